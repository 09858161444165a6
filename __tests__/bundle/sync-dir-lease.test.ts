import { describe, expect, it } from 'vitest';
import type { ActionResult } from '../support/run-action.ts';
import { runAction, workspaceOf } from '../support/run-action.ts';
import type { S3Server } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';
import { deferred } from '../support/watched-source.ts';

const STATE = 'site/.s3-batch-action';
const LEASE = `${STATE}.lease`;
const MINUTE = 60_000;
const sync = { mode: 'sync-dir', source: 'public', prefix: 'site' };
const prune = { mode: 'delete-prefix', prefix: 'site' };

const errorOf = ({ annotations }: ActionResult) => annotations.at(-1)?.message ?? '';
const runId = (id: string) => ({ env: { GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: '1' } });

/** A server with a clock of its own, which holds every write under the prefix but the state's. */
async function startHolding() {
  const clock = { now: Date.now() };
  const server = await startTestServer({ now: () => new Date(clock.now) });
  const begun = deferred();
  const released = deferred();
  server.onRequest = ({ operation, key = '' }) => {
    if (operation !== 'PutObject' || key.startsWith(STATE)) return undefined;
    begun.resolve();
    return { kind: 'hold', until: released.promise };
  };
  const workspace = await workspaceOf({ 'public/a.css': 'a', 'public/index.html': '<p>' });
  return { server, clock, workspace, begun: begun.promise, release: released.resolve };
}

/** A deploy that holds the lock and was killed with no chance to release it. */
async function afterKill() {
  const { begun, release, ...given } = await startHolding();
  const killed = await runAction(given.server, sync, {
    workspace: given.workspace,
    ...runId('killed'),
    onStart: (pid) => void begun.then(() => process.kill(pid, 'SIGKILL')),
    serverLies: true,
  });
  release();
  given.server.onRequest = undefined;
  expect(killed.exitCode).toBe(null);
  return { ...given, killed };
}

const deploy = (server: S3Server, workspace: string, id = 'next') =>
  runAction(server, sync, { workspace, ...runId(id) });

describe('hazard 18: a deploy that was killed', () => {
  it('blocks others for less than five minutes, and no longer', async () => {
    const { server, clock, workspace } = await afterKill();
    clock.now += 5 * MINUTE - 5_000;
    const blocked = await deploy(server, workspace);
    expect(blocked.exitCode).toBe(1);
    expect(errorOf(blocked)).toMatch(
      /^DeployInProgress: run "killed" \(attempt 1\) has been deploying here since .*, or run again after /,
    );
    clock.now += 10_000;
    const next = await deploy(server, workspace);
    expect([next.exitCode, next.outputs['uploaded']]).toEqual([0, '2']);
  });

  it('blocks nobody once the post step has given its lock back', async () => {
    const { server, workspace, killed } = await afterKill();
    const post = await runAction(server, sync, { workspace, state: killed.leftForPost });
    expect([post.exitCode, post.lines.join()]).toEqual([
      0,
      expect.stringContaining(`released the lock in "${STATE}"`),
    ]);
    expect(server.bucket(BUCKET).object(LEASE)?.body.length).toBeLessThan(1_024);
    expect((await deploy(server, workspace)).exitCode).toBe(0);
  });

  it.each([
    ['of another bucket', { bucket: 'elsewhere', key: STATE }],
    ['under another key', { bucket: BUCKET, key: 'site/index.html' }],
    ['with another nonce', { bucket: BUCKET, key: STATE }],
  ])('gives back no lock %s', async (_, lock) => {
    const { server, workspace } = await afterKill();
    server.clearLog();
    const state = { lock: JSON.stringify({ ...lock, nonce: 'f'.repeat(32) }) };
    const post = await runAction(server, sync, { workspace, state });
    expect(post.exitCode).toBe(0);
    expect(server.log.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect((await deploy(server, workspace)).exitCode).toBe(1);
  });

  it('leaves nothing to the post step when it has ended by itself', async () => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ 'public/index.html': '<p>' });
    const ended = await deploy(server, workspace);
    expect([ended.exitCode, ended.leftForPost]).toEqual([0, {}]);
    expect(server.bucket(BUCKET).keys()).toEqual([STATE, 'site/index.html']);
  });
});

it('a deploy that is cancelled releases its lock by a small write', async () => {
  const { server, workspace, begun, release } = await startHolding();
  const cancelled = await runAction(server, sync, {
    workspace,
    ...runId('cancelled'),
    onStart: (pid) => void begun.then(() => process.kill(pid, 'SIGINT')),
    serverLies: true,
  });
  release();
  server.onRequest = undefined;
  expect([cancelled.exitCode, cancelled.leftForPost]).toEqual([1, {}]);
  expect(String(server.bucket(BUCKET).object(LEASE)?.body)).toContain('"released":true');
  expect((await deploy(server, workspace)).exitCode).toBe(0);
});

it('a deploy that takes minutes renews its lease, and keeps others away', async () => {
  const clock = { now: Date.now() };
  const server = await startTestServer({ now: () => new Date(clock.now) });
  const workspace = await workspaceOf({ 'public/index.html': '<p>' });
  const renewed = deferred();
  const state = { isReleased: false };
  server.onRequest = ({ operation, key = '' }) => {
    if (operation !== 'PutObject' || key === STATE) return undefined;
    if (key !== LEASE) {
      // A store that throttles for minutes, by the clock of the run.
      return state.isReleased ? undefined : { kind: 'status', status: 503, code: 'SlowDown' };
    }
    clock.now += 4 * MINUTE;
    renewed.resolve();
    return undefined;
  };
  const first = runAction(server, sync, {
    workspace,
    ...runId('first'),
    isTimeLapse: true,
    serverLies: true,
  });
  await renewed.promise;
  clock.now += 4 * MINUTE;
  const another = await workspaceOf({ 'public/index.html': '<b>' });
  const second = await deploy(server, another, 'second');
  expect(errorOf(second)).toContain('run "first" (attempt 1)');
  state.isReleased = true;
  expect((await first).exitCode).toBe(0);
  expect(server.bucket(BUCKET).object(LEASE)?.body.length).toBeLessThan(1_024);
}, 60_000);

describe('hazard 18: delete-prefix during a deploy', () => {
  it.each([
    ['over its prefix', { prefix: 'site' }],
    ['below its prefix', { prefix: 'site/old' }],
    [
      'above its prefix, with a plan',
      { prefix: '/', 'whole-bucket': 'true', 'max-deletes': '100' },
    ],
    ['over its prefix, with a plan of what to keep', { prefix: 'site', 'keep-newest': '1' }],
    ['over its prefix, with versions', { prefix: 'site', versions: 'noncurrent' }],
  ])('stops before its first write %s', async (_, inputs) => {
    const { server, clock, workspace } = await afterKill();
    const old = new Date(clock.now - 60 * MINUTE);
    for (const key of ['site/old/1/a', 'site/old/2/a']) {
      server.bucket(BUCKET).seed(key, 'old', { lastModified: old });
    }
    const before = server.bucket(BUCKET).keys();
    const stopped = await runAction(server, { ...prune, ...inputs }, { workspace });
    expect(stopped.exitCode).toBe(1);
    expect(errorOf(stopped)).toMatch(/^DeployInProgress: run "killed"/);
    expect(server.bucket(BUCKET).keys()).toEqual(before);
    clock.now += 5 * MINUTE + 1_000;
    expect((await runAction(server, { ...prune, ...inputs }, { workspace })).exitCode).toBe(0);
  });

  it('stops when its listing comes to a site that is being deployed', async () => {
    const { server, workspace } = await afterKill();
    const stopped = await runAction(server, { ...prune, prefix: 'si*' }, { workspace });
    expect([stopped.exitCode, stopped.outputs['deleted']]).toEqual([1, '0']);
    expect(errorOf(stopped)).toContain('DeployInProgress');
  });

  it('warns of it in a dry run', async () => {
    const { server, workspace } = await afterKill();
    const dry = await runAction(server, { ...prune, 'dry-run': 'true' }, { workspace });
    expect(dry.exitCode).toBe(0);
    const warnings = dry.annotations.filter(({ level }) => level === 'warning');
    expect(warnings.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('run "killed"'),
    );
  });

  it('warns once where the state can not be read, and goes on', async () => {
    const { server, clock, workspace } = await afterKill();
    const lastModified = new Date(clock.now - 60 * MINUTE);
    server.bucket(BUCKET).seed('site/old', 'old', { lastModified });
    server.onRequest = ({ operation }) =>
      operation === 'GetObject' ? { kind: 'status', status: 403, code: 'AccessDenied' } : undefined;
    const result = await runAction(server, { ...prune, 'older-than': '10m' }, { workspace });
    expect([result.exitCode, result.outputs['deleted']]).toEqual([0, '1']);
    const warnings = result.annotations.filter(({ level }) => level === 'warning');
    expect(warnings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/whether a sync is deploying to "site\/" is not known.*s3:GetObject/),
    ]);
  });

  it('warns once where a lease that may be newer than the lock can not be read', async () => {
    const { server, clock, workspace } = await afterKill();
    clock.now += 10 * MINUTE;
    const lastModified = new Date(clock.now - 60 * MINUTE);
    server.bucket(BUCKET).seed('site/old', 'old', { lastModified });
    server.bucket(BUCKET).seed(LEASE, '{}', { lastModified: new Date(clock.now) });
    server.onRequest = ({ operation, key }) =>
      operation === 'GetObject' && key === LEASE
        ? { kind: 'status', status: 403, code: 'AccessDenied' }
        : undefined;
    const result = await runAction(server, { ...prune, 'older-than': '20m' }, { workspace });
    expect([result.exitCode, result.outputs['deleted']]).toEqual([0, '1']);
    expect(result.annotations.map(({ message }) => message)).toEqual([
      expect.stringMatching(/whether a sync is deploying to "site\/" is not known/),
    ]);
  });

  it('reads no state that is older, and asks nothing where no directory is named', async () => {
    const { server, clock, workspace } = await afterKill();
    clock.now += 10 * MINUTE;
    server.clearLog();
    await runAction(server, prune, { workspace });
    expect(server.counts['GetObject']).toBeUndefined();
    server.clearLog();
    await runAction(server, { ...prune, prefix: 'site/a*' }, { workspace });
    expect(server.counts).toEqual({ ListObjectsV2: 1 });
  });
});
