import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  given,
  jsonLines,
  messageOf,
  PLAN_HEADER,
  plannedLine,
  planEnd,
  run,
} from '../support/keys-from.ts';
import { type ActionResult, runAction, workspaceOf } from '../support/run-action.ts';
import type { S3Server } from 's3-test-server';
import { BUCKET, openTestStore, startTestServer } from '../support/test-store.ts';

type Inputs = Readonly<Record<string, string>>;

const SITE = { mode: 'delete-prefix', prefix: 'site' };
const OLD = new Date('2026-01-01T00:00:00Z');
const LATER = new Date('2026-01-01T00:00:01Z');

/** Makes a plan by a dry run; returns the workspace that holds it. */
async function planned(server: S3Server, inputs: Inputs = {}): Promise<string> {
  const workspace = await workspaceOf({});
  const asked = { ...SITE, 'dry-run': 'true', report: 'plan.jsonl', ...inputs };
  const result = await runAction(server, asked, { workspace });
  expect(result.exitCode).toBe(0);
  return workspace;
}

const carryOut = (server: S3Server, workspace: string, inputs: Inputs = {}) =>
  runAction(server, { ...SITE, 'keys-from': 'plan.jsonl', ...inputs }, { workspace });

const outcomesOf = ({ outcomes }: ActionResult) =>
  outcomes.map(({ key, status, reason }) => `${key} ${reason ?? status}`).sort();

async function seeded(keys: readonly string[]): Promise<S3Server> {
  const server = await startTestServer();
  for (const key of keys) server.bucket(BUCKET).seed(key, 'x', { lastModified: OLD });
  return server;
}

describe('delete-prefix with a plan', () => {
  it('hazard 66: deletes what was planned and has not changed, by listing and no more', async () => {
    const names = ['overwritten', 'resized', 'rewritten', 'gone', 'same', 'same/too'];
    const server = await seeded(names.map((name) => `site/${name}`));
    const workspace = await planned(server);
    const bucket = server.bucket(BUCKET);
    bucket.seed('site/overwritten', 'y', { lastModified: OLD });
    bucket.seed('site/resized', 'xx', { lastModified: OLD });
    bucket.seed('site/rewritten', 'x', { lastModified: LATER });
    bucket.seed('site/added', 'x', { lastModified: OLD });
    await runAction(server, { ...SITE, include: 'gone' });
    const before = { ...server.counts };
    const result = await carryOut(server, workspace);
    expect(result.exitCode).toBe(0);
    expect(outcomesOf(result)).toEqual([
      'site/gone gone',
      'site/overwritten changed',
      'site/resized changed',
      'site/rewritten changed',
      'site/same done',
      'site/same/too done',
    ]);
    expect(result.outputs).toMatchObject({ deleted: '2', skipped: '4', changed: 'true' });
    expect(bucket.keys()).toEqual([
      'site/added',
      'site/overwritten',
      'site/resized',
      'site/rewritten',
    ]);
    const { DeleteObjects = 0, ...others } = server.counts;
    // One of them finds out whether the store honors conditions.
    expect(DeleteObjects - (before['DeleteObjects'] ?? 0)).toBe(2);
    expect(Object.keys(others)).toEqual(['ListObjectsV2']);
    const warnings = result.annotations.filter(({ level }) => level === 'warning');
    expect(warnings.map(({ message }) => message).join()).toMatch(
      /3 objects under "site\/" were written or changed after the plan .*: make a new plan to delete/,
    );
  });

  it('narrows a plan by globs, whose other objects are not touched', async () => {
    const server = await seeded(['site/a', 'site/b.map', 'site/c.map']);
    const workspace = await planned(server);
    server.bucket(BUCKET).seed('site/a', 'changed');
    const result = await carryOut(server, workspace, { include: '*.map', exclude: 'c.map' });
    expect(outcomesOf(result)).toEqual(['site/b.map done']);
    expect(server.bucket(BUCKET).keys()).toEqual(['site/a', 'site/c.map']);
    expect(result.lines.join('\n')).toMatch(
      /1 planned object in ".*plan.jsonl" to delete, 2 not selected$/m,
    );
  });

  it('plans what a dry run selects, and nothing that it keeps', async () => {
    const server = await seeded(['site/a', 'site/keep/b']);
    server.bucket(BUCKET).seed('site/new', 'x', { lastModified: new Date() });
    const workspace = await planned(server, { 'older-than': '1d', exclude: 'keep/**' });
    const result = await carryOut(server, workspace);
    expect(outcomesOf(result)).toEqual(['site/a done']);
    expect(server.bucket(BUCKET).keys()).toEqual(['site/keep/b', 'site/new']);
  });

  it('shows in a dry run what would be deleted now, as a plan that can be carried out', async () => {
    const server = await seeded(['site/a', 'site/b', 'site/c']);
    const workspace = await planned(server);
    server.bucket(BUCKET).seed('site/b', 'changed');
    const again = { 'dry-run': 'true', report: 'again.jsonl' };
    const dry = await carryOut(server, workspace, again);
    expect(outcomesOf(dry)).toEqual(['site/a done', 'site/b changed', 'site/c done']);
    expect([dry.outputs['changed'], server.counts['DeleteObjects']]).toEqual(['false', undefined]);
    const result = await carryOut(server, workspace, { 'keys-from': 'again.jsonl' });
    expect(outcomesOf(result)).toEqual(['site/a done', 'site/c done']);
    expect(server.bucket(BUCKET).keys()).toEqual(['site/b']);
  });

  it('ends well with an empty plan, and sends nothing', async () => {
    const server = await seeded(['other/a']);
    const workspace = await planned(server);
    const sent = server.log.length;
    const result = await carryOut(server, workspace, { 'bypass-governance': 'true' });
    expect([result.exitCode, server.log.length]).toEqual([0, sent]);
    expect(result.outputs).toMatchObject({ deleted: '0', changed: 'false' });
  });

  it.each([
    ['1', /"max-deletes" allows 1 of 4 listed objects to be deleted, the plan deletes 2/],
    ['49%', /"max-deletes" allows 49% \(1\) of 4 listed objects .* the plan deletes 2/],
  ])('hazard 13: refuses a plan over max-deletes: %s', async (limit, message) => {
    const server = await seeded(['site/a', 'site/b', 'site/c', 'site/d']);
    const workspace = await planned(server, { exclude: 'd' });
    server.bucket(BUCKET).seed('site/a', 'changed');
    const refused = await carryOut(server, workspace, { 'max-deletes': limit });
    expect([refused.exitCode, server.counts['DeleteObjects']]).toEqual([1, undefined]);
    expect(messageOf(refused)).toMatch(message);
    const allowed = await carryOut(server, workspace, { 'max-deletes': '50%' });
    expect(outcomesOf(allowed)).toEqual(['site/a changed', 'site/b done', 'site/c done']);
  });

  it('takes a plan with a byte order mark and carriage returns', async () => {
    const server = await seeded(['site/a', 'site/b']);
    const workspace = await planned(server);
    const file = join(workspace, 'plan.jsonl');
    const text = await readFile(file, 'utf8');
    await writeFile(file, `\ufeff${text.replaceAll('\n', '\r\n')}`);
    expect(outcomesOf(await carryOut(server, workspace))).toEqual(['site/a done', 'site/b done']);
  });

  it('hazard 66: deletes nothing by a plan that somebody else made up', async () => {
    const server = await given();
    const { etag = '', lastModified } = server.bucket(BUCKET).object('site/a') ?? {};
    const facts = { etag, size: 1, lastModified };
    const lines = [
      plannedLine('site/a', { ...facts, etag: etag.replaceAll('"', '') }),
      plannedLine('site/b', { ...facts, lastModified: '2026-01-02T03:04:05.678Z' }),
      plannedLine('site/c d', { ...facts, size: 2 }),
      plannedLine('site/never', facts),
    ];
    const result = await run(server, jsonLines(PLAN_HEADER, ...lines, planEnd(4)));
    expect(result.exitCode).toBe(0);
    expect(outcomesOf(result)).toEqual([
      'site/a changed',
      'site/b changed',
      'site/c d changed',
      'site/never gone',
    ]);
    expect(server.counts['DeleteObjects']).toBeUndefined();
  });

  it('hazard 60: refuses a plan of elsewhere before the first request', async () => {
    const server = await given();
    const lines = [plannedLine('other/x'), plannedLine('site/../other/x')];
    const result = await run(server, jsonLines(PLAN_HEADER, ...lines, planEnd(2)));
    expect([result.exitCode, server.log]).toEqual([1, []]);
    expect(messageOf(result)).toMatch(
      /line 2: the key is not under the prefix "site\/" \(7 bytes\)\n.*line 3: /,
    );
  });

  it('refuses the plan of a dry run that broke off', async () => {
    const server = await seeded(['site/a']);
    server.onRequest = () => ({ kind: 'status', status: 403, code: 'AccessDenied' });
    const workspace = await workspaceOf({});
    const asked = { ...SITE, 'dry-run': 'true', report: 'plan.jsonl' };
    expect((await runAction(server, asked, { workspace })).exitCode).toBe(1);
    server.onRequest = undefined;
    const result = await carryOut(server, workspace);
    expect(messageOf(result)).toContain(
      'the dry run that made the plan has failed, so the plan is',
    );
  });

  it('stops when the listing fails, and deletes nothing more', async () => {
    const server = await seeded(['site/a']);
    const workspace = await planned(server);
    server.onRequest = () => ({ kind: 'status', status: 403, code: 'AccessDenied' });
    const result = await carryOut(server, workspace);
    expect([result.exitCode, result.outcomes]).toEqual([1, []]);
    expect(messageOf(result)).toContain('s3:ListBucket');
  });

  it('deletes the record of a sync when the plan has it', async () => {
    const state = 'site/.s3-batch-action';
    const server = await seeded([state, 'site/a']);
    const { etag, lastModified } = server.bucket(BUCKET).object(state) ?? {};
    const lines = [plannedLine(state, { etag, size: 1, lastModified })];
    const workspace = await workspaceOf({
      'plan.jsonl': jsonLines(PLAN_HEADER, ...lines, planEnd(1)),
    });
    const asked = { ...SITE, 'keys-from': 'plan.jsonl' };
    const result = await runAction(server, asked, { workspace, serverLies: true });
    expect(outcomesOf(result)).toEqual([`${state} done`]);
    expect(server.bucket(BUCKET).keys()).toEqual(['site/a']);
  });
});

describe('delete-prefix with a plan of versions', () => {
  const seedVersions = (server: S3Server, key: string, bodies: readonly string[]) => {
    for (const [index, body] of bodies.entries()) {
      const lastModified = new Date(OLD.getTime() + index * 60_000);
      server.bucket(BUCKET).seed(key, body, { lastModified, isDeleteMarker: body === 'marker' });
    }
  };
  const left = (server: S3Server) =>
    server
      .bucket(BUCKET)
      .versions()
      .map(({ key, isDeleteMarker, body }) =>
        [key, isDeleteMarker ? 'marker' : body.toString()].join(' '),
      );

  async function versioned(): Promise<S3Server> {
    const server = await startTestServer();
    server.setVersioning(BUCKET, 'Enabled');
    return server;
  }

  it('hazard 61, hazard 66: deletes them, the current one last, and keeps what came since', async () => {
    const server = await versioned();
    seedVersions(server, 'site/a', ['1', '2', '3']);
    seedVersions(server, 'site/b', ['1', 'marker']);
    seedVersions(server, 'site/c', ['1', '2']);
    const workspace = await planned(server, { versions: 'all' });
    server.bucket(BUCKET).seed('site/c', 'new');
    const result = await carryOut(server, workspace);
    expect(result.exitCode).toBe(0);
    expect(left(server)).toEqual(['site/c new']);
    expect(result.outputs).toMatchObject({ deleted: '7', skipped: '0' });
    const [first, second] = server.log.filter(({ operation }) => operation === 'DeleteObjects');
    expect(first?.keys).toEqual(['site/a', 'site/a', 'site/b', 'site/c', 'site/c']);
    expect(second?.keys).toEqual(['site/a', 'site/b']);
  });

  it('hazard 61: keeps a version that has become current since, and what covers others', async () => {
    const server = await versioned();
    seedVersions(server, 'site/a', ['1', '2', '3']);
    seedVersions(server, 'site/b', ['1', '2']);
    const workspace = await planned(server, { versions: 'noncurrent' });
    const current = server.bucket(BUCKET).object('site/a')?.versionId ?? '';
    await removeVersion(server, 'site/a', current);
    const result = await carryOut(server, workspace);
    expect(result.exitCode).toBe(0);
    expect(outcomesOf(result)).toEqual(['site/a changed', 'site/a done', 'site/b done']);
    expect(left(server)).toEqual(['site/a 2', 'site/b 2']);
  });

  it('reports a version that is gone, and deletes what is locked with bypass-governance', async () => {
    const server = await versioned();
    const retainUntil = new Date(Date.now() + 86_400_000);
    const lock = { mode: 'GOVERNANCE', retainUntil } as const;
    server.bucket(BUCKET).seed('site/a', '1', { lastModified: OLD, lock });
    server.bucket(BUCKET).seed('site/a', '2', { lastModified: LATER });
    seedVersions(server, 'site/b', ['1', '2']);
    const workspace = await planned(server, { versions: 'all' });
    const gone = server.bucket(BUCKET).object('site/b')?.versionId ?? '';
    await removeVersion(server, 'site/b', gone);
    const denied = await carryOut(server, workspace);
    expect(denied.exitCode).toBe(1);
    expect(outcomesOf(denied)).toEqual([
      'site/a covers-older',
      'site/a failed',
      'site/b changed',
      'site/b gone',
    ]);
    const result = await carryOut(server, workspace, { 'bypass-governance': 'true' });
    expect(outcomesOf(result)).toEqual([
      'site/a done',
      'site/a done',
      'site/b changed',
      'site/b gone',
    ]);
    expect(left(server)).toEqual(['site/b 1']);
  });
});

/** Another client deletes one version for good. */
async function removeVersion(server: S3Server, key: string, versionId: string): Promise<void> {
  const store = await openTestStore(server);
  const objects = [{ key, versionId }];
  expect(await store.deleteMany({ bucket: BUCKET, objects })).toEqual([{ attempts: 1 }]);
}
