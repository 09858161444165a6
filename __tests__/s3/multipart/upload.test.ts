import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Content, contentOf } from '../../../src/core/items.ts';
import { withDigest } from '../../../src/local/digests.ts';
import type { PutRequest } from '../../../src/object-store/object-store.ts';
import { intoMemory } from '../../support/into-memory.ts';
import { type ClientName, openOn } from '../../support/open-with-client.ts';
import type { RequestHook } from 's3-test-server';
import { BUCKET, startTestServer } from '../../support/test-store.ts';

const MIB = 1024 * 1024;
const PART = 8 * MIB;
const CLIENTS: readonly ClientName[] = ['wire', 'sdk'];

function put(content: Content, changes: Partial<PutRequest> = {}): PutRequest {
  return { bucket: BUCKET, key: 'a', content, headers: {}, ...changes };
}

async function given(client: ClientName) {
  const server = await startTestServer();
  return { server, store: await openOn(client, server), bucket: server.bucket(BUCKET) };
}

describe('parts that this project reads and sends itself', () => {
  it('take turns in the memory of those in flight', async () => {
    const { store, bucket } = await given('wire');
    const bytes = randomBytes(6 * PART + 1);
    const { content, memories } = intoMemory(bytes);
    await store.put(put(content));
    expect(bucket.object('a')?.body.equals(bytes)).toBe(true);
    expect(memories).toHaveLength(7);
    expect(new Set(memories).size).toBeLessThanOrEqual(4);
    expect(memories).not.toContain(0);
  });

  it('leave the memory of a part alone of which an attempt failed', async () => {
    const { server, store, bucket } = await given('wire');
    const bytes = randomBytes(10 * PART);
    let onRepeated: () => void = () => undefined;
    const repeated = new Promise<void>((resolve) => {
      onRepeated = resolve;
    });
    const { content, memories } = intoMemory(bytes, (start) =>
      start < 6 * PART ? Promise.resolve() : repeated,
    );
    server.onRequest = failThirdPart(onRepeated);
    await store.put(put(content));
    expect(server.counts['UploadPart']).toBe(11);
    expect(memories).toHaveLength(10);
    expect(memories.lastIndexOf(memories[2] ?? 0)).toBe(2);
    expect(bucket.object('a')?.body.equals(bytes)).toBe(true);
  });

  it('are refused when they were hurt on the way, and sent again', async () => {
    const server = await startTestServer();
    const endpoint = await startHurtingRelay(server.port, 2 * MIB);
    const store = await openOn('wire', server, { endpoint });
    const bytes = randomBytes(PART + 1);
    await store.put(put(contentOf(bytes)));
    const refused = server.log.filter(({ status }) => status === 400);
    expect(refused.map(({ operation }) => operation)).toEqual(['UploadPart']);
    expect(server.bucket(BUCKET).object('a')?.body.equals(bytes)).toBe(true);
  });
});

describe.each(CLIENTS)('parts on the %s client', (client) => {
  it('are read once and in their order, so that the whole has a digest', async () => {
    const { store } = await given(client);
    const bytes = randomBytes(3 * PART + 5);
    const { content, md5 } = withDigest(contentOf(bytes));
    await store.put(put(content));
    expect(md5()).toBe(createHash('md5').update(bytes).digest('hex'));
  });

  it.each([3, PART + MIB])('hazard 6: are not sent when %d bytes end too early', async (size) => {
    const { store, bucket } = await given(client);
    const content = { size, read: () => Promise.resolve(new Uint8Array(2)) };
    const first = Math.min(size, client === 'sdk' ? MIB : PART);
    await expect(store.put(put(content))).rejects.toMatchObject({
      code: 'ContentChanged',
      message: expect.stringContaining(`2 bytes came in place of 0 to ${first} `) as string,
    });
    expect(bucket.keys()).toEqual([]);
    expect(bucket.uploads()).toEqual([]);
  });
});

describe('parts on both clients', () => {
  it('have the checksum that S3 is to make that of the object from', async () => {
    process.env['AWS_REQUEST_CHECKSUM_CALCULATION'] = 'WHEN_SUPPORTED';
    onTestFinished(() => {
      delete process.env['AWS_REQUEST_CHECKSUM_CALCULATION'];
    });
    const seen = await Promise.all(
      CLIENTS.map(async (client) => {
        const { server, store } = await given(client);
        const { etag } = await store.put(put(contentOf(Buffer.alloc(2 * PART, 'x'))));
        const answered = (name: string) =>
          server.log.filter(({ operation, status }) => operation === name && status === 200);
        return {
          etag,
          algorithms: answered('CreateMultipartUpload').map(
            ({ headers }) => headers['x-amz-checksum-algorithm'],
          ),
          parts: answered('UploadPart').map(({ headers }) => headers['x-amz-checksum-crc32']),
          // Its body names the checksums of the parts.
          bytesOfComplete: answered('CompleteMultipartUpload').map(
            ({ requestBytes }) => requestBytes,
          ),
        };
      }),
    );
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]).toMatchObject({ algorithms: ['CRC32'], parts: ['MIHo9w==', 'MIHo9w=='] });
  });
});

/** Refuses the third part once, and tells when it comes again. */
function failThirdPart(onRepeated: () => void): RequestHook {
  let seen = 0;
  return ({ query }) => {
    if (query.get('partNumber') !== '3') return undefined;
    seen += 1;
    if (seen === 1) return { kind: 'status', status: 500, code: 'InternalError' };
    onRepeated();
    return undefined;
  };
}

/** Passes bytes on to a port of this machine, and changes one: the first at this position. */
async function startHurtingRelay(port: number, position: number): Promise<string> {
  let isHurt = false;
  async function* hurt(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let passed = 0;
    for await (const piece of pieces) {
      const at = position - passed;
      passed += piece.length;
      const byte = piece[at];
      if (!isHurt && byte !== undefined) {
        isHurt = true;
        piece[at] = byte ^ 1;
      }
      yield piece;
    }
  }
  const relay = createServer((client) => {
    const server = connect(port, '127.0.0.1');
    void pipeline(client, hurt, server).catch(() => server.destroy());
    server.pipe(client);
    for (const socket of [client, server]) socket.on('error', () => socket.destroy());
  });
  relay.listen(0, '127.0.0.1');
  await once(relay, 'listening');
  onTestFinished(() => {
    relay.close();
  });
  return `http://127.0.0.1:${(relay.address() as AddressInfo).port}`;
}
