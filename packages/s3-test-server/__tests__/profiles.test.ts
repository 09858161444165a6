import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { BUCKET, startTestServer } from './test-server.ts';
import type { Difference, Profile } from '../src/index.ts';
import { page, refusal, withBody } from '../src/profiles/apply.ts';
import { get, openSdk, put, refusal as refusalOf } from './client.ts';

const profileOf = (...differences: Omit<Difference, 'text' | 'source'>[]): Profile => ({
  name: 'test',
  title: 'A test',
  differences: differences.map((one) => ({ text: 'a test', source: 'https://x.test', ...one })),
});

it('refuses what a difference refuses, before it is performed', async () => {
  const server = await startTestServer();
  const noPuts: Omit<Difference, 'text' | 'source'> = {
    before: ({ operation }) =>
      operation === 'PutObject' ? refusal(403, 'AccessDenied', 'no puts here') : undefined,
  };
  server.setProfile(BUCKET, profileOf(noPuts));
  const client = openSdk(server);
  await expect(put(client, 'key')).rejects.toThrow('no puts here');
  expect(server.bucket(BUCKET).keys()).toEqual([]);
  server.createBucket('another-bucket');
  server.setProfile(BUCKET, undefined);
  await put(client, 'key');
  expect(server.bucket(BUCKET).keys()).toEqual(['key']);
});

it('sees only requests with a right signature, without their framing, trailers among the headers', async () => {
  const seen: unknown[] = [];
  const server = await startTestServer({
    profile: profileOf({
      before: ({ operation, key, body, headers, isPathStyle }) => {
        const checksum = headers['x-amz-checksum-crc32'];
        seen.push({ operation, key, body: String(body), checksum, isPathStyle });
        return undefined;
      },
    }),
  });
  expect(await refusalOf(put(openSdk({ ...server, secretAccessKey: 'wrong' }), 'key'))).toBe(
    '403 SignatureDoesNotMatch',
  );
  expect(seen).toEqual([]);
  await put(openSdk(server), 'key');
  const checksum = expect.any(String) as string;
  expect(seen).toEqual([
    { operation: 'PutObject', key: 'key', body: 'body', checksum, isPathStyle: true },
  ]);
});

it('performs what the differences made of a request, one after the other, then alters the answer', async () => {
  const append = (text: string): Omit<Difference, 'text' | 'source'> => ({
    before: ({ body, operation, headers }) =>
      operation === 'PutObject'
        ? {
            body: Buffer.concat([body, Buffer.from(text)]),
            headers: { ...headers, 'x-amz-checksum-crc32': undefined },
          }
        : undefined,
    after: ({ operation }, answer) =>
      operation === 'GetObject' ? withBody(answer, `${String(answer.body)}!${text}`) : answer,
  });
  const server = await startTestServer();
  server.setProfile(BUCKET, profileOf(append(' 1'), append(' 2')));
  const client = openSdk(server);
  await put(client, 'key');
  expect(String(server.bucket(BUCKET).object('key')?.body)).toBe('body 1 2');
  expect(await get(client, 'key')).toBe('body 1 2! 1! 2');
});

it('alters what an operation refuses, too', async () => {
  const server = await startTestServer();
  const isHidden = ({ status }: { status: number }) => status === 404;
  server.setProfile(
    BUCKET,
    profileOf({ after: (_, answer) => (isHidden(answer) ? page(403, '<html>') : answer) }),
  );
  const client = openSdk(server);
  const absent = client.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'absent' }));
  await expect(absent).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
  const list = await client.send(new ListObjectsV2Command({ Bucket: BUCKET }));
  expect(list.KeyCount).toBe(0);
});
