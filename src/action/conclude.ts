import { codeOf, InputError, messageOf } from '../core/errors.ts';
import { causeLine, causesOf, headlineOf, type Tally, totalOf } from '../core/tally.ts';
import { formatCount, plural } from '../core/text.ts';
import { type Inputs, modeOf } from './modes/modes.ts';
import type { Log, Print } from './log.ts';
import type { PlanView } from './modes/mode.ts';
import type { Explanation } from './report/explain.ts';
import { countedNumbers, type RunFiles, setOutputs } from './report/outputs.ts';
import { writeSummary } from './report/summary.ts';

/** Everything known when the work is over. */
export interface Ending {
  readonly inputs: Inputs;
  readonly tally: Tally;
  readonly files: RunFiles;
  readonly endpoint: string | undefined;
  /** Objects that the mode set out to process, where it knows. */
  readonly expected: number | undefined;
  /** What was decided before anything was changed, where that was needed. */
  readonly plan: PlanView | undefined;
  /** Warnings given during the run. */
  readonly warnings: readonly string[];
  /** Warnings about what was kept although no input says so. */
  readonly unexplained: readonly string[];
  /** Why the run could not go on. */
  readonly interruption: { readonly thrown: unknown } | undefined;
  readonly explanations: readonly Explanation[];
}

const MAX_CAUSE_ANNOTATIONS = 8;
const CAUSES_IN_MESSAGE = 3;

/**
 * Reports the result of the run: outputs first, then the summary, then the log, and last the
 * message of a failure. Resolves to whether the run succeeded: everything is done, or failures only warn.
 */
export async function conclude(ending: Ending, log: Log, env: NodeJS.ProcessEnv): Promise<boolean> {
  const { inputs, tally, files, interruption } = ending;
  setOutputs({ tally, files, isDryRun: inputs.dryRun });
  const warnings = [...ending.warnings, ...ending.unexplained];
  await writeSummary({ ...ending, warnings, report: files.report }, env);
  warnOfGaps(ending, log);
  if (tally.failed === 0 && interruption === undefined) {
    log.info(closingLine(ending));
    return true;
  }
  const isFatal = interruption !== undefined || inputs.onFailure === 'fail';
  annotateCauses(tally, isFatal ? log.error : log.warning);
  const message = [...failureLines(ending), ...ending.explanations.flatMap(explanationLines)];
  if (isFatal) log.fail(...message);
  else log.warning(...message);
  return !isFatal;
}

function explanationLines({ happened, todo }: Explanation): readonly string[] {
  return [`What happened: ${happened}`, `What to do: ${todo}`];
}

/** The counts, the first causes, and where the rest is. */
export function failureLines({
  inputs,
  tally,
  files,
  expected = 0,
  interruption,
}: Ending): readonly string[] {
  if (interruption !== undefined && totalOf(tally) === 0) return interruptionLines(interruption);
  const headline = headlineOf(modeOf(inputs).verb, tally, interruption);
  const untouched = expected - totalOf(tally);
  return [
    untouched > 0
      ? `${headline}; ${plural(untouched, 'object was', 'objects were')} not attempted`
      : headline,
    ...causesOf(tally.errors).slice(0, CAUSES_IN_MESSAGE).map(causeLine),
    ...(files.report === undefined ? [] : [`The complete report: ${files.report}`]),
  ];
}

function interruptionLines({ thrown }: { readonly thrown: unknown }): readonly string[] {
  if (thrown instanceof InputError) return thrown.problems;
  return [`${codeOf(thrown)}: ${messageOf(thrown)}`];
}

function annotateCauses(tally: Tally, annotate: Print): void {
  const causes = causesOf(tally.errors);
  for (const cause of causes.slice(0, MAX_CAUSE_ANNOTATIONS)) annotate(causeLine(cause));
  const rest = causes.slice(MAX_CAUSE_ANNOTATIONS);
  if (rest.length > 0)
    annotate(`${plural(rest.length, 'more cause is', 'more causes are')} in the report`);
}

function warnOfGaps({ tally, files, unexplained }: Ending, log: Log): void {
  for (const warning of unexplained) log.warning(warning);
  const links = tally.skippedBy.get('symlink') ?? 0;
  if (links > 0) {
    const were = plural(links, 'symbolic link was', 'symbolic links were');
    log.warning(`${were} skipped: follow-symlinks: true follows ${links === 1 ? 'it' : 'them'}`);
  }
  const { markersLeft } = tally;
  if (markersLeft > 0) {
    log.info(
      `${plural(markersLeft, 'delete')} only added a delete marker, because the bucket keeps ` +
        'versions: the versions under it still cost storage, and versions: all removes them',
    );
  }
  if (files.unlisted > 0) {
    const keys = plural(files.unlisted, 'changed key is', 'changed keys are');
    log.warning(
      `${keys} left out of changed-keys, where a key with line ends, other control characters or ` +
        'invalid Unicode would read as another: the report (input `report`) has all keys',
    );
  }
}

function closingLine({ inputs, tally }: Ending): string {
  const numbers = countedNumbers(tally).filter(({ count }) => count > 0);
  const isDone = numbers.some(({ op }) => op !== undefined);
  if (!isDone) return `nothing to do${skippedText(tally)}`;
  const phrases = (isOutcomes: boolean) =>
    numbers
      .filter(({ counts }) => (counts === 'outcomes') === isOutcomes)
      .flatMap(({ phrase, count }) => phrase?.(count) ?? [])
      .join(', ');
  const details = phrases(false);
  const what = `${phrases(true)}${details === '' ? '' : ` (${details})`}`;
  return inputs.dryRun ? `dry run, nothing was changed: would have ${what}` : what;
}

/** The files that are up to date, and the other skipped objects except that of the state. */
function skippedText({ skipped, skippedBy }: Tally): string {
  const unchanged = skippedBy.get('unchanged') ?? 0;
  const others = skipped - unchanged - (skippedBy.get('state') ?? 0);
  const parts = [
    ...(unchanged > 0 ? [`${plural(unchanged, 'file is', 'files are')} up to date`] : []),
    ...(others > 0 ? [`skipped ${formatCount(others)}`] : []),
  ];
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}
