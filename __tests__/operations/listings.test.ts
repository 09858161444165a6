import { describe, expect, it } from 'vitest';
import {
  abort,
  bucketObjects,
  bucketUploads,
  bucketVersions,
  collect,
  download,
  keyList,
  remove,
} from '../../src/index.ts';
import { openTestStore, startTestServer } from '../support/test-store.ts';

const bucket = 'listed-bucket';
const prefix = 'old/';

async function given() {
  const server = await startTestServer();
  server.createBucket(bucket, { versioning: 'Enabled' });
  for (const key of ['old/a', 'old/b', 'new/c']) server.bucket(bucket).seed(key, key);
  server.bucket(bucket).seed('old/a', 'again');
  return { server, store: await openTestStore(server) };
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

// That these lines compile, under strict types, is half of what is tested.
describe('what a listing yields is what operations take', () => {
  it('remove(bucketObjects)', async () => {
    const { server, store } = await given();
    const { done } = await collect(remove(bucketObjects({ bucket, prefix }, { store }), { store }));
    expect([done.delete, server.bucket(bucket).keys()]).toEqual([2, ['new/c']]);
  });

  it('remove(bucketObjects), by pages and requests of 100', async () => {
    const { server, store } = await given();
    for (let n = 0; n < 250; n += 1) server.bucket(bucket).seed(`old/${n}`);
    const listed = bucketObjects({ bucket, prefix, pageSize: 100 }, { store });
    await collect(remove(listed, { store }, { batchSize: 100 }));
    expect(server.bucket(bucket).keys()).toEqual(['new/c']);
    expect(server.counts).toEqual({ ListObjectsV2: 3, DeleteObjects: 3 });
  });

  it('remove(bucketVersions)', async () => {
    const { server, store } = await given();
    await collect(remove(keyList(bucket, ['old/b']), { store }));
    const listed = bucketVersions({ bucket, prefix }, { store });
    const { done, markersDeleted } = await collect(remove(listed, { store }));
    expect([done.delete, markersDeleted]).toEqual([4, 1]);
    const left = await all(bucketVersions({ bucket }, { store }));
    expect([left.map(({ key }) => key), server.bucket(bucket).keys()]).toEqual([
      ['new/c'],
      ['new/c'],
    ]);
  });

  it('abort(bucketUploads)', async () => {
    const { server, store } = await given();
    for (const key of ['old/a', 'old/b', 'new/c']) server.bucket(bucket).seedUpload(key);
    const { done } = await collect(abort(bucketUploads({ bucket, prefix }, { store }), { store }));
    expect(done.abort).toBe(2);
    expect(server.bucket(bucket).uploads()).toHaveLength(1);
  });

  it('download, with a target beside what was listed', async () => {
    const { store } = await given();
    const sizes: number[] = [];
    async function* items() {
      for await (const object of bucketObjects({ bucket, prefix }, { store })) {
        yield {
          ...object,
          target: {
            async write(chunks: AsyncIterable<Uint8Array>) {
              for await (const chunk of chunks) sizes.push(chunk.length);
            },
          },
        };
      }
    }
    const { done } = await collect(download(items(), { store }));
    expect([done.download, sizes.sort()]).toEqual([2, [5, 5]]);
  });

  it('carries the bucket, and all that is known of what is listed', async () => {
    const { server, store } = await given();
    server.bucket(bucket).seedUpload('old/a');
    const [object] = await all(bucketObjects({ bucket, prefix }, { store }));
    const [version] = await all(bucketVersions({ bucket, prefix }, { store }));
    const [upload] = await all(bucketUploads({ bucket, prefix }, { store }));
    expect(object).toMatchObject({ bucket, key: 'old/a', size: 5 });
    expect(version).toMatchObject({ bucket, key: 'old/a', isLatest: true, isDeleteMarker: false });
    expect(upload).toMatchObject({ bucket, key: 'old/a' });
  });
});

describe('keyList', () => {
  it('refuses a single string at once, whose characters would be deleted', () => {
    expect(() => keyList(bucket, 'old/a')).toThrow('"old/a" is a single key: put it in an array');
  });
});
