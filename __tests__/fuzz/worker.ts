// Tries cases, one after the other, in a thread that `run.ts` watches.
import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '../../src/core/errors.ts';
import { chanceOf } from './chance.ts';
import { Finding, type Topic } from './topic.ts';
import { TOPICS } from './topics.ts';

interface Task {
  readonly cases: number;
  readonly seed: number;
  readonly topic: string;
  /** The number of the only case to try. */
  readonly only: number | undefined;
  readonly progress: Int32Array;
}

const { cases, seed, topic, only, progress } = workerData as Task;

/** Findings after which a run ends: the first ones are mended first. */
const MAX_FINDINGS = 5;

let current = 0;
let findings = 0;
const tell = (thrown: unknown) => {
  findings += 1;
  const isFinding = thrown instanceof Finding;
  const finding = isFinding ? thrown.message : `throws ${stackOf(thrown)}`;
  parentPort?.postMessage({ number: current, finding });
};
process.on('unhandledRejection', tell);
process.on('uncaughtException', tell);

const tried = TOPICS.find(({ name }) => name === topic);
if (tried !== undefined) {
  await fuzz(tried, only === undefined ? { from: 0, to: cases } : { from: only, to: only + 1 });
}
process.exit();

async function fuzz(
  { open }: Topic,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  const fuzzed = await open();
  for (let number = from; number < to && findings < MAX_FINDINGS; number += 1) {
    current = number;
    progress.set([(progress[0] ?? 0) + 1, number]);
    try {
      await fuzzed.tryCase(chanceOf(seed, number), only !== undefined);
    } catch (thrown) {
      tell(thrown);
    }
  }
  await fuzzed.close();
}

function stackOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : messageOf(thrown);
}
