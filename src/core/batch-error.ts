import { messageOf, type ItemError } from './errors.ts';
import type { Op } from './outcome.ts';
import { totalOf, type Tally } from './tally.ts';

export type BatchErrorCode =
  | 'BatchedUploadIncomplete'
  | 'BatchedDownloadIncomplete'
  | 'BatchedDeleteIncomplete'
  | 'BatchedAbortIncomplete';

const CODES: Readonly<Record<Op, BatchErrorCode>> = {
  upload: 'BatchedUploadIncomplete',
  download: 'BatchedDownloadIncomplete',
  delete: 'BatchedDeleteIncomplete',
  abort: 'BatchedAbortIncomplete',
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

  constructor(op: Op, tally: Tally, interruption?: { readonly thrown: unknown }) {
    super([...tally.errors], batchMessage(op, tally, interruption), {
      ...(interruption === undefined ? {} : { cause: interruption.thrown }),
    });
    this.code = CODES[op];
    this.tally = tally;
  }
}

/** Counts both sides: `BatchedUploadIncomplete: 3 of 1,204 objects failed to upload`. */
function batchMessage(op: Op, tally: Tally, interruption?: { readonly thrown: unknown }): string {
  const things = op === 'abort' ? 'multipart uploads' : 'objects';
  const counts =
    `${CODES[op]}: ${counted(tally.failed)} of ${counted(totalOf(tally))} ${things} ` +
    `failed to ${op}`;
  return interruption === undefined
    ? counts
    : `${counts}; the batch stopped early: ${messageOf(interruption.thrown)}`;
}

/** A whole number with thousands separators. */
export function counted(count: number): string {
  return count.toLocaleString('en-US');
}
