import { type ItemError, messageOf, type Op } from './errors.ts';
import type { Outcome, SkipReason } from './outcome.ts';
import { escapeControls, formatCount, quote } from './text.ts';

/** Errors kept in memory; the counts go on beyond it. */
const MAX_ERRORS_KEPT = 1000;

/** The running totals of a batch: a fold over its outcomes in bounded memory. */
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
  /** The first failures, at most MAX_ERRORS_KEPT. */
  readonly errors: readonly ItemError[];
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
        if (errors.length < MAX_ERRORS_KEPT) errors.push(outcome.error);
      }
    },
  };
  return tally;
}

/** Every object that has an outcome. */
export function totalOf({ done, skipped, failed }: Tally): number {
  return Object.values(done).reduce((sum, count) => sum + count, 0) + skipped + failed;
}

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

const DONE: Readonly<Record<BatchKind, string>> = {
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

/** Causes that the message of a BatchError names. */
const CAUSES_IN_MESSAGE = 3;

/**
 * A batch that is not complete: objects failed, or it could not go on (`cause`: its source
 * broke, the credentials are dead, it was aborted), or both. The message counts the objects and
 * groups the failures by cause; printed, it is a few lines, however many objects failed.
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
  const { failed, errors } = tally;
  const kept = errors.length < failed ? `; the first ${formatCount(errors.length)}` : '';
  const headline = `${headlineOf(kind, tally, interruption)}${kept}`;
  const causes = causesOf(errors);
  const [first, ...others] = causes.slice(0, CAUSES_IN_MESSAGE).map(causeLine);
  if (first === undefined) return headline;
  if (others.length === 0 && interruption === undefined) {
    return `${headline}: ${escapeControls(first)}`;
  }
  const rest = causes.length - CAUSES_IN_MESSAGE;
  const more = rest > 0 ? [`and ${formatCount(rest)} more causes`] : [];
  return [
    `${headline}:`,
    ...[first, ...others, ...more].map((line) => `  ${escapeControls(line)}`),
  ].join('\n');
}

/** `3 of 1,204 objects were not uploaded`, and why the batch stopped early, if it did. */
export function headlineOf(kind: BatchKind, tally: Tally, interruption?: Interruption): string {
  const total = totalOf(tally);
  const thing = kind === 'abort' ? 'multipart upload' : 'object';
  const things = `${formatCount(total)} ${thing}${total === 1 ? '' : 's'}`;
  const verb = tally.failed === 1 ? 'was' : 'were';
  const counts = `${formatCount(tally.failed)} of ${things} ${verb} not ${DONE[kind]}`;
  if (interruption === undefined) return counts;
  const why = messageOf(interruption.thrown);
  return tally.failed === 0
    ? `the batch stopped early: ${why} (after ${things})`
    : `${counts}; the batch stopped early: ${why}`;
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

/** Failed objects that failed for the same reason. */
export interface Cause {
  readonly code: string;
  readonly message: string;
  readonly count: number;
  /** The first of them, at most OBJECTS_NAMED. */
  readonly objects: readonly Named[];
}

type Named = Pick<ItemError, 'key' | 'versionId'>;

const OBJECTS_NAMED = 5;

/** Groups errors by code and message, the most frequent cause first. */
export function causesOf(errors: readonly ItemError[]): readonly Cause[] {
  const causes = new Map<string, Cause>();
  for (const error of errors) {
    const { code, cause } = error;
    const message = messageOf(cause);
    const name = JSON.stringify([code, message]);
    const { count, objects } = causes.get(name) ?? { count: 0, objects: [] };
    const named = objects.length < OBJECTS_NAMED ? [...objects, error] : objects;
    causes.set(name, { code, message, count: count + 1, objects: named });
  }
  return [...causes.values()].sort((a, b) => b.count - a.count);
}

/** `AccessDenied: Access Denied: "a.html", "b.html" and 12 more`. */
export function causeLine({ code, message, count, objects }: Cause): string {
  const rest = count > objects.length ? ` and ${count - objects.length} more` : '';
  const names = objects.map((object) => nameOf(object, quote));
  return `${code}: ${message}: ${names.join(', ')}${rest}`;
}

/** `"a.html"` or `"a.html" (version "3HL4kqtJ")`, as `write` writes untrusted text. */
export function nameOf({ key, versionId }: Named, write: (text: string) => string): string {
  return versionId === undefined ? write(key) : `${write(key)} (version ${write(versionId)})`;
}
