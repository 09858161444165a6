import { describe, expect, it } from 'vitest';
import { runAction, workspaceOf } from '../support/run-action.ts';
import type { S3Server } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const OLD = new Date(Date.now() - 30 * 24 * 3_600_000);
const sync = { mode: 'sync-dir', source: 'public', prefix: 'site', delete: 'true' };

async function serverWith(keys: readonly string[]): Promise<S3Server> {
  const server = await startTestServer();
  for (const key of keys) server.bucket(BUCKET).seed(key, 'old', { lastModified: OLD });
  return server;
}

const warnings = (result: Awaited<ReturnType<typeof runAction>>) =>
  result.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);

describe('hazard 63: sync-dir with an exclude that protects nothing', () => {
  const FILES = { 'public/index.html': 'a', 'public/assets/app.js': 'b', 'public/b.txt': 'c' };
  const UPLOADS = ['site/index.html', 'site/uploads/a.jpg', 'site/uploads/b.jpg'];

  it.each<[exclude: string, nearest: string]>([
    ['public/uploads/**', '"uploads/**" would match "site/uploads/a.jpg" and 1 other that'],
    ['site/uploads/**', '"uploads/**" would match'],
    ['uploads, media', '"uploads" and "media", each on a line of its own would match'],
    ['*.jpg', '"**/*.jpg" would match'],
  ])('changes nothing for %j', async (exclude, nearest) => {
    const server = await serverWith(UPLOADS);
    const workspace = await workspaceOf(FILES);
    const result = await runAction(server, { ...sync, exclude }, { workspace });
    expect(result.exitCode).toBe(1);
    const message = result.annotations.at(-1)?.message;
    expect(message).toContain(
      `exclude "${exclude}" matches no file of "public" and no object under`,
    );
    expect(message).toContain(nearest);
    expect(server.bucket(BUCKET).keys()).toEqual(UPLOADS);
    expect(server.log.filter(({ operation }) => /Put|Copy|Delete/.test(operation))).toEqual([]);
  });

  it('names the bucket where the prefix is its root', async () => {
    const workspace = await workspaceOf(FILES);
    const inputs = { ...sync, prefix: '/', 'whole-bucket': 'true', exclude: 'media/**' };
    const result = await runAction(await serverWith([]), inputs, { workspace });
    expect(warnings(result)).toEqual([
      'exclude "media/**" matches no file of "public" and no object of the bucket: correct it, or ' +
        'set unmatched: ignore',
    ]);
  });

  it('has nothing to say of lines that match on one of the sides', async () => {
    const server = await serverWith(UPLOADS);
    const workspace = await workspaceOf({
      ...FILES,
      'public/app.js.map': '',
      'public/node_modules/x/index.js': '',
      'public/.git/config': '',
      'public/.cache/a': '',
    });
    const inputs = {
      ...sync,
      exclude: 'uploads/**\n**/*.map\nnode_modules/**\n.git/**\n.cache/a\n# no line',
      headers: '**\n  Cache-Control: no-cache\nassets/**\n  Cache-Control: max-age=60, immutable',
    };
    const result = await runAction(server, inputs, { workspace });
    const others = warnings(result).filter((text) => !text.startsWith('source "public" has .git'));
    expect([result.exitCode, others]).toEqual([0, []]);
    expect(server.bucket(BUCKET).keys()).toContain('site/uploads/a.jpg');
  });

  it('warns of a rule that sets nothing, and of lines without effect', async () => {
    const server = await serverWith([]);
    const workspace = await workspaceOf({ ...FILES, 'public/a/b.map': '' });
    const inputs = {
      ...sync,
      include: '**\nnowhere/**',
      exclude: '*.map',
      headers: '*.js\n  Cache-Control: max-age=60',
    };
    const result = await runAction(server, inputs, { workspace });
    expect(result.exitCode).toBe(0);
    expect(warnings(result).join('\n').split('\n')).toEqual([
      'include "nowhere/**" matches no file of "public" and no object under "site/": correct it, ' +
        'or set unmatched: ignore',
      'exclude "*.map" matches no file of "public" and no object under "site/": did you mean ' +
        '"**/*.map", which matches "site/a/b.map"?',
      'headers "*.js" matches no file of "public": did you mean "**/*.js", which matches ' +
        '"assets/app.js"?',
    ]);
    expect(result.summary).toContain('matches no file of');
  });
});

describe('upload-dir', () => {
  const upload = { mode: 'upload-dir', source: 'public', prefix: 'site' };

  it('warns of lines that match nothing, by what the whole source has', async () => {
    const server = await serverWith([]);
    const workspace = await workspaceOf({ 'public/docs/a.html': '', 'public/node_modules/x': '' });
    const inputs = {
      ...upload,
      include: 'docs/**\npublic/docs/**',
      exclude: 'node_modules\n*.html',
      headers: '*.HTML\n  Cache-Control: no-cache',
    };
    const result = await runAction(server, inputs, { workspace });
    expect(warnings(result).join('\n').split('\n')).toEqual([
      expect.stringContaining('source "public" has node_modules, so it looks'),
      'include "public/docs/**" matches no file of "public": did you mean "docs/**", which matches ' +
        '"docs/a.html"?',
      'exclude "*.html" matches no file of "public": did you mean "**/*.html", which matches ' +
        '"docs/a.html"?',
      'headers "*.HTML" matches no file of "public": did you mean another case, as in ' +
        '"docs/a.html"?',
    ]);
    expect(server.bucket(BUCKET).keys()).toEqual(['site/docs/a.html']);
  });

  it('counts what each pattern matches where they leave nothing', async () => {
    const server = await serverWith([]);
    const workspace = await workspaceOf({ 'public/docs/a.html': '', 'public/b.css': '' });
    const inputs = { ...upload, include: '*.html\n**/*.css', exclude: 'b.*' };
    const result = await runAction(server, inputs, { workspace });
    expect(result.annotations.at(-1)?.message).toBe(
      '"include" and "exclude" select no file of "public": include "*.html" matches 0 files ' +
        '("**/*.html": "docs/a.html"), include "**/*.css" matches 1 file, exclude "b.*" matches ' +
        '1 file; correct the patterns, which are relative to "source", or set ' +
        'allow-empty-source: true',
    );
  });
});
