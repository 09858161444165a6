import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  endOf,
  given,
  HEADER,
  jsonLines,
  messageOf,
  remove,
  run,
  SEEDED,
} from '../support/keys-from.ts';
import { runAction, workspaceOf } from '../support/run-action.ts';
import { BUCKET } from '../support/test-store.ts';

const listed = { mode: 'delete-prefix', prefix: 'site' };

describe('delete-prefix with keys-from', () => {
  it('hazard 57, hazard 60: deletes the keys of a file, each once, and lists nothing', async () => {
    const server = await given();
    const result = await run(server, '\ufeffsite/a\r\n\r\nsite/c d\nsite/a\nsite/never\n');
    expect(result.exitCode).toBe(0);
    expect(server.bucket(BUCKET).keys('site/')).toEqual(['site/b', 'site/keep']);
    expect(result.outputs).toMatchObject({ deleted: '3', failed: '0', changed: 'true' });
    // Whether a sync is deploying there is asked, and nothing is listed.
    expect(server.counts).toEqual({ ListObjectsV2: 2, DeleteObjects: 1 });
    expect(server.log[2]?.keys).toEqual(['site/a', 'site/c d', 'site/never']);
    expect(result.lines.join('\n')).toMatch(/3 keys in ".*keys.txt" to delete, 1 repeated/);
    expect(result.lines).toContain("3 keys deleted; the store doesn't say which of them existed");
  });

  it('deletes what failed in an earlier run, by its own report', async () => {
    const server = await given();
    server.onRequest = ({ operation }) =>
      operation === 'DeleteObjects'
        ? { kind: 'deny-keys', keys: ['site/a', 'site/keep'], code: 'AccessDenied' }
        : undefined;
    const workspace = await workspaceOf({});
    const first = await runAction(server, { ...listed, report: 'first.jsonl' }, { workspace });
    expect(first.outputs).toMatchObject({ deleted: '2', failed: '2' });
    server.onRequest = undefined;
    server.bucket(BUCKET).seed('site/b', 'written again');
    const second = await runAction(
      server,
      { ...remove, 'keys-from': first.outputs['report'] ?? '' },
      { workspace },
    );
    expect(second.outputs).toMatchObject({ deleted: '2', failed: '0' });
    expect(server.bucket(BUCKET).keys('site/')).toEqual(['site/b']);
    expect(second.lines.join('\n')).toContain('2 failed objects in ');
  });

  it('deletes exactly what failed, by a report that was kept of a run that asked for none', async () => {
    const server = await given();
    const odd = ['site/a\nb', 'site/\u202e "c"', 'site/::error::d', "site/e'$(x)"];
    for (const key of odd) server.bucket(BUCKET).seed(key, 'x');
    const denied = [...odd, 'site/keep'];
    server.onRequest = ({ operation }) =>
      operation === 'DeleteObjects'
        ? { kind: 'deny-keys', keys: denied, code: 'AccessDenied' }
        : undefined;
    const failed = await runAction(server, { ...listed, report: '' });
    expect(failed).toMatchObject({ exitCode: 1, outputs: { deleted: '3', failed: '5' } });
    const [, kept = ''] = /^The complete report: (.+)$/m.exec(messageOf(failed) ?? '') ?? [];
    expect(kept).toBe(failed.outputs['report']);
    const workspace = await workspaceOf({ 'report.jsonl': await readFile(kept) });
    server.onRequest = undefined;
    for (const key of ['site/a', 'site/new']) server.bucket(BUCKET).seed(key, 'x');
    server.clearLog();
    const retried = { ...remove, 'keys-from': 'report.jsonl', report: 'second.jsonl' };
    const second = await runAction(server, retried, { workspace });
    expect(second).toMatchObject({
      exitCode: 0,
      outputs: { deleted: '5', failed: '0' },
    });
    expect(server.log.flatMap(({ applied }) => applied.deleted ?? []).sort()).toEqual(
      denied.sort(),
    );
    expect(server.bucket(BUCKET).keys('site/')).toEqual(['site/a', 'site/new']);
  });

  it('deletes only keys that the globs mean', async () => {
    const server = await given();
    const result = await run(server, 'site/a\nsite/b\nsite/keep\n', { exclude: 'keep' });
    expect(result.outputs).toMatchObject({ deleted: '2', skipped: '0' });
    expect(server.bucket(BUCKET).keys('site/')).toEqual(['site/c d', 'site/keep']);
  });

  it('deletes nothing in a dry run', async () => {
    const server = await given();
    const result = await run(server, 'site/a\n', { 'dry-run': 'true' });
    expect(result.outputs).toMatchObject({ deleted: '1', changed: 'false' });
    expect(server.log.filter(({ operation }) => operation !== 'ListObjectsV2')).toEqual([]);
    expect(result.lines.join('\n')).not.toContain('gone');
  });

  it.each(['', '\n', jsonLines(HEADER, endOf(0))])('has nothing to do for %j', async (keys) => {
    const server = await given();
    const result = await run(server, keys);
    expect(result.exitCode).toBe(0);
    expect(result.outputs).toMatchObject({ deleted: '0', changed: 'false' });
    expect(result.lines).toContain('nothing to do');
  });

  it('hazard 13: refuses a file over max-deletes before it deletes anything', async () => {
    const server = await given();
    const keys = 'site/a\nsite/b\nsite/a\n';
    const refused = await run(server, keys, { 'max-deletes': '1' });
    expect([refused.exitCode, server.log]).toEqual([1, []]);
    expect(messageOf(refused)).toMatch(
      /"max-deletes" allows 1 .* "keys-from" names 2: nothing was/,
    );
    expect((await run(server, keys, { 'max-deletes': '2' })).exitCode).toBe(0);
  });

  it('explains a missing right as one to delete', async () => {
    const server = await given();
    server.onRequest = () => ({ kind: 'status', status: 403, code: 'AccessDenied' });
    expect(messageOf(await run(server, 'site/a\n'))).toContain('allow s3:DeleteObject on');
  });

  it('hazard 13: stops when the file changes after it was checked', async () => {
    const server = await given();
    const filler = Array.from({ length: 20_000 }, (_, n) => `site/${n}\n`).join('');
    const workspace = await workspaceOf({ 'keys.txt': `${filler}site/a\n` });
    const file = join(workspace, 'keys.txt');
    const text = await readFile(file, 'utf8');
    let changing: Promise<void> | undefined;
    server.onRequest = ({ operation }) => {
      if (operation !== 'DeleteObjects') return undefined;
      changing ??= writeFile(file, text.replace(/site\/a\n$/, 'site/b\n'));
      return { kind: 'hold', until: changing };
    };
    const inputs = { ...remove, 'batch-size': '10', concurrency: '1' };
    const result = await runAction(server, inputs, { workspace });
    expect(result.exitCode).toBe(1);
    expect(messageOf(result)).toMatch(/the run stopped early: the file ".*" changed while/);
    expect(server.bucket(BUCKET).keys()).toEqual(SEEDED);
  });
});
