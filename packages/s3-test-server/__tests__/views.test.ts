import { CreateMultipartUploadCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { startS3Server } from '../src/index.ts';
import { BUCKET, startTestServer } from './test-server.ts';
import { get, openSdk, put } from './client.ts';

const NOW = new Date('2026-02-03T04:05:06.789Z');

it('has the defaults that clients are written for', async () => {
  const server = await startTestServer();
  expect(server).toMatchObject({
    endpoint: `http://127.0.0.1:${server.port}`,
    region: 'us-east-1',
    accessKeyId: 'test-access-key',
    secretAccessKey: 'test-secret-key',
    bucketNames: [BUCKET],
    onRequest: undefined,
  });
});

it('shows an object as it is stored', async () => {
  const server = await startTestServer();
  const bucket = server.bucket(BUCKET);
  bucket.seed('seeded', 'text', { headers: { 'x-amz-meta-a': '1' }, lastModified: NOW });
  expect(bucket.object('seeded')).toEqual({
    body: Buffer.from('text'),
    size: 4,
    etag: '"1cb251ec0d568de6a929b520c4aed8d1"',
    headers: { 'x-amz-meta-a': '1' },
    lastModified: NOW,
    versionId: 'null',
    grants: [],
    tags: {},
  });
  expect(bucket.object('not there')).toBeUndefined();
});

it('seeds what requests can read, older than any run', async () => {
  const server = await startTestServer();
  const client = openSdk(server);
  server.bucket(BUCKET).seed('key', 'text', { headers: { 'cache-control': 'no-cache' } });
  expect(await get(client, 'key')).toBe('text');
  const head = await client.send(new HeadObjectCommand({ Bucket: BUCKET, Key: 'key' }));
  expect(head.CacheControl).toBe('no-cache');
  await put(client, 'younger');
  const { lastModified } = server.bucket(BUCKET).object('younger') ?? {};
  expect(head.LastModified?.getTime()).toBeLessThan(lastModified?.getTime() ?? 0);
});

it('lists keys by their UTF-8 bytes, from a prefix when one is given', async () => {
  const server = await startTestServer();
  const bucket = server.bucket(BUCKET);
  for (const key of ['b/\u{1f600}', 'b/\uff5e', 'a', 'b/1']) bucket.seed(key);
  expect(bucket.keys()).toEqual(['a', 'b/1', 'b/\uff5e', 'b/\u{1f600}']);
  expect(bucket.keys('b/')).toEqual(['b/1', 'b/\uff5e', 'b/\u{1f600}']);
});

it('shows uploads that were begun', async () => {
  const server = await startTestServer();
  const command = new CreateMultipartUploadCommand({ Bucket: BUCKET, Key: 'key' });
  const { UploadId } = await openSdk(server).send(command);
  expect(server.bucket(BUCKET).uploads()).toEqual([{ key: 'key', uploadId: UploadId }]);
});

it('shows versions, newest first within a key', async () => {
  const server = await startS3Server();
  server.createBucket('versioned', { versioning: 'Enabled' });
  const bucket = server.bucket('versioned');
  for (const key of ['b', 'a', 'a']) bucket.seed(key);
  const all = bucket.versions();
  expect(all.map(({ key }) => key)).toEqual(['a', 'a', 'b']);
  expect(bucket.versions('a')).toEqual(all.slice(0, 2));
  expect(all[0]?.versionId).toBe(bucket.object('a')?.versionId);
  await server.close();
});

it('throws for a bucket that is not there, has a wrong name, or is there already', async () => {
  const server = await startTestServer();
  expect(() => server.bucket('missing')).toThrow('The specified bucket does not exist');
  expect(() => {
    server.createBucket('Upper');
  }).toThrow('The specified bucket is not valid.');
  expect(() => {
    server.createBucket(BUCKET);
  }).toThrow('you already own it');
});

it('tells the time by its own clock', async () => {
  const now = new Date(Date.now() + 60_000);
  const server = await startTestServer({ now: () => now });
  const client = openSdk(server);
  await put(client, 'key');
  const second = Math.floor(now.getTime() / 1000) * 1000;
  expect(server.bucket(BUCKET).object('key')?.lastModified.getTime()).toBe(second);
  const { headers } = await fetch(`${server.endpoint}/`);
  expect(headers.get('date')).toBe(now.toUTCString());
});
