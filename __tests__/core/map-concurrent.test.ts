import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapConcurrent } from '../../src/core/concurrency.ts';
import { consume, deferred, type SourceKind, watchedSource } from '../support/watched-source.ts';

const fail = (message: string) => Promise.reject(new Error(message));

/** Lets promises that are ready settle in a random order. */
const scheduled = fc.record({
  scheduler: fc.scheduler(),
  count: fc.nat(60),
  concurrency: fc.integer({ min: 1, max: 8 }),
});

const KINDS: readonly SourceKind[] = ['awaited', 'at once'];

describe.each(KINDS)('mapConcurrent over what is %s', (kind) => {
  it('gives each item to a worker once, and never runs more than concurrency', async () => {
    await fc.assert(
      fc.asyncProperty(scheduled, async ({ scheduler, count, concurrency }) => {
        const source = watchedSource(count, undefined, kind);
        let running = 0;
        let most = 0;
        const seen: number[] = [];
        const worker = async (item: number) => {
          seen.push(item);
          running += 1;
          most = Math.max(most, running);
          await scheduler.schedule(Promise.resolve());
          running -= 1;
          return item;
        };
        const results = mapConcurrent(source.items, worker, { concurrency });
        const { got, thrown } = await scheduler.waitFor(consume(results));
        const all = Array.from({ length: count }, (_, n) => n);
        expect(thrown).toBeUndefined();
        expect(seen).toEqual(all);
        expect(got.toSorted((a, b) => a - b)).toEqual(all);
        expect(most).toBeLessThanOrEqual(concurrency);
        expect(most).toBeGreaterThanOrEqual(Math.min(count, 1));
        expect(source.isClosed).toBe(true);
      }),
    );
  });

  it('keeps the weight within the budget, and runs what is heavier alone', async () => {
    const weights = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), weights, async (scheduler, items) => {
        let [running, weight] = [0, 0];
        const worker = async (item: number) => {
          running += 1;
          weight += item;
          expect(running === 1 || weight <= 10).toBe(true);
          await scheduler.schedule(Promise.resolve());
          running -= 1;
          weight -= item;
          return item;
        };
        const options = { concurrency: 6, weigh: (item: number) => item, budget: 10 };
        const { got, thrown } = await scheduler.waitFor(
          consume(mapConcurrent(items, worker, options)),
        );
        expect(thrown).toBeUndefined();
        expect(got).toHaveLength(items.length);
      }),
    );
  });

  it('finishes what was pulled when the source throws at any item', async () => {
    await fc.assert(
      fc.asyncProperty(scheduled, async ({ scheduler, count, concurrency }) => {
        const broken = new Error('the source broke');
        const source = watchedSource(Infinity, { failAt: count, error: broken }, kind);
        const worker = (item: number) => scheduler.schedule(Promise.resolve(item));
        const results = mapConcurrent(source.items, worker, { concurrency });
        const { got, thrown } = await scheduler.waitFor(consume(results));
        expect(thrown).toBe(broken);
        expect(got).toHaveLength(count);
      }),
    );
  });

  it('finishes what was pulled when a worker throws, and pulls no more', async () => {
    await fc.assert(
      fc.asyncProperty(scheduled, async ({ scheduler, count, concurrency }) => {
        const source = watchedSource(Infinity, undefined, kind);
        const worker = async (item: number) => {
          await scheduler.schedule(Promise.resolve());
          return item === count ? fail('the worker broke') : item;
        };
        const results = mapConcurrent(source.items, worker, { concurrency });
        const { got, thrown } = await scheduler.waitFor(consume(results));
        expect(thrown).toMatchObject({ message: 'the worker broke' });
        expect(got).toHaveLength(source.pulled - 1);
        expect(source.isClosed).toBe(true);
      }),
    );
  });

  it('yields what was pulled before an abort, aborts its workers, and throws the reason', async () => {
    await fc.assert(
      fc.asyncProperty(scheduled, async ({ scheduler, count, concurrency }) => {
        const stopper = new AbortController();
        const reason = new Error('stopped');
        const source = watchedSource(Infinity, undefined, kind);
        const aborted: boolean[] = [];
        const worker = async (item: number, signal: AbortSignal) => {
          if (item === count) stopper.abort(reason);
          await scheduler.schedule(Promise.resolve());
          if (item === count) aborted.push(signal.aborted);
          return item;
        };
        const options = { concurrency, signal: stopper.signal };
        const { got, thrown } = await scheduler.waitFor(
          consume(mapConcurrent(source.items, worker, options)),
        );
        expect(thrown).toBe(reason);
        expect(aborted).toEqual([true]);
        expect(got.toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: count + 1 }, (_, n) => n),
        );
        expect(source.isClosed).toBe(true);
      }),
    );
  });
});

describe.each(KINDS)('mapConcurrent over what is %s', (kind) => {
  it('closes an endless source when its consumer leaves, after its workers are done', async () => {
    const source = watchedSource(Infinity, undefined, kind);
    const allRun = deferred();
    let running = 0;
    const worker = async (item: number, signal: AbortSignal) => {
      running += 1;
      if (running === 4) allRun.resolve();
      if (item === 0) await allRun.promise;
      else {
        await new Promise((resolve) => {
          signal.addEventListener('abort', resolve);
        });
      }
      running -= 1;
      return item;
    };
    for await (const result of mapConcurrent(source.items, worker, { concurrency: 4 })) {
      expect(result).toBe(0);
      break;
    }
    expect(running).toBe(0);
    expect(source.isClosed).toBe(true);
    expect(source.pulled).toBeLessThanOrEqual(5);
  });

  it('pulls nothing before it is asked, and nothing while results wait in all slots', async () => {
    const source = watchedSource(Infinity, undefined, kind);
    const results = mapConcurrent(source.items, (item: number) => Promise.resolve(item), {
      concurrency: 3,
    });
    await Promise.resolve();
    expect(source.pulled).toBe(0);
    await results.next();
    const settled = deferred();
    setImmediate(settled.resolve);
    await settled.promise;
    expect(source.pulled).toBeLessThanOrEqual(4);
    await results.return();
    expect(source.isClosed).toBe(true);
  });
});

describe('mapConcurrent at its edges', () => {
  it('ends when it is aborted while a pull never settles', async () => {
    const stopper = new AbortController();
    const hanging = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise<IteratorResult<number>>(() => undefined),
      }),
    };
    const options = { concurrency: 2, signal: stopper.signal };
    const consuming = consume(
      mapConcurrent(hanging, (item: number) => Promise.resolve(item), options),
    );
    stopper.abort(new Error('enough'));
    expect((await consuming).thrown).toMatchObject({ message: 'enough' });
  });

  it('hands what is held back for a batch to a worker when it is aborted', async () => {
    const stopper = new AbortController();
    async function* pairs(items: AsyncIterable<number>): AsyncGenerator<readonly number[]> {
      let held: number[] = [];
      for await (const item of items) {
        held.push(item);
        if (item === 4) stopper.abort(new Error('enough'));
        if (held.length === 3) {
          yield held;
          held = [];
        }
      }
      if (held.length > 0) yield held;
    }
    const { got } = await consume(
      mapConcurrent([0, 1, 2, 3, 4, 5, 6], (unit: readonly number[]) => Promise.resolve(unit), {
        concurrency: 1,
        arrange: pairs,
        signal: stopper.signal,
      }),
    );
    expect(got.flat()).toEqual([0, 1, 2, 3, 4]);
  });

  it.each([0, -1, 1.5, NaN, Infinity])('refuses a concurrency of %d', async (concurrency) => {
    const { thrown } = await consume(mapConcurrent([1], () => Promise.resolve(1), { concurrency }));
    expect(thrown).toMatchObject({
      message: `concurrency must be a positive integer, got ${concurrency}`,
    });
  });

  it.each([
    ['an array', [1, 2, 3]],
    ['an async iterable', watchedSource(3).items],
  ])('throws what weigh throws, over %s', async (_, source) => {
    const broken = new Error('no weight');
    const weigh = (item: number) => {
      if (item === 2) throw broken;
      return 1;
    };
    const worker = (item: number) => Promise.resolve(item);
    const { got, thrown } = await consume(
      mapConcurrent<number, number>(source, worker, { concurrency: 1, weigh }),
    );
    expect(thrown).toBe(broken);
    expect(got).toEqual([0, 1].filter((item) => !Array.isArray(source) || item > 0));
  });

  it('closes its source when weigh throws', async () => {
    for (const kind of KINDS) {
      const source = watchedSource(Infinity, undefined, kind);
      const weigh = () => {
        throw new Error('no weight');
      };
      const results = mapConcurrent(source.items, (item: number) => Promise.resolve(item), {
        concurrency: 2,
        weigh,
      });
      expect((await consume(results)).thrown).toMatchObject({ message: 'no weight' });
      expect([source.isClosed, source.pulled]).toEqual([true, 1]);
    }
  });

  it.each([
    [undefined, "undefined can't be iterated over: give an array"],
    [{}, "an object can't be iterated over"],
    [() => [], "a function can't be iterated over: call the function"],
  ])('refuses %s in place of a source', async (source, message) => {
    const worker = (item: number) => Promise.resolve(item);
    const results = mapConcurrent(source as unknown as number[], worker, { concurrency: 1 });
    const { thrown } = await consume(results);
    expect(thrown).toBeInstanceOf(TypeError);
    expect(thrown).toMatchObject({ message: expect.stringContaining(message) as string });
  });
});

/** Iterators whose `next` breaks the language's rules, after an item that is good. */
const BROKEN: readonly (readonly [result: unknown, said: string])[] = [
  [undefined, 'undefined'],
  [null, 'null'],
  [7, '7'],
  ['done', '"done"'],
  [() => undefined, 'a function'],
];

describe.each(BROKEN)(
  'mapConcurrent over an iterator that gives %s for a result',
  (result, said) => {
    const message = `next() of the iterator gave ${said} in place of { done, value }: correct the iterator`;

    function steps() {
      let calls = 0;
      const next = () => {
        calls += 1;
        return (calls === 1 ? { done: false, value: 1 } : result) as IteratorResult<number>;
      };
      return { next };
    }

    it.each([
      ['at once', { [Symbol.iterator]: steps }],
      [
        'by a promise',
        {
          [Symbol.asyncIterator]: () => {
            const { next } = steps();
            return { next: () => Promise.resolve(next()) };
          },
        },
      ],
      ['at once, of an async one', { [Symbol.asyncIterator]: steps }],
    ])('finishes what was pulled, then throws: %s', async (_, source) => {
      const worker = (item: number) => Promise.resolve(item);
      for (const arrange of [undefined, (items: AsyncIterable<number>) => items]) {
        const options = { concurrency: 2, ...(arrange && { arrange }) };
        const results = mapConcurrent<number, number>(source as Iterable<number>, worker, options);
        const { got, thrown } = await consume(results);
        expect([got, thrown instanceof TypeError]).toEqual([[1], true]);
        expect(thrown).toMatchObject({ message });
      }
    });
  },
);

describe('mapConcurrent over an iterator that is async and does not say so', () => {
  it.each([
    ['resolves', () => Promise.resolve({ done: true, value: undefined })],
    ['rejects', () => Promise.reject(new Error('seen by nobody else'))],
  ])('throws when the promise that it gives %s', async (_, next) => {
    const source = { [Symbol.iterator]: () => ({ next }) } as unknown as Iterable<number>;
    const worker = (item: number) => Promise.resolve(item);
    for (const arrange of [undefined, (items: AsyncIterable<number>) => items]) {
      const options = { concurrency: 2, ...(arrange && { arrange }) };
      const { thrown } = await consume(mapConcurrent<number, number>(source, worker, options));
      expect(thrown).toMatchObject({
        message:
          'next() of the iterator gave a promise in place of { done, value }: ' +
          'name its method Symbol.asyncIterator',
      });
    }
  });
});

const PROGRAM = join(import.meta.dirname, '../support/million-items.ts');

describe('mapConcurrent over a million items', () => {
  it('fits into a heap of 24 MiB, leaves no listener, and rejects nothing unseen', async () => {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [
      '--max-old-space-size=24',
      '--unhandled-rejections=strict',
      PROGRAM,
    ]);
    expect(stdout).toBe('499999500000 0');
    expect(stderr).toBe('');
  });
});
