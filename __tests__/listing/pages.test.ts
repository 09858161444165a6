import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKeys } from '../../src/core/keys.ts';
import { boundariesOf, type KeyBoundaries } from '../../src/listing/key-ranges.ts';
import { bucketPagesAtOnce } from '../../src/listing/pages.ts';
import type { ListPage, ListRequest, ObjectStore } from '../../src/object-store/object-store.ts';
import { anyCharacter } from '../support/any-character.ts';

interface Behaviour {
  /** Rows a page. */
  readonly size: number;
  readonly isOrdered?: boolean;
  readonly startsAfter?: boolean;
}

/** A store that holds these keys, and tells what it was asked. */
function storeWith(keys: readonly string[], behaviour: Behaviour) {
  const { size, isOrdered = true, startsAfter = true } = behaviour;
  const rows = isOrdered ? [...keys].sort(compareKeys) : keys;
  const requests: ListRequest[] = [];
  let inFlight = 0;
  let most = 0;
  let rounds = 0;
  const list = async (request: ListRequest): Promise<ListPage> => {
    requests.push(request);
    inFlight += 1;
    if (inFlight === 1) rounds += 1;
    most = Math.max(most, inFlight);
    await new Promise(setImmediate);
    inFlight -= 1;
    const { prefix, continuationToken, startAfter } = request;
    const meant = rows.filter((key) => key.startsWith(prefix));
    const after = startAfter !== undefined && startsAfter ? startAfter : undefined;
    const from =
      continuationToken !== undefined
        ? Number(continuationToken)
        : after === undefined
          ? 0
          : meant.filter((key) => compareKeys(key, after) <= 0).length;
    const next = from + size < meant.length ? { nextToken: String(from + size) } : {};
    const facts = { size: 1, etag: '"e"', lastModified: new Date(0) };
    const objects = meant.slice(from, from + size).map((key) => ({ key, ...facts }));
    return { objects, serverTime: new Date(0), ...next };
  };
  return {
    store: { list } as unknown as ObjectStore,
    requests,
    most: () => most,
    rounds: () => rounds,
  };
}

async function keysOf(
  store: ObjectStore,
  prefix = '',
  boundaries?: () => KeyBoundaries | undefined,
): Promise<string[]> {
  const keys: string[] = [];
  const options = { bucket: 'b', prefix, ...(boundaries && { boundaries }) };
  for await (const page of bucketPagesAtOnce(options, { store })) {
    keys.push(...page.objects.map(({ key }) => key));
  }
  return keys;
}

const NUMBERED = Array.from({ length: 1_000 }, (_, n) => {
  const directory = String(n % 10).padStart(3, '0');
  return `p/dir-${directory}/file-${String(n).padStart(6, '0')}.js`;
});

describe('bucketPagesAtOnce', () => {
  it('gives each key once, whatever the keys', async () => {
    const key = fc.oneof(
      fc.stringMatching(/^[a-c]{1,3}(\/[0-9]{1,3}){0,2}$/),
      fc.string({ unit: anyCharacter, minLength: 1 }).filter((text) => text.isWellFormed()),
    );
    const keySets = fc.uniqueArray(key, { maxLength: 60 });
    const property = fc.asyncProperty(
      keySets,
      fc.integer({ min: 1, max: 5 }),
      keySets,
      async (keys, size, expected) => {
        const { store } = storeWith(keys, { size });
        expect((await keysOf(store)).sort()).toEqual([...keys].sort());
        // Of other keys, and more of them than there are boundaries between.
        const boundaries = [...expected]
          .sort(compareKeys)
          .flatMap((boundary) => Array<string>(9).fill(boundary));
        expect((await keysOf(store, '', () => boundaries)).sort()).toEqual([...keys].sort());
      },
    );
    await fc.assert(property, { numRuns: 500 });
  });

  it('lists ranges at the same time, in few rounds', async () => {
    const { store, requests, most, rounds } = storeWith(NUMBERED, { size: 10 });
    expect((await keysOf(store, 'p/')).sort()).toEqual([...NUMBERED].sort());
    expect(most()).toBe(8);
    expect(requests.length).toBeLessThan(150);
    expect(rounds()).toBeLessThan(30);
  });

  it('costs a prefix of three pages no request more', async () => {
    const { store, requests } = storeWith(NUMBERED, { size: 400 });
    expect(await keysOf(store)).toHaveLength(1_000);
    expect(requests).toHaveLength(3);
  });

  it('costs hardly a request more than there are pages where keys are expected', async () => {
    const names = Array.from({ length: 10_280 }, (_, n) => `${n % 7}/${n}.html`);
    const keys = [...names.map((name) => `p/${name}`), 'p/.state', 'p/new'];
    const { store, requests, most, rounds } = storeWith(keys, { size: 1_000 });
    const boundaries = boundariesOf('p/', names);
    expect((await keysOf(store, 'p/', () => boundaries)).sort()).toEqual([...keys].sort());
    expect(requests.length).toBeLessThanOrEqual(12);
    expect([most(), rounds()]).toEqual([11, 2]);
  });

  it.each([
    [2_000, { pages: 2, most: 1 }],
    [3_000, { pages: 3, most: 1 }],
    [3_100, { pages: 4, most: 3 }],
    [4_000, { pages: 5, most: 4 }],
  ])('cuts %d expected keys after the first page if pages are left', async (count, expected) => {
    const names = Array.from({ length: count }, (_, n) => `a/${n}`);
    const { store, requests, most } = storeWith(names, { size: 1_000 });
    const boundaries = boundariesOf('', [...names]);
    expect(await keysOf(store, '', () => boundaries)).toHaveLength(count);
    expect({ pages: requests.length, most: most() }).toEqual(expected);
  });

  it('costs few requests more where other keys are expected', async () => {
    const { store, requests } = storeWith(NUMBERED, { size: 100 });
    const names = Array.from({ length: 50_000 }, (_, n) => `p/dir-003/other-${n}`);
    const boundaries = boundariesOf('', names);
    expect((await keysOf(store, '', () => boundaries)).sort()).toEqual([...NUMBERED].sort());
    expect(requests.length).toBeLessThanOrEqual(10 + 10);
  });

  it('lists page by page until it knows what is expected', async () => {
    const { store, requests, most } = storeWith(NUMBERED, { size: 10 });
    expect((await keysOf(store, '', () => undefined)).sort()).toEqual([...NUMBERED].sort());
    expect([requests.length, most()]).toEqual([100, 1]);
  });

  it('gives each key once where a store ignores where to start', async () => {
    const { store, requests } = storeWith(NUMBERED, { size: 10, startsAfter: false });
    expect((await keysOf(store)).sort()).toEqual([...NUMBERED].sort());
    expect(requests.filter(({ startAfter }) => startAfter !== undefined)).toHaveLength(7);
  });

  it('lists a store without order page by page', async () => {
    const { store, most } = storeWith([...NUMBERED].reverse(), { size: 10, isOrdered: false });
    expect((await keysOf(store)).sort()).toEqual([...NUMBERED].sort());
    expect(most()).toBe(1);
  });

  it('throws when a store loses its order on the way, rather than lose a key', async () => {
    const sorted = [...NUMBERED].sort(compareKeys);
    const keys = [...sorted.slice(0, 100), ...sorted.slice(100).reverse()];
    const { store } = storeWith(keys, { size: 10, isOrdered: false });
    await expect(keysOf(store)).rejects.toMatchObject({ code: 'ListingOrder' });
  });

  it('hazard 20: throws when a range would never end', async () => {
    const { store } = storeWith(NUMBERED, { size: 10 });
    const list = async (request: ListRequest): Promise<ListPage> => {
      const page = await store.list(request);
      return request.startAfter === undefined && request.continuationToken === '30'
        ? { ...page, objects: [], nextToken: '30' }
        : page;
    };
    const looping = { list } as unknown as ObjectStore;
    await expect(keysOf(looping)).rejects.toMatchObject({ code: 'ListingLoop' });
  });
});

describe('compareKeys', () => {
  it('orders as the bytes of UTF-8 do', () => {
    const text = fc.string({ unit: anyCharacter }).filter((key) => key.isWellFormed());
    const property = fc.property(text, text, (a, b) => {
      const expected = Buffer.compare(Buffer.from(a), Buffer.from(b));
      expect(Math.sign(compareKeys(a, b))).toBe(expected);
    });
    fc.assert(property, { numRuns: 2_000 });
    expect(compareKeys('\uE000', '😀')).toBeLessThan(0);
  });
});
