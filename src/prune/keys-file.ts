import { escapeControls, formatCount, plural, quoteShort } from '../core/text.ts';

/** What a line holds: at most one key to delete, and its problems. */
export interface ReadLine {
  readonly key?: string;
  readonly problems: readonly string[];
}

/** Reads a file of keys line by line; it is a report when its first line is a report's. */
export interface KeysFile {
  /** True also for a report that is refused. */
  readonly isReport: boolean;
  read(line: string): ReadLine;
  /** The problem of the file as a whole; called after its last line. */
  end(): string | undefined;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
const MAX_KEY_BYTES = 1024;

const NOTHING: ReadLine = { problems: [] };

interface State {
  readonly place: ReportPlace;
  kind: 'unknown' | 'keys' | 'report' | 'refused';
  /** The number of failures that the report has named, and the number that its last line gives. */
  named: number;
  expected?: number;
}

/** Creates the reader of a file whose keys must lie in `place`; a report must be about that place. */
export function createKeysFile(place: ReportPlace): KeysFile {
  const state: State = { place, kind: 'unknown', named: 0 };
  return {
    get isReport() {
      return state.kind === 'report' || state.kind === 'refused';
    },
    read(given) {
      const line = given.endsWith('\r') ? given.slice(0, -1) : given;
      if (line === '' || state.kind === 'refused') return NOTHING;
      if (state.kind === 'unknown') return readFirst(line, state);
      return state.kind === 'report' ? readEntry(line, state) : readKey(line, place.prefix);
    },
    end: () => (state.kind === 'report' ? endProblem(state) : undefined),
  };
}

function readFirst(line: string, state: State): ReadLine {
  const fields = fieldsOf(line);
  if (!isReportHeader(fields)) {
    state.kind = 'keys';
    return readKey(line, state.place.prefix);
  }
  const problems = headerProblems(fields, state.place);
  state.kind = problems.length === 0 ? 'report' : 'refused';
  return { problems };
}

function readEntry(line: string, state: State): ReadLine {
  const entry = reportEntryOf(fieldsOf(line));
  if (entry === undefined || state.expected !== undefined) {
    return {
      problems: [`${quoteShort(line)} is not a report's line, or not in this place of a report`],
    };
  }
  if (entry.kind === 'end') {
    state.expected = entry.failed;
    return NOTHING;
  }
  if (entry.kind === 'failed') state.named += 1;
  const { key, isVersion } = entry;
  const problem = keyProblem(key, state.place.prefix);
  if (problem !== undefined) return { problems: [problem] };
  if (entry.kind === 'settled') return NOTHING;
  return isVersion ? { problems: [versionProblem(key)] } : { key, problems: [] };
}

function readKey(line: string, prefix: string): ReadLine {
  // Taken for keys, these lines would be deleted, and the objects that they name would not.
  if (/^\{"(?:op|version|counts)":/.test(line)) {
    return {
      problems: [`${quoteShort(line)} looks like a line of a report without its first line`],
    };
  }
  const problem = keyProblem(line, prefix);
  return problem === undefined ? { key: line, problems: [] } : { problems: [problem] };
}

function keyProblem(key: string, prefix: string): string | undefined {
  const bytes = Buffer.byteLength(key);
  if (key === '') return 'the key is empty';
  if (bytes > MAX_KEY_BYTES) {
    return `${quoteShort(key)} has ${plural(bytes, 'byte')}, a key has at most ${formatCount(MAX_KEY_BYTES)}`;
  }
  if (!key.isWellFormed()) return `${quoteShort(key)} has half a surrogate pair`;
  if (!key.startsWith(prefix))
    return `${quoteShort(key)} is not under the prefix ${quoteShort(prefix)}`;
  // A proxy before the store may resolve them, to a key outside the prefix.
  if (/(?:^|\/)\.\.?(?:\/|$)/.test(key)) return `${quoteShort(key)} has "." or ".." as a segment`;
  return undefined;
}

/** The current version must be deleted last, and a failure doesn't say whether it was current. */
function versionProblem(key: string): string {
  return (
    `${quoteShort(key)} is a failure of one version: run delete-prefix again with the same "versions", ` +
    'which deletes them in an order that makes no old version visible'
  );
}

function endProblem({ named, expected }: State): string | undefined {
  if (expected === undefined) {
    return (
      'the report has no last line, because its run was killed, so failures may be missing from ' +
      'it: run delete-prefix again without "keys-from"'
    );
  }
  if (named === expected) return undefined;
  return (
    `the report counts ${plural(expected, 'failure')} and names ${formatCount(named)}: it is not ` +
    'complete, use the file as the action wrote it'
  );
}

/** What a file looks like by its beginning, when it doesn't look like a list of keys. */
export interface Look {
  /** With its article: `a ZIP archive`. */
  readonly what: string;
  /** Whether it can't be a list of keys, even where the prefix allows every key. */
  readonly isSure: boolean;
}

/** Number of bytes from the beginning of a file that `lookOf` takes. */
export const HEAD_BYTES = 1024;

/** First bytes, in Latin-1 (https://en.wikipedia.org/wiki/List_of_file_signatures). */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ['PK\x03\x04', 'a ZIP archive'],
  ['\x1f\x8b', 'gzip data'],
  ['BZh', 'bzip2 data'],
  ['\xfd7zXZ', 'xz data'],
  ['\x28\xb5\x2f\xfd', 'zstd data'],
  ['%PDF-', 'a PDF document'],
  ['\x89PNG', 'a PNG image'],
  ['\xff\xd8\xff', 'a JPEG image'],
  ['SQLite format 3', 'an SQLite database'],
  ['PAR1', 'a Parquet file'],
  ['ORC', 'an ORC file'],
  ['\xff\xfe', 'text in UTF-16'],
  ['\xfe\xff', 'text in UTF-16'],
];

/** Patterns of the first line that is not blank. */
const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/^<(?:!doctype html|html|head|body)\b/i, 'an HTML page'],
  [/^<(?:\?xml\b|[A-Za-z]+Result\b)/, 'XML'],
  [/^(?!\{"(?:op|version|counts)":)(?:\[\s*(?:["{[]|$)|\{\s*(?:"|$))/, 'JSON'],
];

const MAYBE_TEXTS: readonly (readonly [RegExp, string])[] = [
  [/^s3:\/\//i, 'a list of s3:// URLs'],
  [/^https?:\/\//i, 'a list of URLs'],
  [/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d +\d+ /, 'the output of aws s3 ls'],
  [/^(?:\(dryrun\) )?(?:delete|upload|copy|download): /, 'the output of an aws s3 command'],
  [/^(?:---$|- )/, 'YAML'],
  [/[,;\t]/, 'a table (CSV)'],
];

/** What a file with this beginning looks like; undefined: like nothing in particular. */
export function lookOf(head: Buffer): Look | undefined {
  const latin1 = head.toString('latin1');
  const signed = SIGNATURES.find(([signature]) => latin1.startsWith(signature));
  if (signed !== undefined) return { what: signed[1], isSure: true };
  const nuls = head.filter((byte) => byte === 0).length;
  if (nuls * 3 > head.length) return { what: 'text in UTF-16', isSure: true };
  const line =
    head
      .toString()
      .replace(/^\ufeff/, '')
      .trimStart()
      .split(/\r?\n/, 1)[0] ?? '';
  const sure = TEXTS.find(([pattern]) => pattern.test(line));
  const [, what] = sure ?? MAYBE_TEXTS.find(([pattern]) => pattern.test(line)) ?? [];
  return what === undefined ? undefined : { what, isSure: sure !== undefined };
}

/** The version of the report's layout; a reader must refuse one that it doesn't know. */
export const REPORT_VERSION = 1;

type Fields = Readonly<Record<string, unknown>>;

/** The place where keys must lie. */
export interface ReportPlace {
  readonly bucket: string;
  readonly prefix: string;
}

/** The fields of a line of JSON; undefined when it is not an object. */
function fieldsOf(line: string): Fields | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Fields;
  } catch {
    return undefined;
  }
}

/** Whether a file that begins with these fields is a report. */
function isReportHeader(fields: Fields | undefined): fields is Fields {
  return fields !== undefined && 'version' in fields && 'mode' in fields;
}

/** Why the failed deletes of a report must not be tried again here. */
function headerProblems(header: Fields, place: ReportPlace): readonly string[] {
  const { version, mode, dryRun } = header;
  if (version !== REPORT_VERSION) {
    return [
      `the report has version ${shownValue(version)}, not ${REPORT_VERSION}: use a report of this ` +
        'version of the action',
    ];
  }
  const problems = (['bucket', 'prefix'] as const)
    .filter((name) => header[name] !== place[name])
    .map(
      (name) =>
        `the report is about ${name} ${shownValue(header[name])}, the inputs name ` +
        `${quoteShort(place[name])}: use a report of the same ${name}`,
    );
  if (mode !== 'delete-prefix') {
    problems.push(
      `the report is of mode ${shownValue(mode)}, not of delete-prefix: what failed in another mode ` +
        'was not to be deleted',
    );
  }
  if (dryRun !== false) {
    problems.push('the report is of a dry run: nothing was deleted, so nothing failed');
  }
  return problems;
}

/** An object in a report, or the count of failures in its last line. */
export type ReportEntry =
  | { readonly kind: 'failed' | 'settled'; readonly key: string; readonly isVersion: boolean }
  | { readonly kind: 'end'; readonly failed: number };

/** Parses a line after the first; undefined when it is not a report's. */
function reportEntryOf(fields: Fields | undefined): ReportEntry | undefined {
  if (fields === undefined) return undefined;
  const { counts, op, key, versionId, status } = fields;
  if (typeof counts === 'object' && counts !== null && 'failed' in counts) {
    return typeof counts.failed === 'number' ? { kind: 'end', failed: counts.failed } : undefined;
  }
  const isStatus = status === 'failed' || status === 'done' || status === 'skipped';
  if (op !== 'delete' || typeof key !== 'string' || !isStatus) return undefined;
  const kind = status === 'failed' ? 'failed' : 'settled';
  return { kind, key, isVersion: versionId !== undefined };
}

function shownValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'string'
    ? quoteShort(value)
    : escapeControls(JSON.stringify(value).slice(0, 200));
}
