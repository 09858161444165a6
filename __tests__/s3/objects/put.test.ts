import { createHash, randomBytes } from 'node:crypto';
import type { Answer, Fault } from 's3-test-server';
import { describe, expect, it } from 'vitest';
import { type Content, contentChanged, contentOf } from '../../../src/core/items.ts';
import { OBJECT_HEADER_NAMES, type ObjectHeaders } from '../../../src/core/object-headers.ts';
import type { PutRequest } from '../../../src/object-store/object-store.ts';
import { partSizeFor } from '../../../src/object-store/part-sizes.ts';
import { DryRunStore } from '../../../src/object-store/wrapped-stores.ts';
import { createBodyMemory } from '../../../src/s3/objects/put.ts';
import { createMemories } from '../../support/into-memory.ts';
import { type ClientName, openOn } from '../../support/open-with-client.ts';
import { BUCKET, openTestStore, startTestServer } from '../../support/test-store.ts';

const MIB = 1024 * 1024;

/** An answer without this header. */
function without(name: string): Fault {
  const edit = (answer: Answer) => {
    const kept = Object.entries(answer.headers).filter(([header]) => header !== name);
    return { ...answer, headers: Object.fromEntries(kept) };
  };
  return { kind: 'edit', edit };
}

describe('put', () => {
  it('stores the bytes and gives the proof', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    const content = contentOf('hello');
    const result = await store.put({ bucket: BUCKET, key: 'a', content, headers: {} });
    const md5 = createHash('md5').update('hello').digest('hex');
    expect(result).toEqual({ etag: `"${md5}"`, attempts: 1 });
    expect(server.bucket(BUCKET).object('a')?.body.toString()).toBe('hello');
  });

  it('stores every header that S3 keeps, under its own name', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    const headers: ObjectHeaders = {
      'cache-control': 'no-cache',
      'content-disposition': 'attachment; filename="a.txt"',
      'content-encoding': 'gzip',
      'content-language': 'de',
      'content-type': 'text/plain; charset=utf-8',
      expires: 'Wed, 21 Oct 2026 07:28:00 GMT',
      'x-amz-storage-class': 'STANDARD_IA',
      'x-amz-website-redirect-location': '/other',
      'x-amz-meta-build': '42',
    };
    await store.put({ bucket: BUCKET, key: 'a', content: contentOf('x'), headers });
    expect(server.bucket(BUCKET).object('a')?.headers).toMatchObject(headers);
  });

  it('sends every header that may be given', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    const values: Partial<Record<string, string>> = {
      expires: 'Wed, 21 Oct 2026 07:28:00 GMT',
      'x-amz-object-lock-retain-until-date': '2030-01-01T00:00:00.000Z',
      'x-amz-server-side-encryption-bucket-key-enabled': 'true',
    };
    const headers = Object.fromEntries(
      OBJECT_HEADER_NAMES.map((name) => [name, values[name] ?? `value of ${name}`]),
    );
    server.onRequest = () => ({ kind: 'status', status: 400, code: 'Refused', message: 'no' });
    const put = store.put({ bucket: BUCKET, key: 'a', content: contentOf('x'), headers });
    await expect(put).rejects.toMatchObject({ code: 'Refused' });
    const sent = server.log[0]?.headers ?? {};
    for (const name of OBJECT_HEADER_NAMES) expect([name, sent[name]]).not.toContain(undefined);
  });

  it('sends large content in parts, and byte for byte', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    const bytes = randomBytes(20 * MIB + 1);
    const { etag } = await store.put({
      bucket: BUCKET,
      key: 'large',
      content: contentOf(bytes),
      headers: { 'content-type': 'video/mp4' },
    });
    const object = server.bucket(BUCKET).object('large');
    expect(object?.body.equals(bytes)).toBe(true);
    expect(object?.headers['content-type']).toBe('video/mp4');
    expect(etag).toMatch(/-3"$/);
    expect(server.counts).toMatchObject({ UploadPart: 3, CompleteMultipartUpload: 1 });
  });

  it.each([1, 20 * MIB])('stores %d bytes only if the key is free', async (size) => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    const request = { bucket: BUCKET, key: 'a', content: contentOf(Buffer.alloc(size)) };
    const condition = { headers: {}, ifNoneMatch: '*' } as const;
    await store.put({ ...request, ...condition });
    await expect(store.put({ ...request, ...condition })).rejects.toMatchObject({
      code: 'PreconditionFailed',
      status: 412,
    });
    expect(server.bucket(BUCKET).uploads()).toEqual([]);
  });

  it.each([
    ['wire', 'body', 'PutObject'],
    ['wire', 'part', 'CompleteMultipartUpload'],
    ['sdk', 'body', 'PutObject'],
    ['sdk', 'part', 'CompleteMultipartUpload'],
  ] as const)(
    'hazard 39: by %s, a probe by its %s is refused as what it is, also after a lost answer',
    async (client, probe, operation) => {
      const server = await startTestServer();
      const store = await openOn(client, server);
      const request = { bucket: BUCKET, key: 'a', content: contentOf('text'), headers: {} };
      const condition = { ifNoneMatch: '*' } as const;
      const { etag } = await store.put({ ...request, ...condition });
      server.clearLog();
      let hasFailed = false;
      server.onRequest = (seen) => {
        if (seen.operation !== operation || hasFailed) return undefined;
        hasFailed = true;
        return { kind: 'reset-before' };
      };
      const probed = store.put({ ...request, ...condition, probe });
      await expect(probed).rejects.toMatchObject({ code: 'PreconditionFailed', attempts: 2 });
      expect(server.counts[operation]).toBe(2);
      expect(server.counts).not.toHaveProperty('HeadObject');
      expect(server.bucket(BUCKET).uploads()).toEqual([]);
      expect(server.bucket(BUCKET).object('a')).toMatchObject({ etag });
    },
  );

  it.each(['wire', 'sdk'] as const)('by %s, sends a small probe in one part', async (client) => {
    const server = await startTestServer();
    server.setWriteConditions(BUCKET, 'ignored');
    const store = await openOn(client, server);
    const headers: ObjectHeaders = { 'cache-control': 'no-cache', 'x-amz-meta-a': 'b' };
    const request = { bucket: BUCKET, key: 'a', content: contentOf('text'), headers };
    const probed = await store.put({ ...request, ifNoneMatch: '*', probe: 'part' });
    expect(probed.etag).toMatch(/-1"$/);
    expect(server.counts).toEqual({
      CreateMultipartUpload: 1,
      UploadPart: 1,
      CompleteMultipartUpload: 1,
    });
    expect(server.bucket(BUCKET).object('a')).toMatchObject({ size: 4, headers });
  });

  it.each([1, 9 * MIB])('stores %d bytes only over the object that is meant', async (size) => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    const request = { bucket: BUCKET, key: 'a', content: contentOf(Buffer.alloc(size)) };
    const put = (ifMatch: string) => store.put({ ...request, headers: {}, ifMatch });
    server.bucket(BUCKET).seed('a', 'old');
    const { etag = '' } = server.bucket(BUCKET).object('a') ?? {};
    const refusal = { code: 'PreconditionFailed', status: 412 };
    await expect(put('"other"')).rejects.toMatchObject(refusal);
    expect(server.bucket(BUCKET).object('a')?.size).toBe(3);
    await put(etag);
    expect(server.bucket(BUCKET).object('a')?.size).toBe(size);
    await expect(put(etag)).rejects.toMatchObject(refusal);
    await store.deleteMany({ bucket: BUCKET, objects: [{ key: 'a' }] });
    await expect(put(etag)).rejects.toMatchObject({ code: 'NoSuchKey', status: 404 });
    expect(server.bucket(BUCKET).keys()).toEqual([]);
    expect(server.bucket(BUCKET).uploads()).toEqual([]);
  });

  it.each([
    ['content-length', 'UnknownOutcome', 2],
    ['etag', 'UnknownOutcome', 2],
    ['last-modified', undefined, 1],
  ])('takes no HEAD without %s as proof after a lost answer', async (name, code, heads) => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    let puts = 0;
    server.onRequest = ({ operation }) => {
      if (operation === 'HeadObject') return without(name);
      puts += 1;
      return puts === 1 ? { kind: 'reset-after' } : undefined;
    };
    const content = contentOf('new');
    const put = store.put({ bucket: BUCKET, key: 'a', content, headers: {}, ifNoneMatch: '*' });
    const end = await put.catch((thrown: unknown) => thrown);
    expect([puts, end]).toMatchObject([2, code === undefined ? { attempts: 1 } : { code }]);
    expect(server.counts['HeadObject']).toBeGreaterThanOrEqual(heads);
  });

  it.each(['etag', 'content-length'])(
    'asks again for a HEAD without %s after a lost answer, and takes the next for its proof',
    async (name) => {
      const server = await startTestServer();
      const store = await openTestStore(server);
      const asked: string[] = [];
      server.onRequest = ({ operation }) => {
        const isFirst = !asked.includes(operation);
        asked.push(operation);
        if (!isFirst) return undefined;
        return operation === 'HeadObject' ? without(name) : { kind: 'reset-after' };
      };
      const content = contentOf('new');
      const request = { bucket: BUCKET, key: 'a', content, headers: {} };
      const { etag } = await store.put({ ...request, ifNoneMatch: '*' });
      expect(etag).toBe(server.bucket(BUCKET).object('a')?.etag);
      expect(asked).toEqual(['PutObject', 'PutObject', 'HeadObject', 'HeadObject']);
    },
  );

  it('judges conditions in a dry run as the store does', async () => {
    const server = await startTestServer();
    const store = new DryRunStore(await openTestStore(server));
    server.bucket(BUCKET).seed('a', 'old');
    const { etag = '' } = server.bucket(BUCKET).object('a') ?? {};
    const put = (key: string, condition: Pick<PutRequest, 'ifMatch' | 'ifNoneMatch'>) =>
      store.put({ bucket: BUCKET, key, content: contentOf('new'), headers: {}, ...condition });
    const refusal = { code: 'PreconditionFailed', status: 412 };
    expect(await put('a', { ifMatch: etag })).toEqual({});
    expect(await put('b', { ifNoneMatch: '*' })).toEqual({});
    await expect(put('a', { ifMatch: '"other"' })).rejects.toMatchObject(refusal);
    await expect(put('a', { ifNoneMatch: '*' })).rejects.toMatchObject(refusal);
    await expect(put('b', { ifMatch: etag })).rejects.toMatchObject({ code: 'NoSuchKey' });
    expect(server.bucket(BUCKET).object('a')?.body.toString()).toBe('old');
    expect(server.counts).not.toHaveProperty('PutObject');
  });

  it('hazard 5, hazard 7: leaves no upload behind when content changes between its parts', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    const content = {
      size: 40 * MIB,
      read: (start: number, end: number) =>
        start < 30 * MIB
          ? Promise.resolve(Buffer.alloc(end - start))
          : Promise.reject(contentChanged('the file shrank')),
    };
    const put = store.put({ bucket: BUCKET, key: 'a', content, headers: {} });
    await expect(put).rejects.toMatchObject({ code: 'ContentChanged' });
    expect(server.bucket(BUCKET).keys()).toEqual([]);
    expect(server.bucket(BUCKET).uploads()).toEqual([]);
  });

  it('stops when it is told to', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    const stopper = new AbortController();
    server.onRequest = () => {
      stopper.abort(new Error('enough'));
      return { kind: 'stall-request' };
    };
    const request = { bucket: BUCKET, key: 'a', content: contentOf('x'), headers: {} };
    await expect(store.put(request, stopper.signal)).rejects.toMatchObject({
      code: 'RequestCanceled',
      message: 'stopped before the answer was complete: enough',
    });
  });

  it.each(['', '\ud800', 'a\udfffb'])(
    'hazard 9, hazard 14: refuses the key %j without a request',
    async (key) => {
      const server = await startTestServer();
      const store = await openTestStore(server);
      const put = store.put({ bucket: BUCKET, key, content: contentOf('x'), headers: {} });
      await expect(put).rejects.toMatchObject({ code: 'InvalidKey' });
      await expect(store.get({ bucket: BUCKET, key })).rejects.toMatchObject({
        code: 'InvalidKey',
      });
      expect(server.log).toEqual([]);
    },
  );
});

describe('hazard 37: partSizeFor', () => {
  it.each([
    [8 * MIB + 1, 8],
    [80_000 * MIB, 8],
    [80_000 * MIB + 1, 9],
    [5 * 1024 * 1024 * MIB, 525],
    [50 * 1024 * 1024 * MIB, 5243],
  ])('fits %d bytes into 10,000 parts of %d MiB', (size, mebibytes) => {
    expect(partSizeFor(size)).toBe(mebibytes * MIB);
    expect(Math.ceil(size / (mebibytes * MIB))).toBeLessThanOrEqual(10_000);
  });

  it('knows no parts for what S3 does not store', () => {
    expect(partSizeFor(50 * 1024 * 1024 * MIB + 1)).toBeUndefined();
  });
});

it.each(['caf\u00e9', '\u65e5\u672c', 'a\nb'])(
  'sends no request with the value %j',
  async (value) => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    const headers: ObjectHeaders = { 'x-amz-meta-a': value };
    const content = contentOf('x');
    await expect(store.put({ bucket: BUCKET, key: 'a', content, headers })).rejects.toMatchObject({
      code: 'InvalidHeader',
      scope: 'item',
    });
    const copy = { source: { bucket: BUCKET, key: 'a' }, bucket: BUCKET, key: 'b', headers };
    await expect(store.copy({ ...copy, ifSourceMatch: '"x"' })).rejects.toMatchObject({
      code: 'InvalidHeader',
    });
    expect(server.log).toEqual([]);
  },
);

it.each(['x-amz-copy-source', 'X-Amz-Copy-Source', 'authorization', 'content-length', 'if-match'])(
  'sends no request with the header %s, which could make it another one',
  async (name) => {
    const server = await startTestServer();
    server.bucket(BUCKET).seed('secret', 'x');
    const store = await openTestStore(server);
    // As a program that no compiler checked gives it.
    const headers = { [name]: `/${BUCKET}/secret` } as ObjectHeaders;
    const object = { bucket: BUCKET, key: 'a', headers };
    const source = { bucket: BUCKET, key: 'secret' };
    const refusal = { code: 'InvalidHeader', scope: 'item' };
    for (const content of [contentOf('x'), contentOf(Buffer.alloc(8 * 1024 * 1024 + 1))]) {
      await expect(store.put({ ...object, content })).rejects.toMatchObject(refusal);
    }
    await expect(store.copy({ ...object, source })).rejects.toMatchObject(refusal);
    expect(server.log).toEqual([]);
  },
);

const KIB = 1024;
const CLIENTS: readonly ClientName[] = ['wire', 'sdk'];

async function given(client: ClientName) {
  const server = await startTestServer();
  const store = await openOn(client, server);
  const put = (key: string, content: Content) =>
    store.put({ bucket: BUCKET, key, content, headers: {} });
  const bodyOf = (key: string) => server.bucket(BUCKET).object(key)?.body;
  return { server, put, bodyOf, memories: createMemories() };
}

describe.each(CLIENTS)('the memory of a body on the %s client', (client) => {
  it('is that of one before it, once that is stored', async () => {
    const { put, bodyOf, memories } = await given(client);
    const bodies = [3 * KIB, 4 * KIB, 1, 5 * KIB, 7 * KIB].map((size) => randomBytes(size));
    for (const [n, bytes] of bodies.entries()) await put(`${n}`, memories.contentOf(bytes));
    expect(memories.used).toEqual([1, 1, 1, 2, 2]);
    expect(bodies.map((bytes, n) => bodyOf(`${n}`)?.equals(bytes))).not.toContain(false);
  });

  it('is not shared by bodies in flight', async () => {
    const { put, bodyOf, memories } = await given(client);
    const bodies = Array.from({ length: 8 }, () => randomBytes(KIB));
    await put('before', memories.contentOf(randomBytes(KIB)));
    await Promise.all(bodies.map((bytes, n) => put(`${n}`, memories.contentOf(bytes))));
    expect(memories.used.toSorted()).toEqual([1, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(bodies.map((bytes, n) => bodyOf(`${n}`)?.equals(bytes))).not.toContain(false);
  });

  it('is left alone when an attempt failed, which may be under way still', async () => {
    const { server, put, memories } = await given(client);
    const failures: (500 | 400)[] = [500, 400];
    server.onRequest = () => {
      const status = failures.pop();
      return status && { kind: 'status', status, code: 'Refused' };
    };
    const content = memories.contentOf(randomBytes(KIB));
    await expect(put('a', content)).rejects.toMatchObject({ code: 'Refused', status: 400 });
    await expect(put('a', content)).resolves.toMatchObject({ attempts: 2 });
    await put('a', content);
    expect(memories.used).toEqual([1, 2, 3]);
  });
});

describe('createBodyMemory', () => {
  it.each([
    [1, 4 * KIB],
    [4 * KIB, 4 * KIB],
    [4 * KIB + 1, 8 * KIB],
    [256 * KIB, 256 * KIB],
  ])('takes for %d bytes memory of %d', (size, given) => {
    expect(createBodyMemory().take(size)?.byteLength).toBe(given);
  });

  it.each([0, 256 * KIB + 1])('takes none for %d bytes', (size) => {
    expect(createBodyMemory().take(size)).toBeUndefined();
  });

  it('keeps no more than 8 MiB for later', () => {
    const memory = createBodyMemory();
    const all = Array.from({ length: 40 }, () => memory.take(256 * KIB));
    for (const one of all) if (one !== undefined) memory.giveBack(one);
    const again = new Set(Array.from({ length: 40 }, () => memory.take(256 * KIB)));
    expect(all.filter((one) => again.has(one))).toHaveLength(32);
  });
});
