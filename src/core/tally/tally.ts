import { type ItemError, messageOf, type Op } from '../errors.ts';
import type { Outcome, SkipReason } from '../outcome.ts';
import { escapeControls, formatCount } from '../text.ts';
import { causeLines, type Causes, createCauses } from './causes.ts';

/** Errors kept in memory; the counts go on beyond it. */
const MAX_ERRORS_KEPT = 1000;

/** The running totals of a batch, in bounded memory. */
export interface Tally {
  /** Objects proven done, by what was done. */
  readonly done: Readonly<Record<Op, number>>;
  readonly skipped: number;
  readonly skippedBy: ReadonlyMap<SkipReason, number>;
  readonly failed: number;
  /** Bytes of bodies of objects that were done. */
  readonly bytes: number;
  /** Delete markers among what was deleted. */
  readonly markersDeleted: number;
  /** Deletes that left a delete marker and removed nothing. */
  readonly markersLeft: number;
  /** Bytes of the parts of aborted uploads, as far as they are known. */
  readonly freedBytes: number;
  /** The first 1,000 failures. */
  readonly errors: readonly ItemError[];
  /** Why objects failed, counted over all of them. */
  causes(): Causes;
  /** What the latest outcome was about. */
  readonly op: Op | undefined;
}

export interface OpenTally extends Tally {
  add(outcome: Outcome): void;
}

export function createTally(): OpenTally {
  const done: Record<Op, number> = { upload: 0, download: 0, delete: 0, abort: 0, copy: 0 };
  const skippedBy = new Map<SkipReason, number>();
  const errors: ItemError[] = [];
  const causes = createCauses();
  const tally = {
    done,
    skipped: 0,
    skippedBy,
    failed: 0,
    bytes: 0,
    markersDeleted: 0,
    markersLeft: 0,
    freedBytes: 0,
    errors,
    causes: () => causes.list(),
    op: undefined as Op | undefined,
    add(outcome: Outcome): void {
      tally.op = outcome.op;
      if (outcome.status === 'done') {
        done[outcome.op] += 1;
        tally.bytes += outcome.bytes;
        if (outcome.deleteMarker === true) {
          if (outcome.versionId === undefined) tally.markersLeft += 1;
          else tally.markersDeleted += 1;
        }
        tally.freedBytes += outcome.freedBytes ?? 0;
      } else if (outcome.status === 'skipped') {
        tally.skipped += 1;
        skippedBy.set(outcome.reason, (skippedBy.get(outcome.reason) ?? 0) + 1);
      } else {
        tally.failed += 1;
        causes.add(outcome.error);
        if (errors.length < MAX_ERRORS_KEPT) errors.push(outcome.error);
      }
    },
  };
  return tally;
}

/** Objects proven done. */
export function doneOf({ done }: Tally): number {
  return Object.values(done).reduce((sum, count) => sum + count, 0);
}

/** Every object that has an outcome. */
export function totalOf(tally: Tally): number {
  return doneOf(tally) + tally.skipped + tally.failed;
}

/** The code of a BatchError: the name that the AWS SDK for Go uses, or one formed like it. */
export type BatchErrorCode =
  | 'BatchedUploadIncomplete'
  | 'BatchedDownloadIncomplete'
  | 'BatchedDeleteIncomplete'
  | 'BatchedAbortIncomplete'
  | 'BatchedCopyIncomplete'
  | 'BatchedSyncIncomplete';

/** What a batch was to do: one thing with every object, or what each one needs. */
export type BatchKind = Op | 'sync';

const CODES: Readonly<Record<BatchKind, BatchErrorCode>> = {
  upload: 'BatchedUploadIncomplete',
  download: 'BatchedDownloadIncomplete',
  delete: 'BatchedDeleteIncomplete',
  abort: 'BatchedAbortIncomplete',
  copy: 'BatchedCopyIncomplete',
  sync: 'BatchedSyncIncomplete',
};

/** What was done with an object. */
export const DONE_WORD: Readonly<Record<BatchKind, string>> = {
  upload: 'uploaded',
  download: 'downloaded',
  delete: 'deleted',
  abort: 'aborted',
  copy: 'copied',
  sync: 'synced',
};

/** Why a batch could not go on. */
export interface Interruption {
  readonly thrown: unknown;
}

/**
 * The error of a batch that is not complete: objects failed, or it could not go on (`cause`: its
 * source broke, the credentials are dead, it was aborted), or both. The message counts the objects
 * and groups the failures by cause; printed, it is a few lines, however many objects failed.
 */
export class BatchError extends AggregateError {
  override readonly name = 'BatchError';
  readonly code: BatchErrorCode;
  /** One error per failed object, at most 1,000; `tally.failed` counts them all. */
  declare readonly errors: ItemError[];
  declare readonly tally: Tally;

  constructor(kind: BatchKind, tally: Tally, interruption?: Interruption) {
    super([...tally.errors], batchMessage(kind, tally, interruption), {
      ...(interruption === undefined ? {} : { cause: interruption.thrown }),
    });
    this.code = CODES[kind];
    const { errors } = this;
    // Node prints every error of an array that it finds, even when nothing catches this one; it does
    // not call a getter.
    Object.defineProperties(this, { errors: { get: () => errors }, tally: { value: tally } });
  }
}

/** Counts both sides, then names the most frequent causes, one a line. */
function batchMessage(kind: BatchKind, tally: Tally, interruption?: Interruption): string {
  const headline = headlineOf(kind, tally, interruption);
  const [first, ...more] = causeLines(tally.causes());
  if (first === undefined) return headline;
  if (more.length === 0 && interruption === undefined) {
    return `${headline}: ${escapeControls(first)}`;
  }
  const lines = [first, ...more].map((line) => `  ${escapeControls(line)}`);
  return [`${headline}:`, ...lines].join('\n');
}

/** The objects of a run, without the state that a sync keeps for itself. */
export function totalWithoutState(tally: Tally): number {
  return totalOf(tally) - (tally.skippedBy.get('state') ?? 0);
}

/**
 * `3 of 1,204 objects were not uploaded`, how many of them something else kept from it, and why the
 * run stopped early, if it did.
 */
export function headlineOf(kind: BatchKind, tally: Tally, interruption?: Interruption): string {
  const total = totalWithoutState(tally);
  const thing = kind === 'abort' ? 'multipart upload' : 'object';
  const things = `${formatCount(total)} ${thing}${total === 1 ? '' : 's'}`;
  const verb = tally.failed === 1 ? 'was' : 'were';
  const counts = `${formatCount(tally.failed)} of ${things} ${verb} not ${DONE_WORD[kind]}`;
  const failed = `${counts}${asidesText(tally)}`;
  if (interruption === undefined) return failed;
  const why = messageOf(interruption.thrown);
  return tally.failed === 0
    ? `the run stopped early: ${why} (after ${things})`
    : `${failed}; the run stopped early: ${why}`;
}

/** `, 85 of them interrupted, 10 not attempted`. */
function asidesText(tally: Tally): string {
  const { stopped, notAttempted } = tally.causes();
  const parts = [
    ...(stopped ? [`${formatCount(stopped.count)} of them interrupted`] : []),
    ...(notAttempted ? [`${formatCount(notAttempted.count)} of them not attempted`] : []),
  ];
  return parts.map((part) => `, ${part}`).join('');
}

/**
 * Consumes outcomes to the end and returns their totals. Throws a BatchError when any object
 * failed or the batch was interrupted; an interruption before the first outcome is thrown as it is.
 */
export async function collect(
  outcomes: AsyncIterable<Outcome> | Iterable<Outcome>,
): Promise<Tally> {
  const tally = createTally();
  try {
    for await (const outcome of outcomes) tally.add(outcome);
  } catch (thrown) {
    if (tally.op === undefined) throw thrown;
    throw new BatchError(tally.op, tally, { thrown });
  }
  assertComplete(tally);
  return tally;
}

function assertComplete(tally: OpenTally): void {
  if (tally.failed > 0 && tally.op !== undefined) throw new BatchError(tally.op, tally);
}
