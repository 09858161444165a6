import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isStateKey } from '../../src/core/keys.ts';
import { workspaceOf } from '../support/run-action.ts';
import { runStep, type StepResult } from '../support/runner.ts';
import { startS3Server, type S3Server } from 's3-test-server';
import { deferred } from '../support/watched-source.ts';
import { sampledOf, seed } from './seed.ts';

const BUCKET = 'site';
interface Versions {
  readonly before: Files;
  readonly after: Files;
  readonly keysArePaths?: boolean;
}

type Files = Readonly<Record<string, string>>;

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
/** A page that becomes a directory, and a directory that becomes a page. */
const REPLACED: Versions = {
  before: { about: 'one', 'docs/a.txt': 'one', 'docs/b/c.txt': 'one', 'feed.xml': 'one' },
  after: { 'about/a.txt': 'two', 'about/b.txt': 'two', docs: 'two', 'feed.xml': 'two' },
  keysArePaths: true,
};
const WRITES = ['PutObject', 'CopyObject', 'DeleteObjects', 'DeleteObject'];

/** A site that is deployed, and the files of its next version. */
async function givenSite({ before, after, keysArePaths = false }: Versions) {
  const server = await startS3Server();
  server.createBucket(BUCKET);
  if (keysArePaths) server.keepKeysAsPaths(BUCKET);
  const workspace = await workspaceOf(publicFiles(before));
  expect((await deploy(server, workspace, 1)).exitCode).toBe(0);
  await rm(join(workspace, 'public'), { recursive: true });
  for (const [name, body] of Object.entries(publicFiles(after))) {
    await mkdir(dirname(join(workspace, name)), { recursive: true });
    await writeFile(join(workspace, name), body);
  }
  return { server, workspace };
}

function publicFiles(files: Files): Record<string, string> {
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
  const keys = bucket.keys().filter((key) => !isStateKey(key));
  return Object.fromEntries(keys.map((key) => [key, bucket.object(key)?.body.toString()]));
}

/** Requests of a deploy that nobody disturbs. */
async function requestsOfDeploy(versions: Versions): Promise<number> {
  const { server, workspace } = await givenSite(versions);
  server.clearLog();
  expect((await deploy(server, workspace, 2)).exitCode).toBe(0);
  const { length } = server.log;
  await server.close();
  return length;
}

describe(`hazard 48: a deploy that is killed, seed ${seed}`, () => {
  it.each<readonly [string, Versions]>([
    ['shows no page without its assets', { before: BEFORE, after: AFTER }],
    ['while it replaces objects in the way shows no broken page', REPLACED],
  ])('at any request %s, and the next ones mend it', async (_, versions) => {
    const requests = await requestsOfDeploy(versions);
    expect(requests).toBeGreaterThan(8);
    // One more than there are, so that one run is not killed.
    const numbers = Array.from({ length: requests + 1 }, (_, index) => index + 1);
    for (const n of sampledOf(numbers)) {
      const { server, workspace } = await givenSite(versions);
      expect(await killAt(server, workspace, n)).toBe(n <= requests);
      expect(brokenPages(server), `killed at request ${n}`).toEqual([]);
      const rerun = await deploy(server, workspace, 3);
      expect([n, rerun.exitCode, bodies(server)]).toEqual([n, 0, versions.after]);
      server.clearLog();
      const third = await deploy(server, workspace, 4);
      expect([n, third.exitCode, third.outputs['changed']]).toEqual([n, 0, 'false']);
      expect(WRITES.map((name) => server.counts[name] ?? 0)).toEqual([0, 0, 0, 0]);
      await server.close();
    }
  });
});
