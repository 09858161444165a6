import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workspaceOf } from '../support/run-action.ts';
import { runStep, type StepResult } from '../support/runner.ts';
import { startS3Server, type S3Server } from '../support/s3-server/index.ts';
import { deferred } from '../support/watched-source.ts';
import { sampledOf, seed } from './seed.ts';

const BUCKET = 'site';
const BEFORE = {
  'index.html': '<link rel="stylesheet" href="app.1.css">',
  'gone.html': '<link rel="stylesheet" href="app.1.css">',
  'app.1.css': 'one',
  'feed.xml': 'one',
};
const AFTER = {
  'index.html': '<link rel="stylesheet" href="app.2.css">',
  'new.html': '<link rel="stylesheet" href="app.2.css">',
  'app.2.css': 'two',
  'feed.xml': 'two',
};
const WRITES = ['PutObject', 'CopyObject', 'DeleteObjects', 'DeleteObject'];

/** A site that is deployed, and the files of its next version. */
async function givenSite() {
  const server = await startS3Server();
  server.createBucket(BUCKET);
  const workspace = await workspaceOf(publicFiles(BEFORE));
  expect((await deploy(server, workspace, 1)).exitCode).toBe(0);
  for (const name of Object.keys(BEFORE)) await rm(join(workspace, 'public', name));
  for (const [name, body] of Object.entries(AFTER)) {
    await writeFile(join(workspace, 'public', name), body);
  }
  return { server, workspace };
}

function publicFiles(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, body]) => [`public/${name}`, body]));
}

/** All attempts are of one run of the workflow, so that a later one takes the mark over. */
function deploy(
  server: S3Server,
  workspace: string,
  attempt: number,
  onStart: (pid: number) => void = () => undefined,
): Promise<StepResult> {
  return runStep({
    workspace,
    onStart,
    inputs: {
      mode: 'sync-dir',
      bucket: BUCKET,
      'whole-bucket': 'true',
      source: 'public',
      delete: 'true',
      endpoint: server.endpoint,
      region: server.region,
    },
    env: {
      AWS_ACCESS_KEY_ID: server.accessKeyId,
      AWS_SECRET_ACCESS_KEY: server.secretAccessKey,
      GITHUB_RUN_ID: '1',
      GITHUB_RUN_ATTEMPT: String(attempt),
    },
  });
}

/** The n-th request is applied, and its answer reaches nobody. */
async function killAt(server: S3Server, workspace: string, n: number): Promise<boolean> {
  const ended = deferred();
  let seen = 0;
  let pid = 0;
  server.onRequest = () => {
    seen += 1;
    if (seen === n) process.kill(pid, 'SIGKILL');
    return seen >= n ? { kind: 'hold', until: ended.promise } : undefined;
  };
  await deploy(server, workspace, 2, (started) => (pid = started));
  ended.resolve();
  server.onRequest = undefined;
  return seen >= n;
}

function brokenPages(server: S3Server): string[] {
  const bucket = server.bucket(BUCKET);
  return bucket
    .keys()
    .filter((key) => key.endsWith('.html'))
    .filter((key) => {
      const asset = /href="(.*?)"/.exec(bucket.object(key)?.body.toString() ?? '')?.[1];
      return asset === undefined || bucket.object(asset) === undefined;
    });
}

function bodies(server: S3Server): Record<string, string | undefined> {
  const bucket = server.bucket(BUCKET);
  const keys = bucket.keys().filter((key) => key !== '.s3-batch-action');
  return Object.fromEntries(keys.map((key) => [key, bucket.object(key)?.body.toString()]));
}

/** Requests of a deploy that nobody disturbs. */
async function requestsOfDeploy(): Promise<number> {
  const { server, workspace } = await givenSite();
  server.clearLog();
  expect((await deploy(server, workspace, 2)).exitCode).toBe(0);
  const { length } = server.log;
  await server.close();
  return length;
}

describe(`hazard 48: a deploy that is killed, seed ${seed}`, () => {
  it('at any request shows no page without its assets, and the next ones mend it', async () => {
    const requests = await requestsOfDeploy();
    expect(requests).toBeGreaterThan(8);
    // One more than there are, so that one run is not killed.
    const numbers = Array.from({ length: requests + 1 }, (_, index) => index + 1);
    for (const n of sampledOf(numbers)) {
      const { server, workspace } = await givenSite();
      expect(await killAt(server, workspace, n)).toBe(n <= requests);
      expect(brokenPages(server), `killed at request ${n}`).toEqual([]);
      const rerun = await deploy(server, workspace, 3);
      expect([n, rerun.exitCode, bodies(server)]).toEqual([n, 0, AFTER]);
      server.clearLog();
      const third = await deploy(server, workspace, 4);
      expect([n, third.exitCode, third.outputs['changed']]).toEqual([n, 0, 'false']);
      expect(WRITES.map((name) => server.counts[name] ?? 0)).toEqual([0, 0, 0, 0]);
      await server.close();
    }
  });
});
