import type { Pace, Permit } from '../../src/s3/send/pace.ts';
import type { StoppedTime } from './injected-time.ts';

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
export async function bear(pace: Pace, writes: number, time: StoppedTime): Promise<void> {
  for (let n = 0; n <= 10; n += 1) {
    if (n > 0) time.advance(50);
    (await pace.acquire('DELETE', writes)).succeeded();
  }
}
