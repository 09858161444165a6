import { describe, expect, it } from 'vitest';
import type { S3Store } from '../../../src/s3/store.ts';
import { skippingTime } from '../../support/injected-time.ts';
import { BUCKET, openTestStore, startTestServer } from '../../support/test-store.ts';

const OBJECT = { bucket: BUCKET, key: 'a' };

type Ask = (store: S3Store) => Promise<unknown>;

const askForRights: Ask = (store) => store.grants(OBJECT);
const askForBytes: Ask = (store) => store.uploadSize({ ...OBJECT, uploadId: 'u' });

async function answered(ask: Ask, status: number, code: string) {
  const server = await startTestServer();
  const time = skippingTime();
  const store = await openTestStore(server, {}, time);
  server.onRequest = () => ({ kind: 'status', status, code });
  await expect(ask(store)).rejects.toMatchObject({ code, scope: 'item' });
  return { requests: server.log.length, slept: time.sleeps.reduce((sum, ms) => sum + ms, 0) };
}

it('bytes of an upload, without which it is aborted too, are asked for again for 2 s', async () => {
  const { requests, slept } = await answered(askForBytes, 500, 'InternalError');
  expect(requests).toBeGreaterThan(2);
  expect(slept).toBeLessThan(2_000);
});

it('access rights, without which a copy fails, are asked for as long as all else', async () => {
  const { slept } = await answered(askForRights, 500, 'InternalError');
  expect(slept).toBeGreaterThan(10_000);
});

describe.each([askForRights, askForBytes])('a question that only refines: %o', (ask) => {
  it.each([
    [403, 'AccessDenied'],
    [405, 'MethodNotAllowed'],
    [501, 'NotImplemented'],
  ])('is asked once when it is answered with %i', async (status, code) => {
    expect(await answered(ask, status, code)).toEqual({ requests: 1, slept: 0 });
  });
});
