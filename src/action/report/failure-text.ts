import { codeOf, InputError, messageOf } from '../../core/errors.ts';
import { causeLines, failuresOf } from '../../core/tally/causes.ts';
import {
  doneOf,
  DONE_WORD,
  headlineOf,
  type Interruption,
  type Tally,
  totalOf,
} from '../../core/tally/tally.ts';
import { formatCount, plural } from '../../core/text.ts';
import { type Inputs, modeOf } from '../modes/modes.ts';

/** How a run ended. */
export interface RunResult {
  readonly inputs: Inputs;
  readonly tally: Tally;
  /** Objects that the mode set out to process, where it knows. */
  readonly expected: number | undefined;
  /** Why the run could not go on. */
  readonly interruption: Interruption | undefined;
}

/** Whether everything is done. */
export function isComplete({
  tally,
  interruption,
}: Pick<RunResult, 'tally' | 'interruption'>): boolean {
  return tally.failed === 0 && interruption === undefined;
}

/**
 * What failed, in one line for people: `3 of 1,204 objects were not uploaded`, or
 * `Cancelled: 384 of 5,000 uploaded, run it again`.
 */
export function failureHeadline(run: RunResult): string {
  const { inputs, tally, expected = 0, interruption } = run;
  if (isCancelled(run)) return cancelledText(run);
  const stop = isFailureOfObjects(run) ? undefined : interruption;
  const headline = headlineOf(modeOf(inputs).verb, tally, stop);
  const untouched = expected - totalOf(tally);
  if (untouched <= 0) return headline;
  return `${headline}; ${plural(untouched, 'more object was', 'more objects were')} not attempted`;
}

/** Whether what ended the run is one of the causes for which objects failed. */
export function isFailureOfObjects({ tally, interruption }: RunResult): boolean {
  if (interruption === undefined) return false;
  const text = thrownText(interruption.thrown);
  return tally.causes().failures.some(({ code, message }) => {
    return message === text || `${code ?? ''}: ${message}` === text;
  });
}

/** Whether the run ended because GitHub cancelled it. */
export function isCancelled({ interruption }: Pick<RunResult, 'interruption'>): boolean {
  return interruption !== undefined && codeOf(interruption.thrown) === 'RequestCanceled';
}

/** What is skipped needs nothing done, so it counts on neither side. */
function cancelledText({ inputs, tally, expected }: RunResult): string {
  if (inputs.dryRun) return 'Cancelled: nothing was changed, run the dry run again';
  const all = Math.max(expected ?? 0, totalOf(tally)) - tally.skipped;
  const of = expected === undefined ? '' : ` of ${formatCount(all)}`;
  const failures = ownFailures(tally);
  const failed = failures > 0 ? `, ${formatCount(failures)} failed` : '';
  const verb = DONE_WORD[modeOf(inputs).verb];
  return `Cancelled: ${formatCount(doneOf(tally))}${of} ${verb}${failed}, run it again`;
}

/** Failed objects, without those that were in flight or not attempted when the run ended. */
export function ownFailures(tally: Tally): number {
  const { failures, others } = tally.causes();
  return failuresOf(failures, others);
}

/** The headline, the most frequent causes, and how many more there are. */
export function failureTexts(run: RunResult): readonly string[] {
  const { tally, interruption } = run;
  if (isCancelled(run)) {
    const why = interruption === undefined ? [] : thrownLines(interruption.thrown);
    return [failureHeadline(run), ...why, ...causeLines(tally.causes())];
  }
  const isRefused = interruption !== undefined && totalOf(tally) === 0;
  if (isRefused) return thrownLines(interruption.thrown);
  return [failureHeadline(run), ...causeLines(tally.causes())];
}

/** Anything thrown as lines: the problems of an InputError, else a single line. */
export function thrownLines(thrown: unknown): readonly string[] {
  return thrown instanceof InputError ? thrown.problems : [thrownText(thrown)];
}

/** Anything thrown as `CODE: message`; only the message, where it has no code or begins with it. */
export function thrownText(thrown: unknown): string {
  const [code, message] = [codeOf(thrown), messageOf(thrown)];
  if (message === '') return code;
  const hasCode = thrown instanceof Error && 'code' in thrown && thrown.code === code;
  const isWanted = hasCode && code !== 'RequestCanceled' && !message.startsWith(code);
  return isWanted ? `${code}: ${message}` : message;
}

/** Ids that steps may have; the runner gives a step without one a name that begins with `__`. */
const STEP_ID = /^(?!__)[A-Za-z_][\w-]{0,99}$/;

/** Where the report is, and the three lines of a workflow that keep it after the job. */
export function reportAdvice(
  report: string,
  { GITHUB_ACTION: id = '' }: NodeJS.ProcessEnv,
): readonly string[] {
  const hasId = STEP_ID.test(id);
  const output = `steps.${hasId ? id : 's3'}.outputs.report`;
  const step = hasId
    ? 'add these lines after this step'
    : 'give this step the id s3, and add these lines after it';
  return [
    `The complete report: ${report}`,
    `It is gone after the job. To keep the report of a failed run, ${step}:`,
    `- if: always() && ${output}`,
    '  uses: actions/upload-artifact@v7',
    `  with: { name: report, path: '\${{ ${output} }}' }`,
  ];
}
