import { expect } from 'vitest';
import type { S3Server } from 's3-test-server';
import { contentOf } from '../../src/core/items.ts';
import type { PutRequest } from '../../src/object-store/object-store.ts';
import type { OperationName } from '../../src/s3/operations/operation.ts';
import type { S3Store } from '../../src/s3/store.ts';
import { BUCKET, startTestServer } from './test-store.ts';

/** A byte more than goes in one request. */
const LARGE = contentOf(Buffer.alloc(8 * 1024 * 1024 + 1, 'x'));

export function put(changes: Partial<PutRequest> = {}): PutRequest {
  return { bucket: BUCKET, key: 'a', content: contentOf('x'), headers: {}, ...changes };
}

export const object = { bucket: BUCKET, key: 'a' };
const upload = { ...object, uploadId: 'u' };

/** What sends each operation, on a server that is `givenForAll`. */
export const SENDS: Readonly<Record<OperationName, (store: S3Store) => Promise<unknown>>> = {
  AbortMultipartUpload: (store) => store.abortUpload(upload),
  CompleteMultipartUpload: (store) => store.put(put({ content: LARGE })),
  CopyObject: (store) => store.copy({ ...object, key: 'b', source: object, headers: {} }),
  CreateMultipartUpload: (store) => store.put(put({ content: LARGE })),
  DeleteObject: (store) => store.deleteMany({ bucket: BUCKET, objects: [{ key: '\u0001' }] }),
  DeleteObjects: (store) => store.deleteMany({ bucket: BUCKET, objects: [{ key: 'a' }] }),
  GetObject: async (store) => {
    for await (const piece of (await store.get(object)).body) expect(String(piece)).toBe('x');
  },
  GetObjectAcl: (store) => store.grants(object),
  GetObjectTagging: (store) => store.tags(object),
  HeadBucket: () => Promise.resolve(),
  HeadObject: (store) => store.head(object),
  ListMultipartUploads: (store) => store.listUploads({ bucket: BUCKET, prefix: '' }),
  ListObjectsV2: (store) => store.list({ bucket: BUCKET, prefix: '' }),
  ListObjectVersions: (store) => store.listVersions({ bucket: BUCKET, prefix: '' }),
  ListParts: (store) => store.uploadSize(upload),
  PutObject: (store) => store.put(put()),
  UploadPart: (store) => store.put(put({ content: LARGE })),
};

/** A server with what the requests of `SENDS` are about. */
export async function givenForAll(): Promise<S3Server> {
  const server = await startTestServer();
  server.bucket(BUCKET).seed('a', 'x');
  server.bucket(BUCKET).seedUpload('a', { uploadId: 'u' });
  return server;
}
