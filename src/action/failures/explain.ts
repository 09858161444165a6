import { rowOf } from '../../s3/error-codes.ts';
import type { ErrorFacts, Place } from '../../s3/error-codes/row.ts';

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
    const row = rowOf(facts);
    if (row === undefined) continue;
    const happened = row.happened(place, facts);
    const todo = row.todo(place, facts);
    found.set(`${happened}\n${todo}`, { failure: row.id, happened, todo });
  }
  const all = [...found.values()];
  const own = all.filter(({ failure }) => failure !== 'cancelled');
  return (own.length > 0 ? own : all).slice(0, MAX_EXPLANATIONS);
}
