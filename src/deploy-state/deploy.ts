import { randomDigits } from './digests.ts';
import { beginTables } from './early-tables.ts';
import { tablesOfEntries, tablesOfMark, type StateEntries } from './entries.ts';
import type { NewState } from './format.ts';
import { overtaken, refusalBy, type DeployRun } from './lock.ts';
import {
  isUnsupported,
  keepsConditions,
  replaceKnown,
  replaceState,
  type Condition,
} from './replace.ts';
import type { DeployState, KeptPlace, StatePlace } from './state.ts';

/** A deploy whose mark is in the bucket; it ends by one of its two methods. */
export interface OpenDeploy {
  /** False where the store has no conditional writes, and where no state is kept. */
  readonly isLocked: boolean;
  /**
   * The last write of a deploy: replaces the mark by the state of what is there now, which is what
   * the run left unchanged, and `changed`. Rejects with `DeployOvertaken` when the mark is gone, so
   * that another deploy may have come between. After a failure what was owed stays so.
   */
  finish(changed: StateEntries, ending: 'complete' | 'failed', signal?: AbortSignal): Promise<void>;
  /**
   * For a deploy that failed: lets the next one begin at once. Keeps when keys left the directory,
   * and what is owed. Does nothing when the mark is gone.
   */
  abandon(signal?: AbortSignal): Promise<void>;
}

const WITHOUT_STATE: OpenDeploy = {
  isLocked: false,
  finish: () => Promise.resolve(),
  abandon: () => Promise.resolve(),
};

/**
 * Takes the lock: the first write of a deploy. Rejects with `DeployInProgress` while the mark of
 * another run counts, and with `DeployOvertaken` when `state` is no longer what is there, since
 * then the plan rests on an old listing.
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
  const mark: NewState = {
    condition: 'unfinished',
    salt: state.content.salt,
    nonce: randomDigits(),
    lock: { run: run.id, attempt: run.attempt },
    tables: tablesOfMark(state.content, run.owed),
  };
  const next = nextState(mark, run);
  try {
    const lock = await takeLock(kept, { state, run, mark }, signal);
    return { isLocked: lock !== undefined, ...endings(kept, next, lock ?? {}) };
  } catch (thrown) {
    next.stop();
    throw thrown;
  }
}

interface Begin {
  readonly state: DeployState;
  readonly run: DeployRun;
  readonly mark: NewState;
}

/** The condition on which the mark is replaced; undefined where the store keeps no conditions. */
async function takeLock(
  place: KeptPlace,
  { state, run, mark }: Begin,
  signal: AbortSignal | undefined,
): Promise<Condition | undefined> {
  const condition = state.etag === undefined ? ABSENT : { ifMatch: state.etag };
  const replaced = await replaceKnown(place, state.content, mark, condition, signal).catch(
    (thrown: unknown) => {
      if (isUnsupported(thrown)) return undefined;
      throw thrown;
    },
  );
  if (replaced === undefined) {
    await replaceState(place, mark, {}, signal);
    return undefined;
  }
  if ('refusedBy' in replaced) {
    throw (
      refusalBy(replaced.refusedBy, run, place) ??
      overtaken('another deploy ended here after this run had listed the objects')
    );
  }
  const probe = { ...mark, nonce: randomDigits() };
  if (!(await keepsConditions(place, probe, signal))) return undefined;
  return replaced.etag === undefined ? {} : { ifMatch: replaced.etag };
}

const ABSENT: Condition = { ifNoneMatch: '*' };

interface NextState {
  readonly mark: NewState;
  readonly after: (ending: 'complete' | 'failed', changed: StateEntries) => Promise<NewState>;
  /** It is not needed. */
  readonly stop: () => void;
}

/** The state that follows the mark; most of it is made before it is asked for. */
function nextState(mark: NewState, run: DeployRun): NextState {
  const salt = randomDigits();
  const early = beginTables(salt, run.unchanged());
  return {
    mark,
    async after(ending, changed) {
      const clean = { condition: 'clean', nonce: randomDigits(), lock: undefined } as const;
      if (ending === 'complete') return { ...clean, salt, tables: await early.complete(changed) };
      early.stop();
      // What is owed has no names here, so that it can't be hashed again.
      const known = tablesOfEntries(mark.salt, run.unchanged(), changed);
      return { ...clean, salt: mark.salt, tables: { ...known, owed: mark.tables.owed } };
    },
    stop: early.stop,
  };
}

function endings(
  place: KeptPlace,
  { mark, after, stop }: NextState,
  condition: Condition,
): Pick<OpenDeploy, 'finish' | 'abandon'> {
  return {
    async finish(changed, ending, signal) {
      const clean = await after(ending, changed);
      const replaced = await replaceKnown(place, mark, clean, condition, signal);
      if ('refusedBy' in replaced) {
        throw overtaken('another deploy began here, or the state object was deleted, meanwhile');
      }
    },
    async abandon(signal) {
      stop();
      const free = { ...mark, lock: undefined, nonce: randomDigits() };
      await replaceKnown(place, mark, free, condition, signal);
    },
  };
}
