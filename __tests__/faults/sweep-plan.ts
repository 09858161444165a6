import { expect } from 'vitest';
import { KINDS, isPossible } from './kinds.ts';
import { runOnce, scenarioOf, type Schedule, type Span } from './one-run.ts';
import { problemsOf } from './oracle.ts';
import { SCENARIOS } from './scenarios.ts';
import { concurrencies, oneOfEachFirst, shareOf, shuffled } from './seed.ts';

const NAMES = Object.keys(SCENARIOS);

type Requests = Readonly<Record<string, number>>;

let counted: Promise<readonly Requests[]> | undefined;

/**
 * The runs of the sweep whose faults last so long, of all scenarios. A sample begins with one run
 * of each scenario and then with one of each kind of fault at each operation, because what holds
 * against a fault is mostly the same code in all scenarios.
 */
export async function plannedRuns(span: Span): Promise<readonly Schedule[]> {
  counted ??= Promise.all(NAMES.map(requestsOf));
  const requests = await counted;
  const all = NAMES.flatMap((name, index) => schedulesOf(name, requests[index] ?? {}, span));
  const byCell = oneOfEachFirst(shuffled(all), ({ operation, kind }) => `${operation} ${kind}`);
  const inOrder = oneOfEachFirst(byCell, ({ scenario }) => scenario);
  return inOrder.slice(0, Math.max(NAMES.length, shareOf(all.length, span)));
}

/** Requests of a run without faults, by operation. */
async function requestsOf(scenario: string): Promise<Requests> {
  let counts: Requests = {};
  const found = scenarioOf({ scenario });
  await runOnce(found, undefined, (result) => {
    expect(problemsOf(found, undefined, result)).toEqual([]);
    counts = { ...result.server.counts };
  });
  return counts;
}

function schedulesOf(scenario: string, counts: Requests, span: Span): Schedule[] {
  return Object.entries(counts).flatMap(([operation, count]) =>
    Array.from({ length: count }, (_, index) => index + 1).flatMap((k) =>
      Object.keys(KINDS)
        .filter((kind) => isPossible(kind, operation))
        .flatMap((kind, index) =>
          concurrencies(k + index).map((concurrency) => {
            return { scenario, kind, operation, k, span, concurrency };
          }),
        ),
    ),
  );
}
