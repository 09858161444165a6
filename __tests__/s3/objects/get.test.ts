import { randomBytes } from 'node:crypto';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { readObject } from '../../../src/s3/objects/get.ts';
import { createHealth, createPatience } from '../../../src/s3/send/patience.ts';
import type { Sender } from '../../../src/s3/send/sender.ts';
import { DEFAULT_LIMITS } from '../../../src/s3/send/time.ts';
import { skippingTime } from '../../support/injected-time.ts';
import { openOn, wayOf } from '../../support/open-with-client.ts';
import type { Answer } from 's3-test-server';
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
    else await expect(bytes).rejects.toThrow('lacks a body that matches its checksum');
    expect(server.log[0]?.headers['x-amz-checksum-mode']).toBe('ENABLED');
  });
});

/** Makes an answer one of the second piece, of so many bytes, that fits its own head. */
function withLength(length: number) {
  const range = `bytes 8388608-${8_388_607 + length}/16777216`;
  return ({ headers, ...answer }: Answer): Answer => ({
    ...answer,
    headers: { ...headers, 'content-range': range, 'content-length': String(length) },
    body: Buffer.alloc(length),
  });
}

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
    ['is of other bytes than were asked for', 'bytes 1-16/17', 'the range from byte 0'],
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

  it.each([
    ['are more than the object has', 'bytes 0-14/15', 16],
    ['are none, though the object has some', 'bytes 0-15/16', 0],
  ])('proves nothing when its bytes %s', async (_, range, length) => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.bucket(BUCKET).seed('a', randomBytes(16));
    server.onRequest = () => ({
      kind: 'edit',
      edit: ({ headers, ...answer }) => ({
        ...answer,
        headers: { ...headers, 'content-range': range, 'content-length': String(length) },
        body: Buffer.alloc(length),
      }),
    });
    await expect(store.get({ ...REQUEST, inPieces: true })).rejects.toMatchObject({
      code: 'UnprovenAnswer',
      message: expect.stringContaining('lacks the bytes of the range') as string,
    });
  });

  it.each([
    ['more than the object has', PIECE, 'an end where the object ends'],
    ['none, again and again', 0, 'the rest of the object'],
  ])('ends as unproven when the bytes of a later one are %s', async (_, length, lack) => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.bucket(BUCKET).seed('a', randomBytes(PIECE + 1));
    server.onRequest = ({ headers }) =>
      headers.range === 'bytes=0-8388607' ? undefined : { kind: 'edit', edit: withLength(length) };
    const { body } = await store.get({ ...REQUEST, inPieces: true });
    await expect(bytesOf(body)).rejects.toMatchObject({
      code: 'UnprovenAnswer',
      message: expect.stringContaining(`lacks ${lack}`) as string,
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

/** Answers with a head, and with the one byte of the object only after so many of them. */
function bodilessFor(times: number) {
  const time = skippingTime();
  const deps = { limits: DEFAULT_LIMITS, health: createHealth(DEFAULT_LIMITS, time), time };
  let answers = 0;
  const send = () => {
    answers += 1;
    deps.health.succeeded();
    const answer = {
      facts: { size: 1, etag: '"e"', lastModified: new Date(0) },
      first: answers > 1 ? 0 : undefined,
      size: 1,
      checksums: {},
      body: bodyOf(answers > times),
    };
    return Promise.resolve({ answer, attempts: 1 });
  };
  const sender = {
    send,
    time,
    patience: () => createPatience({ ...deps, onRetry: () => undefined }),
  } as unknown as Sender;
  return { time, sender };
}

async function* bodyOf(isWhole: boolean): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  if (!isWhole) throw Object.assign(new Error('reset'), { code: 'ECONNRESET' });
  yield Buffer.from('x');
}

async function textOf(sender: Sender): Promise<string> {
  const { body } = await readObject(sender, { bucket: 'bucket', key: 'a' }, undefined);
  let text = '';
  for await (const chunk of body) text += Buffer.from(chunk).toString();
  return text;
}

describe('hazard 35: a body that breaks off before its first byte', () => {
  it('is waited for, as a request is', async () => {
    const { time, sender } = bodilessFor(3);
    expect(await textOf(sender)).toBe('x');
    expect(time.sleeps).toEqual([100, 200, 400]);
  });

  it('is given up, as a request is', async () => {
    await expect(textOf(bodilessFor(Infinity).sender)).rejects.toThrow(
      /; gave up after 17 attempts in 6\d s$/,
    );
  });
});
