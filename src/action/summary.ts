import * as core from '@actions/core';
import { counted } from '../core/batch-error.ts';
import { messageOf } from '../core/errors.ts';
import { REASON_TEXT } from '../core/reasons.ts';
import type { Tally } from '../core/tally.ts';
import { causesOf, nameOf } from './causes.ts';
import { countsOf, sized } from './counts.ts';
import type { Explanation } from './failures/explain.ts';
import { InputError, type Inputs } from './inputs/types.ts';
import { markdownCode } from './printable.ts';
import type { ShownPlan } from './shown-plan.ts';

export interface SummaryFacts {
  readonly inputs: Inputs;
  readonly tally: Tally;
  readonly endpoint: string | undefined;
  readonly report: string | undefined;
  readonly plan: ShownPlan | undefined;
  readonly warnings: readonly string[];
  readonly interruption: { readonly thrown: unknown } | undefined;
  readonly explanations: readonly Explanation[];
}

const MAX_CAUSES = 20;
const MAX_WARNINGS = 50;

/** Writes the job summary, where the runner shows one. */
export async function writeSummary(facts: SummaryFacts, env: NodeJS.ProcessEnv): Promise<void> {
  if (!env['GITHUB_STEP_SUMMARY']) return;
  await core.summary.addRaw(summaryOf(facts), true).write();
}

/** The summary in Markdown; everything that is not the project's own text goes as code. */
export function summaryOf(facts: SummaryFacts): string {
  const { tally, plan } = facts;
  const planned = plan?.markdown ?? '';
  return [
    title(facts),
    warned(facts),
    counts(tally),
    skips(tally),
    planned,
    failures(facts),
    explanations(facts),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function title({ inputs, tally, endpoint, interruption }: SummaryFacts): string {
  const { mode, bucket, prefix, dryRun } = inputs;
  const isComplete = tally.failed === 0 && interruption === undefined;
  const where = markdownCode(`${bucket}/${prefix}`);
  const at = endpoint === undefined ? '' : ` at ${markdownCode(endpoint)}`;
  const state = isComplete ? 'complete' : 'NOT complete';
  const dry = dryRun ? '\n\n**Dry run: nothing was changed. The numbers are what would be.**' : '';
  return `### ${mode}: ${state}\n\n${where}${at}${dry}`;
}

function warned({ warnings }: SummaryFacts): string {
  const lines = warnings.slice(0, MAX_WARNINGS).flatMap((warning) => warning.split('\n'));
  return lines.map((line) => `- Warning: ${markdownCode(line)}`).join('\n');
}

function counts(tally: Tally): string {
  const { bytes, ...objects } = countsOf(tally);
  const rows = Object.entries(objects)
    .filter(([name, count]) => count > 0 || name === 'failed')
    .map(([name, count]) => `| ${name} | ${counted(count)} |`);
  const markers = [
    ...markerRow('of the deleted: delete markers', tally.markersDeleted),
    ...markerRow('of the deleted: hidden under a delete marker', tally.markersLeft),
  ];
  const sent = bytes > 0 ? [`| bytes | ${sized(bytes)} |`] : [];
  const { freedBytes } = tally;
  const freed = freedBytes > 0 ? [`| bytes of parts freed | ${sized(freedBytes)} |`] : [];
  return ['| objects | |', '| --- | ---: |', ...rows, ...markers, ...sent, ...freed].join('\n');
}

function markerRow(name: string, count: number): string[] {
  return count > 0 ? [`| ${name} | ${counted(count)} |`] : [];
}

function skips({ skippedBy }: Tally): string {
  const rows = [...skippedBy].map(
    ([reason, count]) => `- ${counted(count)} skipped as \`${reason}\`: ${REASON_TEXT[reason]}`,
  );
  return rows.join('\n');
}

function failures({ tally, interruption, report }: SummaryFacts): string {
  const stop = interruption === undefined ? [] : [stopped(interruption.thrown)];
  const causes = causesOf(tally.errors);
  const rows = causes.slice(0, MAX_CAUSES).map(({ code, message, count, objects }) => {
    const first = objects[0] === undefined ? '' : nameOf(objects[0], markdownCode);
    const cells = [counted(count), markdownCode(code), markdownCode(message), first];
    return `| ${cells.join(' | ')} |`;
  });
  const head = ['| failed | code | message | first key |', '| ---: | --- | --- | --- |'];
  const table = rows.length === 0 ? [] : [[...head, ...rows].join('\n')];
  const more = causes.length - rows.length;
  const rest = more > 0 ? [`${counted(more)} more causes are in the report.`] : [];
  const where = report === undefined ? [] : [`The complete report: ${markdownCode(report)}`];
  return [...stop, ...table, ...rest, ...where].join('\n\n');
}

function stopped(thrown: unknown): string {
  const [first = '', ...more] =
    thrown instanceof InputError ? thrown.problems : [messageOf(thrown)];
  if (more.length === 0) return `Stopped early: ${markdownCode(first)}`;
  return ['Stopped early:\n', ...[first, ...more].map((line) => `- ${markdownCode(line)}`)].join(
    '\n',
  );
}

function explanations({ explanations: all }: SummaryFacts): string {
  if (all.length === 0) return '';
  const rows = all.map(
    ({ happened, todo }) => `| ${markdownCode(happened)} | ${markdownCode(todo)} |`,
  );
  return ['| what happened | what to do |', '| --- | --- |', ...rows].join('\n');
}
