import { describe, expect, it } from 'vitest';
import { createSlots } from './slots.ts';
import { countCell, countMiss, everyCell, missed, printMatrix } from './matrix.ts';
import { runOnce, scenarioOf, type Schedule, type Span } from './one-run.ts';
import { problemsOf } from './oracle.ts';
import { SCENARIOS } from './scenarios.ts';
import { sample, seed } from './seed.ts';
import { plannedRuns } from './sweep-plan.ts';

process.env['AWS_ACCESS_KEY_ID'] = 'test-access-key';
process.env['AWS_SECRET_ACCESS_KEY'] = 'test-secret-key';

const SPANS: readonly Span[] = ['once', 'for a while', 'for ever'];

const shared = createSlots();
/** Runs with large bodies keep each other waiting. */
const narrow = createSlots(5);

function inTurn(scenario: string, work: () => Promise<void>): Promise<void> {
  const isNarrow = scenarioOf({ scenario }).hasLargeBodies === true;
  return isNarrow ? narrow(() => shared(work)) : shared(work);
}

async function problemOf(schedule: Schedule): Promise<string | undefined> {
  const scenario = scenarioOf(schedule);
  let problem: string | undefined;
  await runOnce(scenario, schedule, (result) => {
    if (result.hits.length === 0) {
      countMiss();
      return;
    }
    countCell(schedule.operation, schedule.kind);
    const problems = problemsOf(scenario, schedule, result);
    if (problems.length > 0) problem = `${JSON.stringify(schedule)}: ${problems.join('; ')}`;
  });
  return problem;
}

describe(`seed ${seed}`, () => {
  // The runs of all tests share the slots.
  describe.concurrent('every scenario', () => {
    for (const scenario of Object.keys(SCENARIOS)) {
      it.each(SPANS)(`${scenario}: a fault %s`, async (span) => {
        const planned = (await plannedRuns(span)).filter((one) => one.scenario === scenario);
        const wrong: string[] = [];
        const run = (schedule: Schedule) =>
          inTurn(scenario, async () => {
            const problem = await problemOf(schedule);
            if (problem !== undefined) wrong.push(problem);
          });
        await Promise.all(planned.map(run));
        expect(planned).not.toEqual([]);
        expect(wrong).toEqual([]);
      });
    }
  });

  it('leaves no cell of the matrix empty', async () => {
    printMatrix();
    const planned = await plannedRuns('once');
    const cells = everyCell();
    const empty = cells.filter(({ runs }) => runs === 0);
    const hasRoom = planned.length >= cells.length + Object.keys(SCENARIOS).length;
    if (sample === 1) expect(empty).toEqual([]);
    // The number of requests may depend on time, and a sample tries some cells only once.
    else expect(empty.length).toBeLessThanOrEqual(hasRoom ? missed() : cells.length - 1);
  });
});
