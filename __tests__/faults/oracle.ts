import { messageOf } from '../../src/core/errors.ts';
import type { BucketView, S3Server } from 's3-test-server';
import { decodeState } from '../sync/state/given.ts';
import { KINDS } from './kinds.ts';
import type { RunResult, Schedule } from './one-run.ts';
import { BUCKET, NEIGHBOURS, OTHER_BUCKET, type Scenario } from './scenario.ts';

const PREFIX = 'site/';

/** All that is wrong with what a run did, by what the server holds and has seen. */
export function problemsOf(
  scenario: Scenario,
  schedule: Schedule | undefined,
  result: RunResult,
): string[] {
  const mustEndWell =
    schedule === undefined ||
    (schedule.span !== 'for ever' && KINDS[schedule.kind]?.severity === 'transient');
  const isSuccess = result.thrown === undefined && failedKeys(result).size === 0;
  return [
    ...neighbourProblems(result),
    ...outcomeProblems(scenario, result),
    ...result.resurrected.map((key) => `an old version of ${key} became visible`),
    ...(isSuccess ? stateProblems(scenario, result, schedule) : unnamedProblems(scenario, result)),
    ...(mustEndWell && !isSuccess ? [`failed: ${reasonOf(result)}`] : []),
    ...uploadProblems(scenario, result, isSuccess),
    ...(schedule?.span === 'for ever' ? [] : uploadsLeft(scenario, result)),
    ...gateProblems(schedule, result),
  ];
}

function reasonOf({ thrown, outcomes }: RunResult): string {
  if (thrown !== undefined) return messageOf(thrown);
  const first = outcomes.find(({ status }) => status === 'failed');
  return first?.status === 'failed' ? first.error.message : 'nobody knows why';
}

function failedKeys({ outcomes }: RunResult): ReadonlySet<string> {
  return new Set(outcomes.filter(({ status }) => status === 'failed').map(({ key }) => key));
}

/** The states of syncs that a prune says it keeps, as it does after any failure. */
function statesKept({ outcomes }: RunResult): readonly string[] {
  return outcomes
    .filter((one) => one.status === 'skipped' && one.reason === 'state')
    .map(({ key }) => key);
}

function neighbourProblems({ server }: RunResult): string[] {
  const problems: string[] = [];
  for (const name of [BUCKET, OTHER_BUCKET]) {
    const bucket = server.bucket(name);
    const beside = bucket.keys().filter((key) => !(name === BUCKET && key.startsWith(PREFIX)));
    if (beside.join() !== Object.keys(NEIGHBOURS).sort().join()) {
      problems.push(`beside the prefix there is ${beside.join()} in ${name}`);
    }
    for (const [key, body] of Object.entries(NEIGHBOURS)) {
      if (bodyOf(bucket, key) !== body) problems.push(`${name}/${key} was changed`);
    }
  }
  return problems;
}

/** What a run says that it did, it did, and once. */
function outcomeProblems(scenario: Scenario, { outcomes, server }: RunResult): string[] {
  const problems: string[] = [];
  const bucket = server.bucket(BUCKET);
  const names = outcomes.map(
    ({ key, versionId = '', uploadId = '' }) => `${key}@${versionId}${uploadId}`,
  );
  const open = new Set(bucket.uploads().map(({ uploadId }) => uploadId));
  if (new Set(names).size !== names.length) problems.push(`twice among ${names.join()}`);
  for (const { op, key, versionId, uploadId = '', status } of outcomes) {
    if (status !== 'done') continue;
    if (op === 'abort') {
      if (open.has(uploadId)) problems.push(`the upload ${uploadId} of ${key} is not gone`);
      continue;
    }
    if (versionId !== undefined && op === 'delete') {
      const isLeft = bucket.versions(key).some((version) => version.versionId === versionId);
      if (isLeft) problems.push(`${op} of ${key}@${versionId} is not done`);
      continue;
    }
    const isDone = op === 'delete' ? !bucket.object(key) : isAsAsked(scenario, bucket, key);
    if (!isDone) problems.push(`${op} of ${key} is not done`);
  }
  return problems;
}

function stateProblems(
  scenario: Scenario,
  result: RunResult,
  schedule: Schedule | undefined,
): string[] {
  const { server } = result;
  // A run warns of the sites that it may not list, and keeps their states.
  const kept = schedule?.kind === 'access denied' ? statesKept(result) : [];
  return [
    ...keyProblems(scenario, server, kept),
    ...versionProblems(scenario, server),
    ...deployStateProblems(scenario, server),
  ];
}

/** The next deploy must find what this one left, and no lock. */
function deployStateProblems({ stateKey }: Scenario, server: S3Server): string[] {
  if (stateKey === undefined) return [];
  const { body = Buffer.alloc(0) } = server.bucket(BUCKET).object(stateKey) ?? {};
  const { condition } = decodeState(body, { bucket: BUCKET, prefix: PREFIX });
  return condition === 'clean' ? [] : [`says success and left a state that is ${condition}`];
}

/** What there is under the prefix, without what a sync writes of its own accord. */
function keysIn(bucket: BucketView, { stateKey }: Scenario): readonly string[] {
  return bucket.keys(PREFIX).filter((key) => key !== stateKey);
}

function versionProblems({ expectedVersions }: Scenario, server: S3Server): string[] {
  if (expectedVersions === undefined) return [];
  const left: Record<string, (string | undefined)[]> = {};
  for (const { key, isDeleteMarker, body } of server.bucket(BUCKET).versions()) {
    if (!key.startsWith(PREFIX)) continue;
    (left[key] ??= []).push(isDeleteMarker ? undefined : body.toString());
  }
  const [got, wanted] = [left, expectedVersions].map((all) => JSON.stringify(all));
  return got === wanted ? [] : [`says success and left ${got} instead of ${wanted}`];
}

function keyProblems(scenario: Scenario, server: S3Server, kept: readonly string[]): string[] {
  const bucket = server.bucket(BUCKET);
  const keys = keysIn(bucket, scenario).filter((key) => !kept.includes(key));
  const wanted = Object.keys(scenario.expected).sort();
  if (keys.join() !== wanted.join()) {
    return [`says success and left ${keys.join()} instead of ${wanted.join()}`];
  }
  return keys
    .filter((key) => !isAsAsked(scenario, bucket, key))
    .map((key) => `says success and ${key} is not what it should be`);
}

/** After a failure each key that is not as asked is named, or the whole run is said to have ended. */
function unnamedProblems(scenario: Scenario, result: RunResult): string[] {
  if (result.thrown !== undefined) {
    return messageOf(result.thrown) === 'HANGS' ? ['hangs'] : [];
  }
  const bucket = result.server.bucket(BUCKET);
  const failures = new Set([...failedKeys(result), ...statesKept(result)]);
  const all = new Set([...Object.keys(scenario.expected), ...keysIn(bucket, scenario)]);
  return [...all]
    .filter((key) => !isAsAsked(scenario, bucket, key))
    .filter((key) => !failures.has(key))
    .map((key) => `${key} is not as asked, and no failure names it`);
}

/**
 * An upload whose create was answered by something else is not provably this run's, and one that
 * can't be aborted stays.
 */
function uploadsLeft({ uploads }: Scenario, { server, hits }: RunResult): string[] {
  if (uploads !== undefined) return [];
  if (hits.some(({ operation }) => operation === 'AbortMultipartUpload')) return [];
  const lostCreates = hits.filter(({ operation }) => operation === 'CreateMultipartUpload').length;
  const { length } = server.bucket(BUCKET).uploads();
  return length <= lostCreates ? [] : [`${length} multipart uploads are left`];
}

/** Uploads that must stay are there; the others are gone, or a failure names them or ends the run. */
function uploadProblems(
  { uploads }: Scenario,
  { server, outcomes, thrown }: RunResult,
  isSuccess: boolean,
): string[] {
  if (uploads === undefined) return [];
  const open = server.bucket(BUCKET).uploads();
  const lost = uploads.filter((kept) => !open.some(({ key }) => key === kept));
  const failures = new Set(
    outcomes.filter(({ status }) => status === 'failed').map(({ uploadId }) => uploadId),
  );
  const unnamed = open
    .filter(({ key }) => !uploads.includes(key))
    .filter(({ uploadId }) => isSuccess || (thrown === undefined && !failures.has(uploadId)));
  return [
    ...lost.map((key) => `the upload of ${key} is gone, which must stay`),
    ...unnamed.map(({ key }) => `an upload of ${key} is left, and no failure names it`),
  ];
}

/** The page that can't be listed is the second: what the first left to fill a batch stays. */
function gateProblems(schedule: Schedule | undefined, { server, thrown }: RunResult): string[] {
  const isBroken =
    schedule?.scenario === 'deletion of a prefix' &&
    schedule.operation === 'ListObjectsV2' &&
    schedule.span === 'for ever' &&
    thrown !== undefined;
  if (
    !isBroken ||
    schedule.k !== numberOfPage(server, 2) ||
    server.bucket(BUCKET).keys().includes('site/k2')
  )
    return [];
  return ['site/k2 was deleted after the listing had failed'];
}

/** The number among all listings of the request for a page; others ask for the state of a sync. */
function numberOfPage(server: S3Server, page: number): number {
  const listings = server.log.filter(({ operation }) => operation === 'ListObjectsV2');
  const pages = listings.filter(({ query }) => !query.get('prefix')?.endsWith('.s3-batch-action'));
  return listings.findIndex((one) => one === pages[page - 1]) + 1;
}

/** Whether there is what should be, or nothing where nothing should be. */
function isAsAsked(scenario: Scenario, bucket: BucketView, key: string): boolean {
  const body = scenario.expected[key];
  if (body === undefined) return bucket.object(key) === undefined;
  const cacheControl = bucket.object(key)?.headers['cache-control'];
  return bodyOf(bucket, key) === String(body) && cacheControl === scenario.cacheControl?.[key];
}

function bodyOf(bucket: BucketView, key: string): string | undefined {
  return bucket.object(key)?.body.toString();
}
