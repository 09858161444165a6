import { DeleteObjectsCommand, GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { expect, it, vi } from 'vitest';
import type { Fault } from '../src/index.ts';
import { BUCKET, startTestServer } from './test-server.ts';
import { get, openSdk, put, refusal } from './client.ts';
import { createGate } from './gate.ts';

async function givenFault(fault: Fault) {
  const server = await startTestServer();
  const client = openSdk(server);
  server.onRequest = () => fault;
  return { server, client, last: () => server.log.at(-1) };
}

it('reset-after applies the request and ends the connection without an answer', async () => {
  const { server, client, last } = await givenFault({ kind: 'reset-after' });
  expect(await refusal(put(client, 'key'))).toMatch(/^no answer/);
  expect(server.bucket(BUCKET).keys()).toEqual(['key']);
  expect(last()).toMatchObject({ status: 0, fault: 'reset-after', applied: { stored: 'key' } });
});

it('truncate sends half the body and ends the connection', async () => {
  const { server, client, last } = await givenFault({ kind: 'truncate' });
  server.bucket(BUCKET).seed('key', '0123456789');
  const { Body, ContentLength } = await client.send(
    new GetObjectCommand({ Bucket: BUCKET, Key: 'key' }),
  );
  expect(ContentLength).toBe(10);
  await expect(Body?.transformToString()).rejects.toThrow('aborted');
  expect(last()).toMatchObject({ status: 200, fault: 'truncate' });
});

it('stall-body sends the head and half the body, then nothing', async () => {
  const { server, client, last } = await givenFault({ kind: 'stall-body' });
  server.bucket(BUCKET).seed('key', '0123456789');
  const { Body } = await client.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'key' }));
  const chunks: string[] = [];
  const half = createGate();
  const ended = createGate<unknown>();
  const stream = Body as NodeJS.ReadableStream;
  stream.on('error', ended.open);
  stream.on('data', (chunk: Buffer) => {
    chunks.push(chunk.toString());
    half.open(undefined);
  });
  await half.promise;
  await server.close();
  expect(await ended.promise).toMatchObject({ message: 'aborted' });
  expect(chunks.join('')).toBe('01234');
  expect(last()).toMatchObject({ status: 200, fault: 'stall-body' });
});

it('stall-body applies a write before it stalls', async () => {
  const { server, client, last } = await givenFault({ kind: 'stall-body' });
  server.bucket(BUCKET).seed('key');
  const Delete = { Objects: [{ Key: 'key' }] };
  const refused = refusal(client.send(new DeleteObjectsCommand({ Bucket: BUCKET, Delete })));
  await vi.waitUntil(() => last()?.status === 200, { timeout: 60_000 });
  expect(server.bucket(BUCKET).keys()).toEqual([]);
  await server.close();
  expect(await refused).not.toBe('no refusal');
});

it('edit alters the answer of a request that was applied', async () => {
  const { server, client, last } = await givenFault({
    kind: 'edit',
    edit: (answer) => ({ ...answer, headers: { ...answer.headers, etag: '"other"' } }),
  });
  expect(await put(client, 'key')).toMatchObject({ ETag: '"other"' });
  expect(server.bucket(BUCKET).keys()).toEqual(['key']);
  expect(last()).toMatchObject({ status: 200, fault: 'edit', applied: { stored: 'key' } });
});

it('edit may change the length of a listing', async () => {
  const { server, client } = await givenFault({
    kind: 'edit',
    edit: (answer) => ({
      ...answer,
      body: Buffer.from(answer.body.toString().replace(/<Contents>.*<\/Contents>/, '')),
    }),
  });
  server.bucket(BUCKET).seed('key');
  const listed = await client.send(new ListObjectsV2Command({ Bucket: BUCKET }));
  expect(listed).toMatchObject({ KeyCount: 1, IsTruncated: false });
  expect(listed.Contents).toBeUndefined();
});

it('deny-keys refuses these keys and deletes the others', async () => {
  const { server, client, last } = await givenFault({
    kind: 'deny-keys',
    keys: ['b'],
    code: 'InternalError',
    message: 'not now',
  });
  for (const key of ['a', 'b', 'c']) server.bucket(BUCKET).seed(key);
  const Delete = { Objects: [{ Key: 'a' }, { Key: 'b' }, { Key: 'c' }] };
  const answer = await client.send(new DeleteObjectsCommand({ Bucket: BUCKET, Delete }));
  expect(answer.Deleted).toEqual([{ Key: 'a' }, { Key: 'c' }]);
  expect(answer.Errors).toEqual([{ Key: 'b', Code: 'InternalError', Message: 'not now' }]);
  expect(server.bucket(BUCKET).keys()).toEqual(['b']);
  expect(last()).toMatchObject({ keys: ['a', 'b', 'c'], applied: { deleted: ['a', 'c'] } });
});

it('deny-keys says AccessDenied when it is told nothing else, and leaves reads alone', async () => {
  const { server, client } = await givenFault({ kind: 'deny-keys', keys: ['a'] });
  server.bucket(BUCKET).seed('a', 'text');
  const Delete = { Objects: [{ Key: 'a' }] };
  const { Errors } = await client.send(new DeleteObjectsCommand({ Bucket: BUCKET, Delete }));
  expect(Errors).toEqual([{ Key: 'a', Code: 'AccessDenied', Message: 'Access Denied' }]);
  expect(await get(client, 'a')).toBe('text');
});
