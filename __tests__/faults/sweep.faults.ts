import { describe, expect, it } from 'vitest';
import { countCell, everyCell, printMatrix } from './matrix.ts';
import { KINDS, isPossible } from './kinds.ts';
import { runOnce, scenarioOf, type Schedule, type Span } from './one-run.ts';
import { problemsOf } from './oracle.ts';
import { concurrencies, sample, seed, share, shuffled } from './seed.ts';
import { SCENARIOS } from './scenarios.ts';
import { inLanes } from './lanes.ts';

process.env['AWS_ACCESS_KEY_ID'] = 'test-access-key';
process.env['AWS_SECRET_ACCESS_KEY'] = 'test-secret-key';

/** Requests of a run without faults, by operation. */
async function requestsOf(scenario: string): Promise<Readonly<Record<string, number>>> {
  let counts: Readonly<Record<string, number>> = {};
  const found = scenarioOf({ scenario });
  await runOnce(found, undefined, (result) => {
    expect(problemsOf(found, undefined, result)).toEqual([]);
    counts = { ...result.server.counts };
  });
  return counts;
}

async function schedules(scenario: string, span: Span): Promise<Schedule[]> {
  const counts = await requestsOf(scenario);
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

const SPANS: readonly Span[] = ['once', 'for a while', 'for ever'];

describe(`seed ${seed}`, () => {
  for (const scenario of Object.keys(SCENARIOS)) {
    it.each(SPANS)(`${scenario}: a fault %s`, async (span) => {
      const planned = share(shuffled(await schedules(scenario, span)), span);
      const wrong: string[] = [];
      await inLanes(
        planned,
        async (schedule) => {
          await runOnce(scenarioOf(schedule), schedule, (result) => {
            if (result.hits.length === 0) return;
            countCell(schedule.operation, schedule.kind);
            const problems = problemsOf(scenarioOf(schedule), schedule, result);
            if (problems.length > 0)
              wrong.push(`${JSON.stringify(schedule)}: ${problems.join('; ')}`);
          });
        },
        scenarioOf({ scenario }).lanes,
      );
      expect(wrong).toEqual([]);
    });
  }

  it('leaves no cell of the matrix empty', () => {
    printMatrix();
    // A sample has too few runs for all of them.
    const isWhole = sample === 1;
    expect(everyCell().filter(({ runs }) => isWhole && runs === 0)).toEqual([]);
  });
});
