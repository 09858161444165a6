import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runAction, workspaceOf, type ActionResult } from '../support/run-action.ts';
import type { S3Server } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const sync = { mode: 'sync-dir', source: 'public', prefix: 'site', delete: 'true' };
const STATE = 'site/.s3-batch-action';
const OLD = new Date(Date.now() - 3_600_000);

/** A site that was deployed, of which then two files changed and one object has to go. */
async function givenSite() {
  const server = await startTestServer();
  const files = { 'public/a.css': 'a', 'public/b.js': 'b', 'public/index.html': 'i' };
  const workspace = await workspaceOf(files);
  await runAction(server, sync, { workspace });
  await writeFile(join(workspace, 'public/a.css'), 'new');
  await writeFile(join(workspace, 'public/index.html'), 'new');
  server.bucket(BUCKET).seed('site/old.css', 'old', { lastModified: OLD });
  return { server, workspace };
}

/** Refuses this put, and what comes to the same key before the run ends well. */
function refusePut(server: S3Server, key: string, number: number): void {
  let puts = 0;
  server.onRequest = (request) => {
    if (request.operation !== 'PutObject' || request.key !== key) return undefined;
    puts += 1;
    return puts === number ? { kind: 'status', status: 403, code: 'AccessDenied' } : undefined;
  };
}

async function changedKeys({ outputs }: ActionResult): Promise<readonly string[]> {
  const path = outputs['changed-keys'] ?? '';
  return path === '' ? [] : (await readFile(path, 'utf8')).trimEnd().split('\n').sort();
}

const warningsOf = ({ annotations }: ActionResult) =>
  annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);

describe('a sync after one that did not finish', () => {
  it('counts as changed what the other had changed, and what it changes itself, once', async () => {
    const { server, workspace } = await givenSite();
    refusePut(server, 'site/index.html', 1);
    const failed = await runAction(server, sync, { workspace });
    expect([failed.exitCode, await changedKeys(failed)]).toEqual([1, ['site/a.css']]);
    server.onRequest = undefined;
    const again = await runAction(server, sync, { workspace });
    expect(again.exitCode).toBe(0);
    const changed = ['site/a.css', 'site/index.html', 'site/old.css'];
    expect(await changedKeys(again)).toEqual(changed);
    expect(again.outputs).toMatchObject({ uploaded: '1', deleted: '1', changed: 'true' });
    expect(warningsOf(again)).toEqual([]);
    const third = await runAction(server, sync, { workspace });
    expect([await changedKeys(third), third.outputs['changed']]).toEqual([[], 'false']);
  });

  it('does so when nothing is left to change, and tells of what has no name any more', async () => {
    const { server, workspace } = await givenSite();
    refusePut(server, STATE, 3);
    const failed = await runAction(server, sync, { workspace });
    expect([failed.exitCode, failed.outputs['deleted']]).toEqual([1, '1']);
    server.onRequest = undefined;
    const dry = await runAction(server, { ...sync, 'dry-run': 'true' }, { workspace });
    expect([await changedKeys(dry), dry.outputs['changed']]).toEqual([[], 'false']);
    const again = await runAction(server, sync, { workspace });
    expect(again.exitCode).toBe(0);
    expect(await changedKeys(again)).toEqual(['site/a.css', 'site/index.html']);
    expect(again.outputs).toMatchObject({ uploaded: '0', deleted: '0', changed: 'true' });
    expect(warningsOf(again)).toEqual([
      'an unfinished earlier deploy planned to change or delete 1 key that is now in neither ' +
        'source nor bucket; its name is not known, so changed-keys lacks it: invalidate the whole prefix where ' +
        'a CDN may still have it',
    ]);
  });

  it('does so of objects that the directory no longer has', async () => {
    const { server, workspace } = await givenSite();
    refusePut(server, 'site/index.html', 1);
    await runAction(server, sync, { workspace });
    server.onRequest = undefined;
    const inputs = { ...sync, delete: 'false', exclude: 'a.css' };
    const again = await runAction(server, inputs, { workspace });
    expect(await changedKeys(again)).toEqual(['site/a.css', 'site/index.html', 'site/old.css']);
  });
});
