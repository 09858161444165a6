import { mapConcurrent } from '../core/concurrency.ts';
import { StoreError } from '../core/errors.ts';
import { leaseKeyOf, STATE_NAME } from '../core/keys.ts';
import { type Outcome, skipped, type SkipReason } from '../core/outcome.ts';
import { quote } from '../core/text.ts';
import type { ListedObject, ListedVersion } from '../object-store/object-store.ts';
import {
  type ClassifiedRow,
  classifiedRows,
  firstRows,
  type LastStates,
  type LeftRow,
  rowName,
  removeStates,
} from './delete-listed.ts';
import type { Fingerprint } from './passes.ts';
import type { Classify, PruneRun } from './run.ts';

/** The states and leases of syncs that a run meets and may delete. */
export interface States extends LastStates {
  /**
   * After a pass without a failure, deletes the states whose sites have nothing else left: the
   * deepest first, and each after its lease. Adds what it deletes to `listed`.
   */
  deleteLast(listed: Fingerprint): AsyncGenerator<readonly Outcome[]>;
  /** The rows of the states that a run would delete, of those taken; deletes nothing. */
  planLast(): Promise<readonly ClassifiedRow[]>;
  /** Ends the deletes: yields the outcomes of the states that are kept, if there are any. */
  end(): Iterable<readonly Outcome[]>;
}

/** Maximum number of states and leases that wait, in memory; others are kept. */
const MAX_WAITING = 100_000;

/** Requests at a time for what is left of a site. */
const LISTINGS_AT_ONCE = 8;

const LEASE_NAME = leaseKeyOf(STATE_NAME);

interface WaitingState {
  readonly row: ClassifiedRow;
  /** The prefix that it describes, with its slash; empty for the whole bucket. */
  readonly site: string;
  readonly isLease: boolean;
  /** Why it is kept whatever becomes of the rest. */
  kept?: SkipReason;
  /** Whether its site has nothing else left. */
  isFree: boolean;
}

interface Waiting {
  readonly run: PruneRun;
  readonly openPass: () => Classify;
  /** By key. */
  readonly states: Map<string, WaitingState>;
  /** What was stored under the keys that were deleted. */
  readonly deleted: Map<string, string>;
  /** Whether a row was kept that is no state. */
  isAnyKept: boolean;
  hasWarned: boolean;
}

/** `openPass` begins a pass by which a dry run, or a plan, knows what will be left of a site. */
export function createStates(run: PruneRun, openPass: () => Classify): States {
  const begun = { states: new Map(), deleted: new Map(), isAnyKept: false, hasWarned: false };
  const waiting: Waiting = { run, openPass, ...begun };
  const { states } = waiting;
  return {
    take: (row) => take(waiting, row),
    isDeleted: (row) => isDeleted(waiting, row),
    deleteLast: (listed) => deleteLast(waiting, listed),
    async planLast() {
      for (const round of deepestFirst(states)) await look(waiting, round, true);
      return [...states.values()].filter(({ isFree }) => isFree).map(({ row }) => row);
    },
    end: () => keptOf(waiting),
  };
}

function take(waiting: Waiting, row: ClassifiedRow): boolean {
  const { states, deleted, run } = waiting;
  const { key, action } = row;
  const site = key.slice(0, key.lastIndexOf('/') + 1);
  const known = states.get(key);
  const hasRoom = known !== undefined || states.size < MAX_WAITING;
  // A prefix that is the beginning of a key selects only some of the site.
  if (action !== 'delete-last' || !site.startsWith(run.settings.prefix) || !hasRoom) {
    waiting.isAnyKept = true;
    return false;
  }
  if (known !== undefined) {
    if (contentOf(known.row) !== contentOf(row)) known.kept = 'changed';
  } else if (!deleted.has(key) || isDeleted(waiting, row)) {
    states.set(key, { row, site, isLease: key.endsWith(LEASE_NAME), isFree: false });
  }
  return true;
}

function isDeleted({ deleted }: Waiting, row: ClassifiedRow): boolean {
  return deleted.get(row.key) === contentOf(row);
}

/** Identifies what is stored under a key. */
function contentOf(row: ListedObject | ListedVersion): string {
  return 'versionId' in row ? `${row.versionId} ${row.etag}` : row.etag;
}

/** A site that lies in another one comes in an earlier group. */
function deepestFirst(states: Waiting['states']): readonly (readonly WaitingState[])[] {
  const groups = new Map<number, WaitingState[]>();
  for (const state of states.values()) {
    const depth = state.site.split('/').length;
    const group = groups.get(depth);
    if (group === undefined) groups.set(depth, [state]);
    else group.push(state);
  }
  return [...groups].sort(([a], [b]) => b - a).map(([, group]) => group);
}

async function* deleteLast(
  waiting: Waiting,
  listed: Fingerprint,
): AsyncGenerator<readonly Outcome[]> {
  const { run, states } = waiting;
  for (const round of deepestFirst(states)) {
    await look(waiting, round, run.settings.dryRun);
    for (const isLease of [true, false]) {
      const isNext = (one: WaitingState) =>
        one.isLease === isLease && one.isFree && (isLease || !hasLease(states, one));
      let hasFailed = false;
      const rows = round.filter(isNext).map(({ row }) => row);
      for await (const outcome of removeStates(run, rows)) {
        hasFailed ||= outcome.status === 'failed';
        if (settle(waiting, outcome, listed)) yield [outcome];
      }
      if (hasFailed) return;
    }
  }
}

/** Whether the lease of a state was not deleted, and may still be there. */
function hasLease(states: Waiting['states'], { row }: WaitingState): boolean {
  const lease = states.get(leaseKeyOf(row.key));
  return lease !== undefined && lease.kept !== 'gone';
}

/** Notes the outcome of a delete; returns false for a state that is kept, whose outcome comes last. */
function settle({ states, deleted }: Waiting, outcome: Outcome, listed: Fingerprint): boolean {
  const { key, status } = outcome;
  const state = states.get(key);
  if (state === undefined) return true;
  if (status === 'skipped') {
    state.kept = outcome.reason;
    return false;
  }
  states.delete(key);
  if (status === 'done') {
    deleted.set(key, contentOf(state.row));
    listed.add(rowName(state.row));
  }
  return true;
}

function* keptOf({ run, states }: Waiting): Generator<readonly Outcome[]> {
  if (states.size === 0) return;
  const { bucket } = run.settings;
  yield [...states.values()].map(({ row, kept = 'state' }) =>
    skipped('delete', { bucket, ...row, listed: row }, kept),
  );
}

/** Finds out which of these states are free. `isPlan`: by what would be deleted, not by what is. */
async function look(
  waiting: Waiting,
  group: readonly WaitingState[],
  isPlan: boolean,
): Promise<void> {
  const { settings } = waiting.run;
  const sites = new Map<string, WaitingState[]>();
  for (const state of group) {
    state.isFree = isPlan && !waiting.isAnyKept;
    const own = sites.get(state.site);
    if (own === undefined) sites.set(state.site, [state]);
    else own.push(state);
  }
  if (isPlan && !waiting.isAnyKept) return;
  const denied: string[] = [];
  const lookAt = async ([site, own]: [string, readonly WaitingState[]], signal: AbortSignal) => {
    const run = { ...waiting.run, settings: { ...settings, signal } };
    try {
      const left = isPlan ? classifiedRows(run, waiting.openPass(), site) : firstRows(run, site);
      await lookAtSite(waiting, own, left);
    } catch (thrown) {
      const isDenied = thrown instanceof StoreError && thrown.code === 'AccessDenied';
      // The prefix of the run was listed before.
      if (!isDenied || site === settings.prefix) throw thrown;
      denied.push(site);
    }
  };
  const options = { concurrency: LISTINGS_AT_ONCE, signal: settings.signal };
  const looks = mapConcurrent(sites, lookAt, options);
  while ((await looks.next()).done !== true);
  const [first] = denied;
  if (first !== undefined) await warnOnce(waiting, first);
}

async function lookAtSite(
  waiting: Waiting,
  own: readonly WaitingState[],
  left: AsyncIterable<Iterable<LeftRow>>,
): Promise<void> {
  if (own.some(({ kept }) => kept !== undefined)) return;
  const there = new Set<WaitingState>();
  for await (const rows of left) {
    for (const row of rows) {
      if (willBeGone(waiting, row)) continue;
      const state = own.find((one) => one.row.key === row.key);
      if (state === undefined) return;
      there.add(state);
      if (contentOf(state.row) === contentOf(row)) continue;
      state.kept = 'changed';
      return;
    }
  }
  for (const state of own) {
    if (there.has(state)) state.isFree = true;
    else state.kept = 'gone';
  }
}

/** Whether a plan deletes a row. */
function willBeGone({ states, deleted }: Waiting, row: LeftRow): boolean {
  if (row.action !== 'delete-last') return row.action === 'delete';
  return deleted.get(row.key) === contentOf(row) || states.get(row.key)?.isFree === true;
}

async function warnOnce(waiting: Waiting, site: string): Promise<void> {
  if (waiting.hasWarned) return;
  waiting.hasWarned = true;
  await waiting.run.settings.onEvent?.({
    kind: 'warning',
    messages: [
      `the state of the sync of ${quote(site)} is kept: the store denies a listing of this prefix, ` +
        'which would show that nothing else is left: allow s3:ListBucket for it',
    ],
  });
}
