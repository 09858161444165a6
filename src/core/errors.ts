import type { Op } from './op.ts';
import { quoted } from './shown.ts';

/**
 * How far an error reaches. `item`: this object only. `bucket`: every object of this bucket
 * (it does not exist). `batch`: every request of the run (dead credentials, no such host).
 */
export type ErrorScope = 'item' | 'bucket' | 'batch';

export interface StoreErrorDetails {
  readonly scope?: ErrorScope;
  /** HTTP status, when there was an answer. */
  readonly status?: number;
  /** The server's id of the request, for its operator's log. */
  readonly requestId?: string;
  /** How often the request was sent. */
  readonly attempts?: number;
  /** S3's name of the request that failed, `PutObject` say. */
  readonly operation?: string;
  /** The key that the request was about. */
  readonly key?: string;
  readonly cause?: unknown;
}

/** What a store says when a request was not proven to have worked. */
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

  constructor(code: string, message: string, details: StoreErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.scope = details.scope ?? 'item';
    this.status = details.status;
    this.requestId = details.requestId;
    this.attempts = details.attempts;
    this.operation = details.operation;
    this.key = details.key;
  }
}

/** The same error with other words or facts; its cause is the error itself, if none is given. */
export function derivedError(
  error: StoreError,
  { message = error.message, ...details }: StoreErrorDetails & { readonly message?: string },
): StoreError {
  const { code, scope, status, requestId, attempts, operation, key } = error;
  const known = { scope, status, requestId, attempts, operation, key, cause: error };
  const given = Object.entries({ ...known, ...details }).filter(([, fact]) => fact !== undefined);
  return new StoreError(code, message, Object.fromEntries(given));
}

/** The object that an error is about. */
export interface ObjectIdentity {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
  /** Of a multipart upload to the key. */
  readonly uploadId?: string;
}

/** The failure of one object; `cause` is what happened. */
export class ItemError extends Error {
  override readonly name = 'ItemError';
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string | undefined;
  readonly uploadId: string | undefined;
  /** S3's error code, or one of this project's own. */
  readonly code: string;
  /** What was to be done with the object. */
  readonly op: Op | undefined;

  constructor(object: ObjectIdentity, code: string, cause: unknown, op?: Op) {
    super(
      `failed to perform batch operation on ${quoted(object.key)} to ` +
        `${quoted(object.bucket)}: ${code}: ${messageOf(cause)}`,
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

/** The text of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** The code of anything that was thrown: its own, else the name of its class. */
export function codeOf(thrown: unknown): string {
  if (thrown instanceof Error) {
    const code: unknown = 'code' in thrown ? thrown.code : undefined;
    return typeof code === 'string' && code !== '' ? code : thrown.name;
  }
  return 'Error';
}
