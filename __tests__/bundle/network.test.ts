import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { generate } from 'selfsigned';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startProxy } from '../support/proxy-server.ts';
import { runAction, workspaceOf } from '../support/run-action.ts';
import { BUCKET, startTestServer } from '../support/test-store.ts';
import { startTlsFront } from '../support/tls-front.ts';

const upload = { mode: 'upload-dir', source: 'public' };
const site = () => workspaceOf({ 'public/a': 'a', 'public/b': 'b' });

describe('hazard 45: proxies', () => {
  it('carry http requests', async () => {
    const server = await startTestServer();
    const proxy = await startProxy();
    const env = { HTTP_PROXY: proxy.url };
    const { exitCode } = await runAction(server, upload, { workspace: await site(), env });
    expect(exitCode).toBe(0);
    expect(server.bucket(BUCKET).keys()).toEqual(['a', 'b']);
    expect(proxy.requests).toHaveLength(2);
    expect(proxy.requests[0]).toContain(`PUT ${server.endpoint}/`);
  });

  it('carry https requests, of which they see the host alone', async () => {
    const server = await startTestServer();
    const tls = await tlsFrontOf(server);
    const proxy = await startProxy();
    const env = { https_proxy: proxy.url, NODE_EXTRA_CA_CERTS: tls.certificate };
    const inputs = { ...upload, endpoint: tls.endpoint };
    const { exitCode } = await runAction(server, inputs, { workspace: await site(), env });
    expect(exitCode).toBe(0);
    expect(server.bucket(BUCKET).keys()).toEqual(['a', 'b']);
    expect(new Set(proxy.requests)).toEqual(new Set([`CONNECT ${new URL(tls.endpoint).host}`]));
  });

  it('are passed by for what NO_PROXY names', async () => {
    const server = await startTestServer();
    const proxy = await startProxy();
    const env = { HTTP_PROXY: proxy.url, NO_PROXY: 'example.com,127.0.0.1' };
    const { exitCode } = await runAction(server, upload, { workspace: await site(), env });
    expect([exitCode, proxy.requests]).toEqual([0, []]);
  });

  it('that are not there are named without their password', async () => {
    const server = await startTestServer();
    const env = { HTTP_PROXY: 'http://user:hush@127.0.0.1:1' };
    const request = { workspace: await site(), env, isTimeLapse: true };
    const { exitCode, annotations, stdout } = await runAction(server, upload, request);
    expect(exitCode).toBe(1);
    expect(annotations.at(-1)?.message).toContain(
      "ProxyError: the proxy 127.0.0.1:1 can't be reached (ECONNREFUSED): correct HTTPS_PROXY",
    );
    expect(stdout).not.toContain('hush');
  });

  it.each([407, 502])('that refuse with %i fail the run', async (status) => {
    const server = await startTestServer();
    const proxy = await startProxy(status);
    const env = { HTTP_PROXY: proxy.url };
    const requestsDiffer = 'the proxy refuses them';
    const request = { workspace: await site(), env, isTimeLapse: true, requestsDiffer };
    const { exitCode, annotations } = await runAction(server, upload, request);
    expect(exitCode).toBe(1);
    expect(annotations.map(({ message }) => message).join('\n')).toContain(
      `NotFromStore: HTTP ${status} `,
    );
    expect(server.log).toEqual([]);
  });
});

describe('TLS', () => {
  it('fails the run under a certificate that nobody trusts, and says how to trust it', async () => {
    const server = await startTestServer();
    const { endpoint } = await tlsFrontOf(server);
    const inputs = { ...upload, endpoint };
    const { exitCode, annotations } = await runAction(server, inputs, { workspace: await site() });
    expect(exitCode).toBe(1);
    expect(annotations.at(-1)?.message).toMatch(/NODE_EXTRA_CA_CERTS/);
    expect(server.log).toEqual([]);
  });

  it('asks a handful of times, not for each file, under an authority that nobody trusts', async () => {
    const { endpoint, connections } = await startDistrusted();
    const files = Array.from({ length: 300 }, (_, n) => [`public/${n}`, 'x'] as const);
    const workspace = await workspaceOf(Object.fromEntries(files));
    const server = await startTestServer();
    const inputs = { ...upload, endpoint, concurrency: '8' };
    const { exitCode, annotations } = await runAction(server, inputs, { workspace });
    expect(exitCode).toBe(1);
    const message = annotations.at(-1)?.message ?? '';
    expect(message).toContain('SELF_SIGNED_CERT_IN_CHAIN');
    expect(message).toContain(
      'What to do: for a private certificate authority, set NODE_EXTRA_CA_CERTS',
    );
    expect(connections()).toBeLessThanOrEqual(8);
  });
});

describe('hazard 43: a redirect', () => {
  it.each([301, 302, 307, 308])('with %i to another host is not followed', async (status) => {
    const server = await startTestServer();
    const other = await startCountingServer();
    server.onRequest = () => ({
      kind: 'replace',
      status,
      headers: { location: `${other.url}/stolen` },
      body: '',
    });
    const request = { workspace: await site(), isTimeLapse: true };
    const { exitCode } = await runAction(server, upload, request);
    expect([exitCode, other.count()]).toEqual([1, 0]);
  });
});

async function tlsFrontOf({ port }: { readonly port: number }) {
  const front = await startTlsFront(port);
  onTestFinished(() => front.close());
  return front;
}

async function startCountingServer() {
  let count = 0;
  const server: Server = createServer((_, answer) => {
    count += 1;
    answer.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, count: () => count };
}

/** Speaks TLS under a certificate of an authority of its own, which it sends along. */
async function startDistrusted() {
  const authority = await generate([{ name: 'commonName', value: 'an authority' }], {
    extensions: [{ name: 'basicConstraints', cA: true, critical: true }],
  });
  const leaf = await generate([{ name: 'commonName', value: 'localhost' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
    ca: { key: authority.private, cert: authority.cert },
  });
  let count = 0;
  const front = createTlsServer({ cert: `${leaf.cert}\n${authority.cert}`, key: leaf.private });
  front.on('connection', () => {
    count += 1;
  });
  front.on('tlsClientError', () => undefined);
  front.listen(0, '127.0.0.1');
  await once(front, 'listening');
  onTestFinished(() => void front.close());
  const { port } = front.address() as AddressInfo;
  return { endpoint: `https://localhost:${port}`, connections: () => count };
}
