import { onTestFinished, vi } from 'vitest';
import type { Pace, Permit } from '../../src/s3/send/pace/pace.ts';

/** Takes permits until one has to wait. */
export async function takeAll(pace: Pace, writes: number): Promise<Permit[]> {
  const permits: Permit[] = [];
  for (;;) {
    // What need not wait is given before the event loop turns.
    const stopper = new AbortController();
    setImmediate(() => {
      stopper.abort();
    });
    const next = Promise.resolve(pace.acquire('PUT', writes, stopper.signal));
    const permit = await next.catch(() => undefined);
    if (permit === undefined) return permits;
    permits.push(permit);
  }
}

/** Has the store take ten requests of so many writes, one each 50 ms, after a first one. */
export async function bear(
  pace: Pace,
  writes: number,
  advance: (ms: number) => void,
): Promise<void> {
  for (let n = 0; n <= 10; n += 1) {
    if (n > 0) advance(50);
    (await pace.acquire('DELETE', writes)).succeeded();
  }
}

/** Stops the clock until it is advanced by so many milliseconds. */
export function fakeClock(): (ms: number) => void {
  vi.useFakeTimers({ now: Date.now(), toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  return (ms) => void vi.advanceTimersByTime(ms);
}
