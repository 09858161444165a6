import * as core from '@actions/core';
import { type ItemError, type Op, StoreError } from '../../core/errors.ts';
import type { SkipReason } from '../../core/outcome.ts';
import type { Tally } from '../../core/tally/tally.ts';
import { formatBytes, formatCount, plural } from '../../core/text.ts';
import type { Traffic } from '../../s3/send/traffic.ts';
import { unwritableText } from './line-file.ts';

/** What each operation changes: only changed objects are listed in `changed-keys`. */
export const CHANGED_BY_OP: Readonly<Record<Op, 'objects' | 'uploads' | 'disk'>> = {
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
  /** Its phrases in the log's last line, when it is above 0; undefined: it has none. */
  readonly phrase: ((count: number, tally: Tally) => string | readonly string[]) | undefined;
}

function successesOf(op: Op, word: string): RunNumber {
  return {
    of: ({ done }) => done[op],
    counts: 'outcomes',
    op,
    place: 'output',
    phrase: (count) => `${word} ${formatCount(count)}`,
  };
}

const other = { op: undefined, phrase: undefined } as const;

/** Every number of a run. One that is an output stands in action.yml too. */
export const NUMBERS = {
  uploaded: successesOf('upload', 'uploaded'),
  deleted: successesOf('delete', 'deleted'),
  downloaded: successesOf('download', 'downloaded'),
  // The action copies objects only onto themselves.
  copied: successesOf('copy', 'updated headers of'),
  aborted: successesOf('abort', 'aborted'),
  skipped: {
    ...other,
    of: ({ skipped }) => skipped,
    counts: 'outcomes',
    place: 'output',
    phrase: (_, tally) => skippedPhrases(tally),
  },
  failed: {
    ...other,
    of: ({ failed }) => failed,
    counts: 'outcomes',
    place: 'output',
    phrase: (_, tally) => failedPhrases(tally),
  },
  markersDeleted: {
    ...other,
    of: ({ markersDeleted }) => markersDeleted,
    counts: 'part',
    place: 'summary',
    phrase: (count) => `including ${plural(count, 'delete marker')}`,
  },
  markersLeft: {
    ...other,
    of: ({ markersLeft }) => markersLeft,
    counts: 'part',
    place: 'summary',
  },
  bytes: {
    ...other,
    of: ({ bytes }) => bytes,
    counts: 'bytes',
    place: 'output',
    phrase: formatBytes,
  },
  freedBytes: {
    ...other,
    of: ({ freedBytes }) => freedBytes,
    counts: 'bytes',
    place: 'report',
    phrase: (bytes) => `${formatBytes(bytes)} of parts freed`,
  },
} satisfies Readonly<Record<string, RunNumber>>;

/** What became of skipped objects, where they were not just kept. */
export const SKIPPED_WORD: Readonly<Partial<Record<SkipReason, string>>> = {
  exists: 'left out',
  symlink: 'left out',
  gone: 'gone already',
};

/** The files that are up to date, and the other skipped objects except that of the state. */
function skippedPhrases({ skippedBy }: Tally): readonly string[] {
  const counts = new Map<string, number>();
  for (const [reason, count] of skippedBy) {
    if (reason === 'state' || reason === 'unchanged') continue;
    const word = SKIPPED_WORD[reason] ?? 'kept';
    counts.set(word, (counts.get(word) ?? 0) + count);
  }
  const unchanged = skippedBy.get('unchanged') ?? 0;
  return [
    ...(unchanged > 0 ? [`${plural(unchanged, 'file')} up to date`] : []),
    ...[...counts].map(([word, count]) => `${word} ${formatCount(count)}`),
  ];
}

/** Objects that failed by themselves, and those that the end of the run kept from being done. */
function failedPhrases(tally: Tally): readonly string[] {
  const { stopped, notAttempted } = tally.causes();
  const own = tally.failed - (stopped?.count ?? 0) - (notAttempted?.count ?? 0);
  return [
    ...(own > 0 ? [`failed ${formatCount(own)}`] : []),
    ...(stopped ? [`interrupted ${formatCount(stopped.count)}`] : []),
    ...(notAttempted ? [`not attempted ${formatCount(notAttempted.count)}`] : []),
  ];
}

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
  /** The summary's Markdown, for a comment. */
  readonly summary?: string;
  /** Changed keys that can't stand on a line of their own. */
  readonly unlisted: number;
}

export interface OutputFacts {
  readonly tally: Tally;
  readonly files: RunFiles;
  readonly isDryRun: boolean;
  readonly traffic: Pick<Traffic, 'requests'>;
  /** URL at which the prefix is served. */
  readonly siteUrl?: string | undefined;
}

/** The outputs that are no numbers. */
const TEXTS = {
  'failed-keys': ({ tally }) => jsonLine(failedKeys(tally.errors)),
  'failed-keys-truncated': ({ tally }) => String(failedKeys(tally.errors).length < tally.failed),
  report: ({ files }) => files.report ?? '',
  changed: (facts) => String(isChanged(facts)),
  'changed-keys': ({ files }) => files.changedKeys ?? '',
  url: ({ siteUrl }) => siteUrl ?? '',
  'summary-file': ({ files }) => files.summary ?? '',
  'dry-run': ({ isDryRun }) => String(isDryRun),
  requests: ({ traffic }) => jsonLine(byName(traffic.requests)),
} satisfies Readonly<Record<string, (facts: OutputFacts) => string>>;

/** Sets every output; called once, whatever became of the run. Returns why they can't be set. */
export function setOutputs(facts: OutputFacts): StoreError | undefined {
  try {
    for (const [name, value] of Object.entries(outputsOf(facts))) core.setOutput(name, value);
    return undefined;
  } catch (cause) {
    const file = unwritableText(process.env['GITHUB_OUTPUT'], cause);
    const message =
      `the outputs can't be set, because GITHUB_OUTPUT's file ${file}: the runner makes it for each ` +
      'step, so check its disk, and that nothing replaces the file or sets the variable, and run again';
    return new StoreError('WriteFailed', message, { cause });
  }
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
    ({ op, count }) => op !== undefined && CHANGED_BY_OP[op] !== 'disk' && count > 0,
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

/** Numbers in the order of their names. */
export function byName(counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
