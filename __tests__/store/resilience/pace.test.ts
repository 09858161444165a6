import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createPace, type Permit } from '../../../src/store/resilience/pace.ts';

/** Takes permits until one has to wait. */
async function takeAll(pace: ReturnType<typeof createPace>, writes: number): Promise<Permit[]> {
  const permits: Permit[] = [];
  for (;;) {
    const next = pace.acquire('PUT', writes, AbortSignal.timeout(20)).catch(() => undefined);
    const permit = await next;
    if (permit === undefined) return permits;
    permits.push(permit);
  }
}

/** Stops the clock until it is advanced by so many milliseconds. */
function fakeClock(): (ms: number) => void {
  vi.useFakeTimers({ now: Date.now(), toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  return (ms) => void vi.advanceTimersByTime(ms);
}

describe('hazard 33: the pace', () => {
  it('lets as many requests run as there may be, and one more when one has ended', async () => {
    const pace = createPace(3);
    const permits = await takeAll(pace, 1);
    expect(permits).toHaveLength(3);
    permits[0]?.failed();
    expect(await takeAll(pace, 1)).toHaveLength(1);
  });

  it('knows no limit on writes until the store asks for one', async () => {
    const pace = createPace(2);
    (await pace.acquire('PUT', 1000)).succeeded();
    expect(pace.rate).toBe(Infinity);
  });

  it('is cut to a little less than the store was seen to bear', async () => {
    const advance = fakeClock();
    const pace = createPace(8);
    for (let n = 0; n < 10; n += 1) (await pace.acquire('DELETE', 100)).succeeded();
    advance(500);
    (await pace.acquire('DELETE', 100)).throttled();
    expect(pace.rate).toBe(1_940);
  });

  it('is cut to what a prefix of S3 bears when the store first took more', async () => {
    const advance = fakeClock();
    const pace = createPace(8);
    for (let n = 0; n < 10; n += 1) (await pace.acquire('DELETE', 1_000)).succeeded();
    advance(500);
    (await pace.acquire('DELETE', 1_000)).throttled();
    expect(pace.rate).toBe(3_395);
  });

  it('counts refusals of one overload once', async () => {
    const advance = fakeClock();
    const pace = createPace(8);
    for (let n = 0; n < 10; n += 1) (await pace.acquire('DELETE', 100)).succeeded();
    advance(500);
    const permits = [await pace.acquire('DELETE', 1), await pace.acquire('DELETE', 1)];
    for (const permit of permits) permit.throttled();
    expect(pace.rate).toBe(1_940);
  });

  it('is not cut again by what was sent before the cut, nor soon after it', async () => {
    const advance = fakeClock();
    const pace = createPace(8);
    for (let n = 0; n < 10; n += 1) (await pace.acquire('DELETE', 100)).succeeded();
    const early = await pace.acquire('DELETE', 0);
    advance(500);
    (await pace.acquire('DELETE', 0)).throttled();
    expect(pace.rate).toBe(1_940);
    advance(400);
    (await pace.acquire('DELETE', 0)).throttled();
    expect(pace.rate).toBe(1_940);
    advance(5_000);
    early.throttled();
    expect(pace.rate).toBe(1_940);
    (await pace.acquire('DELETE', 0)).throttled();
    expect(pace.rate).toBe(10);
  });

  it('is never raised by a refusal', async () => {
    const advance = fakeClock();
    const pace = createPace(8);
    (await pace.acquire('DELETE', 1)).throttled();
    advance(600);
    (await pace.acquire('DELETE', 1_000)).succeeded();
    (await pace.acquire('DELETE', 0)).throttled();
    expect(pace.rate).toBe(10);
  });

  it('is never cut to nothing', async () => {
    const pace = createPace(8);
    (await pace.acquire('PUT', 1)).throttled();
    expect(pace.rate).toBe(10);
  });

  it('grows with every success after a cut', async () => {
    const pace = createPace(8);
    (await pace.acquire('PUT', 1)).throttled();
    (await pace.acquire('PUT', 0)).succeeded();
    expect(pace.rate).toBeGreaterThan(10);
  });

  it('stops growing while answers take ever longer, and is not cut for it', async () => {
    const pace = createPace(8);
    (await pace.acquire('PUT', 1)).throttled();
    (await pace.acquire('GET', 0)).succeeded();
    const { rate } = pace;
    const slow = await pace.acquire('GET', 0);
    fakeClock()(1_000_000);
    slow.succeeded();
    expect(pace.rate).toBe(rate);
  });

  it('makes nobody wait for a request that was given up', async () => {
    const pace = createPace(1);
    const first = await pace.acquire('PUT', 1);
    const stopper = new AbortController();
    const second = pace.acquire('PUT', 1, stopper.signal);
    const third = pace.acquire('PUT', 1);
    stopper.abort(new Error('enough'));
    await expect(second).rejects.toThrow('enough');
    first.succeeded();
    (await third).succeeded();
    await expect(pace.acquire('PUT', 1, stopper.signal)).rejects.toThrow('enough');
  });
});
