import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runAction, workspaceOf } from '../support/run-action.ts';
import type { S3Server } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const upload = { mode: 'upload-dir', source: 'public', concurrency: '4' };
const site = () =>
  workspaceOf(Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`public/${n}`, 'x'])));

/** Gives credentials as a container's agent does, with a token that counts the asking. */
async function startAgent(server: S3Server) {
  let asked = 0;
  const agent = createServer((_, answer) => {
    asked += 1;
    const credentials = {
      AccessKeyId: server.accessKeyId,
      SecretAccessKey: server.secretAccessKey,
      Token: `token-${asked}`,
      Expiration: new Date(Date.now() + 3_600_000).toISOString(),
    };
    answer.end(JSON.stringify(credentials));
  });
  agent.listen(0, '127.0.0.1');
  await once(agent, 'listening');
  onTestFinished(() => {
    agent.close();
  });
  const { port } = agent.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/credentials`;
  const env = {
    AWS_ACCESS_KEY_ID: '',
    AWS_SECRET_ACCESS_KEY: '',
    AWS_CONTAINER_CREDENTIALS_FULL_URI: url,
  };
  return { env, asked: () => asked };
}

describe('hazard 42: credentials that expire in the middle of a run', () => {
  const codes = ['ExpiredToken', 'RequestExpired', 'TokenRefreshRequired'];

  it.each(codes)('are asked for anew, once, after %s, and the run goes on', async (code) => {
    const server = await startTestServer({ sessionToken: 'token-2' });
    const agent = await startAgent(server);
    let sent = 0;
    server.onRequest = ({ headers }) => {
      sent += 1;
      const isOld = headers['x-amz-security-token'] === 'token-1';
      if (isOld && sent <= 5) return { kind: 'replace', status: 200, ...STORED };
      return isOld ? { kind: 'status', status: 400, code } : undefined;
    };
    const request = { workspace: await site(), env: agent.env, serverLies: true };
    const { exitCode, outputs } = await runAction(server, upload, request);
    expect([exitCode, outputs['uploaded'], agent.asked()]).toEqual([0, '20', 2]);
    expect(server.bucket(BUCKET).keys()).toHaveLength(15);
  });

  it('end the run when there are no others, before any delete', async () => {
    const server = await startTestServer();
    for (let n = 0; n < 20; n += 1) server.bucket(BUCKET).seed(`site/${n}`);
    server.onRequest = ({ operation }) =>
      operation === 'DeleteObjects'
        ? { kind: 'status', status: 400, code: 'ExpiredToken', message: 'expired' }
        : undefined;
    const inputs = { mode: 'delete-prefix', prefix: 'site', 'batch-size': '5', concurrency: '1' };
    const { exitCode, outputs, annotations } = await runAction(server, inputs);
    expect([exitCode, outputs['deleted']]).toEqual([1, '0']);
    expect(annotations.at(-1)?.message).toContain('ExpiredToken');
    expect(server.counts['DeleteObjects']).toBe(1);
    expect(server.bucket(BUCKET).keys()).toHaveLength(20);
  });
});

/** What the store answered while the first token was good. */
const STORED = { headers: { etag: '"stored"' }, body: '' };
