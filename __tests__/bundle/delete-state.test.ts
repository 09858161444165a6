import { DeleteBucketCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { openSdk } from '../../packages/s3-test-server/__tests__/client.ts';
import { runAction, workspaceOf } from '../support/run-action.ts';
import type { S3Server } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const remove = { mode: 'delete-prefix' };
const whole = { ...remove, 'whole-bucket': 'true' };
const HOUR = 3_600_000;
const STATE = '.s3-batch-action';

/** A bucket with a synced site under each of these prefixes. */
async function serverWith(prefixes: readonly string[], isVersioned = false): Promise<S3Server> {
  const server = await startTestServer();
  if (isVersioned) server.setVersioning(BUCKET, 'Enabled');
  for (const prefix of prefixes) await sync(server, prefix);
  return server;
}

async function sync(server: S3Server, prefix: string): Promise<void> {
  const workspace = await workspaceOf({ 'public/index.html': 'home', 'public/css/a.css': 'a' });
  const place = prefix === '' ? {} : { prefix };
  const inputs = { mode: 'sync-dir', source: 'public', ...place };
  const { exitCode } = await runAction(server, inputs, { workspace });
  expect(exitCode).toBe(0);
  expect(server.bucket(BUCKET).keys()).toContain(prefix === '' ? STATE : `${prefix}/${STATE}`);
  server.clearLog();
}

const keysOf = (server: S3Server) => server.bucket(BUCKET).keys();
const namesOf = (server: S3Server) =>
  server.log
    .filter(({ operation }) => operation === 'DeleteObjects')
    .map(({ applied: { deleted = [] } }) => [...deleted].sort());

describe('delete-prefix of what sync-dir left', () => {
  it('leaves nothing', async () => {
    const server = await serverWith(['site']);
    server.bucket(BUCKET).seed(`site/${STATE}.lease`, '{}');
    const result = await runAction(server, { ...remove, prefix: 'site' });
    expect([result.exitCode, keysOf(server)]).toEqual([0, []]);
    expect(result.outputs).toMatchObject({ deleted: '4', skipped: '0', failed: '0' });
    expect(namesOf(server)).toEqual([
      // The first one has a condition that no object meets.
      [],
      ['site/css/a.css', 'site/index.html'],
      [`site/${STATE}.lease`],
      [`site/${STATE}`],
    ]);
  });

  it('leaves nothing of a bucket with sites in sites', async () => {
    const server = await serverWith(['', 'a', 'a/b', 'previews/7']);
    const result = await runAction(server, whole);
    expect([result.exitCode, keysOf(server)]).toEqual([0, []]);
    expect(result.outputs).toMatchObject({ deleted: '12', skipped: '0' });
  });

  it('with versions: all leaves a bucket that can be deleted', async () => {
    const server = await serverWith(['', 'a'], true);
    await runAction(server, { ...remove, prefix: 'a' });
    expect(keysOf(server).some((key) => key.startsWith('a/'))).toBe(false);
    await sync(server, 'a');
    const result = await runAction(server, { ...whole, versions: 'all' });
    expect(result.exitCode).toBe(0);
    expect(server.bucket(BUCKET).versions()).toEqual([]);
    await openSdk(server).send(new DeleteBucketCommand({ Bucket: BUCKET }));
  });

  it('says in a dry run what a run would delete', async () => {
    const server = await serverWith(['', 'a', 'b']);
    server.bucket(BUCKET).seed('b/young', 'x', { lastModified: new Date(Date.now() - HOUR) });
    const keys = keysOf(server);
    const inputs = { ...whole, exclude: 'b/young' };
    const dry = await runAction(server, { ...inputs, 'dry-run': 'true' });
    expect(keysOf(server)).toEqual(keys);
    const real = await runAction(server, inputs);
    const told = ({ outcomes }: typeof dry) =>
      outcomes.map(({ key, status, reason = '' }) => `${key} ${status} ${reason}`).sort();
    expect(told(dry)).toEqual(told(real));
    expect(keysOf(server)).toEqual([STATE, `b/${STATE}`, 'b/young']);
    expect(real.summary).toContain('of which a part is kept');
  });

  it('counts states for max-deletes', async () => {
    const server = await serverWith(['a', 'b']);
    const refused = await runAction(server, { ...whole, 'max-deletes': '5' });
    expect([refused.exitCode, keysOf(server).length]).toEqual([1, 6]);
    const allowed = await runAction(server, { ...whole, 'max-deletes': '6' });
    expect([allowed.exitCode, keysOf(server)]).toEqual([0, []]);
  });

  it('keeps the state of a site of which a delete fails', async () => {
    const server = await serverWith(['site']);
    server.bucket(BUCKET).seed('site/locked', 'x');
    server.onRequest = ({ operation }) =>
      operation === 'DeleteObjects'
        ? {
            kind: 'edit',
            edit: (answer) => ({
              ...answer,
              body: Buffer.from(
                answer.body
                  .toString()
                  .replace(
                    /<Deleted><Key>site\/locked<\/Key>.*?<\/Deleted>/,
                    '<Error><Key>site/locked</Key><Code>AccessDenied</Code><Message>no</Message></Error>',
                  ),
              ),
            }),
          }
        : undefined;
    const result = await runAction(server, { ...remove, prefix: 'site' }, { serverLies: true });
    expect(result.exitCode).toBe(1);
    expect(keysOf(server)).toEqual([`site/${STATE}`]);
    expect(result.outcomes).toContainEqual(
      expect.objectContaining({ key: `site/${STATE}`, status: 'skipped', reason: 'state' }),
    );
  });

  it('keeps a state that another sync writes meanwhile', async () => {
    const server = await serverWith(['site']);
    server.onRequest = ({ operation }) => {
      if (operation !== 'DeleteObjects') return undefined;
      server.bucket(BUCKET).seed(`site/${STATE}`, 'another');
      return undefined;
    };
    const result = await runAction(server, { ...remove, prefix: 'site' });
    expect(result.exitCode).toBe(0);
    expect(keysOf(server)).toEqual([`site/${STATE}`]);
    expect(result.outcomes).toContainEqual(
      expect.objectContaining({ key: `site/${STATE}`, status: 'skipped', reason: 'changed' }),
    );
  });

  it('deletes a state that include names, and nothing else', async () => {
    const server = await serverWith(['site']);
    const inputs = { ...remove, prefix: 'site', include: STATE };
    const result = await runAction(server, inputs);
    expect(result.exitCode).toBe(0);
    expect(keysOf(server)).toEqual(['site/css/a.css', 'site/index.html']);
  });

  it('deletes the states of directories that keep-newest prunes', async () => {
    const server = await serverWith([]);
    const seed = (key: string, hours: number) => {
      const lastModified = new Date(Date.now() - hours * HOUR);
      server.bucket(BUCKET).seed(`builds/${key}`, key, { lastModified });
    };
    for (const [build, hours] of [1, 2, 3].map((build) => [build, 9 - build] as const)) {
      seed(`${build}/a`, hours);
      seed(`${build}/${STATE}`, hours);
    }
    seed(STATE, 9);
    const inputs = { ...remove, prefix: 'builds', 'keep-newest': '1' };
    const result = await runAction(server, inputs);
    expect(result.exitCode).toBe(0);
    expect(keysOf(server)).toEqual([`builds/${STATE}`, `builds/3/${STATE}`, 'builds/3/a']);
    expect(result.outputs).toMatchObject({ deleted: '4', skipped: '3' });
  });
});
