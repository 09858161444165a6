import { setImmediate } from 'node:timers/promises';
import { REAL_TIME, type Time } from '../../src/s3/send/time.ts';

export interface SkippingTime extends Time {
  /** Milliseconds of each sleep so far, in their order. */
  readonly sleeps: readonly number[];
}

/**
 * Real time, but for sleeps: they end as soon as the event loop turns, and the clock is then what it
 * would be. Limits on what the network does are real. Chance is always in the middle.
 */
export function skippingTime(): SkippingTime {
  const sleeps: number[] = [];
  let skipped = 0;
  const now = () => REAL_TIME.now() + skipped;
  return {
    ...REAL_TIME,
    sleeps,
    now,
    random: () => 0.5,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      sleeps.push(ms);
      const end = now() + ms;
      await setImmediate();
      signal?.throwIfAborted();
      skipped += Math.max(0, end - now());
    },
  };
}

export interface StoppedTime extends Time {
  /** Goes on by this many milliseconds. */
  advance(ms: number): void;
}

/** A clock that stands still until it is advanced; what sleeps by it sleeps for good. */
export function stoppedTime(): StoppedTime {
  let time = 1_000;
  return {
    ...REAL_TIME,
    now: () => time,
    sleep: (_, signal) =>
      new Promise((_resolve, reject) => {
        const stop = () => {
          reject(signal?.reason as Error);
        };
        if (signal?.aborted === true) stop();
        signal?.addEventListener('abort', stop);
      }),
    advance: (ms) => {
      time += ms;
    },
  };
}
