import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/core/errors.ts';
import { collect } from '../../src/core/tally/tally.ts';
import { DryRunStore } from '../../src/object-store/wrapped-stores.ts';
import { abort } from '../../src/operations/abort.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { outcomesOf } from '../support/operation-under-test.ts';

function given(sizes: readonly number[]) {
  const store = new MemoryStore();
  const items = sizes.map((_, n) => ({ bucket: 'b', key: `k${n}`, uploadId: `u${n}` }));
  sizes.forEach((size, n) => store.uploads.set(`b/k${n}`, size));
  return { store, items };
}

describe('abort', () => {
  it('tells the bytes of the parts apart from bytes sent', async () => {
    const { store, items } = given([5, 7]);
    const { done, bytes, freedBytes } = await collect(abort(items, { store }));
    expect([done.abort, bytes, freedBytes]).toEqual([2, 0, 12]);
  });

  it('names the upload in its outcome', async () => {
    const { store, items } = given([5]);
    const { got } = await outcomesOf(abort(items, { store }));
    expect(got).toEqual([
      { ...items[0], op: 'abort', status: 'done', bytes: 0, freedBytes: 5, attempts: 1 },
    ]);
  });

  it('skips what is gone', async () => {
    const { store, items } = given([5]);
    store.uploads.clear();
    const { got } = await outcomesOf(abort(items, { store }));
    expect(got).toEqual([{ ...items[0], op: 'abort', status: 'skipped', reason: 'gone' }]);
  });

  it('aborts what can not be measured', async () => {
    const { store, items } = given([5]);
    store.uploadSize = () => Promise.reject(new StoreError('InternalError', 'broken'));
    const { got } = await outcomesOf(abort(items, { store }));
    expect(got).toEqual([{ ...items[0], op: 'abort', status: 'done', bytes: 0, attempts: 1 }]);
    expect(store.uploads.size).toBe(0);
  });

  it('fails with an error of the bucket before it aborts', async () => {
    const { store, items } = given([5]);
    const error = new StoreError('NoSuchBucket', 'no such bucket', { scope: 'bucket' });
    store.uploadSize = () => Promise.reject(error);
    const { got } = await outcomesOf(abort(items, { store }));
    expect(got).toMatchObject([{ status: 'failed', error: { code: 'NoSuchBucket' } }]);
    expect(store.uploads.size).toBe(1);
  });

  it('aborts nothing in a dry run, and counts', async () => {
    const { store, items } = given([5]);
    const { done, freedBytes } = await collect(abort(items, { store: new DryRunStore(store) }));
    expect([done.abort, freedBytes, store.uploads.size]).toEqual([1, 5, 1]);
  });
});
