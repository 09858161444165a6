import type { InBucket } from '../core/items.ts';
import type { ListedObject, ListPage, ObjectStore } from '../object-store/object-store.ts';
import { assertUnderPrefix, loopDetector } from './listing-checks.ts';

export interface BucketObjectsOptions {
  readonly bucket: string;
  /** Only keys that start so. Default: all. */
  readonly prefix?: string;
  /** Keys a request, 1 to 1,000, which is S3's limit. Default: the store's, 1,000 on S3. */
  readonly pageSize?: number;
  readonly signal?: AbortSignal;
}

/**
 * Every object under a prefix, in the store's order, one page in memory at a time; what it yields
 * can be given to `remove` as it is. Throws a StoreError when a page can't be had, or when the pages
 * contradict each other.
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
 * The pages of a listing, to the last one, also over pages that are empty and say that more
 * follow. A key that stood on the page before is left out.
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
