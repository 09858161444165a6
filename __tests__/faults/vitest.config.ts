import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['__tests__/faults/**/*.faults.ts'],
    globalSetup: '__tests__/support/temporary-directory.ts',
    // Node loads the bundle where a test runs it in its own process.
    server: { deps: { external: [/\/dist\//] } },
    // One file at a time: patience is short here, and a machine under load is slow.
    fileParallelism: false,
    // The tests of the sweep, whose runs share slots.
    maxConcurrency: 100,
    execArgv: ['--expose-gc'],
    testTimeout: 30 * 60_000,
    hookTimeout: 10 * 60_000,
    disableConsoleIntercept: true,
  },
});
