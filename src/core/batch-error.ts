import { messageOf, type ItemError } from './errors.ts';
import type { Op } from './op.ts';
import { totalOf, type Tally } from './tally.ts';

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

/**
 * A batch that is not complete: objects failed, or it could not go on (`cause`: its source
 * broke, the credentials are dead, it was aborted), or both.
 */
export class BatchError extends AggregateError {
  override readonly name = 'BatchError';
  readonly code: BatchErrorCode;
  /** One error per failed object, at most 1,000; `tally.failed` counts them all. */
  declare readonly errors: ItemError[];
  readonly tally: Tally;

  constructor(kind: BatchKind, tally: Tally, interruption?: { readonly thrown: unknown }) {
    super([...tally.errors], batchMessage(kind, tally, interruption), {
      ...(interruption === undefined ? {} : { cause: interruption.thrown }),
    });
    this.code = CODES[kind];
    this.tally = tally;
  }
}

/** Counts both sides: `BatchedUploadIncomplete: 3 of 1,204 objects failed to upload`. */
function batchMessage(
  kind: BatchKind,
  tally: Tally,
  interruption?: { readonly thrown: unknown },
): string {
  const things = kind === 'abort' ? 'multipart uploads' : 'objects';
  const counts =
    `${CODES[kind]}: ${counted(tally.failed)} of ${counted(totalOf(tally))} ${things} ` +
    `failed to ${kind}`;
  return interruption === undefined
    ? counts
    : `${counts}; the batch stopped early: ${messageOf(interruption.thrown)}`;
}

/** A whole number with thousands separators; loading the locales for it would take 25 ms. */
export function counted(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
