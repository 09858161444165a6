import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketObjects, bucketPages, keyList } from '../../src/listing/objects.ts';
import type { ListPage, ListRequest, ObjectStore } from '../../src/object-store/object-store.ts';

interface PageScript {
  readonly keys: readonly string[];
  readonly token?: string;
}

/** A store whose listing gives these pages, by the token that asks for each; '' is the first. */
function listing(pages: Readonly<Record<string, PageScript>>) {
  const requests: ListRequest[] = [];
  const list = (request: ListRequest): Promise<ListPage> => {
    requests.push(request);
    const { keys, token } = pages[request.continuationToken ?? ''] ?? { keys: [] };
    return Promise.resolve({
      objects: keys.map((key) => ({ key, size: 1, etag: '"e"', lastModified: new Date(0) })),
      serverTime: new Date(0),
      ...(token !== undefined && { nextToken: token }),
    });
  };
  return { store: { list } as unknown as ObjectStore, requests };
}

async function keysOf(pages: Readonly<Record<string, PageScript>>, prefix = ''): Promise<string[]> {
  const keys: string[] = [];
  const { store } = listing(pages);
  for await (const { key } of bucketObjects({ bucket: 'b', prefix }, { store })) keys.push(key);
  return keys;
}

describe('bucketObjects', () => {
  it('goes through every page, also through empty ones and when the last is empty', async () => {
    const pages = {
      '': { keys: ['a'], token: '1' },
      '1': { keys: [], token: '2' },
      '2': { keys: [], token: '3' },
      '3': { keys: ['b', 'c'], token: '4' },
      '4': { keys: [] },
    };
    expect(await keysOf(pages)).toEqual(['a', 'b', 'c']);
  });

  it('asks for what it was told to', async () => {
    const { store, requests } = listing({ '': { keys: [], token: 't' } });
    const options = { bucket: 'b', prefix: 'p/', pageSize: 7 };
    for await (const page of bucketPages(options, { store })) expect(page.objects).toEqual([]);
    expect(requests).toEqual([
      { bucket: 'b', prefix: 'p/', pageSize: 7 },
      { bucket: 'b', prefix: 'p/', pageSize: 7, continuationToken: 't' },
    ]);
  });

  it('hazard 20: leaves out keys that stood on the page before', async () => {
    const pages = { '': { keys: ['a', 'b'], token: '1' }, '1': { keys: ['b', 'c'] } };
    expect(await keysOf(pages)).toEqual(['a', 'b', 'c']);
  });

  it('hazard 20: refuses a key outside the prefix', async () => {
    await expect(keysOf({ '': { keys: ['p/a', 'q/b'] } }, 'p/')).rejects.toThrow(
      'the listing of "p/" contains "q/b", which is not under it',
    );
  });

  it('reads no page before it is asked for, and none after its consumer left', async () => {
    const { store, requests } = listing({ '': { keys: ['a', 'b'], token: '1' } });
    const objects = bucketObjects({ bucket: 'b' }, { store });
    expect(requests).toHaveLength(0);
    for await (const object of objects) {
      expect(object.key).toBe('a');
      break;
    }
    expect(requests).toHaveLength(1);
  });

  it('hazard 20: ends with an error when tokens repeat, in whatever rhythm', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(20), fc.integer({ min: 1, max: 20 }), async (lead, cycle) => {
        const pages: Record<string, PageScript> = { '': { keys: [], token: '0' } };
        for (let n = 0; n < lead + cycle; n += 1) {
          const next = n + 1 < lead + cycle ? n + 1 : lead;
          pages[String(n)] = { keys: [`k${n}`], token: String(next) };
        }
        await expect(keysOf(pages)).rejects.toMatchObject({ code: 'ListingLoop' });
      }),
    );
  });

  it('takes a long listing for no loop', async () => {
    const pages: Record<string, PageScript> = { '': { keys: [], token: '0' } };
    for (let n = 0; n < 500; n += 1) pages[String(n)] = { keys: [`k${n}`], token: String(n + 1) };
    expect(await keysOf(pages)).toHaveLength(500);
  });
});

describe('keyList', () => {
  it('makes items of keys and of versions', async () => {
    const items = [];
    for await (const item of keyList('b', ['a', { key: 'k', versionId: 'v' }])) items.push(item);
    expect(items).toEqual([
      { bucket: 'b', key: 'a' },
      { bucket: 'b', key: 'k', versionId: 'v' },
    ]);
  });
});
