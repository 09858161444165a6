import * as core from '@actions/core';
import { InputError, messageOf } from '../../core/errors.ts';
import { REASON_TEXT } from '../../core/outcome.ts';
import { causesOf, nameOf, type Tally } from '../../core/tally.ts';
import { formatBytes, formatCount, plural } from '../../core/text.ts';
import type { Inputs } from '../modes/modes.ts';
import { markdownCode } from '../log.ts';
import type { PlanView } from '../modes/mode.ts';
import type { Explanation } from './explain.ts';
import { fittingLines, fittingRows, table } from './markdown.ts';
import { countedNumbers } from './outputs.ts';

export interface SummaryFacts {
  readonly inputs: Inputs;
  readonly tally: Tally;
  readonly endpoint: string | undefined;
  readonly report: string | undefined;
  readonly plan: PlanView | undefined;
  readonly warnings: readonly string[];
  readonly interruption: { readonly thrown: unknown } | undefined;
  readonly explanations: readonly Explanation[];
}

const MAX_CAUSES = 20;
const MAX_WARNINGS = 50;

/** Bytes of a summary, somewhat below the runner's 1 MiB. */
const MAX_SUMMARY = 1000 * 1024;

/**
 * Bytes of each part, because the runner drops a summary over 1 MiB as a whole: together with the
 * plan's 400 KiB they stay below it whatever the names are.
 */
const MAX_BYTES = { warnings: 100 * 1024, stop: 100 * 1024, causes: 200 * 1024, words: 100 * 1024 };

/** The number whose row is there even when it is 0. */
const ALWAYS_SHOWN = 'failed';

/** Writes the job summary, where the runner shows one. */
export async function writeSummary(facts: SummaryFacts, env: NodeJS.ProcessEnv): Promise<void> {
  if (!env['GITHUB_STEP_SUMMARY']) return;
  await core.summary.addRaw(summaryOf(facts), true).write();
}

/** The summary in Markdown; any text that is not the project's own becomes code. */
export function summaryOf(facts: SummaryFacts): string {
  const { tally, plan } = facts;
  const planned = plan?.markdown ?? '';
  const parts = [
    title(facts),
    warned(facts),
    counts(tally),
    skips(tally),
    planned,
    failures(facts),
    explanations(facts),
  ];
  return withinLimit(parts.filter((part) => part !== '')).join('\n\n');
}

/** Each part has a limit of its own; this one holds whatever becomes of these. */
function withinLimit(parts: readonly string[]): readonly string[] {
  let free = MAX_SUMMARY;
  return parts.filter((part) => {
    const bytes = Buffer.byteLength(part) + 2;
    if (bytes > free) return false;
    free -= bytes;
    return true;
  });
}

function title({ inputs, tally, endpoint, interruption }: SummaryFacts): string {
  const { mode, bucket, prefix, dryRun } = inputs;
  const isComplete = tally.failed === 0 && interruption === undefined;
  const where = markdownCode(`${bucket}/${prefix}`);
  const at = endpoint === undefined ? '' : ` at ${markdownCode(endpoint)}`;
  const state = isComplete ? 'complete' : 'NOT complete';
  const dry = dryRun
    ? '\n\n**Dry run: nothing was changed. The numbers are what a real run would do.**'
    : '';
  return `### ${mode}: ${state}\n\n${where}${at}${dry}`;
}

function warned({ warnings }: SummaryFacts): string {
  const lines = warnings.slice(0, MAX_WARNINGS).flatMap((warning) => warning.split('\n'));
  const rows = lines.map((line) => `- Warning: ${markdownCode(line)}`);
  return fittingLines(rows, MAX_BYTES.warnings).join('\n');
}

function counts(tally: Tally): string {
  const rows = countedNumbers(tally)
    .filter(({ name, count }) => count > 0 || name === ALWAYS_SHOWN)
    .map(({ label, counts, count }) => {
      return `| ${label} | ${counts === 'bytes' ? formatBytes(count) : formatCount(count)} |`;
    });
  return ['| objects | |', '| --- | ---: |', ...rows].join('\n');
}

function skips({ skippedBy }: Tally): string {
  const rows = [...skippedBy].map(
    ([reason, count]) => `- ${formatCount(count)} skipped as \`${reason}\`: ${REASON_TEXT[reason]}`,
  );
  return rows.join('\n');
}

function failures({ tally, interruption, report }: SummaryFacts): string {
  const stop = interruption === undefined ? [] : [stopped(interruption.thrown)];
  const causes = causesOf(tally.errors);
  const all = causes.slice(0, MAX_CAUSES).map(({ code, message, count, objects }) => {
    const first = objects[0] === undefined ? '' : nameOf(objects[0], markdownCode);
    return [formatCount(count), markdownCode(code), markdownCode(message), first];
  });
  const columns = ['failed:', 'code', 'message', 'first key'];
  const rows = fittingRows(columns, all, MAX_BYTES.causes);
  const tables = rows.length === 0 ? [] : [table(columns, rows)];
  const more = causes.length - rows.length;
  const rest =
    more > 0 ? [`${plural(more, 'more cause is', 'more causes are')} in the report.`] : [];
  const where = report === undefined ? [] : [`The complete report: ${markdownCode(report)}`];
  return [...stop, ...tables, ...rest, ...where].join('\n\n');
}

function stopped(thrown: unknown): string {
  const [first = '', ...more] =
    thrown instanceof InputError ? thrown.problems : [messageOf(thrown)];
  if (more.length === 0) return `Stopped early: ${markdownCode(first)}`;
  const lines = [first, ...more].map((line) => `- ${markdownCode(line)}`);
  return ['Stopped early:\n', ...fittingLines(lines, MAX_BYTES.stop)].join('\n');
}

function explanations({ explanations: all }: SummaryFacts): string {
  if (all.length === 0) return '';
  const columns = ['what happened', 'what to do'];
  const rows = all.map(({ happened, todo }) => [markdownCode(happened), markdownCode(todo)]);
  return table(columns, fittingRows(columns, rows, MAX_BYTES.words));
}
