import { spawnSync } from 'node:child_process';
import { quote } from '../../src/core/text.ts';
import { readCommand, wholeNumber, type Program } from '../../scripts/command-line.ts';
import { isPart } from './seed.ts';

const PROGRAM = {
  command: 'npm run faults --',
  about:
    'Runs the fault laboratory: features and the bundle on stores that fail, hang and lie. ' +
    'Run "npm run build" first. A seed that is printed repeats a run.',
  options: {
    all: { type: 'boolean', about: 'Tries every combination, however long it takes' },
    sample: {
      type: 'string',
      value: 'PART',
      default: '1',
      about: 'Part of the runs that are tried, more than 0 and at most 1',
    },
    seed: { type: 'string', value: 'N', about: 'Seed of all choices (default: a random one)' },
  },
  words: { name: 'WORD', about: 'Runs only files whose name has one of the words', most: Infinity },
  examples: ['npm run faults -- --sample 0.2', 'npm run faults -- --all --seed 7 kills'],
} as const satisfies Program;

const { values, words } = readCommand(PROGRAM, (line, report) => {
  const { sample, seed } = line.values;
  if (!isPart(Number(sample))) {
    report(`option "--sample" must be more than 0 and at most 1, got ${quote(sample)}: correct it`);
  }
  if (seed !== undefined) wholeNumber('option "--seed"', seed, { least: 0 }, report);
  return line;
});
const { all, sample, seed = String(Math.floor(Math.random() * 2 ** 31)) } = values;
const command = ['--seed', seed, '--sample', sample, ...(all ? ['--all'] : []), ...words];
console.log(`to repeat this run: npm run faults -- ${command.join(' ')}`);
const { status } = spawnSync(
  'vitest',
  ['run', '--config', '__tests__/faults/vitest.config.ts', ...words],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(all && { FAULTS_ALL: '1' }),
      FAULTS_SAMPLE: sample,
      FAULTS_SEED: seed,
    },
  },
);
process.exitCode = status ?? 1;
