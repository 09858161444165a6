import { expect } from 'vitest';
import { runAction, type ActionResult, type ReportedOutcome } from '../support/run-action.ts';
import type { StepRequest } from '../support/runner.ts';
import { startS3Server, type S3Server } from 's3-test-server';
import type { BundleWork } from './bundle-work.ts';
import { BUCKET, NEIGHBOURS, OTHER_BUCKET } from './scenario.ts';

/** A server with what the work is done on, and with what nobody may touch. */
export async function startBundleServer({
  seeds,
  prepare,
}: Pick<BundleWork, 'seeds' | 'prepare'>): Promise<S3Server> {
  const server = await startS3Server();
  for (const name of [BUCKET, OTHER_BUCKET]) {
    server.createBucket(name);
    for (const [key, body] of Object.entries(NEIGHBOURS)) server.bucket(name).seed(key, body);
  }
  for (const key of seeds) server.bucket(BUCKET).seed(key, key);
  prepare?.(server);
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

/** Whether the server still has what an outcome is about. */
function isThere(server: S3Server, { key, versionId, uploadId }: ReportedOutcome): boolean {
  const bucket = server.bucket(BUCKET);
  if (uploadId !== undefined) return bucket.uploads().some((one) => one.uploadId === uploadId);
  if (versionId === undefined) return bucket.keys().includes(key);
  return bucket.versions(key).some((one) => one.versionId === versionId);
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
  for (const outcome of outcomes) {
    const { op, key, status } = outcome;
    if (status === 'done')
      expect([key, isThere(server, outcome)]).toEqual([key, op === 'upload' || op === 'copy']);
  }
  if (exitCode === 0) {
    expect([failures, errors]).toEqual([[], []]);
    // A run that was stopped leaves a lease that says so.
    const keys = bucket.keys('site/').filter((key) => !key.endsWith('.lease'));
    expect(keys).toEqual(work.expected);
    expect(summary).toMatch(/^### ✅ /);
  } else {
    expect(exitCode).toBe(1);
    expect(errors.length).toBeGreaterThan(0);
    expect(summary).toMatch(/^### [❌⚠]/u);
  }
}
