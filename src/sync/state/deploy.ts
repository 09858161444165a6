import { StoreError } from '../../core/errors.ts';
import { quote } from '../../core/text.ts';
import { randomDigits } from './digests.ts';
import type { NewState } from './format.ts';
import {
  type Condition,
  type DeployState,
  type FoundState,
  honoursConditions,
  isUnsupported,
  type KeptPlace,
  replaceKnown,
  replaceState,
  type StatePlace,
} from './state-object.ts';
import { prepareTables, type StateEntries, tablesOfEntries, tablesOfLock } from './tables.ts';

/** A run that deploys. */
export interface DeployRun {
  /** The id by which people find it: that of the workflow's run. */
  readonly id: string;
  /** 1 for the first attempt; each rerun adds 1. */
  readonly attempt: number;
  /** The store's time when the run listed its objects; an invalid Date when it is not known. */
  readonly now: Date;
  /** Keys that the plan changes or deletes: pending until the deploy ends well. */
  readonly pending: Iterable<string>;
  /** What the next state records of the objects that this run doesn't change. */
  unchanged(): StateEntries;
}

/** Milliseconds for which a lock record keeps other runs away: an hour. */
export const LOCK_LIFETIME = 60 * 60 * 1000;

/** Why a run may not deploy over this state, or undefined. */
function refusalBy(
  { content: { lock }, lastModified = new Date(NaN) }: FoundState,
  run: DeployRun,
  { key }: KeptPlace,
): StoreError | undefined {
  if (lock === undefined) return undefined;
  const isLaterAttempt = lock.run === run.id && lock.attempt < run.attempt;
  const isOld = run.now.getTime() - lastModified.getTime() >= LOCK_LIFETIME;
  if (isLaterAttempt || isOld) return undefined;
  const end = new Date(lastModified.getTime() + LOCK_LIFETIME);
  return new StoreError(
    'DeployInProgress',
    `run ${quote(lock.run)} (attempt ${lock.attempt}) has been deploying here since ` +
      `${lastModified.toISOString()}, so this run changed nothing: run again when that one has ` +
      'ended; if it was killed, start its failed jobs again, or wait until ' +
      `${end.toISOString()}, or delete the object ${quote(key)}`,
  );
}

/** The error of a run whose listing of the bucket is out of date. */
function overtaken(what: string): StoreError {
  return new StoreError(
    'DeployOvertaken',
    `${what}: run again, and let deploys wait for each other by "concurrency" in the workflow`,
  );
}

/** A deploy whose lock record is in the bucket; it ends with one of its two methods. */
export interface OpenDeploy {
  /** False when the store has no conditional writes, and when no state is kept. */
  readonly isLocked: boolean;
  /**
   * The last write of a deploy: replaces the lock record by the state of the unchanged objects and
   * of `changed`. Rejects with `DeployOvertaken` when the lock record is gone, since another deploy
   * may have come between. After a failure the pending keys are kept.
   */
  finish(changed: StateEntries, ending: 'complete' | 'failed', signal?: AbortSignal): Promise<void>;
  /**
   * Releases the lock of a deploy that was stopped, so that the next one can begin at once. Keeps
   * the removal times and the pending keys. Does nothing when the lock record is gone.
   */
  abandon(signal?: AbortSignal): Promise<void>;
}

const WITHOUT_STATE: OpenDeploy = {
  isLocked: false,
  finish: () => Promise.resolve(),
  abandon: () => Promise.resolve(),
};

/**
 * Takes the lock: the first write of a deploy. Rejects with `DeployInProgress` while another run
 * holds the lock, and with `DeployOvertaken` when `state` has been replaced, since then the plan
 * rests on an old listing.
 */
export async function beginDeploy(
  place: StatePlace,
  state: DeployState,
  run: DeployRun,
  signal?: AbortSignal,
): Promise<OpenDeploy> {
  const { key } = place;
  if (key === undefined) return WITHOUT_STATE;
  const kept = { ...place, key };
  const refusal = refusalBy(state, run, kept);
  if (refusal !== undefined) throw refusal;
  const lockRecord: NewState = {
    condition: 'unfinished',
    salt: state.content.salt,
    nonce: randomDigits(),
    lock: { run: run.id, attempt: run.attempt },
    tables: tablesOfLock(state.content, run.pending),
  };
  const next = nextState(lockRecord, run);
  try {
    const lock = await takeLock(kept, { state, run, lockRecord }, signal);
    return { isLocked: lock !== undefined, ...endings(kept, next, lock ?? {}) };
  } catch (thrown) {
    next.stop();
    throw thrown;
  }
}

interface Begin {
  readonly state: DeployState;
  readonly run: DeployRun;
  readonly lockRecord: NewState;
}

/** The condition for replacing the lock record; undefined when the store honours none. */
async function takeLock(
  place: KeptPlace,
  { state, run, lockRecord }: Begin,
  signal: AbortSignal | undefined,
): Promise<Condition | undefined> {
  const condition = state.etag === undefined ? ABSENT : { ifMatch: state.etag };
  const replaced = await replaceKnown(place, state.content, lockRecord, condition, signal).catch(
    (thrown: unknown) => {
      if (isUnsupported(thrown)) return undefined;
      throw thrown;
    },
  );
  if (replaced === undefined) {
    await replaceState(place, lockRecord, {}, signal);
    return undefined;
  }
  if ('refusedBy' in replaced) {
    throw (
      refusalBy(replaced.refusedBy, run, place) ??
      overtaken('another deploy ended here after this run had listed the objects')
    );
  }
  const probe = { ...lockRecord, nonce: randomDigits() };
  if (!(await honoursConditions(place, probe, signal))) return undefined;
  return replaced.etag === undefined ? {} : { ifMatch: replaced.etag };
}

const ABSENT: Condition = { ifNoneMatch: '*' };

interface NextState {
  readonly lockRecord: NewState;
  readonly after: (ending: 'complete' | 'failed', changed: StateEntries) => Promise<NewState>;
  /** Ends the preparation; the state is not needed. */
  readonly stop: () => void;
}

/** The state that replaces the lock record, most of it prepared before it is needed. */
function nextState(lockRecord: NewState, run: DeployRun): NextState {
  const salt = randomDigits();
  const prepared = prepareTables(salt, run.unchanged());
  return {
    lockRecord,
    async after(ending, changed) {
      const clean = { condition: 'clean', nonce: randomDigits(), lock: undefined } as const;
      if (ending === 'complete')
        return { ...clean, salt, tables: await prepared.complete(changed) };
      prepared.stop();
      // The names of pending keys are not known here, so they can't be hashed with another salt.
      const { salt: oldSalt, tables } = lockRecord;
      const known = tablesOfEntries(oldSalt, run.unchanged(), changed);
      return { ...clean, salt: oldSalt, tables: { ...known, pending: tables.pending } };
    },
    stop: prepared.stop,
  };
}

function endings(
  place: KeptPlace,
  { lockRecord, after, stop }: NextState,
  condition: Condition,
): Pick<OpenDeploy, 'finish' | 'abandon'> {
  return {
    async finish(changed, ending, signal) {
      const clean = await after(ending, changed);
      const replaced = await replaceKnown(place, lockRecord, clean, condition, signal);
      if ('refusedBy' in replaced) {
        throw overtaken('another deploy began here, or the state object was deleted, meanwhile');
      }
    },
    async abandon(signal) {
      stop();
      const free = { ...lockRecord, lock: undefined, nonce: randomDigits() };
      await replaceKnown(place, lockRecord, free, condition, signal);
    },
  };
}
