import { refusesCondition, type StoreError } from '../../core/errors.ts';
import {
  deployInProgress,
  type FoundLease,
  isLive,
  lastSignOf,
  NO_LEASE,
} from '../../listing/deploy-lease.ts';
import { randomDigits } from './digests.ts';
import type { NewState } from './format.ts';
import {
  type HeldLease,
  holdLease,
  type LeaseOptions,
  type LeaseOwner,
  MACHINE_TIME,
  momentOf,
  overtaken,
  takeLease,
} from './lease.ts';
import { type Condition, type KeptPlace, readOwnLease, type StatePlace } from './own-objects.ts';
import {
  type DeployState,
  type FoundState,
  honoursConditions,
  readStateHead,
  replaceKnown,
  replaceState,
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

const NOTHING_CHANGED = 'this run changed nothing';

/** Why a run may not deploy over this state, or undefined. */
function refusalBy(state: FoundState, lease: FoundLease, run: DeployRun): StoreError | undefined {
  const { lastModified = new Date(NaN) } = state;
  const { lock, nonce = '' } = state.content;
  if (lock === undefined) return undefined;
  const isLaterAttempt = lock.run === run.id && lock.attempt < run.attempt;
  const lastSign = lastSignOf({ nonce, lastModified }, lease);
  if (isLaterAttempt || lastSign === undefined || !isLive(lastSign, run.now)) return undefined;
  return deployInProgress({ lock, lastModified }, lastSign, NOTHING_CHANGED);
}

/** A deploy whose lock record is in the bucket; it ends with one of its two methods. */
export interface OpenDeploy {
  /** False when the store has no conditional writes, and when no state is kept. */
  readonly isLocked: boolean;
  /** The nonce of the lock record; undefined without a lock. */
  readonly nonce: string | undefined;
  /**
   * Throws a StoreError of scope `batch` when this run may no longer write: `LeaseExpired` when its
   * last proven sign of life is four minutes old, `DeployOvertaken` when another run took over.
   */
  readonly guard: () => void;
  /**
   * The last write of a deploy: replaces the lock record by the state of the unchanged objects and
   * of `changed`. Rejects with `DeployOvertaken` when the lock record is gone, since another deploy
   * may have come between. After a failure the pending keys are kept.
   */
  finish(changed: StateEntries, ending: 'complete' | 'failed', signal?: AbortSignal): Promise<void>;
  /**
   * Releases the lock of a deploy that was stopped, by a small write, so that the next one can begin
   * at once. The lock record with its removal times and pending keys is kept.
   */
  abandon(signal?: AbortSignal): Promise<void>;
}

const WITHOUT_STATE: OpenDeploy = {
  isLocked: false,
  nonce: undefined,
  guard: () => undefined,
  finish: () => Promise.resolve(),
  abandon: () => Promise.resolve(),
};

/**
 * Takes the lock: the first write of a deploy, or the second where a lock that is no longer live is
 * taken over. Rejects with `DeployInProgress` while another run holds the lock, and with
 * `DeployOvertaken` when `state` has been replaced, since then the plan rests on an old listing. The
 * lock is renewed until the deploy ends.
 */
export async function beginDeploy(
  place: StatePlace,
  state: DeployState,
  run: DeployRun,
  { signal, ...options }: LeaseOptions & { readonly signal?: AbortSignal | undefined } = {},
): Promise<OpenDeploy> {
  const { key } = place;
  if (key === undefined) return WITHOUT_STATE;
  const kept = { ...place, key };
  const { lock } = state.content;
  const lease = lock === undefined ? NO_LEASE : await readOwnLease(kept, signal);
  const refusal = refusalBy(state, lease, run);
  if (refusal !== undefined) throw refusal;
  const lockRecord: LockRecord = {
    condition: 'unfinished',
    salt: state.content.salt,
    nonce: randomDigits(),
    lock: { run: run.id, attempt: run.attempt },
    tables: tablesOfLock(state.content, run.pending),
    carried: state.content.carried,
  };
  const next = nextState(lockRecord, run);
  try {
    const taken = await takeLock(kept, { state, lease, run, lockRecord }, options, signal);
    return { ...endings(kept, next, taken) };
  } catch (thrown) {
    next.stop();
    throw thrown;
  }
}

type LockRecord = NewState & { readonly lock: NonNullable<NewState['lock']> };

interface Begin {
  readonly state: DeployState;
  readonly lease: FoundLease;
  readonly run: DeployRun;
  readonly lockRecord: LockRecord;
}

/** A lock record that was stored. */
interface TakenLock {
  /** The condition for replacing the record. */
  readonly condition: Condition;
  /** Undefined when the store honours no conditions: then there is no lock. */
  readonly held: HeldLease | undefined;
  /** The nonce of what was stored last. */
  readonly stored: string;
}

const OTHER_ENDED = 'another deploy ended here after this run had listed the objects';

async function takeLock(
  place: KeptPlace,
  { state, lease, run, lockRecord }: Begin,
  options: LeaseOptions,
  signal: AbortSignal | undefined,
): Promise<TakenLock> {
  const { time = MACHINE_TIME } = options;
  const { nonce } = lockRecord;
  const owner = { ...lockRecord.lock, nonce };
  const unlocked = { ...lockRecord, lock: undefined };
  try {
    const known = await takenLease(place, state, lease, owner, signal);
    const taken = momentOf(time);
    const condition = state.etag === undefined ? ABSENT : { ifMatch: state.etag };
    const replaced = await replaceKnown(place, state.content, lockRecord, condition, signal);
    if ('refusedBy' in replaced) {
      throw refusalBy(replaced.refusedBy, NO_LEASE, run) ?? overtaken(OTHER_ENDED);
    }
    // What a store without conditions stores of this must lock nobody out.
    const probe = { ...unlocked, nonce: randomDigits() };
    if (!(await honoursConditions(place, probe, signal))) {
      return { condition: {}, held: undefined, stored: probe.nonce };
    }
    return {
      stored: nonce,
      condition: replaced.etag === undefined ? {} : { ifMatch: replaced.etag },
      held: holdLease(place, owner, { taken, known }, options),
    };
  } catch (thrown) {
    if (!refusesCondition(thrown)) throw thrown;
    const { content } = await readStateHead(place, signal);
    const isOther = content.nonce !== state.content.nonce && content.nonce !== nonce;
    if (isOther) throw overtaken(OTHER_ENDED);
    await replaceState(place, unlocked, {}, signal);
    return { condition: {}, held: undefined, stored: nonce };
  }
}

/**
 * The lease that this run has written to take over a lock; undefined: there was no lock. The holder
 * may have released it since it was read.
 */
async function takenLease(
  place: KeptPlace,
  { content: { lock, nonce }, lastModified = new Date(NaN) }: DeployState,
  lease: FoundLease,
  owner: LeaseOwner,
  signal: AbortSignal | undefined,
): Promise<Pick<FoundLease, 'etag'> | undefined> {
  if (lock === undefined) return undefined;
  const known = await takeLease(place, owner, lease, signal);
  if (known !== undefined) return known;
  const found = await readOwnLease(place, signal);
  const isReleased = found.lease?.isReleased === true && found.lease.nonce === nonce;
  const released = isReleased ? await takeLease(place, owner, found, signal) : undefined;
  if (released !== undefined) return released;
  // Another run was quicker, or a prune has deleted what a lost run had left.
  if (isReleased || (found.etag === undefined && lease.etag !== undefined)) {
    throw overtaken('the lock that this run was taking over was taken or deleted meanwhile');
  }
  const lastSign = found.lastModified ?? lastModified;
  throw deployInProgress({ lock: found.lease ?? lock, lastModified }, lastSign, NOTHING_CHANGED);
}

const ABSENT: Condition = { ifNoneMatch: '*' };

interface NextState {
  readonly lockRecord: LockRecord;
  readonly after: (ending: 'complete' | 'failed', changed: StateEntries) => Promise<NewState>;
  /** Ends the preparation; the state is not needed. */
  readonly stop: () => void;
}

/** The state that replaces the lock record, most of it prepared before it is needed. */
function nextState(lockRecord: LockRecord, run: DeployRun): NextState {
  const salt = randomDigits();
  const prepared = prepareTables(salt, run.unchanged());
  return {
    lockRecord,
    async after(ending, changed) {
      const { carried } = lockRecord;
      const clean = {
        condition: 'clean',
        nonce: randomDigits(),
        lock: undefined,
        carried,
      } as const;
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
  { condition, held, stored }: TakenLock,
): OpenDeploy {
  // Without conditions, another deploy may have replaced what this one has stored, also objects.
  const isAlone = async (signal: AbortSignal | undefined) =>
    held !== undefined || (await readStateHead(place, signal)).content.nonce === stored;
  const unknown = (): NewState => {
    stop();
    return { ...lockRecord, lock: undefined, nonce: randomDigits() };
  };
  return {
    isLocked: held !== undefined,
    nonce: held && lockRecord.nonce,
    guard: () => held?.guard(),
    async finish(changed, ending, signal) {
      try {
        const clean = (await isAlone(signal)) ? await after(ending, changed) : unknown();
        const replaced = await replaceKnown(place, lockRecord, clean, condition, signal);
        if ('refusedBy' in replaced) {
          throw overtaken('another deploy began here, or the state object was deleted, meanwhile');
        }
      } finally {
        await held?.stop();
      }
    },
    async abandon(signal) {
      stop();
      await held?.release(signal);
    },
  };
}
