import { codeOf, ItemError, type ObjectIdentity } from './errors.ts';
import type { Op } from './op.ts';
import type { ChangeReason, SkipReason } from './reasons.ts';

export type { Op } from './op.ts';

interface OutcomeOf extends ObjectIdentity {
  readonly op: Op;
}

/** Proven done by the server's answer. */
export interface Done extends OutcomeOf {
  readonly status: 'done';
  /** Bytes of the object's body that were sent or received; 0 for a delete, an abort or a copy. */
  readonly bytes: number;
  /** Bytes of the parts of an aborted upload; absent where nobody may list them. */
  readonly freedBytes?: number;
  /** Why it was done, where that was a matter of comparing. */
  readonly reason?: ChangeReason;
  readonly etag?: string;
  /** How often the request was sent; absent when nothing was. */
  readonly attempts?: number;
  /** A delete that left a delete marker or, of a version, one that removed a delete marker. */
  readonly deleteMarker?: boolean;
}

/** Left alone on purpose. */
export interface Skipped extends OutcomeOf {
  readonly status: 'skipped';
  readonly reason: SkipReason;
}

export interface Failed extends OutcomeOf {
  readonly status: 'failed';
  readonly error: ItemError;
}

/** What became of one item: every item that an operation pulls ends as exactly one of these. */
export type Outcome = Done | Skipped | Failed;

export function failed(op: Op, object: ObjectIdentity, cause: unknown): Failed {
  return { ...identityOf(object), op, status: 'failed', error: asItemError(op, object, cause) };
}

export function skipped(op: Op, object: ObjectIdentity, reason: SkipReason): Skipped {
  return { ...identityOf(object), op, status: 'skipped', reason };
}

/** Only what names the object, whatever else `object` carries. */
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
