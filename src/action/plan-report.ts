import { counted } from '../core/batch-error.ts';
import { CHANGE_TEXT, REASON_TEXT, type ChangeReason, type SkipReason } from '../core/reasons.ts';
import type { PlanCounts } from '../plan/sync-plan.ts';
import { markdownCode } from './printable.ts';
import type { ShownPlan } from './shown-plan.ts';

/** A plan for people: how much of what, and each object that it changes. */
export interface PlanReport {
  readonly counts: PlanCounts;
  rows(): Iterable<PlanRow>;
}

export interface PlanRow {
  readonly action: 'upload' | 'copy' | 'delete';
  readonly key: string;
  /** Undefined for a delete, which has one reason only. */
  readonly reason: ChangeReason | undefined;
}

/** Objects that the summary names: some 100 bytes each of the megabyte that a step may have. */
const MAX_ROWS = 500;

interface Line {
  readonly action: string;
  readonly count: number;
  readonly reason: ChangeReason | SkipReason | 'absent';
  readonly text: string;
}

/** What changes object by object is named in a dry run only. */
export function shownPlan(plan: PlanReport, isDryRun: boolean): ShownPlan {
  const tables = [planTable(plan), isDryRun ? planRows(plan) : ''];
  return { lines: planLines(plan), markdown: tables.filter((one) => one !== '').join('\n\n') };
}

/** `plan: upload 2 new, upload 1 content, delete 3, leave 7 unchanged`. */
export function planLines({ counts }: PlanReport): readonly string[] {
  const parts = linesOf(counts).map(({ action, count, reason }) => {
    return `${action} ${counted(count)} ${reason}`;
  });
  return [`plan: ${parts.length === 0 ? 'nothing' : parts.join(', ')}`];
}

/** A table of the numbers in Markdown. */
export function planTable({ counts }: PlanReport): string {
  const rows = linesOf(counts).map(
    ({ action, count, reason, text }) =>
      `| ${action} | ${counted(count)} | \`${reason}\`: ${text} |`,
  );
  if (rows.length === 0) return '';
  return ['| plan | objects | because |', '| --- | ---: | --- |', ...rows].join('\n');
}

/** A table of what is changed in Markdown, not longer than a summary can hold. */
export function planRows(plan: PlanReport): string {
  const rows: string[] = [];
  let more = 0;
  for (const { action, key, reason = 'absent' } of plan.rows()) {
    if (rows.length < MAX_ROWS) rows.push(`| ${action} | ${markdownCode(key)} | \`${reason}\` |`);
    else more += 1;
  }
  if (rows.length === 0) return '';
  const table = ['| plan | key | because |', '| --- | --- | --- |', ...rows].join('\n');
  return more === 0 ? table : `${table}\n\nand ${counted(more)} more.`;
}

function linesOf({ uploads, copies, unchanged, deletes, left }: PlanCounts): readonly Line[] {
  const changes = [...uploads].map(([reason, count]) => {
    return { action: 'upload', count, reason, text: CHANGE_TEXT[reason] };
  });
  const stays = [...left].map(([reason, count]) => {
    return { action: 'leave', count, reason, text: REASON_TEXT[reason] };
  });
  const absent = 'the directory has no such file';
  const all: readonly Line[] = [
    ...changes,
    { action: 'copy', count: copies, reason: 'headers', text: CHANGE_TEXT.headers },
    { action: 'delete', count: deletes, reason: 'absent', text: absent },
    { action: 'leave', count: unchanged, reason: 'unchanged', text: REASON_TEXT.unchanged },
    ...stays,
  ];
  return all.filter(({ count }) => count > 0);
}
