import { describe, expect, it } from 'vitest';
import { bucketObjects } from '../../../src/sources/bucket-objects.ts';
import type { Fault } from '../../support/s3-server/index.ts';
import { BUCKET, openTestStore, startTestServer } from '../../support/test-store.ts';

describe('list', () => {
  it('hazard 19: gives every key as it is, in UTF-8 order, through all pages', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    const keys = ['a+b', 'a b', 'a%20b', 'a\u0001b', 'a\nb', 'a&<>"\'', '\uff5e', '\u{1f389}', 'é'];
    for (const key of keys) server.bucket(BUCKET).seed(key, key);
    const listed = [];
    for await (const { key } of bucketObjects({ bucket: BUCKET, pageSize: 2 }, { store })) {
      listed.push(key);
    }
    expect(listed).toEqual(keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
    expect(server.counts['ListObjectsV2']).toBe(5);
  });

  it('tells size, ETag, time and the time of the server', async () => {
    const now = new Date('2026-02-03T04:05:06Z');
    const server = await startTestServer({ now: () => now });
    const store = await openTestStore(server);
    const lastModified = new Date('2026-01-01T00:00:00Z');
    server.bucket(BUCKET).seed('a', 'xyz', { lastModified });
    const page = await store.list({ bucket: BUCKET, prefix: '' });
    expect(page.serverTime).toEqual(now);
    expect(page.objects[0]).toMatchObject({ key: 'a', size: 3, lastModified });
    expect(page.objects[0]?.etag).toMatch(/^"[0-9a-f]{32}"$/);
    expect(page).not.toHaveProperty('nextToken');
  });

  it('hazard 19: takes keys as they are from a store that ignores encoding-type', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.bucket(BUCKET).seed('a');
    server.onRequest = () =>
      edited((body) =>
        body
          .replace('<EncodingType>url</EncodingType>', '')
          .replace('<Key>a</Key>', '<Key>a+b%20c</Key>'),
      );
    const { objects } = await store.list({ bucket: BUCKET, prefix: '' });
    expect(objects.map(({ key }) => key)).toEqual(['a+b%20c']);
  });

  it.each([
    [
      'says that more follows and gives no token',
      /<NextContinuationToken>.*?<\/NextContinuationToken>/,
    ],
    ['does not say whether more follows', /<IsTruncated>.*?<\/IsTruncated>/],
    ['has a row without a key', /<Key>.*?<\/Key>/],
    ['has a row without a size', /<Size>.*?<\/Size>/],
    ['has a row without a date', /<LastModified>.*?<\/LastModified>/],
  ])('hazard 1, hazard 20: refuses a page that %s', async (_, missing) => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    for (const key of ['a', 'b']) server.bucket(BUCKET).seed(key);
    const request = { bucket: BUCKET, prefix: '', pageSize: 1 };
    await expect(store.list(request)).resolves.toHaveProperty('nextToken');
    server.onRequest = () => edited((body) => body.replace(missing, ''));
    await expect(store.list(request)).rejects.toMatchObject({ code: 'UnprovenAnswer' });
  });

  it.each([
    ['holds a key outside of the prefix', '<Key>dir/a</Key>', '<Key>other/a</Key>'],
    ['gives the same token again', /(<NextContinuationToken>).*?(?=<)/, '$1TOKEN'],
  ])('hazard 20: asks again for a page that %s, and at last refuses it', async (_, part, wrong) => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    for (const key of ['dir/a', 'dir/b', 'dir/c']) server.bucket(BUCKET).seed(key);
    const request = { bucket: BUCKET, prefix: 'dir/', pageSize: 1 };
    const { nextToken = '' } = await store.list(request);
    const spoil = (token: string) =>
      edited((body) => body.replace(part, wrong.replace('TOKEN', token)));
    const first = part instanceof RegExp ? { ...request, continuationToken: nextToken } : request;
    let isSpoilt = false;
    server.onRequest = () => {
      if (isSpoilt) return undefined;
      isSpoilt = true;
      return spoil(nextToken);
    };
    await expect(store.list(first)).resolves.toHaveProperty('objects');
    expect(isSpoilt).toBe(true);
    server.onRequest = () => spoil(nextToken);
    await expect(store.list(first)).rejects.toMatchObject({ code: 'UnprovenAnswer' });
  });

  it('refuses a key that it can not decode', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.bucket(BUCKET).seed('a');
    server.onRequest = () => edited((body) => body.replace('<Key>a</Key>', '<Key>%ZZ</Key>'));
    await expect(store.list({ bucket: BUCKET, prefix: '' })).rejects.toThrow(
      'a key that can be read',
    );
  });
});

function edited(edit: (body: string) => string): Fault {
  return {
    kind: 'edit',
    edit: ({ body, ...rest }) => ({ ...rest, body: Buffer.from(edit(body.toString())) }),
  };
}
