import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { styleText } from 'node:util';
import { startS3Server, type S3Server } from 's3-test-server';
import { runStep, type StepResult } from '../__tests__/support/runner.ts';
import { quote } from '../src/core/text.ts';
import { readCommand, refuse, type Program } from './command-line.ts';
import { pageProblem, partOf, writePage } from './demo/page.ts';
import { contentsOf, show, showBucket, showLog, showTitle, showWorkflow } from './demo/show.ts';
import type { Contents } from './demo/show.ts';
import { copySite, readSite, type Site } from './demo/site-copy.ts';
import { BUCKET, SOURCE, storyOf, type Step } from './demo/story.ts';

const ROOT = join(import.meta.dirname, '..');
const SITE = join(ROOT, 'examples/site');
const PAGE = join(ROOT, '.cache/demo/summary.html');

const PROGRAM = {
  command: 'npm run demo --',
  about:
    'Shows the action at work, without an account: it deploys a copy of a directory to an S3 server ' +
    'in memory, then a change, a changed header rule, a deploy that fails, its repetition, and a ' +
    'prune. The job summaries of the runs are written to .cache/demo/summary.html. The directory ' +
    'itself is not changed.',
  options: {},
  words: { name: 'DIR', about: 'Directory to deploy (default: examples/site)', most: 1 },
  examples: ['npm run demo', 'npm run demo -- ../my-site/public'],
} as const satisfies Program;

/** Exit codes of a program that a signal ends: 128 and its number. */
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** Ends the demo: nothing more is run, and everything it made is removed. */
const stop = new AbortController();

/** The run under way. */
let running: number | undefined;

function stopWith(exitCode: number): void {
  process.exitCode = exitCode;
  stop.abort();
  if (running !== undefined) process.kill(running, 'SIGKILL');
}

/** A directory that the command line names is relative to where npm was called. */
function siteFrom(word: string | undefined, report: (problem: string) => void): Site {
  const isByNpm = process.env['npm_lifecycle_event'] === 'demo';
  const base = isByNpm ? process.env['INIT_CWD'] : undefined;
  const site = readSite(word === undefined ? SITE : resolve(base ?? '', word));
  if (typeof site !== 'string') return site;
  report(site);
  return { directory: '', entries: [], leftOut: [] };
}

/** Runs all steps in a folder of their own, which is empty before. */
async function demo(site: Site, folder: string): Promise<void> {
  const server = await startS3Server();
  try {
    server.createBucket(BUCKET);
    server.bucket(BUCKET).seed('site-old/index.html', 'of a site whose name begins the same');
    const workspace = join(folder, 'workspace');
    mkdirSync(workspace);
    const leftOut = [...site.leftOut, ...(await copySite(site, join(workspace, SOURCE)))];
    showBegin(site, server, leftOut);
    writePage(PAGE, await tell(storyOf(site), server, workspace));
    console.log(`\nThe job summaries of all steps, as GitHub shows them:\n${PAGE}`);
  } finally {
    await server.close();
  }
}

function showBegin({ directory }: Site, { endpoint }: S3Server, leftOut: readonly string[]): void {
  show(
    [
      `The action deploys a copy of ${quote(directory)} to an S3 server in memory`,
      `(${endpoint}), as a runner starts it: the step of the workflow, its log, and the bucket.`,
      ...(leftOut.length === 0
        ? []
        : [`Left out, because it can't be read: ${leftOut.map(quote).join(', ')}`]),
    ],
    '',
  );
}

/** Runs the steps in their order; returns the page's part of each. */
async function tell(
  steps: readonly Step[],
  server: S3Server,
  workspace: string,
): Promise<readonly string[]> {
  const { endpoint, region } = server;
  const where = { bucket: BUCKET, region, endpoint };
  const parts: string[] = [];
  let before: Contents | undefined;
  for (const [index, step] of steps.entries()) {
    showTitle(index + 1, step);
    showWorkflow(steps.slice(0, index + 1), where);
    step.change?.(join(workspace, SOURCE));
    const result = await run(step, { ...step.inputs, ...where }, server, workspace);
    showLog(result);
    const now = contentsOf(server, BUCKET);
    showBucket(now, before);
    before = now;
    parts.push(partOf(index + 1, step, result.summary));
    const expected = step.deniedKey === undefined ? 0 : 1;
    if (result.exitCode === expected) continue;
    console.log(styleText('red', `   this run should have ended with exit code ${expected}`));
    process.exitCode = 1;
  }
  return parts;
}

async function run(
  { deniedKey }: Step,
  inputs: Readonly<Record<string, string>>,
  server: S3Server,
  workspace: string,
): Promise<StepResult> {
  stop.signal.throwIfAborted();
  server.onRequest = ({ operation, key }) =>
    operation === 'PutObject' && key === deniedKey
      ? { kind: 'status', status: 403, code: 'AccessDenied', message: 'Access Denied' }
      : undefined;
  const result = await runStep({
    inputs,
    workspace,
    env: {
      AWS_ACCESS_KEY_ID: server.accessKeyId,
      AWS_SECRET_ACCESS_KEY: server.secretAccessKey,
    },
    onStart: (pid) => {
      running = pid;
      if (stop.signal.aborted) process.kill(pid, 'SIGKILL');
    },
  });
  running = undefined;
  stop.signal.throwIfAborted();
  return result;
}

const site = readCommand(PROGRAM, ({ words: [word] }, report) => siteFrom(word, report));
const problem = pageProblem(PAGE);
if (problem !== undefined) refuse([problem]);
for (const [signal, exitCode] of Object.entries(SIGNALS)) {
  process.on(signal, () => {
    stopWith(exitCode);
  });
}
// The reader has enough, as `head` does.
process.stdout.on('error', () => {
  stopWith(0);
});
const folder = mkdtempSync(join(tmpdir(), 'demo-'));
// Whatever the runs make for themselves is removed with it.
for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
try {
  await demo(site, folder);
} catch (thrown) {
  if (!stop.signal.aborted) throw thrown;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
