import { describe, expect, it } from 'vitest';
import { prunePrefix } from '../../src/prune/prune-prefix.ts';
import type { PruneOptions, PrunePlan } from '../../src/prune/run.ts';
import { DatedStore, HOUR, resultOf } from '../support/dated-store.ts';
import { type StackedVersion, VersionStore } from '../support/version-store.ts';

type Changes = Partial<Omit<PruneOptions, 'store'>>;

const prune = (store: PruneOptions['store'], changes: Changes = {}) =>
  resultOf<PrunePlan, PruneOptions>(prunePrefix, {
    bucket: 'b',
    prefix: 'site/',
    store,
    deleteCondition: 'none',
    ...changes,
  });

const STATE = '.s3-batch-action';
const LEASE = `${STATE}.lease`;
const SITE = { [`site/${LEASE}`]: 9, [`site/${STATE}`]: 9, 'site/a': 9, 'site/b/c': 9 };
const NESTED = {
  [STATE]: 9,
  [`a/${STATE}`]: 9,
  [`a/b/${STATE}`]: 9,
  [`c/${STATE}`]: 9,
  'a/b/x': 9,
  'a/x': 9,
  'c/x': 9,
  x: 9,
};

/** The keys of each request. */
const deletesOf = ({ deletes }: DatedStore | VersionStore) =>
  deletes.map(({ objects }) => objects.map(({ key }) => key).sort());

const statesOf = (outcomes: readonly string[]) =>
  outcomes
    .filter((one) => one.includes(STATE))
    .sort()
    .map((one) => one.replace('.s3-batch-action', '*'));

describe('include that names the state', () => {
  it.each([
    ['.s3-batch-action', [`site/${STATE} done`]],
    ['**/.s3-batch-action*', []],
    ['**/.s3-batch-action.lease', [`site/${LEASE} done`]],
  ])('%s deletes it whatever is kept', async (line, expected) => {
    const { outcomes } = await prune(new DatedStore(SITE), { include: [line] });
    expect(outcomes.filter((one) => one.endsWith(' done'))).toEqual(expected);
  });

  it('holds for the keys that the line matches', async () => {
    const store = new DatedStore({ ...SITE, [`site/b/${STATE}`]: 9, 'site/b/x': -1 });
    const { outcomes } = await prune(store, { include: ['**', '.s3-batch-action'] });
    expect(statesOf(outcomes)).toEqual(['site/* done', 'site/*.lease state', 'site/b/* state']);
  });
});

describe('keep-newest and states', () => {
  const BUILDS = {
    [`site/${STATE}`]: 9,
    'site/1/a': 9,
    [`site/1/${STATE}`]: 9,
    [`site/2/x/${STATE}`]: 8,
    'site/2/x/a': 8,
    'site/3/a': 2,
    [`site/3/${STATE}`]: 9,
    [`site/4/${STATE}`]: 3,
    [`site/5/${STATE}`]: 0,
    [`site/1/y/${STATE}`]: 0.5,
  };

  it('deletes those of directories that are deleted as a whole, last', async () => {
    const store = new DatedStore(BUILDS);
    const { outcomes, events } = await prune(store, { keepNewest: 1 });
    expect(statesOf(outcomes)).toEqual([
      'site/* state',
      'site/1/* state',
      'site/1/y/* under-an-hour',
      'site/2/x/* done',
      'site/3/* state',
      'site/4/* done',
      'site/5/* state',
    ]);
    expect(deletesOf(store)).toEqual([
      ['site/1/a', 'site/2/x/a'],
      [`site/2/x/${STATE}`],
      [`site/4/${STATE}`],
    ]);
    const [planned] = events.flatMap((event) => (event.kind === 'plan' ? [event.plan] : []));
    expect(events).toContainEqual({ kind: 'info', message: '6 of 10 listed objects to delete' });
    const plan = planned?.retention;
    expect(plan?.groups.map(({ name, action, objects }) => `${name} ${objects} ${action}`)).toEqual(
      [
        'site/5/ 1 under-an-hour',
        'site/3/ 2 newest',
        'site/4/ 1 delete',
        'site/2/ 2 delete',
        'site/1/ 3 delete',
      ],
    );
  });

  it('says the same in a dry run', async () => {
    const real = await prune(new DatedStore(BUILDS), { keepNewest: 1 });
    const store = new DatedStore(BUILDS);
    const { outcomes } = await prune(store, { keepNewest: 1, dryRun: true });
    expect(outcomes.sort()).toEqual(real.outcomes.sort());
    expect(store.deletes).toEqual([]);
  });

  it('keeps all of them where single objects are counted', async () => {
    const store = new DatedStore(BUILDS);
    const { outcomes } = await prune(store, { keepNewest: 1, keepNewestOf: 'objects' });
    expect(statesOf(outcomes).every((one) => one.endsWith(' state'))).toBe(true);
    expect(statesOf(outcomes)).toHaveLength(7);
  });
});

describe('a plan with states', () => {
  it('deletes in a dry run what a run would', async () => {
    const cases: readonly (readonly [Readonly<Record<string, number>>, Changes])[] = [
      [SITE, {}],
      [NESTED, { prefix: '' }],
      [NESTED, { prefix: '', exclude: ['c/x'] }],
      [
        { ...NESTED, 'a/y': 1 },
        { prefix: '', olderThan: 3 * HOUR },
      ],
      [{ ...NESTED, 'a/b/y': -1 }, { prefix: '' }],
    ];
    for (const [ages, changes] of cases) {
      const real = await prune(new DatedStore(ages), changes);
      const store = new DatedStore(ages);
      const { outcomes } = await prune(store, { ...changes, dryRun: true });
      expect(outcomes.sort()).toEqual(real.outcomes.sort());
      expect(store.deletes).toEqual([]);
    }
  });

  it.each([
    ['all of them', {}, 4, '4 of 4'],
    ['none of a site that is kept', { exclude: ['a'] }, 1, '1 of 4'],
  ])('counts %s for max-deletes', async (_, changes, count, text) => {
    const limit = (most: number) => ({ maxDeletes: { kind: 'count', count: most } as const });
    const { events } = await prune(new DatedStore(SITE), { ...changes, ...limit(count) });
    expect(events).toContainEqual({ kind: 'info', message: `${text} listed objects to delete` });
    const { thrown } = await prune(new DatedStore(SITE), { ...changes, ...limit(count - 1) });
    expect(String(thrown)).toMatch(/the plan deletes \d/);
  });
});

describe('versions of states', () => {
  const version = (versionId: string, age: number, more: Partial<StackedVersion> = {}) => {
    return { versionId, age, isDeleteMarker: false, isLocked: false, ...more };
  };
  const marker = { isDeleteMarker: true };
  const stacks = (more: Readonly<Record<string, StackedVersion[]>> = {}) =>
    new Map(
      Object.entries({
        [`site/${STATE}`]: [version('3', 60), version('2', 70), version('1', 90)],
        [`site/${LEASE}`]: [version('2', 60), version('1', 90)],
        'site/a': [version('2', 60, marker), version('1', 90)],
        [`site/b/${STATE}`]: [version('2', 60, marker), version('1', 90)],
        ...more,
      }),
    );
  const left = ({ stacks: rest }: VersionStore) =>
    [...rest].filter(([, { length }]) => length > 0).map(([key]) => key);

  it('are all deleted with the site, the current ones last', async () => {
    const store = new VersionStore(stacks());
    const { outcomes, thrown } = await prune(store, { versions: 'all' });
    expect(thrown).toBeUndefined();
    expect([outcomes.length, left(store), store.resurrected]).toEqual([9, [], []]);
    expect(deletesOf(store).slice(-2)).toEqual([[`site/${LEASE}`], [`site/${STATE}`]]);
  });

  it('are the same in a dry run', async () => {
    const store = new VersionStore(stacks());
    const { outcomes } = await prune(store, { versions: 'all', dryRun: true });
    expect(outcomes.every((one) => one.endsWith(' done'))).toBe(true);
    expect(outcomes).toHaveLength(9);
  });

  it.each([true, false])(
    'keep the current one when a part is kept, in a dry run: %s',
    async (dryRun) => {
      const store = new VersionStore(stacks({ 'site/z': [version('1', -3600)] }));
      const { outcomes } = await prune(store, { versions: 'all', dryRun });
      expect(outcomes.filter((one) => one.endsWith(' state')).sort()).toEqual([
        `site/${STATE} state`,
        `site/${LEASE} state`,
      ]);
      if (!dryRun) expect(left(store)).toEqual([`site/${STATE}`, `site/${LEASE}`, 'site/z']);
    },
  );

  it('keep the current one over an older one that is kept', async () => {
    const locked = [version('2', 60), version('1', 90, { isLocked: true })];
    const store = new VersionStore(stacks({ [`site/${STATE}`]: locked }));
    const { outcomes } = await prune(store, { versions: 'all' });
    expect(statesOf(outcomes)).toEqual(
      expect.arrayContaining(['site/* AccessDenied', 'site/* state', 'site/*.lease state']),
    );
  });

  it('are kept for a newer one that another client wrote', async () => {
    const store = new VersionStore(stacks());
    const deleteMany = store.deleteMany.bind(store);
    store.deleteMany = (request) => {
      store.stacks.get(`site/${STATE}`)?.unshift(version('4', -3600));
      return deleteMany(request);
    };
    const { outcomes } = await prune(store, { versions: 'all' });
    expect(statesOf(outcomes)).toContain('site/* changed');
    expect(statesOf(outcomes)).toContain('site/*.lease state');
  });

  it('are deleted but for the current one with versions: noncurrent', async () => {
    const store = new VersionStore(stacks());
    await prune(store, { versions: 'noncurrent' });
    expect(store.stacks.get(`site/${STATE}`)).toHaveLength(1);
  });
});
