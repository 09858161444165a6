import { randomUUID } from 'node:crypto';
import { codeOf, messageOf, StoreError } from '../core/errors.ts';
import type { Outcome } from '../core/outcome.ts';
import { createTally } from '../core/tally.ts';
import type { Digester } from '../sources/digest-job.ts';
import { createDigester } from '../sources/digest-threads.ts';
import { conclude } from './conclude.ts';
import { maskCredentials, openConnection, type Connection } from './connection.ts';
import { explanationsOf } from './explanations.ts';
import { parseInputs } from './inputs.ts';
import { InputError, type Inputs } from './inputs/types.ts';
import { openLedger, type Ledger } from './ledger.ts';
import { keepWarnings, log } from './log.ts';
import type { ModeContext } from './modes/mode.ts';
import { startMode } from './modes/start-mode.ts';
import { setOutputs } from './outputs.ts';
import { startProgress } from './progress.ts';
import type { ShownPlan } from './shown-plan.ts';
import { growNewSpace, keepHeapSmall } from './small-heap.ts';

/**
 * The main step of the action, as the environment asks for it. The exit code is 1 until everything is
 * proven done, because a process whose last promise is lost ends with success by itself
 * (https://github.com/aws/aws-sdk-js-v3/issues/4332).
 */
export async function run(env: NodeJS.ProcessEnv, digestThread?: URL): Promise<void> {
  process.exitCode = 1;
  growNewSpace();
  maskCredentials(env);
  try {
    if (await runInputs(parseInputs(env), env, digestThread)) process.exitCode = 0;
  } catch (thrown) {
    setOutputs({ tally: createTally(), files: { unlisted: 0 }, isDryRun: false });
    if (thrown instanceof InputError) log.fail(...thrown.problems);
    else log.fail(`${codeOf(thrown)}: ${messageOf(thrown)}`);
  }
}

async function runInputs(
  inputs: Inputs,
  env: NodeJS.ProcessEnv,
  digestThread: URL | undefined,
): Promise<boolean> {
  if (inputs.dryRun) log.info('dry run: everything is planned and reported, nothing is changed');
  const ledger = await openLedger(inputs, env);
  const stopper = stopOnSignals();
  const digester = createDigester(digestThread);
  const warnings: string[] = [];
  const state: RunState = { stopper, digester, warnings, endpoint: inputs.endpoint };
  const progress = startProgress(ledger.tally, log, () => state.expected);
  const interruption = await interruptionOf(work(inputs, env, ledger, state));
  progress.stop();
  state.connection?.close();
  digester.close();
  const { endpoint, expected, plan } = state;
  const { tally } = ledger;
  const explanations = explanationsOf({ inputs, tally, endpoint, interruption });
  const isNeeded = tally.failed > 0 || interruption !== undefined;
  const files = await ledger.close(isNeeded, explanations);
  const unexplained = ledger.unexplained();
  const facts = { inputs, tally, files, endpoint, expected, plan, warnings, unexplained };
  return conclude({ ...facts, interruption, explanations }, log, env);
}

interface RunState {
  readonly stopper: AbortController;
  readonly digester: Digester;
  /** What has been warned of, for the summary. */
  readonly warnings: string[];
  endpoint: string | undefined;
  expected?: number;
  plan?: ShownPlan;
  connection?: Connection;
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
  const context: ModeContext = {
    log: modeLog,
    digester,
    signal: stopper.signal,
    run: runOf(env),
    async openStore() {
      state.connection = await openConnection(inputs, modeLog, (url) => (state.endpoint = url));
      keepHeapSmall();
      return state.connection.store;
    },
    expect: (objects) => (state.expected = objects),
    noteChanged: (key) => ledger.noteChanged(key),
    showPlan(plan) {
      modeLog.info(...plan.lines);
      state.plan = plan;
    },
  };
  // The threads of a sync are to start before; a walk would make the space for new objects grow.
  if (inputs.mode !== 'sync-dir') keepHeapSmall();
  for await (const some of await startMode(inputs, context)) {
    for (const outcome of 'status' in some ? [some] : some) {
      const noting = ledger.add(outcome);
      if (noting !== undefined) await noting;
      const bucketError = bucketErrorOf(outcome);
      if (bucketError !== undefined) stopper.abort(bucketError);
    }
  }
}

/** A run outside of a workflow is nobody else's next attempt. */
function runOf({ GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT }: NodeJS.ProcessEnv): ModeContext['run'] {
  const id = GITHUB_RUN_ID === undefined || GITHUB_RUN_ID === '' ? randomUUID() : GITHUB_RUN_ID;
  return { id, attempt: Number(GITHUB_RUN_ATTEMPT ?? 1) };
}

/** A mode works on one bucket: what is wrong with it is wrong with the run. */
function bucketErrorOf(outcome: Outcome): StoreError | undefined {
  const cause = outcome.status === 'failed' ? outcome.error.cause : undefined;
  return cause instanceof StoreError && cause.scope === 'bucket' ? cause : undefined;
}

async function interruptionOf(
  working: Promise<void>,
): Promise<{ readonly thrown: unknown } | undefined> {
  try {
    await working;
    return undefined;
  } catch (thrown) {
    return { thrown };
  }
}

/** The runner cancels with SIGINT, then SIGTERM; both end the run in order. */
function stopOnSignals(): AbortController {
  const stopper = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopper.abort(new StoreError('RequestCanceled', `the run was cancelled (${signal})`));
    });
  }
  return stopper;
}
