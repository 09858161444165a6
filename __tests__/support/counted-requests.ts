import { setImmediate as nextTurn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { type S3Server, type S3ServerOptions, startS3Server } from 's3-test-server';

type Counts = Readonly<Record<string, number>>;

const servers = new Set<{ readonly counts: () => Counts }>();

/** A server whose requests count as those of the runs of the bundle under way, until it is closed. */
export async function startCountedServer(options: S3ServerOptions = {}): Promise<S3Server> {
  const server = await startS3Server(options);
  let cleared: Counts = {};
  const clearLog = server.clearLog.bind(server);
  const close = server.close.bind(server);
  const counted = { counts: () => sumOf([cleared, server.counts]) };
  servers.add(counted);
  return Object.assign(server, {
    clearLog: () => {
      cleared = counted.counts();
      clearLog();
    },
    close: () => {
      servers.delete(counted);
      return close();
    },
  });
}

function sumOf(all: readonly Counts[]): Counts {
  const sum: Record<string, number> = {};
  for (const counts of all) {
    for (const [name, count] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + count;
  }
  return sum;
}

const totals = () => sumOf([...servers].map(({ counts }) => counts()));

interface Group {
  running: number;
  readonly before: Counts;
  readonly reported: Counts[];
  isKnown: boolean;
}

/** Runs that overlap are compared together: no server knows whose a request is. */
let group: Group = { running: 0, before: {}, reported: [], isKnown: true };

/**
 * Holds what a run of the bundle reports as its requests to what the test's servers counted
 * meanwhile. A run without outputs, because it was killed, is not compared, nor are those beside it.
 */
export async function withCountedRequests<Result>(
  work: () => Promise<Result>,
  reportOf: (result: Result) => string | undefined,
): Promise<Result> {
  if (group.running === 0) group = { running: 0, before: totals(), reported: [], isKnown: true };
  group.running += 1;
  try {
    const result = await work();
    const report = reportOf(result);
    if (report === undefined) group.isKnown = false;
    else group.reported.push(JSON.parse(report) as Counts);
    return result;
  } catch (thrown) {
    group.isKnown = false;
    throw thrown;
  } finally {
    group.running -= 1;
    if (group.running === 0 && group.isKnown && servers.size > 0) await expectAgreement();
  }
}

/** Turns of the event loop in which a server may read what a run that broke off has sent. */
const MAX_TURNS = 10_000;

async function expectAgreement(): Promise<void> {
  const reported = sumOf([group.before, ...group.reported]);
  for (let turn = 0; turn < MAX_TURNS && !isDeepStrictEqual(reported, totals()); turn += 1) {
    await nextTurn();
  }
  expect(reported).toEqual(totals());
}
