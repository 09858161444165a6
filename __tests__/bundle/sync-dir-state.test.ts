import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runAction, workspaceOf } from '../support/run-action.ts';
import type { S3Server } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';
import { deferred } from '../support/watched-source.ts';

const sync = { mode: 'sync-dir', source: 'public', prefix: 'site', delete: 'true' };
const OLD = new Date(Date.now() - 3_600_000);
const HOUR = 3_600_000;
const STATE = 'site/.s3-batch-action';

function seed(server: S3Server, keys: readonly string[], lastModified = OLD): void {
  for (const key of keys) server.bucket(BUCKET).seed(key, 'old', { lastModified });
}

const isWrite = ({ operation }: { operation: string }) =>
  ['PutObject', 'CopyObject', 'DeleteObjects'].includes(operation);

describe('keep-deleted-for', () => {
  it('leaves assets for so long after they left the directory, and HTML not at all', async () => {
    const clock = { now: Date.now() };
    const server = await startTestServer({ now: () => new Date(clock.now) });
    const workspace = await workspaceOf({
      'public/a.html': 'a',
      'public/a.css': 'a',
      'public/b.css': 'b',
    });
    const inputs = { ...sync, 'keep-deleted-for': '2h' };
    const run = async () => {
      server.clearLog();
      const { exitCode, outputs } = await runAction(server, inputs, { workspace });
      expect(exitCode).toBe(0);
      return outputs;
    };
    const keys = () => server.bucket(BUCKET).keys('site/a');
    await run();
    await rm(join(workspace, 'public/a.html'));
    await rm(join(workspace, 'public/a.css'));
    clock.now += HOUR;
    expect(await run()).toMatchObject({ deleted: '1', skipped: '3' });
    expect(keys()).toEqual(['site/a.css']);
    clock.now += HOUR;
    expect(await run()).toMatchObject({ deleted: '0', changed: 'false' });
    expect(server.log.filter(isWrite)).toEqual([]);
    clock.now += HOUR;
    expect(await run()).toMatchObject({ deleted: '1' });
    expect(keys()).toEqual([]);
  });

  it('counts anew when the file came back meanwhile', async () => {
    const clock = { now: Date.now() };
    const server = await startTestServer({ now: () => new Date(clock.now) });
    const workspace = await workspaceOf({ 'public/a.css': 'a', 'public/b.css': 'b' });
    const inputs = { ...sync, 'keep-deleted-for': '2h' };
    const file = join(workspace, 'public/a.css');
    await runAction(server, inputs, { workspace });
    await rm(file);
    await runAction(server, inputs, { workspace });
    await writeFile(file, 'a');
    clock.now += HOUR;
    await runAction(server, inputs, { workspace });
    await rm(file);
    clock.now += 2 * HOUR;
    await runAction(server, inputs, { workspace });
    expect(server.bucket(BUCKET).keys('site/a')).toEqual(['site/a.css']);
  });

  it('keeps everything that it protects when the state is lost', async () => {
    const clock = { now: Date.now() };
    const server = await startTestServer({ now: () => new Date(clock.now) });
    const workspace = await workspaceOf({ 'public/b.css': 'b' });
    seed(server, ['site/a.css', 'site/a.html']);
    clock.now += 100 * HOUR;
    const inputs = { ...sync, 'keep-deleted-for': '2h' };
    const { outputs } = await runAction(server, inputs, { workspace });
    expect(outputs).toMatchObject({ deleted: '1' });
    expect(server.bucket(BUCKET).keys('site/a')).toEqual(['site/a.css']);
  });
});

describe('the state object', () => {
  it('is deleted with its site only, and by no sync', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ 'public/a.txt': 'a', 'public/b.css': 'b' });
    await runAction(server, sync, { workspace });
    const inputs = { mode: 'delete-prefix', prefix: 'site', exclude: '*.css' };
    const result = await runAction(server, inputs);
    expect(result.exitCode).toBe(0);
    expect(result.outputs).toMatchObject({ deleted: '1', skipped: '1' });
    expect(result.outcomes).toContainEqual(
      expect.objectContaining({ key: 'site/.s3-batch-action', reason: 'state' }),
    );
    expect(server.bucket(BUCKET).keys()).toEqual(['site/.s3-batch-action', 'site/b.css']);
  });

  it('is deleted when a file names it', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ 'public/a.txt': 'a', keys: `${STATE}\n` });
    await runAction(server, sync, { workspace });
    const inputs = { mode: 'delete-prefix', prefix: 'site', 'keys-from': 'keys' };
    const result = await runAction(server, inputs, { workspace, serverLies: true });
    expect(result.exitCode).toBe(0);
    expect(result.outputs).toMatchObject({ deleted: '1', skipped: '0' });
    expect(server.bucket(BUCKET).keys()).toEqual(['site/a.txt']);
  });

  it.each([
    ['all', [], '5'],
    ['noncurrent', [STATE, 'site/a.txt'], '3'],
  ] as const)('has versions like others with versions: %s', async (versions, left, deleted) => {
    const server = await startTestServer();
    server.setVersioning(BUCKET, 'Enabled');
    seed(server, [STATE, STATE, STATE, 'site/a.txt', 'site/a.txt']);
    const before = server.bucket(BUCKET).object(STATE)?.versionId;
    const inputs = { mode: 'delete-prefix', prefix: 'site', versions };
    const result = await runAction(server, inputs);
    expect(result.exitCode).toBe(0);
    const remaining = versions === 'all' ? undefined : before;
    expect(server.bucket(BUCKET).object(STATE)?.versionId).toBe(remaining);
    const keys = server
      .bucket(BUCKET)
      .versions()
      .map(({ key }) => key);
    expect(keys).toEqual(left);
    expect(result.outputs['deleted']).toBe(deleted);
  });

  it('lets go of a delete marker over it with versions: all', async () => {
    const server = await startTestServer();
    server.setVersioning(BUCKET, 'Enabled');
    server.bucket(BUCKET).seed(STATE, 'old', { lastModified: OLD });
    server.bucket(BUCKET).seed(STATE, '', { lastModified: OLD, isDeleteMarker: true });
    const inputs = { mode: 'delete-prefix', prefix: 'site', versions: 'all' };
    expect((await runAction(server, inputs)).outputs['deleted']).toBe('2');
    expect(server.bucket(BUCKET).versions()).toEqual([]);
  });

  it.each(['upload-dir', 'sync-dir'])(
    'is not overwritten by a file of its name in %s',
    async (mode) => {
      const server = await startTestServer();
      const workspace = await workspaceOf({
        'public/a.txt': 'a',
        'public/.s3-batch-action': 'mine',
      });
      const inputs = { mode, source: 'public', prefix: 'site', 'include-hidden-files': 'true' };
      const result = await runAction(server, inputs, { workspace });
      expect(result.exitCode).toBe(0);
      expect(result.outputs).toMatchObject({ uploaded: '1', skipped: '1' });
      const stored = server.bucket(BUCKET).object('site/.s3-batch-action');
      expect(stored?.body.toString()).not.toBe('mine');
    },
  );

  it('lies where the input says, and is no object of the site there', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ 'public/a.txt': 'a' });
    const inputs = { ...sync, state: 'site/own.state' };
    for (const skipped of ['0', '2']) {
      const { outputs } = await runAction(server, inputs, { workspace });
      expect(outputs).toMatchObject({ deleted: '0', skipped });
    }
    expect(server.bucket(BUCKET).keys()).toEqual(['site/a.txt', 'site/own.state']);
  });
});

describe('hazard 18: a deploy that ends while another one looks at the bucket', () => {
  it('is seen whole by it', async () => {
    const clock = { now: Date.now() - 60_000 };
    const server = await startTestServer({ now: () => new Date(clock.now) });
    const theirs = await workspaceOf({ 'public/a.txt': 'a', 'public/theirs.txt': 'theirs' });
    const ours = await workspaceOf({ 'public/a.txt': 'a' });
    const isOver = deferred();
    const isAsked = deferred();
    const isRead = ({ operation }: { operation: string }) => operation === 'GetObject';
    server.onRequest = (request) => {
      if (!isRead(request)) return undefined;
      server.onRequest = undefined;
      isAsked.resolve();
      return { kind: 'hold', until: isOver.promise };
    };
    const waiting = runAction(server, sync, { workspace: ours, serverLies: true });
    await isAsked.promise;
    await runAction(server, sync, { workspace: theirs, serverLies: true });
    clock.now += 2_000;
    isOver.resolve();
    expect((await waiting).outputs).toMatchObject({ deleted: '1', failed: '0' });
    expect(server.bucket(BUCKET).keys()).toEqual(['site/.s3-batch-action', 'site/a.txt']);
  });
});
