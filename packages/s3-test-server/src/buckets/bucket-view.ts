import { wholeSecond } from '../http/handler.ts';
import { etagOf } from '../objects/objects.ts';
import { storePart } from '../multipart/multipart.ts';
import { newId, type BucketState, type ServerState } from '../state.ts';
import type { BucketView } from '../types.ts';

/** Long enough ago that a seeded object is older than any run. */
const AGE = 60 * 60 * 1000;

type Part<Name extends keyof BucketView> = Pick<BucketView, Name>;

export function viewBucket(bucket: BucketState, state: ServerState): BucketView {
  const longAgo = () => wholeSecond(new Date(state.now().getTime() - AGE));
  return {
    ...contentsOf(bucket),
    ...seedsOf(bucket, state, longAgo),
    ...uploadsOf(bucket, longAgo),
  };
}

function contentsOf(bucket: BucketState): Part<'keys' | 'object' | 'versions'> {
  return {
    keys: (prefix = '') =>
      bucket
        .sortedKeys()
        .filter((key) => key.startsWith(prefix) && bucket.current(key) !== undefined),
    object(key) {
      const version = bucket.current(key);
      if (version === undefined) return undefined;
      const { body, size, etag, headers, lastModified, versionId, acl = [] } = version;
      const grants = acl.map(({ permission, grantee: { ID, URI = '' } }) =>
        [permission, ID ?? URI].join(' '),
      );
      const tags = Object.fromEntries(version.tags);
      return { body, size, etag, headers, lastModified, versionId, grants, tags };
    },
    versions: (only) =>
      bucket
        .sortedKeys()
        .filter((key) => only === undefined || key === only)
        .flatMap((key) => bucket.versionsOf(key))
        .map(({ key, versionId, isDeleteMarker, body }) => ({
          key,
          versionId,
          isDeleteMarker,
          body,
        })),
  };
}

function seedsOf(bucket: BucketState, state: ServerState, longAgo: () => Date): Part<'seed'> {
  return {
    seed(key, body = '', options = {}) {
      const { headers = {}, lastModified, isDeleteMarker = false, lock = {}, tags = {} } = options;
      const bytes = Buffer.from(body);
      bucket.add({
        key,
        isDeleteMarker,
        body: state.discardBodies ? Buffer.alloc(0) : bytes,
        size: bytes.length,
        etag: isDeleteMarker ? '' : etagOf(bytes),
        headers,
        lastModified: lastModified ?? longAgo(),
        checksums: {},
        tags: new Map(Object.entries(tags)),
        lock,
        acl: options.acl,
      });
    },
  };
}

function uploadsOf(bucket: BucketState, longAgo: () => Date): Part<'uploads' | 'seedUpload'> {
  return {
    uploads: () => [...bucket.uploads.values()].map(({ key, uploadId }) => ({ key, uploadId })),
    seedUpload(key, { uploadId = newId(), initiated = longAgo(), parts = [] } = {}) {
      const upload = { key, uploadId, initiated, headers: {}, tags: new Map(), lock: {} };
      const checksums = { checksumAlgorithm: undefined, checksumType: undefined };
      const open = { ...upload, ...checksums, parts: new Map() };
      for (const [index, body] of parts.entries()) {
        storePart(open, index + 1, Buffer.from(body), {}, initiated);
      }
      bucket.uploads.set(open.uploadId, open);
      return open.uploadId;
    },
  };
}
