import { StoreError } from '../core/errors.ts';
import type { DeleteItem, InBucket } from '../core/items.ts';
import { quote, quoteShort } from '../core/text.ts';
import type { ListedObject, ListPage, ObjectStore } from '../object-store/object-store.ts';

/** Throws a StoreError `ForeignKey` when a key is not under the prefix. */
export function assertUnderPrefix(rows: readonly { readonly key: string }[], prefix: string): void {
  const foreign = rows.find(({ key }) => !key.startsWith(prefix));
  if (foreign === undefined) return;
  throw new StoreError(
    'ForeignKey',
    `the listing of ${quote(prefix)} contains ${quote(foreign.key)}, which is not ` +
      'under it: the store, or a proxy in front of it, does not list correctly',
  );
}

/**
 * Returns a function that throws a StoreError `ListingLoop` when tokens repeat, with any period. It
 * keeps one token in memory: Brent's algorithm
 * (https://en.wikipedia.org/wiki/Cycle_detection#Brent's_algorithm).
 */
export function loopDetector(): (token: string) => void {
  let kept: string | undefined;
  let count = 0;
  let keepNextAt = 1;
  return (token) => {
    if (token === kept) {
      throw new StoreError(
        'ListingLoop',
        'the listing returned the same continuation token again, so it would never end: ' +
          'the store, or a proxy in front of it, does not page correctly',
      );
    }
    count += 1;
    if (count < keepNextAt) return;
    kept = token;
    keepNextAt *= 2;
  };
}

/** The error of pages that were listed at the same time and contradict each other. */
export function disordered(after: string): StoreError {
  return new StoreError(
    'ListingOrder',
    `the pages of the listing after ${quote(after)} contradict each other: the store, ` +
      'or a proxy in front of it, does not list correctly',
  );
}

/** Which objects, or versions, a listing yields. */
export interface BucketObjectsOptions {
  readonly bucket: string;
  /** Lists only keys that start with this. Default: all. */
  readonly prefix?: string;
  /** Keys per request, 1 to 1,000, which is S3's limit. Default: the store's, 1,000 on S3. */
  readonly pageSize?: number;
  readonly signal?: AbortSignal;
}

/**
 * Yields every object under a prefix, in the store's order, with one page in memory at a time.
 * `remove` takes the objects as they are. Throws a StoreError when a page can't be read, or when
 * the pages contradict each other.
 */
export async function* bucketObjects(
  options: BucketObjectsOptions,
  deps: { readonly store: ObjectStore },
): AsyncGenerator<InBucket<ListedObject>, void, undefined> {
  const { bucket } = options;
  for await (const page of bucketPages(options, deps)) {
    for (const object of page.objects) yield { ...object, bucket };
  }
}

/**
 * Yields the pages of a listing to the last one, also past empty pages that say that more follow. A
 * key that was already on the page before is omitted.
 */
export async function* bucketPages(
  { bucket, prefix = '', pageSize, signal }: BucketObjectsOptions,
  { store }: { readonly store: ObjectStore },
): AsyncGenerator<ListPage, void, undefined> {
  const assertNewToken = loopDetector();
  const request = { bucket, prefix, ...(pageSize !== undefined && { pageSize }) };
  let seen: ReadonlySet<string> = new Set();
  let token: string | undefined;
  do {
    const next = token === undefined ? {} : { continuationToken: token };
    const page = await store.list({ ...request, ...next }, signal);
    assertUnderPrefix(page.objects, prefix);
    const objects = page.objects.filter(({ key }) => !seen.has(key));
    seen = new Set(page.objects.map(({ key }) => key));
    yield { ...page, objects };
    token = page.nextToken;
    if (token !== undefined) assertNewToken(token);
  } while (token !== undefined);
}

/**
 * Yields items for `remove` from an array, or any iterable, of keys or versions of keys. Throws a
 * TypeError at once for a single string, whose characters would be taken for keys.
 */
export function keyList(bucket: string, keys: Keys): AsyncGenerator<DeleteItem, void, undefined> {
  if (typeof keys !== 'string') return itemsOf(bucket, keys);
  throw new TypeError(`${quoteShort(keys)} is a single key: put it in an array`);
}

type Key = string | Omit<DeleteItem, 'bucket'>;
type Keys = Iterable<Key> | AsyncIterable<Key>;

async function* itemsOf(bucket: string, keys: Keys): AsyncGenerator<DeleteItem, void, undefined> {
  for await (const key of keys)
    yield typeof key === 'string' ? { bucket, key } : { ...key, bucket };
}
