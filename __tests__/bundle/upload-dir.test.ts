import { describe, expect, it } from 'vitest';
import { runAction, workspaceOf } from '../support/run-action.ts';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const SITE = {
  'public/index.html': '<h1>Home</h1>',
  'public/css/site.css': 'h1 { color: navy }',
  'public/img/logo.svg': '<svg/>',
  'public/data.bin': Buffer.from([0, 1, 2, 255]),
  'public/empty.txt': '',
  'public/.env': 'SECRET=1',
  'other/file.txt': 'not part of the site',
};
const upload = { mode: 'upload-dir', source: 'public', prefix: 'site' };

describe('upload-dir', () => {
  it('hazard 57: puts every file under the prefix, with its type, and tells so', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf(SITE);
    const result = await runAction(server, upload, { workspace });
    expect(result.exitCode).toBe(0);
    const bucket = server.bucket(BUCKET);
    expect(server.counts).toEqual({ PutObject: 5 });
    expect(bucket.keys()).toEqual([
      'site/css/site.css',
      'site/data.bin',
      'site/empty.txt',
      'site/img/logo.svg',
      'site/index.html',
    ]);
    expect(bucket.object('site/data.bin')?.body).toEqual(Buffer.from([0, 1, 2, 255]));
    const types = bucket.keys().map((key) => bucket.object(key)?.headers['content-type']);
    expect(types).toEqual([
      'text/css; charset=utf-8',
      'application/octet-stream',
      'text/plain; charset=utf-8',
      'image/svg+xml; charset=utf-8',
      'text/html; charset=utf-8',
    ]);
    expect(result.outputs).toMatchObject({
      uploaded: '5',
      skipped: '0',
      failed: '0',
      bytes: '41',
      changed: 'true',
      'failed-keys': '[]',
      'dry-run': 'false',
    });
    expect(result.summary).toContain('### ✅ Uploaded `public` to `test-bucket/site/`');
    expect(result.lines).toContain('uploaded 5 (41 bytes)');
    expect(result.lines).toContain(
      '1 hidden file or directory skipped: ".env" (include-hidden-files: true uploads it)',
    );
    expect(result.stderr).toBe('');
  });

  it('hazard 54: prints where it goes, and no secret', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf(SITE);
    const result = await runAction(server, upload, { workspace });
    expect(result.lines).toContain(
      `endpoint: ${server.endpoint}, bucket: ${BUCKET}, region: us-east-1, ` +
        'credentials: environment, access key ending in -key',
    );
    expect(result.masked).toContain(server.secretAccessKey);
    const shown = [...result.lines, result.summary, JSON.stringify(result.outputs)].join('\n');
    expect(shown).not.toContain(server.secretAccessKey);
  });

  it('applies header rules, the later over the earlier', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf(SITE);
    const headers = [
      '**',
      '  Cache-Control: public, max-age=31536000, immutable',
      '  x-amz-meta-release: 7',
      '**/*.html',
      '  Cache-Control: no-cache',
    ].join('\n');
    expect((await runAction(server, { ...upload, headers }, { workspace })).exitCode).toBe(0);
    const headersOf = (key: string) => server.bucket(BUCKET).object(key)?.headers;
    expect(headersOf('site/index.html')).toMatchObject({
      'cache-control': 'no-cache',
      'x-amz-meta-release': '7',
    });
    expect(headersOf('site/css/site.css')).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  it('uploads what include picks, without what exclude does', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf(SITE);
    const inputs = { ...upload, include: '**/*.css\n**/*.html\n**/*.txt', exclude: 'empty.*' };
    await runAction(server, { ...inputs, prefix: '/' }, { workspace });
    expect(server.bucket(BUCKET).keys()).toEqual(['css/site.css', 'index.html']);
  });

  it('hazard 30: uploads hidden files when it is told to, and never .git', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ ...SITE, 'public/.git/config': 'x' });
    const inputs = { ...upload, 'include-hidden-files': 'true', include: '**/.*\n.git/**' };
    const result = await runAction(server, inputs, { workspace });
    expect(server.bucket(BUCKET).keys()).toEqual(['site/.env']);
    expect(result.exitCode).toBe(1);
    expect(JSON.parse(result.outputs['failed-keys'] ?? '')).toEqual(['site/.git']);
  });

  it.each(['upload-dir', 'sync-dir'])(
    'hazard 30: names the hidden files that %s skips, and uploads those that a pattern names',
    async (mode) => {
      const server = await startTestServer();
      const names = ['.a', '.b', '.c', '.d', 'docs/.well-known/x', '.well-known/x', 'index.html'];
      const files = Object.fromEntries(names.map((name) => [`public/${name}`, 'x']));
      const workspace = await workspaceOf(files);
      const skipping = await runAction(server, { ...upload, mode }, { workspace });
      expect(skipping.lines).toContain(
        '6 hidden files and directories skipped: ".a", ".b", ".c", ".well-known" and 2 more ' +
          '(include-hidden-files: true uploads them)',
      );
      const isPage = (key: string) => !key.endsWith('.s3-batch-action');
      expect(server.bucket(BUCKET).keys().filter(isPage)).toEqual(['site/index.html']);
      const include = '**\n.well-known/**\n.d';
      await runAction(server, { ...upload, mode, include }, { workspace });
      expect(server.bucket(BUCKET).keys().filter(isPage)).toEqual([
        'site/.d',
        'site/.well-known/x',
        'site/index.html',
      ]);
    },
  );

  it('changes nothing in a dry run, and says so everywhere', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf(SITE);
    const result = await runAction(server, { ...upload, 'dry-run': 'true' }, { workspace });
    expect(result.exitCode).toBe(0);
    expect(server.log).toEqual([]);
    expect(result.outputs).toMatchObject({ uploaded: '5', changed: 'false', 'dry-run': 'true' });
    expect(result.summary).toContain('<summary>What would change</summary>');
    expect(result.outputs['changed-keys']).toBe('');
    expect(result.summary).toContain('\nWould upload 5 · ');
    expect(result.lines).toContain(
      'dry run, nothing was changed: would have uploaded 5 (41 bytes)',
    );
  });

  it('skips existing keys, or fails on them, or replaces them', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ 'public/a': 'new', 'public/b': 'new' });
    server.bucket(BUCKET).seed('site/a', 'old');
    const bodyOf = (key: string) => server.bucket(BUCKET).object(key)?.body.toString();

    const skip = await runAction(server, { ...upload, 'if-exists': 'skip' }, { workspace });
    expect(skip.exitCode).toBe(0);
    expect(skip.outputs).toMatchObject({ uploaded: '1', skipped: '1', failed: '0' });
    expect(skip.outcomes).toContainEqual(
      expect.objectContaining({ key: 'site/a', reason: 'exists' }),
    );
    expect([bodyOf('site/a'), bodyOf('site/b')]).toEqual(['old', 'new']);

    const fail = await runAction(server, { ...upload, 'if-exists': 'fail' }, { workspace });
    expect(fail.exitCode).toBe(1);
    expect(fail.outputs).toMatchObject({ uploaded: '0', failed: '2' });
    expect(fail.annotations.at(-1)?.message).toMatch(
      /^2 of 2 objects were not uploaded\nPreconditionFailed/,
    );

    await runAction(server, upload, { workspace });
    expect(bodyOf('site/a')).toBe('new');
  });

  it('plans conditional uploads in a dry run by what the bucket holds', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ 'public/a': 'new', 'public/b': 'new' });
    server.bucket(BUCKET).seed('site/a', 'old');
    const inputs = { ...upload, 'if-exists': 'skip', 'dry-run': 'true' };
    const { outputs } = await runAction(server, inputs, { workspace });
    expect(outputs).toMatchObject({ uploaded: '1', skipped: '1' });
    expect(server.counts).toEqual({ HeadObject: 2 });
  });
});
