import { randomUUID } from 'node:crypto';
import { StoreError } from '../core/errors.ts';
import type { Outcome } from '../core/outcome.ts';
import { createTally, type Interruption } from '../core/tally/tally.ts';
import { createDigester, type Digester } from '../local/digest-threads.ts';
import { createTraffic, type OpenTraffic } from '../s3/send/traffic.ts';
import type { S3Store } from '../s3/store.ts';
import { conclude, type Ending } from './conclude.ts';
import { createJournals, maskCredentials, openStore } from './connection.ts';
import { parseInputs, parseSummaryInputs } from './inputs/inputs.ts';
import { growNewSpace, keepHeapSmall } from './heap.ts';
import { debug, keepWarnings, log, VERSION } from './log.ts';
import type { ModeContext, PlanView } from './modes/mode.ts';
import { type Inputs, modeOf } from './modes/modes.ts';
import { retryLine, startProgress } from './progress.ts';
import { type Changes, createChanges } from './report/changes.ts';
import { explanationsOf } from './report/explain.ts';
import { isComplete, type RunResult, thrownLines } from './report/failure-text.ts';
import { type Ledger, openLedger, type ReportEnding } from './report/ledger.ts';
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
    const facts = { ...wanted, address: filesAddress(env) };
    const file = await writeSummaryFile((bytes) => refusalSummary(thrown, facts, bytes), log, env);
    const files = { unlisted: 0, ...file };
    const unset = setOutputs({ tally: createTally(), files, isDryRun: false, traffic });
    await writeSummary(() => refusalSummary(thrown, facts), wanted, log, env);
    log.fail(...thrownLines(thrown), ...(unset === undefined ? [] : thrownLines(unset)));
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
  const stop = await interruptionOf(work(inputs, env, ledger, state));
  progress.stop();
  state.store?.close();
  digester.close();
  const { endpoint, expected, plan, warnings } = state;
  const result = { inputs, tally, expected, interruption: stop };
  const explanations = explanationsOf({ ...result, endpoint });
  const reported = { failures: explanations, requests: traffic.requests };
  const { files, interruption } = await closed(ledger, result, reported);
  const ending: Ending = {
    ...{ ...result, interruption, explanations, traffic, files, endpoint, plan, warnings },
    unexplained: ledger.unexplained(),
    changes: changes.groups(),
    duration: performance.now() - startedAt,
    now: new Date(),
    address: filesAddress(env),
  };
  return conclude(ending, log, env);
}

/** Files that can't be completed fail the run; what it has done is known all the same. */
async function closed(
  ledger: Ledger,
  result: RunResult,
  reported: ReportEnding,
): Promise<Pick<Ending, 'files' | 'interruption'>> {
  const { interruption } = result;
  try {
    return { files: await ledger.close(!isComplete(result), reported), interruption };
  } catch (thrown) {
    return { files: { unlisted: 0 }, interruption: interruption ?? { thrown } };
  }
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
  const journals = createJournals(inputs.bucket, modeLog);
  const context: ModeContext = {
    ...{ log: modeLog, digester, signal },
    run: runOf(env),
    lockJournal: journals.lock,
    async openStore() {
      state.store = await openStore(inputs, modeLog, { state, journal: journals.uploads, signal });
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
      const noting = note(outcome, ledger, state);
      if (noting !== undefined) await noting;
    }
  }
}

/**
 * Records an outcome; undefined: there is nothing to await. What ends the run lets those that are known
 * already still count.
 */
function note(
  outcome: Outcome,
  ledger: Ledger,
  { changes, stopper }: RunState,
): Promise<unknown> | undefined {
  changes.add(outcome);
  const bucketError = bucketErrorOf(outcome);
  if (bucketError !== undefined) stopper.abort(bucketError);
  return ledger.add(outcome)?.catch((thrown: unknown) => {
    stopper.abort(thrown);
  });
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
