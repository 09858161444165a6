import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { readCommand, similarName, wholeNumber, type Program } from '../../scripts/command-line.ts';
import { forEachConcurrent } from '../../src/core/concurrency.ts';
import { quote } from '../../src/core/text.ts';
import { fuzzTopic } from './one-topic.ts';
import type { Topic } from './topic.ts';
import { TOPICS } from './topics.ts';

/** What a process says of the topic that it tried. */
interface Tried {
  readonly count: number;
  readonly mib: number;
}

const NAMES = TOPICS.map(({ name }) => name);

const PROGRAM = {
  command: 'npm run fuzz --',
  about:
    'Tries random hostile answers, credentials, states, lists, patterns, trees and texts on the ' +
    'parts that read them. Exit code 1 if a promise breaks; it then prints how to repeat the case.',
  options: {
    cases: {
      type: 'string',
      value: 'N',
      default: '100000',
      about: 'Cases to try, over all topics',
    },
    seed: { type: 'string', value: 'N', about: 'Seed of the cases (default: a random one)' },
    topic: { type: 'string', value: 'NAME', about: `Only this topic: ${NAMES.join(', ')}` },
    case: { type: 'string', value: 'N', about: 'With --topic: only the case of this number' },
  },
  examples: ['npm run fuzz -- --cases 3000', 'npm run fuzz -- --topic patterns --seed 7 --case 12'],
} as const satisfies Program;

const { values } = readCommand(PROGRAM, (line, report) => {
  const { topic, cases, seed, case: only } = line.values;
  for (const [name, text = '0'] of Object.entries({ cases, seed, case: only })) {
    wholeNumber(`option "--${name}"`, text, { least: 0 }, report);
  }
  if (topic !== undefined && !NAMES.includes(topic)) {
    const near = similarName(topic, NAMES) ?? NAMES.join(', ');
    report(`option "--topic" knows no topic ${quote(topic)}: did you mean ${near}?`);
  }
  if (only !== undefined && topic === undefined) {
    report('option "--case" needs "--topic": add it');
  }
  return line;
});
const { topic, seed = String(Math.floor(Math.random() * 2 ** 31)) } = values;
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
