import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ActionResult, runAction, workspaceOf } from '../support/run-action.ts';
import type { S3Server } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const sync = { mode: 'sync-dir', source: 'public', prefix: 'site', delete: 'true' };

type Files = Readonly<Record<string, string>>;

/** A site that is deployed to a store that keeps keys as paths; then its files are others. */
async function givenChanged(before: Files, after: Files) {
  const server = await startTestServer();
  server.keepKeysAsPaths(BUCKET);
  const workspace = await workspaceOf(underPublic(before));
  expect((await runAction(server, sync, { workspace })).exitCode).toBe(0);
  await rm(join(workspace, 'public'), { recursive: true });
  for (const [path, text] of Object.entries(underPublic(after))) {
    await mkdir(dirname(join(workspace, path)), { recursive: true });
    await writeFile(join(workspace, path), text);
  }
  server.clearLog();
  return { server, workspace };
}

function underPublic(files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`public/${name}`, text]));
}

function site(server: S3Server): Files {
  const bucket = server.bucket(BUCKET);
  const keys = bucket.keys('site/').filter((key) => !key.endsWith('.s3-batch-action'));
  return Object.fromEntries(
    keys.map((key) => [key.slice('site/'.length), bucket.object(key)?.body.toString() ?? '']),
  );
}

/** `status op key`, with the code of a failure. */
function ends({ outcomes }: ActionResult): string[] {
  return outcomes
    .filter(({ status }) => status !== 'skipped')
    .map(({ status, op, key, code }) => [status, op, key, ...(code ? [code] : [])].join(' '))
    .sort();
}

const PAGE = { about: 'old', 'index.html': 'i' };
const DIRECTORY = { 'about/index.html': 'new', 'about/logo.png': 'l', 'index.html': 'i' };

describe('hazard 77: sync-dir to a store that keeps keys as paths', () => {
  it.each([
    ['a page becomes a directory', PAGE, DIRECTORY],
    ['a directory becomes a page', DIRECTORY, PAGE],
    [
      'both at once, nested',
      { a: '1', 'b/c/d.html': '2', 'b/e.html': '3', f: '4' },
      { 'a/b/c.html': '5', b: '6', f: '7' },
    ],
  ])('%s, and the next run has nothing to do', async (_, before: Files, after: Files) => {
    const { server, workspace } = await givenChanged(before, after);
    const second = await runAction(server, sync, { workspace });
    expect([second.exitCode, ends(second).filter((end) => !end.startsWith('done'))]).toEqual([
      0,
      [],
    ]);
    expect(site(server)).toEqual(after);
    const gone = Object.keys(before).filter((name) => !(name in after));
    expect(second.outputs).toMatchObject({ deleted: String(gone.length), changed: 'true' });
    const third = await runAction(server, sync, { workspace });
    expect([third.exitCode, third.outputs['changed']]).toEqual([0, 'false']);
  });

  it('replaces after all other uploads, and before the other deletes', async () => {
    const { server, workspace } = await givenChanged(
      { about: 'old', 'gone.txt': 'g', 'z.html': '1' },
      { 'about/a.css': 'new', 'about/index.html': 'new', 'z.html': '2' },
    );
    await runAction(server, sync, { workspace });
    const writes = server.log.filter(({ applied }) => applied.stored ?? applied.deleted);
    const changes = writes.flatMap(({ applied }) => applied.stored ?? applied.deleted ?? []);
    expect(changes.filter((key) => !key.endsWith('.s3-batch-action'))).toEqual([
      'site/z.html',
      'site/about',
      'site/about/a.css',
      'site/about/index.html',
      'site/gone.txt',
    ]);
  });

  it('without delete names both keys and what to do', async () => {
    const { server, workspace } = await givenChanged(PAGE, { 'about/index.html': 'new' });
    const result = await runAction(server, { ...sync, delete: 'false' }, { workspace });
    expect(result.exitCode).toBe(1);
    expect(result.outcomes).toContainEqual(
      expect.objectContaining({
        key: 'site/about/index.html',
        code: 'ObjectParentIsFile',
        message:
          'object "site/about" is in the way of "site/about/index.html": the store keeps keys as ' +
          'paths of files, where nothing is both a file and a directory; set delete: true, which ' +
          'replaces what no other input keeps, or delete it, or rename the file',
      }),
    );
    expect(site(server)).toEqual(PAGE);
  });

  it.each([
    ['over the limits', { 'max-deletes': '0' }],
    ['kept', { 'keep-deleted-for': '7d' }],
  ])('replaces nothing that is %s', async (_, inputs) => {
    const { server, workspace } = await givenChanged(PAGE, DIRECTORY);
    const result = await runAction(server, { ...sync, ...inputs }, { workspace });
    expect(result.exitCode).toBe(1);
    expect(site(server)).toEqual(PAGE);
    expect(server.counts).not.toHaveProperty('DeleteObjects');
  });

  it('replaces nothing when another upload fails', async () => {
    const { server, workspace } = await givenChanged(PAGE, { ...DIRECTORY, 'index.html': 'j' });
    server.onRequest = ({ operation, key }) =>
      operation === 'PutObject' && key === 'site/index.html'
        ? { kind: 'status', status: 403, code: 'AccessDenied', message: 'no' }
        : undefined;
    const result = await runAction(server, sync, { workspace });
    expect(ends(result)).toEqual([
      'failed delete site/about DeletesStopped',
      'failed upload site/about/index.html ObjectParentIsFile',
      'failed upload site/about/logo.png ObjectParentIsFile',
      'failed upload site/index.html AccessDenied',
    ]);
    expect(site(server)).toEqual(PAGE);
    expect(server.counts).not.toHaveProperty('DeleteObjects');
  });

  it('puts the old page back, with its headers, when the new one can not be stored', async () => {
    const { server, workspace } = await givenChanged(PAGE, DIRECTORY);
    const headers = { 'content-type': 'text/x-old', 'x-amz-meta-by': 'them' };
    server.bucket(BUCKET).seed('site/about', 'old', { headers, tags: { a: 'b' } });
    let deleted = false;
    server.onRequest = ({ operation, key }) => {
      deleted ||= operation === 'DeleteObjects';
      return deleted && operation === 'PutObject' && key === 'site/about/index.html'
        ? { kind: 'status', status: 403, code: 'AccessDenied', message: 'no' }
        : undefined;
    };
    const result = await runAction(server, sync, { workspace });
    expect(ends(result)).toEqual([
      'failed delete site/about NotReplaced',
      'failed upload site/about/index.html AccessDenied',
      'failed upload site/about/logo.png ObjectParentIsFile',
    ]);
    expect(result.outputs).toMatchObject({ uploaded: '0', deleted: '0' });
    expect(site(server)).toEqual(PAGE);
    expect(server.bucket(BUCKET).object('site/about')).toMatchObject({ headers, tags: { a: 'b' } });
    server.onRequest = undefined;
    expect((await runAction(server, sync, { workspace })).exitCode).toBe(0);
    expect(site(server)).toEqual(DIRECTORY);
  });

  it('says where the body is when it can not be put back', async () => {
    const { server, workspace } = await givenChanged(PAGE, DIRECTORY);
    let deleted = false;
    server.onRequest = ({ operation, key }) => {
      deleted ||= operation === 'DeleteObjects';
      return deleted && operation === 'PutObject' && key?.startsWith('site/about') === true
        ? { kind: 'status', status: 403, code: 'AccessDenied', message: 'no' }
        : undefined;
    };
    const temp = join(workspace, 'temp');
    await mkdir(temp);
    const result = await runAction(server, sync, { workspace, env: { RUNNER_TEMP: temp } });
    const lost = result.outcomes.find(({ code }) => code === 'NotRestored');
    expect(lost?.message).toMatch(
      /^object "site\/about" was deleted and could not be put back \(no\): its bytes are in ".*\/0"/,
    );
    const [, saved = ''] = /its bytes are in "(.*?)"/.exec(lost?.message ?? '') ?? [];
    expect(await readFile(saved, 'utf8')).toBe('old');
  });
});
