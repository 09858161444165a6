import { BatchError } from './batch-error.ts';
import type { Outcome } from './outcome.ts';
import { createTally, type OpenTally, type Tally } from './tally.ts';

/**
 * Consumes outcomes to the end and returns their totals. Throws a BatchError when any object
 * failed or the batch was interrupted; an interruption before the first outcome is thrown as it is.
 */
export async function collect(
  outcomes: AsyncIterable<Outcome> | Iterable<Outcome>,
): Promise<Tally> {
  const tally = createTally();
  try {
    for await (const outcome of outcomes) tally.add(outcome);
  } catch (thrown) {
    if (tally.op === undefined) throw thrown;
    throw new BatchError(tally.op, tally, { thrown });
  }
  assertComplete(tally);
  return tally;
}

function assertComplete(tally: OpenTally): void {
  if (tally.failed > 0 && tally.op !== undefined) throw new BatchError(tally.op, tally);
}
