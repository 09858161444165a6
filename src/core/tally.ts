import type { ItemError } from './errors.ts';
import type { Op, Outcome } from './outcome.ts';
import type { SkipReason } from './reasons.ts';

/** Errors kept in memory; the counts go on beyond it. */
export const MAX_ERRORS_KEPT = 1000;

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
