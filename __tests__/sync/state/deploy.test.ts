import { describe, expect, it } from 'vitest';
import { contentOf } from '../../../src/core/items.ts';
import type { PutRequest, PutResult } from '../../../src/object-store/object-store.ts';
import { DryRunStore, WrappedStore } from '../../../src/object-store/wrapped-stores.ts';
import { LEASE_TIME } from '../../../src/listing/deploy-lease.ts';
import { beginDeploy } from '../../../src/sync/state/deploy.ts';
import type { StatePlace } from '../../../src/sync/state/own-objects.ts';
import { readDeployState } from '../../../src/sync/state/state-object.ts';
import type { StateEntry } from '../../../src/sync/state/tables.ts';
import type { RequestHook } from 's3-test-server';
import { BUCKET, openTestStore, startTestServer } from '../../support/test-store.ts';
import {
  cleanState,
  encoded,
  givenEntry,
  newerState,
  runOf,
  startDeploys,
  STATE_KEY,
} from './given.ts';

describe('a deploy', () => {
  it('leaves a state that the next one reads with one GET', async () => {
    const { server, place } = await startDeploys();
    const before = await readDeployState(place);
    expect(before).toMatchObject({ condition: 'absent', lastModified: undefined });
    expect(before.entryOf('a')).toBeUndefined();
    const deploy = await beginDeploy(place, before, runOf('1'));
    expect(deploy.isLocked).toBe(true);
    await deploy.finish([givenEntry('a', 1), givenEntry('b', 3)], 'complete');
    expect(server.log.map(({ method, status }) => `${method} ${status}`)).toEqual([
      'GET 404',
      'PUT 200',
      'PUT 412',
      'PUT 200',
    ]);
    server.clearLog();
    const after = await readDeployState(place);
    expect(server.log).toHaveLength(1);
    const [, entry] = givenEntry('b', 3);
    const { lastModified = new Date(NaN) } = after;
    expect(after.condition).toBe('clean');
    expect(lastModified).toEqual(server.bucket(BUCKET).object(STATE_KEY)?.lastModified);
    expect(after.entryOf('b')?.isOf({ ...entry, lastModified })).toBe(true);
    expect(after.entryOf('b')?.removedAt).toBe(entry.removedAt);
    expect([after.isPending('a'), after.isPending('owed by 1')]).toEqual([false, false]);
  });

  it('stores its state so that no cache keeps it and no browser shows it', async () => {
    const { server, place } = await startDeploys();
    const deploy = await beginDeploy(place, await readDeployState(place), runOf('1'));
    const headers = {
      'content-type': 'application/octet-stream',
      'cache-control': 'private, no-store',
    };
    expect(server.bucket(BUCKET).object(STATE_KEY)?.headers).toMatchObject(headers);
    await deploy.finish([], 'complete');
    expect(server.bucket(BUCKET).object(STATE_KEY)?.headers).toMatchObject(headers);
  });

  it('has neither state nor lock where none is kept, and sends nothing', async () => {
    const { server, place } = await startDeploys();
    const none = { ...place, key: undefined };
    const state = await readDeployState(none);
    expect([state.condition, state.entryOf('a'), state.isPending('a')]).toEqual([
      'none',
      undefined,
      false,
    ]);
    const deploy = await beginDeploy(none, state, runOf('1'));
    expect(deploy.isLocked).toBe(false);
    await deploy.finish([givenEntry('a', 1)], 'complete');
    await deploy.abandon();
    expect(server.log).toEqual([]);
  });

  it('changes nothing in a dry run, and is refused as without one', async () => {
    const { server, place } = await startDeploys();
    const dry = { ...place, store: new DryRunStore(place.store) };
    const absent = await readDeployState(dry);
    const deploy = await beginDeploy(dry, absent, runOf('1'));
    await deploy.finish([givenEntry('a', 1)], 'complete');
    expect(server.bucket(BUCKET).keys()).toEqual([]);
    await beginDeploy(place, absent, runOf('2'));
    await expect(beginDeploy(dry, absent, runOf('3'))).rejects.toMatchObject({
      code: 'DeployInProgress',
    });
    const state = await readDeployState(place);
    const later = { ...runOf('3'), now: new Date(Date.now() + 2 * LEASE_TIME) };
    await beginDeploy(dry, state, later);
    expect((await readDeployState(place)).content.lock).toEqual({ run: '2', attempt: 1 });
  });

  it.each([
    ['damaged', Buffer.from('what is this?')],
    ['foreign', encoded(cleanState([]), { bucket: 'elsewhere', prefix: '' })],
    ['newer', newerState()],
  ])('replaces a state that is %s', async (condition, bytes) => {
    const { server, place } = await startDeploys();
    server.bucket(BUCKET).seed(STATE_KEY, bytes);
    const state = await readDeployState(place);
    expect(state.condition).toBe(condition);
    expect(state.entryOf('a')).toBeUndefined();
    const deploy = await beginDeploy(place, state, runOf('1'));
    await deploy.finish([givenEntry('a', 1)], 'complete');
    expect((await readDeployState(place)).condition).toBe('clean');
  });

  it('fails when its state may not be read', async () => {
    const { server, place } = await startDeploys();
    server.onRequest = () => ({ kind: 'status', status: 403, code: 'AccessDenied', message: 'no' });
    await expect(readDeployState(place)).rejects.toMatchObject({ code: 'AccessDenied' });
  });
});

describe('a deploy that ended in the middle', () => {
  it('lets the next one begin at once when it says so, and leaves its debts', async () => {
    const { place } = await startDeploys([givenEntry('left', 3), givenEntry('a', 1)]);
    const first = await beginDeploy(place, await readDeployState(place), runOf('1'));
    await first.abandon();
    const state = await readDeployState(place);
    expect(state.condition).toBe('in-progress');
    expect(state.entryOf('a')).toBeUndefined();
    expect(state.entryOf('left')?.removedAt).toBe(givenEntry('left', 3)[1].removedAt);
    expect([state.isPending('owed by 1'), state.isPending('a')]).toEqual([true, false]);
    await (await beginDeploy(place, state, runOf('2'))).abandon();
    const both = await readDeployState(place);
    expect([both.isPending('owed by 1'), both.isPending('owed by 2')]).toEqual([true, true]);
    await (await beginDeploy(place, both, runOf('3'))).finish([], 'complete');
    expect((await readDeployState(place)).isPending('owed by 1')).toBe(false);
  });

  it('leaves the mark of who came after it alone', async () => {
    const { place } = await startDeploys();
    const first = await beginDeploy(place, await readDeployState(place), runOf('1'));
    const later = { ...runOf('2'), now: new Date(Date.now() + 2 * LEASE_TIME) };
    await beginDeploy(place, await readDeployState(place), later);
    await first.abandon();
    expect((await readDeployState(place)).content.lock).toEqual({ run: '2', attempt: 1 });
  });
});

it.each(['complete', 'failed'] as const)(
  'a deploy that is %s leaves what it found unchanged, and what it changed',
  async (ending) => {
    const { place } = await startDeploys();
    const unchanged = Array.from({ length: 1_000 }, (_, n) => givenEntry(`file ${n}`, n));
    const run = { ...runOf('1'), unchanged: () => unchanged };
    const deploy = await beginDeploy(place, await readDeployState(place), run);
    const changed = [givenEntry('changed', 1)];
    await deploy.finish(changed, ending);
    const state = await readDeployState(place);
    const isKnown = (key: string, entry: StateEntry) =>
      state.entryOf(key)?.hasContent(entry.content) === true;
    const all = [...unchanged, ...changed];
    expect(all.filter(([key, entry]) => !isKnown(key, entry))).toEqual([]);
    expect(state.pendingCount).toBe(ending === 'failed' ? 1 : 0);
  },
);

it('a deploy whose entries can not be had fails when it ends, and not before', async () => {
  const { place } = await startDeploys();
  const unchanged = () => {
    throw new RangeError('no entries');
  };
  const entries = { [Symbol.iterator]: unchanged };
  const run = { ...runOf('1'), unchanged: () => entries };
  const deploy = await beginDeploy(place, await readDeployState(place), run);
  await expect(deploy.finish([], 'complete')).rejects.toThrow('no entries');
});

describe('the store of a deploy', () => {
  it('may tell of an ETag and size that another key has', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    const place = { store, bucket: BUCKET, prefix: '', key: STATE_KEY };
    const content = contentOf('x');
    await store.put({ bucket: BUCKET, key: 'a', content, headers: {} });
    const deploy = await beginDeploy(place, await readDeployState(place), runOf('1'));
    const { objects } = await store.list({ bucket: BUCKET, prefix: 'a' });
    await deploy.finish(
      objects.map(({ key, etag, size }) => [
        key,
        { etag, size, content: '', headers: '', unknown: [] },
      ]),
      'complete',
    );
    const state = await readDeployState(place);
    expect(objects.map((object) => state.entryOf(object.key)?.isOf(object))).toEqual([true]);
  });
});

const LEFT = givenEntry('left', 3);

describe('hazard 18: the mark of a deploy in progress', () => {
  it('keeps another run away before any write, and says how to go on', async () => {
    const { server, place } = await startDeploys();
    await beginDeploy(place, await readDeployState(place), runOf('4711'));
    const state = await readDeployState(place);
    const since = state.lastModified ?? new Date(NaN);
    const until = new Date(since.getTime() + LEASE_TIME);
    expect(state.condition).toBe('in-progress');
    server.clearLog();
    await expect(beginDeploy(place, state, runOf('4712'))).rejects.toMatchObject({
      code: 'DeployInProgress',
      message:
        `run "4711" (attempt 1) has been deploying here since ${since.toISOString()} and was last ` +
        `active at ${since.toISOString()}, so this run changed nothing: run again when that one ` +
        'has ended; if it was killed, re-run its failed jobs, or run again after ' +
        until.toISOString(),
    });
    expect(server.log.map(({ method, key }) => `${method} ${key}`)).toEqual([
      `GET ${STATE_KEY}.lease`,
    ]);
  });

  it.each([
    ['another run, a moment before five minutes are over', '2', 9, LEASE_TIME - 1, false],
    ['another run, five minutes later', '2', 1, LEASE_TIME, true],
    ['another run, by a clock that nobody knows', '2', 1, NaN, false],
    ['another run, by a clock that is behind', '2', 1, -LEASE_TIME, false],
    ['the next attempt of the same run', '1', 3, 0, true],
    ['the same attempt, in another job', '1', 2, 0, false],
    ['an attempt before', '1', 1, 0, false],
  ])('counts for %s', async (_, id, attempt, later, isTakenOver) => {
    const { place } = await startDeploys([LEFT]);
    await beginDeploy(place, await readDeployState(place), runOf('1', 2));
    const state = await readDeployState(place);
    const now = new Date((state.lastModified?.getTime() ?? NaN) + later);
    const begun = beginDeploy(place, state, { ...runOf(id, attempt), now });
    if (!isTakenOver) {
      await expect(begun).rejects.toMatchObject({ code: 'DeployInProgress' });
      return;
    }
    expect((await begun).isLocked).toBe(true);
    const taken = await readDeployState(place);
    expect(taken.content.lock).toEqual({ run: id, attempt });
    expect(taken.entryOf('left')?.removedAt).toBe(LEFT[1].removedAt);
    expect([taken.isPending('owed by 1'), taken.isPending(`owed by ${id}`)]).toEqual([true, true]);
  });

  it('counts in a format that is not known', async () => {
    const { server, place } = await startDeploys();
    const now = new Date();
    server
      .bucket(BUCKET)
      .seed(STATE_KEY, newerState({ run: '1', attempt: 1 }), { lastModified: now });
    const state = await readDeployState(place);
    expect(state.condition).toBe('newer');
    await expect(beginDeploy(place, state, runOf('2'))).rejects.toMatchObject({
      code: 'DeployInProgress',
    });
  });

  it('is noticed when it came after the state was read', async () => {
    const { place } = await startDeploys();
    const stale = await readDeployState(place);
    const first = await beginDeploy(place, stale, runOf('1'));
    await expect(beginDeploy(place, stale, runOf('2'))).rejects.toMatchObject({
      code: 'DeployInProgress',
    });
    await first.finish([], 'complete');
    await expect(beginDeploy(place, stale, runOf('2'))).rejects.toMatchObject({
      code: 'DeployOvertaken',
      message: expect.stringMatching(/^another deploy ended here after .*: run again/) as string,
    });
  });

  it.each([
    ['was taken over', 'another'],
    ['was deleted', 'deleted'],
  ])('fails the deploy whose mark %s', async (_, how) => {
    const { place } = await startDeploys();
    const first = await beginDeploy(place, await readDeployState(place), runOf('1'));
    if (how === 'deleted') {
      await place.store.deleteMany({ bucket: BUCKET, objects: [{ key: STATE_KEY }] });
    } else {
      await beginDeploy(place, await readDeployState(place), runOf('1', 2));
    }
    const before = await readDeployState(place);
    await expect(first.finish([], 'complete')).rejects.toMatchObject({ code: 'DeployOvertaken' });
    expect((await readDeployState(place)).content.nonce).toBe(before.content.nonce);
  });
});

describe('a store without conditional writes', () => {
  it.each<[string, RequestHook]>([
    ['says 501', refuseConditions(501, 'NotImplemented', 'no')],
    [
      'says that a header is not supported',
      refuseConditions(400, 'InvalidArgument', 'no header If-None-Match'),
    ],
    ['knows one condition only', refuseConditions(501, 'NotImplemented', 'no', ['if-match'])],
  ])('has no lock when it %s, and works', async (_, hook) => {
    const { server, place } = await startDeploys();
    server.onRequest = hook;
    await deployWithoutLock(place);
  });

  it('has no lock when it ignores them, and works', async () => {
    const { place } = await startDeploys();
    await deployWithoutLock({ ...place, store: new ForgetfulStore(place.store) });
  });

  it('begins no deploy whose listing is older than what another one has stored', async () => {
    const { server, place } = await startDeploys();
    server.onRequest = refuseConditions(501, 'NotImplemented', 'no');
    const state = await readDeployState(place);
    await beginDeploy(place, state, runOf('1'));
    await expect(beginDeploy(place, state, runOf('2'))).rejects.toMatchObject({
      code: 'DeployOvertaken',
    });
  });

  it("records nothing when two deploys have met, whose objects may be either's", async () => {
    const { place: kept } = await startDeploys();
    const place = { ...kept, store: new ForgetfulStore(kept.store) };
    const state = await readDeployState(place);
    const [one, other] = [
      await beginDeploy(place, state, runOf('1')),
      await beginDeploy(place, state, runOf('2')),
    ];
    for (const deploy of [one, other]) {
      await deploy.finish([], 'complete');
      expect((await readDeployState(place)).condition).toBe('unfinished');
    }
  });

  it('is not taken for one that refuses everything', async () => {
    const { server, place } = await startDeploys();
    const state = await readDeployState(place);
    server.onRequest = refuseConditions(403, 'AccessDenied', 'no');
    await expect(beginDeploy(place, state, runOf('1'))).rejects.toMatchObject({
      code: 'AccessDenied',
    });
  });
});

async function deployWithoutLock(place: StatePlace): Promise<void> {
  const deploy = await beginDeploy(place, await readDeployState(place), runOf('1'));
  expect(deploy.isLocked).toBe(false);
  // What nobody could take away would lock everybody out when this run is killed.
  expect((await readDeployState(place)).content.lock).toBeUndefined();
  await deploy.finish([givenEntry('a', 1)], 'complete');
  const state = await readDeployState(place);
  expect(state.condition).toBe('clean');
  const again = await beginDeploy(place, state, runOf('2'));
  expect(again.isLocked).toBe(false);
  await again.abandon();
  expect((await readDeployState(place)).condition).toBe('unfinished');
}

function refuseConditions(
  status: number,
  code: string,
  message: string,
  names: readonly string[] = ['if-match', 'if-none-match'],
): RequestHook {
  return ({ headers }) =>
    names.some((name) => name in headers) ? { kind: 'status', status, code, message } : undefined;
}

/** Takes conditions and does not keep them. */
class ForgetfulStore extends WrappedStore {
  override put({ bucket, key, content, headers }: PutRequest): Promise<PutResult> {
    return this.inner.put({ bucket, key, content, headers });
  }
}
