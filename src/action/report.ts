import { messageOf, StoreError } from '../core/errors.ts';
import type { Outcome } from '../core/outcome.ts';
import { REPORT_VERSION } from '../plan/report-lines.ts';
import { rowOf } from '../s3/error-codes.ts';
import type { Explanation } from './failures/explain.ts';
import { factsOf } from './failures/facts.ts';
import type { Inputs } from './inputs/types.ts';

/** The report's first line: what the run was asked to do. */
export function reportHeader(inputs: Inputs, time: Date): string {
  const { mode, bucket, prefix, dryRun } = inputs;
  return JSON.stringify({
    version: REPORT_VERSION,
    mode,
    bucket,
    prefix,
    time: time.toISOString(),
    dryRun,
  });
}

/** One line per object. JSON keeps every key exact, also one that is not valid Unicode. */
export function reportLine(outcome: Outcome): string {
  const { op, key, versionId, uploadId, status } = outcome;
  return JSON.stringify({ op, key, versionId, uploadId, status, ...detailsOf(outcome) });
}

function detailsOf(outcome: Outcome): Readonly<Record<string, unknown>> {
  switch (outcome.status) {
    case 'done': {
      const { reason, bytes, freedBytes, etag, attempts, deleteMarker } = outcome;
      return { reason, bytes, freedBytes, etag, attempts, deleteMarker };
    }
    case 'skipped':
      return { reason: outcome.reason };
    case 'failed': {
      const { code, cause, bucket } = outcome.error;
      const failure = rowOf(factsOf(outcome.error, bucket))?.id;
      const attempts = cause instanceof StoreError ? cause.attempts : undefined;
      return { code, failure, message: messageOf(cause), attempts };
    }
  }
}

/** The last line; a report without it is of a run that was killed. */
export function reportEnd(
  counts: Readonly<Record<string, number>>,
  failures: readonly Explanation[],
): string {
  return JSON.stringify({ counts, ...(failures.length > 0 && { failures }) });
}
