import type { SkipReason } from '../core/reasons.ts';
import type { Ranked } from './newest.ts';

export type KeepNewestOf = 'directories' | 'objects';

export interface RetentionRules {
  /** Ends with `/`, is empty, or names the beginning of keys. */
  readonly prefix: string;
  /** A positive integer. */
  readonly keepNewest: number;
  readonly keepNewestOf: KeepNewestOf;
  /** Milliseconds; undefined: of any age. */
  readonly olderThan?: number;
}

/** What retention has to know of an object, or of a version of one. */
export interface RetentionRow {
  readonly key: string;
  readonly lastModified: Date;
  /** Bytes. */
  readonly size: number;
}

/** What becomes of an object: it goes, or why it is left alone. */
export type RetentionVerdict =
  | 'delete'
  | Extract<
      SkipReason,
      'newest' | 'under-an-hour' | 'younger' | 'beside-directories' | 'newer-than-run' | 'changed'
    >;

/** The first pass: every row is counted, then the plan is made, once. */
export interface Retention {
  add(row: RetentionRow): void;
  decide(): RetentionPlan;
}

export interface RetentionPlan {
  readonly rules: RetentionRules;
  /** What was counted, by what becomes of it. */
  readonly amounts: ReadonlyMap<RetentionVerdict, Amount>;
  /**
   * The newest first: every directory, by its name up to its slash; or, of single objects, only
   * those that are kept as newest, by their keys.
   */
  readonly groups: readonly PlannedGroup[];
  /**
   * A pass over a later listing of the same: tells of each row, given once, what becomes of it.
   * Says `delete` only of what was counted, and not more often than was counted.
   */
  openPass(): (row: RetentionRow) => RetentionVerdict;
}

/** What is kept or deleted as a whole: a directory, or a single object. */
export interface PlannedGroup extends Ranked {
  readonly objects: number;
  readonly bytes: number;
  readonly verdict: RetentionVerdict;
}

export interface Amount {
  /** Directories, or single objects. */
  readonly groups: number;
  readonly objects: number;
  readonly bytes: number;
}

/** Adds up groups by what becomes of them. */
export function createAmounts() {
  const amounts = new Map<RetentionVerdict, Amount>();
  return {
    amounts,
    add: (verdict: RetentionVerdict, { objects, bytes }: Omit<Amount, 'groups'>): void => {
      const sum = amountOf({ amounts }, verdict);
      amounts.set(verdict, {
        groups: sum.groups + 1,
        objects: sum.objects + objects,
        bytes: sum.bytes + bytes,
      });
    },
  };
}

export function amountOf(
  { amounts }: Pick<RetentionPlan, 'amounts'>,
  verdict: RetentionVerdict,
): Amount {
  return amounts.get(verdict) ?? { groups: 0, objects: 0, bytes: 0 };
}

const HOUR = 3_600_000;

/** Whether what was written then may be unfinished, or in use by who has just written it. */
export function isUnderAnHour(newest: number, runStart: Date): boolean {
  // Not "less than": a time that can't be read must keep what it is the time of.
  return !(runStart.getTime() - newest >= HOUR);
}

/** What becomes of what is neither under an hour old nor among the newest. */
export function verdictOnOld(
  newest: number,
  { olderThan = 0 }: RetentionRules,
  runStart: Date,
): 'delete' | 'younger' {
  return runStart.getTime() - newest > olderThan ? 'delete' : 'younger';
}
