import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runAction, workspaceOf } from '../support/run-action.ts';
import type { Fault } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const upload = { mode: 'upload-dir', source: 'public', prefix: 'site' };
const remove = { mode: 'delete-prefix', prefix: 'site' };

describe('hazard 1: a server that answers everything with a login page', () => {
  const page: Fault = {
    kind: 'replace',
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<!doctype html><title>Log in</title>',
  };

  it.each([
    ['upload-dir', upload],
    ['upload-dir with if-exists', { ...upload, 'if-exists': 'skip' }],
    ['delete-prefix', remove],
    ['delete-prefix with a cap', { ...remove, 'max-deletes': '5' }],
    ['delete-prefix in a dry run', { ...remove, 'dry-run': 'true' }],
  ])('%s fails', async (_, inputs) => {
    const server = await startTestServer();
    server.onRequest = () => page;
    const workspace = await workspaceOf({ 'public/a': 'a', 'public/b': 'b' });
    const result = await runAction(server, inputs, { workspace, isTimeLapse: true });
    expect(result.exitCode).toBe(1);
    expect(result.outputs).toMatchObject({ uploaded: '0', deleted: '0', changed: 'false' });
    expect(result.annotations.at(-1)?.message).toMatch(
      /lacks (an ETag and a Last-Modified|IsTruncated|the form of an S3 answer)/,
    );
  });
});

describe('names that are made to fool the runner', () => {
  const NAMES = [
    '::error::pwned',
    'x##[error]pwned',
    'line\nbreak',
    '\r::set-output name=x::y',
    '<script>alert(1)</script>',
    '| [link](http:evil) `code`',
    'user\u202etxt.exe',
    '\u001b[31mred',
  ];

  it('hazard 50, hazard 51, hazard 53: are shown escaped, and stored as they are', async () => {
    const server = await startTestServer();
    const files = Object.fromEntries(
      NAMES.map((name) => [`public/${name.replaceAll('/', '∕')}`, 'x']),
    );
    const workspace = await workspaceOf(files);
    const env = { GITHUB_ENV: join(workspace, 'env'), GITHUB_PATH: join(workspace, 'path') };
    for (const file of Object.values(env)) await writeFile(file, '');
    server.onRequest = () => ({
      kind: 'status',
      status: 403,
      code: 'AccessDenied',
      message: 'no\n::error::from the server ##[group]',
    });
    const { annotations, lines, stdout, summary, outputs } = await runAction(server, upload, {
      workspace,
      env,
    });
    expect(outputs['failed']).toBe(String(NAMES.length));
    const keys = JSON.parse(outputs['failed-keys'] ?? '') as string[];
    expect(keys.sort()).toEqual(NAMES.map((name) => `site/${name.replaceAll('/', '∕')}`).sort());
    expect(annotations.map(({ level }) => level)).toEqual(['error']);
    const shown = [
      ...lines,
      ...annotations.flatMap(({ message }) => message.split('\n')),
      ...summary.split('\n'),
    ];
    for (const line of shown) {
      expect(line).not.toMatch(/[\u0000-\u001f\u202e]|##\[|^\s*::/);
    }
    expect(summary).not.toContain('<script>');
    expect(stdout).not.toContain('##[');
    for (const file of Object.values(env)) expect(await readFile(file, 'utf8')).toBe('');

    server.onRequest = undefined;
    await runAction(server, upload, { workspace });
    expect(server.bucket(BUCKET).keys().sort()).toEqual(keys);
    const gone = await runAction(server, remove);
    expect(gone.exitCode).toBe(0);
    expect(server.bucket(BUCKET).keys()).toEqual([]);
    expect(gone.annotations).toContainEqual({
      level: 'warning',
      message:
        '3 changed keys are left out of changed-keys, because line ends, other control characters or invalid ' +
        'Unicode would make other keys of them: the report (input `report`) has all keys',
    });
  });
});

describe('a run that is cancelled', () => {
  it.each([
    ['SIGINT', upload],
    ['SIGTERM', remove],
  ] as const)('by %s sets its outputs and says what it did not do', async (signal, inputs) => {
    const server = await startTestServer();
    const files = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`public/${n}`, 'x']));
    const workspace = await workspaceOf(files);
    for (let n = 0; n < 3000; n += 1) server.bucket(BUCKET).seed(`site/${n}`);
    const run = { pid: 0 };
    let writes = 0;
    server.onRequest = ({ operation }) => {
      if (operation === 'ListObjectsV2') return undefined;
      writes += 1;
      if (writes < 2) return undefined;
      if (writes === 2) process.kill(run.pid, signal);
      return { kind: 'stall-request' };
    };
    const onStart = (pid: number) => {
      run.pid = pid;
    };
    const result = await runAction(server, inputs, { workspace, onStart });
    expect(result.exitCode).toBe(1);
    expect(result.annotations.at(-1)?.message).toContain(`the run was cancelled (${signal})`);
    expect(Number(result.outputs['failed'])).toBeGreaterThan(0);
    const canceled = result.outcomes.filter(({ status }) => status === 'failed');
    expect(new Set(canceled.map(({ code }) => code))).toEqual(new Set(['RequestCanceled']));
    expect(result.summary).toContain('### ⚠️ ');
  });
});
