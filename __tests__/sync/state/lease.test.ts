import { describe, expect, it } from 'vitest';
import type { StoreError } from '../../../src/core/errors.ts';
import { codeOf, messageOf } from '../../../src/core/errors.ts';
import { beginDeploy, type OpenDeploy } from '../../../src/sync/state/deploy.ts';
import { returnLock } from '../../../src/sync/state/lease.ts';
import { readDeployState } from '../../../src/sync/state/state-object.ts';
import { Runner, RunnerStore, type Way, World } from '../../support/virtual-world.ts';
import { givenEntry, STATE_KEY } from './given.ts';

const LEASE_KEY = `${STATE_KEY}.lease`;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

function placeOf(runner: Runner) {
  return { store: new RunnerStore(runner), bucket: 'b', prefix: 'site/', key: STATE_KEY };
}

/** Runs work to its end in virtual time. */
async function within<Result>(world: World, work: Promise<Result>): Promise<Result> {
  const state = { isOver: false };
  const ended = work.finally(() => (state.isOver = true));
  ended.catch(() => undefined);
  for (let second = 0; !state.isOver && second < 60; second += 1) {
    await world.time.runUntil(world.time.now + SECOND);
  }
  return ended;
}

interface Given {
  readonly id?: string;
  readonly attempt?: number;
  readonly onLost?: (error: StoreError) => void;
}

/** Takes the lock as a run that has just listed the objects. */
function begin(runner: Runner, { id = 'A', attempt = 1, onLost }: Given = {}) {
  const { world } = runner;
  const begun = readDeployState(placeOf(runner)).then((state) =>
    beginDeploy(
      placeOf(runner),
      state,
      { id, attempt, now: world.date, pending: ['site/a'], unchanged: () => [givenEntry('a', 1)] },
      { time: runner.clocks, onLost },
    ),
  );
  return within(world, begun);
}

async function started(given: Given = {}, rate = 1) {
  const world = new World();
  const runner = new Runner('A', world, rate);
  const deploy = await begin(runner, given);
  world.begun.length = 0;
  const since = world.time.now;
  const wait = (ms: number) => world.time.runUntil(world.time.now + ms);
  return { world, runner, deploy, since, wait };
}

/** The requests, by seconds since a moment. */
const requestsSince = ({ begun }: World, since: number) =>
  begun.map(
    ({ op, key, at }) =>
      `${Math.floor((at - since) / SECOND)} ${op} ${key.replace(STATE_KEY, 'state')}`,
  );

const guardCode = ({ guard }: OpenDeploy) => {
  try {
    guard();
    return 'ok';
  } catch (thrown) {
    return codeOf(thrown);
  }
};

/** The first requests of a kind fail, the others arrive. */
function failing(count: number, way: Partial<Way>, op: 'PUT' | 'GET' = 'PUT') {
  let left = count;
  return (found: string): Way => {
    const fails = found === op && left > 0;
    if (fails) left -= 1;
    return { there: 10, back: 10, ...(fails && way) };
  };
}

describe('hazard 68: the lease of a deploy', () => {
  it('is renewed every minute by a small write, and never with the tables', async () => {
    const { world, since, wait } = await started({ id: '\u0001'.repeat(5_000) });
    await wait(3 * MINUTE + 30 * SECOND);
    expect(requestsSince(world, since)).toEqual([
      '59 GET state.lease',
      '59 PUT state.lease',
      '119 PUT state.lease',
      '179 PUT state.lease',
    ]);
    expect(world.objects.get(LEASE_KEY)?.body.length).toBeLessThan(1_024);
  });

  it('is not written by a deploy of less than a minute', async () => {
    const { world, deploy, wait } = await started();
    await wait(30 * SECOND);
    await within(world, deploy.finish([], 'complete'));
    await wait(10 * MINUTE);
    expect(world.begun.map(({ op, key }) => `${op} ${key}`)).toEqual([`PUT ${STATE_KEY}`]);
  });

  it('outlives a renewal that fails, which is tried again 15 s later', async () => {
    const { world, runner, since, deploy, wait } = await started();
    runner.way = failing(1, { there: 10 * MINUTE, isLost: true });
    await wait(4 * MINUTE + SECOND);
    // Hung for 30 s, then ended.
    expect(requestsSince(world, since).slice(0, 3)).toEqual([
      '59 GET state.lease',
      '59 PUT state.lease',
      '104 PUT state.lease',
    ]);
    expect(guardCode(deploy)).toBe('ok');
  });

  it('knows its own renewal again after a lost answer', async () => {
    const { runner, deploy, wait } = await started();
    runner.way = failing(1, { isLost: true });
    await wait(10 * MINUTE);
    expect(guardCode(deploy)).toBe('ok');
  });

  it('is written anew when somebody has deleted it', async () => {
    const { world, deploy, wait } = await started();
    await wait(90 * SECOND);
    world.objects.delete(LEASE_KEY);
    await wait(5 * MINUTE);
    expect(guardCode(deploy)).toBe('ok');
    expect(world.objects.has(LEASE_KEY)).toBe(true);
  });

  it('is not sent to a store without conditions', async () => {
    const world = new World();
    const runner = new Runner('A', world);
    const store = new RunnerStore(runner);
    const put = store.put.bind(store);
    store.put = ({ bucket, key, content, headers }) => put({ bucket, key, content, headers });
    const place = { ...placeOf(runner), store };
    const begun = readDeployState(place).then((state) =>
      beginDeploy(
        place,
        state,
        { id: 'A', attempt: 1, now: world.date, pending: [], unchanged: () => [] },
        { time: runner.clocks },
      ),
    );
    const deploy = await within(world, begun);
    await world.time.runUntil(world.time.now + 20 * MINUTE);
    expect(world.begun.filter(({ key }) => key === LEASE_KEY)).toEqual([]);
    expect([deploy.isLocked, guardCode(deploy)]).toEqual([false, 'ok']);
  });
});

describe('hazard 18: the guard of a deploy', () => {
  it.each([
    [
      'the wall clock',
      (runner: Runner) => {
        runner.stopFor(10 * MINUTE, true);
      },
    ],
    [
      'the monotonic clock, when the other one is set back',
      (runner: Runner) => {
        runner.stopFor(10 * MINUTE);
        runner.skew -= 60 * MINUTE;
      },
    ],
  ])('refuses every write four minutes after the last renewal, by %s', async (_, stop) => {
    const { world, runner, deploy, wait } = await started();
    stop(runner);
    const begunAt = deploy;
    await wait(4 * MINUTE - 2 * SECOND);
    expect(guardCode(begunAt)).toBe('ok');
    await wait(2 * SECOND);
    expect(guardCode(begunAt)).toBe('LeaseExpired');
    await wait(20 * MINUTE);
    // For good, and without another renewal.
    expect(guardCode(begunAt)).toBe('LeaseExpired');
    expect(world.objects.has(LEASE_KEY)).toBe(false);
  });

  it('says why there was no renewal', async () => {
    const { runner, deploy, wait } = await started();
    const lost = failing(99, { isLost: true }, 'GET');
    runner.way = (op) => lost(op);
    await wait(5 * MINUTE);
    let message = '';
    try {
      deploy.guard();
    } catch (thrown) {
      message = messageOf(thrown);
    }
    expect(message).toMatch(
      /^this run has not renewed its lease "site\/.s3-batch-action.lease" for \d+ s.*the answer was lost$/,
    );
  });

  it('counts from before the renewal was sent', async () => {
    const { runner, world, deploy, wait } = await started();
    runner.way = (op) => ({ there: op === 'PUT' ? 10 * SECOND : 0, back: 5 * SECOND });
    await wait(90 * SECOND);
    runner.way = () => ({ there: 60 * MINUTE, back: 0 });
    const sent = world.begun.find(({ op }) => op === 'PUT')?.at ?? 0;
    await wait(sent + 4 * MINUTE - SECOND - world.time.now);
    expect(guardCode(deploy)).toBe('ok');
    await wait(SECOND);
    expect(guardCode(deploy)).toBe('LeaseExpired');
  });
});

describe('hazard 18, hazard 68: a takeover', () => {
  it('replaces the lease first, then the state, and ends the work of the old holder', async () => {
    const lost: unknown[] = [];
    const { world, runner, deploy, wait } = await started({ onLost: (error) => lost.push(error) });
    await wait(90 * SECOND);
    // Its clocks stand still, as nothing else than the condition would show.
    runner.stopFor(10 * MINUTE, true);
    runner.skew -= 10 * MINUTE;
    await wait(6 * MINUTE);
    world.begun.length = 0;
    const taker = await begin(new Runner('B', world), { id: 'B' });
    expect(world.begun.map(({ op, key }) => `${op} ${key}`).slice(1)).toEqual([
      `GET ${LEASE_KEY}`,
      `PUT ${LEASE_KEY}`,
      `PUT ${STATE_KEY}`,
      `PUT ${STATE_KEY}`,
    ]);
    await wait(10 * MINUTE);
    expect([guardCode(taker), guardCode(deploy)]).toEqual(['ok', 'DeployOvertaken']);
    expect(lost.map(codeOf)).toEqual(['DeployOvertaken']);
    await within(world, deploy.abandon());
    await wait(2 * MINUTE);
    expect(guardCode(taker)).toBe('ok');
  });

  it.each([
    [5 * MINUTE - 2 * SECOND, 'DeployInProgress'],
    [5 * MINUTE + SECOND, 'ok'],
  ])('%i ms after the last renewal: %s', async (later, expected) => {
    const { world, runner, wait } = await started();
    await wait(10 * MINUTE);
    const last = world.objects.get(LEASE_KEY)?.lastModified.getTime() ?? 0;
    runner.isKilled = true;
    await world.time.runUntil(last + later);
    const taken = begin(new Runner('B', world), { id: 'B' });
    expect(await taken.then(guardCode, codeOf)).toBe(expected);
  });

  it('is refused when the holder renews its lease at the last moment', async () => {
    const { world, runner, deploy, wait } = await started();
    await wait(90 * SECOND);
    runner.way = () => ({ there: 6 * MINUTE, back: 10 });
    // The renewal of the second minute is under way, and arrives between GET and PUT of the other.
    await wait(6 * MINUTE + 20 * SECOND);
    const other = new Runner('B', world);
    other.way = (op, key) => ({ there: op === 'PUT' && key === LEASE_KEY ? 20_000 : 10, back: 10 });
    const before = world.objects.get(STATE_KEY)?.etag;
    const taken = begin(other, { id: 'B' });
    await expect(taken).rejects.toMatchObject({ code: 'DeployInProgress' });
    expect(world.objects.get(STATE_KEY)?.etag).toBe(before);
    expect(guardCode(deploy)).toBe('LeaseExpired');
  });

  it('of what a prune deletes meanwhile says so, and not that somebody is deploying', async () => {
    const { world, runner, wait } = await started();
    await wait(90 * SECOND);
    runner.isKilled = true;
    await wait(6 * MINUTE);
    const other = new Runner('B', world);
    other.way = (op) => {
      if (op === 'PUT') for (const key of [LEASE_KEY, STATE_KEY]) world.objects.delete(key);
      return { there: 10, back: 10 };
    };
    const taken = begin(other, { id: 'B' });
    await expect(taken).rejects.toMatchObject({ code: 'DeployOvertaken' });
  });

  it('by a later attempt is at once, and the earlier one loses its lease', async () => {
    const { world, deploy, wait } = await started();
    await wait(90 * SECOND);
    const later = await begin(new Runner('B', world), { attempt: 2 });
    await wait(MINUTE);
    expect([guardCode(later), guardCode(deploy)]).toEqual(['ok', 'DeployOvertaken']);
  });

  it('that died between lease and state keeps others away for five minutes', async () => {
    const { world, runner, wait } = await started();
    runner.isKilled = true;
    await wait(6 * MINUTE);
    const dying = new Runner('B', world);
    world.onWrite = (key) => {
      if (key === LEASE_KEY) dying.isKilled = true;
    };
    void begin(dying, { id: 'B' }).catch(() => undefined);
    await wait(2 * MINUTE);
    world.onWrite = () => undefined;
    const next = () => begin(new Runner('C', world), { id: 'C' }).then(guardCode, codeOf);
    expect(await next()).toBe('DeployInProgress');
    await wait(4 * MINUTE);
    expect(await next()).toBe('ok');
  });
});

describe('a lock that is released', () => {
  it.each([
    ['before the first renewal', 10 * SECOND],
    ['after some', 150 * SECOND],
  ])('%s is free at once, and the state is not written', async (_, later) => {
    const { world, deploy, wait } = await started();
    await wait(later);
    world.begun.length = 0;
    await within(world, deploy.abandon());
    const writes = world.begun.filter(({ op }) => op === 'PUT');
    expect(writes.map(({ key }) => key)).toEqual([LEASE_KEY]);
    expect(guardCode(await begin(new Runner('B', world), { id: 'B' }))).toBe('ok');
  });

  it('by the post step is free at once', async () => {
    const { world, runner, deploy, wait } = await started();
    await wait(90 * SECOND);
    runner.isKilled = true;
    const post = placeOf(new Runner('post', world));
    expect(await within(world, returnLock(post, 'f'.repeat(32)))).toBe(false);
    await expect(begin(new Runner('B', world), { id: 'B' })).rejects.toThrow('run "A"');
    expect(await within(world, returnLock(post, deploy.nonce ?? ''))).toBe(true);
    expect(guardCode(await begin(new Runner('B', world), { id: 'B' }))).toBe('ok');
  });

  it('by the post step is not that of who takes over', async () => {
    const { world, runner, deploy, wait } = await started();
    runner.isKilled = true;
    await wait(6 * MINUTE);
    const taker = new Runner('B', world);
    taker.way = (op, key) => ({ there: op === 'PUT' && key === STATE_KEY ? 20_000 : 10, back: 10 });
    const taken = begin(taker, { id: 'B' });
    await wait(2 * SECOND);
    const post = placeOf(new Runner('post', world));
    expect(await within(world, returnLock(post, deploy.nonce ?? ''))).toBe(false);
    const other = await taken;
    await wait(3 * MINUTE);
    expect(guardCode(other)).toBe('ok');
  });
});
