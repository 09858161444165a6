import type { OneRun } from './one-run.ts';
import { SCENARIOS, type Scenario } from './scenarios.ts';
import { grouped } from './tables.ts';
import { createWorkbench } from './workbench.ts';

/** Uploads and deletes by the real bundle, at two sizes: what ten times as many objects may take. */

const [SMALL, LARGE] = [10_000, 100_000] as const;
const LIMIT_MIB = 300;
const LIMIT_GROWTH = 1.3;

const workbench = createWorkbench({
  latencies: { object: 0, page: 0, deletes: 0 },
  isTls: false,
  largeFileMib: 1,
});

async function measure(scenario: Scenario, objects: number): Promise<OneRun> {
  const run = await workbench.run(scenario, objects, {});
  const rate = grouped(Math.round(objects / run.seconds));
  console.log(
    `${scenario.name} ${grouped(objects)}: ${run.seconds.toFixed(1)} s, ${rate} objects/s, ` +
      `peak ${run.peakMib.toFixed(0)} MiB`,
  );
  return run;
}

for (const scenario of SCENARIOS.filter(({ name }) => /^(upload|delete)$/.test(name))) {
  const small = await measure(scenario, SMALL);
  const large = await measure(scenario, LARGE);
  const growth = large.peakMib / small.peakMib;
  const isKept = growth <= LIMIT_GROWTH && large.peakMib <= LIMIT_MIB;
  console.log(`  grows by ${growth.toFixed(2)}: ${isKept ? 'within' : 'OVER'} the limits`);
  if (!isKept) process.exitCode = 1;
}
