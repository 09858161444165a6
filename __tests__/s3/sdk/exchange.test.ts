import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { rowOf } from '../../../src/s3/error-codes/error-codes.ts';
import { toStoreError } from '../../../src/s3/errors.ts';
import { exchangeBySdk } from '../../../src/s3/sdk/exchange.ts';
import { encodedPath, type WireRequest } from '../../../src/s3/wire/message.ts';
import { type S3ServerOptions, startS3Server } from 's3-test-server';
import { clientOf, NO_CONNECTIONS, onlyEnvironment } from './clients.ts';
import { localConnections, startServer } from './local-connections.ts';

const NOTHING: Pick<WireRequest, 'headers' | 'query'> = { headers: {}, query: {} };
const put = (key: string, body = 'x'): WireRequest => ({
  ...NOTHING,
  method: 'PUT',
  path: `/${encodedPath(key)}`,
  body: Buffer.from(body),
});
const get = (key: string, isStreamed = false): WireRequest => ({
  ...NOTHING,
  method: 'GET',
  path: `/${encodedPath(key)}`,
  isStreamed,
});

async function startStore(options: S3ServerOptions = {}) {
  onlyEnvironment();
  const server = await startS3Server(options);
  onTestFinished(() => server.close());
  server.createBucket('site');
  const { endpoint, region, accessKeyId, secretAccessKey } = server;
  const connections = localConnections(server.port);
  const place = { endpoint, region, forcePathStyle: true };
  const keys = { accessKeyId, secretAccessKey };
  const client = clientOf(connections, place, () => Promise.resolve(keys));
  return { server, connections, client };
}

describe('a request through the SDK', () => {
  it.each([
    ...['a//b', '/a', '//', 'a/../b', '../a', './a', '.', '..', 'a b', 'a+b', 'a%b', 'a%2Fb'],
    ...['\u0001', '%', '?x=1', 'a#b', "!'()*", 'ü/ß', '\u{1f600}', 'a\\b', 'a&b=c', 'a/', '~'],
  ])('reaches the key %j with a valid signature', async (key) => {
    const { server, client } = await startStore();
    const subject = { bucket: 'site', key };
    const answer = await exchangeBySdk(client, 'PutObject', subject, put(key), undefined);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('etag')).toBe('"9dd4e461268c8034f5c8564e155c67a6"');
    expect(server.bucket('site').keys()).toEqual([key]);
  });

  it('has the query and the headers of the request, and none of the SDK checksums', async () => {
    const { server, client, connections } = await startStore();
    const headers = { 'x-amz-meta-a': 'b', 'content-type': 'text/x' };
    const large = 'x'.repeat(3 * 1024 * 1024);
    const request = { ...put('k', large), headers, query: { 'x-id': 'a b+c&d', none: undefined } };
    await exchangeBySdk(client, 'PutObject', { bucket: 'site', key: 'k' }, request, undefined);
    const [sent] = connections.sent;
    expect(sent).toMatchObject({ headers, target: '/site/k?x-id=a%20b%2Bc%26d' });
    const names = Object.keys(sent?.headers ?? {});
    expect(names.filter((name) => /checksum|sdk-checksum|expect/i.test(name))).toEqual([]);
    expect(server.bucket('site').object('k')?.headers).toMatchObject({ 'content-type': 'text/x' });
  });

  it.each([200, 204, 301, 304, 400, 403, 404, 412, 500, 503])(
    'resolves to an answer of status %i',
    async (status) => {
      onlyEnvironment();
      const body = [204, 304].includes(status) ? '' : '<Error><Code>SlowDown</Code></Error>';
      const port = await startServer(() => ({
        status,
        body,
        headers: { 'x-amz-bucket-region': 'x' },
      }));
      const connections = localConnections(port);
      const client = clientOf(connections);
      const subject = { bucket: 'site', key: 'k' };
      const answer = await exchangeBySdk(client, 'PutObject', subject, put('k'), undefined);
      expect(answer).toMatchObject({ status });
      expect(answer.body.toString()).toBe(body);
      expect(answer.headers.get('x-amz-bucket-region')).toBe('x');
      expect(connections.sent).toHaveLength(1);
    },
  );

  it('streams the body of an answer when it is asked to', async () => {
    const { server, client } = await startStore();
    server.bucket('site').seed('k', 'whole');
    const subject = { bucket: 'site', key: 'k' };
    const streamed = await exchangeBySdk(client, 'GetObject', subject, get('k', true), undefined);
    expect(streamed.body).toHaveLength(0);
    expect(await text(Readable.from(streamed.stream ?? []))).toBe('whole');
    const gathered = await exchangeBySdk(client, 'GetObject', subject, get('k'), undefined);
    expect(gathered.stream).toBeUndefined();
    expect(gathered.body.toString()).toBe('whole');
  });

  it('learns the clock of the store from an answer, of an error too', async () => {
    onlyEnvironment();
    const ahead = 7_200_000;
    const port = await startServer(() => ({
      status: 403,
      headers: { date: new Date(Date.now() + ahead).toUTCString() },
    }));
    const client = clientOf(localConnections(port));
    await exchangeBySdk(client, 'GetObject', { bucket: 'site', key: 'k' }, get('k'), undefined);
    expect(Math.round(client.config.systemClockOffset / 60_000)).toBe(ahead / 60_000);
  });

  it('ends with the reason of its signal', async () => {
    const { server, client } = await startStore();
    const reason = new Error('enough');
    const controller = new AbortController();
    server.onRequest = () => {
      controller.abort(reason);
      return { kind: 'stall-request' };
    };
    const subject = { bucket: 'site', key: 'k' };
    const sending = exchangeBySdk(client, 'PutObject', subject, put('k'), controller.signal);
    await expect(sending).rejects.toBe(reason);
    const late = exchangeBySdk(client, 'PutObject', subject, put('k'), controller.signal);
    await expect(late).rejects.toBe(reason);
  });

  it('gives its signal to the connections', async () => {
    onlyEnvironment();
    const { signal } = new AbortController();
    let given: AbortSignal | undefined;
    const send = (_request: object, own?: AbortSignal) => {
      given = own;
      return Promise.reject(new Error('not sent'));
    };
    const client = clientOf({ ...NO_CONNECTIONS, send });
    const subject = { bucket: 'site', key: 'k' };
    const sending = exchangeBySdk(client, 'PutObject', subject, put('k'), signal);
    await expect(sending).rejects.toThrow('not sent');
    expect(given).toBe(signal);
  });

  it('does not wait for credentials when its signal aborts', async () => {
    onlyEnvironment();
    const controller = new AbortController();
    const client = clientOf(localConnections(1), {}, () => {
      controller.abort(new Error('enough'));
      return new Promise(() => undefined);
    });
    const subject = { bucket: 'site', key: 'k' };
    const sending = exchangeBySdk(client, 'PutObject', subject, put('k'), controller.signal);
    await expect(sending).rejects.toThrow('enough');
  });

  it('rejects with what the connections reject with', async () => {
    onlyEnvironment();
    const failure = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    const client = clientOf({ send: () => Promise.reject(failure), close: () => undefined });
    const subject = { bucket: 'site', key: 'k' };
    const sending = exchangeBySdk(client, 'PutObject', subject, put('k'), undefined);
    await expect(sending).rejects.toBe(failure);
  });

  it('has what the endpoint adds', async () => {
    onlyEnvironment();
    const connections = localConnections(await startServer(() => ({})));
    const client = clientOf(connections);
    client.config.endpointProvider = () => ({
      url: new URL('https://s3.example.com:9000/base/?x=y'),
      headers: { 'X-Own': ['a', 'b'] },
    });
    await exchangeBySdk(client, 'PutObject', { bucket: 'site', key: 'k' }, put('k'), undefined);
    expect(connections.sent[0]).toMatchObject({
      origin: 'https://s3.example.com:9000',
      target: '/base/k?x=y',
      headers: { 'x-own': 'a, b', host: 's3.example.com:9000' },
    });
  });

  it('goes to the FIPS endpoint where that is asked for', async () => {
    onlyEnvironment({ AWS_USE_FIPS_ENDPOINT: 'true' });
    const connections = localConnections(await startServer(() => ({})));
    const client = clientOf(connections);
    await exchangeBySdk(client, 'PutObject', { bucket: 'site', key: 'k' }, put('k'), undefined);
    expect(connections.sent[0]).toMatchObject({
      origin: 'https://site.s3-fips.us-west-2.amazonaws.com',
    });
  });
});

const putOf = (key: string): WireRequest => ({
  method: 'PUT',
  path: `/${key}`,
  headers: {},
  query: {},
});

describe('a request that the SDK refuses', () => {
  it('is not sent over http to another host', async () => {
    onlyEnvironment();
    const connections = localConnections(1);
    const place = { endpoint: 'http://s3.example.test:9000', forcePathStyle: true };
    const client = clientOf(connections, place);
    const subject = { bucket: 'site', key: 'k' };
    const sending = exchangeBySdk(client, 'PutObject', subject, putOf('k'), undefined);
    await expect(sending).rejects.toMatchObject({ code: 'InsecureEndpoint' });
    expect(connections.sent).toEqual([]);
  });

  it('rejects with the words of the SDK for what that refuses', async () => {
    onlyEnvironment();
    const client = clientOf(localConnections(1));
    const refused = (bucket: string) =>
      exchangeBySdk(client, 'PutObject', { bucket, key: 'k' }, putOf('k'), undefined);
    await expect(refused('arn:aws:s3:us-west-2:123:nothing/x')).rejects.toThrow('Invalid ARN');
    await expect(refused('a/b')).rejects.toMatchObject({ name: 'InvalidBucketName' });
    const none = clientOf(localConnections(1), {}, () => Promise.reject(new Error('no keys')));
    const sending = exchangeBySdk(none, 'PutObject', { bucket: 'site' }, putOf('k'), undefined);
    await expect(sending).rejects.toThrow('no keys');
  });

  it('says what is missing for an access point of several regions', async () => {
    onlyEnvironment();
    const client = clientOf(localConnections(1));
    const subject = { bucket: 'arn:aws:s3::123456789012:accesspoint/x.mrap', key: 'k' };
    const sending = exchangeBySdk(client, 'PutObject', subject, putOf('k'), undefined);
    const error = toStoreError(await sending.catch((thrown: unknown) => thrown));
    expect(error.message).toContain('@aws-sdk/signature-v4a');
    const { code, message } = error;
    const facts = { code, message, causes: [], bucket: subject.bucket };
    expect(rowOf(facts)?.id).toBe('several-regions');
  });
});
