import { BatchError, counted } from '../core/batch-error.ts';
import { codeOf, messageOf } from '../core/errors.ts';
import { totalOf, type Tally } from '../core/tally.ts';
import { causeLine, causesOf } from './causes.ts';
import { countsOf, sized } from './counts.ts';
import type { Explanation } from './failures/explain.ts';
import type { LedgerFiles } from './ledger.ts';
import type { Log, Print } from './log.ts';
import { setOutputs } from './outputs.ts';
import type { ShownPlan } from './shown-plan.ts';
import { writeSummary } from './summary.ts';
import { InputError, type Inputs } from './inputs/types.ts';

/** Everything that is known when the work is over. */
export interface Ending {
  readonly inputs: Inputs;
  readonly tally: Tally;
  readonly files: LedgerFiles;
  readonly endpoint: string | undefined;
  /** Objects that the mode set out to treat, where it knows. */
  readonly expected: number | undefined;
  /** What was decided before anything was changed, where that was needed. */
  readonly plan: ShownPlan | undefined;
  /** What was warned of while the work was done. */
  readonly warnings: readonly string[];
  /** What was left, and the inputs do not say why. */
  readonly unexplained: readonly string[];
  /** Why the run could not go on. */
  readonly interruption: { readonly thrown: unknown } | undefined;
  readonly explanations: readonly Explanation[];
}

const KINDS = {
  'upload-dir': 'upload',
  'sync-dir': 'sync',
  'delete-prefix': 'delete',
  'abort-uploads': 'abort',
} as const;
const MAX_CAUSE_ANNOTATIONS = 8;
const CAUSES_IN_MESSAGE = 3;

/**
 * Tells what became of the run: outputs first, then the summary, then the log, and last the
 * verdict, which is true when everything that was asked is done, or only warned about.
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

/** Counts both sides, names the first causes and says where the rest is. */
export function failureLines({
  inputs,
  tally,
  files,
  expected = 0,
  interruption,
}: Ending): readonly string[] {
  if (interruption !== undefined && totalOf(tally) === 0) return interruptionLines(interruption);
  const headline = new BatchError(KINDS[inputs.mode], tally, interruption).message;
  const untouched = expected - totalOf(tally);
  return [
    untouched > 0 ? `${headline}; ${counted(untouched)} objects were not attempted` : headline,
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
  if (rest.length > 0) annotate(`${counted(rest.length)} more causes are in the report`);
}

function warnOfGaps({ tally, files, unexplained }: Ending, log: Log): void {
  for (const warning of unexplained) log.warning(warning);
  const links = tally.skippedBy.get('symlink') ?? 0;
  if (links > 0) {
    log.warning(
      `${counted(links)} symbolic links were skipped: follow-symlinks: true follows them`,
    );
  }
  if (tally.markersLeft > 0) {
    log.info(
      `${counted(tally.markersLeft)} deletes only left a delete marker, because the bucket keeps ` +
        'versions: what they hide still costs storage, and versions: all removes it',
    );
  }
  if (files.unlisted > 0) {
    const count = counted(files.unlisted);
    log.warning(`${count} changed keys hold control characters and are only in the report`);
  }
}

function closingLine({ inputs, tally }: Ending): string {
  const { bytes, failed, ...objects } = countsOf(tally);
  const { markersDeleted } = tally;
  const markers = markersDeleted > 0 ? ` (${counted(markersDeleted)} of them delete markers)` : '';
  const parts = Object.entries(objects)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name} ${counted(count)}${name === 'deleted' ? markers : ''}`);
  const what = parts.length === 0 ? 'nothing to do' : parts.join(', ');
  const dry = inputs.dryRun ? 'dry run, nothing was changed: ' : '';
  const { freedBytes } = tally;
  const sizes = [
    ...(bytes > 0 ? [sized(bytes)] : []),
    ...(freedBytes > 0 ? [`${sized(freedBytes)} of parts freed`] : []),
  ];
  return `${dry}${what}, failed ${failed}${sizes.length > 0 ? ` (${sizes.join(', ')})` : ''}`;
}
