import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runAction, workspaceOf } from '../support/run-action.ts';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const SITE = {
  'public/index.html': '<h1>Home</h1>',
  'public/css/site.css': 'h1 { color: navy }',
  'public/a.txt': 'a',
  'public/b.txt': 'b',
  'public/empty.txt': '',
};
const upload = { mode: 'upload-dir', source: 'public', prefix: 'site' };

describe('upload-dir, when not everything can be uploaded', () => {
  it('skips links and warns of them', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf(SITE);
    await symlink('index.html', join(workspace, 'public/link.html'));
    const result = await runAction(server, upload, { workspace });
    expect(result.exitCode).toBe(0);
    expect(result.outputs).toMatchObject({ uploaded: '5', skipped: '1' });
    expect(result.annotations).toContainEqual({
      level: 'warning',
      message:
        '1 symbolic link was not followed: set follow-symlinks: true to upload what it points to',
    });
  });

  it('hazard 29: follows links when it is told to, and fails on those that lead nowhere', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ 'public/a.txt': 'a' });
    await symlink('a.txt', join(workspace, 'public/good'));
    await symlink('missing', join(workspace, 'public/dangling'));
    await symlink('/etc/hostname', join(workspace, 'public/outside'));
    const inputs = { ...upload, 'follow-symlinks': 'true' };
    const result = await runAction(server, inputs, { workspace });
    expect(result.exitCode).toBe(1);
    expect(server.bucket(BUCKET).keys()).toEqual(['site/a.txt', 'site/good']);
    expect(JSON.parse(result.outputs['failed-keys'] ?? '')).toEqual([
      'site/dangling',
      'site/outside',
    ]);
  });

  it('hazard 26: fails on a name that is not UTF-8, and uploads the rest', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ 'public/a.txt': 'a' });
    for (const byte of [0xff, 0xfe]) {
      const name = Buffer.concat([Buffer.from(`${workspace}/public/`), Buffer.from([byte])]);
      await writeFile(name, 'x');
    }
    const result = await runAction(server, upload, { workspace });
    expect(result.exitCode).toBe(1);
    expect(result.outputs).toMatchObject({ uploaded: '1', failed: '2' });
    expect(server.bucket(BUCKET).keys()).toEqual(['site/a.txt']);
  });

  it('finishes the rest when one object is refused, and names it', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf(SITE);
    server.onRequest = ({ key }) =>
      key === 'site/index.html'
        ? { kind: 'status', status: 403, code: 'AccessDenied', message: 'Access Denied' }
        : undefined;
    const result = await runAction(server, upload, { workspace });
    expect(result.exitCode).toBe(1);
    expect(result.outputs).toMatchObject({
      uploaded: '4',
      failed: '1',
      'failed-keys': '["site/index.html"]',
      'failed-keys-truncated': 'false',
    });
    expect(result.annotations.map(({ level }) => level)).toEqual(['error']);
    expect(result.annotations[0]?.message).toMatch(
      /^1 of 5 objects was not uploaded\nAccessDenied: Access Denied: "site\/index.html"\nWhat happened: the credentials may not write the objects of the bucket "test-bucket"\nWhat to do: allow s3:PutObject on .*\nThe complete report: .*report\.jsonl\nIt is gone after the job\. .*\n- if: /,
    );
  });

  it('only warns when it was told so', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf(SITE);
    server.onRequest = ({ key }) =>
      key === 'site/index.html' ? { kind: 'status', status: 403, code: 'AccessDenied' } : undefined;
    const result = await runAction(server, { ...upload, 'on-failure': 'warn' }, { workspace });
    expect(result.exitCode).toBe(0);
    expect(result.outputs).toMatchObject({ uploaded: '4', failed: '1' });
    expect(result.annotations.map(({ level }) => level)).toEqual(['warning']);
  });
});
