import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { contentOf } from '../../src/core/items.ts';
import { isLoopback } from '../../src/s3/wire/endpoint-guard.ts';
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

  it.each(['wire', 'sdk'])(
    'hazard 79: ends when it is cancelled while it asks for the region: %s',
    async (client) => {
      vi.stubEnv('S3_BATCH_CLIENT', client);
      vi.stubEnv('AWS_REGION', '');
      vi.stubEnv('AWS_DEFAULT_REGION', '');
      onTestFinished(() => void vi.unstubAllEnvs());
      const server = await startTestServer();
      const stopper = new AbortController();
      server.onRequest = () => {
        stopper.abort(new Error('cancelled'));
        return { kind: 'hold', until: new Promise(() => undefined) };
      };
      const opening = openTestStore(server, { region: '' }, undefined, stopper.signal);
      await expect(opening).rejects.toMatchObject({ code: 'RequestCanceled' });
      expect(server.log.map(({ operation }) => operation)).toEqual(['HeadBucket']);
    },
  );

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

  it('hazard 76: sends nothing to an endpoint that names the bucket', async () => {
    const server = await startTestServer();
    const endpoint = `${server.endpoint}/${BUCKET}`;
    const store = await openTestStore(server, { endpoint, forcePathStyle: false });
    await expect(store.put(put)).rejects.toMatchObject({
      code: 'BucketInEndpoint',
      scope: 'batch',
      attempts: 1,
      message: expect.stringContaining(`: use ${server.endpoint}, or`) as string,
    });
    expect(server.log).toEqual([]);
    const obeyed = await openTestStore(server, { endpoint, forcePathStyle: true });
    await obeyed.put(put);
    expect(server.bucket(BUCKET).keys()).toEqual([`${BUCKET}/a`]);
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
    const server = await startTestServer();
    // A free port could be taken by a server of another test; nothing takes this one.
    const endpoint = 'http://127.0.0.1:1';
    const store = await openTestStore(server, { endpoint });
    await expect(store.put(put)).rejects.toMatchObject({
      code: 'ECONNREFUSED',
      scope: 'batch',
      message: expect.stringContaining('127.0.0.1:1') as string,
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

const HOUR = 3_600_000;
/** Milliseconds between bytes: far fewer than may pass without any, also on a busy machine. */
const TRICKLE = 100;

describe('hazard 36: sockets', () => {
  it('are no more than asked for, and none is left, also of bodies that nobody read', async () => {
    const server = await startTestServer();
    server.bucket(BUCKET).seed('large', Buffer.alloc(1024 * 1024));
    const relay = await startRelay(server.port);
    const store = await openTestStore(server, { endpoint: relay.endpoint, maxSockets: 4 });
    const puts = Array.from({ length: 100 }, (_, n) =>
      store.put({ bucket: BUCKET, key: `k${n}`, content: contentOf('x'), headers: {} }),
    );
    await Promise.all(puts);
    expect(relay.most()).toBeLessThanOrEqual(4);
    for (let n = 0; n < 8; n += 1) {
      const { body } = await store.get({ bucket: BUCKET, key: 'large' });
      for await (const chunk of body) {
        expect(chunk.byteLength).toBeGreaterThan(0);
        break;
      }
    }
    store.close();
    await relay.allClosed();
  });
});

describe('hazard 44: a clock', () => {
  it.each([-HOUR, HOUR])('that is wrong by %i ms is corrected by the store', async (skew) => {
    const server = await startTestServer({ now: () => new Date(Date.now() + skew) });
    const store = await openTestStore(server);
    await store.put({ bucket: BUCKET, key: 'a', content: contentOf('a'), headers: {} });
    expect(server.bucket(BUCKET).keys()).toEqual(['a']);
    expect(server.log.map(({ status }) => status)).toEqual([403, 200]);
  });
});

describe('hazard 35: an answer that trickles', () => {
  it('is read to its end, longer than one that stands still would be waited for', async () => {
    const server = await startTestServer();
    server.bucket(BUCKET).seed('a', 'abcdefgh');
    const relay = await startRelay(server.port, trickle);
    const store = await openTestStore(server, {
      endpoint: relay.endpoint,
      limits: { stall: TRICKLE * 10 },
    });
    const { body } = await store.get({ bucket: BUCKET, key: 'a' });
    const chunks: Uint8Array[] = [];
    for await (const chunk of body) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe('abcdefgh');
    expect(server.log.map(({ method }) => method)).toEqual(['GET']);
  });
});

describe('hazard 46: a body of many bytes', () => {
  it('is sent without waiting for 100-continue', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    const content = contentOf(Buffer.alloc(8 * 1024 * 1024));
    await store.put({ bucket: BUCKET, key: 'a', content, headers: {} });
    expect(server.log.map(({ headers }) => headers.expect)).toEqual([undefined]);
  });
});

describe('hazard 43: a bucket in another region', () => {
  it('is found once, and everything goes there from then on', async () => {
    const server = await startTestServer({ region: 'eu-central-1' });
    const store = await openTestStore(server, { region: 'us-west-2' });
    for (const key of ['a', 'b']) {
      await store.put({ bucket: BUCKET, key, content: contentOf('x'), headers: {} });
    }
    expect(server.bucket(BUCKET).keys()).toEqual(['a', 'b']);
    expect(server.log.map(({ status }) => status)).toEqual([400, 200, 200]);
  });
});

/** The first and the last bytes of each piece one by one. */
async function* trickle(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    for (const [index, byte] of piece.entries()) {
      if (index < 8 || index >= piece.length - 8) await setTimeout(TRICKLE);
      yield Buffer.of(byte);
    }
  }
}

/**
 * Passes bytes on to a port of this machine, those of answers as `change` gives them, and counts
 * the connections.
 */
async function startRelay(port: number, change = (bytes: AsyncIterable<Buffer>) => bytes) {
  let most = 0;
  const open = new Set<Promise<unknown>>();
  const relay = createServer((client) => {
    const closed = new Promise((resolve) => client.on('close', resolve));
    open.add(closed);
    most = Math.max(most, open.size);
    void closed.then(() => open.delete(closed));
    const server = connect(port, '127.0.0.1');
    client.pipe(server);
    void pipeline(server, change, client).catch(() => client.destroy());
    client.on('close', () => server.destroy());
    for (const socket of [client, server]) socket.on('error', () => socket.destroy());
  });
  relay.listen(0, '127.0.0.1');
  await once(relay, 'listening');
  onTestFinished(() => {
    relay.close();
  });
  const { port: own } = relay.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${own}`,
    most: () => most,
    /** Resolves once no connection is open; a test that leaves one times out. */
    allClosed: () => Promise.all(open),
  };
}
