import { expect } from 'vitest';
import type {
  ListedUpload,
  ObjectStore,
  UploadMarker,
} from '../../src/object-store/object-store.ts';
import type { StoreCase, StoreContext } from './store-context.ts';
import { complete, createUpload, uploadPart } from 's3-test-server/contract/cases/multipart.ts';

async function allUploads(store: ObjectStore, bucket: string, prefix: string, pageSize: number) {
  const uploads: ListedUpload[] = [];
  let after: UploadMarker | undefined;
  do {
    const more = after === undefined ? {} : { after };
    const page = await store.listUploads({ bucket, prefix, pageSize, ...more });
    expect(page.uploads.length).toBeLessThanOrEqual(pageSize);
    uploads.push(...page.uploads);
    after = page.next;
  } while (after !== undefined && uploads.length < 20);
  return uploads;
}

async function openUpload(context: StoreContext, key: string) {
  return { bucket: context.bucket, key, uploadId: await createUpload(context, key) };
}

export const PORT_UPLOAD_CASES: readonly StoreCase[] = [
  {
    name: 'the port lists uploads under a prefix, with id and time',
    source: 'API_ListMultipartUploads',
    run: async (context) => {
      const { bucket } = context;
      const { uploadId } = await openUpload(context, 'p/a b+c');
      await openUpload(context, 'other');
      const store = await context.openStore();
      const { uploads, serverTime, next } = await store.listUploads({ bucket, prefix: 'p/' });
      expect(uploads).toMatchObject([{ key: 'p/a b+c', uploadId }]);
      expect(uploads[0]?.initiated).toBeInstanceOf(Date);
      expect([Number.isNaN(serverTime.getTime()), next]).toEqual([false, undefined]);
    },
  },
  ...[1, 2, 3].map((size): StoreCase => ({
    name: `the port lists all uploads in pages of ${size}`,
    source: 'API_ListMultipartUploads: KeyMarker, UploadIdMarker',
    run: async (context) => {
      const opened = [];
      for (const key of ['p/1', 'p/1', 'p/2', 'p/\uff5e', 'p/\u{1f600}']) {
        opened.push(await openUpload(context, key));
      }
      const store = await context.openStore();
      const listed = await allUploads(store, context.bucket, 'p/', size);
      const ids = listed.map(({ key, uploadId }) => `${key} ${uploadId}`);
      expect(ids.sort()).toEqual(opened.map(({ key, uploadId }) => `${key} ${uploadId}`).sort());
    },
  })),
  {
    name: 'the port adds up the parts of an upload',
    source: 'API_ListParts: Size',
    run: async (context) => {
      const upload = await openUpload(context, 'a');
      const store = await context.openStore();
      expect(await store.uploadSize(upload)).toBe(0);
      await uploadPart(context, upload.uploadId, 1, '12345');
      await uploadPart(context, upload.uploadId, 2, '678');
      expect(await store.uploadSize(upload)).toBe(8);
    },
  },
  {
    name: 'the port aborts an upload that is then gone',
    source: 'API_AbortMultipartUpload',
    run: async (context) => {
      const { bucket } = context;
      const upload = await openUpload(context, 'a');
      const kept = await openUpload(context, 'a');
      await uploadPart(context, upload.uploadId, 1, '12345');
      const store = await context.openStore();
      expect(await store.abortUpload(upload)).toEqual({ attempts: 1 });
      const { uploads } = await store.listUploads({ bucket, prefix: '' });
      expect(uploads.map(({ uploadId }) => uploadId)).toEqual([kept.uploadId]);
    },
  },
  ...['aborted', 'completed'].map((end): StoreCase => ({
    name: `the port knows no upload that was ${end} before`,
    source: 'API_AbortMultipartUpload: NoSuchUpload; API_ListParts: NoSuchUpload',
    run: async (context) => {
      const upload = await openUpload(context, 'a');
      const store = await context.openStore();
      if (end === 'aborted') await store.abortUpload(upload);
      else {
        const part = await uploadPart(context, upload.uploadId, 1, 'x');
        await complete(context, upload.uploadId, [part]);
      }
      const gone = { code: 'NoSuchUpload', scope: 'item' };
      await expect(store.uploadSize(upload)).rejects.toMatchObject(gone);
      await expect(store.abortUpload(upload)).rejects.toMatchObject(gone);
    },
  })),
];
