import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { TOPICS } from './topics.ts';

/** Milliseconds that one case may take, far more than any needs: then it hangs. */
const DEADLINE = 30_000;

const MAX_MIB = 300;

interface Task {
  readonly topic: string;
  readonly seed: number;
  readonly cases: number;
  /** The number of the only case to try. */
  readonly only: number | undefined;
}

/** Tries the cases of a topic, prints each finding, and sets the exit status of the process. */
export async function fuzzTopic(task: Task): Promise<{ count: number; mib: number }> {
  const { topic, seed } = task;
  const names = TOPICS.map(({ name }) => name);
  if (!names.includes(topic)) throw new Error(`topic "${topic}" is none of ${names.join(', ')}`);
  const fail = (number: number, finding: string) => {
    process.exitCode = 1;
    console.log(`FAILED: ${topic}, case ${number}: ${finding}`);
    const repeat = `--seed ${seed} --topic ${topic} --case ${number}`;
    console.log(`to repeat it: npm run fuzz -- ${repeat}`);
  };
  /** The number of cases begun, and the number of the current one. */
  const progress = new Int32Array(new SharedArrayBuffer(8));
  const began = performance.now();
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    // V8 would let garbage grow: what is kept has to fit into these.
    resourceLimits: { maxOldGenerationSizeMb: 80, maxYoungGenerationSizeMb: 8 },
    workerData: { ...task, progress },
  });
  worker.on('message', ({ number, finding }: { number: number; finding: string }) => {
    fail(number, finding);
  });
  worker.on('error', (thrown) => {
    process.exitCode = 1;
    console.log('FAILED: the fuzzer itself', thrown);
  });
  const watchdog = startWatchdog(progress, (number) => {
    fail(number, `has not ended within ${DEADLINE / 1000} s`);
    process.exit();
  });
  await once(worker, 'exit');
  clearInterval(watchdog);
  const mib = process.resourceUsage().maxRSS / 1024;
  const count = progress[0] ?? 0;
  const seconds = (performance.now() - began) / 1000;
  console.log(`${topic}: ${count} cases, ${seconds.toFixed(1)} s, ${mib.toFixed(0)} MiB at most`);
  if (mib > MAX_MIB) {
    process.exitCode = 1;
    console.log(`FAILED: more than ${MAX_MIB} MiB`);
  }
  if (count === 0) process.exitCode = 1;
  return { count, mib };
}

/** In another thread than the cases, so that it also ends one that never gives the event loop back. */
function startWatchdog(progress: Int32Array, onHang: (number: number) => void): NodeJS.Timeout {
  let [last, since] = [-1, performance.now()];
  return setInterval(() => {
    const [count = 0, number = 0] = progress;
    if (count !== last) [last, since] = [count, performance.now()];
    if (performance.now() - since >= DEADLINE) onHang(number);
  }, 500);
}
