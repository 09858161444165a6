import { describe, expect, it } from 'vitest';
import { createPace } from '../../../../src/s3/send/pace/pace.ts';
import { bear, fakeClock } from '../../../support/pace.ts';

describe('hazard 33: the rate of writes', () => {
  it('is cut to a little less than the store was seen to bear', async () => {
    const advance = fakeClock();
    const pace = createPace(8);
    await bear(pace, 100, advance);
    (await pace.acquire('DELETE', 100)).throttled();
    expect(pace.rate).toBe(1_940);
  });

  it('is cut by what the store bore of late, not long before', async () => {
    const advance = fakeClock();
    const pace = createPace(8);
    await bear(pace, 1, advance);
    for (let n = 0; n < 3; n += 1) await bear(pace, 100, advance);
    (await pace.acquire('DELETE', 100)).throttled();
    expect(Math.round(pace.rate)).toBe(2_066);
  });

  it('is cut to what a prefix of S3 bears when the store first took more', async () => {
    const advance = fakeClock();
    const pace = createPace(8);
    await bear(pace, 1_000, advance);
    (await pace.acquire('DELETE', 1_000)).throttled();
    expect(pace.rate).toBe(3_395);
  });

  it('is cut to that too when the store refuses before it was measured', async () => {
    const advance = fakeClock();
    const pace = createPace(8);
    (await pace.acquire('PUT', 1)).succeeded();
    advance(249);
    (await pace.acquire('PUT', 1)).succeeded();
    (await pace.acquire('PUT', 1)).throttled();
    expect(pace.rate).toBe(3_395);
  });

  it('is cut to no more than it was when more was asked for later', async () => {
    const advance = fakeClock();
    const pace = createPace(8);
    await bear(pace, 100, advance);
    (await pace.acquire('DELETE', 100)).throttled();
    advance(1_000);
    for (let n = 0; n < 40; n += 1) {
      (await pace.acquire('DELETE', 0)).succeeded();
      advance(100);
    }
    const { rate } = pace;
    expect(rate).toBeGreaterThan(2_000);
    (await pace.acquire('DELETE', 5_000)).succeeded();
    advance(3_000);
    (await pace.acquire('DELETE', 0)).throttled();
    expect(pace.rate).toBeLessThan(rate);
  });

  it('counts refusals of one overload once', async () => {
    const advance = fakeClock();
    const pace = createPace(8);
    await bear(pace, 100, advance);
    const permits = [await pace.acquire('DELETE', 1), await pace.acquire('DELETE', 1)];
    for (const permit of permits) permit.throttled();
    expect(pace.rate).toBe(1_940);
  });

  it('is not cut again by what was sent before the cut, nor soon after it', async () => {
    const advance = fakeClock();
    const pace = createPace(8);
    const early = await pace.acquire('DELETE', 0);
    await bear(pace, 100, advance);
    (await pace.acquire('DELETE', 0)).throttled();
    expect(pace.rate).toBe(1_940);
    advance(400);
    (await pace.acquire('DELETE', 0)).throttled();
    expect(pace.rate).toBe(1_940);
    advance(5_000);
    early.throttled();
    expect(pace.rate).toBe(1_940);
  });

  it('is halved when the store has taken nothing since the last cut', async () => {
    const advance = fakeClock();
    const pace = createPace(8);
    await bear(pace, 100, advance);
    (await pace.acquire('DELETE', 0)).throttled();
    advance(5_000);
    (await pace.acquire('DELETE', 0)).throttled();
    expect(pace.rate).toBeCloseTo(1_940 * 0.5 * 0.97);
  });

  it('is never cut to nothing', async () => {
    const advance = fakeClock();
    const pace = createPace(8);
    for (let n = 0; n < 20; n += 1) {
      (await pace.acquire('PUT', 0)).throttled();
      advance(5_000);
    }
    expect(pace.rate).toBe(10);
  });
});
