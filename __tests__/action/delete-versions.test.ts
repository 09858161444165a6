import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deletePrefix } from '../../src/action/modes/delete-prefix.ts';
import type { DeletePrefixInputs } from '../../src/action/inputs/types.ts';
import type { Outcome } from '../../src/core/outcome.ts';
import { deleteInputs } from '../support/inputs.ts';
import { modeContext } from '../support/mode-context.ts';
import { VersionStore, type StackedVersion } from '../support/version-store.ts';

const HOUR = 3_600_000;

async function run(store: VersionStore, changes: Partial<DeletePrefixInputs>): Promise<Outcome[]> {
  const inputs = deleteInputs({ prefix: 'p/', ...changes });
  const outcomes = deletePrefix(
    inputs,
    modeContext(() => Promise.resolve(store)),
  );
  const got: Outcome[] = [];
  for await (const some of outcomes) got.push(...('status' in some ? [some] : some));
  return got;
}

/** Ages of versions grow downwards, as they do where nobody turns the clock back. */
const stack: fc.Arbitrary<StackedVersion[]> = fc
  .array(
    fc.record({
      isDeleteMarker: fc.boolean(),
      // Also what is written after the run began, and what is written in one second.
      step: fc.integer({ min: 0, max: 7200 }),
      isLocked: fc.boolean().map((one) => one),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .chain((rows) =>
    fc.integer({ min: -5000, max: 100 }).map((start) => {
      let age = start;
      return rows.map(({ isDeleteMarker, step, isLocked }, index) => {
        age += step;
        return { versionId: `v${index}`, isDeleteMarker, age, isLocked };
      });
    }),
  );

const histories = fc.record({
  stacks: fc
    .array(fc.tuple(stack, fc.boolean()), { minLength: 1, maxLength: 8 })
    .map((all) =>
      all.map(([rows, hasLocks]) =>
        rows.map((row) => ({ ...row, isLocked: row.isLocked && hasLocks })),
      ),
    ),
  versions: fc.constantFrom('noncurrent' as const, 'all' as const),
  olderThan: fc.option(fc.constantFrom(HOUR, 2 * HOUR), { nil: undefined }),
  batchSize: fc.integer({ min: 1, max: 5 }),
  pageSize: fc.integer({ min: 1, max: 5 }),
  isReversed: fc.boolean(),
});

describe('delete-prefix with versions', () => {
  it('hazard 61: makes no old version visible, whatever can not be deleted', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const { versions, olderThan, batchSize, pageSize, isReversed } = history;
        const keys = history.stacks.map((rows, n) => [`p/k${n}`, rows] as const);
        const beside = [{ versionId: 'v0', isDeleteMarker: false, age: 9e5, isLocked: false }];
        const store = new VersionStore(new Map([...keys, ['q', beside]]));
        store.pageSize = pageSize;
        if (isReversed) store.order = (names) => names.toReversed();
        const outcomes = await run(store, {
          versions,
          batchSize,
          ...(olderThan !== undefined && { olderThan }),
        });
        expect(store.resurrected).toEqual([]);
        expect(store.stacks.get('q')).toEqual(beside);
        const runStart = runStartOf(keys.flatMap(([, rows]) => rows));
        for (const [key, rows] of keys) {
          const left = store.stacks.get(key) ?? [];
          expect([key, left]).toEqual([key, wanted(rows, versions, olderThan, runStart)]);
          const gone = rows.filter((row) => !left.includes(row)).map(({ versionId }) => versionId);
          const done = outcomes.filter((one) => one.key === key && one.status === 'done');
          expect(done.map(({ versionId }) => versionId).sort()).toEqual(gone.sort());
        }
        const names = outcomes.map(({ key, versionId }) => `${key} ${versionId}`);
        expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

/** The age of what counts as written during the run: the clock stands still, two seconds and a lead aside. */
function runStartOf(rows: readonly StackedVersion[]): number {
  const lead = Math.max(0, ...rows.map(({ age }) => -age));
  return -2 - Math.min(lead, 60);
}

/** What a key must hold at the end, by the rules as a reader would put them. */
function wanted(
  rows: readonly StackedVersion[],
  versions: 'noncurrent' | 'all',
  olderThan: number | undefined,
  runStart: number,
): readonly StackedVersion[] {
  const [current, ...others] = rows;
  const left = others.filter((row, index) => {
    const since = sinceOf(rows, index + 1);
    const isNew =
      versions === 'all' && olderThan === undefined ? row.age < runStart : since < runStart;
    return row.isLocked || isNew || since * 1000 <= (olderThan ?? -Infinity);
  });
  if (current === undefined) return [];
  const stays =
    versions === 'noncurrent' ||
    left.length > 0 ||
    current.isLocked ||
    current.age < runStart ||
    current.age * 1000 <= (olderThan ?? -Infinity);
  return stays ? [current, ...left] : left;
}

/** Seconds since the version became noncurrent, which the listing does not tell within a second. */
function sinceOf(rows: readonly StackedVersion[], index: number): number {
  const row = rows[index];
  const newer = rows.slice(0, index).toReversed();
  const successor = newer.find(
    (one, place) =>
      place === newer.length - 1 ||
      one.age !== row?.age ||
      one.isDeleteMarker === row.isDeleteMarker,
  );
  return successor?.age ?? NaN;
}
