import type { OneRun } from './one-run.ts';
import { SCENARIOS, type Scenario, type ScenarioName } from './scenarios.ts';
import { createWorkbench, type Workbench } from './workbench.ts';

/**
 * What holds on every machine, however busy: how many requests each scenario sends, that each
 * put carries a checksum, and that the wire takes much less of the processor than the SDK's
 * middleware, with the same requests. No times.
 */

const OBJECTS = 1_200;
const LARGE_FILE_MIB = 32;
const PART_MIB = 8;
const PAGE = 1_000;
/** Processor time for each object over the wire, as a part of that over the SDK. */
const MOST_CPU = 0.7;

const pages = (objects: number) => Math.ceil(objects / PAGE);

/** The reading of what a sync has deployed: objects and state are listed. */
/** Listings by which a delete asks whether a sync is deploying, there or to the whole bucket. */
const CHECKS = 2;

const READING = { ListObjectsV2: pages(OBJECTS + 1), GetObject: 1 };

/** Requests by operation, no more and no less. */
const REQUESTS: Readonly<Record<ScenarioName, Readonly<Record<string, number>>>> = {
  upload: { PutObject: OBJECTS },
  // One more page is the proof that nothing is left, one more request that conditions are honored.
  delete: { ListObjectsV2: pages(OBJECTS) + 1 + CHECKS, DeleteObjects: pages(OBJECTS) + 1 },
  'delete-plain': { ListObjectsV2: pages(OBJECTS) + 1 + CHECKS, DeleteObjects: pages(OBJECTS) },
  list: { ListObjectsV2: pages(OBJECTS) + CHECKS },
  'sync-unchanged': READING,
  // The state is written three times: locked, begun and done.
  'sync-changed': { ...READING, PutObject: 100 + 3 },
  'large-file': {
    CreateMultipartUpload: 1,
    UploadPart: LARGE_FILE_MIB / PART_MIB,
    CompleteMultipartUpload: 1,
  },
  'nothing-to-do': { ...READING, ListObjectsV2: 1 },
};

/** Runs each scenario and returns the run, having said what is wrong with its requests. */
async function checkRequests(scenario: Scenario, workbench: Workbench): Promise<OneRun> {
  const run = await runOf(scenario, workbench);
  const [got, expected] = [run.requests, REQUESTS[scenario.name]].map(sortedJson);
  check(`${scenario.name}: requests`, got === expected, `must be ${expected}, got ${got}`);
  const { unchecked } = run;
  check(`${scenario.name}: checksums`, unchecked === 0, `${unchecked} puts came without one`);
  return run;
}

function runOf(
  scenario: Scenario,
  workbench: Workbench,
  env: Readonly<Record<string, string>> = {},
): Promise<OneRun> {
  return workbench.run(scenario, scenario.isSingle ? 1 : OBJECTS, { env });
}

function sortedJson(counts: Readonly<Record<string, number>> = {}): string {
  return JSON.stringify(Object.fromEntries(Object.entries(counts).sort()));
}

/** Both ways upload the same; what a run takes to start is no part of what an object takes. */
async function checkCpu(
  wire: Readonly<Record<'upload' | 'nothing', OneRun>>,
  workbench: Workbench,
): Promise<void> {
  const env = { S3_BATCH_CLIENT: 'sdk' };
  const sdk = {
    upload: await runOf(scenarioOf('upload'), workbench, env),
    nothing: await runOf(scenarioOf('nothing-to-do'), workbench, env),
  };
  const [own, other] = [wire, sdk].map(
    ({ upload, nothing }) => upload.cpuSeconds - nothing.cpuSeconds,
  ) as [number, number];
  const share = own / other;
  console.log(`processor time for each object: ${share.toFixed(2)} of the SDK client's`);
  check('CPU', share <= MOST_CPU, `must be at most ${MOST_CPU}`);
}

function scenarioOf(wanted: ScenarioName): Scenario {
  const [found] = SCENARIOS.filter(({ name }) => name === wanted);
  if (found === undefined) throw new Error(`there is no scenario ${wanted}`);
  return found;
}

function check(what: string, isRight: boolean, problem: string): void {
  console.log(`${what}: ${isRight ? 'ok' : `FAILED: ${problem}`}`);
  if (!isRight) process.exitCode = 1;
}

const workbench = createWorkbench({
  latencies: { object: 0, page: 0, deletes: 0 },
  isTls: false,
  largeFileMib: LARGE_FILE_MIB,
});
const runs = new Map<ScenarioName, OneRun>();
for (const scenario of SCENARIOS) {
  runs.set(scenario.name, await checkRequests(scenario, workbench));
}
const [upload, nothing] = [runs.get('upload'), runs.get('nothing-to-do')];
if (upload && nothing) await checkCpu({ upload, nothing }, workbench);
