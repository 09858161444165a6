import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { contentOf } from '../../src/core/content.ts';
import { BUCKET, openTestStore, startTestServer } from '../support/test-store.ts';

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
