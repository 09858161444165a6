import { describe, expect, it } from 'vitest';
import { deletesCapProblem, parseMaxDeletes } from '../../src/operations/max-deletes.ts';

describe('parseMaxDeletes', () => {
  it.each([
    ['0', { kind: 'count', count: 0 }],
    ['500', { kind: 'count', count: 500 }],
    ['10%', { kind: 'percent', percent: 10 }],
    ['12.5 %', { kind: 'percent', percent: 12.5 }],
    ['100%', { kind: 'percent', percent: 100 }],
  ])('%s', (text, cap) => {
    expect(parseMaxDeletes(text)).toEqual(cap);
  });

  it.each(['', '-1', '1.5', '101%', 'ten', '1e3', '%', '5%%', '9'.repeat(400)])(
    'refuses %j',
    (text) => {
      expect(parseMaxDeletes(text)).toBeUndefined();
    },
  );
});

describe('deletesCapProblem', () => {
  it.each([
    ['10', 10, 100],
    ['10%', 10, 100],
    ['10%', 10, 109],
    ['0', 0, 5],
    ['100%', 7, 7],
    ['99.96%', 19992, 20000],
    ['0.01%', 1, 10000],
    ['50%', 0, 0],
  ])('%s allows %d of %d', (text, deletes, listed) => {
    expect(deletesCapProblem(capOf(text), { deletes, listed })).toBeUndefined();
  });

  it('names the limit, the plan, and what to do', () => {
    expect(deletesCapProblem(capOf('1000'), { deletes: 1001, listed: 2000 })).toBe(
      'input "max-deletes" allows 1,000 of 2,000 listed objects to be deleted, the plan deletes ' +
        '1,001: nothing was deleted; check the inputs, or raise the limit',
    );
    expect(deletesCapProblem(capOf('99.96%'), { deletes: 19993, listed: 20000 })).toContain(
      'allows 99.96% (19,992) of 20,000',
    );
    expect(deletesCapProblem(capOf('10%'), { deletes: 11, listed: 109 })).toContain(
      'allows 10% (10) of 109',
    );
  });
});

function capOf(text: string) {
  const cap = parseMaxDeletes(text);
  if (cap === undefined) throw new Error(`${text} is no cap`);
  return cap;
}
