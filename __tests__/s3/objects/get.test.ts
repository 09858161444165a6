import { randomBytes } from 'node:crypto';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Answer } from '../../support/s3-server/index.ts';
import { wayOf, openOn } from '../../support/open-with-client.ts';
import { BUCKET, openTestStore, startTestServer } from '../../support/test-store.ts';

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

describe('a body with a checksum', () => {
  it.each([
    ['crc32', 'right', 'NhCmhg=='],
    ['sha256', 'right', 'LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ='],
    ['crc32', 'wrong', 'AAAAAA=='],
  ])('of %s that is %s is held against its bytes', async (name, kind, checksum) => {
    vi.stubEnv('AWS_REQUEST_CHECKSUM_CALCULATION', 'WHEN_SUPPORTED');
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    const server = await startTestServer();
    const store = await openOn('wire', server);
    server.bucket(BUCKET).seed('a', 'hello');
    server.onRequest = () => ({
      kind: 'edit',
      edit: ({ headers, ...answer }: Answer) => ({
        ...answer,
        headers: { ...headers, [`x-amz-checksum-${name}`]: checksum },
      }),
    });
    const { body } = await store.get(REQUEST);
    const bytes = bytesOf(body);
    if (kind === 'right') expect((await bytes).toString()).toBe('hello');
    else await expect(bytes).rejects.toThrow('without the checksum of its body');
    expect(server.log[0]?.headers['x-amz-checksum-mode']).toBe('ENABLED');
  });
});

describe('a body in pieces', () => {
  const PIECE = 8 * 1024 * 1024;

  it.each([
    ['less than one', 5, ['bytes=0-8388607']],
    ['one', PIECE, ['bytes=0-8388607']],
    ['more than two', 2 * PIECE + 1, ['bytes=0-', 'bytes=8388608-', 'bytes=16777216-']],
  ])('of %s is the whole object', async (_, size, ranges) => {
    const server = await startTestServer();
    const store = await openOn('wire', server);
    const bytes = randomBytes(size);
    server.bucket(BUCKET).seed('a', bytes);
    const got = await store.get({ ...REQUEST, inPieces: true });
    expect(got.size).toBe(size);
    expect((await bytesOf(got.body)).equals(bytes)).toBe(true);
    expect(server.log.map(({ headers }) => headers.range)).toEqual(
      ranges.map((range) => expect.stringContaining(range) as string),
    );
    expect(wayOf(server)).toEqual({ GetObject: true });
  });

  it('may be of no bytes', async () => {
    const server = await startTestServer();
    const store = await openOn('wire', server);
    server.bucket(BUCKET).seed('a', '');
    const { body, size, etag } = await store.get({ ...REQUEST, inPieces: true });
    expect([size, await bytesOf(body)]).toEqual([0, Buffer.alloc(0)]);
    expect(etag).toBe(server.bucket(BUCKET).object('a')?.etag);
  });

  it('is not joined with those of another object under the same key', async () => {
    const server = await startTestServer();
    const store = await openOn('wire', server);
    server.bucket(BUCKET).seed('a', randomBytes(PIECE + 1));
    const { body } = await store.get({ ...REQUEST, inPieces: true });
    server.bucket(BUCKET).seed('a', randomBytes(PIECE + 1));
    await expect(bytesOf(body)).rejects.toMatchObject({ code: 'PreconditionFailed' });
  });

  it.each([
    ['is of other bytes than were asked for', 'bytes 1-16/17', 'the range from 0'],
    ['may be a part of something longer', 'bytes 0-15/*', 'the size of the object'],
  ])('proves nothing when it %s', async (_, range, lack) => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.bucket(BUCKET).seed('a', randomBytes(16));
    server.onRequest = () => ({
      kind: 'edit',
      edit: (answer) => ({
        ...answer,
        headers: { ...answer.headers, 'content-range': range },
      }),
    });
    await expect(store.get({ ...REQUEST, inPieces: true })).rejects.toMatchObject({
      code: 'UnprovenAnswer',
      message: expect.stringContaining(lack) as string,
    });
  });

  it('that breaks off is asked for again', async () => {
    const server = await startTestServer();
    const store = await openOn('wire', server);
    const bytes = randomBytes(1024);
    server.bucket(BUCKET).seed('a', bytes);
    server.onRequest = () => (server.log.length === 1 ? { kind: 'truncate' } : undefined);
    const { body } = await store.get({ ...REQUEST, inPieces: true });
    expect((await bytesOf(body)).equals(bytes)).toBe(true);
    expect(server.log).toHaveLength(2);
  });
});
