import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runAction, workspaceOf } from '../support/run-action.ts';
import type { S3Server } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const sync = { mode: 'sync-dir', source: 'public', prefix: 'site', delete: 'true' };
const OLD = new Date(Date.now() - 3_600_000);

function seed(server: S3Server, keys: readonly string[], lastModified = OLD): void {
  for (const key of keys) server.bucket(BUCKET).seed(key, 'old', { lastModified });
}

describe('sync-dir with delete: true', () => {
  it('hazard 11: deletes what the directory lacks, and nothing beside the prefix', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ 'public/a.txt': 'a' });
    seed(server, ['site/a.txt', 'site/b.txt', 'site/c/d.txt', 'site', 'site-old/a', 'sitf']);
    const result = await runAction(server, sync, { workspace });
    expect(result.exitCode).toBe(0);
    expect(server.bucket(BUCKET).keys()).toEqual([
      'site',
      'site-old/a',
      'site/.s3-batch-action',
      'site/a.txt',
      'sitf',
    ]);
    expect(result.outputs).toMatchObject({ uploaded: '1', deleted: '2', changed: 'true' });
  });

  it('deletes nothing without it, and says nothing of what it has no file for', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ 'public/a.txt': 'a' });
    seed(server, ['site/b.txt']);
    const result = await runAction(server, { ...sync, delete: 'false' }, { workspace });
    expect(server.bucket(BUCKET).keys('site/b')).toEqual(['site/b.txt']);
    expect(result.outcomes.map(({ key }) => key)).toEqual(['site/a.txt']);
  });

  it('leaves alone in the bucket what it would not upload: hidden, excluded, not included', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ 'public/a.txt': 'a', 'public/notes.md': 'n' });
    const kept = ['.well-known/security.txt', 'a.pdf', 'docs/', 'notes.md', 'tmp/x.txt'];
    seed(server, [...kept.map((key) => `site/${key}`), 'site/a.txt', 'site/b.txt']);
    const inputs = { ...sync, include: '**/*.txt\n**/*.md', exclude: 'notes.md\ntmp/**' };
    const result = await runAction(server, inputs, { workspace });
    expect(result.outputs['deleted']).toBe('1');
    for (const key of kept) {
      expect(result.outcomes).toContainEqual(
        expect.objectContaining({ key: `site/${key}`, reason: 'not-selected' }),
      );
    }
    const own = ['.s3-batch-action', ...kept, 'a.txt'].map((key) => `site/${key}`);
    expect(server.bucket(BUCKET).keys()).toEqual(own.sort());
  });

  it('leaves alone what a link stands for that it does not follow', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ 'public/a.txt': 'a', 'public/v1/x.txt': 'x' });
    await symlink('v1', join(workspace, 'public/latest'));
    seed(server, ['site/latest', 'site/latest/x.txt', 'site/latest-2']);
    const result = await runAction(server, sync, { workspace });
    expect(server.bucket(BUCKET).keys('site/latest')).toEqual(['site/latest', 'site/latest/x.txt']);
    expect(result.outputs).toMatchObject({ deleted: '1', skipped: '2' });
  });

  it('hazard 18: leaves alone what was written after the run began', async () => {
    const now = new Date('2026-01-01T12:00:00Z');
    const server = await startTestServer({ now: () => now });
    const workspace = await workspaceOf({ 'public/a.txt': 'a' });
    seed(server, ['site/new.txt'], new Date('2026-01-01T12:01:03Z'));
    seed(server, ['site/old.txt'], new Date('2026-01-01T11:59:59Z'));
    const result = await runAction(server, sync, { workspace });
    expect(server.bucket(BUCKET).keys('site/n')).toEqual(['site/new.txt']);
    expect(result.outcomes).toContainEqual(
      expect.objectContaining({ key: 'site/new.txt', reason: 'newer-than-run' }),
    );
    expect(result.outputs['deleted']).toBe('1');
  });

  it('hazard 18: deletes only what was listed before the first upload', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ 'public/a.txt': 'a' });
    seed(server, ['site/old.txt']);
    server.onRequest = ({ operation }) => {
      if (operation === 'PutObject') seed(server, ['site/theirs.txt']);
      return undefined;
    };
    await runAction(server, sync, { workspace });
    expect(server.bucket(BUCKET).keys('site/t')).toEqual(['site/theirs.txt']);
    expect(server.counts).toMatchObject({ ListObjectsV2: 1 });
  });

  it('hazard 13: deletes nothing after an upload that failed, and names what it left', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ 'public/a.txt': 'a' });
    seed(server, ['site/b.txt']);
    server.onRequest = ({ operation, key }) =>
      operation === 'PutObject' && key === 'site/a.txt'
        ? { kind: 'status', status: 403, code: 'AccessDenied', message: 'no' }
        : undefined;
    const result = await runAction(server, { ...sync, 'on-failure': 'warn' }, { workspace });
    expect(result.exitCode).toBe(0);
    expect(server.counts).not.toHaveProperty('DeleteObjects');
    expect(result.outcomes).toContainEqual(
      expect.objectContaining({
        op: 'delete',
        key: 'site/b.txt',
        code: 'DeletesStopped',
        message: 'not deleted because of an earlier error: no',
      }),
    );
    expect(result.annotations.at(-1)?.message).toMatch(/^2 of 2 objects were not synced/);
  });

  it('hazard 29: deletes nothing when something of the source can not be taken', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ 'public/a.css': 'a', 'public/index.html': 'i' });
    await symlink('nowhere', join(workspace, 'public/dangling'));
    seed(server, ['site/b.txt']);
    const inputs = { ...sync, 'follow-symlinks': 'true' };
    const result = await runAction(server, inputs, { workspace });
    expect(result.exitCode).toBe(1);
    expect(server.bucket(BUCKET).keys()).toEqual([
      'site/.s3-batch-action',
      'site/a.css',
      'site/b.txt',
    ]);
    expect(JSON.parse(result.outputs['failed-keys'] ?? '')).toEqual([
      'site/b.txt',
      'site/dangling',
      'site/index.html',
    ]);
  });

  it('goes on past an object that may not be deleted', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ 'public/a.txt': 'a' });
    seed(server, ['site/b.txt', 'site/c.txt']);
    server.onRequest = ({ operation }) =>
      operation === 'DeleteObjects'
        ? { kind: 'deny-keys', keys: ['site/b.txt'], code: 'AccessDenied', message: 'no' }
        : undefined;
    const result = await runAction(server, sync, { workspace });
    expect(result.exitCode).toBe(1);
    expect(result.outputs).toMatchObject({ uploaded: '1', deleted: '1', failed: '1' });
    expect(result.annotations.at(-1)?.message).toContain('allow s3:DeleteObject');
  });

  it('deletes anywhere in the bucket only when that is confirmed', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ 'public/a.txt': 'a' });
    seed(server, ['b.txt']);
    const inputs = { ...sync, prefix: '/', 'whole-bucket': 'true' };
    const result = await runAction(server, inputs, { workspace });
    expect(result.exitCode).toBe(0);
    expect(server.bucket(BUCKET).keys()).toEqual(['.s3-batch-action', 'a.txt']);
  });
});
