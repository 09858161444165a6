import { randomUUID } from 'node:crypto';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { codeOf, InputError, messageOf, StoreError } from '../core/errors.ts';
import type { Outcome } from '../core/outcome.ts';
import { createTally, type Tally, totalOf } from '../core/tally.ts';
import { formatBytes, formatCount, plural } from '../core/text.ts';
import { createDigester, type Digester } from '../local/digest-threads.ts';
import type { S3Store } from '../s3/store.ts';
import { conclude } from './conclude.ts';
import { lockJournalFor, maskCredentials, openStore } from './connection.ts';
import { parseInputs } from './inputs/inputs.ts';
import { keepWarnings, type Log, log } from './log.ts';
import type { ModeContext, PlanView } from './modes/mode.ts';
import { type Inputs, modeOf } from './modes/modes.ts';
import { createDryRunSample, type DryRunSample } from './report/deletion-text.ts';
import { explanationsOf } from './report/explain.ts';
import { type Ledger, openLedger } from './report/ledger.ts';
import { setOutputs } from './report/outputs.ts';

const INTERVAL = 10_000;

/** Prints progress every ten seconds, until `stop` is called. */
export function startProgress(
  tally: Tally,
  log: Log,
  total: () => number | undefined,
): { stop(): void } {
  const timer = setInterval(() => {
    log.info(progressLine(tally, total()));
  }, INTERVAL);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
    },
  };
}

/** `1,200 of 10,000 objects (12%), 4.5 MiB, 3 failed`. */
export function progressLine(tally: Tally, total: number | undefined): string {
  const finished = totalOf(tally);
  const objects = total
    ? `${formatCount(finished)} of ${plural(total, 'object')} (${share(finished, total)}%)`
    : plural(finished, 'object');
  const failures = tally.failed > 0 ? `, ${formatCount(tally.failed)} failed` : '';
  return `${objects}, ${formatBytes(tally.bytes)}${failures}`;
}

function share(part: number, whole: number): number {
  return Math.floor((part / whole) * 100);
}

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
  digestThread: URL | undefined,
): Promise<boolean> {
  if (inputs.dryRun) log.info('dry run: everything is planned and reported, nothing is changed');
  const ledger = await openLedger(inputs, env);
  const stopper = stopOnSignals();
  const digester = createDigester(digestThread);
  const warnings: string[] = [];
  const sample = inputs.dryRun ? createDryRunSample() : undefined;
  const state: RunState = { stopper, digester, warnings, endpoint: inputs.endpoint, sample };
  const progress = startProgress(ledger.tally, log, () => state.expected);
  const interruption = await interruptionOf(work(inputs, env, ledger, state));
  progress.stop();
  state.store?.close();
  digester.close();
  const { endpoint, expected } = state;
  const plan = state.plan ?? (sample && { lines: [], markdown: sample.markdown() });
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
  /** Warnings for the summary. */
  readonly warnings: string[];
  endpoint: string | undefined;
  /** What a dry run would do, for the summary; undefined in a real run. */
  readonly sample: DryRunSample | undefined;
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
  const opening = { signal, onEndpoint: (url: string) => (state.endpoint = url) };
  const context: ModeContext = {
    ...{ log: modeLog, digester, signal },
    run: runOf(env),
    lockJournal: lockJournalFor(inputs.bucket),
    async openStore() {
      state.store = await openStore(inputs, modeLog, opening);
      keepHeapSmall();
      return state.store;
    },
    expect: (objects) => (state.expected = objects),
    noteChanged: (key) => ledger.noteChanged(key),
    showPlan(plan) {
      modeLog.info(...plan.lines);
      state.plan = plan;
    },
  };
  const mode = modeOf(inputs);
  // At once, because a walk would make the new space grow; but threads must start before.
  if (mode.startsThreads !== true) keepHeapSmall();
  for await (const some of mode.run(inputs, context)) {
    for (const outcome of 'status' in some ? [some] : some) {
      state.sample?.add(outcome);
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
