import { codeOf, ItemError, type ObjectIdentity, type Op } from './errors.ts';

/** What a listing showed of an object, a version or a delete marker. */
export interface ListedFacts {
  /** With its quotes; empty for a delete marker. */
  readonly etag: string;
  /** Bytes; 0 for a delete marker. */
  readonly size: number;
  readonly lastModified: Date;
  /** Whether a version was the current one of its key; absent where versions were not listed. */
  readonly isCurrent?: boolean;
}

interface OutcomeOf extends ObjectIdentity {
  readonly op: Op;
  /** What was listed of the object before it was deleted or skipped, where it was listed. */
  readonly listed?: ListedFacts;
}

/** The operation succeeded, as the server's answer proves. */
export interface Done extends OutcomeOf {
  readonly status: 'done';
  /** Bytes of the object's body that were sent or received; 0 for a delete, an abort or a copy. */
  readonly bytes: number;
  /** Bytes of the parts of an aborted upload; absent where they could not be listed. */
  readonly freedBytes?: number;
  /** The difference that was the reason, where objects were compared. */
  readonly reason?: ChangeReason;
  readonly etag?: string;
  /** How many times the request was sent; absent: none was sent. */
  readonly attempts?: number;
  /** Whether a delete created a delete marker or, for a version, removed one. */
  readonly deleteMarker?: boolean;
}

/** The object was skipped on purpose. */
export interface Skipped extends OutcomeOf {
  readonly status: 'skipped';
  readonly reason: SkipReason;
}

/** The operation failed, or its success was not proven; `error` says why. */
export interface Failed extends OutcomeOf {
  readonly status: 'failed';
  readonly error: ItemError;
}

/** The result of one item. Every item that an operation pulls has exactly one outcome. */
export type Outcome = Done | Skipped | Failed;

/** An object, and what was listed of it if it was listed. */
type Described = ObjectIdentity & { readonly listed?: ListedFacts | undefined };

export function failed(op: Op, object: Described, cause: unknown): Failed {
  return { ...describedBy(object), op, status: 'failed', error: asItemError(op, object, cause) };
}

export function skipped(op: Op, object: Described, reason: SkipReason): Skipped {
  return { ...describedBy(object), op, status: 'skipped', reason };
}

/** The properties that identify the object, and what was listed of it. */
export function describedBy({
  bucket,
  key,
  versionId,
  uploadId,
  listed,
}: Described): ObjectIdentity & { listed?: ListedFacts } {
  return {
    bucket,
    key,
    ...(versionId !== undefined && { versionId }),
    ...(uploadId !== undefined && { uploadId }),
    ...(listed !== undefined && { listed }),
  };
}

/** Only the properties that identify the object. */
export function identityOf({ bucket, key, versionId, uploadId }: ObjectIdentity): ObjectIdentity {
  return {
    bucket,
    key,
    ...(versionId !== undefined && { versionId }),
    ...(uploadId !== undefined && { uploadId }),
  };
}

function asItemError(op: Op, object: ObjectIdentity, cause: unknown): ItemError {
  return cause instanceof ItemError ? cause : new ItemError(object, codeOf(cause), cause, op);
}

/**
 * Reasons to skip an object. The log, the summary, the report and the tests use the same words; a
 * new reason is added here first.
 */
export const SKIP_REASONS = [
  'exists',
  'symlink',
  'newer-than-run',
  'younger',
  'gone',
  'newest',
  'under-an-hour',
  'beside-directories',
  'changed',
  'covers-older',
  'unchanged',
  'not-selected',
  'kept',
  'state',
] as const;

/** Why an object was skipped. */
export type SkipReason = (typeof SKIP_REASONS)[number];

/** The explanation of each reason in the summary. */
export const REASON_TEXT: Readonly<Record<SkipReason, string>> = {
  exists: 'the key already exists (if-exists: skip)',
  symlink: 'a symbolic link (follow-symlinks: true uploads what it points to)',
  'newer-than-run': 'written by another client after this run began',
  younger: 'not old enough (older-than)',
  newest: 'among the newest (keep-newest)',
  'under-an-hour':
    'changed less than an hour ago, or in a directory that was, so it may be unfinished',
  'beside-directories':
    'not in a directory directly under the prefix, so keep-newest does not apply',
  changed: 'appeared or changed after the plan was made',
  'covers-older': 'the current version: deleting it would make an older, kept version visible',
  gone: 'deleted, completed or aborted by another client before this run reached it',
  unchanged: 'the store holds the same content with the same headers',
  'not-selected': 'not selected by the globs or by include-hidden-files',
  kept: 'removed from the directory too recently (keep-deleted-for)',
  state: 'the state of a sync, of which a part is kept',
};

/**
 * Why an object is kept although the inputs select it; undefined where an input explains that, or
 * where no object is kept. These reasons cause a warning.
 */
export const UNEXPLAINED: Readonly<Record<SkipReason, string | undefined>> = {
  exists: undefined,
  symlink: undefined,
  'newer-than-run': 'written after this run began',
  younger: undefined,
  newest: undefined,
  'under-an-hour': undefined,
  'beside-directories': undefined,
  changed: 'written or changed after the plan was made',
  // The older version has an outcome of its own.
  'covers-older': undefined,
  gone: undefined,
  unchanged: undefined,
  'not-selected': undefined,
  kept: undefined,
  state: undefined,
};

/**
 * Why a sync uploads a file (`new`, another `size` or `content`, or `unknown` content) or replaces
 * an object's `headers`.
 */
export type ChangeReason = 'new' | 'size' | 'content' | 'unknown' | 'headers';
