import { describe, expect, it, onTestFinished } from 'vitest';
import { startProxy } from '../support/proxy-server.ts';
import { runAction, workspaceOf } from '../support/run-action.ts';
import { BUCKET, startTestServer } from '../support/test-store.ts';
import { startTlsFront } from '../support/tls-front.ts';

async function start() {
  const server = await startTestServer();
  const front = await startTlsFront(server.port);
  onTestFinished(() => front.close());
  const upload = async (env: Readonly<Record<string, string>>) => {
    const workspace = await workspaceOf({ 'public/a': 'a', 'public/b': 'b' });
    const inputs = { mode: 'upload-dir', source: 'public', endpoint: front.endpoint };
    return runAction(server, { ...inputs, prefix: 'site' }, { workspace, env });
  };
  return { server, front, upload };
}

describe.each(['wire', 'sdk'])('AWS_CA_BUNDLE, over %s', (S3_BATCH_CLIENT) => {
  it('names certificates that are trusted', async () => {
    const { server, front, upload } = await start();
    const { exitCode } = await upload({ AWS_CA_BUNDLE: front.certificate, S3_BATCH_CLIENT });
    expect([exitCode, server.bucket(BUCKET).keys()]).toEqual([0, ['site/a', 'site/b']]);
  });

  it('leaves those trusted that Node trusts', async () => {
    const { front, upload } = await start();
    const { front: other } = await start();
    const trust = { AWS_CA_BUNDLE: other.certificate, NODE_EXTRA_CA_CERTS: front.certificate };
    expect((await upload({ ...trust, S3_BATCH_CLIENT })).exitCode).toBe(0);
  });

  it('does not make trusted what it does not name', async () => {
    const { server, upload } = await start();
    const { front: other } = await start();
    const { exitCode } = await upload({ AWS_CA_BUNDLE: other.certificate, S3_BATCH_CLIENT });
    expect([exitCode, server.log]).toEqual([1, []]);
  });
});

describe('AWS_CA_BUNDLE', () => {
  it('holds behind a proxy too', async () => {
    const { server, front, upload } = await start();
    const proxy = await startProxy();
    const env = { AWS_CA_BUNDLE: front.certificate, HTTPS_PROXY: proxy.url };
    const { exitCode } = await upload(env);
    expect([exitCode, server.bucket(BUCKET).keys()]).toEqual([0, ['site/a', 'site/b']]);
    expect(new Set(proxy.requests)).toEqual(new Set([`CONNECT ${new URL(front.endpoint).host}`]));
  });

  it('is refused before any request when there is no such file', async () => {
    const { server, upload } = await start();
    const { exitCode, annotations } = await upload({ AWS_CA_BUNDLE: '/nowhere/ca.pem' });
    expect([exitCode, server.log]).toEqual([1, []]);
    expect(annotations.at(-1)?.message).toContain(`AWS_CA_BUNDLE "/nowhere/ca.pem" can't be read`);
  });
});

describe('NODE_TLS_REJECT_UNAUTHORIZED=0', () => {
  it('is warned of, in the log and in the summary', async () => {
    const server = await startTestServer();
    const request = {
      workspace: await workspaceOf({ 'public/a': 'a' }),
      env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
    };
    const inputs = { mode: 'upload-dir', source: 'public', prefix: 'site' };
    const { exitCode, annotations, summary } = await runAction(server, inputs, request);
    expect([exitCode, annotations.map(({ level }) => level)]).toEqual([0, ['warning']]);
    expect(annotations[0]?.message).toContain('NODE_TLS_REJECT_UNAUTHORIZED is 0');
    expect(summary).toContain('certificates are not checked');
  });
});
