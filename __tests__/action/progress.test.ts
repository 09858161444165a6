import { describe, expect, it } from 'vitest';
import {
  type ProgressState,
  type ProgressFacts,
  progressAt,
  progressLine,
  retryLine,
  startProgress,
} from '../../src/action/progress.ts';
import { StoreError } from '../../src/core/errors.ts';
import { createTally } from '../../src/core/tally/tally.ts';
import { createTraffic, type Traffic } from '../../src/s3/send/traffic.ts';
import { done, failedOutcome } from '../support/outcomes.ts';
import { trafficOf } from '../support/traffic.ts';

const MiB = 1024 * 1024;

/** A run in which so many objects are done, and what it has sent. */
function factsOf(objects: number, traffic: Partial<Traffic> = {}, total?: number): ProgressFacts {
  const tally = createTally();
  for (let n = 0; n < objects; n += 1) tally.add(done(`k${n}`));
  return { tally, traffic: trafficOf(traffic), total: () => total };
}

const START: ProgressState = progressAt(factsOf(0), 0);

describe('progressLine', () => {
  it('has count, bytes, rates and time left', () => {
    const facts = factsOf(1_200, { bytes: 4.5 * MiB }, 10_000);
    expect(progressLine(facts, START, 10_000)).toBe(
      '1,200 of 10,000 objects (12%), 4.5 MiB sent, 120 objects/s, 460.8 KiB/s, about 1 min left',
    );
  });

  it('has the rates since the line before', () => {
    const last = progressAt(factsOf(1_000, { bytes: MiB }), 50_000);
    const facts = factsOf(1_004, { bytes: 3 * MiB }, 2_000);
    expect(progressLine(facts, last, 60_000)).toBe(
      '1,004 of 2,000 objects (50%), 3.0 MiB sent, 0.4 objects/s, 204.8 KiB/s, about 41 min left',
    );
  });

  it('has at least a second left until all is done', () => {
    const line = progressLine(factsOf(999, {}, 1_000), START, 10_000);
    expect(line).toMatch(/, about 1 s left$/);
  });

  it('leaves out what is nothing or unknown', () => {
    expect(progressLine(factsOf(0), START, 10_000)).toBe('0 objects');
    expect(progressLine(factsOf(0, {}, 5), START, 10_000)).toBe('0 of 5 objects (0%)');
    expect(progressLine(factsOf(5, {}, 5), START, 10_000)).toBe(
      '5 of 5 objects (100%), 0.5 objects/s',
    );
  });

  it('counts failures', () => {
    const facts = factsOf(1);
    const tally = createTally();
    tally.add(failedOutcome('x', 'AccessDenied'));
    expect(progressLine({ ...facts, tally }, START, 10_000)).toContain(', 1 failed');
  });

  it('names trouble since the line before: throttling with its pace, and retries by code', () => {
    const retries = new Map([['InternalError', 11]]);
    const facts = factsOf(0, { throttled: 3, rate: 120.4, retries });
    expect(progressLine(facts, START, 10_000)).toBe(
      '0 objects; throttled, now 120/s; 11 requests retried: InternalError',
    );
    expect(progressLine(facts, progressAt(facts, 10_000), 20_000)).toBe('0 objects');
  });

  it('names the most frequent codes of retries', () => {
    const codes = { ECONNRESET: 1, InternalError: 1_200, Http503: 3, RequestTimeout: 2 };
    const facts = factsOf(0, { retries: new Map(Object.entries(codes)) });
    expect(progressLine(facts, START, 10_000)).toBe(
      '0 objects; 1,206 requests retried: InternalError 1,200, Http503 3, RequestTimeout 2 and others',
    );
  });
});

/** A clock that a test moves, and the timer that was set last. */
function createClock() {
  let now = 5_000;
  let timer: { readonly at: number; readonly onEnd: () => void } | undefined;
  return {
    now: () => now,
    limit: (ms: number, onEnd: () => void) => {
      timer = { at: now + ms, onEnd };
      return () => (timer = undefined);
    },
    advance(ms: number) {
      const end = now + ms;
      for (let due = timer; due !== undefined && due.at <= end; due = timer) {
        now = due.at;
        timer = undefined;
        due.onEnd();
      }
      now = end;
    },
  };
}

describe('startProgress', () => {
  it('prints every ten seconds, after two minutes every thirty, until it is stopped', () => {
    const clock = createClock();
    const at: number[] = [];
    const log = { info: () => void at.push((clock.now() - 5_000) / 1000) };
    const progress = startProgress(factsOf(0), log, clock);
    clock.advance(9_999);
    expect(at).toEqual([]);
    clock.advance(190_001);
    const early = Array.from({ length: 12 }, (_, index) => (index + 1) * 10);
    expect(at).toEqual([...early, 150, 180]);
    progress.stop();
    clock.advance(600_000);
    expect(at).toHaveLength(14);
  });

  it('compares each line with the one before', () => {
    const clock = createClock();
    const lines: string[] = [];
    const traffic = createTraffic();
    const facts = { ...factsOf(0), traffic };
    startProgress(facts, { info: (...more) => void lines.push(...more) }, clock);
    traffic.resent({ error: new StoreError('Http500', 'm'), wait: 1, isThrottled: false });
    clock.advance(20_000);
    expect(lines).toEqual(['0 objects; 1 request retried: Http500', '0 objects']);
  });
});

describe('retryLine', () => {
  it('has the request, its id, the code and the wait', () => {
    const details = {
      operation: 'PutObject',
      key: 'a"',
      status: 500,
      requestId: 'R1',
      attempts: 2,
    };
    const error = new StoreError('InternalError', 'm', details);
    expect(retryLine({ error, wait: 230.4, isThrottled: false })).toBe(
      'retry of PutObject "a\\"" in 230 ms: InternalError, status 500, request id R1, sent 2 times',
    );
  });

  it('says that the pace decides about a throttled request', () => {
    const error = new StoreError('SlowDown', 'm', { operation: 'DeleteObjects' });
    expect(retryLine({ error, wait: 0, isThrottled: true })).toBe(
      'retry of DeleteObjects when the pace allows: SlowDown, request id unknown',
    );
  });
});
