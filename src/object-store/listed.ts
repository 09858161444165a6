/** What the port lists: objects, versions and multipart uploads, in pages. */

export interface ListRequest {
  readonly bucket: string;
  readonly prefix: string;
  /** From the page before. */
  readonly continuationToken?: string;
  /** Only keys after this one, in the store's order; for the first page. */
  readonly startAfter?: string;
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
  readonly gate?: AbortSignal;
}

export interface AbortResult {
  /** How often the abort was sent; absent from a dry run. */
  readonly attempts?: number;
}
