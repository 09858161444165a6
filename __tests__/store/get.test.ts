import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { BUCKET, openTestStore, startTestServer } from '../support/test-store.ts';

const REQUEST = { bucket: BUCKET, key: 'a' };

async function bytesOf(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('hazard 34: a body that breaks off', () => {
  it('is read on from where it broke off', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    const bytes = randomBytes(1024 * 1024);
    server.bucket(BUCKET).seed('a', bytes);
    server.onRequest = () =>
      server.log.some(({ status }) => status === 200) ? undefined : { kind: 'truncate' };
    const { body } = await store.get(REQUEST);
    expect((await bytesOf(body)).equals(bytes)).toBe(true);
    expect(server.log.map(({ status }) => status)).toEqual([200, 206]);
    expect(server.log[1]?.headers.range).toMatch(/^bytes=[1-9]\d*-$/);
  });

  it('is not joined with that of another object under the same key', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.bucket(BUCKET).seed('a', randomBytes(1024 * 1024));
    server.onRequest = () => ({ kind: 'truncate' });
    const { body } = await store.get(REQUEST);
    server.bucket(BUCKET).seed('a', randomBytes(1024 * 1024));
    server.onRequest = undefined;
    await expect(bytesOf(body)).rejects.toMatchObject({ code: 'PreconditionFailed' });
  });
});
