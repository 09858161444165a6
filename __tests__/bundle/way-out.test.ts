import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { workspaceOf } from '../support/run-action.ts';
import { runStep } from '../support/runner.ts';

/** A server that answers nothing and closes nothing; `onRequest` is called with the first bytes. */
async function startSilence(onRequest: () => void) {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('data', onRequest);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const NOWHERE = 'http://127.0.0.1:9';
const KEYS = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' };
const ROLE = { AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/deploy' };

/** What is silent, and the variables and the endpoint that lead there. */
type Row = readonly [string, (url: string) => { env: Record<string, string>; endpoint?: string }];

const ROWS: readonly Row[] = [
  ['the store', (url) => ({ env: KEYS, endpoint: url })],
  [
    'a proxy that is asked for a tunnel',
    (url) => ({ env: { ...KEYS, HTTPS_PROXY: url }, endpoint: 'https://localhost:9' }),
  ],
  ['the token service', (url) => ({ env: { ...ROLE, AWS_ENDPOINT_URL_STS: url } })],
  [
    'a proxy to the token service',
    (url) => ({ env: { ...ROLE, HTTPS_PROXY: url, NO_PROXY: '127.0.0.1' } }),
  ],
  ['the agent of a container', (url) => ({ env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: url } })],
];

describe.each(['wire', 'sdk'])('hazard 79: a run that is cancelled, over %s', (client) => {
  it.each(ROWS)('ends although this is silent: %s', async (_, leadTo) => {
    let cancel: () => void = () => undefined;
    const url = await startSilence(() => {
      cancel();
    });
    const workspace = await workspaceOf({ 'public/a': 'a', token: 'token' });
    const { env, endpoint = NOWHERE } = leadTo(url);
    const token = ROLE.AWS_ROLE_ARN === env['AWS_ROLE_ARN'] ? join(workspace, 'token') : '';
    const { exitCode, annotations, outputs } = await runStep({
      workspace,
      inputs: {
        mode: 'upload-dir',
        source: 'public',
        bucket: 'a-bucket',
        region: 'eu-central-1',
        'force-path-style': 'true',
        endpoint,
      },
      env: { S3_BATCH_CLIENT: client, AWS_WEB_IDENTITY_TOKEN_FILE: token, ...env },
      onStart: (pid) => {
        cancel = () => process.kill(pid, 'SIGTERM');
      },
    });
    expect([exitCode, outputs['uploaded']]).toEqual([1, '0']);
    expect(annotations.at(-1)?.message).toContain('the run was cancelled (SIGTERM)');
  });
});
