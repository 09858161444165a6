import type { Content } from './content.ts';
import type { ObjectIdentity } from './errors.ts';
import type { ObjectHeaders } from './object-headers.ts';
import type { Outcome } from './outcome.ts';

/**
 * Runs once when its item is finished, after success and after failure. What it throws becomes
 * the failure of its item and stops nothing.
 */
export type After = () => void | Promise<void>;

export interface UploadItem {
  readonly bucket: string;
  readonly key: string;
  readonly content: Content;
  /** Headers to store with the object; names in lower case. */
  readonly headers?: ObjectHeaders;
  /** What to do when the key exists, decided by the server in one request. Default: overwrite. */
  readonly ifExists?: IfExists;
  readonly after?: After;
}

export type IfExists = 'overwrite' | 'skip' | 'fail';

export interface CopyItem {
  readonly bucket: string;
  readonly key: string;
  /** At most 5 GiB; may be the object itself, whose headers are then replaced. */
  readonly source: ObjectIdentity;
  /** Copy only while the source has this ETag; else the item fails with `PreconditionFailed`. */
  readonly ifSourceMatch?: string;
  /** Headers to store with the copy; names in lower case. The source's are not kept. */
  readonly headers: ObjectHeaders;
  readonly after?: After;
}

export interface DownloadItem {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
  /** Where the bytes go. */
  readonly target: DownloadTarget;
  /** Bytes that the object is known to have, from a listing say; any other number is a failure. */
  readonly size?: number;
  readonly after?: After;
}

export interface DownloadTarget {
  /**
   * Takes the whole body. `chunks` throws when the body turns out to be cut short: then nothing
   * may be left that looks like a complete object. Resolves when the bytes are safely stored.
   */
  write(chunks: AsyncIterable<Uint8Array>): Promise<void>;
}

export interface DeleteItem extends DeleteRequestOptions {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
  readonly after?: After;
}

export interface AbortItem {
  readonly bucket: string;
  readonly key: string;
  readonly uploadId: string;
  readonly after?: After;
}

/** What was listed, with the bucket it is in: an item that operations take. */
export type InBucket<Listed> = Listed & { readonly bucket: string };

/** What a whole DeleteObjects request carries; items that differ here go in different requests. */
export interface DeleteRequestOptions {
  /** Serial number and code of the MFA device, separated by a space. */
  readonly mfa?: string;
  readonly requestPayer?: 'requester';
  readonly bypassGovernance?: boolean;
  readonly expectedBucketOwner?: string;
}

/**
 * What an operation takes: items, or outcomes that were settled before (a link that is not
 * followed, a file that can't be read). Settled outcomes pass through unchanged.
 */
export type Items<Item> = AsyncIterable<Item | Outcome> | Iterable<Item | Outcome>;
