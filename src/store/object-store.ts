import type { Content } from '../core/content.ts';
import type { StoreError } from '../core/errors.ts';
import type { DeleteRequestOptions } from '../core/items.ts';
import type { ObjectHeaders } from '../core/object-headers.ts';

/**
 * The port between the batch operations and a store of objects. Every method resolves only on
 * positive proof from the server and rejects with a StoreError otherwise; an aborted signal
 * rejects with the code `RequestCanceled`.
 */
export interface ObjectStore {
  /** Most bytes of a body that one `put` holds in memory at a time. */
  readonly maxBytesPerPut: number;
  /** Stores one object of any size. */
  put(request: PutRequest, signal?: AbortSignal): Promise<PutResult>;
  /** The caller must read `body` to its end, or leave its loop, which frees the connection. */
  get(request: ObjectRequest, signal?: AbortSignal): Promise<GetResult>;
  /** What the store knows of an object, or undefined when there is none. */
  head(request: ObjectRequest, signal?: AbortSignal): Promise<HeadResult | undefined>;
  /** Deletes 1 to 1,000 keys of one bucket; results are in the order of `objects`. */
  deleteMany(request: DeleteManyRequest, signal?: AbortSignal): Promise<readonly DeleteResult[]>;
  /** One page of a listing. */
  list(request: ListRequest, signal?: AbortSignal): Promise<ListPage>;
  /** One page of the versions and delete markers. */
  listVersions(request: ListVersionsRequest, signal?: AbortSignal): Promise<VersionsPage>;
  /** One page of the multipart uploads that are open. */
  listUploads(request: ListUploadsRequest, signal?: AbortSignal): Promise<UploadsPage>;
  /** Bytes of the parts that an open upload has; rejects with `NoSuchUpload` when it is gone. */
  uploadSize(upload: OpenUpload, signal?: AbortSignal): Promise<number>;
  /**
   * Aborts an upload, and resolves when it is gone with all its parts; rejects with
   * `NoSuchUpload` when it was gone before.
   */
  abortUpload(request: AbortRequest, signal?: AbortSignal): Promise<AbortResult>;
}

export interface ObjectRequest {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
}

export interface PutRequest {
  readonly bucket: string;
  readonly key: string;
  readonly content: Content;
  readonly headers: ObjectHeaders;
  /** Store only when the key does not exist; else rejects with `PreconditionFailed`. */
  readonly ifNoneMatch?: '*';
  /**
   * Store only over an object of this ETag; else rejects with `PreconditionFailed`, or with
   * `NoSuchKey` when there is none.
   */
  readonly ifMatch?: string;
}

export interface PutResult {
  /** The server's proof; absent only from a dry run. */
  readonly etag?: string;
  readonly versionId?: string;
  /** How often the request was sent; absent from a dry run. */
  readonly attempts?: number;
}

export interface HeadResult {
  /** Bytes. */
  readonly size: number;
  readonly etag: string;
  readonly lastModified: Date;
  readonly versionId?: string;
}

export interface GetResult extends HeadResult {
  readonly body: AsyncIterable<Uint8Array>;
}

export interface DeleteManyRequest extends DeleteRequestOptions {
  readonly bucket: string;
  readonly objects: readonly ObjectVersion[];
  /** Aborted: nothing more is sent, and what was sent is finished. */
  readonly brake?: AbortSignal;
}

export interface ObjectVersion {
  readonly key: string;
  readonly versionId?: string;
}

/** What became of one key of a DeleteObjects request: gone, or an error of its own. */
export type DeleteResult =
  { readonly deleteMarker?: boolean; readonly attempts?: number } | { readonly error: StoreError };

export interface ListRequest {
  readonly bucket: string;
  readonly prefix: string;
  /** From the page before. */
  readonly continuationToken?: string;
  /** Keys a page, 1 to 1,000. */
  readonly pageSize?: number;
}

export interface ListPage {
  readonly objects: readonly ListedObject[];
  /** Absent on the last page. */
  readonly nextToken?: string;
  /** The server's clock when it answered. */
  readonly serverTime: Date;
}

export interface ListedObject {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  readonly etag: string;
  readonly lastModified: Date;
  readonly storageClass?: string;
}

export interface ListVersionsRequest {
  readonly bucket: string;
  readonly prefix: string;
  /** From the page before. */
  readonly after?: VersionMarker;
  /** Versions and delete markers a page, 1 to 1,000. */
  readonly pageSize?: number;
}

/** The place in a listing of versions; a key may have many. */
export interface VersionMarker {
  readonly key: string;
  readonly versionId: string;
}

export interface VersionsPage {
  /**
   * In the store's order: by key, the newest first. Where a version and a delete marker of a key
   * were written in one second, neither is the latest, and both stand on one page, their order is
   * not known.
   */
  readonly versions: readonly ListedVersion[];
  /** Absent on the last page. */
  readonly next?: VersionMarker;
  /** The server's clock when it answered. */
  readonly serverTime: Date;
}

/** A multipart upload that is neither completed nor aborted: its parts cost storage. */
export interface OpenUpload {
  readonly bucket: string;
  readonly key: string;
  readonly uploadId: string;
}

export interface ListUploadsRequest {
  readonly bucket: string;
  readonly prefix: string;
  /** From the page before. */
  readonly after?: UploadMarker;
  /** Uploads a page, 1 to 1,000. */
  readonly pageSize?: number;
}

/** The place in a listing of uploads; a key may have several. */
export interface UploadMarker {
  readonly key: string;
  readonly uploadId: string;
}

export interface UploadsPage {
  readonly uploads: readonly ListedUpload[];
  /** Absent on the last page. */
  readonly next?: UploadMarker;
  /** The server's clock when it answered. */
  readonly serverTime: Date;
}

export interface ListedVersion extends ListedObject {
  /** `null` for what was written while the bucket kept no versions. */
  readonly versionId: string;
  /** Whether it is what a reader of the key is given, or told by a delete marker: nothing. */
  readonly isLatest: boolean;
  /** A delete marker has no bytes and no ETag: `size` is 0 and `etag` empty. */
  readonly isDeleteMarker: boolean;
}

export interface ListedUpload {
  readonly key: string;
  readonly uploadId: string;
  readonly initiated: Date;
}

export interface AbortRequest extends OpenUpload {
  /** Aborted: nothing more is sent, and what was sent is finished. */
  readonly brake?: AbortSignal;
}

export interface AbortResult {
  /** How often the abort was sent; absent from a dry run. */
  readonly attempts?: number;
}
