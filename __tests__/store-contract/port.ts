import { putKeys, setVersioning } from 's3-test-server/contract/given.ts';
import { expect } from 'vitest';
import { contentOf } from '../../src/core/items.ts';
import type { ObjectStore } from '../../src/object-store/object-store.ts';
import type { StoreCase, StoreContext } from './store-context.ts';

async function readAll(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function put(store: ObjectStore, { bucket }: StoreContext, key: string, text = 'hello') {
  return store.put({ bucket, key, content: contentOf(text), headers: {} });
}

async function allKeys(store: ObjectStore, bucket: string, prefix: string, pageSize: number) {
  const keys: string[] = [];
  let token: string | undefined;
  do {
    const more = token === undefined ? {} : { continuationToken: token };
    const page = await store.list({ bucket, prefix, pageSize, ...more });
    expect(page.objects.length).toBeLessThanOrEqual(pageSize);
    keys.push(...page.objects.map(({ key }) => key));
    token = page.nextToken;
  } while (token !== undefined);
  return keys;
}

export const PORT_CASES: readonly StoreCase[] = [
  {
    name: 'the port puts, heads and gets an object',
    source: 'API_PutObject; API_HeadObject; API_GetObject',
    run: async (context) => {
      const { bucket } = context;
      const store = await context.openStore();
      const { etag } = await put(store, context, 'dir/a b.txt');
      expect(etag).toBe('"5d41402abc4b2a76b9719d911017c592"');
      expect(await store.head({ bucket, key: 'dir/a b.txt' })).toMatchObject({ size: 5, etag });
      const got = await store.get({ bucket, key: 'dir/a b.txt' });
      expect([got.size, got.etag, await readAll(got.body)]).toEqual([5, etag, 'hello']);
    },
  },
  {
    name: 'the port puts an empty object',
    source: 'API_PutObject',
    run: async (context) => {
      const store = await context.openStore();
      await put(store, context, 'empty', '');
      const head = await store.head({ bucket: context.bucket, key: 'empty' });
      expect(head?.size).toBe(0);
    },
  },
  {
    name: 'the port stores headers',
    source: 'API_PutObject: headers',
    run: async (context) => {
      const store = await context.openStore();
      const { bucket } = context;
      const headers = {
        'cache-control': 'no-cache',
        'content-type': 'text/css',
        'content-language': 'de',
        'x-amz-meta-built': 'today, by hand',
      } as const;
      await store.put({ bucket, key: 'a', content: contentOf('x'), headers });
      expect((await context.send({ method: 'HEAD', key: 'a' })).headers).toMatchObject(headers);
    },
  },
  {
    name: 'the port finds nothing where nothing is',
    source: 'API_HeadObject: 404',
    run: async (context) => {
      const store = await context.openStore();
      expect(await store.head({ bucket: context.bucket, key: 'none' })).toBeUndefined();
    },
  },
  {
    name: 'the port rejects a GET of nothing with NoSuchKey',
    source: 'API_GetObject: NoSuchKey',
    run: async (context) => {
      const store = await context.openStore();
      const get = store.get({ bucket: context.bucket, key: 'none' });
      await expect(get).rejects.toMatchObject({ code: 'NoSuchKey', status: 404, scope: 'item' });
    },
  },
  {
    name: 'the port rejects a bucket that is not there for the whole bucket',
    source: 'ErrorResponses: NoSuchBucket',
    run: async (context) => {
      const store = await context.openStore();
      const listing = store.list({ bucket: context.newName(), prefix: '' });
      await expect(listing).rejects.toMatchObject({ code: 'NoSuchBucket', scope: 'bucket' });
    },
  },
  {
    name: 'the port leaves what exists when told so',
    source: 'API_PutObject: If-None-Match',
    run: async (context) => {
      const { bucket } = context;
      const store = await context.openStore();
      await put(store, context, 'a', 'old');
      const request = { bucket, key: 'a', content: contentOf('new'), headers: {} };
      const second = store.put({ ...request, ifNoneMatch: '*' });
      await expect(second).rejects.toMatchObject({ code: 'PreconditionFailed', status: 412 });
      expect(await readAll((await store.get({ bucket, key: 'a' })).body)).toBe('old');
    },
  },
  {
    name: 'the port puts a large object in parts',
    source: 'API_CompleteMultipartUpload',
    run: async (context) => {
      const { bucket } = context;
      const store = await context.openStore();
      const text = '0123456789abcdef'.repeat((store.maxBytesPerPut + 1_048_576) / 16);
      await put(store, context, 'large', text);
      const got = await store.get({ bucket, key: 'large' });
      expect([got.size, (await readAll(got.body)) === text]).toEqual([text.length, true]);
    },
  },
  {
    name: 'the port deletes many keys and answers in their order',
    source: 'API_DeleteObjects',
    run: async (context) => {
      const { bucket } = context;
      const store = await context.openStore();
      await putKeys(context, ['b', 'a', 'c']);
      const objects = ['c', 'never', 'a'].map((key) => ({ key }));
      const results = await store.deleteMany({ bucket, objects });
      expect(results.map((result) => 'error' in result)).toEqual([false, false, false]);
      expect(await allKeys(store, bucket, '', 10)).toEqual(['b']);
    },
  },
  {
    name: 'the port deletes keys that XML can not carry',
    source: 'API_DeleteObject; userguide/object-keys: XML related constraints',
    run: async (context) => {
      const { bucket } = context;
      const store = await context.openStore();
      await putKeys(context, ['a\u0001', 'b']);
      const objects = [{ key: 'a\u0001' }, { key: 'b' }];
      const results = await store.deleteMany({ bucket, objects });
      expect(results.map((result) => 'error' in result)).toEqual([false, false]);
      expect(await allKeys(store, bucket, '', 10)).toEqual([]);
    },
  },
  {
    name: 'the port makes delete markers and says so, and deletes versions',
    source: 'API_DeleteObjects: DeleteMarker, VersionId',
    run: async (context) => {
      const { bucket } = context;
      await setVersioning(context, 'Enabled');
      const store = await context.openStore();
      const one = await put(store, context, 'a', 'one');
      const [marker] = await store.deleteMany({ bucket, objects: [{ key: 'a' }] });
      expect(marker).toMatchObject({ deleteMarker: true });
      expect(await store.head({ bucket, key: 'a' })).toBeUndefined();
      const old = { key: 'a', versionId: one.versionId ?? '' };
      expect(await store.head({ bucket, ...old })).toMatchObject({ size: 3 });
      await store.deleteMany({ bucket, objects: [old] });
      await expect(store.get({ bucket, ...old })).rejects.toMatchObject({ status: 404 });
    },
  },
  ...[1, 2, 3, 1000].map((size): StoreCase => ({
    name: `the port lists all keys in pages of ${size}`,
    source: 'API_ListObjectsV2: ContinuationToken',
    run: async (context) => {
      const store = await context.openStore();
      const keys = ['p/1', 'p/2', 'p/q/3', 'p/\uff5e', 'p/\u{1f600}'];
      await putKeys(context, [...keys, 'other', 'p.html']);
      expect(await allKeys(store, context.bucket, 'p/', size)).toEqual(keys);
    },
  })),
  {
    name: 'the port lists hostile names as they are',
    source: 'API_ListObjectsV2: EncodingType',
    run: async (context) => {
      const store = await context.openStore();
      const keys = ['a b+c%20d', 'a&<b>"', 'ä'];
      await putKeys(context, keys);
      const { objects, serverTime } = await store.list({ bucket: context.bucket, prefix: 'a' });
      expect(objects.map(({ key }) => key).sort()).toEqual(['a b+c%20d', 'a&<b>"']);
      expect(objects[0]?.lastModified).toBeInstanceOf(Date);
      expect(serverTime).toBeInstanceOf(Date);
    },
  },
];
