import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { runAction, workspaceOf } from '../support/run-action.ts';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const upload = { mode: 'upload-dir', source: 'public', prefix: 'previews/7' };
const SITE = { 'site-url': 'https://Example.com/previews/7/' };
const MAX_COMMENT = 60_000;

function commentOf({ outputs }: { readonly outputs: Readonly<Record<string, string>> }) {
  return readFile(outputs['summary-file'] ?? '', 'utf8');
}

describe('the outputs for a preview', () => {
  it('are the URL and the summary in a file, also where the runner shows no summary', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ 'public/index.html': 'x' });
    const result = await runAction(server, { ...upload, ...SITE }, { workspace });
    expect(result.outputs['url']).toBe('https://example.com/previews/7/');
    expect(await commentOf(result)).toBe(result.summary);
    expect(result.summary).toContain('previews/7/');
    const env = { GITHUB_STEP_SUMMARY: '' };
    const unseen = await runAction(server, { ...upload, 'dry-run': 'true' }, { workspace, env });
    expect(unseen.summary).toBe('');
    expect(unseen.outputs['url']).toBe('');
    expect(await commentOf(unseen)).toMatch(/^#.*previews\/7\//s);
  });

  it('are there after a failure', async () => {
    const server = await startTestServer();
    server.onRequest = () => ({ kind: 'status', status: 403, code: 'AccessDenied' });
    const workspace = await workspaceOf({ 'public/index.html': 'x' });
    const result = await runAction(server, { ...upload, ...SITE }, { workspace });
    expect([result.exitCode, result.outputs['url']]).toEqual([
      1,
      'https://example.com/previews/7/',
    ]);
    expect(await commentOf(result)).toContain('AccessDenied');
  });

  it('are a file alone where the inputs are refused', async () => {
    const server = await startTestServer();
    const result = await runAction(server, { ...upload, 'site-url': 'example.com/!b' });
    expect([result.exitCode, result.outputs['url']]).toEqual([1, '']);
    expect(await commentOf(result)).toMatch(/`[^`]*example\.com\/!b[^`]*`/);
  });

  it('hazard 52: fit into a comment, however long the summary is', async () => {
    const server = await startTestServer();
    const bucket = server.bucket(BUCKET);
    for (let n = 0; n < 400; n += 1) bucket.seed(`old/${n}/${'x'.repeat(900)}`, '');
    const inputs = { mode: 'delete-prefix', prefix: 'old', 'dry-run': 'true' };
    const result = await runAction(server, inputs);
    expect(result.summary.length).toBeGreaterThan(MAX_COMMENT);
    const comment = await commentOf(result);
    expect(comment.length).toBeLessThanOrEqual(MAX_COMMENT);
    expect(comment).toMatch(/^#.*old\/.*\n$/s);
  });
});

describe('production at the root', () => {
  const production = {
    ...{ mode: 'sync-dir', source: 'public', prefix: '/', 'whole-bucket': 'true' },
    ...{ delete: 'true', exclude: 'previews/**' },
  };

  it('deletes what has no file, and keeps every preview', async () => {
    const server = await startTestServer();
    const bucket = server.bucket(BUCKET);
    const kept = ['previews/7/index.html', 'previews/.s3-batch-action', 'previews/8/a/b'];
    for (const key of ['old.html', ...kept]) bucket.seed(key, 'x');
    const workspace = await workspaceOf({ 'public/index.html': 'x' });
    const { exitCode, outcomes } = await runAction(server, production, { workspace });
    const deleted = outcomes.filter(({ op, status }) => op === 'delete' && status === 'done');
    expect([exitCode, deleted.map(({ key }) => key)]).toEqual([0, ['old.html']]);
    expect(kept.filter((key) => !bucket.keys().includes(key))).toEqual([]);
  });

  it('warns while there is no preview, and deploys', async () => {
    const server = await startTestServer();
    server.bucket(BUCKET).seed('old.html', 'x');
    const workspace = await workspaceOf({ 'public/index.html': 'x' });
    const result = await runAction(server, production, { workspace });
    expect(result).toMatchObject({ exitCode: 0, outputs: { uploaded: '1', deleted: '1' } });
    expect(result.annotations).toEqual([
      { level: 'warning', message: expect.stringContaining('previews/**') as string },
    ]);
  });
});
