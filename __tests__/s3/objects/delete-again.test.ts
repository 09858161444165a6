import { describe, expect, it } from 'vitest';
import { StoreError } from '../../../src/core/errors.ts';
import { skippingTime } from '../../support/injected-time.ts';
import type { Fault } from 's3-test-server';
import { BUCKET, openTestStore, startTestServer } from '../../support/test-store.ts';

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
