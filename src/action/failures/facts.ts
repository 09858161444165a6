import { codeOf, ItemError, messageOf, StoreError } from '../../core/errors.ts';
import type { ErrorFacts } from '../../s3/error-codes/row.ts';

/** Causes of causes that are looked at; an error may be its own. */
const MAX_DEPTH = 5;

/** What is known of anything that was thrown; of an object's failure, what it failed of. */
export function factsOf(thrown: unknown, bucket: string): ErrorFacts {
  const error = thrown instanceof ItemError ? thrown.cause : thrown;
  return {
    code: codeOf(thrown),
    message: messageOf(error),
    causes: causeCodes(error),
    bucket,
    ...(error instanceof StoreError && requestFacts(error, thrown)),
  };
}

/** The key of a request is told only where the failure is not told of it anyway. */
function requestFacts({ status, operation, key }: StoreError, thrown: unknown) {
  const item = thrown instanceof ItemError ? thrown : undefined;
  return {
    ...(status !== undefined && { status }),
    ...(operation !== undefined && { operation }),
    ...(key !== undefined && key !== item?.key && { key }),
    ...(item?.versionId !== undefined && { isOfVersion: true }),
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
