import { describe, expect, it } from 'vitest';
import { runAction } from '../support/run-action.ts';
import type { S3Server } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const prune = { mode: 'delete-prefix', prefix: 'builds', 'keep-newest': '2' };
/** The server's clock stands still, near enough to the runner's that signatures are valid. */
const NOW = new Date(Math.floor(Date.now() / 1000) * 1000);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A server whose bucket holds these keys, each as old as it says, in milliseconds. */
async function serverWith(ages: Readonly<Record<string, number>>): Promise<S3Server> {
  const server = await startTestServer({ now: () => NOW });
  for (const [key, age] of Object.entries(ages)) seed(server, key, age);
  return server;
}

function seed(server: S3Server, key: string, age: number): void {
  server.bucket(BUCKET).seed(key, 'x', { lastModified: new Date(NOW.getTime() - age) });
}

const BUILDS = {
  'builds/1/a': 9 * DAY,
  'builds/2/a': 8 * DAY,
  'builds/2/b/c': 2 * DAY,
  'builds/3/a': 3 * DAY,
  'builds/4/a': 4 * DAY,
  'builds/latest.txt': 9 * DAY,
  'builds-old/1/a': 99 * DAY,
};

describe('delete-prefix with keep-newest', () => {
  it('keeps the newest directories whole and never touches what lies beside them', async () => {
    const server = await serverWith(BUILDS);
    const result = await runAction(server, prune);
    expect(result.exitCode).toBe(0);
    expect(server.bucket(BUCKET).keys()).toEqual([
      ...['builds-old/1/a', 'builds/2/a', 'builds/2/b/c', 'builds/3/a', 'builds/latest.txt'],
    ]);
    expect(result.outputs).toMatchObject({ deleted: '2', skipped: '4', failed: '0' });
    expect(server.counts).toEqual({ ListObjectsV2: 5, DeleteObjects: 2 });
  });

  it('keeps a directory with an object under an hour old beside the newest', async () => {
    const ages = { 'builds/5/a': 9 * DAY, 'builds/5/b': HOUR - 1000, 'builds/6/a': HOUR };
    const server = await serverWith({ ...BUILDS, ...ages });
    await runAction(server, prune);
    const left = ['2/a', '2/b/c', '5/a', '5/b', '6/a', 'latest.txt'];
    expect(server.bucket(BUCKET).keys('builds/')).toEqual(left.map((key) => `builds/${key}`));
  });

  it('keeps the name that comes last when directories are as new', async () => {
    const names = ['a', 'z', 'é', '\uff5e', '\u{1f600}'];
    const server = await serverWith(
      Object.fromEntries(names.map((name) => [`builds/${name}/x`, DAY])),
    );
    await runAction(server, prune);
    expect(server.bucket(BUCKET).keys()).toEqual(['builds/\uff5e/x', 'builds/\u{1f600}/x']);
  });

  it('deletes only what older-than allows too, a directory by its newest object', async () => {
    const server = await serverWith({ ...BUILDS, 'builds/1/b': 5 * DAY });
    const result = await runAction(server, { ...prune, 'keep-newest': '1', 'older-than': '3d' });
    const left = ['2/a', '2/b/c', '3/a', 'latest.txt'];
    expect(server.bucket(BUCKET).keys('builds/')).toEqual(left.map((key) => `builds/${key}`));
    expect(result.outcomes).toContainEqual(
      expect.objectContaining({ key: 'builds/3/a', reason: 'younger' }),
    );
  });

  it('never deletes what the globs leave out, and does not count it', async () => {
    const server = await serverWith({
      ...BUILDS,
      'builds/1/report.html': HOUR,
      'builds/main/a': 2 * HOUR,
    });
    await runAction(server, { ...prune, exclude: 'main/**\n**/report.html' });
    const left = ['1/report.html', '2/a', '2/b/c', '3/a', 'latest.txt', 'main/a'];
    expect(server.bucket(BUCKET).keys('builds/')).toEqual(left.map((key) => `builds/${key}`));
  });

  it('keeps single objects with keep-newest-of: objects', async () => {
    const ages = { 'builds/a.zip': 3 * DAY, 'builds/b.zip': 2 * DAY, 'builds/c.zip': DAY };
    const server = await serverWith({ ...ages, 'builds/d.zip': 30 * MINUTE });
    const result = await runAction(server, { ...prune, 'keep-newest-of': 'objects' });
    const left = ['builds/b.zip', 'builds/c.zip', 'builds/d.zip'];
    expect(server.bucket(BUCKET).keys()).toEqual(left);
    expect(result.outputs).toMatchObject({ deleted: '1', skipped: '3' });
  });

  it.each([
    ['flat objects', { 'builds/a': 9 * DAY, 'builds/b': 8 * DAY }, {}],
    ['nothing at all', {}, {}],
    ['directories that the globs leave out', BUILDS, { exclude: '*/**' }],
  ])('says that it found no directory among %s, and deletes nothing', async (_, ages, more) => {
    const server = await serverWith(ages);
    const result = await runAction(server, { ...prune, ...more });
    expect(result.exitCode).toBe(0);
    expect(server.counts['DeleteObjects']).toBeUndefined();
    expect(server.bucket(BUCKET).keys()).toEqual(Object.keys(ages).sort());
    const remark = /^No directory was found directly under the prefix, so nothing is deleted\./;
    expect(result.lines).toContainEqual(expect.stringMatching(remark));
    expect(result.summary).toMatch(new RegExp(remark, 'm'));
  });

  it.each([
    ['1', 1],
    ['28%', 1],
    ['2', 0],
    ['29%', 0],
  ])('hazard 13: holds max-deletes: %s against the plan', async (cap, exitCode) => {
    const server = await serverWith({ ...BUILDS, 'builds/latest-2.txt': DAY });
    const result = await runAction(server, { ...prune, 'max-deletes': cap });
    expect(result.exitCode).toBe(exitCode);
    expect(server.counts['DeleteObjects']).toBe(exitCode === 0 ? 2 : undefined);
    if (exitCode === 1) expect(result.annotations.at(-1)?.message).toContain('the plan deletes 2');
    expect(result.lines).toContain(
      '- delete: 2 directories with 2 objects, which frees 2 bytes: ' + '"builds/4/", "builds/1/"',
    );
  });

  it('tells the plan before it deletes: what is deleted, what is kept and why, and how many bytes', async () => {
    const server = await serverWith({ ...BUILDS, 'builds/5/##[x]': 0 });
    const result = await runAction(server, prune);
    const plan = result.lines.slice(result.lines.findIndex((line) => line.startsWith('plan')));
    expect(plan.slice(0, 6)).toEqual([
      'plan (keep-newest: 2 of the directories under "builds/"):',
      '- delete: 2 directories with 2 objects, which frees 2 bytes: "builds/4/", "builds/1/"',
      '- keep, not in a directory directly under the prefix, so keep-newest does not apply: ' +
        '1 object, 1 byte',
      '- keep, changed less than an hour ago, or in a directory that was, so it may be unfinished: ' +
        '1 directory with 1 object, 1 byte: "builds/5/"',
      '- keep, among the newest (keep-newest): 2 directories with 3 objects, 3 bytes: ' +
        '"builds/2/", "builds/3/"',
      '2 of 7 listed objects to delete',
    ]);
  });

  it('has the plan of a dry run in the summary', async () => {
    const server = await serverWith(BUILDS);
    const result = await runAction(server, { ...prune, 'dry-run': 'true' });
    expect(server.counts).toEqual({ ListObjectsV2: 4 });
    expect(result.outputs).toMatchObject({ deleted: '2', changed: 'false', 'dry-run': 'true' });
    expect(result.summary).toContain('\nWould delete 2 (2 bytes) · ');
    expect(result.summary).toContain('\nplan (keep-newest: 2 of the directories under `builds/`):');
    expect(result.summary).toContain('\n- `builds/4/`: delete; 1 object, 1 byte, 4 days old\n');
    expect(result.summary).toContain(
      '\n- `builds/2/`: keep, among the newest (keep-newest); 2 objects',
    );
  });
});
