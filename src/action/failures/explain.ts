import type { ErrorFacts, Place } from './failure.ts';
import { failureOf } from './table.ts';

/** A failure of this run in words: the same in log, annotation, summary and report. */
export interface Explanation {
  readonly failure: string;
  readonly happened: string;
  readonly todo: string;
}

/** An answer can name what it likes, so that errors of one kind may call for many words. */
const MAX_EXPLANATIONS = 8;

/**
 * What happened and what to do about it, each thing once, in the order of the errors. What was
 * only stopped by another failure needs no words of its own.
 */
export function explain(errors: Iterable<ErrorFacts>, place: Place): readonly Explanation[] {
  const found = new Map<string, Explanation>();
  for (const facts of errors) {
    const failure = failureOf(facts);
    if (failure === undefined) continue;
    const happened = failure.happened(place, facts);
    const todo = failure.todo(place, facts);
    found.set(`${happened}\n${todo}`, { failure: failure.id, happened, todo });
  }
  const all = [...found.values()];
  const own = all.filter(({ failure }) => failure !== 'cancelled');
  return (own.length > 0 ? own : all).slice(0, MAX_EXPLANATIONS);
}
