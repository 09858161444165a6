import { describe, expect, it } from 'vitest';
import { bucketObjects } from '../../../src/listing/objects.ts';
import { bucketUploads } from '../../../src/listing/uploads.ts';
import { bucketVersions } from '../../../src/listing/versions.ts';
import type { S3Connection } from '../../../src/s3/store-client.ts';
import type { Answer, Fault } from 's3-test-server';
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
    // Two pages have a key with several readings before one proves the encoding.
    expect(server.counts['ListObjectsV2']).toBe(5 + 2);
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
    ['', '<Marker/>', false],
    ['', '<Marker>a</Marker><NextMarker>b</NextMarker>', true],
    ['', '', true],
  ])(
    'hazard 21, hazard 76: refuses a page of version 1 at once: %s%s',
    async (count, marker, isTruncated) => {
      const server = await startTestServer();
      const store = await openTestStore(server);
      server.bucket(BUCKET).seed('a');
      server.onRequest = () =>
        edited((body) =>
          body
            .replace(/<KeyCount>.*?<\/KeyCount>/, count + marker)
            .replace(
              /<IsTruncated>.*?<\/IsTruncated>/,
              `<IsTruncated>${isTruncated}</IsTruncated>`,
            ),
        );
      const listing = store.list({ bucket: BUCKET, prefix: '' });
      const error = { code: 'ListingVersionOne', scope: 'bucket', attempts: 1 };
      await expect(listing).rejects.toMatchObject(error);
    },
  );

  it('hazard 76: takes a page that has elements of version 2 beside a marker', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.bucket(BUCKET).seed('a');
    server.onRequest = () => edited((body) => body.replace('<KeyCount>', '<Marker/><KeyCount>'));
    const { objects } = await store.list({ bucket: BUCKET, prefix: '' });
    expect(objects.map(({ key }) => key)).toEqual(['a']);
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

  it('hazard 76: takes a key that it can not decode as it is listed without an encoding', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.bucket(BUCKET).seed('100%');
    server.onRequest = () => edited((body) => body.replace('<Key>100%25</Key>', '<Key>100%</Key>'));
    const { objects } = await store.list({ bucket: BUCKET, prefix: '100%' });
    expect(objects.map(({ key }) => key)).toEqual(['100%']);
    expect(server.counts['ListObjectsV2']).toBe(2);
  });

  it.each([
    ['a b', 'a%20b'],
    ['a+b', 'a+b'],
    ['a%20b', 'a%20b'],
  ])('hazard 76: asks for the object %j where XML can not hold the page', async (key, written) => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.bucket(BUCKET).seed('\0', 'nul');
    server.bucket(BUCKET).seed(key, 'text');
    server.onRequest = ({ query }) =>
      query.has('encoding-type')
        ? edited((body) => body.replace(/<Key>a[^<]*/, `<Key>${written}`))
        : undefined;
    const { objects } = await store.list({ bucket: BUCKET, prefix: '' });
    expect(objects.map((object) => object.key)).toEqual(['\0', key]);
  });

  it('hazard 76: refuses such a page where two objects may be meant, or none is there', async () => {
    for (const keys of [['a b', 'a+b'], []]) {
      const server = await startTestServer();
      const store = await openTestStore(server);
      const lastModified = new Date('2026-01-01');
      server.bucket(BUCKET).seed('\0', 'nul');
      server.bucket(BUCKET).seed('a', 'text', { lastModified });
      for (const key of keys) server.bucket(BUCKET).seed(key, 'text', { lastModified });
      server.onRequest = ({ query }) =>
        query.has('encoding-type')
          ? edited((body) => body.replace('<Key>a<', '<Key>a+b<'))
          : undefined;
      const listing = store.list({ bucket: BUCKET, prefix: '' });
      await expect(listing).rejects.toMatchObject({ code: 'AmbiguousKeys' });
    }
  });

  it.each(['../a+b', './a+b', 'a+b/..', 'c%2F..%2Fa+b'])(
    'hazard 76, hazard 89: asks for no object whose URL may be shortened: %s',
    async (written) => {
      const server = await startTestServer();
      const store = await openTestStore(server);
      server.bucket(BUCKET).seed('\0', 'nul');
      server.bucket(BUCKET).seed('a', 'text');
      server.onRequest = ({ query }) =>
        query.has('encoding-type')
          ? edited((body) => body.replace('<Key>a<', `<Key>${written}<`))
          : undefined;
      const listing = store.list({ bucket: BUCKET, prefix: '' });
      await expect(listing).rejects.toMatchObject({ code: 'AmbiguousKeys' });
      const asked = server.log.filter(({ operation }) => operation === 'HeadObject');
      // Those for the first row.
      expect(['\0', '%00']).toEqual(expect.arrayContaining(asked.map(({ key }) => key)));
    },
  );

  it('hazard 76: refuses keys that are encoded in the same way with and without an encoding', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.bucket(BUCKET).seed('a');
    server.onRequest = () =>
      edited((body) =>
        body
          .replace('<EncodingType>url</EncodingType>', '')
          .replace('<IsTruncated>', '<EncodingType>url</EncodingType><IsTruncated>')
          .replace('<Key>a</Key>', '<Key>a+b</Key>'),
      );
    const listing = store.list({ bucket: BUCKET, prefix: '' });
    await expect(listing).rejects.toMatchObject({ code: 'AmbiguousKeys' });
    await expect(listing).rejects.toThrow('"a+b", which may be the key "a b" or another one');
  });
});

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
    // 13 pages have a key with several readings before one proves the encoding.
    expect(server.counts['ListObjectVersions']).toBe(28 + 14 + 10 + 6 + 1 + 13);
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
    ['no IsTruncated', /<IsTruncated>.*?<\/IsTruncated>/, '', 'lacks IsTruncated'],
    [
      'no key marker',
      /<NextKeyMarker>.*?<\/NextKeyMarker>/,
      '',
      'lacks both markers of the next page',
    ],
    ['no version marker', /<NextVersionIdMarker>.*?<\/NextVersionIdMarker>/, '', 'both markers'],
    ['a row without a version', /<VersionId>.*?<\/VersionId>/, '', 'IsLatest in every row'],
    ['a row that is not said to be the latest or not', /<IsLatest>.*?<\/IsLatest>/, '', 'IsLatest'],
    ['a row without a date', /<LastModified>.*?<\/LastModified>/, '', 'a date'],
    ['an empty key', /<Key>a1</, '<Key><', 'a readable key'],
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
    await expect(again).rejects.toThrow('lacks markers other than those of the page before');
  });
});

describe('listUploads', () => {
  const unencoded = (xml: string) =>
    xml.replaceAll(
      /<(Key|NextKeyMarker)>(.*?)</g,
      (_, name: string, text: string) =>
        `<${name}>${decodeURIComponent(text.replaceAll('+', ' '))}<`,
    );

  it('hazard 76: finds out which uploads a store lists that claims an encoding', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    const keys = ['a b', 'a%41', 'a+b', 'a+b/c'];
    for (const key of keys) server.bucket(BUCKET).seedUpload(key);
    server.onRequest = ({ query }) => (query.has('encoding-type') ? edited(unencoded) : undefined);
    for (const pageSize of [1, 2, 1000]) {
      const listed: string[] = [];
      for await (const { key } of bucketUploads({ bucket: BUCKET, pageSize }, { store })) {
        listed.push(key);
      }
      expect([pageSize, listed]).toEqual([pageSize, keys]);
    }
    const { uploads } = await store.listUploads({ bucket: BUCKET, prefix: 'a+b/' });
    expect(uploads.map(({ key }) => key)).toEqual(['a+b/c']);
  });

  it('hazard 76: refuses uploads whose keys are written alike with and without one', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.bucket(BUCKET).seedUpload('a+b');
    server.onRequest = () =>
      edited((xml) =>
        unencoded(xml)
          .replace('<EncodingType>url</EncodingType>', '')
          .replace('<IsTruncated>', '<EncodingType>url</EncodingType><IsTruncated>'),
      );
    const listing = store.listUploads({ bucket: BUCKET, prefix: '' });
    await expect(listing).rejects.toMatchObject({ code: 'AmbiguousKeys' });
  });
});

describe('a marker that is no row of its page', () => {
  it.each(['versions', 'uploads'])('hazard 76: is not decoded on trust: %s', async (kind) => {
    const { server, store, bucket } = await versionedStore();
    for (const key of ['a', 'b']) {
      bucket.seed(key);
      bucket.seedUpload(key);
    }
    // The name of the first that is not on the page, as S3 documents it.
    server.onRequest = ({ query }) =>
      edited((xml) => {
        const marked = xml.replace(/(<NextKeyMarker>).*?</, '$1a%41<');
        return query.has('encoding-type') ? marked : marked.replace(/<EncodingType>.*?>/, '');
      });
    const request = { bucket: BUCKET, prefix: '', pageSize: 1 };
    const { next } = await (kind === 'versions'
      ? store.listVersions(request)
      : store.listUploads(request));
    expect(next?.key).toBe('a%41');
    expect(next).not.toHaveProperty('written');
  });

  it('hazard 76: has no more than its names where it is decoded', async () => {
    const { store, bucket } = await versionedStore();
    for (const key of ['a+b', 'a+c', 'a+d']) bucket.seed(key);
    const request = { bucket: BUCKET, prefix: '', pageSize: 1 };
    // The first page proves the encoding.
    const { next: after } = await store.listVersions(request);
    const { next } = await store.listVersions({ ...request, ...(after && { after }) });
    expect(Object.keys(next ?? {})).toEqual(['key', 'versionId']);
    expect(next?.key).toBe('a+c');
  });
});
