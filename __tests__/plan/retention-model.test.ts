import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RetentionRow, RetentionRules } from '../../src/plan/retention-plan.ts';
import { HOUR, NOW, planOf } from '../support/retention-rows.ts';

/** Few names and times, so that ties and the edges of an hour and of older-than are met often. */
const rows = fc.uniqueArray(
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

const rules: fc.Arbitrary<RetentionRules> = fc.record(
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

describe('createRetention', () => {
  it('deletes what the naive rules delete, and counts it', () => {
    fc.assert(
      fc.property(rows, rules, (all, given) => {
        const plan = planOf(all, given);
        const verdictOn = plan.openPass();
        const gone = all.filter((one) => verdictOn(one) === 'delete');
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
      fc.property(rows, rules, (all, given) => {
        const plan = planOf(all, given);
        const verdictOn = plan.openPass();
        const counts = new Map<string, number>();
        for (const verdict of all.map(verdictOn))
          counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
        expect(counts).toEqual(
          new Map([...plan.amounts].map(([verdict, { objects }]) => [verdict, objects])),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('whatever happens in between, deletes no more and nothing that the first pass would keep', () => {
    fc.assert(
      fc.property(rows, rows, rules, (all, later, given) => {
        const plan = planOf(all, given);
        const verdictOn = plan.openPass();
        const gone = later.filter((one) => verdictOn(one) === 'delete');
        expect(gone.length).toBeLessThanOrEqual(plan.amounts.get('delete')?.objects ?? 0);
        const newestOf = new Map(plan.groups.map(({ name, newest }) => [name, newest]));
        for (const one of gone) {
          expect(age(one)).toBeGreaterThanOrEqual(HOUR);
          if (given.keepNewestOf === 'objects') continue;
          const name = groupOf(one, 'directories') ?? '';
          expect(one.lastModified.getTime()).toBeLessThanOrEqual(newestOf.get(name) ?? -1);
          expect(plan.groups.find((group) => group.name === name)?.verdict).toBe('delete');
        }
      }),
      { numRuns: 2000 },
    );
  });
});
