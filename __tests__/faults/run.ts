// Starts the laboratory: `npm run faults -- [--all] [--seed N] [words of file names]`.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean', default: false }, seed: { type: 'string' } },
});
const { status } = spawnSync(
  'vitest',
  ['run', '--config', '__tests__/faults/vitest.config.ts', ...positionals],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(values.all && { FAULTS_ALL: '1' }),
      ...(values.seed !== undefined && { FAULTS_SEED: values.seed }),
    },
  },
);
process.exitCode = status ?? 1;
