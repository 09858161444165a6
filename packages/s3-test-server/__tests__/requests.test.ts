import { once } from 'node:events';
import { request as sendRequest, type IncomingMessage } from 'node:http';
import { HeadBucketCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { sendSigned } from '../contract/signed-request.ts';
import { BUCKET, startTestServer } from './test-server.ts';
import { get, openSdk, put, refusal } from './client.ts';

describe('every answer', () => {
  it('names its request in the head, and an error document the same', async () => {
    const { endpoint } = await startTestServer();
    const request = { method: 'GET', bucket: BUCKET, key: 'a b', query: { 'x-id': 'GetObject' } };
    const { headers, body } = await sendSigned(endpoint, request);
    expect(headers['x-amz-request-id']).toMatch(/^[0-9A-F]{16}$/);
    expect(body).toContain(`<RequestId>${String(headers['x-amz-request-id'])}</RequestId>`);
    expect(body).toContain(`<HostId>${String(headers['x-amz-id-2'])}</HostId>`);
    expect(body).toContain(`<Resource>/${BUCKET}/a%20b</Resource>`);
  });

  it('has a name of its own', async () => {
    const { endpoint } = await startTestServer();
    const send = () => sendSigned(endpoint, { method: 'HEAD', bucket: BUCKET });
    const [first, second] = [await send(), await send()];
    expect(first.headers['x-amz-request-id']).not.toBe(second.headers['x-amz-request-id']);
    expect(first.headers['x-amz-id-2']).not.toBe(second.headers['x-amz-id-2']);
  });
});

describe('headers beyond ASCII', () => {
  it('are signed as they are sent, or as the UTF-8 of what is sent as Latin-1', async () => {
    const server = await startTestServer();
    const stored = () => server.bucket(BUCKET).object('a')?.headers['x-amz-meta-text'];
    const request = { method: 'PUT', bucket: BUCKET, key: 'a' };
    const headers = { 'x-amz-meta-text': Buffer.from('é').toString('latin1') };
    expect((await sendSigned(server.endpoint, { ...request, headers })).status).toBe(200);
    expect(stored()).toBe('=?UTF-8?B?w4PCqQ==?=');
    const input = { Bucket: BUCKET, Key: 'a', Body: Buffer.from('x'), Metadata: { text: 'é' } };
    await openSdk(server).send(new PutObjectCommand(input));
    expect(stored()).toBe('=?UTF-8?B?w6k=?=');
  });
});

describe('addresses', () => {
  it('in virtual-host style mean the bucket of the host', async () => {
    const server = await startTestServer();
    server.bucket(BUCKET).seed('a b/c', 'text');
    const request = sendRequest({
      host: '127.0.0.1',
      port: server.port,
      path: '/a%20b/c',
      headers: { host: `${BUCKET}.localhost:${server.port}` },
    });
    request.end();
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    answer.resume();
    expect(answer.statusCode).toBe(403);
    expect(server.log).toMatchObject([{ operation: 'GetObject', bucket: BUCKET, key: 'a b/c' }]);
  });

  it('in virtual-host style mean a listing when nothing follows', async () => {
    const server = await startTestServer();
    const request = sendRequest({
      host: '127.0.0.1',
      port: server.port,
      path: '/?list-type=2',
      headers: { host: `${BUCKET}.localhost` },
    });
    request.end();
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    answer.resume();
    expect(server.log).toMatchObject([{ operation: 'ListObjectsV2', bucket: BUCKET }]);
  });
});

describe('regions', () => {
  it('of a bucket are told to whoever asks by HEAD, and send others away', async () => {
    const server = await startTestServer();
    server.createBucket('far-bucket', { region: 'eu-west-3' });
    const head = { method: 'HEAD', bucket: 'far-bucket' };
    const signed = await sendSigned(server.endpoint, head);
    expect([signed.status, signed.headers['x-amz-bucket-region']]).toEqual([301, 'eu-west-3']);
    const anonymous = await sendSigned(server.endpoint, { ...head, signing: { style: 'none' } });
    expect([anonymous.status, anonymous.headers['x-amz-bucket-region']]).toEqual([
      403,
      'eu-west-3',
    ]);
    const listed = await sendSigned(server.endpoint, { ...head, method: 'GET' });
    expect(listed).toMatchObject({ status: 301, code: 'PermanentRedirect' });
  });

  it('of a bucket are good to sign with, others are not', async () => {
    const server = await startTestServer();
    server.createBucket('far-bucket', { region: 'eu-west-3' });
    const far = { ...server, endpoint: server.endpoint, region: 'eu-west-3' };
    const input = { Bucket: 'far-bucket' };
    await expect(openSdk(far).send(new HeadBucketCommand(input))).resolves.toMatchObject({
      BucketRegion: 'eu-west-3',
    });
    await expect(openSdk(far).send(new ListObjectsV2Command(input))).resolves.toMatchObject({
      KeyCount: 0,
    });
    expect(await refusal(put(openSdk(far), 'key'))).toBe('400 AuthorizationHeaderMalformed');
  });
});

describe('refused', () => {
  it('are bodies over 5 GiB, before they are sent', async () => {
    const server = await startTestServer();
    const request = sendRequest({
      host: '127.0.0.1',
      port: server.port,
      method: 'PUT',
      path: `/${BUCKET}/key`,
      headers: { 'content-length': 5 * 1024 ** 3 + 1 },
    });
    request.flushHeaders();
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    request.on('error', () => undefined);
    const chunks = (await answer.toArray()) as Buffer[];
    expect(answer.statusCode).toBe(400);
    expect(Buffer.concat(chunks).toString()).toContain('<Code>EntityTooLarge</Code>');
    expect(server.log).toMatchObject([{ operation: 'PutObject', status: 400, applied: {} }]);
    request.destroy();
  });

  it('are signatures of the version before', async () => {
    const { endpoint } = await startTestServer();
    const url = `${endpoint}/${BUCKET}/key?AWSAccessKeyId=test-access-key&Signature=a&Expires=1`;
    const answers = [
      await fetch(url),
      await fetch(`${endpoint}/${BUCKET}/key`, { headers: { authorization: 'AWS key:abc' } }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('Please use AWS4-HMAC-SHA256.');
    }
  });

  it('are writes over the limit of a second, until the next one', async () => {
    let now = Date.now();
    const server = await startTestServer({ writesPerSecond: 2, now: () => new Date(now) });
    const client = openSdk(server);
    await put(client, 'a');
    await put(client, 'b');
    expect(await refusal(put(client, 'c'))).toBe('503 SlowDown');
    expect(await get(client, 'a')).toBe('body');
    expect(server.bucket(BUCKET).keys()).toEqual(['a', 'b']);
    now += 1000;
    await put(client, 'c');
    expect(server.bucket(BUCKET).keys()).toEqual(['a', 'b', 'c']);
  });

  it('are answered late, also those that are refused', async () => {
    const server = await startTestServer({
      latency: 50,
      writesPerSecond: 1,
      now: () => new Date(0),
    });
    const url = `${server.endpoint}/${BUCKET}/key`;
    server.onRequest = ({ n }) => (n === 1 ? { kind: 'status', status: 403 } : undefined);
    for (const [method, status] of [
      ['GET', 403],
      ['PUT', 403],
      ['PUT', 503],
    ] as const) {
      const began = performance.now();
      expect((await fetch(url, { method })).status).toBe(status);
      // Timers may be a millisecond early.
      expect(performance.now() - began).toBeGreaterThanOrEqual(49);
    }
  });

  it('is a session that the server does not know', async () => {
    const server = await startTestServer({ sessionToken: 'test-token' });
    expect(await refusal(put(openSdk(server), 'key'))).toBe('400 InvalidToken');
    const command = new PutObjectCommand({ Bucket: BUCKET, Key: 'key', Body: 'text' });
    const { accessKeyId, secretAccessKey } = server;
    const client = openSdk(server);
    client.config.credentials = () =>
      Promise.resolve({ accessKeyId, secretAccessKey, sessionToken: 'test-token' });
    await client.send(command);
    expect(server.bucket(BUCKET).keys()).toEqual(['key']);
  });
});
