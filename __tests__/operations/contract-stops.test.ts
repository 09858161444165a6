import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/core/errors.ts';
import { BatchError, collect } from '../../src/core/tally/tally.ts';
import { MemoryStore } from '../support/memory-store.ts';
import {
  type AnyItem,
  failedOf,
  itemsOf,
  keysOf,
  OPERATIONS,
  outcomesOf,
} from '../support/operation-under-test.ts';

describe.each(OPERATIONS)('$name, when the batch can not go on', ({ prepare, run }) => {
  function storeFor(items: readonly AnyItem[]): MemoryStore {
    const store = new MemoryStore();
    for (const item of items) prepare(store, item);
    return store;
  }

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
});
