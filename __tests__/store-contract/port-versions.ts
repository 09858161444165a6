import { expect } from 'vitest';
import type {
  ListedVersion,
  ObjectStore,
  VersionMarker,
} from '../../src/object-store/object-store.ts';
import type { StoreCase, StoreContext } from './store-context.ts';
import { putKeys, putObject, setVersioning } from 's3-test-server/contract/given.ts';

async function allVersions(
  store: ObjectStore,
  bucket: string,
  pageSize: number,
  prefix = '',
): Promise<readonly ListedVersion[]> {
  const versions: ListedVersion[] = [];
  let after: VersionMarker | undefined;
  do {
    const page = await store.listVersions({ bucket, prefix, pageSize, ...(after && { after }) });
    expect(page.versions.length).toBeLessThanOrEqual(pageSize);
    expect(page.serverTime).toBeInstanceOf(Date);
    versions.push(...page.versions);
    after = page.next;
  } while (after !== undefined && versions.length < 50);
  return versions;
}

/** `a!` is the latest of `a`, `am` a delete marker. */
function told({ key, isLatest, isDeleteMarker }: ListedVersion): string {
  return `${key}${isDeleteMarker ? 'm' : ''}${isLatest ? '!' : ''}`;
}

/** Three versions of `p/a`, a delete marker over a version of `p/b`, one of `p/c`. */
async function putVersions(context: StoreContext): Promise<void> {
  await setVersioning(context, 'Enabled');
  await putKeys(context, ['other', 'p/a', 'p/a', 'p/a', 'p/b', 'p/c']);
  await context.send({ method: 'DELETE', key: 'p/b' });
}

export const PORT_VERSION_CASES: readonly StoreCase[] = [
  ...[2, 3, 1000].map((size): StoreCase => ({
    name: `the port lists versions and delete markers in pages of ${size}`,
    source: 'API_ListObjectVersions: KeyMarker, VersionIdMarker; IsLatest',
    run: async (context) => {
      await putVersions(context);
      const store = await context.openStore();
      const versions = await allVersions(store, context.bucket, size, 'p/');
      expect(versions.map(told)).toEqual(['p/a!', 'p/a', 'p/a', 'p/bm!', 'p/b', 'p/c!']);
      expect(new Set(versions.map(({ versionId }) => versionId)).size).toBe(6);
    },
  })),
  {
    name: 'the port tells the size, ETag and date of versions, and of delete markers the date',
    source: 'API_ObjectVersion; API_DeleteMarkerEntry',
    run: async (context) => {
      await setVersioning(context, 'Enabled');
      const { ETag, VersionId } = await putObject(context, 'a', 'hello');
      await context.send({ method: 'DELETE', key: 'a' });
      const store = await context.openStore();
      const [marker, version] = await allVersions(store, context.bucket, 10);
      expect(marker).toMatchObject({ isDeleteMarker: true, size: 0, etag: '' });
      expect(marker?.lastModified).toBeInstanceOf(Date);
      expect(version).toMatchObject({ size: 5, etag: ETag, versionId: VersionId });
    },
  },
  {
    name: 'the port lists hostile names of versions as they are',
    source: 'API_ListObjectVersions: EncodingType',
    run: async (context) => {
      await setVersioning(context, 'Enabled');
      const keys = ['a b+c%20d', 'a&<b>"', 'ä'];
      await putKeys(context, keys);
      const store = await context.openStore();
      const versions = await allVersions(store, context.bucket, 10);
      expect(versions.map(({ key }) => key).sort()).toEqual(keys.toSorted());
    },
  },
  {
    name: 'the port lists and deletes versions named null where none are kept',
    source: 'API_ListObjectVersions: VersionId; API_DeleteObjects: VersionId',
    run: async (context) => {
      const { bucket } = context;
      await putKeys(context, ['a', 'b']);
      const store = await context.openStore();
      const versions = await allVersions(store, bucket, 10);
      expect(versions.map(({ key, versionId }) => `${key}:${versionId}`)).toEqual([
        'a:null',
        'b:null',
      ]);
      const results = await store.deleteMany({ bucket, objects: versions });
      expect(results.map((result) => 'error' in result)).toEqual([false, false]);
      expect(await allVersions(store, bucket, 10)).toEqual([]);
    },
  },
  {
    name: 'the port deletes delete markers by their versions, which shows what was under them',
    source: 'API_DeleteObjects: VersionId; userguide/ManagingDelMarkers',
    run: async (context) => {
      const { bucket } = context;
      await putVersions(context);
      const store = await context.openStore();
      const versions = await allVersions(store, bucket, 10, 'p/b');
      const objects = versions.filter(({ isDeleteMarker }) => isDeleteMarker);
      const [result] = await store.deleteMany({ bucket, objects });
      expect(result).not.toHaveProperty('error');
      expect((await allVersions(store, bucket, 10, 'p/b')).map(told)).toEqual(['p/b!']);
    },
  },
];
