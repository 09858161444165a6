import { describe, expect, it } from 'vitest';
import { beginDeploy } from '../../src/deploy-state/deploy.ts';
import { MARK_COUNTS_FOR } from '../../src/deploy-state/lock.ts';
import { readDeployState, type StatePlace } from '../../src/deploy-state/state.ts';
import type { PutRequest, PutResult } from '../../src/object-store/object-store.ts';
import { WrappedStore } from '../../src/object-store/wrapped-store.ts';
import type { RequestHook } from '../support/s3-server/index.ts';
import { BUCKET } from '../support/test-store.ts';
import { givenEntry, newerState, runOf, startDeploys, STATE_KEY } from './given.ts';

const LEFT = givenEntry('left', 3);

describe('hazard 18: the mark of a deploy in progress', () => {
  it('keeps another run away before any write, and says how to go on', async () => {
    const { server, place } = await startDeploys();
    await beginDeploy(place, await readDeployState(place), runOf('4711'));
    const state = await readDeployState(place);
    const since = state.lastModified ?? new Date(NaN);
    const until = new Date(since.getTime() + MARK_COUNTS_FOR);
    expect(state.condition).toBe('in-progress');
    server.clearLog();
    await expect(beginDeploy(place, state, runOf('4712'))).rejects.toMatchObject({
      code: 'DeployInProgress',
      message:
        `run "4711" (attempt 1) has been deploying here since ${since.toISOString()}, so this ` +
        'run changed nothing: run again when that one has ended; if it was killed, start its ' +
        `failed jobs again, or wait until ${until.toISOString()}, or delete the object ` +
        '"site/.s3-batch-action"',
    });
    expect(server.log).toEqual([]);
  });

  it.each([
    ['another run, a moment before the hour is over', '2', 9, MARK_COUNTS_FOR - 1, false],
    ['another run, an hour later', '2', 1, MARK_COUNTS_FOR, true],
    ['another run, by a clock that nobody knows', '2', 1, NaN, false],
    ['another run, by a clock that is behind', '2', 1, -MARK_COUNTS_FOR, false],
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
    expect(taken.entryOf('left')?.leftAt).toBe(LEFT[1].leftAt);
    expect([taken.isOwed('owed by 1'), taken.isOwed(`owed by ${id}`)]).toEqual([true, true]);
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
  expect((await readDeployState(place)).content.lock).toEqual({ run: '1', attempt: 1 });
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
