import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { StoreError } from '../../../src/core/errors.ts';
import { skippingTime } from '../../support/injected-time.ts';
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

describe('deleteMany, when some keys could not be deleted at once', () => {
  it('hazard 3, hazard 33: asks again for keys that could not be deleted just now', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    for (const key of ['a', 'b', 'c']) server.bucket(BUCKET).seed(key);
    const denied = ['InternalError', 'ServiceUnavailable', 'AccessDenied'];
    server.onRequest = () => {
      const code = denied.shift();
      return code === undefined ? undefined : { kind: 'deny-keys', keys: ['b'], code };
    };
    const objects = ['a', 'b', 'c'].map((key) => ({ key }));
    const results = await store.deleteMany({ bucket: BUCKET, objects });
    expect(results.map((result) => ('error' in result ? result.error.code : 'gone'))).toEqual([
      'gone',
      'AccessDenied',
      'gone',
    ]);
    expect(server.log.map(({ keys }) => keys)).toEqual([['a', 'b', 'c'], ['b'], ['b']]);
    expect(server.bucket(BUCKET).keys()).toEqual(['b']);
  });

  it.each([
    [
      'a request that the store refuses',
      { kind: 'status', status: 503, code: 'ServiceUnavailable' },
    ],
    ['a key that it refuses', { kind: 'deny-keys', keys: ['a'], code: 'ServiceUnavailable' }],
  ] satisfies [string, Fault][])('hazard 33: wants smaller requests after %s', async (_, fault) => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    const faults: Fault[] = [{ kind: 'deny-keys', keys: ['a'], code: 'InternalError' }, fault];
    const wanted: number[] = [];
    server.onRequest = () => {
      wanted.push(store.keysPerDelete);
      return faults.shift();
    };
    await store.deleteMany({ bucket: BUCKET, objects: [{ key: 'a' }] });
    expect([...wanted, store.keysPerDelete]).toEqual([1000, 1000, 250, 250]);
  });

  it('hazard 33: asks for a key that is refused the pace as long as for a request', async () => {
    const server = await startTestServer();
    const time = skippingTime();
    const store = await openTestStore(server, {}, time);
    server.bucket(BUCKET).seed('a');
    const startedAt = time.now();
    const isOver = () => time.now() - startedAt > 90_000;
    server.onRequest = () =>
      isOver() ? undefined : { kind: 'deny-keys', keys: ['a'], code: 'ServiceUnavailable' };
    const [result] = await store.deleteMany({ bucket: BUCKET, objects: [{ key: 'a' }] });
    expect(result).toEqual({ attempts: 1 });
    expect(server.bucket(BUCKET).keys()).toEqual([]);
  });

  it('hazard 33: gives the batch up when every key is refused the pace for long', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.onRequest = () => ({ kind: 'deny-keys', keys: ['a'], code: 'ServiceUnavailable' });
    const [result] = await store.deleteMany({ bucket: BUCKET, objects: [{ key: 'a' }] });
    expect(result).toMatchObject({
      error: {
        code: 'ServiceUnavailable',
        scope: 'batch',
        message: expect.stringMatching(/; no request succeeded within 12\d s$/) as string,
      },
    });
  });

  it('says how often and for how long a key was asked for', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.onRequest = () => ({ kind: 'deny-keys', keys: ['a'], code: 'InternalError' });
    const [result] = await store.deleteMany({ bucket: BUCKET, objects: [{ key: 'a' }] });
    const error = {
      scope: 'item',
      message: expect.stringMatching(/; gave up after 17 attempts in 6\d s$/) as string,
    };
    expect(result).toMatchObject({ error });
  });

  it('hazard 13: sends nothing again once the gate was pulled, and finishes what was sent', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    for (const key of ['a', 'b']) server.bucket(BUCKET).seed(key);
    const gate = new AbortController();
    const stopped = new StoreError('DeletesStopped', 'the listing broke');
    server.onRequest = () => {
      gate.abort(stopped);
      return { kind: 'deny-keys', keys: ['b'], code: 'InternalError' };
    };
    const request = { bucket: BUCKET, objects: [{ key: 'a' }, { key: 'b' }], gate: gate.signal };
    expect(await store.deleteMany(request)).toEqual([{ attempts: 1 }, { error: stopped }]);
    await expect(store.deleteMany(request)).rejects.toBe(stopped);
    expect(server.counts).toEqual({ DeleteObjects: 1 });
    expect(server.bucket(BUCKET).keys()).toEqual(['b']);
  });

  it('keeps what is known of the first keys when the others end with the batch', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    for (const key of ['a', 'b']) server.bucket(BUCKET).seed(key);
    const faults: Fault[] = [
      { kind: 'deny-keys', keys: ['b'], code: 'InternalError' },
      { kind: 'status', status: 403, code: 'InvalidAccessKeyId' },
    ];
    server.onRequest = () => faults.shift();
    const objects = [{ key: 'a' }, { key: 'b' }];
    expect(await store.deleteMany({ bucket: BUCKET, objects })).toMatchObject([
      { attempts: 1 },
      { error: { code: 'InvalidAccessKeyId', scope: 'batch' } },
    ]);
  });
});
