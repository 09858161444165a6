import { codeOf, ItemError, messageOf, StoreError } from '../../core/errors.ts';
import type { Attempt, ErrorFacts } from './failure.ts';

/** Causes of causes that are looked at; an error may be its own. */
const MAX_DEPTH = 5;

export interface Circumstances {
  readonly bucket: string;
  /** Default: what was to be done with the object. */
  readonly attempt?: Attempt | undefined;
}

/** What is known of anything that was thrown; of an object's failure, what it failed of. */
export function factsOf(thrown: unknown, { bucket, attempt }: Circumstances): ErrorFacts {
  const error = thrown instanceof ItemError ? thrown.cause : thrown;
  const tried = attempt ?? (thrown instanceof ItemError ? thrown.op : undefined);
  const status = error instanceof StoreError ? error.status : undefined;
  return {
    code: codeOf(thrown),
    message: messageOf(error),
    causes: causeCodes(error),
    bucket,
    ...(status !== undefined && { status }),
    ...(tried !== undefined && { attempt: tried }),
  };
}

function causeCodes(thrown: unknown): readonly string[] {
  const codes: string[] = [];
  let error = thrown;
  while (error instanceof Error && error.cause !== undefined && codes.length < MAX_DEPTH) {
    error = error.cause;
    codes.push(codeOf(error));
  }
  return codes;
}
