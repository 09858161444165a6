import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { progressLine, startProgress } from '../../src/action/run.ts';
import { createTally } from '../../src/core/tally.ts';
import { done, failedOutcome } from '../support/outcomes.ts';

describe('progressLine', () => {
  it('counts against the total, with bytes and failures', () => {
    const tally = createTally();
    for (let n = 0; n < 1200; n += 1) tally.add(done(`k${n}`, { bytes: 2048 }));
    tally.add(failedOutcome('x', 'AccessDenied'));
    expect(progressLine(tally, 10_000)).toBe('1,201 of 10,000 objects (12%), 2.3 MiB, 1 failed');
  });

  it('does without a total', () => {
    expect(progressLine(createTally(), undefined)).toBe('0 objects, 0 bytes');
  });
});

describe('startProgress', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('prints every ten seconds until it is stopped', () => {
    const lines: string[] = [];
    const log = {
      info: (...more: readonly string[]) => lines.push(...more),
      notice: () => undefined,
      warning: () => undefined,
      error: () => undefined,
      fail: () => undefined,
    };
    const progress = startProgress(createTally(), log, () => 5);
    vi.advanceTimersByTime(9_999);
    expect(lines).toHaveLength(0);
    vi.advanceTimersByTime(20_001);
    expect(lines).toHaveLength(3);
    progress.stop();
    vi.advanceTimersByTime(60_000);
    expect(lines).toHaveLength(3);
  });
});
