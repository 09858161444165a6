// The fuzzer: `npm run fuzz -- [--cases N] [--seed S] [--topic T] [--case N]`.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { forEachConcurrent } from '../../src/core/concurrency.ts';
import { fuzzTopic } from './one-topic.ts';
import type { Topic } from './topic.ts';
import { TOPICS } from './topics.ts';

/** What a process says of the topic that it tried. */
interface Tried {
  readonly count: number;
  readonly mib: number;
}

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    topic: { type: 'string' },
    case: { type: 'string' },
  },
});
const { topic, seed } = values;
const cases = Number(values.cases);
if (topic === undefined) {
  await fuzzAll();
} else {
  const only = values.case === undefined ? undefined : Number(values.case);
  const { count, mib } = await fuzzTopic({ topic, seed: Number(seed), cases, only });
  process.send?.({ count, mib } satisfies Tried);
}

/** Tries each topic in a process of its own, so that none has what another one left in memory. */
async function fuzzAll(): Promise<void> {
  console.log(`to repeat this run: npm run fuzz -- --seed ${seed} --cases ${cases}`);
  const began = performance.now();
  const sum = TOPICS.reduce((all, { turns }) => all + turns, 0);
  const all: Tried[] = [];
  const tryTopic = async ({ name, turns }: Topic) => {
    const share = String(Math.ceil((cases * turns) / sum));
    const given = ['--topic', name, '--seed', seed, '--cases', share];
    const child = fork(import.meta.filename, given);
    child.on('message', (tried: Tried) => all.push(tried));
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) process.exitCode = 1;
  };
  await forEachConcurrent(TOPICS, tryTopic, { concurrency: availableParallelism() });
  const count = all.reduce((total, one) => total + one.count, 0);
  const mib = Math.max(...all.map((one) => one.mib));
  const took = `${((performance.now() - began) / 1000).toFixed(1)} s, ${mib.toFixed(0)} MiB at most`;
  console.log(`${count} cases, ${took}, ${process.exitCode === 1 ? 'FAILED' : 'ok'}`);
  if (count < cases) process.exitCode = 1;
}
