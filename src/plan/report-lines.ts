import { shown, withoutControls } from '../core/shown.ts';

/** Of the report's layout; a reader must refuse one that it does not know. */
export const REPORT_VERSION = 1;

type Fields = Readonly<Record<string, unknown>>;

/** The place that a report must be about. */
export interface ReportPlace {
  readonly bucket: string;
  readonly prefix: string;
}

/** The fields of a line of JSON; undefined when it is not an object. */
export function fieldsOf(line: string): Fields | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Fields;
  } catch {
    return undefined;
  }
}

/** Whether a file that begins with these fields is a report. */
export function isReportHeader(fields: Fields | undefined): fields is Fields {
  return fields !== undefined && 'version' in fields && 'mode' in fields;
}

/** Why the deletes that failed in a report must not be repeated here. */
export function headerProblems(header: Fields, place: ReportPlace): readonly string[] {
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
        `${shown(place[name])}: use a report of the same ${name}`,
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

/** What a line after the first says; undefined when no line of a report is like it. */
export function reportEntryOf(fields: Fields | undefined): ReportEntry | undefined {
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
    ? shown(value)
    : withoutControls(JSON.stringify(value).slice(0, 200));
}
