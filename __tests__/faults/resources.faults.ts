import { readdirSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { runAction, workspaceOf } from '../support/run-action.ts';
import { startS3Server } from 's3-test-server';
import { runOnce, scenarioOf, type Schedule } from './one-run.ts';
import { problemsOf } from './oracle.ts';
import { BUCKET } from './scenario.ts';

process.env['AWS_ACCESS_KEY_ID'] = 'test-access-key';
process.env['AWS_SECRET_ACCESS_KEY'] = 'test-secret-key';

const RUNS = 200;
/** Milliseconds for what is closed to be gone. */
const PATIENCE = { timeout: 60_000 };
/** Runs until what is loaded and compiled once is there. */
const WARM_UP = 40;
/** Bytes that 200 runs may add to the heap: far less than one body of each. */
const MAX_GROWTH = 8 * 1024 * 1024;

const FAULTS: readonly Schedule[] = ['reset after', 'status 503', 'not HTTP', 'empty 200'].map(
  (kind) => ({
    scenario: 'upload of files',
    kind,
    operation: 'PutObject',
    k: 2,
    span: 'once',
    concurrency: 4,
  }),
);

async function runSome(runs: number): Promise<void> {
  for (let n = 0; n < runs; n += 1) {
    const schedule = FAULTS[n % FAULTS.length];
    if (schedule === undefined) continue;
    const scenario = scenarioOf(schedule);
    await runOnce(scenario, schedule, (result) => {
      expect(problemsOf(scenario, schedule, result)).toEqual([]);
    });
  }
}

/** What a run may leave behind in the process. */
function held() {
  const resources = process.getActiveResourcesInfo();
  const count = (pattern: RegExp) => resources.filter((name) => pattern.test(name)).length;
  return {
    descriptors: readdirSync('/proc/self/fd').length,
    sockets: count(/TCP/),
    timers: count(/Timeout/),
    listeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
  };
}

/** Until no socket is left of the runs before, but those of the test runner. */
async function idle(): Promise<void> {
  let count = held().sockets;
  await vi.waitFor(() => {
    const before = count;
    count = held().sockets;
    expect(count).toBe(before);
  }, PATIENCE);
}

function heapUsed(): number {
  if (globalThis.gc === undefined) throw new Error('start Node with --expose-gc');
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

describe('resources', () => {
  it(`are as before after ${RUNS} runs in one process`, async () => {
    await runSome(WARM_UP);
    await idle();
    const before = held();
    const heap = heapUsed();
    await runSome(RUNS);
    // A socket that was closed is gone some turns of the event loop later.
    await vi.waitFor(() => {
      expect(held()).toEqual(before);
    }, PATIENCE);
    expect(heapUsed() - heap).toBeLessThan(MAX_GROWTH);
  });

  it('that are short are named, with what to do', async () => {
    const server = await startS3Server();
    server.createBucket(BUCKET);
    const files = Array.from({ length: 600 }, (_, n) => [`public/${n}`, String(n)] as const);
    const workspace = await workspaceOf(Object.fromEntries(files));
    const inputs = { mode: 'upload-dir', source: 'public', prefix: 'site', concurrency: '512' };
    const short = await runAction(server, inputs, { workspace, openFiles: 256, serverLies: true });
    expect(short.summary).toContain('ulimit');
    expect(short.exitCode).toBe(1);
    const few = await runAction(
      server,
      { ...inputs, concurrency: '32' },
      { workspace, openFiles: 256, serverLies: true },
    );
    expect([few.exitCode, few.outputs['uploaded']]).toEqual([0, '600']);
    await server.close();
  });
});
