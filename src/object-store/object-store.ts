import type { StoreError } from '../core/errors.ts';
import type { Content, ContentStream, DeleteRequestOptions } from '../core/items.ts';
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
 * What the operations need of a store of objects. Every method resolves only with positive proof
 * from the server and rejects with a StoreError otherwise, which has the code `RequestCanceled`
 * when the signal aborts.
 */
export interface ObjectStore {
  /** Maximum bytes of a body that one `put` holds in memory. */
  readonly maxBytesPerPut: number;
  /** The best number of keys for one `deleteMany` now: lower while the store throttles. */
  readonly keysPerDelete: number;
  /**
   * Resolves to whether the documentation of the store says that it honors the conditions of `put`.
   * Default: it doesn't.
   */
  documentsConditions?(bucket: string): Promise<boolean>;
  /** Stores one object of any size. */
  put(request: PutRequest, signal?: AbortSignal): Promise<PutResult>;
  /** Gets an object. The caller reads `body` to its end or leaves the loop: both free the connection. */
  get(request: GetRequest, signal?: AbortSignal): Promise<GetResult>;
  /** Resolves to the facts about an object, or to undefined when it doesn't exist. */
  head(request: HeadRequest, signal?: AbortSignal): Promise<StoredObject | undefined>;
  /**
   * Resolves to the headers that grant the object's ACL; none when only its owner has a grant.
   * Rejects with `UnknownGrant` for a grant that no header can express.
   */
  grants(request: ObjectRequest, signal?: AbortSignal): Promise<ObjectHeaders>;
  /** Resolves to the header that sets the object's tags, sorted; none when it has no tags. */
  tags(request: ObjectRequest, signal?: AbortSignal): Promise<ObjectHeaders>;
  /** Copies one object of at most MAX_COPY_SIZE bytes on the server. */
  copy(request: CopyRequest, signal?: AbortSignal): Promise<PutResult>;
  /** Deletes 1 to 1,000 keys of one bucket; results are in the order of `objects`. */
  deleteMany(request: DeleteManyRequest, signal?: AbortSignal): Promise<readonly DeleteResult[]>;
  /** Lists one page of objects. */
  list(request: ListRequest, signal?: AbortSignal): Promise<ListPage>;
  /** Lists one page of versions and delete markers. */
  listVersions(request: ListVersionsRequest, signal?: AbortSignal): Promise<VersionsPage>;
  /** Lists one page of open multipart uploads. */
  listUploads(request: ListUploadsRequest, signal?: AbortSignal): Promise<UploadsPage>;
  /** Resolves to the bytes of an open upload's parts; rejects with `NoSuchUpload` without it. */
  uploadSize(upload: OpenUpload, signal?: AbortSignal): Promise<number>;
  /**
   * Aborts an upload, and resolves when it no longer exists and has no parts. Rejects with
   * `NoSuchUpload` when it didn't exist before.
   */
  abortUpload(request: AbortRequest, signal?: AbortSignal): Promise<AbortResult>;
}

/** An object, or one of its versions, that a request is about. */
export interface ObjectRequest {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
}

/** A request for an object and its bytes. */
export interface GetRequest extends ObjectRequest {
  /**
   * Whether to get the body in pieces of at most 8 MiB, each by its own request and held in memory:
   * the fastest way for a small object. Default: false.
   */
  readonly inPieces?: boolean;
}

/** A request for the facts about an object. */
export interface HeadRequest extends ObjectRequest {
  /** Whether to ask for checksums, which needs kms:Decrypt under a KMS key. Default: false. */
  readonly withChecksums?: boolean;
  /** Whether an answer without size and ETag proves nothing. Default: false. */
  readonly isProof?: boolean;
}

/**
 * Bytes of the largest object that one copy can copy.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
 */
export const MAX_COPY_SIZE = 5 * 1024 ** 3;

/** A request that changes the bucket. */
export interface GuardedRequest {
  /**
   * Called right before the request is sent, each time that it is sent, and before each request of
   * a multipart upload but its abort. What it throws is thrown without another attempt.
   */
  readonly guard?: (() => void) | undefined;
}

/** A request to copy an object on the server. */
export interface CopyRequest extends GuardedRequest {
  readonly bucket: string;
  readonly key: string;
  readonly source: ObjectRequest;
  /** Copies only a source with this ETag; otherwise rejects with `PreconditionFailed`. */
  readonly ifSourceMatch?: string;
  /** Replace the source's headers; its tags are kept unless these set tags. */
  readonly headers: ObjectHeaders;
}

/** A request to store an object. */
export interface PutRequest extends GuardedRequest {
  readonly bucket: string;
  readonly key: string;
  readonly content: Content | ContentStream;
  readonly headers: ObjectHeaders;
  /** Bytes of each part of a larger object. Default: the store's own. */
  readonly partSize?: number | undefined;
  /** Called with the bytes of every part stored; a negative number: they have to be sent again. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
  /** Store only when the key does not exist; else rejects with `PreconditionFailed`. */
  readonly ifNoneMatch?: '*';
  /**
   * How an object is sent again that was just stored, to see whether the store honors `ifNoneMatch`:
   * in one request, or in an upload of one part. `PreconditionFailed` is rejected with then, also
   * when it may be about an earlier attempt of this request.
   */
  readonly probe?: 'body' | 'part';
  /**
   * Stores only over an object with this ETag; otherwise rejects with `PreconditionFailed`, or with
   * `NoSuchKey` when the key does not exist.
   */
  readonly ifMatch?: string;
}

/** What the server answered to a put or a copy. */
export interface PutResult {
  /** The server's proof; absent only in a dry run. */
  readonly etag?: string;
  readonly versionId?: string;
  /** How often the request was sent; absent in a dry run. */
  readonly attempts?: number;
}

/** Size, ETag and time of an object. */
export interface HeadResult {
  /** Bytes. */
  readonly size: number;
  readonly etag: string;
  readonly lastModified: Date;
  readonly versionId?: string;
}

/**
 * The facts that a HEAD returned; a store, or a proxy in front of it, may leave out any of them.
 */
export type ToldFacts = Partial<HeadResult>;

/** An object as a HEAD shows it: facts, headers and checksums. */
export interface StoredObject extends ToldFacts {
  /** The headers that a HEAD returns; not the ACL and the tags. */
  readonly headers: ObjectHeaders;
  /** Checksums of the whole object, in Base64; empty unless requested and known. */
  readonly checksums: Readonly<Partial<Record<ChecksumName, string>>>;
}

/** Checksums that can be computed from local bytes. */
export type ChecksumName = 'crc32' | 'crc32c' | 'crc64nvme' | 'sha1' | 'sha256';

/** An object and its bytes. */
export interface GetResult extends HeadResult {
  readonly body: AsyncIterable<Uint8Array>;
}

/** A request to delete several keys of one bucket. */
export interface DeleteManyRequest extends DeleteRequestOptions, GuardedRequest {
  readonly bucket: string;
  readonly objects: readonly ObjectVersion[];
  /** When aborted, no more requests are sent; requests in flight are finished. */
  readonly gate?: AbortSignal;
}

/** A key to delete, or one of its versions. */
export interface ObjectVersion {
  readonly key: string;
  readonly versionId?: string;
  /**
   * Deletes only an object with this ETag; otherwise its result is `PreconditionFailed`. S3 honors
   * the condition; some compatible stores ignore it and delete the object.
   */
  readonly ifMatch?: string;
}

/** The result for one key of a DeleteObjects request: deleted, or its own error. */
export type DeleteResult =
  { readonly deleteMarker?: boolean; readonly attempts?: number } | { readonly error: StoreError };
