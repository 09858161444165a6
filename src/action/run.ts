import { randomUUID } from 'node:crypto';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { StoreError } from '../core/errors.ts';
import type { Outcome } from '../core/outcome.ts';
import { createTally, type Interruption } from '../core/tally/tally.ts';
import { createDigester, type Digester } from '../local/digest-threads.ts';
import { createTraffic, type OpenTraffic } from '../s3/send/traffic.ts';
import type { S3Store } from '../s3/store.ts';
import { conclude, type Ending } from './conclude.ts';
import { lockJournalFor, maskCredentials, openStore } from './connection.ts';
import { parseInputs, parseSummaryInputs } from './inputs/inputs.ts';
import { debug, keepWarnings, log, VERSION } from './log.ts';
import type { ModeContext, PlanView } from './modes/mode.ts';
import { type Inputs, modeOf } from './modes/modes.ts';
import { retryLine, startProgress } from './progress.ts';
import { type Changes, createChanges } from './report/changes.ts';
import { explanationsOf } from './report/explain.ts';
import { isComplete, thrownLines } from './report/failure-text.ts';
import { type Ledger, openLedger } from './report/ledger.ts';
import { filesAddress } from './report/markdown.ts';
import { setOutputs } from './report/outputs.ts';
import { writeSummaryFile } from './report/summary/summary-file.ts';
import { refusalSummary, writeSummary } from './report/summary/summary.ts';

/**
 * The main step of the action, as the environment asks for it. The exit code is 1 until everything is
 * proven done, because a process whose last promise is lost ends with success by itself
 * (https://github.com/aws/aws-sdk-js-v3/issues/4332).
 */
export async function run(env: NodeJS.ProcessEnv, digestThread?: URL): Promise<void> {
  process.exitCode = 1;
  log.info(`s3-batch-action ${VERSION}`);
  growNewSpace();
  maskCredentials(env);
  const traffic = createTraffic(debugLoggerOf(env));
  try {
    if (await runInputs(parseInputs(env), env, traffic, digestThread)) process.exitCode = 0;
  } catch (thrown) {
    const wanted = parseSummaryInputs(env);
    const facts = { title: wanted.title, address: filesAddress(env) };
    const file = await writeSummaryFile((bytes) => refusalSummary(thrown, facts, bytes), log, env);
    const files = { unlisted: 0, ...file };
    setOutputs({ tally: createTally(), files, isDryRun: false, traffic });
    await writeSummary(() => refusalSummary(thrown, facts), wanted, log, env);
    log.fail(...thrownLines(thrown));
  }
}

/** Shows every retry where the runner's debug log is on. */
function debugLoggerOf({ RUNNER_DEBUG }: NodeJS.ProcessEnv): Parameters<typeof createTraffic>[0] {
  if (RUNNER_DEBUG !== '1') return undefined;
  return (retry) => {
    debug(retryLine(retry));
  };
}

/**
 * Ends the process with its exit code, when everything printed is written. It does not wait for
 * sockets that a peer keeps open, such as those of the SDK's sources of credentials.
 */
export function end(): void {
  process.stdout.write('', () => {
    process.exit();
  });
}

async function runInputs(
  inputs: Inputs,
  env: NodeJS.ProcessEnv,
  traffic: OpenTraffic,
  digestThread: URL | undefined,
): Promise<boolean> {
  if (inputs.dryRun) log.info('dry run: everything is planned and reported, nothing is changed');
  const startedAt = performance.now();
  const ledger = await openLedger(inputs, env);
  const stopper = stopOnSignals();
  const digester = createDigester(digestThread);
  const changes = createChanges();
  const { endpoint: named } = inputs;
  const state: RunState = { stopper, digester, warnings: [], endpoint: named, changes, traffic };
  const { tally } = ledger;
  const progress = startProgress({ tally, traffic, total: () => state.expected }, log);
  const interruption = await interruptionOf(work(inputs, env, ledger, state));
  progress.stop();
  state.store?.close();
  digester.close();
  const { endpoint, expected, plan, warnings } = state;
  const result = { inputs, tally, expected, interruption };
  const explanations = explanationsOf({ ...result, endpoint });
  const reported = { failures: explanations, requests: traffic.requests };
  const files = await ledger.close(!isComplete(result), reported);
  const ending: Ending = {
    ...{ ...result, explanations, traffic, files, endpoint, plan, warnings },
    unexplained: ledger.unexplained(),
    changes: changes.groups(),
    duration: performance.now() - startedAt,
    now: new Date(),
    address: filesAddress(env),
  };
  return conclude(ending, log, env);
}

interface RunState {
  readonly stopper: AbortController;
  readonly digester: Digester;
  /** Warnings for the summary. */
  readonly warnings: string[];
  endpoint: string | undefined;
  readonly changes: Changes;
  readonly traffic: OpenTraffic;
  expected?: number;
  plan?: PlanView;
  store?: S3Store;
}

async function work(
  inputs: Inputs,
  env: NodeJS.ProcessEnv,
  ledger: Ledger,
  state: RunState,
): Promise<void> {
  const { stopper, digester } = state;
  const modeLog = keepWarnings(log, state.warnings);
  if (inputs.warnings.length > 0) modeLog.warning(...inputs.warnings);
  const { signal } = stopper;
  const context: ModeContext = {
    ...{ log: modeLog, digester, signal },
    run: runOf(env),
    lockJournal: lockJournalFor(inputs.bucket),
    async openStore() {
      state.store = await openStore(inputs, modeLog, state, signal);
      keepHeapSmall();
      return state.store;
    },
    expect: (objects) => (state.expected = objects),
    noteChanged: (key) => ledger.noteChanged(key),
    showPlan(plan) {
      const [title, ...lines] = plan.lines;
      if (title !== undefined) modeLog.group(title, lines);
      state.plan = plan;
    },
  };
  const mode = modeOf(inputs);
  // At once, because a walk would make the new space grow; but threads must start before.
  if (mode.startsThreads !== true) keepHeapSmall();
  for await (const some of mode.run(inputs, context)) {
    for (const outcome of 'status' in some ? [some] : some) {
      state.changes.add(outcome);
      const noting = ledger.add(outcome);
      if (noting !== undefined) await noting;
      const bucketError = bucketErrorOf(outcome);
      if (bucketError !== undefined) stopper.abort(bucketError);
    }
  }
}

/** Outside a workflow every run has an id of its own, so that it is no later attempt of another. */
function runOf({ GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT }: NodeJS.ProcessEnv): ModeContext['run'] {
  const id = GITHUB_RUN_ID === undefined || GITHUB_RUN_ID === '' ? randomUUID() : GITHUB_RUN_ID;
  return { id, attempt: Number(GITHUB_RUN_ATTEMPT ?? 1) };
}

/** A mode works on one bucket, so an error of the bucket ends the run. */
function bucketErrorOf(outcome: Outcome): StoreError | undefined {
  const cause = outcome.status === 'failed' ? outcome.error.cause : undefined;
  return cause instanceof StoreError && cause.scope === 'bucket' ? cause : undefined;
}

async function interruptionOf(working: Promise<void>): Promise<Interruption | undefined> {
  try {
    await working;
    return undefined;
  } catch (thrown) {
    return { thrown };
  }
}

/** The runner cancels with SIGINT, then SIGTERM; both end the run gracefully. */
function stopOnSignals(): AbortController {
  const stopper = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopper.abort(new StoreError('RequestCanceled', `the run was cancelled (${signal})`));
    });
  }
  return stopper;
}

/** Percentage by which the heap may grow before garbage is collected. */
const HEAP_GROWTH = 50;

/** Size of the new space in bytes, both halves of it: 8 times V8's initial size. */
const NEW_SPACE = 16 * 1024 * 1024;

/** Pieces of 32 KiB: more than the space holds at first. */
const MAX_PIECES = 256;

/** V8's default for the factor by which the new space grows. */
const DEFAULT_GROWTH = 2;

/**
 * Makes V8 collect garbage before it asks for more memory. By default its heap grows with the memory
 * of the machine, which a job shares with everything else that it runs; a batch makes much garbage
 * and keeps little. Where threads are to be started, called after them: V8 takes Node's own modules
 * from its cache only under the flags that it began with, and without the cache a thread takes twice
 * as long to start.
 */
function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
  setFlagsFromString('--semi-space-growth-factor=1');
}

/**
 * Grows the new space to its final size at once: at V8's initial size, collecting garbage took a
 * quarter of the time of an upload (bench/README.md). V8 lets the space grow, by the factor, when a
 * collection finds that much of it survives. All flags are as they were afterwards.
 */
function growNewSpace(): void {
  const first = newSpaceSize();
  // Loading the code may have made it grow before.
  const growth = Math.floor(NEW_SPACE / first);
  if (growth < 2) return;
  setFlagsFromString(`--semi-space-growth-factor=${growth}`);
  const kept: unknown[] = [];
  while (kept.length < MAX_PIECES && newSpaceSize() === first) {
    kept.push(new Array<number>(4_096).fill(0));
  }
  setFlagsFromString(`--semi-space-growth-factor=${DEFAULT_GROWTH}`);
}

function newSpaceSize(): number {
  const space = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  return space?.space_size ?? NEW_SPACE;
}
