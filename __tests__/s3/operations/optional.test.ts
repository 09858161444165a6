import { describe, expect, it } from 'vitest';
import type { S3Store } from '../../../src/s3/store.ts';
import { skippingTime } from '../../support/injected-time.ts';
import { BUCKET, openTestStore, startTestServer } from '../../support/test-store.ts';

const OBJECT = { bucket: BUCKET, key: 'a' };

const QUESTIONS: Readonly<Record<string, (store: S3Store) => Promise<unknown>>> = {
  'access rights': (store) => store.grants(OBJECT),
  'the bytes of an open upload': (store) => store.uploadSize({ ...OBJECT, uploadId: 'u' }),
};

describe.each(Object.entries(QUESTIONS))('a question for %s, which only refines', (_, ask) => {
  async function answered(status: number, code: string) {
    const server = await startTestServer();
    const time = skippingTime();
    const store = await openTestStore(server, {}, time);
    server.onRequest = () => ({ kind: 'status', status, code });
    await expect(ask(store)).rejects.toMatchObject({ code, scope: 'item' });
    return { requests: server.log.length, slept: time.sleeps.reduce((sum, ms) => sum + ms, 0) };
  }

  it('is asked again for 2 seconds, not for a minute', async () => {
    const { requests, slept } = await answered(500, 'InternalError');
    expect(requests).toBeGreaterThan(2);
    expect(slept).toBeLessThan(2_000);
  });

  it.each([
    [403, 'AccessDenied'],
    [405, 'MethodNotAllowed'],
    [501, 'NotImplemented'],
  ])('is asked once when it is answered with %i', async (status, code) => {
    expect(await answered(status, code)).toEqual({ requests: 1, slept: 0 });
  });
});
