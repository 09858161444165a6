import type { IncomingHttpHeaders } from 'node:http';
import type { Profile } from './profiles/profile.ts';
import type { Grant, ObjectLock } from './state.ts';

export interface S3ServerOptions {
  /** 0: a free one. */
  readonly port?: number;
  readonly host?: string;
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  /** Valid beside the key pair, for sessions; any request that carries another is refused. */
  readonly sessionToken?: string;
  readonly region?: string;
  readonly onRequest?: RequestHook;
  /** The server's clock. */
  readonly now?: () => Date;
  /** Milliseconds by which the Date header is behind the clock that objects are dated by. */
  readonly dateLag?: number;
  /** Keep sizes and ETags only, for measurements with many objects. */
  readonly discardBodies?: boolean;
  /** More writes in one second are answered with SlowDown. */
  readonly writesPerSecond?: number;
  /** Milliseconds by which every answer is late, also one that a fault or a limit gives. */
  readonly latency?: number;
  readonly keepLog?: boolean;
  /** How every bucket differs that has no profile of its own. */
  readonly profile?: Profile;
}

/** Sees a request before it is answered, and says what goes wrong with it. */
export type RequestHook = (seen: SeenRequest) => Fault | undefined;

export interface SeenRequest {
  /** From 1, over the server's life. */
  readonly n: number;
  readonly operation: string;
  readonly method: string;
  readonly bucket?: string;
  readonly key?: string;
  readonly url: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

export type Fault =
  /** Waits, then goes on as usual. */
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'hold'; readonly until: Promise<unknown> }
  /** Never reads the body and never answers. */
  | { readonly kind: 'stall-request' }
  /** Applies the request, then sends half the answer's body and nothing more. */
  | { readonly kind: 'stall-body' }
  | { readonly kind: 'reset-before' }
  | { readonly kind: 'reset-after' }
  /** Applies the request, then cuts the answer's body short. */
  | { readonly kind: 'truncate' }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly code?: string;
      readonly message?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'replace';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body: string;
      /** Whether the request does its work all the same. */
      readonly apply?: boolean;
    }
  /** Answers with what is not HTTP. */
  | { readonly kind: 'garbage' }
  /** Applies the request and alters the answer. */
  | { readonly kind: 'edit'; readonly edit: (answer: Answer) => Answer }
  /** DeleteObjects deletes all keys but these. */
  | {
      readonly kind: 'deny-keys';
      readonly keys: readonly string[];
      readonly code?: string;
      readonly message?: string;
      /** The answer doesn't name them either. */
      readonly isSilent?: boolean;
    };

/** One request and what it changed. */
export interface LogEntry extends SeenRequest {
  /** The keys that a DeleteObjects request names. */
  keys?: readonly string[];
  /** Of the answer; 0 when none was sent. */
  status: number;
  requestBytes: number;
  fault?: Fault['kind'];
  readonly applied: {
    deleted?: string[];
    /** Of what was deleted, the versions that were named, as `key?versionId=id`. */
    versions?: string[];
    stored?: string;
    /** The id of an upload. */
    aborted?: string;
  };
}

/**
 * What a bucket makes of the condition of a delete. `honored`: as S3 does. `ignored`: as moto and
 * versitygw do. `refused`: as a store that knows no such element. `denied`: the credentials have no
 * s3:GetObject. `demanded`: its policy denies deletes without a condition, by `s3:if-match`.
 */
export type DeleteConditions = 'honored' | 'ignored' | 'refused' | 'denied' | 'demanded';

/**
 * What a bucket makes of `If-None-Match` on writes. `honored`: as S3 does. `ignored`: as a store
 * that does not know it. `refused`: with NotImplemented. `ignored-on-complete`: PutObject honors it,
 * and CompleteMultipartUpload does not.
 */
export type WriteConditions = 'honored' | 'ignored' | 'refused' | 'ignored-on-complete';

export interface CreateBucketOptions {
  readonly region?: string;
  readonly versioning?: Versioning;
  readonly objectLock?: boolean;
  readonly website?: WebsiteConfiguration;
  /** Default: as in S3, where no object has access rights of its own. */
  readonly ownership?: ObjectOwnership;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html */
export type ObjectOwnership = 'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter';

export type Versioning = 'Enabled' | 'Suspended';

export interface WebsiteConfiguration {
  readonly indexDocument: string;
  readonly errorDocument?: string;
}

export interface SeedOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly lastModified?: Date;
  readonly isDeleteMarker?: boolean;
  readonly lock?: ObjectLock;
  readonly acl?: readonly Grant[];
  readonly tags?: Readonly<Record<string, string>>;
}

export interface SeedUploadOptions {
  readonly uploadId?: string;
  /** Default: as long ago as a seeded object was written. */
  readonly initiated?: Date;
  /** Bodies of its parts, from number 1 on. */
  readonly parts?: readonly string[];
}

export interface ObjectView {
  readonly body: Buffer;
  readonly size: number;
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly lastModified: Date;
  readonly versionId?: string;
  /** By `FULL_CONTROL id` and the like. */
  readonly grants: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
}

/** What a test may see of a bucket, and put into it, without a request. */
export interface BucketView {
  /** Current keys in UTF-8 order. */
  keys(prefix?: string): string[];
  object(key: string): ObjectView | undefined;
  /** Adds a version, or a delete marker, where the bucket keeps versions. */
  seed(key: string, body?: Buffer | string, options?: SeedOptions): void;
  uploads(): { readonly key: string; readonly uploadId: string }[];
  /** Leaves a multipart upload open, and returns its id. */
  seedUpload(key: string, options?: SeedUploadOptions): string;
  /** Newest first within a key. */
  versions(key?: string): {
    readonly key: string;
    readonly versionId: string;
    readonly isDeleteMarker: boolean;
    readonly body: Buffer;
  }[];
}

export interface S3Server {
  readonly endpoint: string;
  readonly port: number;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  onRequest: RequestHook | undefined;
  createBucket(name: string, options?: CreateBucketOptions): void;
  /** Whether a bucket keeps versions from now on. */
  setVersioning(name: string, versioning: Versioning): void;
  /** Whether objects that are stored from now on have access rights of their own. */
  setOwnership(name: string, ownership: ObjectOwnership): void;
  /** From now on, no key of the bucket can be the beginning of another at a slash. */
  keepKeysAsPaths(name: string): void;
  setDeleteConditions(name: string, conditions: DeleteConditions): void;
  setWriteConditions(name: string, conditions: WriteConditions): void;
  /** How a bucket differs from now on; undefined: as the server does. */
  setProfile(name: string, profile: Profile | undefined): void;
  bucket(name: string): BucketView;
  readonly bucketNames: string[];
  readonly log: readonly LogEntry[];
  clearLog(): void;
  /** Requests by operation. */
  readonly counts: Readonly<Record<string, number>>;
  close(): Promise<void>;
}
