import { describe, expect, it } from 'vitest';
import { reportLine } from '../../src/action/report/ledger.ts';
import { messageOf } from '../../src/core/errors.ts';
import { BatchError, collect, createTally } from '../../src/core/tally/tally.ts';
import { malformedItems } from '../support/malformed-items.ts';
import { MemoryStore } from '../support/memory-store.ts';
import {
  failedOf,
  itemsOf,
  keysOf,
  OPERATIONS,
  outcomesOf,
} from '../support/operation-under-test.ts';

type Kind = readonly [name: string, from: (entries: readonly unknown[]) => unknown];

const KINDS: readonly Kind[] = [
  ['an array', (entries) => entries],
  ['a generator', (entries) => entries.values()],
  ['an iterator without return', (entries) => ({ [Symbol.iterator]: () => stepper(entries) })],
  [
    'an async iterator',
    (entries) => {
      const { next } = stepper(entries);
      return { [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve(next()) }) };
    },
  ],
  [
    'an async iterator that is not',
    (entries) => ({ [Symbol.asyncIterator]: () => stepper(entries) }),
  ],
];

function stepper(entries: readonly unknown[]): { next: () => IteratorResult<unknown, undefined> } {
  let index = 0;
  return {
    next() {
      if (index === entries.length) return { done: true, value: undefined };
      index += 1;
      return { done: false, value: entries[index - 1] };
    },
  };
}

describe.each(OPERATIONS)('$name of malformed items', (operation) => {
  const { op, prepare, complete, isDone, runRaw } = operation;

  function given(count: number) {
    const store = new MemoryStore();
    for (const item of itemsOf(count)) prepare(store, item);
    return { store, items: itemsOf(count).map((item) => complete(item, store)) };
  }

  it.each(KINDS)('fails each by itself, with its number, from %s', async (_, from) => {
    const { store, items } = given(4);
    const bad = malformedItems(operation, store);
    const [first, second, ...others] = items;
    const entries = [first, ...bad.map(([entry]) => entry), second, ...others];
    const { got, thrown } = await outcomesOf(runRaw(from(entries), store));
    expect(thrown).toBeUndefined();
    expect(got).toHaveLength(entries.length);
    const failures = failedOf(got);
    expect(keysOf(got.filter(({ status }) => status === 'done'))).toEqual(
      items.map(({ key }) => key).sort(),
    );
    for (const item of items) expect(isDone(store, item)).toBe(true);
    expect(store.requests.flat()).toHaveLength(items.length);
    const byNumber = failures.map(({ error }) => messageOf(error.cause)).sort(compareNumbers);
    const expected = bad.map(([, message], index) => `item ${index + 2}: … ${message}`);
    expect(byNumber.map((message, index) => holds(message, bad[index]?.[1] ?? ''))).toEqual(
      expected,
    );
    for (const outcome of failures) {
      expect([outcome.op, outcome.error.code]).toEqual([op, 'InvalidItem']);
      expect([typeof outcome.bucket, typeof outcome.key]).toEqual(['string', 'string']);
    }
  });

  it('are counted, reported and thrown like any other failure', async () => {
    const { store, items } = given(1);
    const entries = [...items, ...malformedItems(operation, store).map(([entry]) => entry)];
    const { got } = await outcomesOf(runRaw(entries, store));
    const tally = createTally();
    for (const outcome of got) {
      tally.add(outcome);
      expect(JSON.parse(reportLine(outcome, false))).toMatchObject({ op, status: outcome.status });
    }
    expect([tally.done[op], tally.failed]).toEqual([1, entries.length - 1]);
    const error: unknown = await collect(runRaw(entries, given(1).store)).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(BatchError);
    expect((error as BatchError).errors).toHaveLength(entries.length - 1);
    expect((error as BatchError).errors[0]?.message).toContain('InvalidItem: item 2: ');
  });

  it('runs the hook of a malformed item once, and reports what it throws', async () => {
    const { store, items } = given(1);
    let runs = 0;
    const after = () => {
      runs += 1;
      if (runs === 2) throw new Error('the hook broke');
    };
    const entries = [{ bucket: 'b0', after }, ...items, { bucket: 'b0', after }];
    const { got, thrown } = await outcomesOf(runRaw(entries, store, { concurrency: 1 }));
    expect([thrown, runs, got.length]).toEqual([undefined, 2, 3]);
    const messages = failedOf(got).map(({ error }) => messageOf(error.cause));
    expect(messages.sort()).toEqual([
      expect.stringMatching(/^item 1: key is missing: [^;]*$/),
      expect.stringMatching(
        /^item 3: key is missing: .*; its after hook failed too: the hook broke$/,
      ),
    ]);
  });

  it('takes an item that can be looked at only once for a failure of its own', async () => {
    const { store, items } = given(2);
    const spoiled = items.map((item, index) => {
      if (index !== 0) return item;
      let looks = 0;
      const get = () => {
        looks += 1;
        if (looks > 1) throw new Error('not again');
        return item.key;
      };
      return Object.defineProperty({ ...item }, 'key', { get });
    });
    const { got, thrown } = await outcomesOf(runRaw(spoiled, store, { concurrency: 1 }));
    expect(thrown).toBeUndefined();
    expect(got).toHaveLength(2);
    expect(failedOf(got).length).toBeGreaterThan(0);
  });

  it.each([
    [undefined, "undefined can't be iterated over: give an array"],
    [null, "null can't be iterated over"],
    [5, "5 can't be iterated over"],
    [{ bucket: 'b', key: 'k' }, "an object can't be iterated over: give an array, a generator or"],
    [() => [], "a function can't be iterated over: call the function"],
    [{ [Symbol.asyncIterator]: 'x' }, "an object can't be iterated over"],
  ])('refuses %s in place of a source at once', (source, message) => {
    const run = () => runRaw(source, new MemoryStore());
    expect(run).toThrow(TypeError);
    expect(run).toThrow(message);
  });
});

function compareNumbers(a: string, b: string): number {
  return numberIn(a) - numberIn(b);
}

function numberIn(message: string): number {
  return Number(/^item (\d+): /.exec(message)?.[1]);
}

/** The message's number and the expected words, when it holds them; else the message itself. */
function holds(message: string, words: string): string {
  return message.includes(words) ? `item ${numberIn(message)}: … ${words}` : message;
}
