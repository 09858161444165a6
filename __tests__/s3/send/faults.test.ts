import { describe, expect, it } from 'vitest';
import { contentOf } from '../../../src/core/items.ts';
import type { S3Store } from '../../../src/s3/store.ts';
import type { Fault, S3Server } from 's3-test-server';
import { BUCKET, openTestStore, startTestServer } from '../../support/test-store.ts';

const PART = 8 * 1024 * 1024;
const LARGE = Buffer.alloc(PART + 1, 'x');

/** The ETag of an object without content. */
const EMPTY = '"d41d8cd98f00b204e9800998ecf8427e"';

/** Milliseconds of real time: a socket stands still. Of what it ends too soon, all is sent again. */
const STALL = 250;

/** What can go wrong with a request once. */
const FAULTS: Readonly<Record<string, Fault>> = {
  'a reset before': { kind: 'reset-before' },
  'a reset after': { kind: 'reset-after' },
  'a stalled request': { kind: 'stall-request' },
  'a stalled answer': { kind: 'stall-body' },
  'a truncated answer': { kind: 'truncate' },
  garbage: { kind: 'garbage' },
  'status 500': { kind: 'status', status: 500, code: 'InternalError' },
  'status 503': { kind: 'status', status: 503, code: 'SlowDown' },
  'status 503 with Retry-After': {
    kind: 'status',
    status: 503,
    code: 'SlowDown',
    headers: { 'retry-after': '0.1' },
  },
  'status 429': { kind: 'status', status: 429, code: 'TooManyRequests' },
  'a conflict': { kind: 'status', status: 409, code: 'ConditionalRequestConflict' },
  'clock skew': { kind: 'status', status: 403, code: 'RequestTimeTooSkewed' },
  'an error with status 200': replaced('<Error><Code>InternalError</Code></Error>'),
  'that error and a line feed': replaced('<Error><Code>InternalError</Code></Error>\n'),
  'HTML with status 200': replaced('<!doctype html><title>Log in</title>', 'text/html'),
  'nothing with status 200': replaced(''),
};

function replaced(body: string, type = 'application/xml'): Fault {
  return { kind: 'replace', status: 200, headers: { 'content-type': type }, body };
}

interface Work {
  readonly run: (store: S3Store) => Promise<unknown>;
  /** What is in the bucket afterwards. */
  readonly keys: readonly string[];
  readonly operations: readonly string[];
}

const WORK: Readonly<Record<string, Work>> = {
  put: {
    run: (store) =>
      store.put({ bucket: BUCKET, key: 'new', content: contentOf('new'), headers: {} }),
    keys: ['new', 'old'],
    operations: ['PutObject'],
  },
  'put of an absent key': {
    run: (store) =>
      store.put({
        bucket: BUCKET,
        key: 'new',
        content: contentOf('new'),
        headers: {},
        ifNoneMatch: '*',
      }),
    keys: ['new', 'old'],
    operations: ['PutObject'],
  },
  'put in parts': {
    run: (store) =>
      store.put({
        bucket: BUCKET,
        key: 'new',
        content: contentOf(LARGE),
        headers: {},
        ifNoneMatch: '*',
      }),
    keys: ['new', 'old'],
    operations: ['CreateMultipartUpload', 'UploadPart', 'CompleteMultipartUpload'],
  },
  'put over another object': {
    run: (store) =>
      store.put({
        bucket: BUCKET,
        key: 'old',
        content: contentOf('x'),
        headers: {},
        ifMatch: EMPTY,
      }),
    keys: ['old'],
    operations: ['PutObject'],
  },
  'put over another object in parts': {
    run: (store) =>
      store.put({
        bucket: BUCKET,
        key: 'old',
        content: contentOf(LARGE),
        headers: {},
        ifMatch: EMPTY,
      }),
    keys: ['old'],
    operations: ['CreateMultipartUpload', 'UploadPart', 'CompleteMultipartUpload'],
  },
  delete: {
    run: (store) => store.deleteMany({ bucket: BUCKET, objects: [{ key: 'old' }] }),
    keys: [],
    operations: ['DeleteObjects'],
  },
  'delete of a key that XML has not': {
    run: (store) => store.deleteMany({ bucket: BUCKET, objects: [{ key: 'o\u0001' }] }),
    keys: ['old'],
    operations: ['DeleteObject'],
  },
  list: {
    run: (store) => store.list({ bucket: BUCKET, prefix: '' }),
    keys: ['old'],
    operations: ['ListObjectsV2'],
  },
  head: {
    run: (store) => store.head({ bucket: BUCKET, key: 'old' }),
    keys: ['old'],
    operations: ['HeadObject'],
  },
};

const CASES = Object.entries(WORK).flatMap(([work, { operations }]) =>
  operations.flatMap((operation) =>
    Object.keys(FAULTS)
      .filter((fault) => isPossible(operation, fault))
      .map((fault) => ({ work, operation, fault })),
  ),
);

/** An answer without a body can't be cut short, and the one to HEAD tells no code. */
function isPossible(operation: string, fault: string): boolean {
  const isBodiless = ['HeadObject', 'DeleteObject', 'PutObject', 'UploadPart'].includes(operation);
  if (operation === 'HeadObject' && /clock|conflict/.test(fault)) return false;
  return !(isBodiless && /truncated|stalled answer/.test(fault));
}

function failOnce(server: S3Server, at: string, fault: Fault | undefined): () => boolean {
  let isDelivered = false;
  server.onRequest = ({ operation }) => {
    if (operation !== at || isDelivered) return undefined;
    isDelivered = true;
    return fault;
  };
  return () => isDelivered;
}

describe('hazard 1, hazard 2, hazard 32, hazard 35, hazard 39, hazard 47: one fault changes nothing', () => {
  it.each(CASES)('$work: $fault at $operation', async ({ work, operation, fault }) => {
    const server = await startTestServer();
    server.bucket(BUCKET).seed('old');
    const isStalled = fault.startsWith('a stalled');
    const store = await openTestStore(server, isStalled ? { limits: { stall: STALL } } : {});
    const isDelivered = failOnce(server, operation, FAULTS[fault]);
    const { run, keys } = WORK[work] ?? { run: () => Promise.reject(new Error(work)), keys: [] };
    await run(store);
    expect(isDelivered()).toBe(true);
    expect(server.bucket(BUCKET).keys()).toEqual(keys);
    const lostCreate = operation === 'CreateMultipartUpload' && /after|stalled a|trunc/.test(fault);
    expect(server.bucket(BUCKET).uploads()).toHaveLength(lostCreate ? 1 : 0);
    if (work.endsWith('in parts')) {
      const key = keys[0] ?? '';
      expect(server.bucket(BUCKET).object(key)?.body.equals(LARGE)).toBe(true);
    }
  });
});
