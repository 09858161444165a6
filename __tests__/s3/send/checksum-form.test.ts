import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { contentOf } from '../../../src/core/items.ts';
import type { S3Store } from '../../../src/s3/store.ts';
import type { Fault, LogEntry, S3Server, SeenRequest } from 's3-test-server';
import { type ClientName, openOn } from '../../support/open-with-client.ts';
import { BUCKET, startTestServer } from '../../support/test-store.ts';

const SMALL = contentOf('x');
/** A byte more than goes in one request. */
const LARGE = contentOf(Buffer.alloc(8 * 1024 * 1024 + 1, 'x'));

const OBJECT_LOCK =
  'Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters';

/** For the test: bodies are sent with a CRC32, as they are to Amazon S3. */
function sendsCrc32(): void {
  vi.stubEnv('AWS_REQUEST_CHECKSUM_CALCULATION', 'WHEN_SUPPORTED');
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
}

/** The checksum that a request carried or named. */
function checksumOf({ headers }: SeenRequest): 'crc32' | 'md5' | 'none' {
  if (headers['content-md5'] !== undefined) return 'md5';
  const isCrc32 = 'x-amz-checksum-crc32' in headers || 'x-amz-checksum-algorithm' in headers;
  return isCrc32 ? 'crc32' : 'none';
}

const UPLOADS = /^(PutObject|UploadPart|CreateMultipartUpload|DeleteObjects)$/;

/** Operations that send a body or announce parts, with their checksums and the answer's status. */
const sentTo = (server: S3Server) =>
  server.log
    .filter(({ operation }) => UPLOADS.test(operation))
    .map((entry: LogEntry) => `${entry.operation} ${checksumOf(entry)} ${entry.status}`);

/** Refuses every upload or delete whose checksum is not among these. */
function takesOnly(
  server: S3Server,
  checksums: readonly string[],
  refusal: { readonly code: string; readonly status: number; readonly message: string },
): void {
  server.onRequest = (seen): Fault | undefined => {
    const isAsked = UPLOADS.test(seen.operation) && seen.operation !== 'CreateMultipartUpload';
    if (!isAsked || checksums.includes(checksumOf(seen))) return undefined;
    return { kind: 'status', ...refusal };
  };
}

const put = (store: S3Store, key: string, content = SMALL, bucket = BUCKET) =>
  store.put({ bucket, key, content, headers: {} });

const DEMAND = { code: 'InvalidRequest', status: 400, message: OBJECT_LOCK };
const UNKNOWN = 'A header you provided implies functionality that is not implemented';

describe.each<ClientName>(['wire', 'sdk'])('over %s', (client) => {
  it('hazard 75: sends Content-MD5 with parts from the first demand on', async () => {
    const server = await startTestServer();
    const store = await openOn(client, server);
    takesOnly(server, ['md5', 'crc32'], DEMAND);
    await put(store, 'small');
    await put(store, 'large', LARGE);
    const parts = sentTo(server).slice(2);
    expect(parts.filter((part) => part === 'UploadPart none 400').length).toBeGreaterThan(0);
    expect(parts.filter((part) => part === 'UploadPart md5 200')).toHaveLength(2);
    server.clearLog();
    await put(store, 'again', LARGE);
    await put(store, 'small');
    expect(sentTo(server)).toEqual([
      'CreateMultipartUpload none 200',
      'UploadPart md5 200',
      'UploadPart md5 200',
      'PutObject md5 200',
    ]);
    expect(server.bucket(BUCKET).object('again')?.size).toBe(LARGE.size);
  });

  it.each([
    ['InvalidArgument', 400, 'Unsupported header x-amz-checksum-crc32'],
    ['InvalidRequest', 400, 'x-amz-sdk-checksum-algorithm is not allowed'],
    ['NotImplemented', 501, "Header 'x-amz-checksum-algorithm' with value 'CRC32' not implemented"],
    ['NotImplemented', 501, UNKNOWN],
    ['Http501', 501, 'no'],
  ])('hazard 15, hazard 75: sends Content-MD5 after %s %i: %s', async (code, status, message) => {
    sendsCrc32();
    const server = await startTestServer();
    const store = await openOn(client, server);
    takesOnly(server, ['md5', 'none'], { code, status, message });
    await put(store, 'a');
    await put(store, 'b');
    await put(store, 'large', LARGE);
    await store.deleteMany({ bucket: BUCKET, objects: [{ key: 'a' }] });
    expect(sentTo(server)).toEqual([
      `PutObject crc32 ${status}`,
      'PutObject md5 200',
      'PutObject md5 200',
      'CreateMultipartUpload none 200',
      'UploadPart none 200',
      'UploadPart none 200',
      'DeleteObjects md5 200',
    ]);
  });

  it('hazard 15: learns from a delete what an upload sends', async () => {
    sendsCrc32();
    const server = await startTestServer();
    const store = await openOn(client, server);
    takesOnly(server, ['md5'], { ...DEMAND, code: 'MissingContentMD5' });
    await store.deleteMany({ bucket: BUCKET, objects: [{ key: 'a' }] });
    await put(store, 'a');
    expect(sentTo(server)).toEqual([
      'DeleteObjects crc32 400',
      'DeleteObjects md5 200',
      'PutObject md5 200',
    ]);
  });

  it('hazard 75: leaves it to the signature where the store takes no checksum', async () => {
    const server = await startTestServer();
    const store = await openOn(client, server);
    const message = 'Unsupported header: Content-MD5';
    takesOnly(server, ['none'], { code: 'InvalidArgument', status: 400, message });
    await put(store, 'a');
    await put(store, 'b');
    const expected = ['PutObject md5 400', 'PutObject none 200', 'PutObject none 200'];
    expect(sentTo(server)).toEqual(expected);
  });

  it('hazard 75: sends a CRC32 where Content-MD5 does not meet the demand', async () => {
    const server = await startTestServer();
    const store = await openOn(client, server);
    takesOnly(server, ['crc32'], DEMAND);
    await put(store, 'a');
    expect(sentTo(server)).toEqual(['PutObject md5 400', 'PutObject crc32 200']);
  });
});

describe('what is learned of checksums', () => {
  it('is about one bucket', async () => {
    const server = await startTestServer();
    server.createBucket('other');
    sendsCrc32();
    const store = await openOn('wire', server);
    takesOnly(server, ['md5'], DEMAND);
    await put(store, 'a');
    server.onRequest = undefined;
    await put(store, 'a', SMALL, 'other');
    expect(sentTo(server).at(-1)).toBe('PutObject crc32 200');
  });

  it('is nothing where every form is refused: the first refusal is the error', async () => {
    const server = await startTestServer();
    const store = await openOn('wire', server);
    const refusals = ['Content-MD5 is unsupported', 'a checksum is unsupported'];
    server.onRequest = () => ({
      kind: 'status',
      status: 400,
      code: 'InvalidArgument',
      message: refusals.shift() ?? 'another checksum is unsupported',
    });
    await expect(put(store, 'a')).rejects.toThrow('Content-MD5 is unsupported');
    server.onRequest = undefined;
    await put(store, 'a');
    expect(sentTo(server)).toEqual([
      'PutObject md5 400',
      'PutObject none 400',
      'PutObject md5 200',
    ]);
  });

  it('is nothing from a vague refusal that has another cause, which is tried once', async () => {
    const server = await startTestServer();
    const store = await openOn('wire', server);
    server.onRequest = () => ({
      kind: 'status',
      status: 501,
      code: 'NotImplemented',
      message: UNKNOWN,
    });
    for (const key of ['a', 'b']) {
      await expect(put(store, key)).rejects.toMatchObject({ code: 'NotImplemented' });
    }
    server.onRequest = undefined;
    await put(store, 'c');
    expect(sentTo(server)).toEqual([
      'PutObject md5 501',
      'PutObject none 501',
      'PutObject md5 501',
      'PutObject md5 200',
    ]);
  });

  it.each([
    "Header 'x-amz-tagging' with value 'a' not implemented",
    'If-None-Match: not implemented',
  ])('is not asked for by a refusal that names another header: %s', async (message) => {
    const server = await startTestServer();
    const store = await openOn('wire', server);
    server.onRequest = () => ({ kind: 'status', status: 501, code: 'NotImplemented', message });
    await expect(put(store, 'a')).rejects.toMatchObject({ code: 'NotImplemented', attempts: 1 });
  });

  it('is not asked for by a request without a checksum', async () => {
    const server = await startTestServer();
    const store = await openOn('wire', server);
    server.onRequest = () => ({ kind: 'status', status: 501, code: 'NotImplemented' });
    const listing = store.list({ bucket: BUCKET, prefix: '' });
    await expect(listing).rejects.toMatchObject({ code: 'NotImplemented', attempts: 1 });
  });

  it.each([
    [1, ['PutObject crc32 400', 'PutObject crc32 200']],
    [2, ['PutObject crc32 400', 'PutObject crc32 400', 'PutObject md5 200']],
  ])('follows from %i hashes that differ', async (times, expected) => {
    sendsCrc32();
    const server = await startTestServer();
    const store = await openOn('wire', server);
    server.onRequest = ({ n }) =>
      n > times ? undefined : { kind: 'status', status: 400, code: 'XAmzContentSHA256Mismatch' };
    await put(store, 'a');
    expect(sentTo(server)).toEqual(expected);
  });
});
