import { messageOf, StoreError } from '../core/errors.ts';
import type { Outcome } from '../core/outcome.ts';
import type { Inputs } from './inputs/types.ts';

/** Of the report's layout; a reader must refuse one that it does not know. */
const REPORT_VERSION = 1;

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
  const { op, key, versionId, status } = outcome;
  return JSON.stringify({ op, key, versionId, status, ...detailsOf(outcome) });
}

function detailsOf(outcome: Outcome): Readonly<Record<string, unknown>> {
  switch (outcome.status) {
    case 'done':
      return { bytes: outcome.bytes, etag: outcome.etag, attempts: outcome.attempts };
    case 'skipped':
      return { reason: outcome.reason };
    case 'failed': {
      const { code, cause } = outcome.error;
      const attempts = cause instanceof StoreError ? cause.attempts : undefined;
      return { code, message: messageOf(cause), attempts };
    }
  }
}

/** The last line; a report without it is of a run that was killed. */
export function reportCounts(counts: Readonly<Record<string, number>>): string {
  return JSON.stringify({ counts });
}
