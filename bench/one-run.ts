import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { changeFiles } from './files.ts';
import { measuredCommand, measuredRun, type Taken } from './measured-run.ts';
import { peerEnvironment, type Peer } from './peers.ts';
import type { Run } from './results.ts';
import type { Place, Scenario } from './scenarios.ts';
import type { BenchStore, OwnView } from './store.ts';

/** One scenario at one size. */
export interface Work {
  readonly scenario: Scenario;
  readonly objects: number;
  /** Directory with the scenario's files, or with those that the bucket must be filled by. */
  readonly source: string;
}

export interface OneRun extends Run {
  /** Puts without a checksum; undefined when the store doesn't tell. */
  readonly unchecked?: number;
}

/** What does the work: a peer, or the action where there is none. */
export interface Doer {
  readonly peer?: Peer;
  /** More of the environment of the action. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Milliseconds: what is of the second in which a run starts, the action leaves alone. */
const SECOND = 1_500;

/** Prepares what the scenario is given, does its work once, measured, and looks at what is left. */
export async function runOnce(work: Work, doer: Doer, store: BenchStore): Promise<OneRun> {
  const { scenario, source } = work;
  const place = { bucket: store.bucket, prefix: store.prefix, source };
  if (scenario.given === 'objects' && !store.isFilled) {
    await perform({ mode: 'upload-dir', source }, place, {}, store);
    await pause(SECOND);
  }
  if (scenario.given === 'deploy') await doWork(work, place, doer, store);
  if (scenario.files === 'changed') changeFiles(source);
  await store.counter?.clear();
  const { seconds, cpuSeconds, peakKib, outputs } = await doWork(work, place, doer, store);
  const requests = await store.counter?.counts();
  const unchecked = store.own?.unchecked();
  if (outputs !== undefined) assertOutputs(work, outputs);
  if (requests !== undefined) assertStored(work, requests);
  if (store.own !== undefined) assertLeft(work, store.own);
  return {
    seconds,
    cpuSeconds,
    peakMib: peakKib / 1024,
    ...(requests && { requests }),
    ...(unchecked !== undefined && { unchecked }),
  };
}

type Done = Taken & { readonly outputs?: Readonly<Record<string, string>> };

async function doWork(
  { scenario }: Work,
  place: Place,
  { peer, env = {} }: Doer,
  store: BenchStore,
): Promise<Done> {
  if (peer === undefined) return perform(scenario.inputs(place), place, env, store);
  const command = peer.command(scenario.name, place, store.endpoint);
  return measuredCommand(command, peerEnvironment(store.endpoint, store.env));
}

async function perform(
  inputs: Readonly<Record<string, string>>,
  { bucket, prefix, source }: Place,
  env: Readonly<Record<string, string>>,
  { endpoint, env: given }: BenchStore,
): Promise<Done> {
  const { result, ...taken } = await measuredRun({
    inputs: { bucket, prefix, endpoint, ...inputs },
    workspace: join(source, '..'),
    env: { ...given, ...env },
  });
  return { ...taken, outputs: result.outputs };
}

function assertOutputs(
  { scenario, objects }: Work,
  outputs: Readonly<Record<string, string>>,
): void {
  for (const [name, count] of Object.entries(scenario.outputs(objects))) {
    assertSame(scenario, `the output "${name}"`, outputs[name], String(count));
  }
}

function assertStored(
  { scenario, objects }: Work,
  { PutObject = 0, CompleteMultipartUpload = 0 }: Readonly<Record<string, number>>,
): void {
  const least = scenario.stores(objects);
  const stored = Math.min(PutObject + CompleteMultipartUpload, least);
  assertSame(scenario, 'objects stored', stored, least);
}

function assertLeft({ scenario, objects }: Work, own: OwnView): void {
  assertSame(scenario, 'objects left', own.objects(), scenario.leaves(objects));
}

function assertSame<T>({ name }: Scenario, what: string, got: T, expected: T): void {
  if (got === expected) return;
  throw new Error(`${name}: ${what} must be ${String(expected)}, got ${String(got)}`);
}
