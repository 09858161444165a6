import { codeOf } from '../../src/core/errors.ts';
import { contentOf } from '../../src/core/items.ts';
import { GuardedStore } from '../../src/object-store/wrapped-stores.ts';
import { prunePrefix } from '../../src/prune/prune-prefix.ts';
import { beginDeploy, type OpenDeploy } from '../../src/sync/state/deploy.ts';
import { returnLock } from '../../src/sync/state/lease.ts';
import { readDeployState } from '../../src/sync/state/state-object.ts';
import { type Begun, Runner, RunnerStore, World } from '../support/virtual-world.ts';
import { pick } from './model/history.ts';
import { randomFrom } from './seed.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const PREFIX = 'site/';
const STATE = 'site/.s3-batch-action';
const LEASE = `${STATE}.lease`;

/** By issue and documentation, not by the source: a lost run keeps others away for so long. */
const LONGEST_BLOCK = 5 * MINUTE;

/** Milliseconds that one request is on its way, at most, unless it is one that is very late. */
const LONGEST_WAY = 3 * SECOND;

/** What has happened in histories, so that it can be shown that they are about something. */
export interface Happened {
  takeovers: number;
  refused: number;
  expired: number;
  lost: number;
  returned: number;
  prunesRefused: number;
  prunesDone: number;
}

export function nothingHappened(): Happened {
  return {
    ...{ takeovers: 0, refused: 0, expired: 0, lost: 0, returned: 0 },
    ...{ prunesRefused: 0, prunesDone: 0 },
  };
}

interface Job {
  readonly id: string;
  readonly attempt: number;
}

/** One deploy, or attempts at one. */
interface Worker extends Job {
  readonly runner: Runner;
  nonce: string | undefined;
  isAtWork: boolean;
}

interface Sign {
  readonly at: number;
  readonly by: Runner;
}

interface History {
  readonly world: World;
  readonly random: () => number;
  readonly problems: string[];
  readonly happened: Happened;
  /** By their nonces. */
  readonly holders: Map<string, Worker>;
  /** When a holder's lock was taken over, and whether by a later attempt of its own run. */
  readonly overtaken: Map<Runner, { readonly at: number; readonly isOwn: boolean }>;
  /** Writes of locks and leases that are not released. */
  readonly signs: Sign[];
}

const between = (random: () => number, low: number, high: number) => low + random() * (high - low);

/** The nonce of the lock in a state object; undefined: it is not locked. */
function nonceIn(body: Buffer | undefined): string | undefined {
  if (body === undefined) return undefined;
  const line = body.toString('utf8', 0, body.indexOf('\n'));
  const { nonce, lock } = JSON.parse(line.slice(line.indexOf('{'))) as Record<string, unknown>;
  return lock === undefined ? undefined : String(nonce);
}

/** A machine whose clocks are wrong, which stops now and then, and whose network is slow. */
function troubledRunner(history: History, name: string): Runner {
  const { world, random } = history;
  const runner = new Runner(name, world, between(random, 0.9, 1.1));
  runner.skew = between(random, -60, 60) * MINUTE;
  const trouble = random();
  runner.way = (op, key) => {
    const isLate = op === 'PUT' && key === LEASE && trouble < 0.5 && random() < 0.15;
    const there = isLate ? between(random, 0, 8) * MINUTE : random() * LONGEST_WAY;
    return { there, back: random() * LONGEST_WAY, isLost: random() < 0.1 * trouble };
  };
  // One of its clocks shows every pause: the other one stands still, or an administrator sets it.
  const isSuspended = random() < 0.5;
  const stops = Math.floor(random() * 3);
  for (let stop = 0; stop < stops; stop += 1) {
    world.time.after(between(random, 0, 25) * MINUTE, () => {
      runner.stopFor(between(random, 0.5, 12) * MINUTE, isSuspended);
      if (!isSuspended && random() < 0.5) runner.skew -= between(random, 0, 10) * MINUTE;
    });
  }
  return runner;
}

/** Watches who holds the lock, and that nobody else begins to write. */
function watch(history: History): void {
  const { world, problems, overtaken, signs, holders } = history;
  let locked: string | undefined;
  world.onWrite = (key, object, by) => {
    const at = world.time.now;
    if (key === LEASE && object !== undefined) {
      if (!object.body.includes('"released":true')) signs.push({ at, by });
    }
    if (key !== STATE) return;
    const before = locked;
    locked = nonceIn(object?.body);
    if (locked === undefined) return;
    signs.push({ at, by });
    const holder = before === undefined ? undefined : holders.get(before);
    const taker = holders.get(locked);
    // It may have lost an earlier lock, and begun anew.
    if (taker !== undefined) overtaken.delete(taker.runner);
    if (before === locked || holder === undefined || holder === taker) return;
    history.happened.takeovers += 1;
    overtaken.set(holder.runner, { at, isOwn: taker?.id === holder.id });
  };
  world.onBegin = ({ runner, at, isGuarded, op, key }: Begun) => {
    const loss = isGuarded ? overtaken.get(runner) : undefined;
    if (loss === undefined) return;
    // Nobody reruns a run that is not lost; if it is not, it learns of it by its next renewals.
    if (loss.isOwn && at < loss.at + LONGEST_BLOCK) return;
    problems.push(`${runner.name}: ${op} ${key} begins ${at - loss.at} ms after a takeover`);
  };
}

/** Names the nonce of a lock record as soon as it is sent, so that whose it is is known. */
function noting(history: History, worker: Worker): RunnerStore {
  const store = new RunnerStore(worker.runner);
  const put = store.put.bind(store);
  store.put = async (request, signal) => {
    if (request.key === STATE && request.content.size !== undefined) {
      const nonce = nonceIn(Buffer.from(await request.content.read(0, request.content.size)));
      if (nonce !== undefined) history.holders.set(nonce, worker);
    }
    return put(request, signal);
  };
  return store;
}

/** Tries to deploy until it may, like somebody who runs it again and again. */
async function deploy(history: History, job: Job, tries: number): Promise<void> {
  const { random, happened } = history;
  const runner = troubledRunner(history, `${job.id}.${job.attempt}`);
  const worker: Worker = { ...job, runner, nonce: undefined, isAtWork: true };
  const place = { store: noting(history, worker), bucket: 'b', prefix: PREFIX, key: STATE };
  if (random() < 0.5) killLater(history, worker);
  const lost = new AbortController();
  for (let left = tries; left > 0; left -= 1) {
    let begun: OpenDeploy | undefined;
    try {
      const state = await readDeployState(place);
      const { serverTime: now } = await place.store.list({ bucket: 'b', prefix: PREFIX });
      await runner.sleep(between(random, 0, 60) * SECOND);
      begun = await beginDeploy(
        place,
        state,
        { ...job, now, pending: [], unchanged: () => [] },
        {
          time: runner.clocks,
          onLost: (error) => {
            lost.abort(error);
          },
        },
      ).catch((thrown: unknown) => {
        noteRefusal(history, thrown, now);
        throw thrown;
      });
      worker.nonce = begun.nonce;
      await writeAll(worker, new GuardedStore(place.store, begun.guard), history, lost.signal);
      await begun.finish([], 'complete');
      return;
    } catch (thrown) {
      const code = codeOf(lost.signal.aborted ? lost.signal.reason : thrown);
      if (code === 'LeaseExpired') happened.expired += 1;
      if (code === 'DeployOvertaken') happened.lost += 1;
      await begun?.abandon().catch(() => undefined);
      if (begun !== undefined) return;
      await runner.sleep(between(random, 5, 60) * SECOND);
    } finally {
      worker.isAtWork = false;
    }
  }
}

/** A run that is refused says so for no longer than five minutes after anybody's sign of life. */
function noteRefusal({ signs, problems, happened }: History, thrown: unknown, now: Date): void {
  if (codeOf(thrown) !== 'DeployInProgress') return;
  happened.refused += 1;
  // The times of objects and answers are whole seconds.
  const isCalledFor = signs.some(({ at }) => at > now.getTime() - LONGEST_BLOCK - SECOND);
  if (!isCalledFor) problems.push(`refused at ${now.toISOString()}, with nobody there`);
}

async function writeAll(
  { runner }: Worker,
  store: GuardedStore,
  { random }: History,
  signal: AbortSignal,
): Promise<void> {
  const writes = Math.floor(random() * 25);
  for (let write = 0; write < writes; write += 1) {
    await runner.sleep(between(random, 0, 40) * SECOND, signal);
    const key = `${PREFIX}${Math.floor(random() * 5)}`;
    const content = contentOf(`${runner.name} ${write}`);
    const request = { bucket: 'b', key, content, headers: {} };
    // An attempt that is lost is followed by another, as in the sender.
    await store.put(request, signal).catch((thrown: unknown) => {
      if (codeOf(thrown) !== 'ECONNRESET') throw thrown;
      return store.put(request, signal);
    });
  }
}

/** A runner is lost for good; its run is started again, or its post step ran, or nothing happens. */
function killLater(history: History, worker: Worker): void {
  const { world, random, happened } = history;
  world.time.after(between(random, 0, 20) * MINUTE, () => {
    worker.runner.isKilled = true;
    const then = random();
    if (then < 0.3) {
      world.time.after(between(random, 10, 200) * SECOND, () => {
        run(history, deploy(history, { id: worker.id, attempt: worker.attempt + 1 }, 3));
      });
    } else if (then < 0.6 && worker.nonce !== undefined) {
      const post = new Runner(`post of ${worker.id}`, world);
      const place = { store: new RunnerStore(post), bucket: 'b', prefix: '', key: STATE };
      const returned = returnLock(place, worker.nonce).then((isDone) => {
        if (isDone) happened.returned += 1;
      });
      run(history, returned);
    }
  });
}

async function prune(history: History): Promise<void> {
  const { world, happened } = history;
  const runner = new Runner('prune', world);
  runner.way = () => ({ there: 500, back: 500 });
  const store = new RunnerStore(runner);
  const isLive = (since = world.time.now) =>
    history.signs.some(({ at }) => at > since - LONGEST_BLOCK);
  const before = nonceIn(world.objects.get(STATE)?.body);
  const isReleased = () => world.objects.get(LEASE)?.body.includes('"released":true') === true;
  const wasLive = isLive() && !isReleased();
  let deletes = 0;
  try {
    for await (const { status } of prunePrefix({ bucket: 'b', prefix: PREFIX, store })) {
      if (status === 'done') deletes += 1;
    }
    happened.prunesDone += 1;
  } catch (thrown) {
    if (codeOf(thrown) !== 'DeployInProgress') throw thrown;
    happened.prunesRefused += 1;
    // It may have asked some seconds ago, and the times of answers are whole seconds.
    const asked = world.time.now - 2 * LONGEST_WAY;
    if (!isLive(asked)) history.problems.push('a prune is refused, with nobody there');
  }
  const isHeld = before !== undefined && before === nonceIn(world.objects.get(STATE)?.body);
  if (wasLive && isHeld && isLive() && !isReleased() && deletes > 0) {
    history.problems.push(`a prune deletes ${deletes} objects of a deploy at work`);
  }
}

function run({ problems }: History, work: Promise<void>): void {
  work.catch((thrown: unknown) => problems.push(`unexpected: ${String(thrown)}`));
}

/** Deploys that meet, with lost runners, wrong clocks and prunes; afterwards one that must succeed. */
export async function leaseProblems(
  number: number,
  happened: Happened,
): Promise<readonly string[]> {
  const random = randomFrom(number);
  const world = new World();
  const history: History = {
    ...{ world, random, problems: [], happened },
    ...{ holders: new Map(), overtaken: new Map(), signs: [] },
  };
  watch(history);
  const deploys = pick(random, [2, 3, 4, 5]);
  for (let index = 0; index < deploys; index += 1) {
    world.time.after(between(random, 0, 15) * MINUTE, () => {
      run(history, deploy(history, { id: `run ${index}`, attempt: 1 }, 40));
    });
  }
  for (let index = 0; index < 3; index += 1) {
    world.time.after(between(random, 1, 40) * MINUTE, () => {
      run(history, prune(history));
    });
  }
  await world.time.runUntil(world.time.now + 300 * MINUTE);
  const before = history.signs.length;
  const last = new Runner('last', world);
  const place = { store: new RunnerStore(last), bucket: 'b', prefix: PREFIX, key: STATE };
  const state = { hasBegun: false };
  const begun = readDeployState(place).then(async (found) => {
    const given = { id: 'last', attempt: 1, now: world.date, pending: [], unchanged: () => [] };
    await beginDeploy(place, found, given, { time: last.clocks });
    state.hasBegun = true;
  });
  run(history, begun);
  await world.time.runUntil(world.time.now + MINUTE);
  if (!state.hasBegun) history.problems.push(`the last deploy is kept away, after ${before} signs`);
  return history.problems.map((problem) => `${number}: ${problem}`);
}
