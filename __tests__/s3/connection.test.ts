import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { contentOf } from '../../src/core/content.ts';
import { isLoopback } from '../../src/s3/endpoint-guard.ts';
import { BUCKET, openTestStore, startTestServer } from '../support/test-store.ts';

const put = { bucket: BUCKET, key: 'a', content: contentOf('x'), headers: {} };

describe('the connection', () => {
  it('asks the bucket for its region when nobody names one', async () => {
    const server = await startTestServer({ region: 'eu-central-1' });
    const store = await openTestStore(server, { region: '' });
    await store.put(put);
    expect(server.log.map(({ operation }) => operation)).toEqual([
      'HeadBucket',
      'HeadBucket',
      'PutObject',
    ]);
    expect(server.log[2]?.headers.authorization).toContain('/eu-central-1/s3/');
  });

  it('hazard 59: tells once where requests go', async () => {
    const server = await startTestServer();
    const told: string[] = [];
    const store = await openTestStore(server, { onEndpoint: (url) => told.push(url) });
    await store.put(put);
    await store.put(put);
    expect(told).toEqual([server.endpoint]);
  });

  it('hazard 59: sends nothing over http to another host', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server, { endpoint: 'http://s3.example.test:9000' });
    await expect(store.put(put)).rejects.toMatchObject({
      code: 'InsecureEndpoint',
      scope: 'batch',
      message: expect.stringContaining('http://s3.example.test:9000') as string,
    });
  });

  it.each([
    ['InvalidAccessKeyId', 403, 'batch'],
    ['SignatureDoesNotMatch', 403, 'batch'],
    ['InvalidClientTokenId', 403, 'batch'],
    ['ExpiredToken', 400, 'batch'],
    ['RequestExpired', 400, 'batch'],
    ['TokenRefreshRequired', 400, 'batch'],
    ['NoSuchBucket', 404, 'bucket'],
    ['AccessDenied', 403, 'item'],
  ])('takes %s for what it is', async (code, status, scope) => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.onRequest = () => ({ kind: 'status', status, code, message: `about ${code}` });
    await expect(store.put(put)).rejects.toMatchObject({
      code,
      status,
      scope,
      message: `about ${code}`,
      attempts: 1,
      operation: 'PutObject',
      key: 'a',
    });
  });

  it('names what it could not reach', async () => {
    const port = await freePort();
    const server = await startTestServer();
    const store = await openTestStore(server, { endpoint: `http://127.0.0.1:${port}` });
    await expect(store.put(put)).rejects.toMatchObject({
      code: 'ECONNREFUSED',
      scope: 'batch',
      message: expect.stringContaining(`127.0.0.1:${port}`) as string,
    });
  });

  it('hazard 22: knows an answer to HEAD without a body', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    expect(await store.head({ bucket: BUCKET, key: 'none' })).toBeUndefined();
    server.onRequest = () => ({ kind: 'status', status: 403 });
    await expect(store.head({ bucket: BUCKET, key: 'a' })).rejects.toMatchObject({
      code: 'AccessDenied',
    });
  });

  it('gives the body of an object, of the version that was asked for', async () => {
    const server = await startTestServer();
    server.createBucket('versioned', { versioning: 'Enabled' });
    const store = await openTestStore(server);
    server.bucket('versioned').seed('a', 'one');
    const versionId = server.bucket('versioned').object('a')?.versionId ?? '';
    server.bucket('versioned').seed('a', 'two');
    const { body, size } = await store.get({ bucket: 'versioned', key: 'a', versionId });
    const chunks: Uint8Array[] = [];
    for await (const chunk of body) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe('one');
    expect(size).toBe(3);
  });
});

describe('isLoopback', () => {
  it.each(['localhost', 'LOCALHOST', '127.0.0.1', '127.9.8.7', '[::1]', '::1'])(
    '%s is this machine',
    (name) => {
      expect(isLoopback(name)).toBe(true);
    },
  );

  it.each([
    '127.0.0.1.example.com',
    'localhost.example.com',
    '10.0.0.1',
    'notlocalhost',
    '::2',
    'bucket.localhost',
    'localhost.',
  ])('%s may be another', (name) => {
    expect(isLoopback(name)).toBe(false);
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  onTestFinished(() => undefined);
  return typeof address === 'object' && address !== null ? address.port : 0;
}
