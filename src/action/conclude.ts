import { causeLine, isOwnFailure, nameOf, restOfCauses } from '../core/tally/causes.ts';
import { type Tally, totalOf } from '../core/tally/tally.ts';
import { excerptOf, formatBytes, formatCount, plural, quote } from '../core/text.ts';
import type { Traffic } from '../s3/send/traffic.ts';
import type { Log, Print } from './log.ts';
import type { PlanView } from './modes/mode.ts';
import { CHANGE_WORDS, type ChangedObject, type ChangeGroup } from './report/changes.ts';
import { type Explanation, explanationOf } from './report/explain.ts';
import {
  failureTexts,
  isComplete,
  ownFailures,
  reportAdvice,
  type RunResult,
  thrownLines,
  thrownText,
} from './report/failure-text.ts';
import { countedNumbers, type RunFiles, setOutputs } from './report/outputs.ts';
import { writeSummaryFile } from './report/summary/summary-file.ts';
import { type SummaryFacts, summaryOf, writeSummary } from './report/summary/summary.ts';

/** Everything known when the work is over. */
export interface Ending extends RunResult {
  readonly traffic: Traffic;
  readonly files: RunFiles;
  readonly endpoint: string | undefined;
  /** What was decided before anything was changed, where that was needed. */
  readonly plan: PlanView | undefined;
  /** What was changed; in a dry run, what would be. */
  readonly changes: readonly ChangeGroup[];
  /** Milliseconds that the run took. */
  readonly duration: number;
  /** The end of the run. */
  readonly now: Date;
  /** Address of the action's files; undefined where it is unknown. */
  readonly address: string | undefined;
  /** Warnings given during the run. */
  readonly warnings: readonly string[];
  /** Warnings about what was kept although no input says so. */
  readonly unexplained: readonly string[];
  readonly explanations: readonly Explanation[];
}

/** With one for the other causes and the last one, the ten of a kind that GitHub shows of a step. */
const MAX_CAUSE_ANNOTATIONS = 8;

/**
 * Reports the result of the run: outputs first, with the file of the summary, then the summary, then
 * the log, and last the message of a failure. Resolves to whether the run succeeded: everything is
 * done, or failures only warn.
 */
export async function conclude(known: Ending, log: Log, env: NodeJS.ProcessEnv): Promise<boolean> {
  const ending = await withOutputs(known, log, env);
  const { inputs, tally, interruption } = ending;
  const facts = factsOf(ending);
  await writeSummary(() => summaryOf(facts), inputs, log, env);
  showChanges(ending, log);
  showFailures(ending, log);
  const gaps = gapsOf(ending);
  for (const gap of gaps) log.warning(gap);
  showMarkersLeft(tally, log);
  if (isComplete(ending)) {
    log.info(closingLine(ending));
    return true;
  }
  if (totalOf(tally) > 0) log.info(closingLine(ending));
  const isFatal = interruption !== undefined || inputs.onFailure === 'fail';
  const given = isFatal ? 0 : ending.warnings.length + gaps.length;
  annotateCauses(ending, isFatal ? log.error : log.warning, MAX_CAUSE_ANNOTATIONS - given);
  const message = failureLines(ending, env);
  if (isFatal) log.fail(...message);
  else log.warning(...message);
  return !isFatal;
}

function factsOf(ending: Ending): SummaryFacts {
  const warnings = [...ending.warnings, ...ending.unexplained];
  return { ...ending, warnings, report: ending.files.report };
}

/** Sets the outputs. Later steps would act on what they lack, so a run without them fails. */
async function withOutputs(ending: Ending, log: Log, env: NodeJS.ProcessEnv): Promise<Ending> {
  const { inputs, tally, traffic, files, interruption } = ending;
  const summary = await writeSummaryFile((bytes) => summaryOf(factsOf(ending), bytes), log, env);
  const { dryRun: isDryRun, siteUrl } = inputs;
  const facts = { tally, traffic, files: { ...files, ...summary }, isDryRun, siteUrl };
  const unset = setOutputs(facts);
  if (unset === undefined) return ending;
  if (interruption === undefined) return { ...ending, interruption: { thrown: unset } };
  log.error(...thrownLines(unset));
  return ending;
}

function explanationLines({ happened, todo }: Explanation): readonly string[] {
  return [`What happened: ${happened}`, `What to do: ${todo}`];
}

/** Explanations in the message of the failure; the summary and the report have the others too. */
const MAX_EXPLAINED = 3;

/** The counts, the first causes and their remedies, where the report is, and what keeps it. */
export function failureLines(ending: Ending, env: NodeJS.ProcessEnv): readonly string[] {
  const { report } = ending.files;
  const isKept = report !== undefined && totalOf(ending.tally) > 0;
  return [
    ...failureTexts(ending),
    ...ending.explanations.slice(0, MAX_EXPLAINED).flatMap(explanationLines),
    ...(isKept ? reportAdvice(report, env) : []),
  ];
}

/** What was done to which objects, the largest of each first. */
function showChanges({ inputs, changes, files }: Ending, log: Log): void {
  if (changes.length === 0) return;
  const words = changes.map(({ change, count }) => {
    return CHANGE_WORDS[change][inputs.dryRun ? 'would' : 'done'](count);
  });
  const lines = changes.flatMap(({ change, count, largest }) => {
    const words = CHANGE_WORDS[change];
    const title = inputs.dryRun ? words.wouldTitle : words.title;
    const rest = count - largest.length;
    const more = rest > 0 ? [`${title}: ${formatCount(rest)} more`] : [];
    return [...largest.map((one) => `${title}: ${changedText(one)}`), ...more];
  });
  const isAll = changes.every(({ count, largest }) => count === largest.length);
  const title = `changes: ${inputs.dryRun ? 'would ' : ''}${words.join(', ')}`;
  log.group(title, [...lines, ...(isAll ? [] : [whereAllAre(files)])]);
}

/** An object of 0 bytes is empty, was only copied, or has a size that is unknown. */
function changedText({ key, versionId, isMarker, bytes }: ChangedObject): string {
  const size = isMarker ? ', delete marker' : bytes > 0 ? `, ${formatBytes(bytes)}` : '';
  return `${nameOf({ key, versionId }, quote)}${size}`;
}

/** The objects that failed, each with its own message, as far as they are kept in memory. */
function showFailures({ tally, files }: Ending, log: Log): void {
  const count = ownFailures(tally);
  if (count === 0) return;
  const named = tally.errors.filter(isOwnFailure);
  const lines = named.map(
    (error) => `${nameOf(error, quote)}: ${excerptOf(thrownText(error.cause))}`,
  );
  const rest = count - named.length;
  const more = rest > 0 ? [`${formatCount(rest)} more`, whereAllAre(files)] : [];
  log.group(`failures: ${formatCount(count)}`, [...lines, ...more]);
}

function whereAllAre({ report }: RunFiles): string {
  return `${report === undefined ? 'a report (input report)' : 'the report'} names them all`;
}

/** At most `room` causes; the first has its remedy. A single one stands in the message of the failure. */
function annotateCauses(ending: Ending, annotate: Print, room: number): void {
  const { failures, others } = ending.tally.causes();
  const named = Math.max(0, room);
  const [first, ...more] = failures.length === 1 ? [] : failures.slice(0, named);
  if (first === undefined) return;
  const explanation = explanationOf(first, ending);
  annotate(causeLine(first), ...(explanation === undefined ? [] : explanationLines(explanation)));
  for (const cause of more) annotate(causeLine(cause));
  const rest = restOfCauses(failures.slice(named), others);
  if (rest.length > 0) annotate(`${rest.join('')}: see the report`);
}

/** Warnings about what was kept or left out. */
function gapsOf({ tally, files, unexplained }: Ending): readonly string[] {
  const links = tally.skippedBy.get('symlink') ?? 0;
  const were = plural(links, 'symbolic link was', 'symbolic links were');
  const them = links === 1 ? 'it points to' : 'they point to';
  const keys = plural(files.unlisted, 'changed key is', 'changed keys are');
  return [
    ...unexplained,
    ...(links === 0
      ? []
      : [`${were} not followed: set follow-symlinks: true to upload what ${them}`]),
    ...(files.unlisted === 0
      ? []
      : [
          `${keys} left out of changed-keys, because line ends, other control characters or invalid ` +
            'Unicode would make other keys of them: the report (input `report`) has all keys',
        ]),
  ];
}

function showMarkersLeft({ markersLeft }: Tally, log: Log): void {
  if (markersLeft === 0) return;
  log.info(
    `${plural(markersLeft, 'delete')} only added a delete marker, because the bucket keeps ` +
      'versions: the versions under it still cost storage; to remove them, run mode delete-prefix ' +
      'with versions: noncurrent',
  );
}

function closingLine({ inputs, tally }: Ending): string {
  const numbers = countedNumbers(tally).filter(({ count }) => count > 0);
  const isDone = numbers.some(({ op }) => op !== undefined);
  const phrases = (isOutcomes: boolean) =>
    numbers
      .filter(({ counts }) => (counts === 'outcomes') === isOutcomes)
      .flatMap(({ phrase, count }) => phrase?.(count, tally) ?? [])
      .join(', ');
  const details = phrases(false);
  const outcomes = phrases(true);
  if (!isDone && tally.failed === 0) return `nothing to do${outcomes && `: ${outcomes}`}`;
  const what = `${outcomes}${details === '' ? '' : ` (${details})`}`;
  return inputs.dryRun ? `dry run, nothing was changed: would have ${what}` : what;
}
