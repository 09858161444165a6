import { join } from 'node:path';
import { runStep, type StepResult } from '../support/runner.ts';
import type { S3Server } from 's3-test-server';
import { writeVersion } from './site-version.ts';

export const SITE = 'site';

/** Milliseconds that each request of a deploy waits, so that visitors come in between. */
const SLOWNESS = 15;

/** Requests after which an attempt that is to end early is ended. */
const LAST_REQUEST = 16;

/** The README's recipe for a static site. */
const RECIPE = {
  mode: 'sync-dir',
  bucket: SITE,
  'whole-bucket': 'true',
  source: 'public',
  delete: 'true',
  'keep-deleted-for': '1h',
  headers: [
    '**',
    '  Cache-Control: no-cache',
    'assets/**',
    '  Cache-Control: public, max-age=31536000, immutable',
  ].join('\n'),
};

export interface Deploys {
  /** How the attempts ended. */
  readonly ended: Record<'complete' | 'killed' | 'failed', number>;
  /** Deploys versions until it is told to stop, and resolves when the last attempt has ended. */
  run(): Promise<void>;
  stop(): void;
}

/** Deploys one version after another; every third attempt is killed, or fails, at some request. */
export function createDeploys(
  server: S3Server,
  workspace: string,
  changes: Readonly<Record<string, string>>,
): Deploys {
  const ended = { complete: 0, killed: 0, failed: 0 };
  let isStopped = false;
  const attempt = async (number: number) => {
    await writeVersion(join(workspace, 'public'), number);
    const ending = number % 3 === 2 ? (number % 2 === 0 ? 'killed' : 'failed') : 'complete';
    const result = await deploy(server, workspace, changes, number, ending);
    const isAsMeant = (result.exitCode === 0) === (ending === 'complete');
    // An attempt may also be complete before the request at which it was to end.
    if (!isAsMeant && result.exitCode !== 0) throw new Error(result.stdout + result.stderr);
    ended[result.exitCode === 0 ? 'complete' : ending] += 1;
  };
  return {
    ended,
    async run() {
      for (let number = 1; !isStopped; number += 1) await attempt(number);
    },
    stop() {
      isStopped = true;
    },
  };
}

/** One attempt. All are attempts of one run of the workflow, as reruns after a failure are. */
export async function deploy(
  server: S3Server,
  workspace: string,
  changes: Readonly<Record<string, string>>,
  number: number,
  ending: 'complete' | 'killed' | 'failed' = 'complete',
): Promise<StepResult> {
  const last = 1 + ((number * 7) % LAST_REQUEST);
  let seen = 0;
  let pid = 0;
  server.onRequest = (request) => {
    if (request.headers.authorization === undefined) return undefined;
    seen += 1;
    if (ending === 'killed' && seen === last) process.kill(pid, 'SIGKILL');
    if (ending === 'failed' && seen >= last) {
      return { kind: 'status', status: 403, code: 'AccessDenied' };
    }
    return { kind: 'delay', ms: SLOWNESS };
  };
  return runStep({
    workspace,
    inputs: { ...RECIPE, endpoint: server.endpoint, region: server.region, ...changes },
    env: {
      AWS_ACCESS_KEY_ID: server.accessKeyId,
      AWS_SECRET_ACCESS_KEY: server.secretAccessKey,
      GITHUB_RUN_ID: '1',
      GITHUB_RUN_ATTEMPT: String(number),
    },
    onStart: (started) => {
      pid = started;
    },
  });
}
