import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Fault, SeenRequest } from 's3-test-server';
import { BUCKET, openTestStore, startTestServer } from '../../support/test-store.ts';

/** For the test: bodies are sent with a CRC32, as they are to Amazon S3. */
function sendsCrc32(): void {
  vi.stubEnv('AWS_REQUEST_CHECKSUM_CALCULATION', 'WHEN_SUPPORTED');
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
}

describe('deleteMany', () => {
  it('deletes together what one request can carry, and nothing else', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    const keys = ['a', 'b&<c>', 'd\re', 'f\ng', 'h\ti', ' j ', '\u{1f389}', 'never-there'];
    for (const key of [...keys.slice(0, -1), 'kept']) server.bucket(BUCKET).seed(key);
    const results = await store.deleteMany({
      bucket: BUCKET,
      objects: keys.map((key) => ({ key })),
    });
    expect(results).toEqual(keys.map(() => ({ attempts: 1 })));
    expect(server.bucket(BUCKET).keys()).toEqual(['kept']);
    expect(server.counts).toEqual({ DeleteObjects: 1 });
  });

  it('hazard 14: deletes keys that XML can not carry one by one', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    const keys = ['a\u0001', '\n', ' \n', '\u000b', '\ufffe', '\uffff', 'plain'];
    for (const key of [...keys, 'a', 'kept']) server.bucket(BUCKET).seed(key);
    await store.deleteMany({ bucket: BUCKET, objects: keys.map((key) => ({ key })) });
    expect(server.bucket(BUCKET).keys()).toEqual(['a', 'kept']);
    expect(server.counts).toEqual({ DeleteObjects: 1, DeleteObject: 4 });
  });

  it.each(['', '\ud800'])(
    'hazard 9, hazard 14: refuses the key %j, and sends nothing of its request',
    async (key) => {
      const server = await startTestServer();
      const store = await openTestStore(server);
      const deleting = store.deleteMany({ bucket: BUCKET, objects: [{ key: 'a' }, { key }] });
      await expect(deleting).rejects.toMatchObject({ code: 'InvalidKey' });
      expect(server.log).toEqual([]);
    },
  );

  it.each(['p/..', 'a/../b', 'a//b', '/b', '/', 'a\u0001/../b', '\\b'])(
    'hazard 89: never deletes %j in a URL, whose object may be another one there',
    async (key) => {
      const server = await startTestServer();
      const store = await openTestStore(server);
      for (const one of [key, 'a/b', 'b', 'c']) server.bucket(BUCKET).seed(one);
      server.onRequest = ({ operation }) =>
        operation === 'DeleteObjects'
          ? { kind: 'status', status: 501, code: 'NotImplemented' }
          : undefined;
      const objects = [{ key }, { key: 'c' }];
      const [refused, deleted] = await store.deleteMany({ bucket: BUCKET, objects });
      expect(refused).toMatchObject({ error: { code: 'UnsafeKey' } });
      expect(deleted).toEqual({ attempts: 1 });
      expect(server.bucket(BUCKET).keys().sort()).toEqual([key, 'a/b', 'b'].sort());
      const singles = server.log.filter(({ operation }) => operation !== 'DeleteObjects');
      expect(singles.map((one) => [one.operation, one.key])).toEqual([['DeleteObject', 'c']]);
    },
  );

  it('hazard 89: learns nothing of a store from a key that it does not send', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    for (const key of ['p/..', 'a']) server.bucket(BUCKET).seed(key);
    server.onRequest = () => ({ kind: 'status', status: 400, code: 'MalformedXML' });
    const objects = [{ key: 'p/..' }, { key: 'a' }];
    for (const some of [objects, objects.slice(0, 1)]) {
      const deleting = store.deleteMany({ bucket: BUCKET, objects: some });
      await expect(deleting).rejects.toMatchObject({ code: 'MalformedXML' });
    }
    server.onRequest = undefined;
    await store.deleteMany({ bucket: BUCKET, objects });
    expect(server.bucket(BUCKET).keys()).toEqual([]);
  });

  it("hazard 3: keeps S3's code and message of each key", async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    for (const key of ['a', 'b']) server.bucket(BUCKET).seed(key);
    server.onRequest = () => ({
      kind: 'deny-keys',
      keys: ['b'],
      code: 'AccessDenied',
      message: 'not this one',
    });
    const [a, b] = await store.deleteMany({
      bucket: BUCKET,
      objects: [{ key: 'a' }, { key: 'b' }],
    });
    expect(a).toEqual({ attempts: 1 });
    expect(b).toMatchObject({ error: { code: 'AccessDenied', message: 'not this one' } });
    expect(server.bucket(BUCKET).keys()).toEqual(['b']);
  });

  it.each([
    ['together', ['a', 'b']],
    ['one by one', ['\u0001', '\u0002']],
  ])('%s deletes only what has the ETag that is asked for', async (_, keys) => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    for (const key of [...keys, 'free']) server.bucket(BUCKET).seed(key, 'x');
    const { etag } = (await store.head({ bucket: BUCKET, key: 'free' })) ?? {};
    const [first = '', second = ''] = keys;
    const objects = [
      { key: first, ifMatch: etag ?? '' },
      { key: second, ifMatch: '"00000000000000000000000000000000"' },
      { key: 'free' },
    ];
    const results = await store.deleteMany({ bucket: BUCKET, objects });
    expect(results).toEqual([
      { attempts: 1 },
      { error: expect.objectContaining({ code: 'PreconditionFailed' }) as unknown },
      { attempts: 1 },
    ]);
    expect(server.bucket(BUCKET).keys()).toEqual([second]);
  });

  it('goes on in one request where the store refuses conditions alone', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    for (const key of ['a', 'b', 'c']) server.bucket(BUCKET).seed(key, 'x');
    server.onRequest = ({ operation }) =>
      operation.startsWith('DeleteObject')
        ? { kind: 'status', status: 501, code: 'NotImplemented' }
        : undefined;
    const objects = [{ key: 'a', ifMatch: '"x"' }];
    const [refused] = await store.deleteMany({ bucket: BUCKET, objects });
    expect(refused).toMatchObject({ error: { code: 'NotImplemented' } });
    server.clearLog();
    server.onRequest = undefined;
    await store.deleteMany({ bucket: BUCKET, objects: [{ key: 'a' }, { key: 'b' }] });
    expect(server.counts).toEqual({ DeleteObjects: 1 });
    expect(server.log[0]?.headers).toHaveProperty('content-md5');
  });

  it.each([
    ['together', 'a'],
    ['one by one', '\u0001'],
  ])('%s deletes in the bucket of the request, whatever else an object says', async (_, key) => {
    const server = await startTestServer();
    server.createBucket('another');
    const store = await openTestStore(server);
    for (const bucket of [BUCKET, 'another']) server.bucket(bucket).seed(key);
    const object = { key, bucket: 'another', expectedBucketOwner: 'somebody' };
    expect(await store.deleteMany({ bucket: BUCKET, objects: [object] })).toEqual([
      { attempts: 1 },
    ]);
    expect(server.bucket('another').keys()).toEqual([key]);
    expect(server.bucket(BUCKET).keys()).toEqual([]);
    expect(server.log.at(-1)?.headers).not.toHaveProperty('x-amz-expected-bucket-owner');
  });

  it('names the error itself where S3 does not', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.onRequest = () => answered('<Error><Key>a</Key></Error>');
    const [result] = await store.deleteMany({ bucket: BUCKET, objects: [{ key: 'a' }] });
    expect(result).toMatchObject({
      error: { code: 'DeleteBatchError', message: 'failed to delete' },
    });
  });

  it('hazard 3: takes a key that the answer forgets for failed', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.onRequest = () => answered('<Deleted><Key>a</Key></Deleted>');
    const [a, b] = await store.deleteMany({
      bucket: BUCKET,
      objects: [{ key: 'a' }, { key: 'b' }],
    });
    expect(a).not.toHaveProperty('error');
    expect(b).toMatchObject({ error: { code: 'UnprovenAnswer' } });
  });

  it('does not take another version for the one that was asked for', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.onRequest = () =>
      answered('<Deleted><Key>a</Key><VersionId>other</VersionId></Deleted>');
    const objects = [{ key: 'a', versionId: 'mine' }];
    const [result] = await store.deleteMany({ bucket: BUCKET, objects });
    expect(result).toHaveProperty('error');
  });

  it("hazard 15: sends Content-MD5, which every store takes, where the endpoint is not Amazon's", async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    await store.deleteMany({ bucket: BUCKET, objects: [{ key: 'a' }] });
    expect(server.log[0]?.headers).toHaveProperty('content-md5');
    expect(server.log[0]?.headers).not.toHaveProperty('x-amz-checksum-crc32');
  });

  it.each([
    ['MissingContentMD5', 400, 'Missing required header for this request: Content-MD5.'],
    [
      'InvalidRequest',
      400,
      'Missing required header for this request: Content-MD5 OR x-amz-checksum-*',
    ],
    ['InvalidArgument', 400, 'Unsupported header x-amz-checksum-crc32'],
    ['NotImplemented', 501, 'A header you provided implies functionality that is not implemented'],
  ])(
    'hazard 15: falls back to Content-MD5 after %s, once for the run',
    async (code, status, message) => {
      const server = await startTestServer();
      sendsCrc32();
      const store = await openTestStore(server);
      for (const key of ['a', 'b']) server.bucket(BUCKET).seed(key);
      const refuse = ({ headers }: SeenRequest): Fault | undefined =>
        headers['content-md5'] === undefined
          ? { kind: 'status', status, code, message }
          : undefined;
      server.onRequest = refuse;
      for (const key of ['a', 'b']) {
        const [result] = await store.deleteMany({ bucket: BUCKET, objects: [{ key }] });
        expect(result).not.toHaveProperty('error');
      }
      expect(server.bucket(BUCKET).keys()).toEqual([]);
      const checksums = server.log.map(({ headers }) => headers['content-md5'] !== undefined);
      expect(checksums).toEqual([...checksums.map(() => false).slice(2), true, true]);
    },
  );

  it('hazard 15: falls back to single deletes on a store without DeleteObjects', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    for (const key of ['a', 'b', 'c']) server.bucket(BUCKET).seed(key);
    server.onRequest = ({ operation }) =>
      operation === 'DeleteObjects'
        ? { kind: 'status', status: 501, code: 'NotImplemented', message: 'no' }
        : undefined;
    const objects = ['a', 'b', 'c'].map((key) => ({ key }));
    const results = await store.deleteMany({ bucket: BUCKET, objects });
    expect(results).toEqual([{ attempts: 1 }, { attempts: 1 }, { attempts: 1 }]);
    expect(server.bucket(BUCKET).keys()).toEqual([]);
  });

  it.each(['InvalidArgument', 'MalformedXML', 'MethodNotAllowed'])(
    'hazard 15: falls back to single deletes after %s, once for the run',
    async (code) => {
      const server = await startTestServer();
      const store = await openTestStore(server);
      for (const key of ['a', 'b', 'c']) server.bucket(BUCKET).seed(key);
      server.onRequest = ({ operation }) =>
        operation === 'DeleteObjects' ? { kind: 'status', status: 400, code } : undefined;
      for (const key of ['a', 'b', 'c']) {
        const results = await store.deleteMany({ bucket: BUCKET, objects: [{ key }] });
        expect(results).toEqual([{ attempts: 1 }]);
      }
      expect(server.bucket(BUCKET).keys()).toEqual([]);
      expect(server.counts).toEqual({ DeleteObjects: 1, DeleteObject: 3 });
    },
  );

  it('throws the refusal when a single delete is refused in the same way', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.onRequest = () => ({ kind: 'status', status: 400, code: 'InvalidArgument' });
    const objects = ['a', 'b', 'c'].map((key) => ({ key }));
    const results = store.deleteMany({ bucket: BUCKET, objects });
    await expect(results).rejects.toMatchObject({ operation: 'DeleteObjects' });
    expect(server.counts).toEqual({ DeleteObjects: 1, DeleteObject: 1 });
  });

  it('hazard 16: names versions and tells of delete markers', async () => {
    const server = await startTestServer();
    server.createBucket('versioned', { versioning: 'Enabled' });
    const store = await openTestStore(server);
    server.bucket('versioned').seed('a', 'one');
    const versionId = server.bucket('versioned').object('a')?.versionId ?? '';
    const [marked] = await store.deleteMany({ bucket: 'versioned', objects: [{ key: 'a' }] });
    expect(marked).toMatchObject({ deleteMarker: true });
    const objects = [{ key: 'a', versionId }];
    const [gone] = await store.deleteMany({ bucket: 'versioned', objects });
    expect(gone).toEqual({ attempts: 1 });
  });
});

function answered(rows: string): Fault {
  return {
    kind: 'replace',
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: `<DeleteResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${rows}</DeleteResult>`,
  };
}
