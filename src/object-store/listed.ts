/** A request for one page of objects. */
export interface ListRequest {
  readonly bucket: string;
  readonly prefix: string;
  /** `nextToken` of the page before. */
  readonly continuationToken?: string;
  /** Lists only keys after this one, in the store's order; for the first page. */
  readonly startAfter?: string;
  /** Maximum number of keys in the page, 1 to 1,000. */
  readonly pageSize?: number;
  /** Whether the work goes on without an answer: then the request is retried for 2 s only. */
  readonly isOptional?: boolean;
}

/** One page of objects. */
export interface ListPage {
  readonly objects: readonly ListedObject[];
  /** Absent on the last page. */
  readonly nextToken?: string;
  /** The server's clock when it sent the page. */
  readonly serverTime: Date;
}

/** An object as a listing shows it. */
export interface ListedObject {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  readonly etag: string;
  readonly lastModified: Date;
  readonly storageClass?: string;
}

/** A request for one page of versions and delete markers. */
export interface ListVersionsRequest {
  readonly bucket: string;
  readonly prefix: string;
  /** `next` of the page before. */
  readonly after?: VersionMarker;
  /** Maximum number of versions and delete markers in the page, 1 to 1,000. */
  readonly pageSize?: number;
}

/** A position in a listing of versions; a key may have many. */
export interface VersionMarker {
  readonly key: string;
  readonly versionId: string;
}

/** One page of versions and delete markers. */
export interface VersionsPage {
  /**
   * In the store's order: by key, the newest first. The order of a version and a delete marker of
   * one key is unknown when both were written in the same second and neither is the latest.
   */
  readonly versions: readonly ListedVersion[];
  /** Absent on the last page. */
  readonly next?: VersionMarker;
  /** The server's clock when it sent the page. */
  readonly serverTime: Date;
}

/** A multipart upload that is neither completed nor aborted. Its parts use paid storage. */
export interface OpenUpload {
  readonly bucket: string;
  readonly key: string;
  readonly uploadId: string;
}

/** A request for one page of multipart uploads. */
export interface ListUploadsRequest {
  readonly bucket: string;
  readonly prefix: string;
  /** `next` of the page before. */
  readonly after?: UploadMarker;
  /** Maximum number of uploads in the page, 1 to 1,000. */
  readonly pageSize?: number;
}

/** A position in a listing of uploads; a key may have several. */
export interface UploadMarker {
  readonly key: string;
  readonly uploadId: string;
}

/** One page of multipart uploads. */
export interface UploadsPage {
  readonly uploads: readonly ListedUpload[];
  /** Absent on the last page. */
  readonly next?: UploadMarker;
  /** The server's clock when it sent the page. */
  readonly serverTime: Date;
}

/** A version or a delete marker as a listing shows it. */
export interface ListedVersion extends ListedObject {
  /** `null` for a version that was written without versioning. */
  readonly versionId: string;
  /** Whether it is the current version; a current delete marker means that the key doesn't exist. */
  readonly isLatest: boolean;
  /** A delete marker has `size` 0 and an empty `etag`. */
  readonly isDeleteMarker: boolean;
}

/** A multipart upload as a listing shows it. */
export interface ListedUpload {
  readonly key: string;
  readonly uploadId: string;
  readonly initiated: Date;
}

/** A request to abort a multipart upload. */
export interface AbortRequest extends OpenUpload {
  /** When aborted, no more requests are sent; requests in flight are finished. */
  readonly gate?: AbortSignal;
}

/** What is known of an aborted multipart upload. */
export interface AbortResult {
  /** How often the abort was sent; absent in a dry run. */
  readonly attempts?: number;
}
