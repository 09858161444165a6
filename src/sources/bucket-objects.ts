import { StoreError } from '../core/errors.ts';
import type { ListedObject, ListPage, ObjectStore } from '../store/object-store.ts';

export interface BucketObjectsOptions {
  readonly bucket: string;
  /** Only keys that start so. Default: all. */
  readonly prefix?: string;
  /** Keys a request, 1 to 1,000, which is S3's limit. Default: the store's, 1,000 on S3. */
  readonly pageSize?: number;
  readonly signal?: AbortSignal;
}

/**
 * Every object under a prefix, in the store's order, one page in memory at a time. Throws a
 * StoreError when a page can't be had, or when the pages contradict each other.
 */
export async function* bucketObjects(
  options: BucketObjectsOptions,
  deps: { readonly store: ObjectStore },
): AsyncGenerator<ListedObject, void, undefined> {
  for await (const page of bucketPages(options, deps)) yield* page.objects;
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

/** Throws when a row of a listing is not under the prefix that was asked for. */
export function assertUnderPrefix(rows: readonly { readonly key: string }[], prefix: string): void {
  const foreign = rows.find(({ key }) => !key.startsWith(prefix));
  if (foreign === undefined) return;
  throw new StoreError(
    'ForeignKey',
    `the listing of ${JSON.stringify(prefix)} holds ${JSON.stringify(foreign.key)}, which is not ` +
      'under it: the store, or something before it, does not list correctly',
  );
}

/**
 * Throws when tokens repeat, in any rhythm, and keeps only one of them: Brent's algorithm
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
        'the listing gave the same continuation token again, so it would never end: ' +
          'the store, or something before it, does not page correctly',
      );
    }
    count += 1;
    if (count < keepNextAt) return;
    kept = token;
    keepNextAt *= 2;
  };
}
