import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRunClock } from '../../src/listing/run-clock.ts';
import {
  createRetention,
  type RetentionRow,
  type RetentionRules,
} from '../../src/prune/rules/retention.ts';
import { HOUR, NOW, planOf, row } from '../support/retention-rows.ts';

/** What the plan says of the rows in a second pass over a listing, of the same rows if not given. */
function actionsOf(
  rows: readonly RetentionRow[],
  rules: Partial<RetentionRules> = {},
  later?: readonly RetentionRow[],
) {
  const actionOn = planOf(rows, rules).openPass();
  return (later ?? rows).map((one) => `${one.key} ${actionOn(one)}`);
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
      expect(actionsOf(rows, rules, later)).toEqual(expected);
    });
  }

  it('decides the same in whatever order rows come', () => {
    const rows = [row('b/1/a', 2 * HOUR), row('b/2/a', 9 * HOUR), row('b/1/b', 9 * HOUR)];
    for (const rules of [{}, objects]) {
      const [inOrder, reversed] = [actionsOf(rows, rules), actionsOf(rows.toReversed(), rules)];
      expect(reversed.sort()).toEqual(inOrder.sort());
    }
  });

  it('gives every pass the same plan', () => {
    const plan = planOf([row('b/1/a', 9 * HOUR), row('b/2/a', 8 * HOUR)]);
    for (const actionOn of [plan.openPass(), plan.openPass()]) {
      expect(actionOn(row('b/1/a', 9 * HOUR))).toBe('delete');
    }
  });

  it('refuses to decide without the time of the server', () => {
    expect(() => createRetention(planOf([]).rules, createRunClock())).toThrow(/no Date header/);
  });
});

describe('the plan of a retention', () => {
  it('counts directories, objects and bytes by what becomes of them', () => {
    const rows = [
      ...[row('b/', HOUR, 10), row('b/1/a', 9 * HOUR, 20), row('b/1/b', 8 * HOUR, 30)],
      ...[row('b/2/a', 2 * HOUR, 40), row('b/3/a', 7 * HOUR, 50), row('b/4/a', 0, 60)],
    ];
    const { amounts, groups } = planOf(rows);
    expect(Object.fromEntries(amounts)).toEqual({
      'beside-directories': { groups: 1, objects: 1, bytes: 10 },
      delete: { groups: 2, objects: 3, bytes: 100 },
      newest: { groups: 1, objects: 1, bytes: 40 },
      'under-an-hour': { groups: 1, objects: 1, bytes: 60 },
    });
    expect(groups.map(({ name, action }) => `${name} ${action}`)).toEqual([
      ...['b/4/ under-an-hour', 'b/2/ newest', 'b/3/ delete', 'b/1/ delete'],
    ]);
  });

  it('counts single objects, and names those that it keeps', () => {
    const rows = [row('b/a', 9 * HOUR, 1), row('b/b', 2 * HOUR, 2), row('b/c', 3 * HOUR, 4)];
    const { amounts, groups } = planOf([...rows, row('b/d', 0, 8)], { keepNewestOf: 'objects' });
    expect(Object.fromEntries(amounts)).toEqual({
      delete: { groups: 2, objects: 2, bytes: 5 },
      newest: { groups: 1, objects: 1, bytes: 2 },
      'under-an-hour': { groups: 1, objects: 1, bytes: 8 },
    });
    expect(groups).toMatchObject([{ name: 'b/b', objects: 1, bytes: 2 }]);
  });
});

/** Few names and times, so that ties and the edges of an hour and of older-than are met often. */
const randomRows = fc.uniqueArray(
  fc.record({
    key: fc
      .tuple(
        fc.constantFrom('', '1/', '2/', '3/', '\uff5e/', '\u{1f600}/'),
        fc.constantFrom('a', 'b', 'c/d'),
      )
      .map((names) => `b/${names.join('')}`),
    lastModified: fc
      .constantFrom(-HOUR, 0, HOUR - 1, HOUR, HOUR + 1, 2 * HOUR, 3 * HOUR, 4 * HOUR)
      .map((age) => new Date(NOW.getTime() - age)),
    size: fc.nat(9),
  }),
  { selector: ({ key }) => key, maxLength: 18 },
);

const randomRules: fc.Arbitrary<RetentionRules> = fc.record(
  {
    prefix: fc.constant('b/'),
    keepNewest: fc.integer({ min: 1, max: 5 }),
    keepNewestOf: fc.constantFrom('directories', 'objects'),
    olderThan: fc.constantFrom(HOUR, 2 * HOUR, 3 * HOUR),
  },
  { requiredKeys: ['prefix', 'keepNewest', 'keepNewestOf'] },
);

const age = ({ lastModified }: RetentionRow) => NOW.getTime() - lastModified.getTime();

function groupOf({ key }: RetentionRow, of: RetentionRules['keepNewestOf']): string | undefined {
  if (of === 'objects') return key;
  return /^b\/[^/]*\//.exec(key)?.[0];
}

/** The rules once more, with everything in memory and nothing clever. */
function naive(
  all: readonly RetentionRow[],
  { keepNewest, keepNewestOf, olderThan = 0 }: RetentionRules,
) {
  const names = new Set(
    all.map((one) => groupOf(one, keepNewestOf)).filter((name) => name !== undefined),
  );
  const ages = [...names].map((name) => ({
    name,
    age: Math.min(...all.filter((one) => groupOf(one, keepNewestOf) === name).map(age)),
  }));
  const settled = ages.filter((group) => group.age >= HOUR);
  const byAge = settled.toSorted(
    (a, b) => a.age - b.age || Buffer.compare(Buffer.from(b.name), Buffer.from(a.name)),
  );
  const gone = byAge.slice(keepNewest).filter((group) => group.age > olderThan);
  const goneNames = new Set(gone.map(({ name }) => name));
  return all.filter((one) => goneNames.has(groupOf(one, keepNewestOf) ?? '')).map(({ key }) => key);
}

describe('createRetention, of random rows', () => {
  it('deletes what the naive rules delete, and counts it', () => {
    fc.assert(
      fc.property(randomRows, randomRules, (all, given) => {
        const plan = planOf(all, given);
        const actionOn = plan.openPass();
        const gone = all.filter((one) => actionOn(one) === 'delete');
        expect(gone.map(({ key }) => key)).toEqual(naive(all, given));
        expect(plan.amounts.get('delete') ?? { objects: 0, bytes: 0 }).toMatchObject({
          objects: gone.length,
          bytes: gone.reduce((sum, { size }) => sum + size, 0),
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('says in the second pass what it counted in the first', () => {
    fc.assert(
      fc.property(randomRows, randomRules, (all, given) => {
        const plan = planOf(all, given);
        const actionOn = plan.openPass();
        const counts = new Map<string, number>();
        for (const verdict of all.map((one) => actionOn(one)))
          counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
        expect(counts).toEqual(
          new Map([...plan.amounts].map(([action, { objects }]) => [action, objects])),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('whatever happens in between, deletes no more and nothing that the first pass would keep', () => {
    fc.assert(
      fc.property(randomRows, randomRows, randomRules, (all, later, given) => {
        const plan = planOf(all, given);
        const actionOn = plan.openPass();
        const gone = later.filter((one) => actionOn(one) === 'delete');
        expect(gone.length).toBeLessThanOrEqual(plan.amounts.get('delete')?.objects ?? 0);
        const newestOf = new Map(plan.groups.map(({ name, newest }) => [name, newest]));
        for (const one of gone) {
          expect(age(one)).toBeGreaterThanOrEqual(HOUR);
          if (given.keepNewestOf === 'objects') continue;
          const name = groupOf(one, 'directories') ?? '';
          expect(one.lastModified.getTime()).toBeLessThanOrEqual(newestOf.get(name) ?? -1);
          expect(plan.groups.find((group) => group.name === name)?.action).toBe('delete');
        }
      }),
      { numRuns: 2000 },
    );
  });
});
