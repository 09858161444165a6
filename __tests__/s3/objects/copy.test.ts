import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contentOf } from '../../../src/core/content.ts';
import type { ObjectHeaders } from '../../../src/core/object-headers.ts';
import { BUCKET, openTestStore, startTestServer } from '../../support/test-store.ts';

const object = { bucket: BUCKET, key: 'a' };
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
    [{}, 'COPY'],
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
