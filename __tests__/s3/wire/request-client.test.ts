import { describe, expect, it, onTestFinished } from 'vitest';
import { contentOf } from '../../../src/core/content.ts';
import type { PutRequest } from '../../../src/object-store/object-store.ts';
import { startProxy } from '../../support/proxy-server.ts';
import { wayOf, openOn } from '../../support/open-with-client.ts';
import { BUCKET, openTestStore, startTestServer } from '../../support/test-store.ts';
import { FILE_PATHS, ONLY_KEYS } from '../../keys/names.ts';

/** A byte more than goes in one request. */
const LARGE = contentOf(Buffer.alloc(8 * 1024 * 1024 + 1, 'x'));

function put(changes: Partial<PutRequest> = {}): PutRequest {
  return { bucket: BUCKET, key: 'a', content: contentOf('x'), headers: {}, ...changes };
}

describe('the wire client', () => {
  it('takes puts, parts, deletes and listings; the rest goes through the SDK', async () => {
    const server = await startTestServer();
    const store = await openOn('wire', server);
    await store.put(put());
    await store.put(put({ key: 'large', content: LARGE }));
    await store.list({ bucket: BUCKET, prefix: '' });
    await store.head({ bucket: BUCKET, key: 'a' });
    await store.deleteMany({ bucket: BUCKET, objects: [{ key: 'a' }] });
    expect(wayOf(server)).toEqual({
      PutObject: true,
      CreateMultipartUpload: false,
      UploadPart: true,
      CompleteMultipartUpload: false,
      ListObjectsV2: true,
      HeadObject: false,
      DeleteObjects: true,
    });
  });

  it('is closed by S3_BATCH_CLIENT=sdk', async () => {
    const server = await startTestServer();
    const store = await openOn('sdk', server);
    await store.put(put());
    await store.put(put({ key: 'large', content: LARGE }));
    await store.list({ bucket: BUCKET, prefix: '' });
    const goesByWire = Object.entries(wayOf(server)).filter(([, value]) => value);
    expect(goesByWire).toEqual([]);
    expect(server.counts).toMatchObject({ PutObject: 1, UploadPart: 2, ListObjectsV2: 1 });
  });

  it('leaves values that are not sent as they are to the SDK', async () => {
    const server = await startTestServer();
    const store = await openOn('wire', server);
    await store.put(put({ headers: { 'x-amz-meta-a': 'a\tb' } })).catch(() => undefined);
    expect(wayOf(server)).toEqual({ PutObject: false });
  });

  it('leaves hosts behind a proxy to the SDK', async () => {
    const server = await startTestServer();
    const proxy = await startProxy();
    process.env['HTTP_PROXY'] = proxy.url;
    try {
      const store = await openOn('wire', server);
      await store.put(put());
      await store.put(put({ key: 'large', content: LARGE }));
    } finally {
      delete process.env['HTTP_PROXY'];
    }
    expect(wayOf(server)).toMatchObject({ PutObject: false, UploadPart: false });
    expect(server.bucket(BUCKET).object('large')?.size).toBe(LARGE.size);
  });
});

describe('the older name of S3_BATCH_CLIENT', () => {
  it('still has the SDK send everything', async () => {
    const { S3_BATCH_CLIENT } = process.env;
    delete process.env['S3_BATCH_CLIENT'];
    process.env['S3_BATCH_LANE'] = 'sdk';
    onTestFinished(() => {
      delete process.env['S3_BATCH_LANE'];
      if (S3_BATCH_CLIENT !== undefined) process.env['S3_BATCH_CLIENT'] = S3_BATCH_CLIENT;
    });
    const server = await startTestServer();
    const store = await openTestStore(server);
    await store.put({ bucket: BUCKET, key: 'k', content: contentOf('x'), headers: {} });
    expect(wayOf(server)).toEqual({ PutObject: false });
  });
});

describe('both clients', () => {
  it('write and read every key alike', async () => {
    const keys = [...Object.values(FILE_PATHS), ...Object.values(ONLY_KEYS)];
    const seen = await Promise.all(
      (['wire', 'sdk'] as const).map(async (client) => {
        const server = await startTestServer();
        const store = await openOn(client, server);
        await Promise.all(keys.map((key) => store.put(put({ key, content: contentOf(key) }))));
        const { objects } = await store.list({ bucket: BUCKET, prefix: '' });
        const results = await store.deleteMany({
          bucket: BUCKET,
          objects: keys.map((key) => ({ key })),
        });
        const left = server.bucket(BUCKET).keys();
        return {
          listed: objects.map(({ key, size, etag }) => ({ key, size, etag })),
          results,
          left,
        };
      }),
    );
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]?.listed).toHaveLength(keys.length);
    expect(seen[0]?.left).toEqual([]);
  });

  it('store the same headers', async () => {
    const headers = {
      'cache-control': 'max-age=60, public',
      'content-type': 'text/html; charset=utf-8',
      'content-language': 'de',
      expires: 'Tue, 24 Nov 2026 06:12:55 GMT',
      'x-amz-meta-one': ' a  b ',
      'x-amz-storage-class': 'STANDARD_IA',
      'x-amz-tagging': 'a=b&c=d%20e',
      'x-amz-website-redirect-location': '/other',
    } as const;
    const stored = await Promise.all(
      (['wire', 'sdk'] as const).map(async (client) => {
        const server = await startTestServer();
        const store = await openOn(client, server);
        await store.put(put({ headers }));
        const object = server.bucket(BUCKET).object('a');
        return { ...object, lastModified: undefined };
      }),
    );
    expect(stored[0]).toEqual(stored[1]);
    expect(JSON.stringify(stored[0])).toContain('max-age=60, public');
  });

  it.each([
    ['a code', { status: 403, code: 'AccessDenied', message: 'no' }],
    ['a status alone', { status: 404 }],
    ['a throttle', { status: 400, code: 'InvalidRequest', message: 'so not' }],
  ])('tell %s alike', async (_, answer) => {
    const errors = await Promise.all(
      (['wire', 'sdk'] as const).map(async (client) => {
        const server = await startTestServer();
        const store = await openOn(client, server);
        server.onRequest = () => ({ kind: 'status', ...answer });
        const thrown = await store.put(put()).catch((error: unknown) => error);
        const { code, message, status, scope, attempts } = thrown as Record<string, unknown>;
        return { code, message, status, scope, attempts };
      }),
    );
    expect(errors[0]).toEqual(errors[1]);
    expect(errors[0]?.code).toBeTypeOf('string');
  });
});
