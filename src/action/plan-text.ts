import { counted } from '../core/batch-error.ts';
import { REASON_TEXT } from '../core/reasons.ts';
import {
  amountOf,
  type Amount,
  type PlannedGroup,
  type RetentionPlan,
  type RetentionVerdict,
} from '../plan/retention-plan.ts';
import { sized } from './counts.ts';
import { markdownCode, quoted } from './printable.ts';

/** Names on one line of the log. */
const MAX_NAMES = 10;
/** Rows of the summary's table for what goes, and as many for what is kept. */
const MAX_ROWS = 50;

/** What goes, and what is kept and why, as lines of the log. */
export function planLines(plan: RetentionPlan): readonly string[] {
  const { prefix, keepNewest, keepNewestOf } = plan.rules;
  const rules = `keep-newest: ${keepNewest} of the ${keepNewestOf} under ${quoted(prefix)}`;
  return [
    `plan (${rules}):`,
    ...amountsOf(plan).map(
      ([verdict, amount]) => `- ${verdictText(verdict)}: ${amountText(plan, verdict, amount)}`,
    ),
    ...remarksOf(plan),
  ];
}

/** The same for the summary, in Markdown. */
export function planTables(plan: RetentionPlan): string {
  const { keepNewestOf } = plan.rules;
  const totals = amountsOf(plan).map(([verdict, { objects, bytes }]) => {
    const groups = counted(groupsOf(plan, verdict).length);
    const directories = keepNewestOf === 'directories' ? [groups] : [];
    return row(verdictText(verdict), ...directories, counted(objects), sized(bytes));
  });
  const numbers = [...(keepNewestOf === 'directories' ? ['directories'] : []), 'objects', 'size'];
  const head = [row('plan', ...numbers), row('---', ...numbers.map(() => '---:'))];
  return [[...head, ...totals].join('\n'), ...groupsTable(plan), ...remarksOf(plan)].join('\n\n');
}

/** Single names: first of what goes, which a reader of a dry run must see. */
function groupsTable(plan: RetentionPlan): readonly string[] {
  const goes = groupsOf(plan, 'delete').slice(0, MAX_ROWS);
  const kept = plan.groups.filter(({ verdict }) => verdict !== 'delete').slice(0, MAX_ROWS);
  if (goes.length + kept.length === 0) return [];
  const rows = [...goes, ...kept].map(({ name, verdict, objects, bytes, newest }) => {
    const fate = verdict === 'delete' ? 'goes' : `stays (\`${verdict}\`)`;
    return row(markdownCode(name), fate, counted(objects), sized(bytes), timeText(newest));
  });
  const head = [
    row('name', 'plan', 'objects', 'size', 'newest'),
    '| --- | --- | ---: | ---: | --- |',
  ];
  const rest = plan.groups.length - rows.length;
  const more = rest > 0 ? [`${counted(rest)} more names are not shown.`] : [];
  return [[...head, ...rows].join('\n'), ...more];
}

/** First what goes, then what is kept, by its reason. */
function amountsOf(plan: RetentionPlan): readonly (readonly [RetentionVerdict, Amount])[] {
  const kept = [...plan.amounts].filter(([verdict]) => verdict !== 'delete');
  return [['delete', amountOf(plan, 'delete')], ...kept];
}

function groupsOf({ groups }: RetentionPlan, verdict: RetentionVerdict): readonly PlannedGroup[] {
  return groups.filter((group) => group.verdict === verdict);
}

function verdictText(verdict: RetentionVerdict): string {
  return verdict === 'delete' ? 'goes' : `stays, ${REASON_TEXT[verdict]}`;
}

function amountText(
  plan: RetentionPlan,
  verdict: RetentionVerdict,
  { objects, bytes }: Amount,
): string {
  const groups = groupsOf(plan, verdict);
  const isOfDirectories = plan.rules.keepNewestOf === 'directories' && groups.length > 0;
  const directories = isOfDirectories ? `${counted(groups.length)} directories with ` : '';
  const freed = verdict === 'delete' ? 'which frees ' : '';
  return `${directories}${counted(objects)} objects, ${freed}${sized(bytes)}${namesText(groups)}`;
}

function namesText(groups: readonly PlannedGroup[]): string {
  if (groups.length === 0) return '';
  const names = groups.slice(0, MAX_NAMES).map(({ name }) => quoted(name));
  const rest = groups.length - names.length;
  return `: ${names.join(', ')}${rest > 0 ? ` and ${counted(rest)} more` : ''}`;
}

function remarksOf({ rules, groups }: RetentionPlan): readonly string[] {
  if (rules.keepNewestOf === 'objects' || groups.length > 0) return [];
  return [
    'No directory was found right under the prefix, so nothing is deleted. ' +
      'With keep-newest-of: objects the newest of single objects are kept.',
  ];
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function timeText(time: number): string {
  return Number.isNaN(time) ? 'unknown' : new Date(time).toISOString();
}
