import { describe, expect, it } from 'vitest';
import { runAction, workspaceOf } from '../support/run-action.ts';
import type { S3Server } from '../support/s3-server/index.ts';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const OLD = new Date(Date.now() - 30 * 24 * 3_600_000);
const remove = { mode: 'delete-prefix', prefix: 'site' };
const sync = { mode: 'sync-dir', source: 'public', prefix: 'site', delete: 'true' };

async function serverWith(keys: readonly string[]): Promise<S3Server> {
  const server = await startTestServer();
  for (const key of keys) server.bucket(BUCKET).seed(key, 'old', { lastModified: OLD });
  return server;
}

const KEYS = ['site/main/a', 'site/main/b', 'site/pr-1/a', 'site/pr-2/a'];
const warnings = (result: Awaited<ReturnType<typeof runAction>>) =>
  result.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);
const STOP =
  'exclude "site/main/**" matches no object under "site/", and "main/**" would match ' +
  '"site/main/a" and 1 other that this run would delete, so nothing was changed: write ' +
  '"main/**", or set unmatched: warn to delete them';

describe('delete-prefix with an exclude that protects nothing', () => {
  it.each<[how: string, inputs: Record<string, string>]>([
    ['as it streams', {}],
    ['in a dry run', { 'dry-run': 'true' }],
    ['with a cap', { 'max-deletes': '100%' }],
    ['by versions', { versions: 'all' }],
  ])('hazard 63: deletes nothing %s', async (_, inputs) => {
    const server = await serverWith(KEYS);
    const result = await runAction(server, { ...remove, ...inputs, exclude: 'site/main/**' });
    expect(result.exitCode).toBe(1);
    expect(result.annotations.at(-1)?.message).toBe(STOP);
    expect(server.bucket(BUCKET).keys()).toEqual(KEYS);
    expect(server.log.map(({ operation }) => operation)).not.toContain('DeleteObjects');
  });

  it('hazard 63: deletes nothing where the newest are kept, if what it would protect is to go', async () => {
    const server = await serverWith([]);
    const seed = (key: string, age: number) => {
      const lastModified = new Date(OLD.getTime() - age);
      server.bucket(BUCKET).seed(key, 'old', { lastModified });
    };
    KEYS.forEach((key, at) => {
      seed(key, -at * 3_600_000);
    });
    const inputs = { ...remove, 'keep-newest': '1' };
    const stopped = await runAction(server, { ...inputs, exclude: 'site/main/**' });
    expect(stopped.annotations.at(-1)?.message).toBe(STOP);
    expect(server.bucket(BUCKET).keys()).toEqual(KEYS);
    const kept = await runAction(server, { ...inputs, exclude: 'site/pr-2/**' });
    expect([kept.exitCode, server.bucket(BUCKET).keys()]).toEqual([0, ['site/pr-2/a']]);
    expect(warnings(kept)).toEqual([
      'exclude "site/pr-2/**" matches no object under "site/": did you mean "pr-2/**", which ' +
        'matches "site/pr-2/a"?',
    ]);
  });

  it('hazard 63: deletes no key of a file', async () => {
    const server = await serverWith(KEYS);
    const workspace = await workspaceOf({ keys: `${KEYS.join('\n')}\n` });
    const inputs = { ...remove, 'keys-from': 'keys', exclude: 'site/main/**' };
    const result = await runAction(server, inputs, { workspace });
    expect(result.exitCode).toBe(1);
    expect(result.annotations.at(-1)?.message).toMatch(
      /^exclude "site\/main\/\*\*" matches no key in/,
    );
    expect(server.bucket(BUCKET).keys()).toEqual(KEYS);
    expect(server.log).toEqual([]);
  });

  it.each<[how: string, line: string, written: string]>([
    ['a list', 'main, release', '"main" and "release", each on a line of its own would match'],
    ['another case', 'Main/**', 'it would in another case match "site/main/a"'],
    ['any depth', 'b', '"**/b" would match "site/main/b" that'],
    ['a list with one wildcard', 'main/**, x', '"main/**" and "x", each on a line'],
  ])('deletes nothing where %s may be meant', async (_, exclude, written) => {
    const server = await serverWith(KEYS);
    const result = await runAction(server, { ...remove, exclude });
    expect(result.exitCode).toBe(1);
    expect(result.annotations.at(-1)?.message).toContain(written);
    expect(server.bucket(BUCKET).keys()).toEqual(KEYS);
  });

  it('stops for a line of include that takes away nothing, too', async () => {
    const server = await serverWith(KEYS);
    const result = await runAction(server, { ...remove, include: '**\n!site/main/**' });
    expect(result.annotations.at(-1)?.message).toContain('include "!site/main/**" matches no');
    expect(server.bucket(BUCKET).keys()).toEqual(KEYS);
  });

  it('goes on with unmatched: warn, and says nothing with ignore', async () => {
    const server = await serverWith(KEYS);
    const inputs = { ...remove, exclude: 'site/main/**' };
    const ignored = await runAction(server, { ...inputs, unmatched: 'ignore', 'dry-run': 'true' });
    expect([ignored.exitCode, warnings(ignored)]).toEqual([0, []]);
    const warned = await runAction(server, { ...inputs, unmatched: 'warn' });
    expect([warned.exitCode, server.bucket(BUCKET).keys()]).toEqual([0, []]);
    expect(warnings(warned)).toEqual([
      'exclude "site/main/**" matches no object under "site/": did you mean "main/**", which ' +
        'matches "site/main/a" and 1 other?',
    ]);
    expect(warned.summary).toContain('matches no object under');
  });

  it('is silent about lines that match, and where nothing is listed', async () => {
    const server = await serverWith(KEYS);
    const lines = { include: '**/a', exclude: 'main/**' };
    const right = await runAction(server, { ...remove, ...lines });
    expect([right.exitCode, warnings(right)]).toEqual([0, []]);
    expect(server.bucket(BUCKET).keys()).toEqual(['site/main/a', 'site/main/b']);
    const empty = await runAction(server, { ...remove, ...lines, prefix: 'other' });
    expect([empty.exitCode, warnings(empty)]).toEqual([0, []]);
  });

  it('warns of an include that matches nothing, in one pass', async () => {
    const server = await serverWith(KEYS);
    const result = await runAction(server, { ...remove, include: 'pr-1/**\nPR-2/**' });
    expect(warnings(result)).toEqual([
      'include "PR-2/**" matches no object under "site/": did you mean another case, as in ' +
        '"site/pr-2/a"?',
    ]);
    expect(server.log[0]?.operation).toMatch(/^List/);
    expect(server.bucket(BUCKET).keys()).toHaveLength(3);
  });
});

describe('sync-dir with an exclude that protects nothing', () => {
  const FILES = { 'public/index.html': 'a', 'public/assets/app.js': 'b', 'public/b.txt': 'c' };
  const UPLOADS = ['site/index.html', 'site/uploads/a.jpg', 'site/uploads/b.jpg'];

  it.each<[exclude: string, nearest: string]>([
    ['public/uploads/**', '"uploads/**" would match "site/uploads/a.jpg" and 1 other that'],
    ['site/uploads/**', '"uploads/**" would match'],
    ['uploads, media', '"uploads" and "media", each on a line of its own would match'],
    ['*.jpg', '"**/*.jpg" would match'],
  ])('hazard 63: changes nothing for %j', async (exclude, nearest) => {
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
    expect([result.exitCode, warnings(result)]).toEqual([0, []]);
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
      '"include" and "exclude" leave no file of "public": include "*.html" matches 0 files ' +
        '("**/*.html": "docs/a.html"), include "**/*.css" matches 1 file, exclude "b.*" matches ' +
        '1 file; correct the patterns, which are relative to "source", or set ' +
        'allow-empty-source: true',
    );
  });
});

describe('abort-uploads with an exclude that protects nothing', () => {
  it('aborts nothing', async () => {
    const server = await startTestServer();
    const bucket = server.bucket(BUCKET);
    for (const key of ['site/keep/a', 'site/b']) bucket.seedUpload(key, { initiated: OLD });
    const abort = { mode: 'abort-uploads', prefix: 'site', 'older-than': '1d' };
    const result = await runAction(server, { ...abort, exclude: 'site/keep/**' });
    expect(result.exitCode).toBe(1);
    expect(result.annotations.at(-1)?.message).toContain(
      '"keep/**" would match "site/keep/a" that this run would abort, so nothing was changed',
    );
    expect(bucket.uploads()).toHaveLength(2);
    const right = await runAction(server, { ...abort, exclude: 'keep/**' });
    expect([right.exitCode, warnings(right), bucket.uploads().length]).toEqual([0, [], 1]);
  });
});
