import * as core from '@actions/core';
import type { ItemError } from '../core/errors.ts';
import type { Tally } from '../core/tally.ts';
import { countsOf } from './counts.ts';
import type { LedgerFiles } from './ledger.ts';

export interface OutputFacts {
  readonly tally: Tally;
  readonly files: LedgerFiles;
  readonly isDryRun: boolean;
}

const MAX_FAILED_KEYS = 1000;
const MAX_FAILED_BYTES = 256 * 1024;

/** Sets every output; called once, whatever became of the run. */
export function setOutputs(facts: OutputFacts): void {
  for (const [name, value] of Object.entries(outputsOf(facts))) core.setOutput(name, value);
}

/** The outputs as text, by name. */
export function outputsOf({ tally, files, isDryRun }: OutputFacts): Record<string, string> {
  const { bytes, skipped, failed, ...done } = countsOf(tally);
  const counts = { ...done, skipped, failed, bytes };
  const isChanged = files.changedKeys !== undefined || Object.values(done).some((n) => n > 0);
  const keys = failedKeys(tally.errors);
  return {
    ...Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)])),
    'failed-keys': JSON.stringify(keys),
    'failed-keys-truncated': String(keys.length < tally.failed),
    report: files.report ?? '',
    changed: String(isChanged && !isDryRun),
    'changed-keys': files.changedKeys ?? '',
    'dry-run': String(isDryRun),
  };
}

/** In the byte order of UTF-8, as many as an output can hold. */
function failedKeys(errors: readonly ItemError[]): string[] {
  const keys = errors.slice(0, MAX_FAILED_KEYS).map(({ key }) => key);
  keys.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  let bytes = '[]'.length;
  const fitting = keys.findIndex((key) => {
    bytes += Buffer.byteLength(JSON.stringify(key)) + 1;
    return bytes > MAX_FAILED_BYTES;
  });
  return fitting === -1 ? keys : keys.slice(0, fitting);
}
