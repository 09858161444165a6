import { describe, expect, it } from 'vitest';
import { bucketVersions } from '../../../src/sources/bucket-versions.ts';
import type { S3Connection } from '../../../src/s3/connect.ts';
import type { Answer, Fault } from '../../support/s3-server/index.ts';
import { BUCKET, openTestStore, startTestServer } from '../../support/test-store.ts';

const edited = (edit: (xml: string) => string): Fault => ({
  kind: 'edit',
  edit: (answer: Answer) => ({ ...answer, body: Buffer.from(edit(answer.body.toString())) }),
});

async function versionedStore(changes: Partial<S3Connection> = {}) {
  const server = await startTestServer();
  server.setVersioning(BUCKET, 'Enabled');
  const store = await openTestStore(server, changes);
  return { server, store, bucket: server.bucket(BUCKET) };
}

describe('listVersions', () => {
  it('hazard 16, hazard 19: gives all of every key, in order, over pages of any size', async () => {
    const { server, store, bucket } = await versionedStore();
    const keys = ['a b+c', 'a%20b', 'a\u0001b', 'a\nb', 'é', '\uff5e', '\u{1f389}'];
    for (const key of keys) {
      for (const [n, isDeleteMarker] of [false, true, false, true].entries()) {
        const lastModified = new Date(Date.UTC(2026, 0, n + 1));
        bucket.seed(key, `${n}`, { lastModified, isDeleteMarker });
      }
    }
    const wanted = bucket.versions().map(({ key, versionId }) => `${key}\n${versionId}`);
    for (const pageSize of [1, 2, 3, 5, 1000]) {
      const listed: string[] = [];
      for await (const row of bucketVersions({ bucket: BUCKET, pageSize }, { store })) {
        listed.push(`${row.key}\n${row.versionId}`);
        expect(row.isLatest).toBe(row.isDeleteMarker && listed.length % 4 === 1);
      }
      expect([pageSize, listed]).toEqual([pageSize, wanted]);
    }
    expect(server.counts['ListObjectVersions']).toBe(28 + 14 + 10 + 6 + 1);
  });

  it('hazard 19: reads keys and markers as they stand where the store encodes none', async () => {
    const { server, store, bucket } = await versionedStore();
    for (const key of ['a+b', 'a%41']) bucket.seed(key);
    const plain = (xml: string) =>
      xml
        .replace('<EncodingType>url</EncodingType>', '')
        .replaceAll('a%2Bb', 'a+b')
        .replaceAll('a%2541', 'a%41');
    server.onRequest = () => edited(plain);
    const keys: string[] = [];
    for await (const { key } of bucketVersions({ bucket: BUCKET, pageSize: 1 }, { store })) {
      keys.push(key);
    }
    expect(keys).toEqual(['a%41', 'a+b']);
  });

  it.each([
    ['no IsTruncated', /<IsTruncated>.*?<\/IsTruncated>/, '', 'without IsTruncated'],
    [
      'no key marker',
      /<NextKeyMarker>.*?<\/NextKeyMarker>/,
      '',
      'without both markers of the page',
    ],
    ['no version marker', /<NextVersionIdMarker>.*?<\/NextVersionIdMarker>/, '', 'both markers'],
    ['a row without a version', /<VersionId>.*?<\/VersionId>/, '', 'IsLatest in every row'],
    ['a row that is not said to be the latest or not', /<IsLatest>.*?<\/IsLatest>/, '', 'IsLatest'],
    ['a row without a date', /<LastModified>.*?<\/LastModified>/, '', 'a date'],
    ['a key that can not be read', /<Key>a/, '<Key>%ff', 'a key that can be read'],
    ['a key outside the prefix', /<Key>a/, '<Key>b', 'the prefix "a" in the key "b1"'],
  ])('hazard 20: takes no page with %s', async (_, found, put, message) => {
    const { server, store, bucket } = await versionedStore();
    for (const key of ['a1', 'a2', 'a3']) bucket.seed(key);
    server.onRequest = () => edited((xml) => xml.replace(found, put));
    const listing = store.listVersions({ bucket: BUCKET, prefix: 'a', pageSize: 2 });
    await expect(listing).rejects.toThrow(message);
    await expect(listing).rejects.toMatchObject({ code: 'UnprovenAnswer' });
  });

  it('hazard 20: takes no page that says that the same page comes next', async () => {
    const { server, store, bucket } = await versionedStore();
    for (const key of ['a1', 'a2', 'a3']) bucket.seed(key);
    const { next } = await store.listVersions({ bucket: BUCKET, prefix: '', pageSize: 1 });
    server.onRequest = () =>
      edited((xml) =>
        xml
          .replace(/<NextKeyMarker>.*?</, `<NextKeyMarker>${next?.key}<`)
          .replace(/<NextVersionIdMarker>.*?</, `<NextVersionIdMarker>${next?.versionId}<`),
      );
    const again = store.listVersions({
      bucket: BUCKET,
      prefix: '',
      pageSize: 1,
      ...(next && { after: next }),
    });
    await expect(again).rejects.toThrow('without markers other than those of the page before');
  });
});
