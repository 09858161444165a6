import { describe, expect, it } from 'vitest';
import { InputError, StoreError } from '../../src/core/errors.ts';
import { collect } from '../../src/core/tally/tally.ts';
import type { FeatureEvent } from '../../src/operations/feature.ts';
import { prunePrefix } from '../../src/prune/prune-prefix.ts';
import type { PruneOptions, PrunePlan } from '../../src/prune/run.ts';
import { DatedStore, HOUR, resultOf } from '../support/dated-store.ts';
import { VersionStore } from '../support/version-store.ts';

const PLACE = { bucket: 'b', prefix: 'site/' };
const SITE = { 'other/x': 9, 'site/a': 9, 'site/b': 2, 'site/c/d': 5, 'site/e': 1 };
const BUILDS = { 'site/1/a': 9, 'site/2/a': 8, 'site/2/b': 3, 'site/3/a': 2, 'site/x': 9 };

const prune = (store: PruneOptions['store'], changes: Partial<Omit<PruneOptions, 'store'>> = {}) =>
  resultOf<PrunePlan, PruneOptions>(prunePrefix, { ...PLACE, store, ...changes });

/** The plan that was reported, of which there is one. */
function planIn(events: readonly FeatureEvent<PrunePlan>[]): PrunePlan | undefined {
  const plans = events.flatMap((event) => (event.kind === 'plan' ? [event.plan] : []));
  expect(plans).toHaveLength(1);
  return plans[0];
}

describe('prunePrefix', () => {
  it('shows the first objects of directories before it deletes any of them', async () => {
    const store = new DatedStore(BUILDS);
    let deletes: number | undefined;
    const onEvent = ({ kind }: FeatureEvent<PrunePlan>) => {
      if (kind === 'plan') deletes = store.deletes.length;
    };
    await collect(prunePrefix({ ...PLACE, store, keepNewest: 1, onEvent }));
    expect([deletes, store.deletes.length]).toEqual([0, 2]);
  });

  it('shows a plan that it refuses, with its first objects', async () => {
    const store = new DatedStore(BUILDS);
    const maxDeletes = { kind: 'count', count: 1 } as const;
    const { events, thrown } = await prune(store, { keepNewest: 1, maxDeletes });
    expect(thrown).toBeInstanceOf(InputError);
    expect(store.deletes).toEqual([]);
    expect(planIn(events)?.deletes.first.map(({ key }) => key)).toEqual([
      ...['site/1/a', 'site/2/a', 'site/2/b'],
    ]);
  });

  it('shows at its end what a run that fails then has deleted', async () => {
    const store = new DatedStore(SITE);
    const list = store.list.bind(store);
    let lists = 0;
    store.list = (request) => {
      lists += request.prefix === PLACE.prefix ? 1 : 0;
      return lists > 2 ? Promise.reject(new StoreError('X', 'broken')) : list(request);
    };
    const { events, thrown } = await prune(store);
    expect(String(thrown)).toContain('broken');
    expect(store.keys).toEqual(['other/x']);
    expect(planIn(events)?.deletes.objects).toBe(4);
  });

  it.each([true, false])('shows versions and markers, in a dry run too: %s', async (dryRun) => {
    const facts = { isLocked: false };
    const rows = [
      { ...facts, versionId: '2', age: 60, isDeleteMarker: true },
      { ...facts, versionId: '1', age: 90, isDeleteMarker: false },
    ];
    const store = new VersionStore(new Map([['site/a', rows]]));
    const { events } = await prune(store, { versions: 'all', dryRun });
    const plan = planIn(events);
    expect(plan?.isDone).toBe(!dryRun);
    expect(plan?.deletes.first).toMatchObject([
      { key: 'site/a', versionId: '1', isDeleteMarker: false },
      { key: 'site/a', versionId: '2', isDeleteMarker: true },
    ]);
  });

  it('shows none of the single objects that are not old enough', async () => {
    const options = { keepNewest: 1, keepNewestOf: 'objects', olderThan: 8 * HOUR } as const;
    const { events } = await prune(new DatedStore(BUILDS), options);
    const { first, objects } = planIn(events)?.deletes ?? {};
    expect([objects, first?.map(({ key }) => key).sort()]).toEqual([2, ['site/1/a', 'site/x']]);
  });
});
