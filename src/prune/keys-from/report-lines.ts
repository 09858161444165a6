import { describeValue, plural, quoteShort } from '../../core/text.ts';

/** The version of the report's layout; a reader must refuse one that it doesn't know. */
export const REPORT_VERSION = 1;

export type JsonFields = Readonly<Record<string, unknown>>;

/** The place where keys must lie. */
export interface ReportPlace {
  readonly bucket: string;
  readonly prefix: string;
}

/** The fields of a line of JSON; undefined when it is not an object. */
export function fieldsOf(line: string): JsonFields | undefined {
  if (!line.startsWith('{') || isDeep(line)) return undefined;
  try {
    return JSON.parse(line) as JsonFields;
  } catch {
    return undefined;
  }
}

/** Characters of a line that is parsed whatever is in it. */
const SHORT = 4096;

/** Levels of brackets in a line; the action writes four. */
const MAX_LEVELS = 16;

/** Whether brackets are nested so deep that parsing takes a second for each MiB. */
function isDeep(line: string): boolean {
  if (line.length <= SHORT) return false;
  let level = 0;
  let isText = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at];
    if (isText && character === '\\') at += 1;
    else if (character === '"') isText = !isText;
    else if (isText) continue;
    else if (character === '[' || character === '{') level += 1;
    else if (character === ']' || character === '}') level -= 1;
    if (level > MAX_LEVELS) return true;
  }
  return false;
}

/** Whether a file that begins with these fields is a report. */
export function isReportHeader(fields: JsonFields | undefined): fields is JsonFields {
  return fields !== undefined && 'version' in fields && 'mode' in fields;
}

/** Why neither the failures nor the plan of a report may be deleted here. */
export function headerProblems(header: JsonFields, place: ReportPlace): readonly string[] {
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
        `the report is about another ${name}, the inputs name ` +
        `${quoteShort(place[name])}: use a report of the same ${name}`,
    );
  if (mode !== 'delete-prefix') {
    problems.push(
      'the report is of another mode, which was not to delete these objects: use a report of ' +
        'delete-prefix',
    );
  }
  if (typeof dryRun !== 'boolean') {
    problems.push(
      `the report says ${shownValue(dryRun)} for "dryRun", not true or false, so it is not known ` +
        'whether it is a plan: use the report unchanged',
    );
  }
  return problems;
}

/** An object in a report, or its last line. */
type ReportEntry =
  | {
      readonly kind: 'failed' | 'done' | 'skipped';
      readonly key: string;
      readonly isVersion: boolean;
    }
  | { readonly kind: 'end' };

/** Parses a line after the first; undefined when it is not a report's. */
export function reportEntryOf(fields: JsonFields | undefined): ReportEntry | undefined {
  if (fields === undefined) return undefined;
  const { counts, op, key, versionId, status } = fields;
  if (typeof counts === 'object' && counts !== null && 'failed' in counts) {
    return typeof counts.failed === 'number' ? { kind: 'end' } : undefined;
  }
  if (op !== 'delete' || typeof key !== 'string') return undefined;
  if (status !== 'failed' && status !== 'done' && status !== 'skipped') return undefined;
  return { kind: status, key, isVersion: versionId !== undefined };
}

/** An object as a dry run listed it, and would have deleted it. */
export interface PlannedObject {
  readonly key: string;
  readonly versionId?: string;
  /** Whether it was its key's current version; undefined: versions were not listed. */
  readonly isCurrent?: boolean;
  /** As listed, with its quotes; empty for a delete marker. */
  readonly etag: string;
  /** Bytes. */
  readonly size: number;
  readonly lastModified: Date;
}

/** Bytes; no store's ETags or version ids are near this. */
const MAX_TEXT = 1024;

const MADE_BY = 'make a new plan by a dry run of this version of the action';

/** Parses what a plan's line says of an object to delete. */
export function planEntryOf(
  key: string,
  fields: JsonFields,
): { readonly planned?: PlannedObject; readonly problems: readonly string[] } {
  const { versionId, current, etag, size } = fields;
  const lastModified = dateOf(fields['lastModified']);
  const problem = (name: string, wanted: string) =>
    `${quoteShort(key)} has ${shownValue(fields[name])} for "${name}", not ${wanted}: ${MADE_BY}`;
  const problems: string[] = [];
  if (!isShortText(etag)) problems.push(problem('etag', TEXT));
  if (!isByteCount(size)) problems.push(problem('size', 'a number of bytes'));
  if (lastModified === undefined) problems.push(problem('lastModified', 'a time'));
  const isVersion = versionId !== undefined;
  if (isVersion && (versionId === '' || !isShortText(versionId))) {
    problems.push(problem('versionId', TEXT));
  }
  if (isVersion && typeof current !== 'boolean') problems.push(problem('current', 'true or false'));
  if (problems.length > 0 || lastModified === undefined) return { problems };
  const planned = {
    key,
    ...(isVersion && { versionId: versionId as string, isCurrent: current as boolean }),
    etag: etag as string,
    size: size as number,
    lastModified,
  };
  return { planned, problems };
}

const TEXT = `a text of at most ${plural(MAX_TEXT, 'byte')}`;

function isShortText(value: unknown): value is string {
  return typeof value === 'string' && value.isWellFormed() && Buffer.byteLength(value) <= MAX_TEXT;
}

function isByteCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** The time of a text as Date.toISOString writes it; undefined for any other. */
function dateOf(value: unknown): Date | undefined {
  if (typeof value !== 'string') return undefined;
  const date = new Date(value);
  return !Number.isNaN(date.getTime()) && date.toISOString() === value ? date : undefined;
}

/** The kind of a value in a line of JSON. Its text is not shown: the file may hold secrets. */
export function shownValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return `a text of ${plural(value.length, 'character')}`;
  return describeValue(value);
}
