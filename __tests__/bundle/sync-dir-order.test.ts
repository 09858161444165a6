import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runAction, workspaceOf } from '../support/run-action.ts';
import type { S3Server } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const sync = { mode: 'sync-dir', source: 'public', prefix: 'site', delete: 'true' };
const SITE = {
  'public/a/index.html': 'a',
  'public/b.css': 'b',
  'public/c.xml': 'c',
  'public/d.js': 'd',
  'public/e.json': 'e',
  'public/index.html': 'i',
  'public/z.png': 'z',
};
const ASSETS = ['site/b.css', 'site/d.js', 'site/z.png'];
const REST = ['site/c.xml', 'site/e.json'];
const HTML = ['site/a/index.html', 'site/index.html'];
const OLD = { lastModified: new Date(Date.now() - 3_600_000) };

/** Keys of uploads and deletes in the order in which the server took them, without the state. */
const writtenIn = (server: S3Server) =>
  server.log
    .flatMap(({ operation, key, keys }) =>
      operation === 'PutObject' || operation === 'CopyObject' ? [key ?? ''] : (keys ?? []),
    )
    .filter((key) => !key.endsWith('.s3-batch-action'));

const byGroups = (keys: readonly string[], ...groups: readonly (readonly string[])[]) => {
  let start = 0;
  return groups.map(({ length }) => keys.slice(start, (start += length)).sort());
};

describe('hazard 48: the order of a sync', () => {
  it('assets, then the rest, then HTML, then deletes', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf(SITE);
    server.bucket(BUCKET).seed('site/old.css', 'x', OLD);
    expect((await runAction(server, sync, { workspace })).exitCode).toBe(0);
    const groups = byGroups(writtenIn(server), ASSETS, REST, HTML, ['']);
    expect(groups).toEqual([ASSETS, REST, HTML, ['site/old.css']]);
  });

  it('is what upload-order says', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf(SITE);
    const inputs = { ...sync, 'upload-order': 'html,rest, assets' };
    await runAction(server, inputs, { workspace });
    const groups = byGroups(writtenIn(server), HTML, REST, ASSETS);
    expect(groups).toEqual([HTML, REST, ASSETS]);
  });

  it('goes by the content type that the rules give', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ 'public/about': 'a', 'public/z.css': 'z' });
    const headers = 'about\n  Content-Type: text/html; charset=utf-8';
    await runAction(server, { ...sync, headers }, { workspace });
    expect(writtenIn(server)).toEqual(['site/z.css', 'site/about']);
  });

  it('begins no group before the one before is answered to the last object', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf(SITE);
    const bucket = server.bucket(BUCKET);
    const early: string[] = [];
    const lacks = (keys: readonly string[]) => keys.some((key) => bucket.object(key) === undefined);
    server.onRequest = ({ operation, key = '' }) => {
      if (operation !== 'PutObject') return undefined;
      if (REST.includes(key) && lacks(ASSETS)) early.push(key);
      if (HTML.includes(key) && lacks(REST)) early.push(key);
      return ['site/b.css', 'site/e.json'].includes(key) ? { kind: 'delay', ms: 100 } : undefined;
    };
    expect((await runAction(server, sync, { workspace })).exitCode).toBe(0);
    expect(early).toEqual([]);
    expect(bucket.keys()).toHaveLength(8);
  });

  it('applies to objects that only get other headers, too', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf(SITE);
    await runAction(server, sync, { workspace });
    server.clearLog();
    const headers = '**\n  Cache-Control: no-cache';
    const result = await runAction(server, { ...sync, headers }, { workspace });
    expect(result.outputs).toMatchObject({ copied: '7', uploaded: '0' });
    expect(byGroups(writtenIn(server), ASSETS, REST, HTML)).toEqual([ASSETS, REST, HTML]);
  });

  it.each([
    ['assets', 'site/d.js', [...REST, ...HTML]],
    ['rest', 'site/c.xml', HTML],
    ['html', 'site/index.html', []],
  ])('stops after a failure among %s, and names what it left', async (_, bad, left) => {
    const server = await startTestServer();
    const workspace = await workspaceOf(SITE);
    server.bucket(BUCKET).seed('site/old.css', 'x', OLD);
    server.onRequest = ({ operation, key }) =>
      operation === 'PutObject' && key === bad
        ? { kind: 'status', status: 403, code: 'AccessDenied', message: 'no' }
        : undefined;
    const result = await runAction(server, sync, { workspace });
    expect(result.exitCode).toBe(1);
    const all = [...ASSETS, ...REST, ...HTML];
    const stored = all.filter((key) => key !== bad && !left.includes(key));
    const keys = ['site/.s3-batch-action', ...stored, 'site/old.css'];
    expect(server.bucket(BUCKET).keys()).toEqual(keys.sort());
    expect(server.counts).not.toHaveProperty('DeleteObjects');
    const byCode = (code: string) =>
      result.outcomes.filter((one) => one.code === code).map(({ key }) => key);
    expect(byCode('AccessDenied')).toEqual([bad]);
    expect(byCode('NotAttempted').sort()).toEqual([...left].sort());
    expect(byCode('DeletesStopped')).toEqual(['site/old.css']);
    expect(result.outcomes).toHaveLength(all.length + 1);

    server.onRequest = undefined;
    const again = await runAction(server, sync, { workspace });
    expect(again.exitCode).toBe(0);
    expect(again.outputs).toMatchObject({
      uploaded: String(left.length + 1),
      deleted: '1',
      skipped: String(stored.length + 1),
    });
    server.clearLog();
    expect((await runAction(server, sync, { workspace })).outputs['changed']).toBe('false');
    expect(server.counts).toEqual({ ListObjectsV2: 1, GetObject: 1 });
  });

  it('lists what was uploaded, copied and deleted in changed-keys', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf(SITE);
    await runAction(server, sync, { workspace });
    await writeFile(join(workspace, 'public/d.js'), 'changed');
    server.bucket(BUCKET).seed('site/old.css', 'x', OLD);
    const headers = '*.xml\n  Cache-Control: no-cache';
    const result = await runAction(server, { ...sync, headers }, { workspace });
    expect(await changedKeys(result.outputs)).toEqual(['site/c.xml', 'site/d.js', 'site/old.css']);
  });
});

async function changedKeys(outputs: Readonly<Record<string, string>>): Promise<string[]> {
  return (await readFile(outputs['changed-keys'] ?? '', 'utf8')).trimEnd().split('\n').sort();
}
