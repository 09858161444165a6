import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runAction, workspaceOf } from '../support/run-action.ts';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const upload = { mode: 'upload-dir', source: 'public', prefix: 'site' };
const remove = { mode: 'delete-prefix', prefix: 'previews/7' };
const abort = { mode: 'abort-uploads', prefix: 'builds', 'older-than': '1d' };
const sync = { mode: 'sync-dir', source: 'public', prefix: 'site', delete: 'true' };
const FILES = { 'public/index.html': '<h1>Home</h1>', 'a-file': 'x' };

/** One for each mode, and one that only the walk can tell. */
const REFUSED: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
  ['an unknown mode', { ...upload, mode: 'upload-dri' }, /^mode "upload-dri".*"upload-dir"/],
  ['an empty prefix', { ...remove, prefix: '' }, /^prefix is empty.*or write \/ for/],
  ['an expression', { ...sync, prefix: 'previews/${{ x }}' }, /^prefix ".*\$\{\{/],
  ['an age without a unit', { ...abort, 'older-than': '30' }, /^older-than "30"/],
  ['a source that is empty', { ...upload, source: 'empty' }, /^source "empty" has no files/],
  ['a link out of the workspace', { ...upload, source: 'out' }, /^source .*out/],
];

describe('hazard 10, hazard 12, hazard 58: bad input is refused before the first request', () => {
  it.each(REFUSED)('%s', async (_, inputs, message) => {
    const server = await startTestServer();
    const workspace = await workspaceOf(FILES);
    await mkdir(join(workspace, 'empty'));
    await symlink('/usr', join(workspace, 'out'));
    const result = await runAction(server, inputs, { workspace });
    expect(result.exitCode).toBe(1);
    expect(result.annotations).toHaveLength(1);
    expect(result.annotations[0]?.message).toMatch(message);
    expect(server.log).toEqual([]);
    expect(result.outputs).toMatchObject({
      uploaded: '0',
      deleted: '0',
      failed: '0',
      changed: 'false',
    });
    expect(result.stderr).toBe('');
  });

  it('names all problems at once', async () => {
    const server = await startTestServer();
    const inputs = {
      mode: 'upload-dir',
      source: 'nowhere',
      'if-exists': 'maybe',
      concurrency: 'many',
    };
    const result = await runAction(server, inputs);
    const message = result.annotations[0]?.message ?? '';
    for (const start of ['source "nowhere"', 'if-exists "maybe"', 'concurrency "many"'])
      expect(message).toContain(start);
    expect(result.annotations).toHaveLength(1);
  });

  it.each(['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_S3'])(
    'hazard 59: http on another host through %s',
    async (name) => {
      const server = await startTestServer();
      const workspace = await workspaceOf(FILES);
      const env = { [name]: 'http://minio.example:9000' };
      const result = await runAction(server, { ...upload, endpoint: 'auto' }, { workspace, env });
      expect(result.exitCode).toBe(1);
      expect(result.annotations[0]?.message).toMatch(
        new RegExp(`${name}.*minio\\.example.*allow-http`),
      );
    },
  );

  it('hazard 27: keys over 1,024 bytes', async () => {
    const server = await startTestServer();
    const path = `public/${'d'.repeat(200)}/${'e'.repeat(200)}/${'f'.repeat(200)}/${'g'.repeat(200)}/${'h'.repeat(200)}/${'i'.repeat(20)}`;
    const workspace = await workspaceOf({ ...FILES, [path]: 'x' });
    const result = await runAction(server, upload, { workspace });
    expect(result.exitCode).toBe(1);
    expect(result.annotations[0]?.message).toMatch(
      /can't be uploaded: its key has 1,030 bytes, the limit is 1,024/,
    );
    expect(server.log).toEqual([]);
  });
});

describe('what only the store can know ends the run with one clear message', () => {
  it('no credentials', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf(FILES);
    const env = { AWS_PROFILE: 'nobody', AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' };
    const result = await runAction(server, upload, { workspace, env });
    expect(result.exitCode).toBe(1);
    expect(result.annotations.at(-1)?.message).toMatch(/What to do: sign in before this step/);
    expect(server.log).toEqual([]);
    expect(result.outputs).toMatchObject({ uploaded: '0', changed: 'false' });
  });

  it('an unknown access key', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf(FILES);
    const env = { AWS_ACCESS_KEY_ID: 'somebody-else' };
    const result = await runAction(server, upload, { workspace, env });
    expect(result.exitCode).toBe(1);
    expect(result.annotations.at(-1)?.message).toMatch(
      /InvalidAccessKeyId[\s\S]*What to do: check that the credentials are complete/,
    );
  });

  it.each([upload, remove])('a wrong secret in $mode', async (inputs) => {
    const server = await startTestServer();
    const workspace = await workspaceOf(FILES);
    server.bucket(BUCKET).seed('previews/7/a');
    const env = { AWS_SECRET_ACCESS_KEY: 'a-wrong-secret' };
    const result = await runAction(server, inputs, { workspace, env });
    expect(result.exitCode).toBe(1);
    expect(result.annotations.at(-1)?.message).toContain('SignatureDoesNotMatch');
    expect(server.bucket(BUCKET).keys()).toEqual(['previews/7/a']);
  });

  it.each([upload, remove, sync])('no such bucket in $mode', async (inputs) => {
    const server = await startTestServer();
    const files = Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`public/${n}`, 'x']));
    const workspace = await workspaceOf(files);
    const result = await runAction(server, { ...inputs, bucket: 'not-there' }, { workspace });
    expect(result.exitCode).toBe(1);
    expect(result.annotations.at(-1)?.message).toMatch(/create the bucket "not-there"/);
    expect(server.log.length).toBeLessThan(200);
  });

  it.each([upload, remove, sync])('an endpoint where nobody listens in $mode', async (inputs) => {
    const server = await startTestServer();
    const workspace = await workspaceOf(FILES);
    // A free port could be taken by a server of another test; nothing takes this one.
    const endpoint = 'http://127.0.0.1:1';
    const result = await runAction(server, { ...inputs, endpoint }, { workspace });
    expect(result.exitCode).toBe(1);
    expect(result.annotations.at(-1)?.message).toContain(`nothing answers at ${endpoint}`);
  });
});
