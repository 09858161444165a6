import { describe, expect, it } from 'vitest';
import { bucketVersions } from '../../src/listing/versions.ts';
import type {
  ListVersionsRequest,
  ObjectStore,
  VersionMarker,
} from '../../src/object-store/object-store.ts';

interface Script {
  /** `key:version`, the first of a key being the latest. */
  readonly rows: readonly string[];
  readonly next?: string;
}

function markerOf(name: string): VersionMarker {
  const [key = '', versionId = ''] = name.split(':');
  return { key, versionId };
}

/** A store that lists these pages, by the markers that they follow. */
function listing(pages: Readonly<Record<string, Script>>) {
  const requests: ListVersionsRequest[] = [];
  const listVersions: ObjectStore['listVersions'] = (request) => {
    requests.push(request);
    const { after } = request;
    const { rows, next } = pages[after ? `${after.key}:${after.versionId}` : ''] ?? { rows: [] };
    const facts = {
      isLatest: false,
      isDeleteMarker: false,
      size: 0,
      etag: '',
      lastModified: new Date(0),
    };
    return Promise.resolve({
      versions: rows.map((name) => ({ ...markerOf(name), ...facts })),
      serverTime: new Date(0),
      ...(next !== undefined && { next: markerOf(next) }),
    });
  };
  return { store: { listVersions } as unknown as ObjectStore, requests };
}

async function namesOf(pages: Readonly<Record<string, Script>>, prefix = ''): Promise<string[]> {
  const names: string[] = [];
  const { store } = listing(pages);
  for await (const { key, versionId } of bucketVersions({ bucket: 'b', prefix }, { store })) {
    names.push(`${key}:${versionId}`);
  }
  return names;
}

describe('bucketVersions', () => {
  it('goes through every page, also within a key, through empty ones and when the last is empty', async () => {
    const pages = {
      '': { rows: ['a:2'], next: 'a:2' },
      'a:2': { rows: ['a:1', 'b:1'], next: 'b:1' },
      'b:1': { rows: [], next: 'c:9' },
      'c:9': { rows: ['d:1'], next: 'd:1' },
      'd:1': { rows: [] },
    };
    expect(await namesOf(pages)).toEqual(['a:2', 'a:1', 'b:1', 'd:1']);
  });

  it('asks for what it was told to, with both markers', async () => {
    const { store, requests } = listing({ '': { rows: ['p/a:1'], next: 'p/a:1' } });
    const options = { bucket: 'b', prefix: 'p/', pageSize: 7 };
    for await (const { key } of bucketVersions(options, { store })) expect(key).toBe('p/a');
    expect(requests).toEqual([options, { ...options, after: { key: 'p/a', versionId: '1' } }]);
  });

  it('hazard 61: asks for the next page before it gives out the version that marks its beginning', async () => {
    const pages = { '': { rows: ['a:3'], next: 'a:3' }, 'a:3': { rows: ['a:2'], next: 'a:2' } };
    const { store, requests } = listing(pages);
    for await (const { versionId } of bucketVersions({ bucket: 'b' }, { store })) {
      expect([versionId, requests.length]).toEqual(['3', 2]);
      break;
    }
  });

  it('hazard 20: leaves out what stood on the page before', async () => {
    const pages = {
      '': { rows: ['a:2', 'a:1'], next: 'a:1' },
      'a:1': { rows: ['a:2', 'a:1', 'b:1'] },
    };
    expect(await namesOf(pages)).toEqual(['a:2', 'a:1', 'b:1']);
  });

  it('hazard 20: refuses a key outside the prefix', async () => {
    await expect(namesOf({ '': { rows: ['p/a:1', 'q/b:1'] } }, 'p/')).rejects.toThrow(
      'the listing of "p/" contains "q/b", which is not under it',
    );
  });

  it('hazard 20: ends with an error when markers repeat', async () => {
    const pages = {
      '': { rows: ['a:1'], next: 'a:1' },
      'a:1': { rows: [], next: 'b:1' },
      'b:1': { rows: [], next: 'a:1' },
    };
    await expect(namesOf(pages)).rejects.toMatchObject({ code: 'ListingLoop' });
  });

  it.each([
    ['in a page', { '': { rows: ['a:2', 'b:1', 'a:1'] } }],
    ['in the next page', { '': { rows: ['a:2', 'b:1'], next: 'b:1' }, 'b:1': { rows: ['a:1'] } }],
  ])('hazard 61: refuses a listing where a key comes again %s', async (_, pages) => {
    await expect(namesOf(pages)).rejects.toThrow(
      'the listing of versions contains "a" after "b": the store, or a proxy in front of it, does not ' +
        'list in key order',
    );
  });
});
