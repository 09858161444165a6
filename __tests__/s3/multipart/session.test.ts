import { describe, expect, it } from 'vitest';
import { StoreError } from '../../../src/core/errors.ts';
import { contentOf } from '../../../src/core/items.ts';
import { bucketUploads } from '../../../src/listing/uploads.ts';
import type { S3Connection } from '../../../src/s3/store-client.ts';
import { skippingTime } from '../../support/injected-time.ts';
import type { Fault, RequestHook } from 's3-test-server';
import { BUCKET, openTestStore, startTestServer } from '../../support/test-store.ts';

async function given(changes: Partial<S3Connection> = {}) {
  const server = await startTestServer();
  return { server, store: await openTestStore(server, changes), bucket: server.bucket(BUCKET) };
}

function edited(edit: (body: string) => string): Fault {
  return {
    kind: 'edit',
    edit: ({ body, ...rest }) => ({ ...rest, body: Buffer.from(edit(body.toString())) }),
  };
}

describe('listUploads', () => {
  it('hazard 19: gives every key as it is, and each upload of a key, through all pages', async () => {
    const { server, store, bucket } = await given();
    const keys = ['a+b', 'a b', 'a%20b', 'a\u0001b', 'a\nb', 'a&<>"', '\uff5e', '\u{1f389}', 'é'];
    const ids = [...keys, 'é'].map((key) => bucket.seedUpload(key));
    const listed = [];
    for await (const upload of bucketUploads({ bucket: BUCKET, pageSize: 3 }, { store })) {
      listed.push(upload);
    }
    expect(listed.map(({ uploadId }) => uploadId).sort()).toEqual(ids.toSorted());
    expect(new Set(listed.map(({ key }) => key))).toEqual(new Set(keys));
    // Pages with keys that an encoding changes are listed once more without one.
    expect(server.counts['ListMultipartUploads']).toBe(6);
  });

  it('tells when an upload was begun, and the time of the server', async () => {
    const now = new Date('2026-02-03T04:05:06Z');
    const server = await startTestServer({ now: () => now });
    const store = await openTestStore(server);
    const initiated = new Date('2026-01-01T00:00:00Z');
    const uploadId = server.bucket(BUCKET).seedUpload('p/a', { initiated });
    server.bucket(BUCKET).seedUpload('q/a');
    expect(await store.listUploads({ bucket: BUCKET, prefix: 'p/' })).toEqual({
      uploads: [{ key: 'p/a', uploadId, initiated }],
      serverTime: now,
    });
  });

  it.each([
    ['does not say whether more follows', /<IsTruncated>.*?<\/IsTruncated>/, ''],
    ['gives no key to go on from', /<NextKeyMarker>.*?<\/NextKeyMarker>/, ''],
    ['gives no id to go on from', /<NextUploadIdMarker>.*?<\/NextUploadIdMarker>/, ''],
    ['has a row without a key', /<Key>.*?<\/Key>/, ''],
    ['has a row without an id', /<UploadId>.*?<\/UploadId>/, ''],
    ['has a row without a date', /<Initiated>.*?<\/Initiated>/, ''],
    ['has a key that can not be read', /<Key>.*?</, '<Key>%ZZ<'],
    ['holds a key outside of the prefix', /<Key>dir/, '<Key>other'],
  ])('hazard 1, hazard 20: refuses a page that %s', async (_, part, wrong) => {
    const { server, store, bucket } = await given();
    for (const key of ['dir/a', 'dir/b']) bucket.seedUpload(key);
    const request = { bucket: BUCKET, prefix: 'dir/', pageSize: 1 };
    await expect(store.listUploads(request)).resolves.toHaveProperty('next');
    server.onRequest = () => edited((body) => body.replace(part, wrong));
    await expect(store.listUploads(request)).rejects.toMatchObject({ code: 'UnprovenAnswer' });
  });

  it('hazard 20: refuses a page that leads to itself', async () => {
    const { server, store, bucket } = await given();
    for (const key of ['a', 'b', 'c']) bucket.seedUpload(key);
    const request = { bucket: BUCKET, prefix: '', pageSize: 1 };
    const { next: after } = await store.listUploads(request);
    if (after === undefined) throw new Error('no second page');
    server.onRequest = () =>
      edited((body) =>
        body
          .replace(/(<NextKeyMarker>)[^<]*/, `$1${after.key}`)
          .replace(/(<NextUploadIdMarker>)[^<]*/, `$1${after.uploadId}`),
      );
    const again = store.listUploads({ ...request, after });
    await expect(again).rejects.toThrow('markers other than those of the page before');
  });
});

describe('uploadSize', () => {
  it('adds up the parts of all pages', async () => {
    const { server, store, bucket } = await given();
    const parts = Array.from({ length: 1002 }, (_, n) => (n === 0 ? 'abc' : 'x'));
    const uploadId = bucket.seedUpload('a', { parts });
    expect(await store.uploadSize({ bucket: BUCKET, key: 'a', uploadId })).toBe(1004);
    expect(server.counts).toEqual({ ListParts: 2 });
  });

  it.each([
    ['ListPartsResponse', 4],
    ['ListPartsOutput', 4],
    ['ListUploadsResult', undefined],
  ])('reads an answer of other stores by its name: %s', async (root, size) => {
    const { server, store, bucket } = await given();
    const uploadId = bucket.seedUpload('a', { parts: ['1234'] });
    server.onRequest = () => edited((body) => body.replaceAll('ListPartsResult', root));
    const upload = { bucket: BUCKET, key: 'a', uploadId };
    expect(await store.uploadSize(upload).catch(() => undefined)).toBe(size);
  });

  it.each([
    ['has a part without a size', /<Size>.*?<\/Size>/, ''],
    ['leads nowhere', '<IsTruncated>false', '<IsTruncated>true'],
    ['does not say whether more follows', /<IsTruncated>.*?<\/IsTruncated>/, ''],
  ])('hazard 1: refuses a page that %s', async (_, part, wrong) => {
    const { server, store, bucket } = await given();
    const uploadId = bucket.seedUpload('a', { parts: ['abc'] });
    server.onRequest = () =>
      edited((body) =>
        body.replace(part, wrong).replace(/<NextPartNumberMarker>1/, '<NextPartNumberMarker>0'),
      );
    const size = store.uploadSize({ bucket: BUCKET, key: 'a', uploadId });
    await expect(size).rejects.toMatchObject({ code: 'UnprovenAnswer' });
  });
});

describe('abortUpload', () => {
  async function open(onRequest?: RequestHook) {
    const { server, store, bucket } = await given();
    const upload = { bucket: BUCKET, key: 'a', uploadId: bucket.seedUpload('a') };
    server.onRequest = onRequest;
    return { server, store, bucket, upload };
  }

  it('proves that the upload is gone', async () => {
    const { server, store, bucket, upload } = await open();
    expect(await store.abortUpload(upload)).toEqual({ attempts: 1 });
    expect(bucket.uploads()).toEqual([]);
    expect(server.counts).toEqual({ AbortMultipartUpload: 1, ListParts: 1 });
    await expect(store.abortUpload(upload)).rejects.toMatchObject({ code: 'NoSuchUpload' });
  });

  it('hazard 39: is done when the answer was lost and then nothing is there', async () => {
    let isLost = false;
    const { store, upload } = await open(({ operation }) => {
      if (operation !== 'AbortMultipartUpload' || isLost) return undefined;
      isLost = true;
      return { kind: 'reset-after' };
    });
    expect(await store.abortUpload(upload)).toEqual({ attempts: 2 });
  });

  it('hazard 38: aborts again while parts arrive, and at last says that it is not gone', async () => {
    const still = '<ListPartsResult><IsTruncated>false</IsTruncated></ListPartsResult>';
    let looks = 0;
    const arriving = (times: number): RequestHook => {
      return ({ operation }) => {
        if (operation === 'AbortMultipartUpload') {
          return { kind: 'replace', status: 204, body: '', apply: true };
        }
        looks += 1;
        return looks <= times ? { kind: 'replace', status: 200, body: still } : undefined;
      };
    };
    const { server, store, upload } = await open(arriving(1));
    expect(await store.abortUpload(upload)).toEqual({ attempts: 2 });
    expect(server.counts).toEqual({ AbortMultipartUpload: 2, ListParts: 2 });
    server.onRequest = arriving(Infinity);
    await expect(store.abortUpload(upload)).rejects.toMatchObject({
      code: 'UploadStillThere',
      message: expect.stringMatching(/^the upload still has parts after 4 aborts/) as string,
    });
  });

  it('takes the answer to the abort for proof where nobody may look', async () => {
    const { store, bucket, upload } = await open(({ operation }) =>
      operation === 'ListParts' ? { kind: 'status', status: 403, code: 'AccessDenied' } : undefined,
    );
    expect(await store.abortUpload(upload)).toEqual({ attempts: 1 });
    expect(bucket.uploads()).toEqual([]);
  });

  it('hazard 13: sends nothing when the gate was pulled', async () => {
    const { server, store, upload } = await open();
    const stopped = new StoreError('AbortsStopped', 'the listing broke');
    const request = { ...upload, gate: AbortSignal.abort(stopped) };
    await expect(store.abortUpload(request)).rejects.toBe(stopped);
    expect(server.counts).toEqual({});
  });
});

const LARGE = Buffer.alloc(8 * 1024 * 1024 + 1);

async function putInVain(abortsThatFail: number) {
  const server = await startTestServer();
  const time = skippingTime();
  const store = await openTestStore(server, {}, time);
  let failed = 0;
  server.onRequest = ({ operation }) => {
    if (operation === 'CompleteMultipartUpload') {
      return { kind: 'status', status: 403, code: 'AccessDenied' };
    }
    if (operation !== 'AbortMultipartUpload' || failed === abortsThatFail) return undefined;
    failed += 1;
    return { kind: 'status', status: 500, code: 'InternalError' };
  };
  const put = store.put({ bucket: BUCKET, key: 'a', content: contentOf(LARGE), headers: {} });
  await expect(put).rejects.toMatchObject({ code: 'AccessDenied' });
  return { time, uploads: server.bucket(BUCKET).uploads(), counts: server.counts };
}

describe('hazard 38: an upload that was given up', () => {
  it('is aborted again, a moment later, when the abort failed', async () => {
    const { time, uploads, counts } = await putInVain(2);
    expect(uploads).toEqual([]);
    expect(counts).toMatchObject({ AbortMultipartUpload: 3, ListParts: 1 });
    expect(time.sleeps).toEqual([100, 200]);
  });

  it('is left after three attempts', async () => {
    const { uploads, counts } = await putInVain(Infinity);
    expect(uploads).toHaveLength(1);
    expect(counts).toMatchObject({ AbortMultipartUpload: 3 });
  });
});

describe('hazard 38: abortUploads', () => {
  const DENIED: Fault = { kind: 'status', status: 403, code: 'AccessDenied' };
  const FAILED: Fault = { kind: 'status', status: 500, code: 'InternalError' };
  const CONFIRMED: Fault = { kind: 'replace', status: 204, body: '' };

  /** Aborts one upload; the answers to each operation in order, the last one to all that follow. */
  async function abortedWhere(answers: Readonly<Record<string, readonly Fault[]>>) {
    const { server, store, bucket } = await given();
    const upload = { bucket: BUCKET, key: 'a', uploadId: bucket.seedUpload('a') };
    server.onRequest = ({ operation }) => {
      const all = answers[operation] ?? [];
      return all[(server.counts[operation] ?? 1) - 1] ?? all.at(-1);
    };
    const [unproven] = await store.abortUploads([upload]);
    return unproven === undefined ? 'gone' : unproven.end;
  }

  it('proves the end without the right to list parts by another abort', async () => {
    expect(await abortedWhere({ ListParts: [DENIED] })).toBe('gone');
  });

  it('is unverified without the right to list parts where each abort is confirmed', async () => {
    const answers = { AbortMultipartUpload: [CONFIRMED], ListParts: [DENIED] };
    expect(await abortedWhere(answers)).toBe('unverified');
    const failing = { AbortMultipartUpload: [CONFIRMED, FAILED], ListParts: [DENIED] };
    expect(await abortedWhere(failing)).toBe('unverified');
  });

  it.each([
    ['at once', [DENIED]],
    ['after a failure', [FAILED, DENIED]],
  ])('may have left it without the right to abort, which is known %s', async (_, aborts) => {
    const end = await abortedWhere({ AbortMultipartUpload: aborts, ListParts: [DENIED] });
    expect(end).toMatchObject({ code: 'AccessDenied', operation: 'AbortMultipartUpload' });
  });

  it('may have left it when parts are still listed', async () => {
    const answers = { AbortMultipartUpload: [CONFIRMED], ListParts: [] };
    expect(await abortedWhere(answers)).toMatchObject({ code: 'UnprovenAnswer' });
  });
});
