// Starts the laboratory: `npm run faults -- [--all] [--sample PART] [--seed N] [words of file names]`.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: 'boolean', default: false },
    sample: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
  },
});
const { all, sample, seed } = values;
const command = ['--seed', seed, '--sample', sample, ...(all ? ['--all'] : []), ...positionals];
console.log(`to repeat this run: npm run faults -- ${command.join(' ')}`);
const { status } = spawnSync(
  'vitest',
  ['run', '--config', '__tests__/faults/vitest.config.ts', ...positionals],
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
