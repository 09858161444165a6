import { StoreError } from '../core/errors.ts';

/**
 * Tells what was there when a run began from what was written during it, by the store's clock, in
 * memory that does not grow with the listing.
 */
export interface RunClock {
  /** Date of the first answer; an invalid date before it, or when it has none. */
  readonly start: Date;
  /** Learns from an answer of a listing: its Date, and when the objects that it lists were written. */
  see(serverTime: Date, written: Iterable<Date>): void;
  /**
   * Whether an object was written during the run: later than the first answer's Date, plus 2 s,
   * plus the largest lead of a LastModified over the Date of the answer that listed it. A time that
   * can't be read counts as during the run. Throws like `assertServerTime`.
   */
  isDuringRun(lastModified: Date): boolean;
  /** Ends the learning, so that what was decided stays decided. */
  freeze(): void;
  readonly isFrozen: boolean;
}

/** Milliseconds: a Date header is cut to a second, and some servers format it once a second. */
const ROUNDING = 2_000;

/** Milliseconds: more is not the lag of a Date but a clock that is wrong. */
const MAX_LEAD = 60_000;

/** The clock of one run. `start` is given where it is known already. */
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

/** Throws when the server's answer has no Date: then nothing may be deleted. */
export function assertServerTime(runStart: Date): void {
  if (!Number.isNaN(runStart.getTime())) return;
  throw new StoreError(
    'NoServerTime',
    "the listing's answer has no Date header, so objects written during this run can't be told " +
      'from older ones: nothing is deleted',
  );
}
