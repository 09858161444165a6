import {
  CHANGE_TEXT,
  type ChangeReason,
  REASON_TEXT,
  type SkipReason,
} from '../../core/outcome.ts';
import { formatBytes, formatCount, plural, quote } from '../../core/text.ts';
import { addedUp } from '../../listing/deletion-preview.ts';
import {
  type Amount,
  amountOf,
  type PlannedGroup,
  type RetentionAction,
  type RetentionPlan,
} from '../../prune/rules/retention.ts';
import type { PrunePlan, PruneSettings } from '../../prune/run.ts';
import type { PlanCounts, SyncPlan } from '../../sync/plan.ts';
import { markdownCode } from '../log.ts';
import type { PlanView } from '../modes/mode.ts';
import { deletionView, moreText } from './deletion-text.ts';
import { fittingRows, joined, type Row, table, TABLE_BYTES } from './markdown.ts';

/** Names on one line of the log. */
const MAX_NAMES = 10;
/** Rows of the summary's table for deleted names, and for kept ones. */
const MAX_ROWS = { deleted: 100, kept: 50 };

/** What a run of delete-prefix deletes, for people: before it does, or at its end. */
export function prunePlanView(
  { deletes, retention, isDone }: PrunePlan,
  versions: PruneSettings['versions'],
): PlanView {
  const thing = versions === 'current' ? 'object' : 'version';
  const { lines, table: directories, keys } = deletionView(deletes, { thing, isDone });
  if (retention === undefined) return { lines, markdown: joined(directories, keys) };
  const retained = retentionPlanLines(retention);
  const tables = retentionPlanTables(retention);
  return retention.rules.keepNewestOf === 'directories'
    ? // The tables of a retention name its directories.
      { lines: retained, markdown: joined(tables, keys) }
    : { lines: [...retained, ...lines], markdown: joined(tables, directories, keys) };
}

/** What is deleted, and what is kept and why, as lines of the log. */
export function retentionPlanLines(plan: RetentionPlan): readonly string[] {
  const { prefix, keepNewest, keepNewestOf } = plan.rules;
  const rules = `keep-newest: ${keepNewest} of the ${keepNewestOf} under ${quote(prefix)}`;
  return [
    `plan (${rules}):`,
    ...amountsOf(plan).map(
      ([action, amount]) => `- ${actionText(action)}: ${amountText(plan, action, amount)}`,
    ),
    ...remarksOf(plan),
  ];
}

/** The same for the summary, in Markdown. */
export function retentionPlanTables(plan: RetentionPlan): string {
  const { keepNewestOf } = plan.rules;
  const totals = amountsOf(plan).map(([action, { objects, bytes }]) => {
    const groups = formatCount(groupsOf(plan, action).length);
    const directories = keepNewestOf === 'directories' ? [groups] : [];
    return [actionText(action), ...directories, formatCount(objects), formatBytes(bytes)];
  });
  const numbers = [
    ...(keepNewestOf === 'directories' ? ['directories:'] : []),
    ...['objects:', 'size:'],
  ];
  const summed = table(['plan', ...numbers], totals);
  return [summed, ...groupsTable(plan), ...remarksOf(plan)].join('\n\n');
}

/** Single names: first the deleted ones, which a reader of a dry run must see. */
function groupsTable(plan: RetentionPlan): readonly string[] {
  const deleted = groupsOf(plan, 'delete');
  const kept = plan.groups.filter(({ action }) => action !== 'delete');
  if (deleted.length + kept.length === 0) return [];
  const shown = fittingGroups(deleted.slice(0, MAX_ROWS.deleted));
  const shownKept = fittingGroups(kept.slice(0, MAX_ROWS.kept));
  const rest = kept.length - shownKept.length;
  const more = rest > 0 ? [`${plural(rest, 'more kept name')} not shown.`] : [];
  const rows = [...shown, ...restRow(deleted.slice(shown.length)), ...shownKept];
  return [table(GROUP_COLUMNS, rows), ...more];
}

const GROUP_COLUMNS = ['name', 'plan', 'objects:', 'size:', 'newest'];

/** Half of a table. */
const GROUP_BYTES = TABLE_BYTES.names / 2;

function fittingGroups(groups: readonly PlannedGroup[]): readonly Row[] {
  return fittingRows(GROUP_COLUMNS, groups.map(groupRow), GROUP_BYTES);
}

function groupRow({ name, action, objects, bytes, newest }: PlannedGroup): Row {
  const text = action === 'delete' ? 'delete' : `keep (\`${action}\`)`;
  return [markdownCode(name), text, formatCount(objects), formatBytes(bytes), timeText(newest)];
}

/** The deleted directories that are not named, added up. */
function restRow(groups: readonly PlannedGroup[]): readonly Row[] {
  if (groups.length === 0) return [];
  const { objects, bytes } = addedUp(groups);
  const name = plural(groups.length, 'more directory', 'more directories');
  return [[name, 'delete', formatCount(objects), formatBytes(bytes), '']];
}

/** First what is deleted, then what is kept, by reason. */
function amountsOf(plan: RetentionPlan): readonly (readonly [RetentionAction, Amount])[] {
  const kept = [...plan.amounts].filter(([action]) => action !== 'delete');
  return [['delete', amountOf(plan, 'delete')], ...kept];
}

function groupsOf({ groups }: RetentionPlan, action: RetentionAction): readonly PlannedGroup[] {
  return groups.filter((group) => group.action === action);
}

function actionText(action: RetentionAction): string {
  return action === 'delete' ? 'delete' : `keep, ${REASON_TEXT[action]}`;
}

function amountText(
  plan: RetentionPlan,
  action: RetentionAction,
  { objects, bytes }: Amount,
): string {
  const groups = groupsOf(plan, action);
  const isOfDirectories = plan.rules.keepNewestOf === 'directories' && groups.length > 0;
  const directories = isOfDirectories ? `${directoriesText(groups.length)} with ` : '';
  const freed = action === 'delete' ? 'which frees ' : '';
  return `${directories}${plural(objects, 'object')}, ${freed}${formatBytes(bytes)}${namesText(groups)}`;
}

function directoriesText(count: number): string {
  return count === 1 ? '1 directory' : `${formatCount(count)} directories`;
}

function namesText(groups: readonly PlannedGroup[]): string {
  if (groups.length === 0) return '';
  const names = groups.slice(0, MAX_NAMES).map(({ name }) => quote(name));
  const rest = groups.length - names.length;
  return `: ${names.join(', ')}${rest > 0 ? ` and ${formatCount(rest)} more` : ''}`;
}

function remarksOf({ rules, groups }: RetentionPlan): readonly string[] {
  if (rules.keepNewestOf === 'objects' || groups.length > 0) return [];
  return [
    'No directory was found right under the prefix, so nothing is deleted. ' +
      'With keep-newest-of: objects the newest of single objects are kept.',
  ];
}

function timeText(time: number): string {
  return Number.isNaN(time) ? 'unknown' : new Date(time).toISOString();
}

/** Changed objects that the summary names. */
const MAX_KEYS = 500;

/** A part of the plan: objects that have the same action for the same reason. */
interface Line {
  readonly action: string;
  readonly count: number;
  readonly reason: ChangeReason | SkipReason | 'absent';
  readonly text: string;
}

type ShownPlan = Pick<SyncPlan, 'counts' | 'changes' | 'deletion'>;

/** The plan of a sync; each changed file is named in a dry run only, what is deleted always. */
export function syncPlanView(plan: ShownPlan, isDryRun: boolean): PlanView {
  const deletion = deletionView(plan.deletion, { thing: 'object', isDone: false });
  const rows = isDryRun ? planRows(plan) : '';
  return {
    lines: [...syncPlanLines(plan), ...deletion.lines],
    markdown: joined(planTable(plan), rows, deletion.table, deletion.keys),
  };
}

/** For example `plan: upload 2 new, upload 1 changed content, update headers of 1, delete 3, keep 7`. */
export function syncPlanLines({ counts }: ShownPlan): readonly string[] {
  const { uploads, copies, deletes, unchanged, kept } = counts;
  const others = [...kept].filter(([reason]) => reason !== 'state');
  const keeps = others.reduce((sum, [, count]) => sum + count, unchanged);
  const parts = [
    ...[...uploads].map(([reason, count]) => `upload ${formatCount(count)} ${UPLOADED[reason]}`),
    ...(copies > 0 ? [`update headers of ${formatCount(copies)}`] : []),
    ...(deletes > 0 ? [`delete ${formatCount(deletes)}`] : []),
    ...(keeps > 0 ? [`keep ${formatCount(keeps)}`] : []),
  ];
  return [`plan: ${parts.length === 0 ? 'nothing to do' : parts.join(', ')}`];
}

const UPLOADED: Readonly<Record<ChangeReason, string>> = {
  new: 'new',
  size: 'of another size',
  content: 'with other content',
  unknown: 'that may differ',
  headers: 'with other headers',
};

/** A table of the numbers in Markdown. */
export function planTable({ counts }: ShownPlan): string {
  const rows = linesOf(counts).map(({ action, count, reason, text }) => [
    action,
    formatCount(count),
    `\`${reason}\`: ${text}`,
  ]);
  return rows.length === 0 ? '' : table(['plan', 'objects:', 'because'], rows);
}

/** A table of the changed files in Markdown, as long as a summary can hold. */
export function planRows(plan: ShownPlan): string {
  const columns = ['plan', 'key', 'because', 'size:'];
  const rows: Row[] = [];
  let count = 0;
  for (const { action, key, reason, size } of plan.changes()) {
    if (reason === undefined) continue;
    count += 1;
    if (rows.length >= MAX_KEYS) continue;
    rows.push([ACTION_TEXT[action], markdownCode(key), `\`${reason}\``, formatBytes(size)]);
  }
  if (count === 0) return '';
  const shown = fittingRows(columns, rows, TABLE_BYTES.keys);
  return joined(table(columns, shown), ...moreText(count - shown.length, 'file'));
}

const ACTION_TEXT = { upload: 'upload', copy: 'update headers', delete: 'delete' } as const;

function linesOf({ uploads, copies, unchanged, deletes, kept }: PlanCounts): readonly Line[] {
  const uploaded = [...uploads].map(([reason, count]) => {
    return { action: 'upload', count, reason, text: CHANGE_TEXT[reason] };
  });
  const keeps = [...kept].map(([reason, count]) => {
    return { action: 'keep', count, reason, text: REASON_TEXT[reason] };
  });
  const absent = 'the directory has no such file';
  const all: readonly Line[] = [
    ...uploaded,
    { action: ACTION_TEXT.copy, count: copies, reason: 'headers', text: CHANGE_TEXT.headers },
    { action: 'delete', count: deletes, reason: 'absent', text: absent },
    { action: 'keep', count: unchanged, reason: 'unchanged', text: REASON_TEXT.unchanged },
    ...keeps,
  ];
  return all.filter(({ count }) => count > 0);
}
