import { describe, expect, it } from 'vitest';
import type { DeleteItem } from '../../src/core/items.ts';
import { type Outcome, skipped } from '../../src/core/outcome.ts';
import { type RemoveOptions, removePages } from '../../src/operations/remove.ts';
import { MemoryStore } from '../support/memory-store.ts';

type Entry = DeleteItem | Outcome;

const itemOf = (n: number): DeleteItem => ({ bucket: 'b', key: `k${n}` });

/** Pages of three items each, and what was pulled of them. */
function watchedPages(count: number, onPull: (n: number) => void = () => undefined) {
  const seen = { pulled: 0, pagesClosed: 0, isClosed: false };
  function* page(first: number): Generator<Entry, void, undefined> {
    try {
      for (let n = first; n < first + 3; n += 1) {
        seen.pulled += 1;
        onPull(n);
        yield itemOf(n);
      }
    } finally {
      seen.pagesClosed += 1;
    }
  }
  async function* pages(): AsyncGenerator<Iterable<Entry>, void, undefined> {
    try {
      for (let at = 0; at < count; at += 1) yield await Promise.resolve(page(at * 3));
    } finally {
      seen.isClosed = true;
    }
  }
  return { seen, pages: pages() };
}

async function removed(
  pages: AsyncIterable<Iterable<Entry>>,
  options: RemoveOptions = {},
  store = new MemoryStore(),
) {
  const requests: (readonly Outcome[])[] = [];
  let thrown: unknown;
  try {
    for await (const outcomes of removePages(pages, { store }, options)) requests.push(outcomes);
  } catch (error) {
    thrown = error;
  }
  return { requests, thrown, outcomes: requests.flat(), store };
}

const keysOf = (outcomes: readonly Outcome[]) => outcomes.map(({ key }) => key);

describe('removePages', () => {
  it('fills requests over the ends of pages, and gives the outcomes of each together', async () => {
    const { seen, pages } = watchedPages(3);
    const { requests } = await removed(pages, { batchSize: 4 });
    expect(requests.map(keysOf)).toEqual([
      ['k0', 'k1', 'k2', 'k3'],
      ['k4', 'k5', 'k6', 'k7'],
      ['k8'],
    ]);
    expect(seen).toEqual({ pulled: 9, pagesClosed: 3, isClosed: true });
  });

  it('pulls of a page only what a free request can take', async () => {
    const { seen, pages } = watchedPages(100);
    const outcomes = removePages(
      pages,
      { store: new MemoryStore() },
      { batchSize: 2, concurrency: 1 },
    );
    await outcomes.next();
    expect(seen).toEqual({ pulled: 2, pagesClosed: 0, isClosed: false });
    await outcomes.return();
    expect(seen).toEqual({ pulled: 2, pagesClosed: 1, isClosed: true });
  });

  it('pulls nothing more of a page after an abort, and gives what was pulled its outcome', async () => {
    const stopper = new AbortController();
    const { seen, pages } = watchedPages(9, (n) => {
      if (n === 4) stopper.abort(new Error('enough'));
    });
    const { outcomes, thrown, store } = await removed(pages, { signal: stopper.signal });
    expect(keysOf(outcomes)).toEqual(['k0', 'k1', 'k2', 'k3', 'k4']);
    expect(outcomes.map(({ status }) => status)).toEqual(Array(5).fill('failed'));
    expect(thrown).toMatchObject({ message: 'enough' });
    expect(store.deletes).toEqual([]);
    expect(seen).toEqual({ pulled: 5, pagesClosed: 2, isClosed: true });
  });

  it('ends at an abort while a page never comes', async () => {
    const stopper = new AbortController();
    async function* pages(): AsyncGenerator<Iterable<Entry>, void, undefined> {
      yield await Promise.resolve([itemOf(0)]);
      await Promise.resolve();
      stopper.abort(new Error('enough'));
      await new Promise(() => undefined);
    }
    const { outcomes, thrown } = await removed(pages(), { signal: stopper.signal });
    expect(keysOf(outcomes)).toEqual(['k0']);
    expect(thrown).toMatchObject({ message: 'enough' });
  });

  it('deletes what was pulled before a page throws, then throws the same and closes', async () => {
    const broken = new Error('no Date');
    const { seen, pages } = watchedPages(9, (n) => {
      if (n === 4) throw broken;
    });
    const { outcomes, thrown } = await removed(pages);
    expect(keysOf(outcomes)).toEqual(['k0', 'k1', 'k2', 'k3']);
    expect(outcomes.map(({ status }) => status)).toEqual(Array(4).fill('done'));
    expect(thrown).toBe(broken);
    expect(seen).toEqual({ pulled: 5, pagesClosed: 2, isClosed: true });
  });

  it('fails malformed items, runs hooks, and passes on what was settled before', async () => {
    const hooks: string[] = [];
    const after = () => {
      hooks.push('after');
    };
    const malformed = { bucket: 'b', key: '', after } as DeleteItem;
    const settled = skipped('delete', itemOf(1), 'younger');
    async function* pages(): AsyncGenerator<Iterable<Entry>, void, undefined> {
      yield await Promise.resolve([malformed, settled, { ...itemOf(2), after }]);
    }
    const { outcomes } = await removed(pages());
    expect(outcomes.map(({ key, status }) => [key, status]).toSorted()).toEqual([
      ['', 'failed'],
      ['k1', 'skipped'],
      ['k2', 'done'],
    ]);
    expect(outcomes.find(({ key }) => key === 'k1')).toBe(settled);
    expect(hooks).toEqual(['after', 'after']);
  });
});
