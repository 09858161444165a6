import { describe, expect, it } from 'vitest';
import { StoreError } from '../../../src/core/errors.ts';
import { createHealth, createPatience, type Policy } from '../../../src/s3/send/patience.ts';
import { stoppedTime } from '../../support/injected-time.ts';

const LIMITS = { firstAnswer: 5_000, request: 60_000, noSuccess: 120_000 };

const error = (code: string) => new StoreError(code, `about ${code}`, { status: 500, attempts: 1 });

function given(policy?: Policy) {
  const time = { ...stoppedTime(), random: () => 0.5 };
  const health = createHealth(LIMITS, time);
  health.succeeded();
  const retries: (readonly [string, number])[] = [];
  const onRetry = ({ code }: StoreError, wait: number) => void retries.push([code, wait]);
  const patience = createPatience({ limits: LIMITS, health, time, onRetry }, policy);
  return { time, health, retries, patience };
}

/** Waits as it is told until it is given up; how long each wait was, and the error. */
function waitsOf({ time, patience }: ReturnType<typeof given>, code: string) {
  const waits: number[] = [];
  for (;;) {
    const next = patience.after(error(code));
    if (typeof next !== 'number') return { waits, last: next };
    waits.push(next);
    time.advance(next);
  }
}

describe('patience', () => {
  it('reports each retry before it waits, and none of what it gives up', async () => {
    const { patience, retries } = given();
    const stopper = new AbortController();
    const waiting = patience.again(error('InternalError'), stopper.signal);
    expect(retries).toEqual([['InternalError', 100]]);
    stopper.abort(new Error('over'));
    await expect(waiting).rejects.toThrow('over');
    await expect(patience.again(error('AccessDenied'))).rejects.toMatchObject({
      code: 'AccessDenied',
    });
    expect(retries).toHaveLength(1);
  });

  it('doubles its waits up to 10 seconds, until the budget of a request is spent', () => {
    const { waits, last } = waitsOf(given(), 'InternalError');
    const doubled = [100, 200, 400, 800, 1_600, 3_200];
    expect(waits).toEqual([...doubled, ...Array<number>(10).fill(5_000)]);
    expect(last).toMatchObject({
      code: 'InternalError',
      scope: 'item',
      attempts: 17,
      message: 'about InternalError; gave up after 17 attempts in 61 s',
    });
  });

  it('hazard 33: has no end while the store asks for a slower pace, but that of the batch', () => {
    const { time, patience } = given();
    expect(patience.after(error('ServiceUnavailable'))).toBe(0);
    time.advance(LIMITS.noSuccess - 1);
    expect(patience.after(error('ServiceUnavailable'))).toBe(0);
    time.advance(1);
    expect(patience.after(error('ServiceUnavailable'))).toMatchObject({
      scope: 'batch',
      message: 'about ServiceUnavailable; no request succeeded within 120 s',
    });
  });

  it('takes a budget or a number of attempts of its own', () => {
    expect(waitsOf(given({ budget: 500 }), 'InternalError').waits).toEqual([100, 200]);
    const few = waitsOf(given({ attempts: 3, budget: Infinity }), 'InternalError');
    expect(few.waits).toEqual([100, 200]);
    expect(few.last).toMatchObject({ message: 'about InternalError' });
  });

  it('ends at once with what nothing helps, and with what another has given up', () => {
    const denied = new StoreError('AccessDenied', 'no', { status: 403 });
    expect(given().patience.after(denied)).toBe(denied);
    const { last } = waitsOf(given(), 'InternalError');
    expect(given().patience.after(last)).toBe(last);
  });

  it('ends with the batch, unless it cleans up after it', () => {
    for (const outlivesBatch of [false, true]) {
      const { time, health, patience } = given({ outlivesBatch });
      health.batchError(error('InternalError'));
      time.advance(LIMITS.noSuccess);
      const next = patience.after(error('InternalError'));
      expect(next).toEqual(outlivesBatch ? 100 : expect.objectContaining({ scope: 'batch' }));
    }
  });

  it('waits no longer than until the batch would end', () => {
    const { time, health, patience } = given();
    health.batchError(error('InternalError'));
    time.advance(LIMITS.noSuccess - 7);
    expect(patience.after(error('InternalError'))).toBe(7);
  });

  it('stops waiting when the signal aborts', async () => {
    const { patience } = given();
    const again = patience.again(error('InternalError'), AbortSignal.abort(new Error('enough')));
    await expect(again).rejects.toMatchObject({ code: 'RequestCanceled' });
  });
});

const reset = new StoreError('ECONNRESET', 'connection reset', { attempts: 3 });

describe('health', () => {
  it('gives a batch up when the endpoint has never answered', () => {
    const health = createHealth({ firstAnswer: 0, noSuccess: 1e6 }, stoppedTime());
    expect(health.batchError(reset)).toMatchObject({
      code: 'ECONNRESET',
      scope: 'batch',
      attempts: 3,
      message: 'connection reset; no S3 answer from the endpoint within 0 s',
    });
  });

  it('gives a batch up at once where no store has answered and something else refuses', () => {
    const health = createHealth({ firstAnswer: 1e6, noSuccess: 1e6 }, stoppedTime());
    const page = (status: number) => new StoreError('NotFromStore', 'a page', { status });
    expect(health.finalError(page(404))).toMatchObject({
      code: 'NotFromStore',
      scope: 'batch',
      status: 404,
      message: 'a page; no S3 answer from the endpoint so far',
    });
    expect(health.finalError(page(413))).toMatchObject({ scope: 'item', message: 'a page' });
    health.answered();
    expect(health.finalError(page(404))).toMatchObject({ scope: 'item', message: 'a page' });
  });

  it('has more patience with an endpoint that has refused something', () => {
    const health = createHealth({ firstAnswer: 0, noSuccess: 1e6 }, stoppedTime());
    health.answered();
    expect(health.batchError(reset)).toBeUndefined();
    expect(health.patience).toBeGreaterThan(0);
  });

  it('gives a batch up when nothing succeeds any more', () => {
    const health = createHealth({ firstAnswer: 1e6, noSuccess: 0 }, stoppedTime());
    health.succeeded();
    expect(health.batchError(reset)?.message).toMatch(/; no request succeeded within 0 s$/);
  });

  it('counts from the first failure, and anew after a success', () => {
    const time = stoppedTime();
    const health = createHealth({ firstAnswer: 1e6, noSuccess: 1e6 }, time);
    expect(health.batchError(reset)).toBeUndefined();
    time.advance(1_000);
    expect(health.patience).toBe(1e6 - 1_000);
    health.succeeded();
    expect(health.patience).toBe(1e6);
  });
});
