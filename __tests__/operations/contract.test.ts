import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BatchError } from '../../src/core/batch-error.ts';
import { collect } from '../../src/core/collect.ts';
import { StoreError } from '../../src/core/errors.ts';
import { skipped, type Outcome } from '../../src/core/outcome.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { OPERATIONS, type AnyItem } from '../support/operation-under-test.ts';

const denied = () => new StoreError('AccessDenied', 'Access Denied');

function itemsOf(count: number, buckets = 1): AnyItem[] {
  return Array.from({ length: count }, (_, n) => ({ bucket: `b${n % buckets}`, key: `k${n}` }));
}

async function outcomesOf(
  outcomes: AsyncIterable<Outcome>,
): Promise<{ got: Outcome[]; thrown: unknown }> {
  const got: Outcome[] = [];
  try {
    for await (const outcome of outcomes) got.push(outcome);
  } catch (thrown) {
    return { got, thrown };
  }
  return { got, thrown: undefined };
}

const keysOf = (outcomes: readonly Outcome[]) => outcomes.map(({ key }) => key).sort();
const failedOf = (outcomes: readonly Outcome[]) =>
  outcomes.flatMap((outcome) => (outcome.status === 'failed' ? [outcome] : []));

describe.each(OPERATIONS)('$name', ({ op, prepare, isDone, run }) => {
  function storeFor(items: readonly AnyItem[]): MemoryStore {
    const store = new MemoryStore();
    for (const item of items) prepare(store, item);
    return store;
  }

  it('gives one outcome per item, and the store agrees, whichever objects fail', async () => {
    const failing = fc.array(fc.boolean(), { maxLength: 30 });
    const sizes = fc.record({
      failing,
      concurrency: fc.integer({ min: 1, max: 5 }),
      buckets: fc.integer({ min: 1, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(sizes, async ({ failing: fails, concurrency, buckets }) => {
        const items = itemsOf(fails.length, buckets);
        const store = storeFor(items);
        store.onObject = ({ key }) => {
          if (fails[Number(key.slice(1))] === true) throw denied();
        };
        const { got, thrown } = await outcomesOf(run(items, store, { concurrency }));
        expect(thrown).toBeUndefined();
        expect(keysOf(got)).toEqual(items.map(({ key }) => key).sort());
        for (const outcome of got) {
          const fail = fails[Number(outcome.key.slice(1))] === true;
          expect([outcome.op, outcome.status]).toEqual([op, fail ? 'failed' : 'done']);
          expect(isDone(store, outcome)).toBe(!fail);
        }
        expect(store.mostRunning).toBeLessThanOrEqual(concurrency);
      }),
    );
  });

  it('says what failed, where, and why', async () => {
    const store = storeFor(itemsOf(1));
    store.onObject = () => {
      throw denied();
    };
    const { got } = await outcomesOf(run(itemsOf(1), store));
    expect(failedOf(got)[0]?.error).toMatchObject({
      bucket: 'b0',
      key: 'k0',
      code: 'AccessDenied',
      message: 'failed to perform batch operation on "k0" to "b0": AccessDenied: Access Denied',
    });
  });

  it('runs the hook of every item once, after success and after failure', async () => {
    const runs = new Map<string, number>();
    const items = itemsOf(7).map((item) => ({
      ...item,
      after: () => {
        runs.set(item.key, (runs.get(item.key) ?? 0) + 1);
      },
    }));
    const store = storeFor(items);
    store.onObject = ({ key }) => {
      if (key === 'k3') throw denied();
    };
    await outcomesOf(run(items, store));
    expect([...runs].sort()).toEqual(items.map(({ key }) => [key, 1]));
  });

  it('takes what a hook throws for the failure of its item, and stops nothing', async () => {
    const items = itemsOf(5).map((item) => ({
      ...item,
      after: () => (item.key < 'k2' ? Promise.reject(new Error('the hook broke')) : undefined),
    }));
    const store = storeFor(items);
    store.onObject = ({ key }) => {
      if (key === 'k0') throw denied();
    };
    const { got, thrown } = await outcomesOf(run(items, store));
    expect(thrown).toBeUndefined();
    const errors = failedOf(got).map(({ key, error }) => [key, error.code, String(error.cause)]);
    expect(errors.sort()).toEqual([
      [
        'k0',
        'AccessDenied',
        'StoreError: Access Denied; its after hook failed too: the hook broke',
      ],
      [
        'k1',
        'AfterFailed',
        'StoreError: the object was done, then its after hook failed: the hook broke',
      ],
    ]);
    expect(isDone(store, { bucket: 'b0', key: 'k1' })).toBe(true);
  });

  it('finishes and reports what was pulled when the source throws, then throws its error', async () => {
    const broken = new Error('the source broke');
    function* source() {
      yield* itemsOf(5);
      throw broken;
    }
    const store = storeFor(itemsOf(5));
    const { got, thrown } = await outcomesOf(run(source(), store, { concurrency: 2 }));
    expect(thrown).toBe(broken);
    expect(got.map(({ status }) => status)).toEqual(['done', 'done', 'done', 'done', 'done']);
    const error: unknown = await collect(run(source(), storeFor(itemsOf(5)))).catch(
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(BatchError);
    expect(error).toMatchObject({ cause: broken, tally: { failed: 0 } });
  });

  it('starts nothing when it is aborted before it begins', async () => {
    const store = storeFor(itemsOf(3));
    const signal = AbortSignal.abort(new Error('too late'));
    let pulled = 0;
    function* source() {
      for (const item of itemsOf(3)) {
        pulled += 1;
        yield item;
      }
    }
    const { got, thrown } = await outcomesOf(run(source(), store, { signal }));
    expect(thrown).toMatchObject({ message: 'too late' });
    expect([got, pulled, store.requests]).toEqual([[], 0, []]);
  });

  it('gives everything pulled an outcome when it is aborted, and touches nothing else', async () => {
    const stopper = new AbortController();
    const store = storeFor(itemsOf(100));
    const pulled: string[] = [];
    function* source() {
      for (const item of itemsOf(100)) {
        pulled.push(item.key);
        yield item;
      }
    }
    store.onRequest = (signal) => {
      if (store.requests.length === 2) stopper.abort(new Error('cancelled'));
      signal?.throwIfAborted();
    };
    const options = { concurrency: 1, signal: stopper.signal };
    const { got, thrown } = await outcomesOf(run(source(), store, options));
    expect(thrown).toMatchObject({ message: 'cancelled' });
    expect(keysOf(got)).toEqual(pulled.sort());
    expect(pulled.length).toBeLessThan(20);
    const canceled = failedOf(got);
    expect(canceled.length).toBeGreaterThan(0);
    for (const { error } of canceled) {
      expect(error.code).toBe('RequestCanceled');
      expect(error.message).toContain(
        'the batch was stopped before this object was finished: cancelled',
      );
    }
    expect(store.requests).toHaveLength(2);
  });

  it('ends the batch on an error that every other request would meet too', async () => {
    const store = storeFor(itemsOf(100));
    const dead = new StoreError('ExpiredToken', 'the token has expired', { scope: 'batch' });
    store.onRequest = () => {
      if (store.requests.length >= 3) throw dead;
    };
    const { got, thrown } = await outcomesOf(run(itemsOf(100), store, { concurrency: 1 }));
    expect(thrown).toBe(dead);
    expect(store.requests).toHaveLength(3);
    expect(got.length).toBeLessThan(20);
    expect(failedOf(got)[0]?.error.code).toBe('ExpiredToken');
  });

  it('passes on what was settled before', async () => {
    const link = skipped(op, { bucket: 'b0', key: 'link' }, 'symlink');
    const store = storeFor(itemsOf(2));
    const { got } = await outcomesOf(run([link, ...itemsOf(2)], store));
    expect(got).toContain(link);
    expect(got).toHaveLength(3);
  });

  it('has nothing to do without items', async () => {
    const store = new MemoryStore();
    expect(await outcomesOf(run([], store))).toEqual({ got: [], thrown: undefined });
    expect(store.requests).toEqual([]);
  });

  it('closes its source when the consumer leaves', async () => {
    let isClosed = false;
    function* source() {
      try {
        yield* itemsOf(1000);
      } finally {
        isClosed = true;
      }
    }
    const store = storeFor(itemsOf(1000));
    for await (const outcome of run(source(), store, { concurrency: 2 })) {
      expect(outcome.status).toBe('done');
      break;
    }
    expect(isClosed).toBe(true);
    expect(store.running).toBe(0);
    expect(store.requests.length).toBeLessThan(10);
  });
});
