import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runAction, workspaceOf } from '../support/run-action.ts';
import type { S3Server } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const page = (title: string) =>
  `<html>\r\n<head><title>${title}</title></head><body><hr><center>nginx</center></body></html>`;

interface Foreign {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Answers in place of the store where `answer` says so, and passes the rest on to it. */
async function startFront(
  server: S3Server,
  answer: (request: IncomingMessage) => Foreign | undefined,
) {
  let foreign = 0;
  const front = createServer((request, response) => {
    const instead = answer(request);
    if (instead !== undefined) {
      foreign += 1;
      request.resume();
      response.writeHead(instead.status, { server: 'nginx/1.27', ...instead.headers });
      response.end(instead.body ?? '');
      return;
    }
    const { method, url, headers } = request;
    const onward = httpRequest({
      host: '127.0.0.1',
      port: server.port,
      method,
      path: url,
      headers,
    });
    onward.on('response', (inner) => {
      response.writeHead(inner.statusCode ?? 500, inner.rawHeaders);
      inner.pipe(response);
    });
    request.pipe(onward);
  });
  front.listen(0, '127.0.0.1');
  await once(front, 'listening');
  onTestFinished(() => {
    front.closeAllConnections();
    front.close();
  });
  const { port } = front.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, foreign: () => foreign };
}

const upload = { mode: 'upload-dir', source: 'public', prefix: 'site' };
const requestsDiffer = 'the front answers in place of the server';

describe.each(['wire', 'sdk'])('what is not in the form of S3, over %s', (S3_BATCH_CLIENT) => {
  it.each([
    ['301 Moved Permanently', { location: 'https://login.example.com/in?to=x' }],
    ['302 Found', { location: 'https://login.example.com/in?to=x' }],
    ['307 Temporary Redirect', { location: 'https://login.example.com/in?to=x' }],
    ['308 Permanent Redirect', { location: 'https://login.example.com/in?to=x' }],
    ['403 Forbidden', {}],
    ['404 Not Found', {}],
    ['413 Payload Too Large', {}],
  ])('%s says what answered', async (title, headers) => {
    const server = await startTestServer();
    const status = Number.parseInt(title);
    const front = await startFront(server, () => ({ status, headers, body: page(title) }));
    const files = Array.from({ length: 60 }, (_, n) => [`public/${n}`, 'x'] as const);
    const workspace = await workspaceOf(Object.fromEntries(files));
    const inputs = { ...upload, endpoint: front.endpoint, concurrency: '4' };
    const result = await runAction(server, inputs, {
      workspace,
      env: { S3_BATCH_CLIENT },
      requestsDiffer,
    });
    expect(result.exitCode).toBe(1);
    const text = result.annotations.at(-1)?.message ?? '';
    const to = 'location' in headers ? ' to "login.example.com"' : '';
    expect(text).toContain(`HTTP ${title} from "nginx/1.27"${to}, not an S3 answer`);
    if (S3_BATCH_CLIENT === 'wire') expect(text).toContain(`not an S3 answer: "${title} nginx"`);
    expect(text).not.toMatch(/another region|allow s3:|there is no bucket|to=x/);
    const failure = status === 413 ? 'body-limit' : 'not-from-store';
    expect(new Set(result.outcomes.map((one) => one.failure))).toContain(failure);
    // Where no store has ever answered, each file would only hear the same.
    if (status === 413) expect(front.foreign()).toBe(60);
    else expect(front.foreign()).toBeLessThanOrEqual(4);
  });

  it('fails one file alone where the store has answered before', async () => {
    const server = await startTestServer();
    const front = await startFront(server, ({ url = '' }) =>
      url.includes('blocked') ? { status: 403, body: page('403 Forbidden') } : undefined,
    );
    const workspace = await workspaceOf({
      'public/a': 'a',
      'public/blocked': 'b',
      'public/c': 'c',
    });
    const inputs = { ...upload, endpoint: front.endpoint, concurrency: '1' };
    const env = { S3_BATCH_CLIENT };
    const result = await runAction(server, inputs, { workspace, env, requestsDiffer });
    expect(server.bucket(BUCKET).keys()).toEqual(['site/a', 'site/c']);
    const failed = result.outcomes.filter((one) => one.status === 'failed');
    expect(failed).toMatchObject([{ key: 'site/blocked', code: 'NotFromStore' }]);
  });
});

describe('a refusal of the state object', () => {
  const sync = { mode: 'sync-dir', source: 'public', prefix: 'site' };

  it('is about that key, and asks for the right to read it', async () => {
    const server = await startTestServer();
    server.bucket(BUCKET).seed('site/.s3-batch-action', 'a state');
    server.onRequest = ({ operation, key }) =>
      operation === 'GetObject' && key === 'site/.s3-batch-action'
        ? { kind: 'status', status: 403, code: 'AccessDenied', message: 'Access Denied' }
        : undefined;
    const workspace = await workspaceOf({ 'public/a': 'a' });
    const { exitCode, annotations } = await runAction(server, sync, { workspace });
    expect(exitCode).toBe(1);
    const text = annotations.at(-1)?.message ?? '';
    expect(text).toContain(
      `What happened: the credentials may not read the object "site/.s3-batch-action" of the ` +
        `bucket "${BUCKET}"`,
    );
    expect(text).toContain('What to do: allow s3:GetObject on the object "site/.s3-batch-action"');
    expect(text).not.toContain('allow s3:ListBucket');
  });
});
