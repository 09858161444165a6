import { describe, expect, it } from 'vitest';
import { contentOf } from '../../src/core/items.ts';
import type { S3Store } from '../../src/s3/store.ts';
import type { Fault } from 's3-test-server';
import { BUCKET, openTestStore, startTestServer } from '../support/test-store.ts';

const HTML = '<!doctype html><title>Log in</title><p>Please log in</p>';
const ERROR =
  '<?xml version="1.0" encoding="UTF-8"?><Error><Code>InternalError</Code>' +
  '<Message>We encountered an internal error. Please try again.</Message></Error>';

const answers: Readonly<Record<string, Fault>> = {
  'a page of HTML': page(HTML, 'text/html'),
  'an empty body': page('', 'application/xml'),
  'an error document': page(ERROR, 'application/xml'),
  'an error document and a line break': page(`${ERROR}\n`, 'application/xml'),
};

const calls: Readonly<Record<string, (store: S3Store) => Promise<unknown>>> = {
  put: (store) => store.put({ bucket: BUCKET, key: 'a', content: contentOf('x'), headers: {} }),
  'put in parts': (store) =>
    store.put({
      bucket: BUCKET,
      key: 'a',
      content: contentOf(Buffer.alloc(9 * 1024 * 1024)),
      headers: {},
    }),
  list: (store) => store.list({ bucket: BUCKET, prefix: '' }),
  get: (store) => store.get({ bucket: BUCKET, key: 'a' }),
  listUploads: (store) => store.listUploads({ bucket: BUCKET, prefix: '' }),
  uploadSize: (store) => store.uploadSize({ bucket: BUCKET, key: 'a', uploadId: 'u' }),
  abortUpload: (store) => store.abortUpload({ bucket: BUCKET, key: 'a', uploadId: 'u' }),
  copy: (store) =>
    store.copy({ bucket: BUCKET, key: 'b', source: { bucket: BUCKET, key: 'a' }, headers: {} }),
  head: (store) => store.head({ bucket: BUCKET, key: 'a' }),
  grants: (store) => store.grants({ bucket: BUCKET, key: 'a' }),
  tags: (store) => store.tags({ bucket: BUCKET, key: 'a' }),
};

/** Those whose answer is a document. */
const DOCUMENTS = Object.entries(calls).filter(
  ([name]) => !['put', 'get', 'abortUpload', 'head'].includes(name),
);

describe('hazard 1, hazard 2: an answer with status 200 that proves nothing', () => {
  describe.each(Object.entries(answers))('%s', (_, answer) => {
    it.each(Object.entries(calls))('%s', async (_name, call) => {
      const server = await startTestServer();
      const store = await openTestStore(server);
      server.onRequest = () => answer;
      await expect(call(store)).rejects.toThrow();
    });

    it.each([
      ['in one request', 'a', 'b'],
      ['one by one', '\u0001', '\u0002'],
    ])('deleteMany %s', async (_how, ...keys) => {
      const server = await startTestServer();
      const store = await openTestStore(server);
      server.onRequest = () => answer;
      const results = store.deleteMany({ bucket: BUCKET, objects: keys.map((key) => ({ key })) });
      const outcome = await results.catch((error: unknown) => [{ error }, { error }]);
      expect(outcome).toHaveLength(2);
      for (const result of outcome) expect(result).toHaveProperty('error');
    });
  });

  it('is told from an answer that counts', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.bucket(BUCKET).seed('a', 'x');
    server.bucket(BUCKET).seedUpload('a', { uploadId: 'u' });
    for (const call of Object.values(calls)) await expect(call(store)).resolves.toBeDefined();
    const objects = ['a', '\u0001'].map((key) => ({ key }));
    expect(await store.deleteMany({ bucket: BUCKET, objects })).toEqual([
      { attempts: 1 },
      { attempts: 1 },
    ]);
  });
});

describe('hazard 78: a page with an ETag', () => {
  it.each(['put', 'put in parts', 'copy'] as const)('is no answer to %s', async (name) => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.bucket(BUCKET).seed('a', 'x');
    server.onRequest = ({ method }) => {
      if (method !== 'PUT') return undefined;
      const answer = { 'content-type': 'text/html; charset=utf-8', etag: '"5f2b"' };
      return { kind: 'replace', status: 200, headers: answer, body: HTML };
    };
    await expect(calls[name]?.(store)).rejects.toMatchObject({ code: 'UnprovenAnswer' });
  });

  it('is no answer to head, unless it also has a date', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    const answer = { 'content-type': 'text/html', etag: '"5f2b"' };
    server.onRequest = () => ({ kind: 'replace', status: 200, headers: answer, body: '' });
    const request = { bucket: BUCKET, key: 'a' };
    await expect(store.head(request)).rejects.toMatchObject({ code: 'UnprovenAnswer' });
    const dated = { ...answer, 'last-modified': 'Sat, 01 Aug 2026 10:00:00 GMT' };
    server.onRequest = () => ({ kind: 'replace', status: 200, headers: dated, body: '' });
    expect(await store.head(request)).toMatchObject({ etag: '"5f2b"' });
  });
});

describe('hazard 1: an upload in parts', () => {
  it('is begun again when the answer does not name it', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    let asked = 0;
    server.onRequest = () => ((asked += 1) === 1 ? page(HTML, 'text/html') : undefined);
    await calls['put in parts']?.(store);
    expect(server.counts).toEqual({
      CreateMultipartUpload: 2,
      UploadPart: 2,
      CompleteMultipartUpload: 1,
    });
  });
});

describe('hazard 2: a refusal that comes with status 200', () => {
  const refusal = page(
    '<Error><Code>AccessDenied</Code><Message>not you</Message></Error>',
    'application/xml',
  );

  it.each([
    ...DOCUMENTS,
    [
      'deleteMany',
      (store: S3Store) => store.deleteMany({ bucket: BUCKET, objects: [{ key: 'a' }] }),
    ],
  ] as const)('is told as one, and not asked again: %s', async (_, call) => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.onRequest = () => refusal;
    const error = { code: 'AccessDenied', message: expect.stringContaining('not you') as string };
    await expect(call(store)).rejects.toMatchObject({ ...error, attempts: 1 });
    expect(server.log).toHaveLength(1);
  });
});

function page(body: string, type: string): Fault {
  return { kind: 'replace', status: 200, headers: { 'content-type': type }, body };
}
