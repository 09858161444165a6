import * as core from '@actions/core';
import type { ItemError, Op } from '../../core/errors.ts';
import type { Tally } from '../../core/tally.ts';
import { formatBytes, formatCount, plural } from '../../core/text.ts';

/** What an operation changes. */
type Changes = 'objects' | 'uploads' | 'disk';

/** What each operation changes: only changed objects are listed in `changed-keys`. */
export const CHANGES: Readonly<Record<Op, Changes>> = {
  upload: 'objects',
  copy: 'objects',
  delete: 'objects',
  abort: 'uploads',
  download: 'disk',
};

/** A number of a run, and how each place shows it. */
interface RunNumber {
  of(tally: Tally): number;
  /**
   * `outcomes`: every outcome counts in exactly one such number. `part`: outcomes that another
   * number counts too. `bytes`: no outcomes.
   */
  readonly counts: 'outcomes' | 'part' | 'bytes';
  /** The operation whose successes it counts; undefined: it says nothing about changes. */
  readonly op: Op | undefined;
  /**
   * How far it is published. `output`: as an output of its name, and always in the report.
   * `report`: in the report, when it is above 0. `summary`: neither.
   */
  readonly place: 'output' | 'report' | 'summary';
  /** Its row in the summary, when it is above 0. */
  readonly label: string;
  /** Its phrase in the log's last line, when it is above 0; undefined: it has none. */
  readonly phrase: ((count: number) => string) | undefined;
}

function successesOf(op: Op, label: string): RunNumber {
  return {
    of: ({ done }) => done[op],
    counts: 'outcomes',
    op,
    place: 'output',
    label,
    phrase: (count) => `${label} ${formatCount(count)}`,
  };
}

const other = { op: undefined, phrase: undefined } as const;

/** Every number of a run. One that is an output stands in action.yml too. */
export const NUMBERS = {
  uploaded: successesOf('upload', 'uploaded'),
  deleted: successesOf('delete', 'deleted'),
  downloaded: successesOf('download', 'downloaded'),
  copied: successesOf('copy', 'copied'),
  aborted: successesOf('abort', 'aborted'),
  skipped: {
    ...other,
    of: ({ skipped }) => skipped,
    counts: 'outcomes',
    place: 'output',
    label: 'skipped',
    phrase: (count) => `skipped ${formatCount(count)}`,
  },
  failed: {
    ...other,
    of: ({ failed }) => failed,
    counts: 'outcomes',
    place: 'output',
    label: 'failed',
  },
  markersDeleted: {
    ...other,
    of: ({ markersDeleted }) => markersDeleted,
    counts: 'part',
    place: 'summary',
    label: 'of the deleted: delete markers',
    phrase: (count) => `including ${plural(count, 'delete marker')}`,
  },
  markersLeft: {
    ...other,
    of: ({ markersLeft }) => markersLeft,
    counts: 'part',
    place: 'summary',
    label: 'of the deleted: hidden under a delete marker',
  },
  bytes: {
    ...other,
    of: ({ bytes }) => bytes,
    counts: 'bytes',
    place: 'output',
    label: 'bytes',
    phrase: formatBytes,
  },
  freedBytes: {
    ...other,
    of: ({ freedBytes }) => freedBytes,
    counts: 'bytes',
    place: 'report',
    label: 'bytes of parts freed',
    phrase: (bytes) => `${formatBytes(bytes)} of parts freed`,
  },
} satisfies Readonly<Record<string, RunNumber>>;

/** The outputs that count the successes of some operations. */
export function outputsOfOps(ops: readonly Op[]): readonly string[] {
  const rows: readonly (readonly [string, RunNumber])[] = Object.entries(NUMBERS);
  return rows.flatMap(([name, { op }]) => (op !== undefined && ops.includes(op) ? [name] : []));
}

/** A number of a run with its value. */
export interface Counted extends RunNumber {
  readonly name: string;
  readonly count: number;
}

/** Every number of a run, in the order of the table. */
export function countedNumbers(tally: Tally): readonly Counted[] {
  const rows: readonly (readonly [string, RunNumber])[] = Object.entries(NUMBERS);
  return rows.map(([name, number]) => ({ ...number, name, count: number.of(tally) }));
}

/** The numbers of a run for the report. */
export function reportCounts(tally: Tally): Readonly<Record<string, number>> {
  const shown = countedNumbers(tally).filter(
    ({ place, count }) => place === 'output' || (place === 'report' && count > 0),
  );
  return Object.fromEntries(shown.map(({ name, count }) => [name, count]));
}

/** The files that a run leaves. */
export interface RunFiles {
  readonly report?: string;
  readonly changedKeys?: string;
  /** Changed keys that can't stand on a line of their own. */
  readonly unlisted: number;
}

export interface OutputFacts {
  readonly tally: Tally;
  readonly files: RunFiles;
  readonly isDryRun: boolean;
}

/** The outputs that are no numbers. */
const TEXTS = {
  'failed-keys': ({ tally }) => jsonLine(failedKeys(tally.errors)),
  'failed-keys-truncated': ({ tally }) => String(failedKeys(tally.errors).length < tally.failed),
  report: ({ files }) => files.report ?? '',
  changed: (facts) => String(isChanged(facts)),
  'changed-keys': ({ files }) => files.changedKeys ?? '',
  'dry-run': ({ isDryRun }) => String(isDryRun),
} satisfies Readonly<Record<string, (facts: OutputFacts) => string>>;

/** Sets every output; called once, whatever became of the run. */
export function setOutputs(facts: OutputFacts): void {
  for (const [name, value] of Object.entries(outputsOf(facts))) core.setOutput(name, value);
}

/** The outputs as text, by name. */
export function outputsOf(facts: OutputFacts): Record<string, string> {
  const numbers = countedNumbers(facts.tally).filter(({ place }) => place === 'output');
  return Object.fromEntries([
    ...numbers.map(({ name, count }) => [name, String(count)]),
    ...Object.entries(TEXTS).map(([name, text]) => [name, text(facts)]),
  ]) as Record<string, string>;
}

/** Whether the bucket was changed, by this run or by an earlier one whose keys it names. */
function isChanged({ tally, files, isDryRun }: OutputFacts): boolean {
  const isDone = countedNumbers(tally).some(
    ({ op, count }) => op !== undefined && CHANGES[op] !== 'disk' && count > 0,
  );
  return !isDryRun && (isDone || files.changedKeys !== undefined);
}

/** Line ends to Python, JavaScript or .NET, and other controls, which JSON allows within a line. */
const UNESCAPED = /[\x7f-\x9f\u2028\u2029]/g;

/** A value as JSON that is one line to every reader of lines. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(UNESCAPED, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

const MAX_FAILED_KEYS = 1000;
const MAX_FAILED_BYTES = 256 * 1024;

/** The keys that fit into an output, in the byte order of UTF-8. */
function failedKeys(errors: readonly ItemError[]): string[] {
  const keys = errors.slice(0, MAX_FAILED_KEYS).map(({ key }) => key);
  keys.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  let bytes = '[]'.length;
  const fitting = keys.findIndex((key) => {
    bytes += Buffer.byteLength(jsonLine(key)) + 1;
    return bytes > MAX_FAILED_BYTES;
  });
  return fitting === -1 ? keys : keys.slice(0, fitting);
}
