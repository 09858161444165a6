import { describe, expect, it } from 'vitest';
import { messageOf } from '../../src/core/errors.ts';
import type { S3Server } from 's3-test-server';
import { expectOneTruth, runBundle, startBundleServer } from './bundle-run.ts';
import { BUNDLE_WORK, SAMPLED_WORK } from './bundle-work.ts';
import { isPossible, KINDS } from './kinds.ts';
import { BUCKET } from './scenario.ts';
import { isAll, sampled, sampledOf, seed, shuffled } from './seed.ts';
import { inSlots } from './slots.ts';

const SAMPLED_RUNS = isAll ? Infinity : 150;

const WORK = { ...BUNDLE_WORK, ...SAMPLED_WORK };

interface BundleSchedule {
  readonly work: string;
  readonly kind: string;
  readonly operation: string;
  readonly k: number;
}

/** Requests of each work without a fault; the test below holds this table. */
const REQUESTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  upload: { PutObject: 2, CreateMultipartUpload: 1, UploadPart: 2, CompleteMultipartUpload: 1 },
  // Two listings ask whether a sync is deploying, there or to the whole bucket; one page has a key of
  // which an encoding has several readings.
  delete: { ListObjectsV2: 5, DeleteObjects: 4, DeleteObject: 2 },
  sync: {
    GetObject: 1,
    ListObjectsV2: 1,
    HeadObject: 1,
    PutObject: 5,
    GetObjectAcl: 1,
    CopyObject: 1,
    DeleteObjects: 2,
  },
  'keep-newest': { ListObjectsV2: 5, DeleteObjects: 3 },
  versions: { ListObjectsV2: 2, ListObjectVersions: 2, DeleteObjects: 3 },
  'keys-from': { ListObjectsV2: 2, DeleteObjects: 2 },
  'abort-uploads': { ListMultipartUploads: 2, ListParts: 4, AbortMultipartUpload: 2 },
};

const schedulesOf = (works: readonly string[]): readonly BundleSchedule[] =>
  works.flatMap((work) =>
    Object.entries(REQUESTS[work] ?? {}).flatMap(([operation, count]) =>
      Object.keys(KINDS)
        .filter((kind) => isPossible(kind, operation))
        .flatMap((kind) =>
          Array.from({ length: count }, (_, index) => ({ work, kind, operation, k: index + 1 })),
        ),
    ),
  );

const ALL = schedulesOf(Object.keys(BUNDLE_WORK));
const SAMPLED = shuffled(schedulesOf(Object.keys(SAMPLED_WORK)));

/** Fails the k-th request of an operation, once. */
function failAt(server: S3Server, { kind, operation, k }: BundleSchedule): () => boolean {
  let seen = 0;
  server.onRequest = (request) => {
    if (request.operation !== operation) return undefined;
    seen += 1;
    return seen === k ? KINDS[kind]?.faultFor(request) : undefined;
  };
  return () => seen >= k;
}

async function problemOf(schedule: BundleSchedule): Promise<string | undefined> {
  const work = WORK[schedule.work];
  if (work === undefined) throw new Error(`no work ${schedule.work}`);
  const server = await startBundleServer(work);
  try {
    const isDelivered = failAt(server, schedule);
    const result = await runBundle(server, work, { isTimeLapse: true });
    expect(isDelivered(), 'the fault was delivered').toBe(true);
    expectOneTruth(server, work, result);
    if (KINDS[schedule.kind]?.severity === 'transient') expect(result.exitCode).toBe(0);
    const isLostCreate = schedule.operation === 'CreateMultipartUpload';
    const { length } = server.bucket(BUCKET).uploads();
    if (work.uploads === undefined) expect(length).toBeLessThanOrEqual(isLostCreate ? 1 : 0);
    return undefined;
  } catch (thrown) {
    return `${JSON.stringify(schedule)}: ${messageOf(thrown)}`;
  } finally {
    await server.close();
  }
}

describe(`the bundle, seed ${seed}`, () => {
  it.each(Object.entries(WORK))('%s without a fault', async (name, work) => {
    const server = await startBundleServer(work);
    const result = await runBundle(server, work);
    expectOneTruth(server, work, result);
    expect([result.exitCode, server.counts]).toEqual([0, REQUESTS[name]]);
    await server.close();
  });

  it('tells the truth with a fault at one request', async () => {
    const planned = sampledOf([...shuffled(ALL), ...SAMPLED.slice(0, SAMPLED_RUNS)]);
    const wrong: string[] = [];
    await inSlots(
      planned,
      async (schedule) => {
        const problem = await problemOf(schedule);
        if (problem !== undefined) wrong.push(problem);
      },
      4,
    );
    expect(wrong).toEqual([]);
    expect(planned.length).toBeGreaterThanOrEqual(sampled(300));
  });
});
