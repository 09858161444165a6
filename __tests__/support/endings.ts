import type { Ending } from '../../src/action/conclude.ts';
import { explanationsOf } from '../../src/action/report/explain.ts';
import { createTally, type Tally } from '../../src/core/tally/tally.ts';
import { uploadInputs } from './inputs.ts';
import { done, failedOutcome } from './outcomes.ts';
import { trafficOf } from './traffic.ts';

/** A run that has ended with this tally, with changes. */
export function ending(tally: Tally, changes: Partial<Ending> = {}): Ending {
  const facts = {
    inputs: uploadInputs(),
    tally,
    traffic: trafficOf(),
    files: { unlisted: 0 },
    endpoint: 'https://s3.example',
    expected: undefined,
    plan: undefined,
    changes: [],
    ...{ duration: 400, now: new Date(0), address: undefined },
    warnings: [],
    unexplained: [],
    interruption: undefined,
    ...changes,
  };
  return { ...facts, explanations: explanationsOf(facts) };
}

/** The tally of objects that were done, and of some that failed with these codes. */
export function tallyOf(doneCount: number, failedCodes: readonly string[]): Tally {
  const tally = createTally();
  for (let n = 0; n < doneCount; n += 1) tally.add(done(`d${n}`));
  failedCodes.forEach((code, n) => {
    tally.add(failedOutcome(`f${n}`, code));
  });
  return tally;
}
