import { describe, expect, it } from 'vitest';
import { StoreError } from '../../../src/core/errors.ts';
import { stoppedTime } from '../../support/injected-time.ts';
import { createHealth } from '../../../src/s3/send/concerns/health.ts';

const error = new StoreError('ECONNRESET', 'connection reset', { attempts: 3 });

describe('health', () => {
  it('gives a batch up when the endpoint has never answered', () => {
    const health = createHealth({ firstAnswer: 0, noSuccess: 1e6 }, stoppedTime());
    expect(health.verdict(error)).toMatchObject({
      code: 'ECONNRESET',
      scope: 'batch',
      attempts: 3,
      message: 'connection reset; the endpoint has not answered once as a store does for 0 s',
    });
  });

  it('gives a batch up at once where no store has answered and something else refuses', () => {
    const health = createHealth({ firstAnswer: 1e6, noSuccess: 1e6 }, stoppedTime());
    const page = (status: number) => new StoreError('NotFromStore', 'a page', { status });
    expect(health.refusal(page(404))).toMatchObject({
      code: 'NotFromStore',
      scope: 'batch',
      status: 404,
      message: 'a page; nothing there has answered as a store does',
    });
    expect(health.refusal(page(413))).toMatchObject({ scope: 'item', message: 'a page' });
    health.answered();
    expect(health.refusal(page(404))).toMatchObject({ scope: 'item', message: 'a page' });
  });

  it('has more patience with an endpoint that has refused something', () => {
    const health = createHealth({ firstAnswer: 0, noSuccess: 1e6 }, stoppedTime());
    health.answered();
    expect(health.verdict(error)).toBeUndefined();
    expect(health.patience).toBeGreaterThan(0);
  });

  it('gives a batch up when nothing succeeds any more', () => {
    const health = createHealth({ firstAnswer: 1e6, noSuccess: 0 }, stoppedTime());
    health.succeeded();
    expect(health.verdict(error)?.message).toMatch(/; nothing has succeeded for 0 s$/);
  });

  it('counts from the first failure, and anew after a success', () => {
    const time = stoppedTime();
    const health = createHealth({ firstAnswer: 1e6, noSuccess: 1e6 }, time);
    expect(health.verdict(error)).toBeUndefined();
    time.advance(1_000);
    expect(health.patience).toBe(1e6 - 1_000);
    health.succeeded();
    expect(health.patience).toBe(1e6);
  });
});
