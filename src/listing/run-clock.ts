import { StoreError } from '../core/errors.ts';

/**
 * Tells objects that existed when a run began from those written during it, by the store's clock,
 * in memory that does not grow with the listing.
 */
export interface RunClock {
  /** The Date of the first answer; an invalid date before it, or when it has none. */
  readonly start: Date;
  /** Learns from a listing's answer: its Date, and when the objects in it were written. */
  see(serverTime: Date, written: Iterable<Date>): void;
  /**
   * Whether an object was written during the run: later than the first answer's Date, plus 2 s,
   * plus the largest lead of a LastModified over the Date of the answer that listed it. An unreadable
   * time counts as during the run. Throws like `assertServerTime`.
   */
  isDuringRun(lastModified: Date): boolean;
  /** Ends the learning, so that decisions no longer change. */
  freeze(): void;
  readonly isFrozen: boolean;
}

/** Milliseconds. A Date header is cut to a second, and some servers format it once a second. */
const ROUNDING = 2_000;

/** Milliseconds. A longer lead is not the lag of a Date but a wrong clock. */
const MAX_LEAD = 60_000;

/** Creates the clock of one run; `start` is its start where that is known already. */
export function createRunClock(start = new Date(NaN)): RunClock {
  let lead = 0;
  let hasStarted = !Number.isNaN(start.getTime());
  const clock = {
    start,
    isFrozen: false,
    see(serverTime: Date, written: Iterable<Date>): void {
      if (clock.isFrozen) return;
      if (!hasStarted) clock.start = serverTime;
      hasStarted = true;
      const answered = serverTime.getTime();
      for (const time of written) {
        const ahead = time.getTime() - answered;
        if (ahead > lead) lead = Math.min(ahead, MAX_LEAD);
      }
    },
    isDuringRun(lastModified: Date): boolean {
      assertServerTime(clock.start);
      return !(lastModified.getTime() <= clock.start.getTime() + ROUNDING + lead);
    },
    freeze(): void {
      clock.isFrozen = true;
    },
  };
  return clock;
}

/** Throws a StoreError `NoServerTime` when the first answer had no Date: nothing may be deleted then. */
export function assertServerTime(runStart: Date): void {
  if (!Number.isNaN(runStart.getTime())) return;
  throw new StoreError(
    'NoServerTime',
    "the listing's answer has no Date header, so objects written during this run look like older " +
      'ones: nothing is deleted',
  );
}

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly serverTime: Date;
}

/** Maximum number of rows that wait for the end of the listing; with more the clock is frozen. */
const MAX_WAITING = 10_000;

/**
 * The rows of a listing, page by page, from which the clock learns. In the first listing of a run,
 * keys whose first row looks as if written during the run come last, with all their rows: only the
 * whole listing shows by how much the store's Date lags. Then the clock is frozen, so that later
 * listings are classified by the same time.
 */
export async function* rowsByClock<Row extends { readonly key: string }>(
  pages: AsyncIterable<Page<Row>>,
  clock: RunClock,
  writtenAt: (row: Row) => Date,
): AsyncGenerator<readonly Row[], void, undefined> {
  let waiting: Row[] = [];
  const last = { key: undefined as string | undefined, isWaiting: false };
  const waits = (row: Row) => {
    const { key } = row;
    if (key !== last.key) last.isWaiting = !clock.isFrozen && clock.isDuringRun(writtenAt(row));
    last.key = key;
    if (last.isWaiting) waiting.push(row);
    return last.isWaiting;
  };
  for await (const { rows, serverTime } of pages) {
    clock.see(serverTime, rows.map(writtenAt));
    yield rows.filter((row) => !waits(row));
    if (waiting.length <= MAX_WAITING) continue;
    clock.freeze();
    // The rows of a waiting key may continue on the next page.
    if (!last.isWaiting) continue;
    last.isWaiting = false;
    yield waiting;
    waiting = [];
  }
  clock.freeze();
  if (waiting.length > 0) yield waiting;
}
