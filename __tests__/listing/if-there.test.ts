import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/core/errors.ts';
import { getIfThere } from '../../src/listing/if-there.ts';
import type { ListPage, ListRequest } from '../../src/object-store/object-store.ts';
import { MemoryStore } from '../support/memory-store.ts';

const DENIED = new StoreError('AccessDenied', 'no', { status: 403, operation: 'GetObject' });
const FORBIDDEN = new StoreError('Forbidden', 'no', { status: 403, operation: 'ListObjectsV2' });
const KEY = 'site/.s3-batch-action';

const row = (key: string) => ({ key, size: 1, etag: '"a"', lastModified: new Date(0) });

/** A store that refuses every GET, and lists what a policy lets it. */
class Refusing extends MemoryStore {
  readonly lists: ListRequest[] = [];
  pages: readonly (readonly string[])[] = [];
  refusal: StoreError = DENIED;
  allowed: (prefix: string) => boolean = (prefix) => prefix === 'site/';

  override get(): Promise<never> {
    return Promise.reject(this.refusal);
  }

  override list(request: ListRequest): Promise<ListPage> {
    this.lists.push(request);
    if (!this.allowed(request.prefix)) return Promise.reject(FORBIDDEN);
    const at = Number(request.continuationToken ?? 0);
    const objects = (this.pages[at] ?? []).map(row);
    const next = at + 1 < this.pages.length ? { nextToken: String(at + 1) } : {};
    return Promise.resolve({ objects, serverTime: new Date(0), ...next });
  }
}

const asked = (store: Refusing, key = KEY, prefix = 'site/') =>
  getIfThere({ store, bucket: 'b', key, prefix }, {}, undefined);

describe('an object whose GET is refused, where only the listing of the prefix is allowed', () => {
  it.each<readonly [string, readonly (readonly string[])[], number]>([
    ['that has nothing', [[]], 1],
    ['that is beyond it', [['site/a'], ['site/b']], 1],
    ['with others before it', [['site/!', 'site/+'], ['site/a']], 2],
    ['that ends before it', [['site/!'], ['site/+']], 2],
  ])('is absent from a listing %s', async (_, pages, count) => {
    const store = new Refusing();
    store.pages = pages;
    expect(await asked(store)).toBeUndefined();
    const [ofKey, ...ofPrefix] = store.lists;
    expect(ofKey).toEqual({ bucket: 'b', prefix: KEY, pageSize: 1 });
    expect(ofPrefix[0]).toEqual({ bucket: 'b', prefix: 'site/', startAfter: 'site/' });
    expect(ofPrefix).toHaveLength(count);
  });

  it('is there when a page shows it, and its refusal stands', async () => {
    const store = new Refusing();
    store.pages = [['site/!'], ['site/+', KEY]];
    await expect(asked(store)).rejects.toBe(DENIED);
  });

  it('is unknown where no listing is allowed, or none with its key', async () => {
    const store = new Refusing();
    store.allowed = () => false;
    await expect(asked(store)).rejects.toMatchObject({ code: 'AccessDenied', cause: FORBIDDEN });
    store.allowed = (prefix) => prefix === 'site/';
    const elsewhere = asked(store, 'deploys/state');
    await expect(elsewhere).rejects.toMatchObject({ code: 'AccessDenied', cause: FORBIDDEN });
    expect(store.lists.at(-1)).toMatchObject({ prefix: 'deploys/state' });
  });

  it('is not looked for in pages that repeat for ever', async () => {
    const store = new Refusing();
    store.list = ({ prefix }) =>
      prefix === KEY
        ? Promise.reject(FORBIDDEN)
        : Promise.resolve({ objects: [], serverTime: new Date(0), nextToken: 'again' });
    await expect(asked(store)).rejects.toMatchObject({ code: 'ListingLoop' });
  });
});

it('an object in a bucket that is not there at all is looked for in no listing', async () => {
  const store = new Refusing();
  store.refusal = new StoreError('NoSuchBucket', 'no', { status: 404 });
  await expect(asked(store)).rejects.toBe(store.refusal);
  store.refusal = new StoreError('NoSuchKey', 'no', { status: 404 });
  expect(await asked(store)).toBeUndefined();
  expect(store.lists).toEqual([]);
});
