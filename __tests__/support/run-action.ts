import { mkdtemp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { isStateKey } from '../../src/core/keys.ts';
import { runStep, type StepRequest, type StepResult } from './runner.ts';
import type { S3Server } from 's3-test-server';
import { BUCKET } from './test-store.ts';

export interface ActionResult extends StepResult {
  /** The report's lines that are about objects. */
  readonly outcomes: readonly ReportedOutcome[];
  readonly workspace: string;
}

export interface ReportedOutcome {
  readonly op: 'upload' | 'copy' | 'delete' | 'abort';
  readonly key: string;
  readonly versionId?: string;
  readonly deleteMarker?: boolean;
  readonly uploadId?: string;
  readonly status: 'done' | 'skipped' | 'failed';
  readonly reason?: string;
  readonly code?: string;
  readonly message?: string;
  readonly failure?: string;
  readonly bytes?: number;
  readonly freedBytes?: number;
}

type Inputs = Readonly<Record<string, string>>;

/** A workspace that holds these files, by their paths. */
export async function workspaceOf(
  files: Readonly<Record<string, string | Buffer>>,
): Promise<string> {
  const workspace = await mkdtemp(join(tmpdir(), 'workspace-'));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(workspace, path)), { recursive: true });
    await writeFile(join(workspace, path), content);
  }
  return workspace;
}

/**
 * Runs the bundle on the server as a step of a workflow, and holds it to the law of conservation:
 * the report has one outcome per object, the outputs count them, and the server's own log of what
 * it stored and deleted agrees. Then whatever failed may differ from the log, and nothing else.
 */
export async function runAction(
  server: S3Server,
  inputs: Inputs,
  request: Partial<StepRequest> & {
    readonly serverLies?: boolean;
    /** Whether the server stores again what is sent again, to see whether it does. */
    readonly storesAgain?: boolean;
  } = {},
): Promise<ActionResult> {
  const workspace = request.workspace ?? (await workspaceOf({}));
  const logBefore = server.log.length;
  const result = await runStep({
    ...request,
    workspace,
    inputs: {
      bucket: BUCKET,
      region: server.region,
      endpoint: server.endpoint,
      report: 'report.jsonl',
      ...inputs,
    },
    env: {
      AWS_ACCESS_KEY_ID: server.accessKeyId,
      AWS_SECRET_ACCESS_KEY: server.secretAccessKey,
      ...request.env,
    },
  });
  expect(result.stderr).toBe('');
  const outcomes = await readOutcomes(result, inputs['dry-run'] === 'true');
  if (request.serverLies !== true) {
    const isDryRun = inputs['dry-run'] === 'true';
    // What a sync writes of its own accord is the outcome of no object.
    const isOwn = (key: string) => isStateKey(key, inputs['state']);
    const log = server.log.slice(logBefore).filter(({ key = '' }) => !isOwn(key));
    expectAgreement(outcomes, request.storesAgain === true ? withoutRepeats(log) : log, isDryRun);
    // Other modes abort only uploads of their own, which are no objects to treat.
    if (inputs['mode'] === 'abort-uploads') expectAborts(outcomes, log, isDryRun);
  }
  return { ...result, outcomes, workspace };
}

async function readOutcomes(result: StepResult, isDryRun: boolean): Promise<ReportedOutcome[]> {
  const { report } = result.outputs;
  if (!report) return [];
  const lines = (await readFile(report, 'utf8')).trimEnd().split('\n');
  const [header, ...rest] = lines.map((line) => JSON.parse(line) as unknown);
  expect(header).toMatchObject({ version: 1, dryRun: isDryRun });
  const outcomes = rest.slice(0, -1) as ReportedOutcome[];
  const count = (status: string, op?: string) =>
    outcomes.filter((one) => one.status === status && (op ?? one.op) === one.op).length;
  const counts = {
    uploaded: count('done', 'upload'),
    copied: count('done', 'copy'),
    deleted: count('done', 'delete'),
    aborted: count('done', 'abort'),
    skipped: count('skipped'),
    failed: count('failed'),
  };
  const { requests = 'none' } = result.outputs;
  expect(rest.at(-1)).toMatchObject({ counts, requests: JSON.parse(requests) as unknown });
  for (const [name, number] of Object.entries(counts)) {
    expect([name, result.outputs[name]]).toEqual([name, String(number)]);
  }
  return outcomes;
}

function expectAgreement(
  outcomes: readonly ReportedOutcome[],
  log: S3Server['log'],
  isDryRun: boolean,
): void {
  const done = (op: string) => outcomes.filter((one) => one.op === op && one.status === 'done');
  const failures = new Set(outcomes.filter(({ status }) => status === 'failed').map(nameOf));
  const certain = (keys: readonly string[]) => keys.filter((key) => !failures.has(key)).sort();
  const stored = log.flatMap(({ applied }) => applied.stored ?? []);
  const deleted = log.flatMap(({ applied }) => applied.versions ?? applied.deleted ?? []);
  expect(certain(stored)).toEqual(
    isDryRun ? [] : [...done('upload'), ...done('copy')].map(({ key }) => key).sort(),
  );
  expect(certain(deleted)).toEqual(isDryRun ? [] : done('delete').map(nameOf).sort());
}

function withoutRepeats(log: S3Server['log']): S3Server['log'] {
  const stored = new Set<string>();
  return log.filter(({ applied }) => {
    const isRepeat = applied.stored !== undefined && stored.has(applied.stored);
    if (applied.stored !== undefined) stored.add(applied.stored);
    return !isRepeat;
  });
}

function nameOf({ key, versionId }: ReportedOutcome): string {
  return versionId === undefined ? key : `${key}?versionId=${versionId}`;
}

function expectAborts(
  outcomes: readonly ReportedOutcome[],
  log: S3Server['log'],
  isDryRun: boolean,
): void {
  const idsOf = (status: string) =>
    outcomes.filter((one) => one.status === status).map(({ uploadId }) => uploadId);
  const failures = new Set(idsOf('failed'));
  const aborted = log.flatMap(({ applied }) => applied.aborted ?? []);
  const certain = aborted.filter((uploadId) => !failures.has(uploadId)).sort();
  expect(certain).toEqual(isDryRun ? [] : idsOf('done').sort());
  expect(outcomes.filter(({ op }) => op !== 'abort')).toEqual([]);
}
