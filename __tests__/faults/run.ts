// Starts the laboratory: `npm run faults -- [--all] [--sample PART] [--seed N] [words of file names]`.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: 'boolean', default: false },
    sample: { type: 'string' },
    seed: { type: 'string' },
  },
});
const { status } = spawnSync(
  'vitest',
  ['run', '--config', '__tests__/faults/vitest.config.ts', ...positionals],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(values.all && { FAULTS_ALL: '1' }),
      ...(values.sample !== undefined && { FAULTS_SAMPLE: values.sample }),
      ...(values.seed !== undefined && { FAULTS_SEED: values.seed }),
    },
  },
);
process.exitCode = status ?? 1;
