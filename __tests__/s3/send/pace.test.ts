import { describe, expect, it } from 'vitest';
import { createPace } from '../../../src/s3/send/pace.ts';
import { stoppedTime } from '../../support/injected-time.ts';
import { bear, takeAll } from '../../support/pace.ts';

describe('hazard 33: the pace', () => {
  it('lets as many requests run as there may be, and one more when one has ended', async () => {
    const pace = createPace(3, stoppedTime());
    const permits = await takeAll(pace, 1);
    expect(permits).toHaveLength(3);
    permits[0]?.failed();
    expect(await takeAll(pace, 1)).toHaveLength(1);
  });

  it('lets 128 run until one has succeeded, and then one more with each that does', async () => {
    const pace = createPace(256, stoppedTime());
    const permits = await takeAll(pace, 1);
    expect(permits).toHaveLength(128);
    permits.pop()?.failed();
    expect(await takeAll(pace, 1)).toHaveLength(1);
    permits.pop()?.succeeded();
    expect(await takeAll(pace, 1)).toHaveLength(2);
  });

  it('lets as many run as there may be once enough have succeeded', async () => {
    const pace = createPace(256, stoppedTime());
    for (let n = 0; n < 200; n += 1) (await pace.acquire('PUT', 1)).succeeded();
    expect(await takeAll(pace, 1)).toHaveLength(256);
  });

  it('knows no limit on writes until the store asks for one', async () => {
    const pace = createPace(2, stoppedTime());
    (await pace.acquire('PUT', 1000)).succeeded();
    expect(pace.rate).toBe(Infinity);
  });

  it('is soon back near what the store bore, long there, and then beyond', async () => {
    const time = stoppedTime();
    const pace = createPace(8, time);
    await bear(pace, 100, time);
    (await pace.acquire('DELETE', 0)).throttled();
    const rates: number[] = [];
    for (let second = 0; second < 8; second += 1) {
      time.advance(1_000);
      (await pace.acquire('DELETE', 0)).succeeded();
      rates.push(Math.round(pace.rate));
    }
    expect(rates).toEqual([1_993, 2_000, 2_007, 2_060, 2_203, 2_480, 2_938, 3_620]);
  });

  it('takes no rate from fewer writes than a refused request has', async () => {
    const time = stoppedTime();
    const pace = createPace(8, time);
    (await pace.acquire('DELETE', 1)).succeeded();
    time.advance(400);
    (await pace.acquire('DELETE', 1)).succeeded();
    (await pace.acquire('DELETE', 1_000)).throttled();
    expect(Math.round(pace.rate)).toBe(1_698);
  });

  it('takes no growth from the time in which nothing was answered', async () => {
    const time = stoppedTime();
    const pace = createPace(8, time);
    await bear(pace, 100, time);
    (await pace.acquire('DELETE', 0)).throttled();
    time.advance(60_000);
    (await pace.acquire('DELETE', 0)).succeeded();
    expect(Math.round(pace.rate)).toBe(1_993);
  });

  it('hears what was in flight at a refusal once, for the number in flight too', async () => {
    const time = stoppedTime();
    const pace = createPace(100, time);
    const permits = await takeAll(pace, 0);
    for (const permit of permits) permit.throttled();
    time.advance(60);
    expect(await takeAll(pace, 0)).toHaveLength(70);
  });

  it('lets ever fewer requests run while the store goes on refusing', async () => {
    const time = stoppedTime();
    const pace = createPace(100, time);
    for (const expected of [100, 70, 34, 12]) {
      const permits = await takeAll(pace, 0);
      expect(permits).toHaveLength(expected);
      time.advance(1);
      permits.pop()?.succeeded();
      for (const permit of permits) permit.throttled();
      time.advance(400);
    }
  });

  it('makes batches small once the store has refused, and larger with the rate', async () => {
    const time = stoppedTime();
    const pace = createPace(8, time);
    expect(pace.batch).toBe(1_000);
    await bear(pace, 1_000, time);
    (await pace.acquire('DELETE', 0)).throttled();
    expect(pace.batch).toBe(250);
    const batches: number[] = [];
    for (let second = 0; second < 14; second += 1) {
      time.advance(1_000);
      (await pace.acquire('DELETE', 0)).succeeded();
      batches.push(pace.batch);
    }
    expect(batches).toEqual([
      250, 250, 251, 258, 276, 310, 368, 453, 572, 730, 934, 1_000, 1_000, 1_000,
    ]);
  });

  it('stops growing while answers take ever longer, and is not cut for it', async () => {
    const time = stoppedTime();
    const pace = createPace(8, time);
    (await pace.acquire('PUT', 1)).throttled();
    time.advance(50);
    (await pace.acquire('GET', 0)).succeeded();
    const { rate } = pace;
    const slow = await pace.acquire('GET', 0);
    time.advance(1_000_000);
    slow.succeeded();
    expect(pace.rate).toBe(rate);
  });

  it('makes nobody wait for a request that was given up', async () => {
    const pace = createPace(1, stoppedTime());
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
