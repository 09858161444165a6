import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/core/errors.ts';
import { type Outcome, skipped } from '../../src/core/outcome.ts';
import type { Progress } from '../../src/operations/progress.ts';
import { MemoryStore } from '../support/memory-store.ts';
import {
  type AnyItem,
  failedOf,
  itemsOf,
  keysOf,
  OPERATIONS,
  outcomesOf,
} from '../support/operation-under-test.ts';

const denied = () => new StoreError('AccessDenied', 'Access Denied');

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

  it('gives a hook the outcome of its item, and reports how far it is', async () => {
    const given = new Map<string, unknown>();
    const items = itemsOf(5).map((item) => ({
      ...item,
      after: (outcome: Outcome) => {
        given.set(item.key, outcome);
      },
    }));
    const store = storeFor(items);
    store.onObject = ({ key }) => {
      if (key === 'k3') throw denied();
    };
    const link = skipped(op, { bucket: 'b0', key: 'link' }, 'symlink');
    const said: Progress[] = [];
    const onProgress = (progress: Progress) => said.push(progress);
    const options = { concurrency: 2, signal: undefined, onProgress };
    const { got } = await outcomesOf(run([link, ...items], store, options));
    expect([...given.keys()].sort()).toEqual(items.map(({ key }) => key));
    for (const outcome of got) if (outcome !== link) expect(given.get(outcome.key)).toBe(outcome);
    expect(said.map(({ object }) => object.key)).toEqual(got.map(({ key }) => key));
    const bytes = got.reduce((sum, one) => sum + (one.status === 'done' ? one.bytes : 0), 0);
    expect(said.at(-1)).toMatchObject({ done: 4, skipped: 1, failed: 1, bytes });
    expect(said[0]).toMatchObject({ done: 0, skipped: 1, failed: 0, bytes: 0 });
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
