import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../src/s3/operations/operations.ts';
import { wayOf } from '../support/open-with-client.ts';
import { type ActionResult, runAction, workspaceOf } from '../support/run-action.ts';
import type { StepRequest } from '../support/runner.ts';
import type { S3Server } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';

type Inputs = Readonly<Record<string, string>>;

/** One run of the action, and every operation that it sends. */
interface Run {
  readonly inputs: Inputs;
  readonly files?: Readonly<Record<string, string | Buffer>>;
  readonly seed?: (server: S3Server) => void;
  /** What the main step saved: then this is the post step. */
  readonly state?: StepRequest['state'];
  /** A run of the action before the one that counts. */
  readonly before?: Inputs;
  readonly operations: readonly string[];
}

/** A byte more than goes in one request. */
const LARGE = Buffer.alloc(8 * 1024 * 1024 + 1, 'x');
const PARTS = ['CompleteMultipartUpload', 'CreateMultipartUpload', 'UploadPart'];
const FILES = { 'public/a.css': 'a', 'public/b.js': 'b' };
const SHARED = { acl: [{ grantee: { ID: 'friend' }, permission: 'READ' }] };

const upload = { mode: 'upload-dir', source: 'public', prefix: 'site' };
const sync = { mode: 'sync-dir', source: 'public', prefix: 'site' };
const remove = { mode: 'delete-prefix', prefix: 'site' };

function seedAll(server: S3Server): void {
  for (const key of ['site/a.css', 'site/b.js', 'site/c']) server.bucket(BUCKET).seed(key, 'a');
}

const RUNS: Readonly<Record<string, Run>> = {
  'an upload, also in parts': {
    inputs: upload,
    files: { ...FILES, 'public/large': LARGE },
    operations: [...PARTS, 'PutObject'],
  },
  'an upload to a bucket whose region nobody names': {
    inputs: { ...upload, region: '' },
    files: FILES,
    operations: ['HeadBucket', 'PutObject'],
  },
  'a sync with a state': {
    before: sync,
    inputs: sync,
    files: FILES,
    operations: ['GetObject', 'ListObjectsV2'],
  },
  'a sync that deletes': {
    inputs: { ...sync, state: 'none', delete: 'true' },
    files: { ...FILES, 'public/large': LARGE },
    seed: (server) => {
      server.bucket(BUCKET).seed('site/gone');
    },
    operations: [...PARTS, 'DeleteObjects', 'ListObjectsV2', 'PutObject'],
  },
  'a sync that changes headers': {
    inputs: { ...sync, state: 'none', headers: '**\n  Cache-Control: no-cache' },
    files: { 'public/a.css': 'a' },
    seed: (server) => {
      server.setOwnership(BUCKET, 'ObjectWriter');
      server.bucket(BUCKET).seed('site/a.css', 'a', SHARED);
    },
    operations: ['CopyObject', 'GetObjectAcl', 'HeadObject', 'ListObjectsV2'],
  },
  'a deletion of all versions': {
    inputs: { ...remove, versions: 'all' },
    seed: (server) => {
      server.setVersioning(BUCKET, 'Enabled');
      seedAll(server);
      seedAll(server);
    },
    operations: ['DeleteObjects', 'ListObjectVersions', 'ListObjectsV2'],
  },
  'a deletion of named keys, one of which XML can not carry': {
    inputs: { ...remove, 'keys-from': 'keys.txt' },
    files: { 'keys.txt': 'site/a.css\nsite/\u0001\n' },
    seed: seedAll,
    operations: ['DeleteObject', 'DeleteObjects', 'ListObjectsV2'],
  },
  'a deletion of all but the newest': {
    inputs: { ...remove, 'keep-newest': '1', 'keep-newest-of': 'objects' },
    seed: seedAll,
    operations: ['DeleteObjects', 'ListObjectsV2'],
  },
  'an abortion of uploads': {
    inputs: { mode: 'abort-uploads', prefix: 'site', 'older-than': '1d' },
    seed: (server) => server.bucket(BUCKET).seedUpload('site/a', { initiated: new Date(0) }),
    operations: ['AbortMultipartUpload', 'ListMultipartUploads', 'ListParts'],
  },
  'the post step': {
    inputs: upload,
    files: FILES,
    seed: (server) => server.bucket(BUCKET).seedUpload('site/a', { uploadId: 'u' }),
    state: { 'upload-0': JSON.stringify({ bucket: BUCKET, key: 'site/a', uploadId: 'u' }) },
    operations: ['AbortMultipartUpload', 'ListParts'],
  },
};

const reasonsOf = ({ lines }: ActionResult) => lines.filter((line) => line.includes('AWS SDK'));

describe.each([
  ['this project', '', true, []],
  ['the SDK', 'sdk', false, ['the AWS SDK sends the requests: S3_BATCH_CLIENT is sdk']],
])('%s sends', (_, client, isWire, reasons) => {
  it.each(Object.entries(RUNS))(
    'hazard 49: all of %s, with owner and payer, and says so',
    async (_name, run) => {
      const { inputs, files = {}, seed, before, state, operations } = run;
      const server = await startTestServer();
      seed?.(server);
      const request = { workspace: await workspaceOf(files), env: { S3_BATCH_CLIENT: client } };
      if (before !== undefined) await runAction(server, before, request);
      server.clearLog();
      const named = {
        ...inputs,
        'expected-bucket-owner': '123456789012',
        'request-payer': 'requester',
      };
      const result = await runAction(server, named, { ...request, ...(state && { state }) });
      expect([result.exitCode, result.outputs['failed'] ?? '0']).toEqual([0, '0']);
      expect(wayOf(server)).toEqual(Object.fromEntries(operations.map((name) => [name, isWire])));
      expect(reasonsOf(result)).toEqual(reasons);
      for (const { headers } of server.log) {
        expect(headers['x-amz-expected-bucket-owner']).toBe('123456789012');
        expect(headers['x-amz-request-payer']).toBe('requester');
      }
    },
  );
});

describe('these runs', () => {
  it('send every operation but the one that only the library asks', () => {
    const sent = new Set(Object.values(RUNS).flatMap(({ operations }) => operations));
    const known = Object.keys(OPERATIONS).filter((name) => name !== 'GetObjectTagging');
    expect([...sent].sort()).toEqual(known.sort());
  });
});

describe('where the SDK has to send', () => {
  it.each([
    ['a signature that the environment prefers', BUCKET, 'the configuration prefers a signature'],
    ['a directory bucket', 'site--use1-az4--x-s3', 'the bucket is a directory bucket'],
  ])('the log has the reason, once: %s', async (_, bucket, reason) => {
    const server = await startTestServer();
    const env = { S3_BATCH_CLIENT: '', AWS_AUTH_SCHEME_PREFERENCE: 'sigv4' };
    const requestsDiffer = 'a request for a session is not counted, and has no name at the server';
    const request = { workspace: await workspaceOf(FILES), env, requestsDiffer };
    const result = await runAction(server, { ...upload, bucket }, request);
    expect(reasonsOf(result)).toEqual([expect.stringContaining(reason)]);
    expect(Object.values(wayOf(server))).toEqual([false]);
  });
});
