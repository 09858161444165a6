import { createHash } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Answer, Fault, S3Server, SeenRequest } from 's3-test-server';
import { contentOf } from '../../../src/core/items.ts';
import { PART_SIZE } from '../../../src/object-store/part-sizes.ts';
import type { S3Store } from '../../../src/s3/store.ts';
import { hasMd5Etags } from '../../../src/s3/wire/endpoint-guard.ts';
import { BUCKET, openTestStore, startTestServer } from '../../support/test-store.ts';

/** The answers to a write with these headers changed; undefined removes one. */
function told(changes: Readonly<Record<string, string | undefined>>): Fault {
  return {
    kind: 'edit',
    edit: ({ headers, ...answer }: Answer) => ({
      ...answer,
      headers: Object.fromEntries(
        Object.entries({ ...headers, ...changes }).filter(([, value]) => value !== undefined),
      ) as Record<string, string>,
    }),
  };
}

const OTHER = `"${'0'.repeat(32)}"`;
const put = (store: S3Store, key = 'a', text = 'x') =>
  store.put({ bucket: BUCKET, key, content: contentOf(text), headers: {} });
const on = (operation: string, fault: Fault) => (request: SeenRequest) =>
  request.operation === operation ? fault : undefined;
const md5 = (text: string) => `"${createHash('md5').update(text).digest('hex')}"`;

/** The store at one of Amazon's hosts, which a proxy takes to the server. */
async function openAmazon(server: S3Server): Promise<S3Store> {
  process.env['HTTP_PROXY'] = `http://127.0.0.1:${server.port}`;
  onTestFinished(() => {
    delete process.env['HTTP_PROXY'];
  });
  const endpoint = 'http://s3.us-east-1.amazonaws.com';
  return openTestStore(server, { endpoint, allowHttp: true, forcePathStyle: true });
}

describe('hazard 41, hazard 80: an ETag that is not the MD5 of what was sent', () => {
  it('counts when a HEAD finds the object, and is not looked into again', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.onRequest = ({ method }) =>
      ['PUT', 'HEAD'].includes(method) ? told({ etag: OTHER }) : undefined;
    expect(await put(store)).toEqual({ etag: OTHER, attempts: 1 });
    expect(await put(store, 'b')).toEqual({ etag: OTHER, attempts: 1 });
    expect(server.counts).toEqual({ PutObject: 2, HeadObject: 1 });
  });

  it('is followed by no HEAD where the answer names a key of encryption', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    for (const header of [
      { 'x-amz-server-side-encryption': 'aws:kms' },
      { 'x-amz-server-side-encryption-customer-algorithm': 'AES256' },
    ]) {
      server.onRequest = () => told({ etag: OTHER, ...header });
      expect(await put(store)).toMatchObject({ etag: OTHER });
    }
    expect(server.counts).toEqual({ PutObject: 2 });
  });

  it('counts where the object may not be read', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.onRequest = ({ method }) =>
      method === 'PUT' ? told({ etag: OTHER }) : { kind: 'status', status: 403 };
    expect(await put(store)).toEqual({ etag: OTHER, attempts: 1 });
  });

  it('is replaced by that of the object, which holds the content', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.onRequest = on('PutObject', told({ etag: OTHER }));
    expect(await put(store)).toEqual({ etag: md5('x'), attempts: 1 });
    await put(store, 'b');
    expect(server.counts).toEqual({ PutObject: 2, HeadObject: 2 });
  });

  it.each([
    ['no object', () => undefined],
    ['one of another size', () => told({ etag: OTHER })],
    ['one with another ETag', () => told({ etag: `"${'1'.repeat(32)}"`, 'content-length': '1' })],
    [
      'one with another checksum',
      () => told({ etag: OTHER, 'content-length': '1', 'x-amz-checksum-crc32': 'AAAAAA==' }),
    ],
  ])('is sent again, and then fails, when a HEAD finds %s', async (found, head) => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    if (found !== 'no object') server.bucket(BUCKET).seed('a', 'other');
    const answer = { kind: 'replace', status: 200, headers: { etag: OTHER }, body: '' } as const;
    server.onRequest = ({ method, key }) => {
      if (method === 'PUT') return answer;
      return key === 'a' ? head() : undefined;
    };
    await expect(put(store)).rejects.toMatchObject({
      code: 'UnprovenAnswer',
      operation: 'PutObject',
      key: 'a',
      attempts: 3,
      message: expect.stringContaining('lacks an ETag of the content that was sent') as string,
    });
    server.onRequest = undefined;
    expect(await put(store)).toMatchObject({ etag: md5('x') });
  });

  it('fails on Amazon without a HEAD, unless it repeats the checksum that was sent', async () => {
    const server = await startTestServer();
    const store = await openAmazon(server);
    server.onRequest = () => told({ etag: OTHER });
    expect(await put(store)).toEqual({ etag: OTHER, attempts: 1 });
    server.clearLog();
    server.onRequest = () => told({ etag: OTHER, 'x-amz-checksum-crc32': undefined });
    await expect(put(store)).rejects.toMatchObject({ code: 'UnprovenAnswer', attempts: 3 });
    expect(server.counts).toEqual({ PutObject: 3 });
    server.onRequest = () => told({ 'x-amz-checksum-crc32': undefined });
    expect(await put(store)).toEqual({ etag: md5('x'), attempts: 1 });
  });

  it('is that of no part on Amazon', async () => {
    const server = await startTestServer();
    const store = await openAmazon(server);
    let answers = 0;
    server.onRequest = ({ operation }) => {
      if (operation !== 'UploadPart') return undefined;
      answers += 1;
      const other = { etag: OTHER, 'x-amz-checksum-crc32': undefined };
      return answers === 1 ? told(other) : undefined;
    };
    const content = contentOf(Buffer.alloc(PART_SIZE + 1));
    await store.put({ bucket: BUCKET, key: 'a', content, headers: {} });
    expect(server.counts).toMatchObject({ UploadPart: 3, CompleteMultipartUpload: 1 });
  });

  it.each([
    ['bucket.s3.eu-central-1.amazonaws.com', true],
    ['s3.us-east-1.amazonaws.com', true],
    ['bucket.s3express-use1-az4.us-east-1.amazonaws.com', false],
    ['ec2-1-2-3-4.eu-central-1.compute.amazonaws.com', false],
    ['localhost', false],
  ])('has that meaning at %s: %s', (host, isMd5) => {
    expect(hasMd5Etags(host)).toBe(isMd5);
  });
});

describe('hazard 78: a body in the answer to a write', () => {
  it.each([
    ['of JSON', '{"ok":true}', 'UnprovenAnswer'],
    ['of HTML without a type', '<!doctype html><p>Log in</p>', 'UnprovenAnswer'],
    ['of XHTML', '<html><p>Log in</p></html>', 'UnprovenAnswer'],
    ['with an error', '<Error><Code>AccessDenied</Code></Error>', 'AccessDenied'],
  ])('%s is no success, whatever the ETag', async (_, body, code) => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    const headers = { etag: md5('x') };
    server.onRequest = () => ({ kind: 'replace', status: 200, headers, body });
    await expect(put(store)).rejects.toMatchObject({ code });
    server.onRequest = () => ({ kind: 'replace', status: 200, headers, body: '\n' });
    expect(await put(store)).toMatchObject({ etag: md5('x') });
  });
});
