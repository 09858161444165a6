import { StoreError } from '../core/errors.ts';
import { quoted } from '../core/shown.ts';
import type { StateEntries } from './entries.ts';
import type { FoundState, KeptPlace } from './state.ts';

/** The run that deploys. */
export interface DeployRun {
  /** As people find it: the id of the workflow's run. */
  readonly id: string;
  /** From 1; a run that is started again counts on. */
  readonly attempt: number;
  /** The store's clock when the run listed its objects; an invalid Date when it did not say. */
  readonly now: Date;
  /** Keys that the plan changes or deletes. */
  readonly owed: Iterable<string>;
  /** What the next state will know of the keys that this run leaves as they are. */
  unchanged(): StateEntries;
}

/** How long the mark of a deploy keeps others away, in milliseconds: an hour. */
export const MARK_COUNTS_FOR = 60 * 60 * 1000;

/** Why a run may not deploy over this state, or undefined. */
export function refusalBy(
  { content: { lock }, lastModified = new Date(NaN) }: FoundState,
  run: DeployRun,
  { key }: KeptPlace,
): StoreError | undefined {
  if (lock === undefined) return undefined;
  const isLaterAttempt = lock.run === run.id && lock.attempt < run.attempt;
  const isOld = run.now.getTime() - lastModified.getTime() >= MARK_COUNTS_FOR;
  if (isLaterAttempt || isOld) return undefined;
  const end = new Date(lastModified.getTime() + MARK_COUNTS_FOR);
  return new StoreError(
    'DeployInProgress',
    `run ${quoted(lock.run)} (attempt ${lock.attempt}) has been deploying here since ` +
      `${lastModified.toISOString()}, so this run changed nothing: run again when that one has ` +
      'ended; if it was killed, start its failed jobs again, or wait until ' +
      `${end.toISOString()}, or delete the object ${quoted(key)}`,
  );
}

/** The error of a run whose view of the bucket is no longer true. */
export function overtaken(what: string): StoreError {
  return new StoreError(
    'DeployOvertaken',
    `${what}: run again, and let deploys wait for each other by "concurrency" in the workflow`,
  );
}
