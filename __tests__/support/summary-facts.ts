import { createChanges } from '../../src/action/report/changes.ts';
import { explanationsOf } from '../../src/action/report/explain.ts';
import type { SummaryFacts } from '../../src/action/report/summary/summary.ts';
import type { Outcome } from '../../src/core/outcome.ts';
import { createTally } from '../../src/core/tally/tally.ts';
import { uploadInputs } from './inputs.ts';
import { trafficOf } from './traffic.ts';

/** The end of every run. */
export const NOW = new Date('2026-01-31T12:00:00Z');

/** The facts of a run that did nothing. */
export function summaryFacts(changes: Partial<SummaryFacts> = {}): SummaryFacts {
  return {
    inputs: uploadInputs(),
    tally: createTally(),
    expected: undefined,
    traffic: trafficOf(),
    endpoint: undefined,
    report: undefined,
    plan: undefined,
    changes: [],
    warnings: [],
    interruption: undefined,
    explanations: [],
    duration: 2000,
    now: NOW,
    address: undefined,
    ...changes,
  };
}

/** The facts of a run with these outcomes, and what explains its failures. */
export function factsOfRun(
  outcomes: readonly Outcome[],
  rest: Partial<SummaryFacts> = {},
): SummaryFacts {
  const tally = createTally();
  const changes = createChanges();
  for (const outcome of outcomes) {
    tally.add(outcome);
    changes.add(outcome);
  }
  const all = summaryFacts({ tally, changes: changes.groups(), ...rest });
  return { ...all, explanations: rest.explanations ?? explanationsOf(all) };
}

/** Outcomes 0 to `count - 1`. */
export function many(count: number, outcomeOf: (n: number) => Outcome): readonly Outcome[] {
  return Array.from({ length: count }, (_, n) => outcomeOf(n));
}
