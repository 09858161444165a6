import { describe, expect, it } from 'vitest';
import { runAction } from '../support/run-action.ts';
import type { S3Server, S3ServerOptions, SeedOptions } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const remove = { mode: 'delete-prefix', prefix: 'site' };
/** A clock that stands still. */
const NOW = new Date(Math.floor(Date.now() / 1000) * 1000);
const MARKER = { isDeleteMarker: true };

async function versionedServer(options: S3ServerOptions = {}): Promise<S3Server> {
  const server = await startTestServer({ now: () => NOW, ...options });
  server.setVersioning(BUCKET, 'Enabled');
  return server;
}

/** Adds versions of a key, the oldest first; the first was written so many days ago. */
function seedDaily(
  server: S3Server,
  key: string,
  days: number,
  rows: readonly SeedOptions[],
): void {
  for (const [index, row] of rows.entries()) {
    const lastModified = new Date(NOW.getTime() - (days - index) * 86_400_000);
    server.bucket(BUCKET).seed(key, `${index}`, { lastModified, ...row });
  }
}

const left = (server: S3Server, prefix = 'site/') =>
  server
    .bucket(BUCKET)
    .versions()
    .filter(({ key }) => key.startsWith(prefix))
    .map(
      ({ key, isDeleteMarker, body }) => `${key} ${isDeleteMarker ? 'marker' : body.toString()}`,
    );

describe('delete-prefix with versions', () => {
  it('hazard 16, hazard 57: removes every version and delete marker, and tells how many were which', async () => {
    const server = await versionedServer();
    seedDaily(server, 'site/a', 9, [{}, {}, {}]);
    seedDaily(server, 'site/b', 9, [{}, MARKER]);
    seedDaily(server, 'site/c', 9, [MARKER]);
    seedDaily(server, 'site-old/a', 9, [{}, {}]);
    const result = await runAction(server, { ...remove, versions: 'all' });
    expect(result.exitCode).toBe(0);
    expect(left(server, '')).toEqual(['site-old/a 1', 'site-old/a 0']);
    expect(result.outputs).toMatchObject({ deleted: '6', failed: '0', changed: 'true' });
    expect(result.lines).toContain('deleted 6 (including 2 delete markers)');
    expect(result.summary).toMatch(/\n6 deleted \(.*2 delete markers\) · /);
    expect(result.outcomes.every(({ versionId }) => versionId?.length === 32)).toBe(true);
    expect(result.outcomes.filter(({ deleteMarker }) => deleteMarker === true)).toHaveLength(2);
    expect(server.counts).toMatchObject({ ListObjectsV2: 2 });
    expect(Object.keys(server.counts)).not.toContain('DeleteObject');
    const headers = server.log.flatMap((entry) => Object.keys(entry.headers));
    expect(headers).not.toContain('x-amz-bypass-governance-retention');
  });

  it('hazard 61: deletes what is current in a later request than what is under it', async () => {
    const server = await versionedServer();
    for (const key of ['site/a', 'site/b', 'site/c']) seedDaily(server, key, 9, [{}, {}, MARKER]);
    const current = server
      .bucket(BUCKET)
      .versions()
      .filter(({ isDeleteMarker }) => isDeleteMarker);
    const result = await runAction(server, { ...remove, versions: 'all' });
    expect(result.exitCode).toBe(0);
    const deletes = server.log.filter(({ operation }) => operation === 'DeleteObjects');
    expect(deletes.map(({ applied }) => applied.versions?.length)).toEqual([6, 3]);
    const names = current.map(({ key, versionId }) => `${key}?versionId=${versionId}`);
    expect(deletes[1]?.applied.versions?.sort()).toEqual(names.sort());
  });

  it('keeps what is current with versions: noncurrent, also a delete marker', async () => {
    const server = await versionedServer();
    seedDaily(server, 'site/a', 9, [{}, MARKER, {}, {}]);
    seedDaily(server, 'site/b', 9, [{}, {}, MARKER]);
    seedDaily(server, 'site/c', 9, [MARKER, MARKER]);
    const result = await runAction(server, { ...remove, versions: 'noncurrent' });
    expect(result.exitCode).toBe(0);
    expect(left(server)).toEqual(['site/a 3', 'site/b marker', 'site/c marker']);
    expect(result.outputs).toMatchObject({ deleted: '6', skipped: '0' });
    expect(result.lines).toContain('deleted 6 (including 2 delete markers)');
  });

  it('counts the age of a version from when it became noncurrent', async () => {
    const server = await versionedServer();
    seedDaily(server, 'site/a', 9, [{}, {}, {}, {}]);
    const inputs = { ...remove, versions: 'noncurrent', 'older-than': '7d' };
    const result = await runAction(server, inputs);
    expect(left(server)).toEqual(['site/a 3', 'site/a 2', 'site/a 1']);
    expect(result.outputs).toMatchObject({ deleted: '1', skipped: '2' });
    expect((await runAction(server, { ...inputs, 'older-than': '145h' })).exitCode).toBe(0);
    expect(left(server)).toEqual(['site/a 3', 'site/a 2']);
  });

  it('hazard 18: leaves alone what was written, or became noncurrent, after the run began', async () => {
    const server = await versionedServer();
    const later = { lastModified: new Date(NOW.getTime() + 63_000) };
    seedDaily(server, 'site/a', 9, [{}, {}, later]);
    const result = await runAction(server, { ...remove, versions: 'noncurrent' });
    expect(left(server)).toEqual(['site/a 2', 'site/a 1']);
    expect(result.outcomes.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['newer-than-run']),
    );
    expect((await runAction(server, { ...remove, versions: 'all' })).exitCode).toBe(0);
    expect(left(server)).toEqual(['site/a 2']);
  });

  it('works where versioning is suspended, and where it never was', async () => {
    const server = await versionedServer();
    seedDaily(server, 'site/a', 9, [{}, {}]);
    server.setVersioning(BUCKET, 'Suspended');
    seedDaily(server, 'site/a', 5, [{}]);
    seedDaily(server, 'site/b', 5, [{}]);
    expect((await runAction(server, { ...remove, versions: 'all' })).exitCode).toBe(0);
    expect(left(server)).toEqual([]);

    const plain = await startTestServer();
    for (const key of ['site/a', 'site/b', 'other']) plain.bucket(BUCKET).seed(key);
    const result = await runAction(plain, { ...remove, versions: 'all' });
    expect([result.exitCode, result.outputs['deleted']]).toEqual([0, '2']);
    expect(plain.bucket(BUCKET).keys()).toEqual(['other']);
  });

  it('goes on where a page ends within a key, and deletes what it has listed meanwhile', async () => {
    const server = await versionedServer();
    for (const key of ['site/a', 'site/b']) {
      for (let n = 0; n < 800; n += 1) server.bucket(BUCKET).seed(key, `${n}`);
    }
    const result = await runAction(server, { ...remove, versions: 'all', 'batch-size': '100' });
    expect([result.exitCode, result.outputs['deleted']]).toEqual([0, '1600']);
    expect(left(server)).toEqual([]);
    expect(server.counts['ListObjectVersions']).toBe(3);
  });

  it('hazard 13: counts versions and delete markers for max-deletes, before it deletes any', async () => {
    const server = await versionedServer();
    seedDaily(server, 'site/a', 9, [{}, {}, MARKER]);
    const inputs = { ...remove, versions: 'all', 'max-deletes': '2' };
    const result = await runAction(server, inputs);
    expect(result.exitCode).toBe(1);
    expect(server.counts).toEqual({ ListObjectVersions: 1, ListObjectsV2: 2 });
    expect(result.annotations.at(-1)?.message).toMatch(
      /allows 2 of 3 listed versions and delete markers to be deleted, the plan deletes 3/,
    );
    const dry = await runAction(server, { ...inputs, 'max-deletes': '3', 'dry-run': 'true' });
    expect(dry.lines).toContain('3 of 3 listed versions and delete markers to delete');
    expect(dry.lines).toContain(
      'dry run, nothing was changed: would have deleted 3 (including 1 delete marker)',
    );
    expect(left(server)).toHaveLength(3);
  });

  it('says once how many deletes only left a delete marker', async () => {
    const server = await versionedServer();
    for (const key of ['site/a', 'site/b']) seedDaily(server, key, 9, [{}]);
    const result = await runAction(server, remove);
    expect(result.exitCode).toBe(0);
    const told = result.lines.filter((line) => line.includes('delete marker'));
    expect(told).toEqual([
      '2 deletes only added a delete marker, because the bucket keeps versions: the versions ' +
        'under it still cost storage; to remove them, run mode delete-prefix with versions: noncurrent',
    ]);
    expect(left(server)).toHaveLength(4);
  });
});
