import { quote } from './text.ts';

/** What is done with an object. */
export type Op = 'upload' | 'download' | 'delete' | 'abort' | 'copy';

/**
 * How far an error reaches: `item`, this object only; `bucket`, every object of this bucket (it
 * does not exist); `batch`, every request (dead credentials, no such host).
 */
export type ErrorScope = 'item' | 'bucket' | 'batch';

export interface StoreErrorDetails {
  readonly scope?: ErrorScope;
  /** HTTP status; undefined: there was no answer. */
  readonly status?: number;
  /** The server's id of the request, by which its operator finds it in the log. */
  readonly requestId?: string;
  /** How many times the request was sent. */
  readonly attempts?: number;
  /** S3's name of the request that failed, for example `PutObject`. */
  readonly operation?: string;
  /** The key that the request was about. */
  readonly key?: string;
  /** Names of the headers that the request had, in lower case. */
  readonly requestHeaders?: readonly string[];
  readonly cause?: unknown;
}

/** The error of a request that was not proven to have succeeded. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  /** S3's error code, or one of this project's own. */
  readonly code: string;
  readonly scope: ErrorScope;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly attempts: number | undefined;
  readonly operation: string | undefined;
  readonly key: string | undefined;
  readonly requestHeaders: readonly string[] | undefined;

  constructor(code: string, message: string, details: StoreErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.scope = details.scope ?? 'item';
    this.status = details.status;
    this.requestId = details.requestId;
    this.attempts = details.attempts;
    this.operation = details.operation;
    this.key = details.key;
    this.requestHeaders = details.requestHeaders;
  }
}

/** Whether a store refused a request because its credentials lack a right. */
export function isDeniedRequest(thrown: unknown): thrown is StoreError {
  return (
    thrown instanceof StoreError && (thrown.code === 'AccessDenied' || thrown.code === 'Forbidden')
  );
}

/**
 * A copy of an error with another message or details. Its cause is the error, unless one is given.
 */
export function derivedError(
  error: StoreError,
  { message = error.message, ...details }: StoreErrorDetails & { readonly message?: string },
): StoreError {
  const { code, scope, status, requestId, attempts, operation, key, requestHeaders } = error;
  const request = { operation, key, requestHeaders };
  const known = { scope, status, requestId, attempts, ...request, cause: error };
  const given = Object.entries({ ...known, ...details }).filter(([, fact]) => fact !== undefined);
  return new StoreError(code, message, Object.fromEntries(given));
}

/** An object, one of its versions, or a multipart upload to its key. */
export interface ObjectIdentity {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
  /** Id of a multipart upload to the key. */
  readonly uploadId?: string;
}

/**
 * The failure of one object. `cause` is the error that caused it, `code` the code of that error.
 */
export class ItemError extends Error {
  override readonly name = 'ItemError';
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string | undefined;
  readonly uploadId: string | undefined;
  /** S3's error code, or one of this project's own. */
  readonly code: string;
  /** The operation that failed. */
  readonly op: Op | undefined;

  constructor(object: ObjectIdentity, code: string, cause: unknown, op?: Op) {
    super(
      `failed to perform batch operation on ${quote(object.key)} to ` +
        `${quote(object.bucket)}: ${code}: ${messageOf(cause)}`,
      { cause },
    );
    this.bucket = object.bucket;
    this.key = object.key;
    this.versionId = object.versionId;
    this.uploadId = object.uploadId;
    this.code = code;
    this.op = op;
  }
}

/** The message of any thrown value. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** The code of any thrown value: its own, else the name of its class. */
export function codeOf(thrown: unknown): string {
  if (thrown instanceof Error) {
    const code: unknown = 'code' in thrown ? thrown.code : undefined;
    return typeof code === 'string' && code !== '' ? code : thrown.name;
  }
  return 'Error';
}

/**
 * The error of options, a directory or a plan that is refused: all problems, each with a remedy.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/**
 * The error codes that this project creates: its own, and those of S3 and the SDK that it gives in
 * their place. A test compares the list with the sources.
 */
export const OWN_CODES = [
  'AbortsStopped',
  'AfterFailed',
  'AmbiguousKeys',
  'BucketInEndpoint',
  'ConditionNotHonored',
  'ContentChanged',
  'CredentialsProviderError',
  'DanglingLink',
  'DeleteBatchError',
  'DeletesStopped',
  'DeployInProgress',
  'DeployOvertaken',
  'DirectoryReplaced',
  'EntityTooLarge',
  'FileChanged',
  'FileDisappeared',
  'ForeignKey',
  'GitDirectory',
  'IncompleteBody',
  'InsecureEndpoint',
  'InvalidBucket',
  'InvalidCaBundle',
  'InvalidFileName',
  'InvalidHeader',
  'InvalidItem',
  'InvalidKey',
  'LeaseExpired',
  'LinkLoop',
  'LinkOutOfRoot',
  'ListingLoop',
  'ListingOrder',
  'ListingVersionOne',
  'NoListedETag',
  'NoServerTime',
  'NoSuchKey',
  'NotARegularFile',
  'NotAttempted',
  'NotFromStore',
  'NotReplaced',
  'NotRestored',
  'PreconditionFailed',
  'ProxyError',
  'RequestCanceled',
  'SourceUnreadable',
  'StillListed',
  'Unaccounted',
  'UnknownGrant',
  'UnknownOutcome',
  'UnorderedListing',
  'UnprovenAnswer',
  'UnreadableContent',
  'UnreadableDirectory',
  'UnreadableFile',
  'UnsafeFile',
  'UnsafeKey',
  'UnsafePath',
  'UploadStillThere',
  'WriteFailed',
] as const;

export type OwnCode = (typeof OWN_CODES)[number];

/** Whether a store refused a request because it does not support the condition of a write. */
export function refusesCondition(error: unknown): error is StoreError {
  if (!(error instanceof StoreError)) return false;
  const { code, status, message } = error;
  if (code === 'NotImplemented' || status === 501) return true;
  return status === 400 && /if-(none-)?match|condition/i.test(message);
}

/**
 * Codes of stores that keep objects as files, where no key can be both an object and the beginning
 * of others at a slash: of versitygw, and of MinIO over a file system.
 */
export const KEY_IN_WAY_CODES: readonly string[] = [
  'ObjectParentIsFile',
  'ExistingObjectIsDirectory',
  'XMinioParentIsObject',
  'XMinioObjectExistsAsDirectory',
];

/** Whether a store refused an object because of another one with a key above or below it. */
export function isKeyInWay(error: unknown): error is StoreError {
  return error instanceof StoreError && KEY_IN_WAY_CODES.includes(error.code);
}
