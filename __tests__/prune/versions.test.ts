import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/core/outcome.ts';
import type { ListedVersion } from '../../src/object-store/object-store.ts';
import { prunePrefix } from '../../src/prune/prune-prefix.ts';
import { createCurrentLast } from '../../src/prune/rules/current-last.ts';
import { createVersionClassifier } from '../../src/prune/rules/versions.ts';
import type { PruneOptions, RowAction } from '../../src/prune/run.ts';
import { type StackedVersion, VersionStore } from '../support/version-store.ts';

/** `k:3` is a version of `k` that was written in second 3, `k:3m` a delete marker, `!` the latest. */
function rowOf(text: string): ListedVersion {
  const [, key = '', second, marker, latest] = /^(\w+):(\d+)(m?)(!?)$/.exec(text) ?? [];
  return {
    key,
    versionId: text,
    isLatest: latest === '!',
    isDeleteMarker: marker === 'm',
    size: 0,
    etag: '',
    lastModified: new Date(Number(second) * 1000),
  };
}

function classified(rows: string, actionOf: (name: string) => RowAction = () => 'delete') {
  const since: number[] = [];
  const classifier = createVersionClassifier((row, place) => {
    since.push(place.since.getTime() / 1000);
    return actionOf(row.versionId);
  });
  const names = rows.split(' ');
  const got = [...names.flatMap((name) => classifier.next(rowOf(name))), ...classifier.end()];
  return { got, since };
}

describe('createVersionClassifier', () => {
  it.each([
    ['one that is alone', 'a:1!', 'a:1!'],
    ['what is current after the others of its key', 'a:3! a:2 a:1', 'a:2 a:1 a:3!'],
    ['key by key', 'a:3m! a:2 b:4! c:6! c:5m', 'a:2 a:3m! b:4! c:5m c:6!'],
  ])('gives %s', (_, rows, expected) => {
    expect(
      classified(rows)
        .got.map(({ versionId }) => versionId)
        .join(' '),
    ).toBe(expected);
  });

  it.each([
    ['in which the next newer one was written', 'a:9! a:7 a:4m a:2', [9, 9, 7, 4]],
    ['of its own for what is current', 'a:5! b:6m!', [5, 6]],
    ['that they share, when of one kind', 'a:9! a:7 a:7 a:7', [9, 9, 7, 7]],
    ['later than both, when of two kinds', 'a:9! a:7 a:7m a:3', [9, 9, 9, 7]],
    ['that is known for the second of a kind', 'a:9! a:7 a:7 a:7m a:7m', [9, 9, 7, 9, 7]],
    ['of what is current, when written with it', 'a:9! a:9 a:9m', [9, 9, 9]],
    ['of another key never', 'a:9! b:3! b:2', [9, 3, 3]],
  ])('counts from the second %s', (_, rows, expected) => {
    expect(classified(rows).since).toEqual(expected);
  });

  it.each<[string, string, string, string]>([
    ['nothing of it stays', 'a:3! a:2 a:1', '', 'delete delete delete'],
    ['an older one stays', 'a:3! a:2 a:1', 'a:2', 'younger delete covers-older'],
    ['it stays itself', 'a:3! a:2 a:1', 'a:3!', 'delete delete younger'],
    [
      'another key has one that stays',
      'a:3! a:2 b:1! b:0',
      'a:2',
      'younger covers-older delete delete',
    ],
    ['a second one is current too', 'a:3! a:2! a:1', '', 'covers-older delete covers-older'],
    ['none says that it is current', 'a:3 a:2', 'a:2', 'younger covers-older'],
  ])('hazard 61: classifies the current version when %s', (_, rows, kept, expected) => {
    const { got } = classified(rows, (name) => (name === kept ? 'younger' : 'delete'));
    expect(got.map(({ action }) => action).join(' ')).toBe(expected);
  });
});

/** Steps: `a1` adds a version of `a`, `a!` its current one, `a+` one is gone, `a-` one is not. */
function played(steps: string): string {
  const order = createCurrentLast<{ key: string; isCurrent: boolean; name: string }>();
  const told = steps.split(' ').flatMap((step) => {
    const key = step.slice(0, 1);
    const rest = step.slice(1);
    if (step === 'stop') order.stop();
    else if (rest === '+' || rest === '-') order.settle({ key }, rest === '+');
    else if (order.add({ key, isCurrent: rest === '!', name: step })) return [step];
    const free = order.takeFree().map(({ name }) => `free:${name}`);
    return [...free, ...order.takeKept().map(({ name }) => `kept:${name}`)];
  });
  expect(order.hasFree).toBe(false);
  return [...told, `waiting:${order.waiting}`].join(' ');
}

describe('createCurrentLast', () => {
  it.each([
    ['one that is alone at once', 'a! b!', 'a! b! waiting:0'],
    ['what is not current at once', 'a1 a2 b1', 'a1 a2 b1 waiting:0'],
    ['what is current not before the others', 'a1 a2 a! b1', 'a1 a2 b1 waiting:1'],
    ['nor before the last of them', 'a1 a2 a! a+', 'a1 a2 waiting:1'],
    ['but then', 'a1 a2 a! a+ a+', 'a1 a2 free:a! waiting:0'],
    ['what is current when the others went before it came', 'a1 a+ a!', 'a1 a! waiting:0'],
    ['not over one that stays', 'a1 a2 a! a- a+', 'a1 a2 kept:a! waiting:0'],
    ['not over one that stayed before it came', 'a1 a- a!', 'a1 kept:a! waiting:0'],
    ['each key by itself', 'a1 a! b1 b! b+ a-', 'a1 b1 free:b! kept:a! waiting:0'],
    ['nothing more when it is stopped', 'a1 a! b1 b! stop', 'a1 b1 kept:a! kept:b! waiting:0'],
    ['nothing after an outcome of what it does not know', 'a! a+ b-', 'a! waiting:0'],
  ])('hazard 61: lets go %s', (_, steps, expected) => {
    expect(played(steps)).toBe(expected);
  });
});

const HOUR = 3_600_000;

async function run(store: VersionStore, options: Partial<PruneOptions>): Promise<Outcome[]> {
  const got: Outcome[] = [];
  for await (const one of prunePrefix({ bucket: 'b', prefix: 'p/', store, ...options })) {
    got.push(one);
  }
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

describe('prunePrefix with versions', () => {
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
