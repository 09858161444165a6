import type { Content } from '../core/content.ts';
import type { StoreError } from '../core/errors.ts';
import type { DeleteRequestOptions } from '../core/items.ts';
import type { ObjectHeaders } from '../core/object-headers.ts';
import type {
  AbortRequest,
  AbortResult,
  ListPage,
  ListRequest,
  ListUploadsRequest,
  ListVersionsRequest,
  OpenUpload,
  UploadsPage,
  VersionsPage,
} from './listed.ts';

export type {
  AbortRequest,
  AbortResult,
  ListedObject,
  ListedUpload,
  ListedVersion,
  ListPage,
  ListRequest,
  ListUploadsRequest,
  ListVersionsRequest,
  OpenUpload,
  UploadMarker,
  UploadsPage,
  VersionMarker,
  VersionsPage,
} from './listed.ts';

/**
 * The port between the batch operations and a store of objects. Every method resolves only on
 * positive proof from the server and rejects with a StoreError otherwise; an aborted signal
 * rejects with the code `RequestCanceled`.
 */
export interface ObjectStore {
  /** Most bytes of a body that one `put` holds in memory at a time. */
  readonly maxBytesPerPut: number;
  /** Keys that one `deleteMany` had better take now: fewer where the store bears few writes. */
  readonly keysPerDelete: number;
  /** Stores one object of any size. */
  put(request: PutRequest, signal?: AbortSignal): Promise<PutResult>;
  /** The caller must read `body` to its end, or leave its loop, which frees the connection. */
  get(request: GetRequest, signal?: AbortSignal): Promise<GetResult>;
  /** What the store knows of an object, or undefined when there is none. */
  head(request: HeadRequest, signal?: AbortSignal): Promise<StoredObject | undefined>;
  /**
   * The access rights of an object, as the headers that grant them; none when only its owner has
   * any. Rejects with `UnknownGrant` when there is one that no header can grant.
   */
  grants(request: ObjectRequest, signal?: AbortSignal): Promise<ObjectHeaders>;
  /** The tags of an object, as the header that sets them, sorted; none when it has none. */
  tags(request: ObjectRequest, signal?: AbortSignal): Promise<ObjectHeaders>;
  /** Copies one object of at most MAX_COPY_SIZE on the server. */
  copy(request: CopyRequest, signal?: AbortSignal): Promise<PutResult>;
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

export interface GetRequest extends ObjectRequest {
  /**
   * Whether the body comes in pieces of at most 8 MiB, each held in memory and by a request of its
   * own: the fastest way to a small object. Default: false.
   */
  readonly inPieces?: boolean;
}

export interface HeadRequest extends ObjectRequest {
  /** Whether to ask for checksums, which takes kms:Decrypt under a KMS key. Default: false. */
  readonly withChecksums?: boolean;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
export const MAX_COPY_SIZE = 5 * 1024 ** 3;

export interface CopyRequest {
  readonly bucket: string;
  readonly key: string;
  readonly source: ObjectRequest;
  /** Copy only what has this ETag; else rejects with `PreconditionFailed`. */
  readonly ifSourceMatch?: string;
  /** Stored in place of the source's headers; tags are kept unless these set some. */
  readonly headers: ObjectHeaders;
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

export interface StoredObject extends HeadResult {
  /** As far as the store gives them back; no access rights, no tags. */
  readonly headers: ObjectHeaders;
  /** Of the whole object, in Base64, where it was asked for and is known. */
  readonly checksums: Readonly<Partial<Record<ChecksumName, string>>>;
}

/** Checksums that can be compared with those of local bytes. */
export type ChecksumName = 'crc32' | 'crc32c' | 'crc64nvme' | 'sha1' | 'sha256';

export interface GetResult extends HeadResult {
  readonly body: AsyncIterable<Uint8Array>;
}

export interface DeleteManyRequest extends DeleteRequestOptions {
  readonly bucket: string;
  readonly objects: readonly ObjectVersion[];
  /** Aborted: nothing more is sent, and what was sent is finished. */
  readonly gate?: AbortSignal;
}

export interface ObjectVersion {
  readonly key: string;
  readonly versionId?: string;
  /**
   * Delete only what has this ETag; else its result is `PreconditionFailed`. S3 heeds it; some
   * compatible stores take no notice and delete whatever is there.
   */
  readonly ifMatch?: string;
}

/** What became of one key of a DeleteObjects request: gone, or an error of its own. */
export type DeleteResult =
  { readonly deleteMarker?: boolean; readonly attempts?: number } | { readonly error: StoreError };
