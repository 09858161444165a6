import { expect, it } from 'vitest';
import type { Fault } from '../src/index.ts';
import { BUCKET, startTestServer } from './test-server.ts';
import { get, openSdk, put, refusal } from './client.ts';
import { createGate } from './gate.ts';

async function givenFault(fault: Fault) {
  const server = await startTestServer();
  const client = openSdk(server);
  server.onRequest = () => fault;
  return { server, client, last: () => server.log.at(-1) };
}

it('delay goes on as usual afterwards', async () => {
  const { server, client, last } = await givenFault({ kind: 'delay', ms: 1 });
  await put(client, 'key');
  expect(server.bucket(BUCKET).keys()).toEqual(['key']);
  expect(last()).toMatchObject({ status: 200, fault: 'delay', applied: { stored: 'key' } });
});

it('hold applies nothing until its promise settles, while other requests go on', async () => {
  const { server, client } = await givenFault({ kind: 'delay', ms: 0 });
  const { promise, open } = createGate();
  server.onRequest = ({ key }) => (key === 'held' ? { kind: 'hold', until: promise } : undefined);
  const held = put(client, 'held');
  await put(client, 'other');
  expect(server.bucket(BUCKET).keys()).toEqual(['other']);
  open(undefined);
  await held;
  expect(server.bucket(BUCKET).keys()).toEqual(['held', 'other']);
});

it('stall-request never answers and applies nothing', async () => {
  const { server, client, last } = await givenFault({ kind: 'stall-request' });
  const seen = createGate();
  server.onRequest = () => {
    seen.open(undefined);
    return { kind: 'stall-request' };
  };
  const refused = refusal(put(client, 'key'));
  await seen.promise;
  expect(server.bucket(BUCKET).keys()).toEqual([]);
  await server.close();
  expect(await refused).toMatch(/^no answer/);
  expect(last()).toMatchObject({ status: 0, requestBytes: 0, fault: 'stall-request', applied: {} });
});

it('reset-before ends the connection and applies nothing', async () => {
  const { server, client, last } = await givenFault({ kind: 'reset-before' });
  expect(await refusal(put(client, 'key'))).toMatch(/^no answer/);
  expect(server.bucket(BUCKET).keys()).toEqual([]);
  expect(last()).toMatchObject({ status: 0, fault: 'reset-before', applied: {} });
});

it('status answers with an error document and applies nothing', async () => {
  const fault = { kind: 'status', status: 503, code: 'SlowDown', message: 'less' } as const;
  const { server, client, last } = await givenFault({ ...fault, headers: { 'retry-after': '7' } });
  const thrown: unknown = await put(client, 'key').catch((error: unknown) => error);
  expect(thrown).toMatchObject({
    name: 'SlowDown',
    message: 'less',
    $metadata: { httpStatusCode: 503 },
    $response: { headers: { 'retry-after': '7' } },
  });
  expect(server.bucket(BUCKET).keys()).toEqual([]);
  expect(last()).toMatchObject({ status: 503, fault: 'status', applied: {} });
});

it('status without a code has no body', async () => {
  const { client } = await givenFault({ kind: 'status', status: 500 });
  expect(await refusal(put(client, 'key'))).toMatch(/^500 /);
});

it.each([
  [true, ['key']],
  [false, []],
])('replace with apply %s answers something else', async (apply, keys) => {
  const { server, client, last } = await givenFault({
    kind: 'replace',
    status: 200,
    headers: { 'content-type': 'text/html', 'x-test': 'here' },
    body: '<html>log in</html>',
    apply,
  });
  expect(await put(client, 'key')).not.toHaveProperty('ETag');
  expect(server.bucket(BUCKET).keys()).toEqual(keys);
  expect(last()).toMatchObject({ status: 200, fault: 'replace' });
  server.bucket(BUCKET).seed('key', 'true body');
  expect(await get(client, 'key')).toBe('<html>log in</html>');
});

it('garbage is no HTTP and applies nothing', async () => {
  const { server, client, last } = await givenFault({ kind: 'garbage' });
  await expect(put(client, 'key')).rejects.toMatchObject({ code: 'HPE_INVALID_CONSTANT' });
  expect(server.bucket(BUCKET).keys()).toEqual([]);
  expect(last()).toMatchObject({ status: 0, fault: 'garbage', applied: {} });
});
