import { StoreError } from '../core/errors.ts';
import type { InBucket } from '../core/items.ts';
import { compareKeys } from '../core/keys.ts';
import { quote } from '../core/text.ts';
import type {
  ListedVersion,
  ObjectStore,
  VersionMarker,
  VersionsPage,
} from '../object-store/object-store.ts';
import { assertUnderPrefix, type BucketObjectsOptions, loopDetector } from './objects.ts';

/**
 * Yields every version and delete marker under a prefix, key by key, the newest first, with one
 * page in memory at a time. In a bucket without versioning every object is a version named `null`.
 * Throws a StoreError when a page can't be read, or when the pages contradict each other.
 *
 * To delete the versions in this order would make old ones visible until they are deleted too, or
 * for good if they can't be: delete the current version (`isLatest`) last.
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
 * Yields the pages of a listing to the last one. A version that was already on the page before is
 * omitted. Each page is yielded when the next one has arrived: the next page begins after the last
 * version of a page, and not every store finds that place when the consumer has deleted the
 * version.
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
 * The current version of a key can only be deleted safely when all its versions are known, and with
 * bounded memory that requires the versions of a key to be listed together.
 */
function assertOrder(versions: readonly ListedVersion[], lastKey: string): void {
  let before = lastKey;
  for (const { key } of versions) {
    if (compareKeys(before, key) > 0) {
      throw new StoreError(
        'UnorderedListing',
        `the listing of versions contains ${quote(key)} after ${quote(before)}: ` +
          'the store, or a proxy in front of it, does not list in key order',
      );
    }
    before = key;
  }
}

function nameOf({ key, versionId }: VersionMarker): string {
  return `${versionId}\n${key}`;
}
