import { describe, expect, it } from 'vitest';
import { createPace } from '../../../../src/s3/send/pace/pace.ts';
import { stoppedTime } from '../../../support/injected-time.ts';
import { bear } from '../../../support/pace.ts';

describe('hazard 33: the rate of writes', () => {
  it('is cut to a little less than the store was seen to bear', async () => {
    const time = stoppedTime();
    const pace = createPace(8, time);
    await bear(pace, 100, time);
    (await pace.acquire('DELETE', 100)).throttled();
    expect(pace.rate).toBe(1_940);
  });

  it('is cut by what the store bore of late, not long before', async () => {
    const time = stoppedTime();
    const pace = createPace(8, time);
    await bear(pace, 1, time);
    for (let n = 0; n < 3; n += 1) await bear(pace, 100, time);
    (await pace.acquire('DELETE', 100)).throttled();
    expect(Math.round(pace.rate)).toBe(2_066);
  });

  it('is cut to what a prefix of S3 bears when the store first took more', async () => {
    const time = stoppedTime();
    const pace = createPace(8, time);
    await bear(pace, 1_000, time);
    (await pace.acquire('DELETE', 1_000)).throttled();
    expect(pace.rate).toBe(3_395);
  });

  it('is cut to that too when the store refuses before it was measured', async () => {
    const time = stoppedTime();
    const pace = createPace(8, time);
    (await pace.acquire('PUT', 1)).succeeded();
    time.advance(249);
    (await pace.acquire('PUT', 1)).succeeded();
    (await pace.acquire('PUT', 1)).throttled();
    expect(pace.rate).toBe(3_395);
  });

  it('is cut to no more than it was when more was asked for later', async () => {
    const time = stoppedTime();
    const pace = createPace(8, time);
    await bear(pace, 100, time);
    (await pace.acquire('DELETE', 100)).throttled();
    time.advance(1_000);
    for (let n = 0; n < 40; n += 1) {
      (await pace.acquire('DELETE', 0)).succeeded();
      time.advance(100);
    }
    const { rate } = pace;
    expect(rate).toBeGreaterThan(2_000);
    (await pace.acquire('DELETE', 5_000)).succeeded();
    time.advance(3_000);
    (await pace.acquire('DELETE', 0)).throttled();
    expect(pace.rate).toBeLessThan(rate);
  });

  it('counts refusals of one overload once', async () => {
    const time = stoppedTime();
    const pace = createPace(8, time);
    await bear(pace, 100, time);
    const permits = [await pace.acquire('DELETE', 1), await pace.acquire('DELETE', 1)];
    for (const permit of permits) permit.throttled();
    expect(pace.rate).toBe(1_940);
  });

  it('is not cut again by what was sent before the cut, nor soon after it', async () => {
    const time = stoppedTime();
    const pace = createPace(8, time);
    const early = await pace.acquire('DELETE', 0);
    await bear(pace, 100, time);
    (await pace.acquire('DELETE', 0)).throttled();
    expect(pace.rate).toBe(1_940);
    time.advance(400);
    (await pace.acquire('DELETE', 0)).throttled();
    expect(pace.rate).toBe(1_940);
    time.advance(5_000);
    early.throttled();
    expect(pace.rate).toBe(1_940);
  });

  it('is halved when the store has taken nothing since the last cut', async () => {
    const time = stoppedTime();
    const pace = createPace(8, time);
    await bear(pace, 100, time);
    (await pace.acquire('DELETE', 0)).throttled();
    time.advance(5_000);
    (await pace.acquire('DELETE', 0)).throttled();
    expect(pace.rate).toBeCloseTo(1_940 * 0.5 * 0.97);
  });

  it('is never cut to nothing', async () => {
    const time = stoppedTime();
    const pace = createPace(8, time);
    for (let n = 0; n < 20; n += 1) {
      (await pace.acquire('PUT', 0)).throttled();
      time.advance(5_000);
    }
    expect(pace.rate).toBe(10);
  });
});
