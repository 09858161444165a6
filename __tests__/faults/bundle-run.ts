import { expect } from 'vitest';
import { runAction, workspaceOf, type ActionResult } from '../support/run-action.ts';
import type { StepRequest } from '../support/runner.ts';
import { startS3Server, type S3Server } from '../support/s3-server/index.ts';
import { BUCKET, NEIGHBOURS, OTHER_BUCKET } from './scenario.ts';

const PART = 8 * 1024 * 1024;

/** One mode, with inputs and a server as a workflow may meet them. */
export interface BundleWork {
  readonly inputs: Readonly<Record<string, string>>;
  readonly workspace: string;
  readonly seeds: readonly string[];
  /** Under the prefix, when all went well. */
  readonly expected: readonly string[];
}

const files = {
  'public/a.css': 'a',
  'public/index.html': '<p>',
  'public/large': Buffer.alloc(PART + 1, 'x'),
};

export const BUNDLE_WORK: Readonly<Record<string, BundleWork>> = {
  upload: {
    inputs: { mode: 'upload-dir', source: 'public', prefix: 'site' },
    workspace: await workspaceOf(files),
    seeds: [],
    expected: ['site/a.css', 'site/index.html', 'site/large'],
  },
  delete: {
    inputs: { mode: 'delete-prefix', prefix: 'site', 'batch-size': '2' },
    workspace: await workspaceOf({}),
    seeds: ['k0', 'k1', 'k2', 'k3', 'k\u0001'].map((key) => `site/${key}`),
    expected: [],
  },
};

/** A server with what the work is done on, and with what nobody may touch. */
export async function startBundleServer({ seeds }: Pick<BundleWork, 'seeds'>): Promise<S3Server> {
  const server = await startS3Server();
  for (const name of [BUCKET, OTHER_BUCKET]) {
    server.createBucket(name);
    for (const [key, body] of Object.entries(NEIGHBOURS)) server.bucket(name).seed(key, body);
  }
  for (const key of seeds) server.bucket(BUCKET).seed(key, key);
  return server;
}

let runs = 0;

/** A step of the bundle; the log of the server is compared by the caller. */
export function runBundle(
  server: S3Server,
  { inputs, workspace }: Pick<BundleWork, 'inputs' | 'workspace'>,
  request: Partial<StepRequest> = {},
): Promise<ActionResult> {
  runs += 1;
  const own = { ...inputs, report: `report-${runs}.jsonl` };
  return runAction(server, own, { workspace, serverLies: true, ...request });
}

/** The exit code, the outputs, the report, the summary, the annotations and the server agree. */
export function expectOneTruth(server: S3Server, work: BundleWork, result: ActionResult): void {
  const { exitCode, outputs, outcomes, summary, annotations } = result;
  const bucket = server.bucket(BUCKET);
  for (const name of [BUCKET, OTHER_BUCKET]) {
    for (const [key, body] of Object.entries(NEIGHBOURS)) {
      expect(server.bucket(name).object(key)?.body.toString()).toBe(body);
    }
  }
  const failures = outcomes.filter(({ status }) => status === 'failed').map(({ key }) => key);
  const errors = annotations.filter(({ level }) => level === 'error');
  expect(JSON.parse(outputs['failed-keys'] ?? 'none')).toEqual(failures.sort());
  for (const { op, key, status } of outcomes) {
    if (status === 'done')
      expect([key, bucket.keys().includes(key)]).toEqual([key, op === 'upload']);
  }
  if (exitCode === 0) {
    expect([failures, errors]).toEqual([[], []]);
    expect(bucket.keys('site/')).toEqual(work.expected);
    expect(summary).toContain(': complete');
  } else {
    expect(exitCode).toBe(1);
    expect(errors.length).toBeGreaterThan(0);
    expect(summary).toContain('NOT complete');
  }
}
