import { describe, expect, it } from 'vitest';
import type { S3Server } from 's3-test-server';
import { deferred } from '../support/watched-source.ts';
import { expectOneTruth, runBundle, startBundleServer } from './bundle-run.ts';
import { BUNDLE_WORK, SAMPLED_WORK } from './bundle-work.ts';
import { BUCKET } from './scenario.ts';
import { sampledOf, seed } from './seed.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGKILL'] as const;
const REQUESTS = { upload: 6, delete: 6 };
/** Of these every second request is met by one of the signals. */
const SAMPLED_REQUESTS = {
  sync: 11,
  'keep-newest': 5,
  versions: 5,
  'keys-from': 2,
  'abort-uploads': 8,
};

const CASES = [
  ...Object.entries(REQUESTS).flatMap(([name, count]) =>
    SIGNALS.flatMap((signal) =>
      Array.from({ length: count }, (_, index) => ({ name, signal, n: index + 1 })),
    ),
  ),
  ...Object.entries(SAMPLED_REQUESTS).flatMap(([name, count]) =>
    Array.from({ length: count }, (_, index) => ({
      name,
      signal: SIGNALS[(seed + index) % SIGNALS.length] ?? 'SIGKILL',
      n: index + 1,
    })).filter(({ n }) => (seed + n) % 2 === 0),
  ),
];

/** Ends the process when the server has seen its n-th request, which is answered afterwards. */
function killAt(server: S3Server, n: number, signal: NodeJS.Signals) {
  const ended = deferred();
  let seen = 0;
  let pid = 0;
  server.onRequest = () => {
    seen += 1;
    if (seen === n) process.kill(pid, signal);
    return seen >= n && signal === 'SIGKILL' ? { kind: 'hold', until: ended.promise } : undefined;
  };
  const onStart = (started: number) => {
    pid = started;
  };
  return { onStart, ended: ended.resolve, isReached: () => seen >= n };
}

describe(`a run that is killed, seed ${seed}`, () => {
  it.each(sampledOf(CASES))('$name, by $signal at request $n', async ({ name, signal, n }) => {
    const work = { ...BUNDLE_WORK, ...SAMPLED_WORK }[name];
    if (work === undefined) throw new Error(`no work ${name}`);
    const server = await startBundleServer(work);
    const { onStart, ended, isReached } = killAt(server, n, signal);
    const killed = await runBundle(server, work, { onStart, env: attemptOf(1) });
    ended();
    server.onRequest = undefined;
    expect(isReached()).toBe(true);
    if (signal === 'SIGKILL') {
      expect(killed.exitCode).toBe(null);
      const post = await runBundle(server, work, { state: killed.leftForPost });
      expect(post.exitCode).toBe(0);
    } else {
      expectOneTruth(server, work, killed);
    }
    const { length } = server.bucket(BUCKET).uploads();
    // Nobody was told the id of an upload whose create was never answered.
    const isLostCreate = signal === 'SIGKILL' && operationsOf(server).includes(CREATE);
    if (work.uploads === undefined) expect(length).toBeLessThanOrEqual(isLostCreate ? 1 : 0);
    const rerun = await runBundle(server, work, { env: attemptOf(2) });
    expectOneTruth(server, work, rerun);
    expect(rerun.exitCode).toBe(0);
    const third = await runBundle(server, work, { env: attemptOf(3) });
    expectOneTruth(server, work, third);
    expect(third.outputs['failed']).toBe('0');
    if (name !== 'upload' && name !== 'keys-from') {
      expect(third.outputs['changed']).toBe('false');
    }
    if (work.uploads !== undefined) {
      expect(server.bucket(BUCKET).uploads()).toHaveLength(work.uploads);
    }
    await server.close();
  });
});

/** Of one run of the workflow, whose later attempts take over what a killed one has begun. */
const attemptOf = (attempt: number) => ({
  GITHUB_RUN_ID: '1',
  GITHUB_RUN_ATTEMPT: String(attempt),
});

const CREATE = 'CreateMultipartUpload';

/** What the killed run had asked for without being answered. */
function operationsOf(server: S3Server): readonly string[] {
  return server.log.filter(({ fault }) => fault === 'hold').map(({ operation }) => operation);
}
