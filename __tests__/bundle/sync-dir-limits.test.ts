import { mkdir } from 'node:fs/promises';
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

const numbered = (count: number) => Array.from({ length: count }, (_, n) => `site/${n}.txt`);
const isWrite = ({ operation }: { operation: string }) =>
  ['PutObject', 'CopyObject', 'DeleteObjects'].includes(operation);

describe('the limits of a sync', () => {
  it.each([
    [
      'max-deletes: 3',
      { 'max-deletes': '3' },
      /"max-deletes" allows 3 of 12 .* deletes 4: nothing/,
    ],
    ['max-deletes: 30%', { 'max-deletes': '30%' }, /"max-deletes" allows 30% \(3\) of 12 listed/],
  ])('hazard 13: refuses a plan over %s before anything is changed', async (_, cap, message) => {
    const server = await startTestServer();
    const files = Object.fromEntries(
      numbered(8).map((key) => [key.replace('site', 'public'), 'x']),
    );
    const workspace = await workspaceOf(files);
    seed(server, numbered(12));
    const result = await runAction(server, { ...sync, ...cap }, { workspace });
    expect(result.exitCode).toBe(1);
    expect(result.annotations.at(-1)?.message).toMatch(message);
    expect(server.log.filter(isWrite)).toEqual([]);
    expect(result.outputs).toMatchObject({ uploaded: '0', deleted: '0', changed: 'false' });
  });

  it.each([
    ['11 objects to 5', 11, 5, {}, false],
    ['12 objects to 6', 12, 6, {}, true],
    ['10 objects to 1', 10, 1, {}, true],
    ['11 objects to 1 with max-deletes: 100%', 11, 1, { 'max-deletes': '100%' }, true],
  ])('hazard 13: shrinks a prefix of %s or refuses', async (_, before, after, more, isDone) => {
    const server = await startTestServer();
    const left = numbered(after).map((key) => [key.replace('site', 'public'), 'x'] as const);
    const workspace = await workspaceOf(Object.fromEntries(left));
    seed(server, numbered(before));
    const result = await runAction(server, { ...sync, ...more }, { workspace });
    expect(result.exitCode).toBe(isDone ? 0 : 1);
    const { length } = server
      .bucket(BUCKET)
      .keys()
      .filter((key) => key.endsWith('.txt'));
    expect(length).toBe(isDone ? after : before);
    if (isDone) return;
    expect(server.log.filter(isWrite)).toEqual([]);
    expect(result.annotations.at(-1)?.message).toBe(
      'the plan deletes 6 of 11 objects and would leave 5, less than half\n' +
        'nothing was changed: check that source "public" belongs to prefix "site/"; if the deletes ' +
        'are meant, for example after renaming pages, set max-deletes: 100% for one run',
    );
  });

  it('hazard 12: refuses an empty source, and empties the prefix only when that is allowed', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ other: '' });
    await mkdir(join(workspace, 'public'));
    seed(server, ['site/a.txt']);
    const refused = await runAction(server, sync, { workspace });
    expect(refused.exitCode).toBe(1);
    expect(refused.annotations.at(-1)?.message).toMatch(/^source ".*" has no files/);
    expect(server.log.filter(isWrite)).toEqual([]);
    const allowed = { ...sync, 'allow-empty-source': 'true' };
    expect((await runAction(server, allowed, { workspace })).outputs['deleted']).toBe('1');
  });
});
