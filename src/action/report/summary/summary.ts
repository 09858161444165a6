import * as core from '@actions/core';
import { InputError } from '../../../core/errors.ts';
import { REASON_TEXT } from '../../../core/outcome.ts';
import { type BatchKind, doneOf, DONE_WORD, totalOf } from '../../../core/tally/tally.ts';
import { formatCount, plural } from '../../../core/text.ts';
import { retriesOf, type Traffic } from '../../../s3/send/traffic.ts';
import { cutBetweenWords, type Log, markdownCode, prose, VERSION } from '../../log.ts';
import type { PlanView } from '../../modes/mode.ts';
import { type Inputs, type ModeName, modeOf } from '../../modes/modes.ts';
import { isCancelled, isComplete, thrownText } from '../failure-text.ts';
import { isExplained } from '../unexplained.ts';
import { fileLink, fittingLines, joined, listItems, MAX_BYTES } from '../markdown.ts';
import { unwritableText } from '../line-file.ts';
import { SKIPPED_WORD } from '../outputs.ts';
import { changesBlock } from './changes-text.ts';
import {
  causesText,
  type FailureFacts,
  problemsText,
  remedyText,
  stopText,
} from './failure-summary.ts';
import { type TotalsFacts, totalsLine } from './totals-text.ts';

export interface SummaryFacts extends FailureFacts, TotalsFacts {
  readonly traffic: Traffic;
  readonly report: string | undefined;
  readonly plan: PlanView | undefined;
  readonly warnings: readonly string[];
  /** The end of the run. */
  readonly now: Date;
}

const MAX_WARNINGS = 50;

/**
 * Writes the job summary, where the runner shows one and the inputs want it. One that can't be written
 * is a warning and never a failure.
 */
export async function writeSummary(
  markdown: () => string,
  { summary }: Pick<Inputs, 'summary'>,
  log: Pick<Log, 'warning'>,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  if (!summary || !env['GITHUB_STEP_SUMMARY']) return;
  try {
    await core.summary.addRaw(markdown(), true).write();
  } catch (thrown) {
    log.warning(
      `there is no job summary, because its file ${unwritableText(env['GITHUB_STEP_SUMMARY'], thrown)}`,
    );
  }
}

/**
 * The summary in Markdown; any text that is not the project's own becomes code. It has at most
 * `maxBytes` bytes in UTF-8: what there is no room for is left out as a whole, the changes first.
 */
export function summaryOf(facts: SummaryFacts, maxBytes: number = MAX_BYTES.summary): string {
  const { changes, plan, tally } = facts;
  const isDryRun = facts.inputs.dryRun;
  const isRefused = isRefusedPlan(facts);
  const share = (bytes: number) => Math.min(bytes, Math.floor(maxBytes / 5));
  const block = { isDryRun, now: facts.now, bytes: share(MAX_BYTES.keys) };
  return withinLimit(
    [
      { rank: 0, text: headingOf(facts) },
      { rank: 1, text: isRefused ? '' : totalsLine(facts) },
      { rank: 2, text: remedyText(facts) },
      { rank: 3, text: stopText(facts, share(MAX_BYTES.problems)) },
      { rank: 4, text: causesText(facts, share(MAX_BYTES.causes)) },
      { rank: 6, text: reportText(facts) },
      { rank: 7, text: warningsText(facts, share(MAX_BYTES.warnings)) },
      { rank: 8, text: keptText(facts) },
      { rank: 9, text: joined(plan?.markdown ?? '', isRefused ? (plan?.refused ?? '') : '') },
      { rank: 10, text: totalOf(tally) === 0 ? '' : changesBlock(changes, block) },
      { rank: 5, text: smallLine(facts) },
    ],
    maxBytes,
  );
}

interface Part {
  /** The least important part has the highest. */
  readonly rank: number;
  readonly text: string;
}

const LEFT_OUT = 'Parts of this summary are left out, because it would be too long with them.';

/** The most important parts that fit, in the order of `parts`. */
function withinLimit(parts: readonly Part[], maxBytes: number): string {
  let free = maxBytes - LEFT_OUT.length;
  const written = parts.filter(({ text }) => text !== '');
  const fitting = new Set<Part>();
  for (const part of [...written].sort((a, b) => a.rank - b.rank)) {
    const bytes = Buffer.byteLength(part.text) + 2;
    if (bytes > free) continue;
    free -= bytes;
    fitting.add(part);
  }
  const texts = written.filter((part) => fitting.has(part)).map(({ text }) => text);
  return joined(...texts, fitting.size < written.length ? LEFT_OUT : '');
}

interface RefusalFacts {
  readonly title: string;
  /** Undefined: the inputs name none that there is. */
  readonly mode?: ModeName | undefined;
  /** Address of the action's files; undefined where it is unknown. */
  readonly address: string | undefined;
}

/** The summary of a run whose inputs are refused, or that failed before its first request. */
export function refusalSummary(
  thrown: unknown,
  { title, mode, address }: RefusalFacts,
  maxBytes: number = MAX_BYTES.summary,
): string {
  const isRefusal = thrown instanceof InputError;
  const share = Math.min(MAX_BYTES.problems, Math.floor(maxBytes / 2));
  const what = isRefusal ? 'The inputs are refused, nothing was done' : 'Failed at the start';
  const heading = title === '' ? what : `${titleText(title)}: ${what.toLowerCase()}`;
  const problems = isRefusal
    ? problemsText(thrown.problems, share)
    : markdownCode(thrownText(thrown));
  const page = fileLink(address, `docs/${mode ?? 'inputs'}.md`, 'inputs');
  const more = isRefusal ? `All inputs are explained in ${page}.` : '';
  return withinLimit(
    [
      { rank: 0, text: `### ❌ ${heading}` },
      { rank: 2, text: problems },
      { rank: 1, text: more },
      { rank: 3, text: `<sub>s3-batch-action ${VERSION}</sub>` },
    ],
    maxBytes,
  );
}

/** Characters of a title that are shown. */
const MAX_TITLE = 200;

/** In one piece, because a secret may be a part of it: prose, or code where that would alter it. */
function titleText(title: string): string {
  const shown = cutBetweenWords(title, MAX_TITLE).trim();
  return prose(shown) === shown ? shown : markdownCode(shown);
}

function headingOf(facts: SummaryFacts): string {
  const { inputs } = facts;
  const { title, dryRun } = inputs;
  if (title === '') return `### ${emojiOf(facts)} ${deedText(facts)}`;
  const dry = dryRun ? ' (dry run)' : '';
  return `### ${emojiOf(facts)} ${titleText(title)}${dry}: ${placeText(inputs)}`;
}

/** Whether a plan, or what was found before one, was refused before anything was done. */
function isRefusedPlan({ tally, interruption }: SummaryFacts): boolean {
  return interruption?.thrown instanceof InputError && doneOf(tally) === 0;
}

function emojiOf(facts: SummaryFacts): string {
  const { inputs, interruption } = facts;
  if (isComplete(facts)) return inputs.dryRun ? '📝' : '✅';
  const isWarning =
    isCancelled(facts) || (interruption === undefined && inputs.onFailure === 'warn');
  return isWarning ? '⚠️' : '❌';
}

/** What was done to what: `Synced X to Y`, `Would sync X to Y`, `Failed to sync X to Y`. */
function deedText(facts: SummaryFacts): string {
  const { inputs, tally } = facts;
  const { verb } = modeOf(inputs);
  const place = placeText(inputs);
  const done = DONE_WORD[verb];
  if (isRefusedPlan(facts)) return `Refused to ${verb} ${place}, nothing was changed`;
  const isPart = !isComplete(facts);
  const isNothing = doneOf(tally) === 0;
  if (isNothing && !isPart && !('sourceGiven' in inputs)) {
    return `Nothing to ${verb} in ${bucketPath(inputs)}`;
  }
  if (inputs.dryRun) return isPart ? `Dry run failed: ${verb} ${place}` : `Would ${verb} ${place}`;
  if (!isPart) return `${done.charAt(0).toUpperCase()}${done.slice(1)} ${place}`;
  if (!isNothing) return `Only partly ${done}: ${place}`;
  return isCancelled(facts) ? `Not ${done}: ${place}` : `Failed to ${verb} ${place}`;
}

function bucketPath({ bucket, prefix }: Inputs): string {
  return markdownCode(`${bucket}/${prefix}`);
}

function placeText(inputs: Inputs): string {
  const where = bucketPath(inputs);
  if ('sourceGiven' in inputs) return `${markdownCode(inputs.sourceGiven)} to ${where}`;
  return `${PLACES[modeOf(inputs).verb] ?? ''}${where}`;
}

const PLACES: Readonly<Partial<Record<BatchKind, string>>> = {
  delete: 'objects in ',
  abort: 'uploads in ',
};

/** What was kept or left out, and why; without what is up to date, and without what has a warning. */
function keptText({ inputs, tally }: SummaryFacts): string {
  const reasons = [...tally.skippedBy].filter(([reason]) => {
    // A sync always keeps its state.
    const isOfSync = reason === 'state' && 'sourceGiven' in inputs;
    return reason !== 'unchanged' && !isOfSync && isExplained(reason, inputs);
  });
  const items = reasons.map(([reason, count]) => {
    return `${formatCount(count)} ${SKIPPED_WORD[reason] ?? 'kept'}: ${REASON_TEXT[reason]}`;
  });
  return listItems(items).join('\n');
}

/** Where the report is, unless it names no object. */
function reportText({ report, tally }: SummaryFacts): string {
  if (report === undefined || totalOf(tally) === 0) return '';
  return (
    `The complete report: ${markdownCode(report)}. Keep it with \`actions/upload-artifact\` and the ` +
    'output `report`, which has its path.'
  );
}

function warningsText({ warnings }: SummaryFacts, bytes: number): string {
  const lines = warnings.slice(0, MAX_WARNINGS).flatMap((warning) => warning.split('\n'));
  const items = listItems(lines.map((line) => `⚠️ ${prose(line)}`));
  return fittingLines(items, bytes).join('\n');
}

/** The last line, in small letters: where the requests went, how many they were, and the version. */
function smallLine({ endpoint, traffic }: SummaryFacts): string {
  const { region, requests } = traffic;
  const counted = Object.entries(requests).sort(([, a], [, b]) => b - a);
  const sent = counted.reduce((sum, [, count]) => sum + count, 0);
  const named = counted.map(([operation, count]) => `${operation} ${formatCount(count)}`);
  const retries = retriesOf(traffic);
  // A single operation has the number of all requests.
  const [only] = named.length === 1 ? Object.keys(requests) : [];
  const parts = [
    ...(endpoint === undefined ? [] : [`endpoint ${markdownCode(endpoint)}`]),
    ...(region === undefined ? [] : [`region ${markdownCode(region)}`]),
    ...(sent === 0 ? [] : [`${plural(sent, 'request')} (${only ?? named.join(', ')})`]),
    ...(retries === 0 ? [] : [plural(retries, 'retry', 'retries')]),
    `s3-batch-action ${VERSION}`,
  ];
  return `<sub>${parts.join(' · ')}</sub>`;
}
