import { formatCount, plural, quoteShort } from '../../core/text.ts';
import {
  type JsonFields,
  fieldsOf,
  headerProblems,
  isReportHeader,
  planEntryOf,
  type PlannedObject,
  reportEntryOf,
  type ReportPlace,
  shownValue,
} from './report-lines.ts';

/** What a line holds: at most one key to delete, and its problems. */
export interface ReadLine {
  readonly key?: string;
  /** What a plan says of the object. */
  readonly planned?: PlannedObject;
  readonly problems: readonly string[];
}

/** What a file holds; `refused`: a report with another header than is taken here. */
export type KeysFileKind = 'unknown' | 'keys' | 'failures' | 'plan' | 'refused';

/** Reads a file of keys line by line; it is a report when its first line is a report's. */
export interface KeysFile {
  readonly kind: KeysFileKind;
  read(line: string): ReadLine;
  /** The problems of the file as a whole; called after its last line. */
  end(): readonly string[];
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
const MAX_KEY_BYTES = 1024;

const NOTHING: ReadLine = { problems: [] };

interface State {
  readonly place: ReportPlace;
  kind: KeysFileKind;
  /** The number of lines of each kind. */
  readonly named: { failed: number; deleted: number; skipped: number };
  /** Whether a plan's objects have version ids; undefined before the first. */
  isOfVersions?: boolean;
  /** The last line of a report. */
  last?: JsonFields;
}

/** Creates the reader of a file whose keys must lie in `place`; a report must be about that place. */
export function createKeysFile(place: ReportPlace): KeysFile {
  const named = { failed: 0, deleted: 0, skipped: 0 };
  const state: State = { place, kind: 'unknown', named };
  return {
    get kind() {
      return state.kind;
    },
    read(given) {
      const line = given.endsWith('\r') ? given.slice(0, -1) : given;
      if (line === '' || state.kind === 'refused') return NOTHING;
      if (state.kind === 'unknown') return readFirst(line, state);
      if (state.kind === 'keys') return readKey(line, place.prefix);
      return readEntry(line, state);
    },
    end: () => [...endProblems(state)],
  };
}

function readFirst(line: string, state: State): ReadLine {
  const fields = fieldsOf(line);
  if (!isReportHeader(fields)) {
    state.kind = 'keys';
    return readKey(line, state.place.prefix);
  }
  const problems = headerProblems(fields, state.place);
  if (problems.length > 0) state.kind = 'refused';
  else state.kind = fields['dryRun'] === true ? 'plan' : 'failures';
  return { problems };
}

function readEntry(line: string, state: State): ReadLine {
  const fields = fieldsOf(line);
  const entry = reportEntryOf(fields);
  if (fields === undefined || entry === undefined || state.last !== undefined) {
    return {
      problems: [`is not a report's line, or not in this place of a report (${lengthOf(line)})`],
    };
  }
  if (entry.kind === 'end') {
    state.last = fields;
    return NOTHING;
  }
  state.named[COUNTED[entry.kind]] += 1;
  if (state.kind === 'plan') return readPlanned(fields, entry, state);
  const { key, isVersion } = entry;
  const problem = keyProblem(key, state.place.prefix);
  if (problem !== undefined) return { problems: [problem] };
  if (entry.kind !== 'failed') return NOTHING;
  return isVersion ? { problems: [versionProblem(key)] } : { key, problems: [] };
}

/** The count in the last line of a report for the lines of each status. */
const COUNTED = { done: 'deleted', skipped: 'skipped', failed: 'failed' } as const;

/** What a run has kept is not planned: nothing of its line is used. */
function readPlanned(
  fields: JsonFields,
  { kind, key }: { readonly kind: keyof typeof COUNTED; readonly key: string },
  state: State,
): ReadLine {
  if (kind === 'skipped') return NOTHING;
  const problem = keyProblem(key, state.place.prefix);
  if (problem !== undefined) return { problems: [problem] };
  if (kind === 'failed') {
    return { problems: [`${quoteShort(key)} has failed in a dry run: ${PLAN_ANEW}`] };
  }
  const { planned, problems } = planEntryOf(key, fields);
  if (planned === undefined) return { problems };
  const isVersion = planned.versionId !== undefined;
  state.isOfVersions ??= isVersion;
  if (state.isOfVersions === isVersion) return { key, planned, problems };
  const [has, others] = isVersion ? ['a version id', 'none'] : ['no version id', 'one'];
  return {
    problems: [`${quoteShort(key)} has ${has} and objects before it have ${others}: ${PLAN_ANEW}`],
  };
}

/** The problem of an object that a plan names twice, with different facts. */
export function contradictionProblem(key: string): string {
  return `${quoteShort(key)} is in the plan twice, with different facts: ${PLAN_ANEW}`;
}

const PLAN_ANEW = 'make a new plan by a dry run, and use its report unchanged';

function readKey(line: string, prefix: string): ReadLine {
  // Taken for keys, these lines would be deleted, and the objects that they name would not.
  if (/^\{"(?:op|version|counts)":/.test(line)) {
    return { problems: ['looks like a line of a report without its first line'] };
  }
  const problem = keyProblem(line, prefix);
  return problem === undefined ? { key: line, problems: [] } : { problems: [problem] };
}

/**
 * A problem names no text of a line that is no key under the prefix: the file may be another than
 * was meant, and hold secrets.
 */
function keyProblem(key: string, prefix: string): string | undefined {
  const bytes = Buffer.byteLength(key);
  if (key === '') return 'the key is empty';
  if (!key.startsWith(prefix)) {
    return `the key is not under the prefix ${quoteShort(prefix)} (${lengthOf(key)})`;
  }
  if (bytes > MAX_KEY_BYTES) {
    return `has ${lengthOf(key)}, a key has at most ${formatCount(MAX_KEY_BYTES)}`;
  }
  if (!key.isWellFormed()) return `has half a surrogate pair (${lengthOf(key)})`;
  // A proxy before the store may resolve them, to a key outside the prefix.
  if (/(?:^|\/)\.\.?(?:\/|$)/.test(key)) return `has "." or ".." as a segment (${lengthOf(key)})`;
  return undefined;
}

function lengthOf(line: string): string {
  return plural(Buffer.byteLength(line), 'byte');
}

/** The current version must be deleted last, and a failure doesn't say whether it was current. */
function versionProblem(key: string): string {
  return (
    `${quoteShort(key)} is a failure of one version: run delete-prefix again with the same "versions", ` +
    'which deletes them in an order that makes no old version visible'
  );
}

function* endProblems({ kind, named, last }: State): Generator<string> {
  if (kind !== 'failures' && kind !== 'plan') return;
  if (last === undefined) {
    yield kind === 'plan' ? PLAN_CUT_SHORT : REPORT_CUT_SHORT;
    return;
  }
  if (kind === 'plan') {
    yield* planEndProblems(named, last);
    return;
  }
  const { failed } = last['counts'] as { readonly failed: number };
  if (named.failed === failed) return;
  yield (
    `the report counts ${plural(failed, 'failure')} and names ${formatCount(named.failed)}: it is ` +
    'not complete, use the report unchanged'
  );
}

const REPORT_CUT_SHORT =
  'the report has no last line, because its run was killed, so failures may be missing from ' +
  'it: run delete-prefix again without "keys-from"';

const PLAN_CUT_SHORT =
  'the plan has no last line: its dry run was killed, or the file was cut: make a new plan by a dry ' +
  'run, and use its whole report';

function* planEndProblems(named: State['named'], last: JsonFields): Generator<string> {
  const { incomplete, failures } = last;
  if (incomplete !== undefined || failures !== undefined) {
    yield `the dry run that made the plan has failed, so the plan is not complete: ${PLAN_ANEW}`;
  }
  const counts = last['counts'] as JsonFields;
  for (const name of ['deleted', 'skipped', 'failed'] as const) {
    if (counts[name] === named[name]) continue;
    yield (
      `the plan counts ${shownValue(counts[name])} as ${name} and has ` +
      `${plural(named[name], 'such line')}: ${PLAN_ANEW}`
    );
  }
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
