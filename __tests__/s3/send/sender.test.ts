import { describe, expect, it } from 'vitest';
import { contentOf } from '../../../src/core/items.ts';
import type { S3Store } from '../../../src/s3/store.ts';
import { type ClientName, openOn } from '../../support/open-with-client.ts';
import { BUCKET, openTestStore, startTestServer } from '../../support/test-store.ts';

const CLIENTS: readonly ClientName[] = ['wire', 'sdk'];
const ACCESS_POINT = 'arn:aws:s3:eu-west-1:000000000000:accesspoint/files';

/** As programs that no compiler checked give them. */
const IMPOSSIBLE: readonly unknown[] = [
  undefined,
  null,
  '',
  7,
  {},
  ' ',
  '.',
  '..',
  '/',
  `${BUCKET}/`,
  `${BUCKET}/prefix`,
  `/${BUCKET}`,
  `../${BUCKET}`,
  `a..b`,
  `${BUCKET}?acl`,
  `${BUCKET}#`,
  `${BUCKET}%2fa`,
  `${BUCKET}\\a`,
  `${BUCKET} `,
  `${BUCKET}\n`,
  `${BUCKET}\u0000`,
  `user@${BUCKET}`,
  'bücket',
  's3://bucket',
  'a'.repeat(256),
  `arn:aws:s3:::${BUCKET}`,
  `${ACCESS_POINT}/../${BUCKET}`,
  `${ACCESS_POINT}${'x'.repeat(2048)}`,
];

/** Sends a request about a bucket and, unless it is one about all of its keys, about `key`. */
type SendRequest = (store: S3Store, bucket: string, key: string) => Promise<unknown>;

const key = 'a';
const ABOUT_KEYS: Readonly<Record<string, SendRequest>> = {
  put: (store, bucket, key) => store.put({ bucket, key, content: contentOf('x'), headers: {} }),
  'put in parts': (store, bucket, key) => {
    const content = contentOf(new Uint8Array(8 * 1024 * 1024 + 1));
    return store.put({ bucket, key, content, headers: {} });
  },
  get: (store, bucket, key) => store.get({ bucket, key }),
  'get in pieces': (store, bucket, key) => store.get({ bucket, key, inPieces: true }),
  head: (store, bucket, key) => store.head({ bucket, key }),
  grants: (store, bucket, key) => store.grants({ bucket, key }),
  tags: (store, bucket, key) => store.tags({ bucket, key }),
  'copy to': (store, bucket, key) =>
    store.copy({ bucket, key, source: { bucket: BUCKET, key: 'a' }, headers: {} }),
  'copy from': (store, bucket, key) =>
    store.copy({ bucket: BUCKET, key: 'a', source: { bucket, key }, headers: {} }),
  deleteMany: (store, bucket, key) => store.deleteMany({ bucket, objects: [{ key }] }),
  uploadSize: (store, bucket, key) => store.uploadSize({ bucket, key, uploadId: 'id' }),
  abortUpload: (store, bucket, key) => store.abortUpload({ bucket, key, uploadId: 'id' }),
};
const REQUESTS: Readonly<Record<string, SendRequest>> = {
  ...ABOUT_KEYS,
  'deleteMany of what XML can not carry': async (store, bucket) => {
    const [result] = await store.deleteMany({ bucket, objects: [{ key: '\u0001' }] });
    if (result !== undefined && 'error' in result) throw result.error;
  },
  list: (store, bucket) => store.list({ bucket, prefix: '' }),
  listVersions: (store, bucket) => store.listVersions({ bucket, prefix: '' }),
  listUploads: (store, bucket) => store.listUploads({ bucket, prefix: '' }),
};

describe.each(CLIENTS)('a bucket that no request can name, by the %s client', (client) => {
  it.each(Object.keys(REQUESTS))('is refused by %s without a request', async (name) => {
    const server = await startTestServer();
    const store = await openOn(client, server);
    for (const bucket of IMPOSSIBLE) {
      const error: unknown = await REQUESTS[name]?.(store, bucket as string, key).catch(
        (thrown: unknown) => thrown,
      );
      expect([bucket, error]).toMatchObject([
        bucket,
        { name: 'StoreError', code: 'InvalidBucket' },
      ]);
    }
    expect(server.log).toEqual([]);
  });

  it('is named in the message', async () => {
    const store = await openOn(client, await startTestServer());
    await expect(store.list({ bucket: 'a/b', prefix: '' })).rejects.toThrow(
      'bucket "a/b" is not a valid name: use the name of a bucket or the ARN of ' +
        'an access point; no request was sent',
    );
  });

  it.each(['Old_Bucket.Of.us-east-1', 'a'.repeat(255), 'tenant:bucket', '_-'])(
    'does not stand for %s, to which requests go',
    async (bucket) => {
      const server = await startTestServer();
      const store = await openOn(client, server);
      const put = store.put({ bucket, key, content: contentOf('x'), headers: {} });
      await expect(put).rejects.toMatchObject({ code: 'NoSuchBucket' });
      const listing = store.list({ bucket, prefix: '' });
      await expect(listing).rejects.toMatchObject({ code: 'NoSuchBucket' });
      expect(server.log.map(({ bucket: to, key: of }) => [to, of])).toEqual([
        [bucket, key],
        [bucket, undefined],
      ]);
    },
  );

  it('does not stand for an access point', async () => {
    const server = await startTestServer();
    const store = await openOn(client, server, { limits: { request: 1, noSuccess: 1 } });
    const error: unknown = await store
      .list({ bucket: ACCESS_POINT, prefix: '' })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: expect.not.stringMatching('InvalidBucket') as string });
  });
});

describe.each(CLIENTS)('a key that no request can name, by the %s client', (client) => {
  it.each(Object.entries(ABOUT_KEYS))('is refused by %s without a request', async (_, send) => {
    const server = await startTestServer();
    const store = await openOn(client, server);
    for (const impossible of ['', '\ud800', 'a'.repeat(1025), undefined as unknown as string]) {
      await expect(send(store, BUCKET, impossible)).rejects.toMatchObject({ code: 'InvalidKey' });
    }
    expect(server.log).toEqual([]);
  });
});

describe.each(CLIENTS)(
  'hazard 89: a key whose URL could be shortened, by the %s client',
  (client) => {
    const resolved = ['p/..', '..', '.', 'a/../b', 'a/./b', 'a/.', '/', '//', 'a\\..\\b'];
    const { deleteMany, ...inUrl } = ABOUT_KEYS;

    it.each(Object.entries(inUrl))('is refused by %s without a request', async (_, send) => {
      const server = await startTestServer();
      const store = await openOn(client, server);
      for (const key of resolved) {
        const error: unknown = await send(store, BUCKET, key).catch((thrown: unknown) => thrown);
        expect([key, error]).toMatchObject([key, { code: 'UnsafeKey', scope: 'item' }]);
      }
      expect(server.log).toEqual([]);
    });

    it('is deleted by a request that has it in its body', async () => {
      const server = await startTestServer();
      const store = await openOn(client, server);
      for (const key of [...resolved, 'b']) server.bucket(BUCKET).seed(key);
      for (const key of resolved) await deleteMany?.(store, BUCKET, key);
      expect(server.bucket(BUCKET).keys()).toEqual(['b']);
      expect(server.counts).toEqual({ DeleteObjects: resolved.length });
    });

    it('says which key it is, and what could become of it', async () => {
      const store = await openOn(client, await startTestServer());
      await expect(store.head({ bucket: BUCKET, key: 'p/..' })).rejects.toThrow(
        'the key "p/.." has a "." or ".." segment, or nothing but slashes, which a proxy may remove ' +
          'from the URL of a request, so that it reaches another object or the bucket; no request was ' +
          'sent for it',
      );
    });

    it('stands in the query of a listing', async () => {
      const server = await startTestServer();
      const store = await openOn(client, server);
      for (const key of ['a/../b', 'a/b']) server.bucket(BUCKET).seed(key);
      const { objects } = await store.list({ bucket: BUCKET, prefix: 'a/../' });
      expect(objects.map(({ key }) => key)).toEqual(['a/../b']);
      expect(server.log[0]?.url.split('?')[0]).toBe(`/${BUCKET}/`);
    });

    it('is none with an empty segment, except in a delete', async () => {
      const server = await startTestServer();
      const store = await openOn(client, server);
      for (const key of ['a//b', '/a', 'a//']) {
        await store.put({ bucket: BUCKET, key, content: contentOf('x'), headers: {} });
        expect(await store.head({ bucket: BUCKET, key })).toHaveProperty('size', 1);
      }
      expect(server.bucket(BUCKET).keys()).toEqual(['/a', 'a//', 'a//b']);
    });
  },
);

describe('a bucket without a name', () => {
  it('creates none that is named like the key', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    const put = store.put({ bucket: '', key: 'a-bucket', content: contentOf('x'), headers: {} });
    await expect(put).rejects.toMatchObject({ code: 'InvalidBucket', scope: 'bucket' });
    expect([server.log, server.counts]).toEqual([[], {}]);
  });
});
