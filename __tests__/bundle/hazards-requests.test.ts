import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { runAction, workspaceOf } from '../support/run-action.ts';
import { runStep } from '../support/runner.ts';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const upload = { mode: 'upload-dir', source: 'public' };
const MIB = 1024 * 1024;

describe('a run whose event loop has nothing left to wait for', () => {
  // A connection that is never made and timers that hold nothing: all promises are lost.
  const lost = `
    import net from 'node:net';
    import timers from 'node:timers';
    net.Socket.prototype.connect = function () { return this; };
    const { setTimeout } = globalThis;
    globalThis.setTimeout = timers.setTimeout = (...args) => setTimeout(...args).unref();`;

  it('hazard 4: fails, since nothing was proven', async () => {
    const { exitCode } = await runStep({
      workspace: await workspaceOf({ 'public/a': 'a' }),
      inputs: { ...upload, bucket: BUCKET, region: 'us-east-1', endpoint: 'https://s3.invalid' },
      env: { AWS_ACCESS_KEY_ID: 'test-access-key', AWS_SECRET_ACCESS_KEY: 'test-secret-key' },
      nodeArguments: [`--import=data:text/javascript,${encodeURIComponent(lost)}`],
    });
    expect(exitCode).toBe(1);
  });
});

describe('uploads to a store that is not AWS', () => {
  const files = { 'public/small': 'a', 'public/large': Buffer.alloc(9 * MIB) };
  const checksumHeaders = (headers: object) =>
    Object.keys(headers).filter((name) =>
      /^(x-amz-(checksum-.*|sdk-checksum-algorithm|trailer)|content-encoding)$/.test(name),
    );

  it.each(['input', 'environment'])(
    'hazard 40: carry no checksum that it may not know, by %s',
    async (from) => {
      const server = await startTestServer();
      const workspace = await workspaceOf(files);
      const isInput = from === 'input';
      const inputs = isInput ? upload : { ...upload, endpoint: 'auto' };
      const env = isInput ? {} : { AWS_ENDPOINT_URL_S3: server.endpoint };
      const { exitCode } = await runAction(server, inputs, { workspace, env });
      expect(exitCode).toBe(0);
      expect(server.counts).toMatchObject({ PutObject: 1, UploadPart: 2 });
      expect(server.log.flatMap(({ headers }) => checksumHeaders(headers))).toEqual([]);
    },
  );

  it('hazard 40: carry one where somebody asks for it', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf(files);
    const env = { AWS_REQUEST_CHECKSUM_CALCULATION: 'WHEN_SUPPORTED' };
    const { exitCode } = await runAction(server, upload, { workspace, env });
    expect(exitCode).toBe(0);
    const puts = server.log.filter(({ operation }) => operation === 'PutObject');
    expect(checksumHeaders(puts[0]?.headers ?? {})).not.toEqual([]);
  });
});

describe('an answer that repeats the request', () => {
  it('hazard 54: is not shown beyond its code and message', async () => {
    const sessionToken = 'test-session-token';
    const server = await startTestServer({ sessionToken });
    const workspace = await workspaceOf({ 'public/a': 'a' });
    server.onRequest = ({ headers }) => ({
      kind: 'replace',
      status: 403,
      headers: { 'content-type': 'application/xml' },
      body:
        '<Error><Code>SignatureDoesNotMatch</Code><Message>no match</Message><CanonicalRequest>' +
        `x-amz-security-token:${String(headers['x-amz-security-token'])} repeated` +
        '</CanonicalRequest></Error>',
    });
    const env = { AWS_SESSION_TOKEN: sessionToken };
    const result = await runAction(server, upload, { workspace, env });
    expect(server.log[0]?.headers['x-amz-security-token']).toBe(sessionToken);
    expect(result.annotations.at(-1)?.message).toContain('SignatureDoesNotMatch: no match');
    expect(result.masked).toContain(sessionToken);
    const report = await readFile(result.outputs['report'] ?? '', 'utf8');
    const shown = [result.lines, result.annotations, result.outputs, result.summary, report];
    expect(JSON.stringify(shown)).not.toMatch(/test-session-token|repeated/);
  });
});
