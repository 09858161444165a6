import type { InBucket } from '../core/items.ts';
import type {
  ListedUpload,
  ObjectStore,
  UploadMarker,
  UploadsPage,
} from '../object-store/object-store.ts';
import { assertUnderPrefix, loopDetector } from './objects.ts';

/** Which multipart uploads `bucketUploads` yields. */
export interface BucketUploadsOptions {
  readonly bucket: string;
  /** Lists only uploads to keys that start with this. Default: all. */
  readonly prefix?: string;
  /** Uploads per request, 1 to 1,000, which is S3's limit. Default: the store's, 1,000 on S3. */
  readonly pageSize?: number;
  readonly signal?: AbortSignal;
}

/**
 * Yields every open multipart upload under a prefix, in the store's order, with one page in memory
 * at a time. `abort` takes the uploads as they are. Throws a StoreError when a page can't be read,
 * or when the pages contradict each other.
 */
export async function* bucketUploads(
  options: BucketUploadsOptions,
  deps: { readonly store: ObjectStore },
): AsyncGenerator<InBucket<ListedUpload>, void, undefined> {
  const { bucket } = options;
  for await (const page of uploadPages(options, deps)) {
    for (const upload of page.uploads) yield { ...upload, bucket };
  }
}

/**
 * Yields the pages of a listing of uploads to the last one. An upload that was already on the page
 * before is omitted. The upload after which the next page begins is yielded with that page: if it
 * was aborted before, the store could not continue from it, and would omit others to its key.
 */
export async function* uploadPages(
  { bucket, prefix = '', pageSize, signal }: BucketUploadsOptions,
  { store }: { readonly store: ObjectStore },
): AsyncGenerator<UploadsPage, void, undefined> {
  const assertNewToken = loopDetector();
  const request = { bucket, prefix, ...(pageSize !== undefined && { pageSize }) };
  let seen: ReadonlySet<string> = new Set();
  let held: readonly ListedUpload[] = [];
  let after: UploadMarker | undefined;
  do {
    const marker = after === undefined ? {} : { after };
    const page = await store.listUploads({ ...request, ...marker }, signal);
    assertUnderPrefix(page.uploads, prefix);
    const uploads = page.uploads.filter(({ uploadId }) => !seen.has(uploadId));
    seen = new Set(page.uploads.map(({ uploadId }) => uploadId));
    after = page.next;
    const isMarker = ({ uploadId }: ListedUpload) => uploadId === after?.uploadId;
    yield { ...page, uploads: [...held, ...uploads.filter((upload) => !isMarker(upload))] };
    held = uploads.filter(isMarker);
    if (after !== undefined) assertNewToken(JSON.stringify([after.key, after.uploadId]));
  } while (after !== undefined);
}
