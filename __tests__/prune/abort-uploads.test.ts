import { describe, expect, it } from 'vitest';
import { InputError, StoreError } from '../../src/core/errors.ts';
import { abortUploads, type AbortUploadsOptions } from '../../src/prune/abort-uploads.ts';
import { DatedStore, HOUR, resultOf } from '../support/dated-store.ts';

type Changes = Partial<Omit<AbortUploadsOptions, 'store'>>;

const aborted = (store: AbortUploadsOptions['store'], changes: Changes = {}) =>
  resultOf<never, AbortUploadsOptions>(abortUploads, {
    bucket: 'b',
    prefix: 'site/',
    olderThan: 3 * HOUR,
    store,
    ...changes,
  });

const UPLOADS = { 'other/x': 9, 'site/a': 9, 'site/b': 2, 'site/c/d': 5, 'site/e': -1 };

describe('abortUploads', () => {
  it('aborts the old uploads under the prefix', async () => {
    const store = new DatedStore(UPLOADS, 'uploads');
    const { outcomes, events, thrown } = await aborted(store);
    expect(thrown).toBeUndefined();
    expect(outcomes.sort()).toEqual([
      'site/a done',
      'site/b younger',
      'site/c/d done',
      'site/e newer-than-run',
    ]);
    expect(store.keys).toEqual(['other/x', 'site/b', 'site/e']);
    expect(events).toEqual([]);
  });

  it.each<[string, Changes, outcomes: string[]]>([
    [
      'include',
      { include: ['?'], exclude: ['c'] },
      ['site/a done', 'site/b younger', 'site/e newer-than-run'],
    ],
    ['exclude', { exclude: ['a', 'b', 'e'] }, ['site/c/d done']],
    ['the very age', { olderThan: 5 * HOUR, include: ['c'] }, ['site/c/d younger']],
    ['an age of 0', { olderThan: 0, include: ['b'] }, ['site/b done']],
    ['the whole bucket', { prefix: '', include: ['other/**'] }, ['other/x done']],
  ])('chooses by %s', async (_, changes, expected) => {
    const { outcomes } = await aborted(new DatedStore(UPLOADS, 'uploads'), changes);
    expect(outcomes.sort()).toEqual(expected);
  });

  it('in a dry run aborts none, and has the same outcomes', async () => {
    const store = new DatedStore(UPLOADS, 'uploads');
    const { outcomes } = await aborted(store, { dryRun: true, include: ['a', 'c/**'] });
    expect(outcomes.sort()).toEqual(['site/a done', 'site/c/d done']);
    expect([store.keys, store.requests]).toEqual([Object.keys(UPLOADS), []]);
  });

  it('throws when the same uploads are still listed', async () => {
    const store = new DatedStore(UPLOADS, 'uploads');
    store.abortUpload = () => Promise.resolve({});
    const { thrown } = await aborted(store);
    expect(thrown).toMatchObject({
      code: 'StillListed',
      message:
        'the store confirmed every abort and still lists 2 uploads, the first has the id ' +
        '"id of site/a"',
    });
  });

  it('hazard 13: aborts nothing more when the listing breaks', async () => {
    const store = new DatedStore(UPLOADS, 'uploads');
    const broken = new StoreError('InternalError', 'broken');
    store.onList = (count) => {
      if (count === 2) throw broken;
    };
    // The uploads of the first page wait for the second to break.
    store.uploadSize = async () => {
      await new Promise(setImmediate);
      return 5;
    };
    const { thrown, outcomes } = await aborted(store);
    expect(thrown).toBe(broken);
    expect(outcomes).toEqual(['site/a AbortsStopped']);
    expect(store.requests).toEqual([]);
  });

  it('stops at the abort of its signal, with its reason', async () => {
    const stopper = new AbortController();
    const reason = new StoreError('RequestCanceled', 'the run was cancelled');
    stopper.abort(reason);
    const store = new DatedStore(UPLOADS, 'uploads');
    const { thrown } = await aborted(store, { signal: stopper.signal });
    expect(thrown).toBe(reason);
    expect(store.requests).toEqual([]);
  });

  it('does not list again after a failure', async () => {
    const store = new DatedStore({ 'site/a': 9, 'site/b': 9 }, 'uploads');
    store.onObject = ({ key }) => {
      if (key === 'site/a') throw new StoreError('AccessDenied', 'no');
    };
    const { outcomes, thrown } = await aborted(store);
    expect([outcomes.sort(), thrown]).toEqual([['site/a AccessDenied', 'site/b done'], undefined]);
    expect(store.lists).toBe(1);
  });

  it('warns once of uploads whose size is unknown', async () => {
    const store = new DatedStore({ 'site/a': 9, 'site/b': 9 }, 'uploads');
    store.uploadSize = () => Promise.reject(new StoreError('AccessDenied', 'no'));
    const { events } = await aborted(store);
    expect(events).toEqual([
      {
        kind: 'warning',
        messages: [expect.stringMatching(/^the size of 2 uploads is unknown and not counted/)],
      },
    ]);
  });

  it('refuses a glob that looks misspelled before the first abort', async () => {
    const store = new DatedStore(UPLOADS, 'uploads');
    const { thrown } = await aborted(store, { exclude: ['site/a'] });
    expect(thrown).toBeInstanceOf(InputError);
    expect(String(thrown)).toMatch(/exclude "site\/a" matches no upload.*would abort/);
    expect(store.requests).toEqual([]);
  });

  it('warns of a glob that matches nothing after the first pass', async () => {
    const { events, outcomes } = await aborted(new DatedStore(UPLOADS, 'uploads'), {
      include: ['a', '*.zip'],
    });
    expect(outcomes).toEqual(['site/a done']);
    expect(events).toEqual([
      { kind: 'warning', messages: [expect.stringContaining('include "*.zip" matches no upload')] },
    ]);
  });

  it('lists first where a glob is to keep something, and reports how many there are', async () => {
    const { events } = await aborted(new DatedStore(UPLOADS, 'uploads'), { exclude: ['a'] });
    expect(events).toEqual([{ kind: 'expected', objects: 3 }]);
  });

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['NaN', NaN],
    ['a string', '86400000'],
  ])('refuses an age of %s before it opens a store', async (_, olderThan) => {
    const store = () => Promise.reject(new RangeError('opened'));
    const { thrown } = await aborted(store, { olderThan: olderThan as number });
    expect(String(thrown)).toMatch(/olderThan is .*: give milliseconds/);
  });
});
