import { describe, expect, it } from 'vitest';
import { bucketUploads, uploadPages } from '../../src/listing/uploads.ts';
import type {
  ListUploadsRequest,
  ObjectStore,
  UploadMarker,
  UploadsPage,
} from '../../src/object-store/object-store.ts';

interface PageScript {
  /** Ids; the key of each is its first letter. */
  readonly ids: readonly string[];
  readonly next?: UploadMarker;
}

/** A store whose listing gives these pages, by the id of the marker; '' is the first. */
function listing(pages: Readonly<Record<string, PageScript>>) {
  const requests: ListUploadsRequest[] = [];
  const listUploads = (request: ListUploadsRequest): Promise<UploadsPage> => {
    requests.push(request);
    const { ids, next } = pages[request.after?.uploadId ?? ''] ?? { ids: [] };
    const initiated = new Date(0);
    return Promise.resolve({
      uploads: ids.map((uploadId) => ({ key: uploadId.slice(0, 1), uploadId, initiated })),
      serverTime: new Date(0),
      ...(next !== undefined && { next }),
    });
  };
  return { store: { listUploads } as unknown as ObjectStore, requests };
}

async function idsOf(store: ObjectStore, prefix = ''): Promise<string[]> {
  const ids: string[] = [];
  for await (const { uploadId } of bucketUploads({ bucket: 'b', prefix }, { store })) {
    ids.push(uploadId);
  }
  return ids;
}

describe('bucketUploads', () => {
  it('goes on from both markers, and gives the marked upload only when it has the next page', async () => {
    const next = { key: 'a', uploadId: 'a2' };
    const pages = { '': { ids: ['a1', 'a2'], next }, a2: { ids: ['a3', 'b1'] } };
    const { store, requests } = listing(pages);
    const pagesSeen: string[][] = [];
    for await (const { uploads } of uploadPages({ bucket: 'b' }, { store })) {
      pagesSeen.push(uploads.map(({ uploadId }) => uploadId));
    }
    expect(pagesSeen).toEqual([['a1'], ['a2', 'a3', 'b1']]);
    expect(requests).toEqual([
      { bucket: 'b', prefix: '' },
      { bucket: 'b', prefix: '', after: next },
    ]);
  });

  it('hazard 20: leaves out uploads that stood on the page before, and not others to their key', async () => {
    const next = { key: 'a', uploadId: 'a1' };
    const { store } = listing({ '': { ids: ['a1'], next }, a1: { ids: ['a1', 'a2'] } });
    expect(await idsOf(store)).toEqual(['a1', 'a2']);
  });

  it('hazard 20: ends a listing that leads in a circle', async () => {
    const to = (uploadId: string) => ({ ids: [], next: { key: 'a', uploadId } });
    const { store } = listing({ '': to('1'), '1': to('2'), '2': to('1') });
    await expect(idsOf(store)).rejects.toThrow('so it would never end');
  });

  it('hazard 20: refuses an upload that is not under the prefix', async () => {
    const { store } = listing({ '': { ids: ['c1'] } });
    await expect(idsOf(store, 'd')).rejects.toMatchObject({ code: 'ForeignKey' });
  });
});
