import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/core/errors.ts';
import { contentOf } from '../../src/core/items.ts';
import type { ObjectHeaders } from '../../src/core/object-headers.ts';
import { DryRunStore, GuardedStore } from '../../src/object-store/wrapped-stores.ts';
import { openS3Store, type S3Store } from '../../src/s3/store.ts';
import type { Answer, RequestHook } from 's3-test-server';
import { skippingTime } from '../support/injected-time.ts';
import { BUCKET, openTestStore, startTestServer } from '../support/test-store.ts';

const object = { bucket: BUCKET, key: 'a' };

describe('what is documented of conditions', () => {
  const credentials = { accessKeyId: 'x', secretAccessKey: 'y' };
  const region = 'us-west-2';
  const arn = (service: string, resource: string) =>
    `arn:aws:${service}:us-west-2:123456789012:${resource}`;

  it.each([
    ['site', undefined, true],
    ['site.with.dots', undefined, true],
    ['name--usw2-az1--x-s3', undefined, true],
    [arn('s3', 'accesspoint/x'), undefined, true],
    [arn('s3-object-lambda', 'accesspoint/x'), undefined, false],
    [arn('s3-outposts', 'outpost/op-01234567890123456/accesspoint/x'), undefined, false],
    ['site', 'https://s3.us-gov-west-1.amazonaws.com', true],
    ['site', 'https://s3.dualstack.us-west-2.amazonaws.com', true],
    ['site', 'https://s3.cn-north-1.amazonaws.com.cn', true],
    ['site', 'https://s3-accelerate.amazonaws.com', true],
    ['site', 'https://bucket.vpce-1a2b3c4d-5e6f.s3.us-east-1.vpce.amazonaws.com', true],
    ['site', 'https://s3.example.com', false],
    ['site', 'https://s3.us-west-2.amazonaws.com.example.com', false],
    ['site', 'https://s3.ec2-54-1-2-3.compute-1.amazonaws.com', false],
    ['site', 'https://s3.execute-api.us-east-1.amazonaws.com', false],
    ['s3', 'https://ec2-54-1-2-3.us-west-2.compute.amazonaws.com', false],
  ])('of %s at %s: %s', async (bucket, endpoint, expected) => {
    const place = endpoint === undefined ? {} : { endpoint, forcePathStyle: true };
    await using store = await openS3Store({ credentials, region, ...place }, bucket);
    expect(await store.documentsConditions(bucket)).toBe(expected);
    expect(await new DryRunStore(store).documentsConditions(bucket)).toBe(expected);
  });
});

describe('head', () => {
  it('gives the headers that were stored, by their names on the wire', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    const headers: ObjectHeaders = {
      'cache-control': 'no-cache',
      'content-disposition': 'attachment',
      'content-encoding': 'gzip',
      'content-language': 'de',
      'content-type': 'text/plain; charset=utf-8',
      expires: 'Wed, 21 Oct 2026 07:28:00 GMT',
      'x-amz-server-side-encryption': 'aws:kms',
      'x-amz-server-side-encryption-aws-kms-key-id': 'key',
      'x-amz-server-side-encryption-bucket-key-enabled': 'true',
      'x-amz-storage-class': 'STANDARD_IA',
      'x-amz-website-redirect-location': '/other',
      'x-amz-meta-build': '42',
    };
    await store.put({ ...object, content: contentOf('x'), headers });
    expect(await store.head(object)).toMatchObject({ size: 1, headers, checksums: {} });
    expect(Object.keys((await store.head(object))?.headers ?? {}).sort()).toEqual(
      Object.keys(headers).sort(),
    );
  });

  it.each([
    ['sha256', createHash('sha256').update('body').digest('base64'), true],
    ['sha1', createHash('sha1').update('body').digest('base64'), true],
    ['crc32', 'NSRBwg==', true],
    ['crc32c', '4waSgw==', true],
    ['crc64nvme', 'rosUhgp5mIg=', true],
    ['crc32', 'abcd0g==-2', false],
    ['crc32c', 'abcd0g==-2', false],
  ])('gives the checksum %s of the whole object only: %s', async (name, value, isWhole) => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.bucket(BUCKET).seed('a', 'body');
    const edit = (answer: { headers: Record<string, string>; status: number; body: Buffer }) => ({
      ...answer,
      headers: { ...answer.headers, [`x-amz-checksum-${name}`]: value },
    });
    server.onRequest = ({ headers }) =>
      headers['x-amz-checksum-mode'] === 'ENABLED' ? { kind: 'edit', edit } : undefined;
    expect((await store.head(object))?.checksums).toEqual({});
    const asked = await store.head({ ...object, withChecksums: true });
    expect(asked?.checksums).toEqual(isWhole ? { [name]: value } : {});
  });

  it.each([
    ['content-length', undefined, ['etag', 'lastModified']],
    ['last-modified', undefined, ['etag', 'size']],
    ['etag', undefined, ['lastModified', 'size']],
    // A proxy that compresses bodies makes it.
    ['etag', 'W/"841a2d689ad86bd1611447453c22c6fc"', ['lastModified', 'size']],
  ])('hazard 71: tells what is left without %s (%s)', async (name, value, left) => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.bucket(BUCKET).seed('a', 'body', { headers: { 'cache-control': 'no-cache' } });
    server.onRequest = withHeader(name, value);
    const told = await store.head(object);
    const names = Object.keys(told ?? {}).sort();
    expect(names).toEqual(['checksums', ...left.slice(0, 1), 'headers', ...left.slice(1)].sort());
    expect(told?.headers['cache-control']).toBe('no-cache');
    expect(server.log).toHaveLength(1);
  });

  it('hazard 71: tells the headers of an answer that has none of these', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.bucket(BUCKET).seed('a', 'body', { headers: { 'cache-control': 'no-cache' } });
    const bare = { 'content-length': undefined, etag: undefined, 'last-modified': undefined };
    server.onRequest = () => ({ kind: 'edit', edit: (answer) => edited(answer, bare) });
    expect(await store.head(object)).toMatchObject({ headers: { 'cache-control': 'no-cache' } });
    const page = { ...bare, 'accept-ranges': undefined };
    server.onRequest = () => ({ kind: 'edit', edit: (answer) => edited(answer, page) });
    await expect(store.head(object)).rejects.toMatchObject({ code: 'UnprovenAnswer' });
  });

  it('gives nothing for what is not there', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    expect(await store.head(object)).toBeUndefined();
  });
});

/** The same answer with other headers; undefined: without that one. */
function edited(answer: Answer, headers: Readonly<Record<string, string | undefined>>): Answer {
  const all = Object.entries({ ...answer.headers, ...headers });
  const kept = all.filter((header): header is [string, string] => header[1] !== undefined);
  return { ...answer, headers: Object.fromEntries(kept) };
}

function withHeader(name: string, value: string | undefined): RequestHook {
  return () => ({ kind: 'edit', edit: (answer) => edited(answer, { [name]: value }) });
}

const etagOf = (text: string) => `"${createHash('md5').update(text).digest('hex')}"`;

describe('copy', () => {
  it('replaces the headers of an object by a copy onto itself, and sends no body', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    const headers = {
      'content-type': 'text/css',
      'cache-control': 'no-cache',
      'x-amz-meta-a': '1',
    };
    server.bucket(BUCKET).seed('a', 'body', { headers: { ...headers, expires: 'never' } });
    const wanted: ObjectHeaders = { 'content-type': 'text/html', 'x-amz-meta-b': '2' };
    const copied = await store.copy({
      ...object,
      source: object,
      ifSourceMatch: etagOf('body'),
      headers: wanted,
    });
    expect(copied).toEqual({ etag: etagOf('body'), attempts: 1 });
    expect(server.bucket(BUCKET).object('a')).toMatchObject({ headers: wanted });
    expect(server.bucket(BUCKET).object('a')?.headers).not.toHaveProperty('x-amz-meta-a');
    expect(server.bucket(BUCKET).object('a')?.body.toString()).toBe('body');
    expect(server.log.map(({ requestBytes }) => requestBytes)).toEqual([0]);
  });

  it.each([
    // The default; R2 refuses it when it is written.
    [{}, undefined],
    [{ 'x-amz-tagging': 'a=b' }, 'REPLACE'],
  ] as const)('with the headers %j says of tags: %s', async (headers, directive) => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.bucket(BUCKET).seed('a', 'body');
    await store.copy({ ...object, source: object, headers });
    expect(server.log[0]?.headers['x-amz-tagging-directive']).toBe(directive);
    expect(server.log[0]?.headers['x-amz-metadata-directive']).toBe('REPLACE');
  });

  it.each(['a b', 'a+b', 'ä/ö', 'a%41', "it's (1)!*", 'a?b=c', 'a//b', '☃'])(
    'finds the source %j',
    async (key) => {
      const server = await startTestServer();
      const store = await openTestStore(server);
      server.bucket(BUCKET).seed(key, 'body');
      await store.copy({ ...object, source: { bucket: BUCKET, key }, headers: {} });
      expect(server.bucket(BUCKET).object('a')?.body.toString()).toBe('body');
    },
  );

  it('finds a version of the source', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.createBucket('versions', { versioning: 'Enabled' });
    const source = { bucket: 'versions', key: 'a' };
    const first = await store.put({ ...source, content: contentOf('first'), headers: {} });
    await store.put({ ...source, content: contentOf('second'), headers: {} });
    const { versionId = '' } = first;
    await store.copy({ ...object, source: { ...source, versionId }, headers: {} });
    expect(server.bucket(BUCKET).object('a')?.body.toString()).toBe('first');
  });

  it('refuses a source that was changed in between', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.bucket(BUCKET).seed('a', 'changed', { headers: { 'content-type': 'text/css' } });
    const request = { ...object, source: object, ifSourceMatch: etagOf('body'), headers: {} };
    await expect(store.copy(request)).rejects.toMatchObject({ code: 'PreconditionFailed' });
    expect(server.bucket(BUCKET).object('a')?.headers['content-type']).toBe('text/css');
  });

  it('hazard 2: is tried again when a 200 holds an error', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.bucket(BUCKET).seed('a', 'body');
    const body = '<Error><Code>InternalError</Code></Error>\n';
    server.onRequest = ({ n }) =>
      n === 1
        ? { kind: 'replace', status: 200, headers: { 'content-type': 'application/xml' }, body }
        : undefined;
    const headers: ObjectHeaders = { 'content-type': 'text/css' };
    const copied = await store.copy({ ...object, source: object, headers });
    expect(copied).toEqual({ etag: etagOf('body'), attempts: 2 });
    expect(server.bucket(BUCKET).object('a')?.headers).toMatchObject(headers);
  });
});

describe('tags', () => {
  it.each([
    ['none', {}],
    ['one', { 'x-amz-tagging': 'a=b' }],
    ['odd ones', { 'x-amz-tagging': 'a%20b=%3Dc%2Fd&e=%C3%A9&f=' }],
  ])('gives %s as the header that sets them', async (_, headers) => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    await store.put({ ...object, content: contentOf('x'), headers });
    expect(await store.tags(object)).toEqual(headers);
  });

  it('gives them in one order, whatever that of the store', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    const headers = { 'x-amz-tagging': 'z=1&a=2&b=' };
    await store.put({ ...object, content: contentOf('x'), headers });
    expect(await store.tags(object)).toEqual({ 'x-amz-tagging': 'a=2&b=&z=1' });
  });
});

type Ask = (store: S3Store) => Promise<unknown>;

const askForRights: Ask = (store) => store.grants(object);
const askForTags: Ask = (store) => store.tags(object);
const askForBytes: Ask = (store) => store.uploadSize({ ...object, uploadId: 'u' });

async function answered(ask: Ask, status: number, code: string) {
  const server = await startTestServer();
  const time = skippingTime();
  const store = await openTestStore(server, {}, time);
  server.onRequest = () => ({ kind: 'status', status, code });
  await expect(ask(store)).rejects.toMatchObject({ code, scope: 'item' });
  return { requests: server.log.length, slept: time.sleeps.reduce((sum, ms) => sum + ms, 0) };
}

it('bytes of an upload, without which it is aborted too, are asked for again for 2 s', async () => {
  const { requests, slept } = await answered(askForBytes, 500, 'InternalError');
  expect(requests).toBeGreaterThan(2);
  expect(slept).toBeLessThan(2_000);
});

it.each([
  ['access rights', askForRights, 500, 'InternalError'],
  ['tags', askForTags, 500, 'InternalError'],
  ['access rights, by a store that throttles', askForRights, 503, 'SlowDown'],
  ['tags, by a store that throttles', askForTags, 503, 'SlowDown'],
])('hazard 72: %s are asked for again for 2 s', async (_, ask, status, code) => {
  const { requests, slept } = await answered(ask, status, code);
  expect(requests).toBeGreaterThan(2);
  expect(requests).toBeLessThan(20);
  expect(slept).toBeLessThan(10_000);
});

const OWNERLESS =
  '<AccessControlPolicy><AccessControlList><Grant><Grantee/>' +
  '<Permission>FULL_CONTROL</Permission></Grant></AccessControlList></AccessControlPolicy>';

describe.each([
  ['an empty body', ''],
  ['a page of HTML', '<html><body>Log in</body></html>'],
  ['no owner', OWNERLESS],
])('hazard 72: an answer with status 200 and %s', (_, body) => {
  it.each([
    ['GetObjectAcl', askForRights],
    ['GetObjectTagging', askForTags],
  ])('is taken as it is for %s', async (_operation, ask) => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.onRequest = () => ({ kind: 'replace', status: 200, body });
    await expect(ask(store)).rejects.toMatchObject({ code: 'UnprovenAnswer', scope: 'item' });
    expect(server.log).toHaveLength(1);
  });
});

describe.each([askForRights, askForTags, askForBytes])(
  'a question that only refines: %o',
  (ask) => {
    it.each([
      [403, 'AccessDenied'],
      [405, 'MethodNotAllowed'],
      [501, 'NotImplemented'],
    ])('is asked once when it is answered with %i', async (status, code) => {
      expect(await answered(ask, status, code)).toEqual({ requests: 1, slept: 0 });
    });
  },
);

describe('hazard 18: the guard of a write', () => {
  const PART = 5 * 1024 * 1024;
  const source = { bucket: BUCKET, key: 'from' };
  const writes: readonly [string, (store: GuardedStore) => Promise<unknown>][] = [
    ['PutObject', (store) => store.put({ ...object, content: contentOf('x'), headers: {} })],
    ['CopyObject', (store) => store.copy({ ...object, source, headers: {} })],
    ['DeleteObjects', (store) => store.deleteMany({ bucket: BUCKET, objects: [{ key: 'a' }] })],
    ['DeleteObject', (store) => store.deleteMany({ bucket: BUCKET, objects: [{ key: '\u0001' }] })],
    ['CreateMultipartUpload', putLarge],
    ['UploadPart', putLarge],
    ['CompleteMultipartUpload', putLarge],
  ];

  function putLarge(store: GuardedStore) {
    const content = contentOf(Buffer.alloc(PART + 1));
    return store.put({ ...object, content, headers: {}, partSize: PART });
  }

  it.each(writes)('is asked before each attempt of %s, and ends it', async (operation, write) => {
    const server = await startTestServer();
    server.bucket(BUCKET).seed('from', 'x');
    const refusal = new StoreError('LeaseExpired', 'too old', { scope: 'batch' });
    const state = { attempts: 0 };
    server.onRequest = (request) => {
      if (request.operation !== operation) return undefined;
      state.attempts += 1;
      return { kind: 'status', status: 503, code: 'ServiceUnavailable' };
    };
    const guarded = new GuardedStore(await openTestStore(server), () => {
      if (state.attempts >= 2) throw refusal;
    });
    // Of two parts that are sent at once, either may be the one that is refused.
    const attempts = operation === 'UploadPart' ? {} : { attempts: 2 };
    await expect(write(guarded).then(resultOf)).rejects.toMatchObject({
      ...{ code: 'LeaseExpired', scope: 'batch', operation, ...attempts },
    });
    // What may have been sent beside it is one more part.
    expect(state.attempts).toBeLessThanOrEqual(operation === 'UploadPart' ? 3 : 2);
    expect(server.bucket(BUCKET).uploads()).toEqual([]);
  });

  it('is not asked before an upload that is given up is aborted', async () => {
    const server = await startTestServer();
    const state = { isOver: false };
    server.onRequest = ({ operation }) => {
      state.isOver ||= operation === 'UploadPart';
      return undefined;
    };
    const guarded = new GuardedStore(await openTestStore(server), () => {
      if (state.isOver) throw new StoreError('LeaseExpired', 'too old', { scope: 'batch' });
    });
    await expect(putLarge(guarded)).rejects.toMatchObject({ code: 'LeaseExpired' });
    expect(server.counts['AbortMultipartUpload']).toBeGreaterThan(0);
    expect(server.bucket(BUCKET).uploads()).toEqual([]);
  });
});

/** Throws the error of a delete. */
function resultOf(results: unknown): void {
  const [first] = Array.isArray(results) ? (results as { readonly error?: StoreError }[]) : [];
  if (first?.error !== undefined) throw first.error;
}
