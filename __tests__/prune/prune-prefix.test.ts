import { describe, expect, it } from 'vitest';
import { InputError, StoreError } from '../../src/core/errors.ts';
import type { FeatureEvent } from '../../src/operations/feature.ts';
import { prunePages, prunePrefix } from '../../src/prune/prune-prefix.ts';
import type { PruneOptions, PrunePlan } from '../../src/prune/run.ts';
import { DatedStore, HOUR, resultOf } from '../support/dated-store.ts';
import { VersionStore } from '../support/version-store.ts';

type Changes = Partial<Omit<PruneOptions, 'store'>>;

const prune = (store: PruneOptions['store'], changes: Changes = {}) =>
  resultOf<PrunePlan, PruneOptions>(prunePrefix, {
    bucket: 'b',
    prefix: 'site/',
    store,
    ...changes,
  });

/** The plan that was reported, of which there is one. */
function planIn(events: readonly FeatureEvent<PrunePlan>[]): PrunePlan | undefined {
  const plans = events.flatMap((event) => (event.kind === 'plan' ? [event.plan] : []));
  expect(plans).toHaveLength(1);
  return plans[0];
}

const SITE = { 'other/x': 9, 'site/a': 9, 'site/b': 2, 'site/c/d': 5, 'site/e': 1 };
const BUILDS = { 'site/1/a': 9, 'site/2/a': 8, 'site/2/b': 3, 'site/3/a': 2, 'site/x': 9 };

describe('prunePrefix', () => {
  it('deletes all objects under the prefix, and nothing beside it', async () => {
    const store = new DatedStore(SITE);
    const { outcomes, events, thrown } = await prune(store);
    expect(thrown).toBeUndefined();
    expect(outcomes.sort()).toEqual(['site/a done', 'site/b done', 'site/c/d done', 'site/e done']);
    expect(store.keys).toEqual(['other/x']);
    // The first one proves that the store honors conditions.
    expect(store.deletes.map(({ objects }) => objects.length)).toEqual([1, 4]);
    expect(events.map(({ kind }) => kind)).toEqual(['plan']);
    expect(planIn(events)).toMatchObject({
      isDone: true,
      deletes: { objects: 4, directories: [{ name: 'site/', objects: 3 }, { name: 'site/c/' }] },
    });
  });

  it.each<[string, Changes, outcomes: string]>([
    ['age', { olderThan: 3 * HOUR }, 'a done, b younger, c/d done, e younger'],
    ['the very age', { olderThan: 5 * HOUR }, 'a done, b younger, c/d younger, e younger'],
    ['include', { include: ['?', 'x'], exclude: ['c'] }, 'a done, b done, e done'],
    ['exclude', { exclude: ['c/**', 'e'] }, 'a done, b done'],
    [
      'all of them',
      { include: ['b', 'c'], exclude: ['e'], olderThan: 3 * HOUR },
      'b younger, c/d done',
    ],
  ])('chooses by %s', async (_, changes, expected) => {
    const store = new DatedStore(SITE);
    const { outcomes } = await prune(store, { unmatched: 'warn', ...changes });
    expect(
      outcomes
        .sort()
        .map((one) => one.slice(5))
        .join(', '),
    ).toBe(expected);
    const isDeleted = (key: string) => outcomes.includes(`${key} done`);
    expect(store.keys).toEqual(Object.keys(SITE).filter((key) => !isDeleted(key)));
  });

  it('hazard 18: keeps what is written during the run, and the state of a sync', async () => {
    const store = new DatedStore({ 'site/a': 9, 'site/b': -1, 'site/.s3-batch-action': 9 });
    const { outcomes } = await prune(store);
    expect(outcomes.sort()).toEqual([
      'site/.s3-batch-action state',
      'site/a done',
      'site/b newer-than-run',
    ]);
  });

  it('keeps the newest directories, and reports the plan before the first delete', async () => {
    const store = new DatedStore(BUILDS);
    const { outcomes, events } = await prune(store, { keepNewest: 1 });
    expect(outcomes.sort()).toEqual([
      'site/1/a done',
      'site/2/a done',
      'site/2/b done',
      'site/3/a newest',
      'site/x beside-directories',
    ]);
    expect(events.map(({ kind }) => kind)).toEqual(['expected', 'plan', 'info']);
    expect(events[0]).toMatchObject({ objects: 5 });
    expect(events[2]).toMatchObject({ message: '3 of 5 listed objects to delete' });
    const plan = planIn(events);
    expect(plan?.retention?.groups.map(({ name, action }) => `${name} ${action}`)).toEqual([
      'site/3/ newest',
      'site/2/ delete',
      'site/1/ delete',
    ]);
    expect(plan?.isDone).toBe(false);
    expect(plan?.deletes.first.map(({ key }) => key)).toEqual([
      ...['site/1/a', 'site/2/a', 'site/2/b'],
    ]);
    expect(plan?.deletes).toMatchObject({
      objects: 3,
      bytes: 15,
      directories: [
        { name: 'site/2/', objects: 2, bytes: 10 },
        { name: 'site/1/', objects: 1, bytes: 5 },
      ],
    });
  });

  it('keeps the newest objects', async () => {
    const store = new DatedStore(BUILDS);
    const { events } = await prune(store, { keepNewest: 2, keepNewestOf: 'objects' });
    expect(store.keys).toEqual(['site/2/b', 'site/3/a']);
    expect(planIn(events)?.deletes).toMatchObject({
      objects: 3,
      directories: [{ name: 'site/1/' }, { name: 'site/2/', objects: 1 }, { name: 'site/' }],
    });
  });

  it.each<[string, Changes, RegExp]>([
    ['a count', { maxDeletes: { kind: 'count', count: 3 } }, /allows 3 .* deletes 4/],
    ['a share', { maxDeletes: { kind: 'percent', percent: 80 } }, /80% \(3\) .* deletes 4/],
    [
      'a plan of what to keep',
      { maxDeletes: { kind: 'count', count: 1 }, keepNewest: 1, keepNewestOf: 'objects' },
      /allows 1 .* deletes 2/,
    ],
  ])('hazard 13: holds %s against the limit before the first delete', async (_, changes, text) => {
    const store = new DatedStore(
      changes.keepNewest === undefined ? SITE : { ...SITE, 'site/e': 0 },
    );
    const { thrown, outcomes } = await prune(store, changes);
    expect(thrown).toBeInstanceOf(InputError);
    expect(String(thrown)).toMatch(text);
    expect([outcomes, store.deletes]).toEqual([[], []]);
  });

  it('deletes as many as the limit allows', async () => {
    const store = new DatedStore(SITE);
    const { events } = await prune(store, { maxDeletes: { kind: 'count', count: 4 } });
    expect(store.keys).toEqual(['other/x']);
    expect(planIn(events)).toMatchObject({ isDone: false, deletes: { objects: 4, bytes: 20 } });
    expect(events.slice(1)).toEqual([
      { kind: 'info', message: '4 of 4 listed objects to delete' },
      { kind: 'expected', objects: 4 },
    ]);
  });

  it('deletes noncurrent versions', async () => {
    const version = (versionId: string, age: number) => {
      return { versionId, age, isDeleteMarker: false, isLocked: false };
    };
    const store = new VersionStore(new Map([['site/a', [version('2', 60), version('1', 90)]]]));
    const { outcomes } = await prune(store, { versions: 'noncurrent' });
    expect(outcomes).toEqual(['site/a done']);
    expect(store.stacks.get('site/a')).toEqual([version('2', 60)]);
  });

  it('in a dry run sends no delete, and has the same outcomes', async () => {
    const store = new DatedStore(SITE);
    const { outcomes } = await prune(store, { dryRun: true, olderThan: 3 * HOUR });
    expect(outcomes.sort()).toEqual([
      ...['site/a done', 'site/b younger', 'site/c/d done', 'site/e younger'],
    ]);
    expect([store.deletes, store.lists]).toEqual([[], 2]);
  });

  it('yields the outcomes of a request together where that is asked for', async () => {
    const requests: string[][] = [];
    const options = { bucket: 'b', prefix: 'site/', store: new DatedStore(SITE), batchSize: 3 };
    for await (const outcomes of prunePages(options)) {
      requests.push(outcomes.map(({ key }) => key));
    }
    expect(requests.map(({ length }) => length).sort()).toEqual([1, 3]);
  });

  it('hazard 18: an object that changed after it was listed is kept in every pass', async () => {
    const store = new DatedStore({ 'site/a': 9, 'site/b': 9, 'site/b/c': 9 });
    store.hidesChildren = true;
    store.onRequest = () => {
      if (store.deletes.length === 1) store.objects.set('b/site/a', Buffer.from('changed'));
    };
    const { outcomes, thrown } = await prune(store);
    expect(thrown).toBeUndefined();
    expect(outcomes.sort()).toEqual(['site/a changed', 'site/b done', 'site/b/c done']);
    expect(store.keys).toEqual(['site/a']);
  });

  it('yields what has changed or gone in a further pass, too', async () => {
    const store = new DatedStore({ 'site/a': 9, 'site/a/b': 9, 'site/a/c': 9, 'site/d': -1 });
    store.hidesChildren = true;
    store.onRequest = () => {
      const isSecond = store.deletes.length === 3;
      if (isSecond) store.objects.set('b/site/a/b', Buffer.from('changed'));
      if (isSecond) store.objects.delete('b/site/a/c');
    };
    const { outcomes } = await prune(store);
    const all = ['site/a done', 'site/a/b changed', 'site/a/c gone', 'site/d newer-than-run'];
    expect(outcomes.sort()).toEqual(all);
  });

  it('refuses a condition that there is not, or that other versions can not have', async () => {
    const { thrown } = await prune(new DatedStore(SITE), { deleteCondition: 'etags' as 'etag' });
    expect((thrown as InputError).problems).toEqual([
      'deleteCondition is "etags": give "auto", "etag" or "none"',
    ]);
    const all = await prune(new DatedStore(SITE), { deleteCondition: 'etag', versions: 'all' });
    expect((all.thrown as InputError).message).toMatch(/can't be combined with versions "all"/);
  });

  it('waits for what an event leads to', async () => {
    const store = new DatedStore(SITE);
    const seen: string[] = [];
    const onEvent = async ({ kind }: { readonly kind: string }) => {
      seen.push(kind);
      await new Promise(setImmediate);
      seen.push(`after ${kind}, ${store.deletes.length} requests`);
    };
    const options = { bucket: 'b', prefix: 'site/', store, keepNewest: 1, onEvent };
    for await (const { key } of prunePrefix({ ...options, keepNewestOf: 'objects' }))
      seen.push(key);
    expect(seen.slice(0, -4)).toEqual(
      ['plan', 'info', 'expected'].flatMap((kind) => [kind, `after ${kind}, 0 requests`]),
    );
    expect(seen.slice(-4).every((key) => key.startsWith('site/'))).toBe(true);
  });
});

describe('prunePrefix lists again', () => {
  it('hazard 17: until nothing is left, and repeats nothing that it skipped', async () => {
    const store = new DatedStore({ 'site/a': 9, 'site/a/b': 9, 'site/a/b/c': 9, 'site/new': 1 });
    store.hidesChildren = true;
    const { outcomes, thrown } = await prune(store, { olderThan: 2 * HOUR });
    expect(thrown).toBeUndefined();
    expect(outcomes).toEqual([
      'site/new younger',
      'site/a done',
      'site/a/b done',
      'site/a/b/c done',
    ]);
  });

  it.each<[string, Changes, message: string]>([
    ['all', {}, 'the first is "site/a"'],
    [
      'by retention, which has one pass',
      { keepNewest: 1, keepNewestOf: 'objects' },
      'the first is "site/a", or lists it anew: run again to delete what is still old enough',
    ],
  ])('and throws when an object is still listed: %s', async (_, changes, message) => {
    const store = new DatedStore({ 'site/a': 9, 'site/b': 8, 'site/c': 7 });
    store.deleteMany = ({ objects }) => {
      for (const { key } of objects) if (key !== 'site/a') store.objects.delete(`b/${key}`);
      return Promise.resolve(objects.map(() => ({})));
    };
    const { thrown } = await prune(store, changes);
    expect(thrown).toMatchObject({
      code: 'StillListed',
      message: `the store confirmed every delete and still lists 1 object, ${message}`,
    });
  });

  it('not after a failure', async () => {
    const store = new DatedStore({ 'site/a': 9, 'site/b': 8 });
    store.onObject = ({ key }) => {
      if (key === 'site/a') throw new StoreError('AccessDenied', 'no');
    };
    const { thrown, outcomes } = await prune(store);
    expect([thrown, outcomes]).toEqual([undefined, ['site/a AccessDenied', 'site/b done']]);
    expect(store.lists).toBe(1);
  });
});

describe('prunePrefix stops', () => {
  it('hazard 13: all deletes not yet sent when the listing breaks', async () => {
    const store = new DatedStore(SITE);
    const broken = new StoreError('InternalError', 'broken');
    store.onList = (count) => {
      if (count === 2) throw broken;
    };
    const { thrown, outcomes } = await prune(store);
    expect(thrown).toBe(broken);
    expect(outcomes).toEqual(['site/a DeletesStopped', 'site/b DeletesStopped']);
    expect(store.deletes).toEqual([]);
  });

  it('at the abort of its signal, with its reason', async () => {
    const store = new DatedStore(SITE);
    const stopper = new AbortController();
    const reason = new StoreError('RequestCanceled', 'the run was cancelled');
    store.onList = (count) => {
      if (count === 2) stopper.abort(reason);
    };
    const { thrown } = await prune(store, { signal: stopper.signal });
    expect(thrown).toBe(reason);
    expect(store.deletes).toEqual([]);
  });

  it.each<[string, Changes, string]>([
    ['keepNewest: 0', { keepNewest: 0 }, 'keepNewest is 0: give a positive integer'],
    ['keepNewest: 1.5', { keepNewest: 1.5 }, 'keepNewest is 1.5: give a positive integer'],
    ['an age of NaN', { olderThan: NaN }, 'olderThan is NaN: give milliseconds'],
    ['an age below 0', { olderThan: -1 }, 'olderThan is -1: give milliseconds'],
    ['no prefix', { prefix: undefined as unknown as string }, 'prefix is undefined: give a string'],
    [
      'versions that do not exist',
      { versions: 'noncurent' as 'noncurrent' },
      'versions is "noncurent": give "current", "noncurrent" or "all"',
    ],
    ['keepNewest with versions', { keepNewest: 1, versions: 'all' }, "can't be combined"],
    ['bypassGovernance alone', { bypassGovernance: true }, 'no effect on current versions'],
    ['keysFrom with an age', { keysFrom: 'keys', olderThan: 1 }, 'keysFrom says what is deleted'],
    [
      'keysFrom with keepNewest',
      { keysFrom: 'keys', keepNewest: 1 },
      'keysFrom says what is deleted',
    ],
    [
      'keysFrom with versions',
      { keysFrom: 'keys', versions: 'all' },
      'keysFrom says what is deleted',
    ],
  ])('before it opens a store, with %s', async (_, changes, problem) => {
    let opened = 0;
    const store = () => {
      opened += 1;
      return Promise.resolve(new DatedStore(SITE));
    };
    const { thrown } = await prune(store, changes);
    expect(thrown).toBeInstanceOf(InputError);
    expect(String(thrown)).toContain(problem);
    expect(opened).toBe(0);
  });

  it('before the first delete when a glob looks misspelled that would keep something', async () => {
    const store = new DatedStore(SITE);
    const { thrown } = await prune(store, { exclude: ['site/c/**'] });
    expect(String(thrown)).toMatch(
      /exclude "site\/c\/\*\*" matches no object.*nothing was changed/,
    );
    expect(store.deletes).toEqual([]);
  });

  it('never for a glob that matches nothing: it warns after the first pass', async () => {
    const store = new DatedStore(SITE);
    const { events, outcomes } = await prune(store, { include: ['a', '*.html'] });
    expect(outcomes).toEqual(['site/a done']);
    expect(events).toMatchObject([
      {
        kind: 'warning',
        messages: [expect.stringContaining('include "*.html" matches no object')],
      },
      { kind: 'plan' },
    ]);
    const ignoring = await prune(new DatedStore(SITE), { include: ['x'], unmatched: 'ignore' });
    expect(ignoring.events).toMatchObject([{ kind: 'plan', plan: { deletes: { objects: 0 } } }]);
  });
});
