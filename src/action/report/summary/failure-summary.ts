import { InputError } from '../../../core/errors.ts';
import { type Cause, causeText, failuresOf, nameOf } from '../../../core/tally/causes.ts';
import { formatCount } from '../../../core/text.ts';
import { markdownCode, prose } from '../../log.ts';
import { type Explanation, explanationOf, wordsOf } from '../explain.ts';
import { isCancelled, isFailureOfObjects, type RunResult, thrownText } from '../failure-text.ts';
import { bar, fileLink, fittingLines, joined, listItems, MAX_BYTES } from '../markdown.ts';

/** What the summary of an incomplete run is made of. */
export interface FailureFacts extends RunResult {
  readonly endpoint: string | undefined;
  /** What happened and what to do: first why the run could not go on, then the most frequent cause. */
  readonly explanations: readonly Explanation[];
  /** Address of the action's files; undefined where it is unknown. */
  readonly address: string | undefined;
}

const MAX_CAUSES = 20;
const ERRORS = 'docs/errors.md';

/** The first explanation in sentences, with a link to more; empty: there is none. */
export function remedyText(facts: FailureFacts): string {
  const {
    explanations: [first],
    address,
  } = facts;
  if (first === undefined || isCancelled(facts)) return '';
  const { happened, todo, failure } = first;
  return joined(
    `**What happened:** ${sentence(happened)}`,
    `**What to do:** ${sentence(todo)} See ${fileLink(address, ERRORS, failure)}.`,
  );
}

/** A clause as a sentence, where it begins with a word. */
function sentence(clause: string): string {
  const begin = /^\p{Ll}[\p{L}-]*\s/u.test(clause)
    ? clause.charAt(0).toUpperCase()
    : clause.charAt(0);
  return `${prose(begin + clause.slice(1))}.`;
}

/** What to do in a sentence, with a link to more where there is one. */
function todoText({ todo, failure }: Explanation, address: string | undefined): string {
  const more = address === undefined ? '' : ` See ${fileLink(address, ERRORS, failure)}.`;
  return `${sentence(todo)}${more}`;
}

/** Why the run could not go on; empty where it could, or where it is among the causes. */
export function stopText(facts: FailureFacts, bytes: number): string {
  const { interruption } = facts;
  if (interruption === undefined || isCancelled(facts)) return '';
  const { thrown } = interruption;
  if (thrown instanceof InputError) return problemsText(thrown.problems, bytes);
  return isFailureOfObjects(facts) ? '' : `Stopped early: ${markdownCode(thrownText(thrown))}`;
}

/** Problems that someone has to solve, each a sentence of the project. */
export function problemsText(problems: readonly string[], bytes: number): string {
  const lines = problems.map(prose);
  if (lines.length === 1) return fittingLines(lines, bytes).join('');
  return fittingLines(listItems(lines), bytes).join('\n');
}

/**
 * Why objects failed, the most frequent cause first, and last what did not fail by itself. The first
 * of the explanations stands above it; the others are given here, each once.
 */
export function causesText(facts: FailureFacts, bytes: number): string {
  const { failures, others, stopped, notAttempted } = facts.tally.causes();
  const isOne = failures.length === 1 && failures[0]?.count === facts.tally.failed;
  const advice = createAdvice(facts);
  const rows = failures.slice(0, MAX_CAUSES).map((cause) => {
    const number = isOne ? '' : countText(cause.count, facts);
    return `${number}${namedCause(cause)}${advice.of(cause)}`;
  });
  const shown = fittingLines(listItems(rows), bytes);
  const rest = failuresOf(failures.slice(shown.length), others);
  const asides = [
    ...(rest > 0 ? [`${countText(rest, facts)}other causes`] : []),
    ...(stopped ? [`${countText(stopped.count, facts)}interrupted`] : []),
    ...(notAttempted ? [`${countText(notAttempted.count, facts)}not attempted`] : []),
  ];
  return joined([...shown, ...listItems(asides)].join('\n'), advice.rest());
}

function countText(count: number, { tally: { failed } }: FailureFacts): string {
  const share = count === failed ? '' : `${bar(count / failed)} `;
  return `${share}**${formatCount(count)}** `;
}

function namedCause(cause: Cause): string {
  const what = causeText(cause, markdownCode);
  const [first] = cause.objects;
  return first === undefined ? what : `${what}, first ${nameOf(first, markdownCode)}`;
}

/** Gives each explanation but the first once. */
function createAdvice(facts: FailureFacts) {
  const { explanations, address } = facts;
  const left = new Map(explanations.slice(1).map((one) => [wordsOf(one), one]));
  return {
    /** The remedy on a line of its own within the item; empty where it was given before. */
    of(cause: Cause): string {
      const found = explanationOf(cause, facts);
      if (found === undefined || !left.delete(wordsOf(found))) return '';
      return `  \n  ${todoText(found, address)}`;
    },
    rest(): string {
      const lines = [...left.values()].map((one) => {
        return `${sentence(one.happened)} ${todoText(one, address)}`;
      });
      return fittingLines(listItems(lines), MAX_BYTES.problems).join('\n');
    },
  };
}
