import { describe, expect, it } from 'vitest';
import { StoreError } from '../../../src/core/errors.ts';
import { contentOf } from '../../../src/core/items.ts';
import { createTraffic, retriesOf, type Resent } from '../../../src/s3/send/traffic.ts';
import type { Fault, S3Server } from 's3-test-server';
import { type ClientName, openOn } from '../../support/open-with-client.ts';
import { BUCKET, startTestServer } from '../../support/test-store.ts';

const error = (code: string) => new StoreError(code, 'message');

/** Answers the first requests of an operation with these faults. */
function failFirst(server: S3Server, operation: string, faults: readonly Fault[]): void {
  const left = [...faults];
  server.onRequest = (seen) => (seen.operation === operation ? left.shift() : undefined);
}

const status = (code: string, number: number): Fault => ({ kind: 'status', code, status: number });

describe.each<ClientName>(['wire', 'sdk'])('the traffic over %s', (client) => {
  async function given() {
    const server = await startTestServer();
    const resent: Resent[] = [];
    const traffic = createTraffic((retry) => resent.push(retry));
    const store = await openOn(client, server, { traffic });
    const put = (key: string, body: string | Buffer) =>
      store.put({ bucket: BUCKET, key, content: contentOf(body), headers: {} });
    return { server, store, traffic, resent, put };
  }

  it('counts every attempt by operation, as the server does, and bytes of objects', async () => {
    const { server, store, traffic, put } = await given();
    failFirst(server, 'PutObject', [
      status('InternalError', 500),
      { kind: 'reset-after' },
      status('SlowDown', 503),
    ]);
    await put('a', '12345');
    await put('large', Buffer.alloc(8 * 1024 * 1024 + 1));
    await store.deleteMany({ bucket: BUCKET, objects: [{ key: 'a' }] });
    expect(traffic.requests).toMatchObject({ PutObject: 4, UploadPart: 2, DeleteObjects: 1 });
    expect(traffic.requests).toEqual(server.counts);
    expect(traffic.bytes).toBe(4 * 5 + 8 * 1024 * 1024 + 1);
    expect(traffic.region).toBe(server.region);
  });

  it('counts retries by code, throttled ones apart, and knows the pace', async () => {
    const { server, traffic, resent, put } = await given();
    const headers = { 'x-amz-request-id': 'R1' };
    failFirst(server, 'PutObject', [
      { ...status('InternalError', 500), headers } as Fault,
      status('SlowDown', 503),
    ]);
    expect(traffic.rate).toBe(Infinity);
    await put('a', 'x');
    expect([...traffic.retries]).toEqual([['InternalError', 1]]);
    expect(traffic.throttled).toBe(1);
    expect(retriesOf(traffic)).toBe(2);
    expect(traffic.rate).toBeLessThan(Infinity);
    const [first, second] = resent;
    expect(first?.error).toMatchObject({ requestId: 'R1', operation: 'PutObject', key: 'a' });
    expect([first?.isThrottled, second?.isThrottled]).toEqual([false, true]);
    expect(first?.wait).toBeGreaterThan(0);
  });

  it('counts keys that a DeleteObjects refused as one retry of it', async () => {
    const { server, store, traffic } = await given();
    const keys = ['a', 'b', 'c'];
    failFirst(server, 'DeleteObjects', [{ kind: 'deny-keys', keys, code: 'InternalError' }]);
    await store.deleteMany({ bucket: BUCKET, objects: keys.map((key) => ({ key })) });
    expect([...traffic.retries]).toEqual([['InternalError', 1]]);
    expect(traffic.requests).toEqual({ DeleteObjects: 2 });
  });

  it('counts no request that was never written to a connection', async () => {
    const { server, store, traffic } = await given();
    await server.close();
    const optional = { bucket: BUCKET, prefix: '', isOptional: true };
    await expect(store.list(optional)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(retriesOf(traffic)).toBeGreaterThan(0);
    expect(traffic.requests).toEqual({});
  });

  it('counts a request that is sent again to the region of the bucket, and why', async () => {
    const { server, store, traffic } = await given();
    server.createBucket('far', { region: 'eu-west-1' });
    await store.list({ bucket: 'far', prefix: '' });
    expect(traffic.requests).toEqual({ ListObjectsV2: 2 });
    expect(retriesOf(traffic)).toBe(1);
    expect(traffic.region).toBe('eu-west-1');
  });

  it('counts a request that is sent again with another checksum, and why', async () => {
    const { server, traffic, put } = await given();
    failFirst(server, 'PutObject', [
      {
        ...status('InvalidRequest', 400),
        message: 'Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests',
      } as Fault,
    ]);
    await put('a', 'x');
    expect(traffic.requests).toEqual({ PutObject: 2 });
    expect([...traffic.retries]).toEqual([['InvalidRequest', 1]]);
  });
});

describe('the codes of retries', () => {
  it('are counted together beyond the first fifty: servers make up codes', () => {
    const traffic = createTraffic();
    for (let n = 0; n < 60; n += 1) {
      traffic.resent({ error: error(`Code${n}`), wait: 0, isThrottled: false });
    }
    traffic.resent({ error: error('Code3'), wait: 0, isThrottled: false });
    expect(traffic.retries.size).toBe(51);
    expect(traffic.retries.get('other codes')).toBe(10);
    expect(traffic.retries.get('Code3')).toBe(2);
    expect(retriesOf(traffic)).toBe(61);
  });
});
