import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, StoreError } from '../../core/errors.ts';
import type { Outcome } from '../../core/outcome.ts';
import { type Cause, type Causes, failuresOf } from '../../core/tally/causes.ts';
import { createTally, type Tally } from '../../core/tally/tally.ts';
import { excerptOf } from '../../core/text.ts';
import { makeFolder } from '../../local/safe-file.ts';
import { REPORT_VERSION } from '../../prune/keys-from/report-lines.ts';
import { rowOf } from '../../s3/error-codes/error-codes.ts';
import type { Traffic } from '../../s3/send/traffic.ts';
import type { Inputs } from '../modes/modes.ts';
import { type Explanation, factsOf } from './explain.ts';
import { type LineFile, openLineFile } from './line-file.ts';
import { createUnexplained } from './unexplained.ts';
import { byName, CHANGED_BY_OP, jsonLine, reportCounts, type RunFiles } from './outputs.ts';

/** The report's first line: what the run was asked to do. */
function reportHeader(inputs: Inputs, time: Date): string {
  const { mode, bucket, prefix, dryRun } = inputs;
  return jsonLine({
    version: REPORT_VERSION,
    mode,
    bucket,
    prefix,
    time: time.toISOString(),
    dryRun,
  });
}

/**
 * One line per object. JSON keeps every key exact, also one that is not valid Unicode. In a dry run
 * what is deleted or skipped has what was listed of it, so that a later run can compare.
 */
export function reportLine(outcome: Outcome, isDryRun: boolean): string {
  const { op, key, versionId, uploadId, status } = outcome;
  const listed = isDryRun ? listedOf(outcome) : undefined;
  return jsonLine({ op, key, versionId, uploadId, status, ...detailsOf(outcome), ...listed });
}

function listedOf({ op, status, listed }: Outcome): Readonly<Record<string, unknown>> | undefined {
  const isShown = status === 'skipped' || (status === 'done' && op === 'delete');
  if (!isShown || listed === undefined) return undefined;
  const { etag, size, lastModified, isCurrent: current } = listed;
  // An unreadable time has no text.
  const isKnown = !Number.isNaN(lastModified.getTime());
  return { etag, size, ...(isKnown && { lastModified: lastModified.toISOString() }), current };
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
      return { code, failure, message: excerptOf(messageOf(cause)), attempts };
    }
  }
}

/** What the report's last line has beside the counts. */
export interface ReportEnding {
  readonly failures: readonly Explanation[];
  /** Requests sent, by operation. */
  readonly requests: Traffic['requests'];
}

/**
 * The last line; a report without it is of a run that was killed. A dry run that failed has planned
 * only a part.
 */
function reportEnd(
  tally: Tally,
  { failures, requests }: ReportEnding,
  isIncomplete: boolean,
): string {
  return jsonLine({
    counts: reportCounts(tally),
    requests: byName(requests),
    ...(isIncomplete && { incomplete: true }),
    ...(tally.failed > 0 && causeFields(tally.causes())),
    ...(failures.length > 0 && { failures }),
  });
}

/** Causes and keys in the last line, which stays below 1 MiB whatever they are. */
const MAX_IN_END = { causes: 20, keys: 3 };

/** Their numbers are together the number of failed objects. */
function causeFields({ failures, others, stopped, notAttempted }: Causes) {
  const rest = failuresOf(failures.slice(MAX_IN_END.causes), others);
  return {
    causes: failures.slice(0, MAX_IN_END.causes).map(causeField),
    ...(rest > 0 && { otherCauses: rest }),
    ...(stopped && { stopped: stopped.count }),
    ...(notAttempted && { notAttempted: notAttempted.count }),
  };
}

function causeField({ code, message, count, objects }: Cause) {
  return { code, message, count, keys: objects.slice(0, MAX_IN_END.keys).map(({ key }) => key) };
}

/** Records the outcome of every object: in totals, in the report and in the changed keys. */
export interface Ledger {
  readonly tally: Tally;
  /** Warnings about objects that were kept although no input asks for that. */
  unexplained(): readonly string[];
  /** Undefined: there is nothing to await before the next outcome. */
  add(outcome: Outcome): Promise<unknown> | undefined;
  /** Adds a changed key that no outcome names. */
  noteChanged(key: string): Promise<void>;
  /**
   * Completes the files. The report is kept if one was requested or `isNeeded`.
   */
  close(isNeeded: boolean, ending?: ReportEnding): Promise<RunFiles>;
}

export async function openLedger(inputs: Inputs, env: NodeJS.ProcessEnv): Promise<Ledger> {
  const tally = createTally();
  const unexplained = createUnexplained(inputs);
  const folder = await makeFolder(env);
  const report = await openLineFile(inputs.report ?? join(folder, 'report.jsonl'));
  const changed = changedKeys(join(folder, 'changed-keys.txt'));
  await report.add(reportHeader(inputs, new Date()));
  return {
    tally,
    unexplained: () => unexplained.warnings(),
    add(outcome) {
      tally.add(outcome);
      unexplained.add(outcome);
      const reporting = report.add(reportLine(outcome, inputs.dryRun));
      const isChanged =
        !inputs.dryRun && outcome.status === 'done' && CHANGED_BY_OP[outcome.op] === 'objects';
      const noting = isChanged ? changed.add(outcome.key) : undefined;
      return reporting && noting ? Promise.all([reporting, noting]) : (reporting ?? noting);
    },
    async noteChanged(key) {
      if (!inputs.dryRun) await changed.add(key);
    },
    async close(isNeeded, ending = { failures: [], requests: {} }) {
      const listed = await changed.close();
      try {
        await report.add(reportEnd(tally, ending, inputs.dryRun && isNeeded));
      } finally {
        await report.close();
      }
      const isKept = isNeeded || inputs.report !== undefined;
      if (!isKept) await rm(report.path);
      return { ...(isKept && { report: report.path }), ...listed };
    },
  };
}

/**
 * Line ends to any shell, language or editor, and other controls; and halves of surrogate pairs, which
 * a file in UTF-8 would hold as another key.
 */
const UNLISTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;

/** Keys one a line, in a file that appears with the first of them. */
function changedKeys(path: string) {
  let file: LineFile | undefined;
  let unlisted = 0;
  const begin = async (key: string) => {
    file = await openLineFile(path);
    await file.add(key);
  };
  return {
    add(key: string): Promise<void> | undefined {
      if (UNLISTABLE.test(key)) {
        unlisted += 1;
        return undefined;
      }
      return file === undefined ? begin(key) : file.add(key);
    },
    async close(): Promise<Pick<RunFiles, 'changedKeys' | 'unlisted'>> {
      await file?.close();
      return { unlisted, ...(file && { changedKeys: path }) };
    },
  };
}
