import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/core/errors.ts';
import type { DeleteItem } from '../../src/core/items.ts';
import type { Outcome } from '../../src/core/outcome.ts';
import type { ObjectStore } from '../../src/object-store/object-store.ts';
import { DeleteGate } from '../../src/object-store/wrapped-stores.ts';
import { remove } from '../../src/operations/remove.ts';
import { MemoryStore } from '../support/memory-store.ts';

async function removed(
  items: Iterable<DeleteItem>,
  store: ObjectStore,
  options?: Parameters<typeof remove>[2],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for await (const outcome of remove(items, { store }, options)) outcomes.push(outcome);
  return outcomes;
}

const keysOf = (bucket: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({ bucket, key: `k${n}` }));

describe('remove', () => {
  it('fills requests with as many keys as batchSize says', async () => {
    const store = new MemoryStore();
    await removed(keysOf('b', 2500), store);
    expect(store.deletes.map(({ objects }) => objects.length)).toEqual([1000, 1000, 500]);
  });

  it('sends one key a request when it is told so', async () => {
    const store = new MemoryStore();
    await removed(keysOf('b', 3), store, { batchSize: 1 });
    expect(store.deletes.map(({ objects }) => objects.length)).toEqual([1, 1, 1]);
  });

  it('sends as few keys a request as the store asks for, and never more than batchSize', async () => {
    const store = new MemoryStore();
    store.onRequest = () => {
      store.keysPerDelete = store.deletes.length === 1 ? 3 : 1000;
    };
    await removed(keysOf('b', 23), new DeleteGate(store), { batchSize: 10, concurrency: 1 });
    expect(store.deletes.map(({ objects }) => objects.length)).toEqual([10, 3, 10]);
  });

  it.each([0, 1001, -1, 1.5, NaN])('refuses a batchSize of %d at once', (batchSize) => {
    expect(() => remove([], { store: new MemoryStore() }, { batchSize })).toThrow(
      `batchSize must be an integer from 1 to 1000, got ${batchSize}`,
    );
  });

  it('keeps a request open for each bucket, so that A, B, A, B are two requests', async () => {
    const store = new MemoryStore();
    const items = ['a', 'b', 'a', 'b'].map((bucket, n) => ({ bucket, key: `k${n}` }));
    const outcomes = await removed(items, store);
    expect(store.requests).toEqual([
      [items[0], items[2]],
      [items[1], items[3]],
    ]);
    expect(outcomes).toHaveLength(4);
  });

  it.each<Partial<DeleteItem>>([
    { mfa: '123 456' },
    { requestPayer: 'requester' },
    { bypassGovernance: true },
    { expectedBucketOwner: 'owner' },
  ])('separates items by %j, which belongs to the request', async (option) => {
    const store = new MemoryStore();
    const items = [
      { bucket: 'b', key: 'k0' },
      { bucket: 'b', key: 'k1', ...option },
      { bucket: 'b', key: 'k2' },
      { bucket: 'b', key: 'k3', ...option },
    ];
    await removed(items, store);
    expect(store.deletes).toEqual([
      { bucket: 'b', objects: [{ key: 'k0' }, { key: 'k2' }] },
      { bucket: 'b', objects: [{ key: 'k1' }, { key: 'k3' }], ...option },
    ]);
  });

  it('sends and reports versions', async () => {
    const store = new MemoryStore();
    const items = ['v1', 'v2'].map((versionId) => ({ bucket: 'b', key: 'k', versionId }));
    const outcomes = await removed(items, store);
    expect(store.deletes[0]?.objects).toEqual([
      { key: 'k', versionId: 'v1' },
      { key: 'k', versionId: 'v2' },
    ]);
    expect(outcomes.map(({ versionId }) => versionId)).toEqual(['v1', 'v2']);
  });

  it('takes a request that fails as a whole for a failure of each of its keys', async () => {
    const store = new MemoryStore();
    store.onRequest = () => {
      if (store.deletes.length === 2) throw new StoreError('InternalError', 'try again');
    };
    const outcomes = await removed(keysOf('b', 9), store, { batchSize: 3, concurrency: 1 });
    const failures = outcomes.flatMap((o) => (o.status === 'failed' ? [o.error] : []));
    expect(outcomes).toHaveLength(9);
    expect(failures.map(({ key, code }) => [key, code])).toEqual([
      ['k3', 'InternalError'],
      ['k4', 'InternalError'],
      ['k5', 'InternalError'],
    ]);
  });

  it('hazard 3: takes a key that the store says nothing about for failed', async () => {
    const store = new MemoryStore();
    store.deleteMany = () => Promise.resolve([{}]);
    const outcomes = await removed(keysOf('b', 2), store);
    expect(outcomes.map(({ status }) => status)).toEqual(['done', 'failed']);
    expect(outcomes[1]).toMatchObject({ error: { code: 'Unaccounted' } });
  });

  it('tells of delete markers and attempts', async () => {
    const store = new MemoryStore();
    store.deleteMany = () => Promise.resolve([{ deleteMarker: true, attempts: 2 }]);
    const [outcome] = await removed(keysOf('b', 1), store);
    expect(outcome).toMatchObject({ status: 'done', deleteMarker: true, attempts: 2, bytes: 0 });
  });

  it('holds back no more than 64 open requests, whatever the source spreads over', async () => {
    const store = new MemoryStore();
    let pulled = 0;
    function* source() {
      for (let n = 0; n < 1000; n += 1) {
        pulled += 1;
        yield { bucket: `b${n}`, key: 'k' };
      }
    }
    for await (const outcome of remove(source(), { store }, { concurrency: 1 })) {
      expect(outcome.status).toBe('done');
      break;
    }
    expect(pulled).toBeLessThanOrEqual(70);
    expect(await removed(source(), new MemoryStore())).toHaveLength(1000);
  });
});
