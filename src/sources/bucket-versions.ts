import { compareUtf8 } from '../core/compare-utf8.ts';
import { StoreError } from '../core/errors.ts';
import type { InBucket } from '../core/items.ts';
import { quoted } from '../core/shown.ts';
import type {
  ListedVersion,
  ObjectStore,
  VersionMarker,
  VersionsPage,
} from '../object-store/object-store.ts';
import type { BucketObjectsOptions } from './bucket-objects.ts';
import { assertUnderPrefix, loopDetector } from './listing-checks.ts';

/**
 * Every version and delete marker under a prefix, those of a key one after the other, the newest
 * first, with one page in memory at a time. In a bucket that keeps no versions every object is a
 * version named `null`. Throws a StoreError when a page can't be had, or when the pages contradict
 * each other.
 *
 * Deleting what this yields in this order would make old versions visible until they go too, or
 * for good when they can't: delete what is current (`isLatest`) last.
 */
export async function* bucketVersions(
  options: BucketObjectsOptions,
  deps: { readonly store: ObjectStore },
): AsyncGenerator<InBucket<ListedVersion>, void, undefined> {
  const { bucket } = options;
  for await (const page of bucketVersionPages(options, deps)) {
    for (const version of page.versions) yield { ...version, bucket };
  }
}

/**
 * The pages of a listing, to the last one. What stood on the page before is left out. Each page is
 * given out when the next has come: the last version of a page marks where the next begins, and
 * not every store finds that place when the consumer has deleted the version.
 */
export async function* bucketVersionPages(
  options: BucketObjectsOptions,
  deps: { readonly store: ObjectStore },
): AsyncGenerator<VersionsPage, void, undefined> {
  let held: VersionsPage | undefined;
  for await (const page of pagesAsTheyCome(options, deps)) {
    if (held !== undefined) yield held;
    held = page;
  }
  if (held !== undefined) yield held;
}

async function* pagesAsTheyCome(
  { bucket, prefix = '', pageSize, signal }: BucketObjectsOptions,
  { store }: { readonly store: ObjectStore },
): AsyncGenerator<VersionsPage, void, undefined> {
  const assertNewMarker = loopDetector();
  const request = { bucket, prefix, ...(pageSize !== undefined && { pageSize }) };
  let seen: ReadonlySet<string> = new Set();
  let lastKey = '';
  let after: VersionMarker | undefined;
  do {
    const page = await store.listVersions({ ...request, ...(after && { after }) }, signal);
    assertUnderPrefix(page.versions, prefix);
    const versions = page.versions.filter((row) => !seen.has(nameOf(row)));
    assertOrder(versions, lastKey);
    lastKey = versions.at(-1)?.key ?? lastKey;
    seen = new Set(page.versions.map(nameOf));
    yield { ...page, versions };
    after = page.next;
    if (after !== undefined) assertNewMarker(nameOf(after));
  } while (after !== undefined);
}

/**
 * What is current of a key can only be deleted safely when all of the key is known, and with
 * bounded memory that needs versions of a key to stand together.
 */
function assertOrder(versions: readonly ListedVersion[], lastKey: string): void {
  let before = lastKey;
  for (const { key } of versions) {
    if (compareUtf8(before, key) > 0) {
      throw new StoreError(
        'UnorderedListing',
        `the listing of versions holds ${quoted(key)} after ${quoted(before)}: ` +
          'the store, or something before it, does not list in the order of keys',
      );
    }
    before = key;
  }
}

function nameOf({ key, versionId }: VersionMarker): string {
  return `${versionId}\n${key}`;
}
