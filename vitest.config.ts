import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['__tests__/**/*.test.ts', 'packages/*/{__tests__,contract}/**/*.test.ts'],
    // To a terminal a line of progress, elsewhere the failures and a summary.
    reporters: [
      process.stdout.isTTY ? 'default' : 'minimal',
      ...(process.env['GITHUB_ACTIONS'] === 'true' ? ['github-actions'] : []),
    ],
    globalSetup: '__tests__/support/temporary-directory.ts',
    // Most runs of the bundle are inside the test's process: __tests__/support/run-inside.ts
    env: { BUNDLE_RUNS: process.env['BUNDLE_RUNS'] ?? 'inside' },
    server: { deps: { external: [/\/dist\//] } },
    // Many tests wait for a server or for the bundle.
    maxWorkers: availableParallelism() + 2,
    // A worker loads the SDK once, not for each file; tests leave no state in a module behind.
    isolate: false,
    // They end what hangs. The slowest test takes some seconds; a machine that is busy with other
    // work takes many times as long, and that is no fault.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    teardownTimeout: 300_000,
  },
});
