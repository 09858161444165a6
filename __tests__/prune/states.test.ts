import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/core/errors.ts';
import { prunePrefix } from '../../src/prune/prune-prefix.ts';
import type { PruneOptions, PrunePlan } from '../../src/prune/run.ts';
import { DatedStore, HOUR, resultOf } from '../support/dated-store.ts';

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
const deletesOf = ({ deletes }: DatedStore) =>
  deletes.map(({ objects }) => objects.map(({ key }) => key).sort());

const statesOf = (outcomes: readonly string[]) =>
  outcomes
    .filter((one) => one.includes(STATE))
    .sort()
    .map((one) => one.replace('.s3-batch-action', '*'));

describe('the state of a sync', () => {
  it('is deleted with the prefix that it describes, last and after its lease', async () => {
    const store = new DatedStore(SITE);
    const { outcomes, thrown, events } = await prune(store);
    expect(thrown).toBeUndefined();
    expect(outcomes.sort()).toEqual([
      `site/${STATE} done`,
      `site/${LEASE} done`,
      'site/a done',
      'site/b/c done',
    ]);
    expect(deletesOf(store)).toEqual([
      ['site/a', 'site/b/c'],
      [`site/${LEASE}`],
      [`site/${STATE}`],
    ]);
    const warnings = events.filter(({ kind }) => kind === 'warning');
    expect([store.keys, warnings]).toEqual([[], []]);
  });

  it('is deleted where nothing else is there', async () => {
    const store = new DatedStore({ [`site/${STATE}`]: 9 });
    const { outcomes } = await prune(store);
    expect([outcomes, store.keys]).toEqual([[`site/${STATE} done`], []]);
  });

  it('costs one listing, and none where there is no state', async () => {
    const listsFor = async (ages: Readonly<Record<string, number>>) => {
      const store = new DatedStore(ages);
      await prune(store);
      return [store.lists, store.deletes.length];
    };
    expect(await listsFor({ 'site/a': 9 })).toEqual([2, 1]);
    expect(await listsFor({ [`site/${STATE}`]: 9, 'site/a': 9 })).toEqual([3, 2]);
  });

  it('is deleted with each of several sites, the deepest first', async () => {
    const store = new DatedStore(NESTED);
    const { outcomes } = await prune(store, { prefix: '' });
    expect([outcomes.length, store.keys]).toEqual([8, []]);
    expect(deletesOf(store).slice(1)).toEqual([
      [`a/b/${STATE}`],
      [`a/${STATE}`, `c/${STATE}`],
      [STATE],
    ]);
  });

  it.each<[string, Readonly<Record<string, number>>, Changes, states: readonly string[]]>([
    ['older-than keeps something', { 'site/e': 1 }, { olderThan: 3 * HOUR }, ['*', '*.lease']],
    ['exclude keeps something', {}, { exclude: ['a'] }, ['*', '*.lease']],
    ['include selects a part', {}, { include: ['a', '.*'] }, ['*', '*.lease']],
    ['something is written during the run', { 'site/e': -1 }, {}, ['*', '*.lease']],
    ['another site under it is kept', { 'site/b/.s3-batch-action': -1 }, {}, ['*', '*.lease']],
  ])('is kept when %s', async (_, more, changes, states) => {
    const store = new DatedStore({ ...SITE, ...more });
    const { outcomes, thrown } = await prune(store, changes);
    expect(thrown).toBeUndefined();
    const own = statesOf(outcomes).filter((one) => one.startsWith('site/*'));
    expect(own).toEqual(states.map((one) => `site/${one} state`));
    expect(store.keys).toEqual(expect.arrayContaining([`site/${STATE}`, `site/${LEASE}`]));
  });

  it('is kept by a prefix that is the beginning of its key', async () => {
    const store = new DatedStore(SITE);
    const { outcomes } = await prune(store, { prefix: 'site/.s3' });
    expect(statesOf(outcomes)).toEqual(['site/* state', 'site/*.lease state']);
    expect(store.deletes).toEqual([]);
  });

  it('is deleted by a prefix that is the beginning of its directory', async () => {
    const store = new DatedStore(SITE);
    await prune(store, { prefix: 'si' });
    expect(store.keys).toEqual([]);
  });

  it('is not touched by a prefix below it', async () => {
    const store = new DatedStore({ ...SITE, 'site/b/c': 9 });
    const { outcomes } = await prune(store, { prefix: 'site/b/' });
    expect(outcomes).toEqual(['site/b/c done']);
  });

  it('is kept for its own age', async () => {
    const store = new DatedStore({ 'site/a': 9, [`site/${STATE}`]: 2 });
    const { outcomes } = await prune(store, { olderThan: 3 * HOUR });
    expect(outcomes.sort()).toEqual([`site/${STATE} younger`, 'site/a done']);
  });

  it('is kept when it was written during the run', async () => {
    const store = new DatedStore({ 'site/a': 9, [`site/${STATE}`]: -1 });
    const { outcomes } = await prune(store);
    expect(outcomes.sort()).toEqual([`site/${STATE} newer-than-run`, 'site/a done']);
  });

  it('is kept when a delete failed', async () => {
    const store = new DatedStore(NESTED);
    store.onObject = ({ key }) => {
      if (key === 'c/x') throw new StoreError('AccessDenied', 'no');
    };
    const { outcomes } = await prune(store, { prefix: '' });
    expect(statesOf(outcomes)).toEqual(['* state', 'a/* state', 'a/b/* state', 'c/* state']);
    expect(store.deletes).toHaveLength(1);
  });

  it('is kept when its lease could not be deleted, and so are those above it', async () => {
    const store = new DatedStore({ ...SITE, [STATE]: 9 });
    store.onObject = ({ key }) => {
      if (key.endsWith('.lease')) throw new StoreError('AccessDenied', 'no');
    };
    const { outcomes } = await prune(store, { prefix: '' });
    expect(statesOf(outcomes)).toEqual(['* state', 'site/* state', 'site/*.lease AccessDenied']);
  });

  it('is kept when a listing fails, or the run is aborted', async () => {
    const store = new DatedStore(SITE);
    store.onList = (count) => {
      if (count === 2) throw new StoreError('Broken', 'broken');
    };
    const { outcomes, thrown } = await prune(store);
    expect(String(thrown)).toContain('broken');
    expect(statesOf(outcomes)).toEqual(['site/* state', 'site/*.lease state']);
    const aborted = new DatedStore(SITE);
    const controller = new AbortController();
    aborted.onObject = () => {
      controller.abort(new Error('cancelled'));
    };
    const result = await prune(aborted, { signal: controller.signal });
    expect(String(result.thrown)).toContain('cancelled');
    expect(statesOf(result.outcomes)).toEqual(['site/* state', 'site/*.lease state']);
    expect(aborted.deletes).toHaveLength(1);
  });

  it.each<[string, (store: DatedStore) => void, readonly string[]]>([
    [
      'it has changed',
      (store) => store.objects.set(`b/site/${STATE}`, Buffer.from('another')),
      ['site/* changed', 'site/*.lease state'],
    ],
    [
      'its lease has changed',
      (store) => store.objects.set(`b/site/${LEASE}`, Buffer.from('another')),
      ['site/* state', 'site/*.lease changed'],
    ],
    [
      'another object has come',
      (store) => store.objects.set('b/site/new', Buffer.from('new')),
      ['site/* state', 'site/*.lease state'],
    ],
  ])('is kept when %s since it was listed', async (_, change, states) => {
    const store = new DatedStore(SITE);
    store.onObject = ({ key }) => {
      if (key === 'site/a') change(store);
    };
    const { outcomes } = await prune(store, { include: ['a', 'b/**', '.*'] });
    expect(statesOf(outcomes)).toEqual(states);
    expect(store.objects.has(`b/site/${STATE}`)).toBe(true);
  });

  it('is skipped when another client has deleted it', async () => {
    const store = new DatedStore(SITE);
    store.onObject = ({ key }) => {
      if (key === 'site/a') store.objects.delete(`b/site/${LEASE}`);
    };
    const { outcomes } = await prune(store);
    expect(statesOf(outcomes)).toEqual(['site/* done', 'site/*.lease gone']);
    expect(store.keys).toEqual([]);
  });

  it('waits for the passes that a store needs which hides objects', async () => {
    const store = new DatedStore({ [`site/${STATE}`]: 9, 'site/a': 9, 'site/a/b': 9 });
    store.hidesChildren = true;
    const { outcomes, thrown } = await prune(store);
    expect(thrown).toBeUndefined();
    expect(statesOf(outcomes)).toEqual(['site/* done']);
    expect(deletesOf(store)).toEqual([['site/a'], ['site/a/b'], [`site/${STATE}`]]);
  });

  it('has one outcome when it is kept in each of several passes', async () => {
    const store = new DatedStore({ [`site/${STATE}`]: 9, 'site/a': 9, 'site/a/b': 9, 'site/z': 1 });
    store.hidesChildren = true;
    const { outcomes, thrown } = await prune(store, { olderThan: 3 * HOUR });
    expect(thrown).toBeUndefined();
    expect(statesOf(outcomes)).toEqual(['site/* state']);
  });

  it('is an error when it is deleted and still listed', async () => {
    const store = new DatedStore(SITE);
    const forget = store.objects.delete.bind(store.objects);
    store.objects.delete = (name) => name.endsWith(STATE) || forget(name);
    const { thrown } = await prune(store);
    expect(thrown).toMatchObject({ code: 'StillListed' });
    expect(String(thrown)).toContain(`still lists 1 object, the first is "site/${STATE}"`);
  });

  it('is kept with a warning where its site can not be listed', async () => {
    const store = new DatedStore({ [`site/x/${STATE}`]: 9, 'site/a': 9 });
    const list = store.list.bind(store);
    store.list = (request) => {
      if (request.prefix === 'site/x/') throw new StoreError('AccessDenied', 'no');
      return list(request);
    };
    const { outcomes, events, thrown } = await prune(store);
    expect(thrown).toBeUndefined();
    expect(outcomes.sort()).toEqual(['site/a done', `site/x/${STATE} state`]);
    expect(events.filter(({ kind }) => kind === 'warning')).toEqual([
      { kind: 'warning', messages: [expect.stringMatching(/site\/x\/.*s3:ListBucket/)] },
    ]);
  });
});
