import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runAction, workspaceOf } from '../support/run-action.ts';
import type { S3Server } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const SITE = {
  'public/index.html': '<h1>Home</h1>',
  'public/css/site.css': 'h1 { color: navy }',
  'public/js/app.js': 'go()',
  'public/feed.xml': '<feed/>',
  'public/empty.txt': '',
};
const STATE = 'site/.s3-batch-action';
const sync = { mode: 'sync-dir', source: 'public', prefix: 'site' };
const HEADERS = '**\n  Cache-Control: max-age=60\n**/*.html\n  Cache-Control: no-cache';

const WRITES = ['PutObject', 'CopyObject', 'DeleteObjects', 'UploadPart'];
const writesOf = (server: S3Server) =>
  server.log.filter(({ operation }) => WRITES.includes(operation));

/** A server that holds the site as an earlier run has left it. */
async function deployed(inputs: Readonly<Record<string, string>> = {}, files = SITE) {
  const server = await startTestServer();
  const workspace = await workspaceOf(files);
  const first = await runAction(server, { ...sync, ...inputs }, { workspace });
  expect([first.exitCode, first.annotations]).toEqual([0, []]);
  server.clearLog();
  return { server, workspace, first };
}

describe('sync-dir', () => {
  it('uploads a site, tells why, and leaves a state behind', async () => {
    const { server, first } = await deployed();
    expect(server.bucket(BUCKET).keys()).toEqual([
      STATE,
      'site/css/site.css',
      'site/empty.txt',
      'site/feed.xml',
      'site/index.html',
      'site/js/app.js',
    ]);
    expect(first.outputs).toMatchObject({ uploaded: '5', skipped: '0', changed: 'true' });
    expect(first.lines).toContain('plan: upload 5 new');
    expect(first.outcomes.map(({ reason }) => reason)).toEqual(Array(5).fill('new'));
    expect(first.summary).toContain('\n5 new · ');
  });

  it('hazard 48: writes nothing when nothing changed, and asks for the listing and the state', async () => {
    const { server, workspace } = await deployed({ headers: HEADERS });
    const again = await runAction(server, { ...sync, headers: HEADERS }, { workspace });
    expect(again.exitCode).toBe(0);
    expect(server.counts).toEqual({ ListObjectsV2: 1, GetObject: 1 });
    expect(again.outputs).toMatchObject({
      uploaded: '0',
      skipped: '5',
      'changed-keys': '',
    });
  });

  it('hazard 41: never looks at modification times', async () => {
    const { server, workspace } = await deployed();
    for (const path of Object.keys(SITE)) await utimes(join(workspace, path), 1, 2_000_000_000);
    await runAction(server, sync, { workspace });
    expect(writesOf(server)).toEqual([]);
  });

  it('hazard 41: sends the one file whose byte changed at the same size and time', async () => {
    const { server, workspace } = await deployed();
    const file = join(workspace, 'public/js/app.js');
    await utimes(file, 1000, 1000);
    await writeFile(file, 'no()');
    await utimes(file, 1000, 1000);
    const result = await runAction(server, sync, { workspace });
    expect(result.outputs).toMatchObject({ uploaded: '1', skipped: '4' });
    expect(result.outcomes.filter(({ status }) => status === 'done')).toMatchObject([
      { op: 'upload', key: 'site/js/app.js', reason: 'content' },
    ]);
    expect(server.bucket(BUCKET).object('site/js/app.js')?.body.toString()).toBe('no()');
  });

  it('with compare: size sends only what has another size, and reads no file for it', async () => {
    const { server, workspace } = await deployed({ compare: 'size' });
    await writeFile(join(workspace, 'public/js/app.js'), 'no()');
    await writeFile(join(workspace, 'public/feed.xml'), '<feed></feed>');
    const result = await runAction(server, { ...sync, compare: 'size' }, { workspace });
    expect(result.outcomes.filter(({ status }) => status === 'done')).toMatchObject([
      { key: 'site/feed.xml', reason: 'size' },
    ]);
    const after = await runAction(server, { ...sync, compare: 'size' }, { workspace });
    expect(after.outputs).toMatchObject({ uploaded: '0', copied: '0', skipped: '5' });
  });

  it('updates exactly the objects that a changed header rule covers, without their bodies', async () => {
    const { server, workspace } = await deployed({ headers: HEADERS });
    const headers = HEADERS.replace('no-cache', 'max-age=5');
    const result = await runAction(server, { ...sync, headers }, { workspace });
    expect(result.exitCode).toBe(0);
    expect(result.outputs).toMatchObject({
      copied: '1',
      uploaded: '0',
      bytes: '0',
      changed: 'true',
    });
    expect(server.counts).toMatchObject({ HeadObject: 1, CopyObject: 1 });
    expect(server.log.find(({ operation }) => operation === 'CopyObject')?.requestBytes).toBe(0);
    const { headers: stored, body } = server.bucket(BUCKET).object('site/index.html') ?? {};
    expect(stored).toMatchObject({
      'cache-control': 'max-age=5',
      'content-type': 'text/html; charset=utf-8',
    });
    expect(body?.toString()).toBe(SITE['public/index.html']);
    server.clearLog();
    await runAction(server, { ...sync, headers }, { workspace });
    expect(server.counts).toEqual({ ListObjectsV2: 1, GetObject: 1 });
  });

  it('finds and mends an object whose headers somebody else changed', async () => {
    const { server, workspace } = await deployed({ headers: HEADERS });
    server.bucket(BUCKET).seed('site/css/site.css', SITE['public/css/site.css'], {
      headers: { 'content-type': 'text/plain', 'x-amz-meta-who': 'somebody' },
      lastModified: new Date(Date.now() + 5000),
    });
    const result = await runAction(server, { ...sync, headers: HEADERS }, { workspace });
    expect(result.outputs).toMatchObject({ copied: '1', uploaded: '0' });
    expect(server.counts).toMatchObject({ HeadObject: 1, CopyObject: 1 });
    expect(server.bucket(BUCKET).object('site/css/site.css')?.headers).toEqual({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'max-age=60',
    });
  });

  it('without a state asks for the headers of each object, and writes nothing of its own', async () => {
    const { server, workspace } = await deployed({ state: 'none', headers: HEADERS });
    expect(server.bucket(BUCKET).keys()).not.toContain(STATE);
    const again = { ...sync, state: 'none', headers: HEADERS };
    await runAction(server, again, { workspace });
    expect(server.counts).toEqual({ ListObjectsV2: 1, HeadObject: 5 });
    const result = await runAction(server, { ...again, headers: '' }, { workspace });
    expect(result.outputs).toMatchObject({ copied: '5', uploaded: '0' });
  });

  it('keeps what a copy would lose: storage class and encryption', async () => {
    const { server, workspace } = await deployed({ state: 'none' });
    const own = {
      'x-amz-storage-class': 'STANDARD_IA',
      'x-amz-server-side-encryption': 'aws:kms',
      'x-amz-server-side-encryption-aws-kms-key-id': 'their-key',
    };
    server.bucket(BUCKET).seed('site/feed.xml', '<feed/>', { headers: own });
    await runAction(server, { ...sync, state: 'none' }, { workspace });
    expect(server.bucket(BUCKET).object('site/feed.xml')?.headers).toEqual({
      ...own,
      'content-type': 'application/xml; charset=utf-8',
    });
  });

  it.each([
    ['an archived object', { 'x-amz-storage-class': 'GLACIER' }, undefined],
    ['a store that has no copies', {}, { status: 501, code: 'NotImplemented' }],
    ['an object that changed meanwhile', {}, { status: 412, code: 'PreconditionFailed' }],
  ] as const)('uploads instead of copying: %s', async (_, headers, refusal) => {
    const { server, workspace } = await deployed({ state: 'none' });
    server.bucket(BUCKET).seed('site/feed.xml', '<feed/>', { headers });
    server.onRequest = ({ operation }) =>
      operation === 'CopyObject' && refusal ? { kind: 'status', ...refusal } : undefined;
    const result = await runAction(server, { ...sync, state: 'none' }, { workspace });
    expect(result.exitCode).toBe(0);
    expect(result.outputs).toMatchObject({ copied: '0', uploaded: '1' });
    expect(result.outcomes).toContainEqual(
      expect.objectContaining({ key: 'site/feed.xml', status: 'done', reason: 'headers' }),
    );
  });

  it('changes nothing in a dry run, and shows the plan', async () => {
    const { server, workspace } = await deployed({ headers: HEADERS });
    await writeFile(join(workspace, 'public/new|one.txt'), 'new');
    server.bucket(BUCKET).seed('site/old.txt', 'old');
    const headers = HEADERS.replace('no-cache', 'max-age=5');
    const inputs = { ...sync, headers, delete: 'true', 'dry-run': 'true' };
    const result = await runAction(server, inputs, { workspace });
    expect(result.exitCode).toBe(0);
    expect(writesOf(server)).toEqual([]);
    expect(result.outputs).toMatchObject({
      uploaded: '1',
      copied: '1',
      deleted: '1',
      changed: 'false',
    });
    expect(result.lines).toContain('plan: upload 1 new, update headers of 1, delete 1, keep 4');
    expect(result.summary).toContain('**would create**\n\n- `site/new|one.txt`, 3 bytes\n');
    expect(result.summary).toContain('**would update the headers**\n\n- `site/index.html`\n');
    expect(result.lines).toContain('to delete: 1 object, 3 bytes');
    expect(result.summary).toMatch(/\*\*would delete\*\*\n\n- `site\/old\.txt`, 3 bytes, .* old\n/);
    expect(result.outcomes).toContainEqual({
      ...{ op: 'delete', key: 'site/old.txt', status: 'done', bytes: 0 },
      etag: server.bucket(BUCKET).object('site/old.txt')?.etag,
      size: 3,
      lastModified: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
    });
    const unchanged = result.outcomes.filter(({ reason }) => reason === 'unchanged');
    expect(unchanged).toHaveLength(4);
    for (const one of unchanged) expect(one).toMatchObject({ size: expect.any(Number) as number });
  });

  it('shows in the summary of a real run what it deletes', async () => {
    const { server, workspace } = await deployed();
    server.bucket(BUCKET).seed('site/old/a.txt', 'old');
    const result = await runAction(server, { ...sync, delete: 'true' }, { workspace });
    expect(result.exitCode).toBe(0);
    expect(result.lines).toContain('- "site/old/": 1 object, 3 bytes');
    expect(result.summary).toMatch(/\*\*deleted\*\*\n\n- `site\/old\/a\.txt`, 3 bytes, .* old\n/);
    expect(result.outcomes.filter((one) => 'size' in one || 'lastModified' in one)).toEqual([]);
  });
});
