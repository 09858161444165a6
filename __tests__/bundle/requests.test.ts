import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Fault } from 's3-test-server';
import { runAction, workspaceOf } from '../support/run-action.ts';
import { startTestServer } from '../support/test-store.ts';

const PACKAGE = join(import.meta.dirname, '../../package.json');
const { version } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string };

const upload = { mode: 'upload-dir', source: 'public', prefix: 'site' };

/** An upload of two files in which the first request fails, and the second is throttled. */
async function troubled(env: Readonly<Record<string, string>>) {
  const server = await startTestServer();
  const faults: Fault[] = [
    { kind: 'status', status: 500, code: 'InternalError', headers: { 'x-amz-request-id': 'R1' } },
    { kind: 'status', status: 503, code: 'SlowDown' },
  ];
  server.onRequest = () => faults.shift();
  const workspace = await workspaceOf({ 'public/a': 'a', 'public/b': 'b' });
  const inputs = { ...upload, concurrency: '1' };
  return { server, result: await runAction(server, inputs, { workspace, env }) };
}

describe('the requests of a run', () => {
  it('are in the output and the summary, with where they went, retries and version', async () => {
    const { server, result } = await troubled({});
    expect(result.outputs['requests']).toBe('{"PutObject":4}');
    expect(result.summary.trimEnd().split('\n').at(-1)).toBe(
      `<sub>endpoint \`${server.endpoint}\` · region \`${server.region}\` · ` +
        `4 requests (PutObject) · 2 retries · s3-batch-action ${version}</sub>`,
    );
    expect(result.debugLines).toEqual([]);
  });

  it('are none where the inputs are refused', async () => {
    const server = await startTestServer();
    const { exitCode, outputs } = await runAction(server, { mode: 'upload-dir', source: '' });
    expect([exitCode, outputs['requests']]).toEqual([1, '{}']);
  });

  it('are in the debug log of the runner where they are sent again', async () => {
    const { result } = await troubled({ RUNNER_DEBUG: '1' });
    expect(result.debugLines).toHaveLength(2);
    expect(result.debugLines[0]).toMatch(
      /^retry of PutObject "site\/[ab]" in \d+ ms: InternalError, status 500, request id R1, sent 1 time$/,
    );
    expect(result.debugLines[1]).toMatch(/^retry of PutObject .* when the pace allows: SlowDown, /);
  });
});

describe('the first line of the log', () => {
  it('has the version of the package, also where the inputs are refused', async () => {
    const server = await startTestServer();
    const { lines } = await runAction(server, { mode: 'none' });
    expect(lines[0]).toBe(`s3-batch-action ${version}`);
  });
});
