import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runAction, workspaceOf } from '../support/run-action.ts';
import type { S3Server } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const sync = { mode: 'sync-dir', source: 'public', prefix: 'site', delete: 'true' };
const OLD = new Date(Date.now() - 3_600_000);

type Files = Readonly<Record<string, string>>;

/** A site as it is deployed: objects with the content of its files. */
async function deployed(files: Files): Promise<S3Server> {
  const server = await startTestServer();
  for (const [path, content] of Object.entries(files)) {
    server.bucket(BUCKET).seed(`site/${path}`, content, { lastModified: OLD });
  }
  return server;
}

const inPublic = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [`public/${path}`, content]));

const numbered = (count: number, nameOf: (n: number) => string): Files =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [nameOf(n), `<p>${n}`]));

const DOCS = numbered(30, (n) => `docs/${n}.html`);
const SITE: Files = {
  'index.html': '<p>',
  'app.css': 'a',
  'about.html': '<p>',
  'x.txt': 'x',
  ...DOCS,
};

const isWrite = ({ operation }: { operation: string }) =>
  ['PutObject', 'CopyObject', 'DeleteObjects', 'DeleteObject'].includes(operation);

describe('hazard 13, hazard 65: a site is not deleted by a wrong source', () => {
  it.each([
    ['source: public/docs in place of public', {}],
    ['that in a dry run', { 'dry-run': 'true' }],
    ['that with max-deletes: 50', { 'max-deletes': '50' }],
    ['that with max-deletes: 99%', { 'max-deletes': '99%' }],
    ['that with keep-deleted-for', { 'keep-deleted-for': '7d' }],
  ])('refuses %s before anything is changed', async (_, more) => {
    const server = await deployed(SITE);
    const workspace = await workspaceOf(inPublic(SITE));
    const result = await runAction(
      server,
      { ...sync, source: 'public/docs', ...more },
      { workspace },
    );
    expect(result.exitCode).toBe(1);
    expect(server.log.filter(isWrite)).toEqual([]);
    expect(server.bucket(BUCKET).keys()).toHaveLength(34);
    const message = result.annotations.at(-1)?.message ?? '';
    expect(message).toContain('the plan deletes the start page "site/index.html"');
    expect(message).toContain(
      'deletes 32 of 32 pages (HTML): "site/about.html", "site/docs/0.html"',
    );
    expect(message).toContain('check that source "public/docs" belongs to prefix "site/"');
    expect(result.summary).toContain('### ❌ Refused to ');
  });

  it('does it with max-deletes: 100%', async () => {
    const server = await deployed(SITE);
    const workspace = await workspaceOf(inPublic(SITE));
    const inputs = { ...sync, source: 'public/docs', 'max-deletes': '100%' };
    const result = await runAction(server, inputs, { workspace });
    expect(result.exitCode).toBe(0);
    expect(result.outputs).toMatchObject({ deleted: '34', uploaded: '30' });
  });

  it('lets a deploy replace all hashed assets under pages that are kept', async () => {
    const pages = numbered(20, (n) => `${n}/index.html`);
    const assets = (version: string) => numbered(60, (n) => `assets/${n}.${version}.js`);
    const server = await deployed({ 'index.html': 'old', ...pages, ...assets('a') });
    const workspace = await workspaceOf(
      inPublic({ 'index.html': 'new', ...pages, ...assets('b') }),
    );
    const result = await runAction(server, sync, { workspace });
    expect(result.exitCode).toBe(0);
    expect(result.outputs).toMatchObject({ deleted: '60', uploaded: '61' });
  });

  it('says how to go on when all pages got new names', async () => {
    const before = { 'index.html': '<p>', ...numbered(20, (n) => `${n}.html`) };
    const after = { 'index.html': '<p>', ...numbered(20, (n) => `${n}/index.html`) };
    const server = await deployed(before);
    const workspace = await workspaceOf(inPublic(after));
    const refused = await runAction(server, sync, { workspace });
    expect(refused.exitCode).toBe(1);
    expect(refused.annotations.at(-1)?.message).toMatch(
      /^the plan deletes 20 of 21 pages .* and 17 more\n.*for example after renaming pages, set max-deletes: 100% for one run$/,
    );
    const done = await runAction(server, { ...sync, 'max-deletes': '100%' }, { workspace });
    expect(done.exitCode).toBe(0);
    const next = await runAction(server, sync, { workspace });
    expect(next.exitCode).toBe(0);
    expect(next.outputs).toMatchObject({ deleted: '0', uploaded: '0' });
  });

  it('takes for pages what the rules give the type of one', async () => {
    const site = numbered(6, (n) => `page-${n}`);
    const server = await deployed(site);
    const workspace = await workspaceOf({ 'public/page-0': '<p>0' });
    const headers = '**\n  Content-Type: text/html';
    const refused = await runAction(server, { ...sync, headers }, { workspace });
    expect(refused.annotations.at(-1)?.message).toMatch(/^the plan deletes 5 of 6 pages \(HTML\)/);
    const other = await runAction(
      server,
      { ...sync, headers: '**\n  X-Amz-Meta-A: b' },
      { workspace },
    );
    expect(other.exitCode).toBe(0);
  });
});

describe('hazard 12: a source that is not what it seems', () => {
  const warningsOf = ({ annotations }: Awaited<ReturnType<typeof runAction>>) =>
    annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);

  it.each(['sync-dir', 'upload-dir'])('is warned of when it is a repository: %s', async (mode) => {
    const server = await startTestServer();
    const workspace = await workspaceOf({
      'index.html': '',
      'package.json': '{}',
      '.git/HEAD': '',
    });
    // There is no place for a report outside of this source.
    const inputs = { mode, source: '.', prefix: 'site', report: '', exclude: 'package.json' };
    const result = await runAction(server, inputs, { workspace, serverLies: true });
    expect(result.exitCode).toBe(0);
    const warning =
      'source "." has .git, package.json, so it looks like a repository, not like built files: ' +
      'check that it is the directory to publish';
    expect(warningsOf(result)).toEqual([warning]);
    expect(result.summary).toContain('- ⚠️ source `.` has ');
  });

  it('is not warned of for what is further down', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ 'public/a/package.json': '{}' });
    const result = await runAction(server, { ...sync, delete: 'false' }, { workspace });
    expect(warningsOf(result)).toEqual([]);
  });

  it('is refused when it is a link, unless links are followed', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ 'build/site/index.html': '<p>' });
    await symlink('build/site', join(workspace, 'public'));
    const refused = await runAction(server, sync, { workspace });
    expect(refused.exitCode).toBe(1);
    expect(server.log).toEqual([]);
    expect(refused.annotations.at(-1)?.message).toMatch(
      /^source "public" is a symbolic link to ".*\/build\/site": name that directory, or set follow-symlinks: true$/,
    );
    const followed = await runAction(server, { ...sync, 'follow-symlinks': 'true' }, { workspace });
    expect(followed.outputs).toMatchObject({ uploaded: '1' });
  });

  it('may lie behind a link inside the workspace, and in a workspace that is one', async () => {
    const server = await startTestServer();
    const real = await workspaceOf({ 'packages/site/dist/index.html': '<p>' });
    await mkdir(join(real, 'node_modules'));
    await symlink('../packages/site', join(real, 'node_modules/site'));
    const inside = { ...sync, source: 'node_modules/site/dist' };
    expect((await runAction(server, inside, { workspace: real })).exitCode).toBe(0);
    const workspace = join(await workspaceOf({}), 'link');
    await symlink(real, workspace);
    const root = { ...sync, source: '.', prefix: 'root', report: '' };
    const result = await runAction(server, root, { workspace, serverLies: true });
    expect(result.exitCode).toBe(0);
  });
});
