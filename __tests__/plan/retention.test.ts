import { describe, expect, it } from 'vitest';
import type { RetentionRow, RetentionRules } from '../../src/plan/retention-plan.ts';
import { createRunClock } from '../../src/plan/run-clock.ts';
import { createRetention } from '../../src/plan/retention.ts';
import { HOUR, planOf, row } from '../support/retention-rows.ts';

/** What the plan says of the rows in a second pass over a listing, of the same rows if not given. */
function verdictsOf(
  rows: readonly RetentionRow[],
  rules: Partial<RetentionRules> = {},
  later?: readonly RetentionRow[],
) {
  const verdictOn = planOf(rows, rules).openPass();
  return (later ?? rows).map((one) => `${one.key} ${verdictOn(one)}`);
}

const objects = { keepNewestOf: 'objects' } as const;

type Case = readonly [
  string,
  readonly RetentionRow[],
  Partial<RetentionRules>,
  readonly string[],
  later?: readonly RetentionRow[],
];

const CASES: readonly Case[] = [
  [
    'keeps the newest directories, by their newest object',
    [row('b/1/a', 9 * HOUR), row('b/1/z', 2 * HOUR), row('b/2/a', 3 * HOUR)],
    {},
    ['b/1/a newest', 'b/1/z newest', 'b/2/a delete'],
  ],
  [
    'keeps the one whose name comes last in UTF-8 when two are as new',
    ['b/\uff5e/x', 'b/\u{1f600}/x', 'b/a/x'].map((key) => row(key, 2 * HOUR)),
    {},
    ['b/\uff5e/x delete', 'b/\u{1f600}/x newest', 'b/a/x delete'],
  ],
  [
    'keeps what is under an hour old, and as many others as it is told',
    [row('b/1/a', HOUR - 1), row('b/2/a', HOUR), row('b/3/a', HOUR + 1), row('b/4/a', -HOUR)],
    {},
    ['b/1/a under-an-hour', 'b/2/a newest', 'b/3/a delete', 'b/4/a under-an-hour'],
  ],
  [
    'keeps the whole directory for one object under an hour old',
    [row('b/1/a', 99 * HOUR), row('b/1/b', HOUR - 1), row('b/2/a', 2 * HOUR)],
    {},
    ['b/1/a under-an-hour', 'b/1/b under-an-hour', 'b/2/a newest'],
  ],
  [
    'never touches objects beside the directories, also markers',
    [row('b/', 99 * HOUR), row('b/a', 98 * HOUR), row('b/1/', 97 * HOUR), row('b/2/', 96 * HOUR)],
    {},
    ['b/ beside-directories', 'b/a beside-directories', 'b/1/ delete', 'b/2/ newest'],
  ],
  [
    'takes directories whose names begin with a prefix that ends in a star',
    [row('b/v1', 9 * HOUR), row('b/v1/a', 9 * HOUR), row('b/v2/a/c', 8 * HOUR)],
    { prefix: 'b/v' },
    ['b/v1 beside-directories', 'b/v1/a delete', 'b/v2/a/c newest'],
  ],
  [
    'takes those of the whole bucket',
    [row('a', 9 * HOUR), row('1/a', 9 * HOUR), row('2/a', 8 * HOUR), row('/a', 7 * HOUR)],
    { prefix: '' },
    ['a beside-directories', '1/a delete', '2/a delete', '/a newest'],
  ],
  [
    'deletes only what older-than allows too, and then whole directories',
    [
      row('b/1/a', 9 * HOUR),
      row('b/1/b', 4 * HOUR),
      row('b/2/a', 5 * HOUR + 1),
      row('b/3/a', HOUR),
    ],
    { olderThan: 5 * HOUR },
    ['b/1/a younger', 'b/1/b younger', 'b/2/a delete', 'b/3/a newest'],
  ],
  [
    'keeps everything when there are not more directories',
    [row('b/1/a', 9 * HOUR), row('b/2/a', 8 * HOUR)],
    { keepNewest: 2 },
    ['b/1/a newest', 'b/2/a newest'],
  ],
  [
    'keeps what has a time that can not be read',
    [row('b/1/a', NaN), row('b/2/a', 2 * HOUR), row('b/1/b', 3 * HOUR)],
    {},
    ['b/1/a under-an-hour', 'b/2/a newest', 'b/1/b under-an-hour'],
  ],
  [
    'leaves alone a directory that was not there',
    [row('b/1/a', 9 * HOUR), row('b/2/a', 8 * HOUR)],
    {},
    ['b/0/a changed', 'b/1/a delete', 'b/2/a newest'],
    [row('b/0/a', 99 * HOUR), row('b/1/a', 9 * HOUR), row('b/2/a', 8 * HOUR)],
  ],
  [
    'leaves alone what is newer than all that was counted, and the rest of its directory',
    [row('b/1/a', 9 * HOUR), row('b/1/b', 9 * HOUR), row('b/1/c', 9 * HOUR), row('b/2/a', HOUR)],
    {},
    ['b/1/a delete', 'b/1/b changed', 'b/1/c changed', 'b/2/a newest'],
    [row('b/1/a', 9 * HOUR), row('b/1/b', 8 * HOUR), row('b/1/c', 9 * HOUR), row('b/2/a', HOUR)],
  ],
  [
    'knows what was written after the run began',
    [row('b/1/a', 9 * HOUR), row('b/2/a', HOUR)],
    {},
    ['b/0/a newer-than-run', 'b/1/a newer-than-run', 'b/1/b changed', 'b/2/a newest'],
    [row('b/0/a', -3000), row('b/1/a', -3000), row('b/1/b', 9 * HOUR), row('b/2/a', -3000)],
  ],
  [
    'deletes no more of a directory than it had counted',
    [row('b/1/b', 9 * HOUR), row('b/2/a', HOUR)],
    {},
    ['b/1/a delete', 'b/1/b changed'],
    [row('b/1/a', 9 * HOUR), row('b/1/b', 9 * HOUR)],
  ],
  [
    'keeps the newest objects, in whatever directory',
    [row('b/a', 9 * HOUR), row('b/1/b', 2 * HOUR), row('b/c', 3 * HOUR), row('b/d', HOUR - 1)],
    objects,
    ['b/a delete', 'b/1/b newest', 'b/c delete', 'b/d under-an-hour'],
  ],
  [
    'keeps the object whose name comes last in UTF-8 when two are as new',
    ['b/\uff5e', 'b/\u{1f600}', 'b/a'].map((key) => row(key, 2 * HOUR)),
    objects,
    ['b/\uff5e delete', 'b/\u{1f600} newest', 'b/a delete'],
  ],
  [
    'deletes only objects that older-than allows too',
    [row('b/a', 9 * HOUR), row('b/b', 5 * HOUR), row('b/c', 2 * HOUR)],
    { ...objects, olderThan: 5 * HOUR },
    ['b/a delete', 'b/b younger', 'b/c newest'],
  ],
  [
    'leaves alone objects that appear',
    [row('b/a', 9 * HOUR), row('b/c', 2 * HOUR)],
    objects,
    ['b/a delete', 'b/b changed', 'b/c newest', 'b/d under-an-hour'],
    [row('b/a', 9 * HOUR), row('b/b', 8 * HOUR), row('b/c', 2 * HOUR), row('b/d', -1000)],
  ],
  ['leaves alone what it had not counted at all', [], objects, ['b/a changed'], [row('b/a', HOUR)]],
];

describe('createRetention', () => {
  for (const [behaviour, rows, rules, expected, later] of CASES) {
    it(behaviour, () => {
      expect(verdictsOf(rows, rules, later)).toEqual(expected);
    });
  }

  it('decides the same in whatever order rows come', () => {
    const rows = [row('b/1/a', 2 * HOUR), row('b/2/a', 9 * HOUR), row('b/1/b', 9 * HOUR)];
    for (const rules of [{}, objects]) {
      const [inOrder, reversed] = [verdictsOf(rows, rules), verdictsOf(rows.toReversed(), rules)];
      expect(reversed.sort()).toEqual(inOrder.sort());
    }
  });

  it('gives every pass the same plan', () => {
    const plan = planOf([row('b/1/a', 9 * HOUR), row('b/2/a', 8 * HOUR)]);
    for (const verdictOn of [plan.openPass(), plan.openPass()]) {
      expect(verdictOn(row('b/1/a', 9 * HOUR))).toBe('delete');
    }
  });

  it('refuses to decide without the time of the server', () => {
    expect(() => createRetention(planOf([]).rules, createRunClock())).toThrow(/no Date header/);
  });
});
