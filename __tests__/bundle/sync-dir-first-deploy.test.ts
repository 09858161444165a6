import { describe, expect, it } from 'vitest';
import { runAction, workspaceOf } from '../support/run-action.ts';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const FILES = { 'index.html': '<p>', 'a.css': 'a', 'a.png': 'png', 'b.png': 'png' };
const TYPES: Readonly<Record<string, string>> = { html: 'text/html', css: 'text/css' };
const inputs = { mode: 'sync-dir', source: 'public', prefix: 'site', delete: 'true' };

/** A bucket as `aws s3 sync`, for one object rclone, has left it, and the directory it came from. */
async function foreignSite() {
  const server = await startTestServer();
  const bucket = server.bucket(BUCKET);
  for (const [name, content] of Object.entries({ ...FILES, 'old.html': 'old' })) {
    const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'image/png';
    const headers = {
      'content-type': type,
      ...(name === 'b.png' && { 'x-amz-meta-mtime': '1796000000.5' }),
    };
    bucket.seed(`site/${name}`, content, { headers });
  }
  const files: Record<string, string> = {};
  for (const [name, content] of Object.entries(FILES)) files[`public/${name}`] = content;
  return { server, workspace: await workspaceOf(files) };
}

describe('a first deploy over what other tools uploaded, as docs/migrate.md describes it', () => {
  it('shows in a dry run what it would change, and warns of metadata that is lost', async () => {
    const { server, workspace } = await foreignSite();
    const dry = await runAction(server, { ...inputs, 'dry-run': 'true' }, { workspace });
    expect(dry.outputs).toMatchObject({ uploaded: '0', copied: '3', deleted: '1' });
    expect(dry.lines).toContain('would update the headers: "site/index.html"');
    expect(dry.lines).toContain('would delete: "site/old.html", 3 bytes');
    expect(dry.summary).toContain('x-amz-meta-mtime');
  });

  it('costs a HEAD for each file, a copy for each change, and no content', async () => {
    const { server, workspace } = await foreignSite();
    const first = await runAction(server, inputs, { workspace });
    expect(first.outputs).toMatchObject({ uploaded: '0', copied: '3', deleted: '1', bytes: '0' });
    expect(server.counts).toMatchObject({ HeadObject: 4, GetObjectAcl: 3, CopyObject: 3 });
    expect(server.bucket(BUCKET).object('site/index.html')?.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
    });
    server.clearLog();
    await runAction(server, inputs, { workspace });
    expect(server.counts).toEqual({ ListObjectsV2: 1, GetObject: 1 });
  });

  it('leaves later deploys the writes of the state beside their changes, as docs/speed.md counts them', async () => {
    const { server, workspace } = await foreignSite();
    await runAction(server, inputs, { workspace });
    const headers = 'a.png\n  Cache-Control: no-cache';
    server.clearLog();
    await runAction(server, { ...inputs, headers }, { workspace });
    expect(server.counts).toEqual({
      ...{ ListObjectsV2: 1, GetObject: 1, HeadObject: 1, GetObjectAcl: 1, CopyObject: 1 },
      PutObject: 3,
    });
  });
});
