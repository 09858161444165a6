import type { ObjectIdentity } from '../../core/errors.ts';
import type { ObjectHeaders } from '../../core/object-headers.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { FileVerdict } from '../../plan/file-verdict.ts';
import { joinKey } from '../../plan/keys.ts';
import type { CopyFacts } from './sync-compare.ts';
import type { SyncView } from './sync-view.ts';

interface Thrown {
  readonly thrown: unknown;
}

/** What a sync that is carried out rests on. */
export interface SyncBasis {
  readonly view: SyncView;
  /** By the files' rows. */
  readonly verdicts: readonly FileVerdict[];
  readonly copies: ReadonlyMap<number, CopyFacts>;
  headersFor(path: string): ObjectHeaders;
  /** Of the first file that can't be taken. */
  readonly sourceFailure: Thrown | undefined;
}

/** A sync that is being carried out: what is on its way, what is proven, and what went wrong. */
export interface SyncWork extends SyncBasis {
  /** The first failure; what comes after it in the order is not begun. */
  failure: Thrown | undefined;
  objectOf(row: number): ObjectIdentity;
  headersOf(row: number): ObjectHeaders;
  /** Remembers which file the object on its way belongs to. */
  begin(row: number): ObjectIdentity;
  /** The row of the file whose object is no longer on its way. */
  finish(key: string): number | undefined;
  /** Takes down what became of a file, and adds why it was changed. */
  note(outcome: Outcome, row: number | undefined): Outcome;
  /** ETags of what this run stored, by the files' rows. */
  readonly etags: ReadonlyMap<number, string>;
  /** Keys that are proven to be gone. */
  readonly removed: Set<string>;
}

export function createSyncWork(basis: SyncBasis): SyncWork {
  const { inputs, source } = basis.view;
  const onTheWay = new Map<string, number>();
  const etags = new Map<number, string>();
  const objectOf = (row: number): ObjectIdentity => ({
    bucket: inputs.bucket,
    key: joinKey(inputs.prefix, source.files.pathOf(row)),
  });
  const work: SyncWork = {
    ...basis,
    failure: undefined,
    objectOf,
    headersOf: (row) => basis.headersFor(source.files.pathOf(row)),
    begin(row) {
      const object = objectOf(row);
      onTheWay.set(object.key, row);
      return object;
    },
    finish(key) {
      const row = onTheWay.get(key);
      onTheWay.delete(key);
      return row;
    },
    note(outcome, row) {
      if (outcome.status === 'failed') work.failure ??= { thrown: outcome.error.cause };
      if (outcome.status !== 'done' || row === undefined) return outcome;
      if (outcome.etag !== undefined) etags.set(row, outcome.etag);
      const verdict = basis.verdicts[row];
      return verdict && 'reason' in verdict ? { ...outcome, reason: verdict.reason } : outcome;
    },
    etags,
    removed: new Set(),
  };
  return work;
}
