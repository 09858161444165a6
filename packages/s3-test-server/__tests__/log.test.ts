import { DeleteObjectsCommand, HeadBucketCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import type { SeenRequest } from '../src/index.ts';
import { BUCKET, startTestServer } from './test-server.ts';
import { openSdk, put, refusal } from './client.ts';

it('notes each request with its number, its answer and what it changed', async () => {
  const server = await startTestServer();
  const client = openSdk(server);
  await put(client, 'a b/ü', '12345');
  const Delete = { Objects: [{ Key: 'a b/ü' }, { Key: 'never' }] };
  await client.send(new DeleteObjectsCommand({ Bucket: BUCKET, Delete }));
  await refusal(client.send(new HeadObjectCommand({ Bucket: BUCKET, Key: 'a' })));
  const [first, second, third] = server.log;
  expect(first).toMatchObject({
    n: 1,
    operation: 'PutObject',
    method: 'PUT',
    bucket: BUCKET,
    key: 'a b/ü',
    status: 200,
    applied: { stored: 'a b/ü' },
  });
  expect(first?.headers['content-length']).toBe('5');
  expect(first?.requestBytes).toBe(5);
  expect(first).not.toHaveProperty('fault');
  expect(second).toMatchObject({
    n: 2,
    operation: 'DeleteObjects',
    keys: ['a b/ü', 'never'],
    applied: { deleted: ['a b/ü', 'never'] },
  });
  expect(second).not.toHaveProperty('key');
  expect(third).toMatchObject({ n: 3, operation: 'HeadObject', status: 404, applied: {} });
});

it('counts by operation, and forgets both when told', async () => {
  const server = await startTestServer();
  const client = openSdk(server);
  await put(client, 'a');
  await put(client, 'b');
  await client.send(new HeadBucketCommand({ Bucket: BUCKET }));
  expect(server.counts).toEqual({ PutObject: 2, HeadBucket: 1 });
  server.clearLog();
  expect([server.counts, server.log]).toEqual([{}, []]);
  await put(client, 'c');
  expect(server.log.map(({ n }) => n)).toEqual([4]);
});

it('counts without a log when none is to be kept', async () => {
  const server = await startTestServer({ keepLog: false });
  await put(openSdk(server), 'a');
  expect([server.counts, server.log]).toEqual([{ PutObject: 1 }, []]);
});

it('shows a request to the hook before anything is done with it', async () => {
  const seen: SeenRequest[] = [];
  const server = await startTestServer({
    onRequest: (request) => {
      seen.push(request);
      return undefined;
    },
  });
  await put(openSdk(server), 'key');
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatchObject({ n: 1, operation: 'PutObject', bucket: BUCKET, key: 'key' });
  expect(seen[0]?.url).toBe(`/${BUCKET}/key?x-id=PutObject`);
  expect(seen[0]?.query.get('x-id')).toBe('PutObject');
  expect(typeof server.onRequest).toBe('function');
});

it('a refused request changes nothing and says so in the log', async () => {
  const server = await startTestServer();
  const other = openSdk({ ...server, endpoint: server.endpoint, secretAccessKey: 'wrong' });
  expect(await refusal(put(other, 'key'))).toBe('403 SignatureDoesNotMatch');
  expect(server.log).toMatchObject([{ operation: 'PutObject', status: 403, applied: {} }]);
});
