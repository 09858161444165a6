import { describe, expect, it, onTestFinished } from 'vitest';
import { contentOf } from '../../src/core/items.ts';
import { isResolvedKey } from '../../src/core/keys.ts';
import { OPERATIONS } from '../../src/s3/operations/operations.ts';
import { FILE_PATHS, ONLY_KEYS } from '../keys/names.ts';
import { type ClientName, openOn, wayOf } from '../support/open-with-client.ts';
import { givenForAll, object, put, SENDS } from '../support/each-operation.ts';
import { startProxy } from '../support/proxy-server.ts';
import { BUCKET, openTestStore, startTestServer } from '../support/test-store.ts';

describe.each<[ClientName, boolean]>([
  ['wire', true],
  ['sdk', false],
])('on the client %s', (client, isOwn) => {
  it.each(Object.entries(SENDS))('%s is sent so', async (operation, send) => {
    const server = await givenForAll();
    // Without a name, the bucket is asked for its region.
    const store = await openOn(client, server, operation === 'HeadBucket' ? { region: '' } : {});
    await send(store);
    const ways = wayOf(server);
    expect(ways[operation]).toBe(isOwn);
    expect(new Set(Object.values(ways))).toEqual(new Set([isOwn]));
  });

  it.each(Object.entries(SENDS))('hazard 49: %s names owner and payer', async (operation, send) => {
    const server = await givenForAll();
    const region = operation === 'HeadBucket' ? { region: '' } : {};
    const owner = { expectedBucketOwner: '123456789012', requestPayer: 'requester' } as const;
    const store = await openOn(client, server, { ...region, ...owner });
    await send(store);
    expect(server.log.map((request) => request.operation)).toContain(operation);
    for (const { headers } of server.log) {
      expect(headers['x-amz-expected-bucket-owner']).toBe('123456789012');
      expect(headers['x-amz-request-payer']).toBe('requester');
      const isCopy = headers['x-amz-copy-source'] !== undefined;
      const ofSource = headers['x-amz-source-expected-bucket-owner'];
      expect(ofSource).toBe(isCopy ? '123456789012' : undefined);
      expect(headers.authorization).toContain('x-amz-expected-bucket-owner;');
    }
  });

  it.each(Object.entries(SENDS))('%s goes through a proxy', async (operation, send) => {
    const server = await givenForAll();
    const proxy = await startProxy();
    process.env['HTTP_PROXY'] = proxy.url;
    onTestFinished(() => {
      delete process.env['HTTP_PROXY'];
    });
    const store = await openOn(client, server, operation === 'HeadBucket' ? { region: '' } : {});
    await send(store);
    expect(wayOf(server)[operation]).toBe(isOwn);
    expect(proxy.requests).toHaveLength(server.log.length);
  });
});

it('every operation of the table is sent by something', () => {
  expect(Object.keys(SENDS).sort()).toEqual(Object.keys(OPERATIONS).sort());
});

describe('hazard 49: owner and payer', () => {
  it('are those of a delete where it names others', async () => {
    const server = await givenForAll();
    const store = await openTestStore(server, { expectedBucketOwner: '123456789012' });
    const other = { expectedBucketOwner: '210987654321', requestPayer: 'requester' } as const;
    await store.deleteMany({ bucket: BUCKET, objects: [{ key: 'a' }], ...other });
    expect(server.log[0]?.headers).toMatchObject({
      'x-amz-expected-bucket-owner': '210987654321',
      'x-amz-request-payer': 'requester',
    });
  });

  it('are not sent by default', async () => {
    const server = await givenForAll();
    const store = await openTestStore(server);
    await store.head(object);
    const names = Object.keys(server.log[0]?.headers ?? {});
    expect(names.filter((name) => /owner|payer/.test(name))).toEqual([]);
  });
});

describe('a key in a URL', () => {
  const written = {
    'a?b#c': 'a%3Fb%23c',
    'a%2Fb': 'a%252Fb',
    '%2e%2e/a': '%252e%252e/a',
    'a;b=c&d': 'a%3Bb%3Dc%26d',
    'a+b c': 'a%2Bb%20c',
    'a//b/': 'a//b/',
    '/a': '/a',
    "!'()*": '%21%27%28%29%2A',
    'a\\b': 'a%5Cb',
    '..a/b../...': '..a/b../...',
    é: '%C3%A9',
  };

  it.each(['wire', 'sdk'] as const)(
    'hazard 89: is these bytes, by the %s client',
    async (client) => {
      const server = await startTestServer();
      const store = await openOn(client, server);
      for (const key of Object.keys(written)) {
        await store.put(put({ key }));
        await store.head({ bucket: BUCKET, key });
      }
      const paths = Object.values(written).map((path) => `/${BUCKET}/${path}`);
      expect(server.log.map(({ url }) => url)).toEqual(paths.flatMap((path) => [path, path]));
    },
  );
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
        // Keys whose URL could be shortened are in no URL: they are listed, and deleted by a body.
        const [seeded, written] = [
          keys.filter(isResolvedKey),
          keys.filter((key) => !isResolvedKey(key)),
        ];
        for (const key of seeded) server.bucket(BUCKET).seed(key, key);
        await Promise.all(written.map((key) => store.put(put({ key, content: contentOf(key) }))));
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
