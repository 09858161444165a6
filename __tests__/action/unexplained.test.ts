import { describe, expect, it } from 'vitest';
import type { Inputs } from '../../src/action/inputs/types.ts';
import { createUnexplained } from '../../src/action/unexplained.ts';
import { skipped } from '../../src/core/outcome.ts';
import { SKIP_REASONS, UNEXPLAINED, type SkipReason } from '../../src/core/reasons.ts';
import { abortInputs, deleteInputs } from '../support/inputs.ts';
import { done } from '../support/outcomes.ts';

function warningsOf(inputs: Inputs, reason: SkipReason, keys: readonly string[] = ['k']) {
  const unexplained = createUnexplained(inputs);
  unexplained.add(done('other'));
  for (const key of keys) unexplained.add(skipped('delete', { bucket: 'b', key }, reason));
  return unexplained.warnings();
}

describe('what a run leaves', () => {
  it('has for every reason whether the inputs explain it', () => {
    expect(Object.keys(UNEXPLAINED).sort()).toEqual([...SKIP_REASONS].sort());
    const unexplained = SKIP_REASONS.filter((reason) => UNEXPLAINED[reason] !== undefined);
    expect(unexplained).toEqual(['newer-than-run', 'changed']);
  });

  it.each(SKIP_REASONS)('as %s is warned of just where no input explains it', (reason) => {
    const { length } = warningsOf(deleteInputs(), reason);
    expect(length).toBe(UNEXPLAINED[reason] === undefined ? 0 : 1);
  });

  it.each([
    ['delete-prefix with older-than', deleteInputs({ olderThan: 1 }), 0],
    ['abort-uploads, which always has it', abortInputs(), 0],
    ['keep-newest, which plans by all ages', deleteInputs({ olderThan: 1, keepNewest: 1 }), 1],
  ])('as too new is explained by an age to reach: %s', (_, inputs, count) => {
    expect(warningsOf(inputs, 'newer-than-run')).toHaveLength(count);
  });

  it('is counted and named, the first three', () => {
    expect(warningsOf(deleteInputs(), 'newer-than-run', ['a', 'b\n', 'c', 'd', 'e'])).toEqual([
      '5 objects under "site/" were written after this run began and are kept ' +
        String.raw`("a", "b\u{a}", "c" and 2 more): run again to delete them`,
    ]);
  });

  it('is named by what it is', () => {
    expect(warningsOf(deleteInputs({ versions: 'all' }), 'newer-than-run')).toEqual([
      '1 version under "site/" was written after this run began and is kept ("k"): ' +
        'run again to delete it',
    ]);
    expect(warningsOf(deleteInputs({ keepNewest: 1 }), 'changed')).toEqual([
      '1 object under "site/" was written or changed after the plan was made and is kept ("k"): ' +
        'the next run decides about it',
    ]);
  });
});
