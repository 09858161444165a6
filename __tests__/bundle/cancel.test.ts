import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateMultipartUploadCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { openClient } from 's3-test-server/contract/context.ts';
import { runAction, workspaceOf } from '../support/run-action.ts';
import type { Fault, S3Server } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';
import { deferred } from '../support/watched-source.ts';

const LARGE = 50;
/** Uploads that the budget of 128 MiB for bodies lets run at a time. */
const AT_A_TIME = 15;
const SMALL = 500;
const PART = 8 * 1024 * 1024;
const upload = { mode: 'upload-dir', source: 'public', concurrency: String(LARGE) };

/** A directory of so many files that go in parts, before many small ones. */
async function largeSite(): Promise<string> {
  const workspace = await workspaceOf({});
  mkdirSync(join(workspace, 'public/small'), { recursive: true });
  for (let n = 0; n < LARGE; n += 1) {
    writeFileSync(join(workspace, `public/a${n}`), '');
    truncateSync(join(workspace, `public/a${n}`), PART + 1);
  }
  for (let n = 0; n < SMALL; n += 1) writeFileSync(join(workspace, `public/small/${n}`), '');
  return workspace;
}

/** Holds every part until `release`; `begun` resolves when all uploads under way wait for theirs. */
function holdParts(server: S3Server) {
  const begun = deferred();
  const released = deferred();
  const keys = new Set<string>();
  server.onRequest = ({ operation, key = '' }) => {
    if (operation !== 'UploadPart') return undefined;
    if (keys.add(key).size === AT_A_TIME) begun.resolve();
    return { kind: 'hold', until: released.promise };
  };
  return { begun: begun.promise, release: released.resolve };
}

describe('hazard 38, hazard 55: a run that is ended in the middle of 50 multipart uploads', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('leaves none of them after %s', async (signal) => {
    const server = await startTestServer();
    const workspace = await largeSite();
    const { begun, release } = holdParts(server);
    const result = await runAction(server, upload, {
      workspace,
      onStart: (pid) => void begun.then(() => process.kill(pid, signal)),
    });
    release();
    expect(result.exitCode).toBe(1);
    expect(server.bucket(BUCKET).uploads()).toEqual([]);
    expect(result.outputs).toMatchObject({ uploaded: '0', changed: 'false' });
    expect(Number(result.outputs['failed'])).toBeGreaterThanOrEqual(AT_A_TIME);
    expect(result.annotations).toHaveLength(1);
    expect(result.annotations[0]?.message.split('\n').slice(0, 5)).toEqual([
      'Cancelled: 0 of 550 uploaded, run it again',
      `the run was cancelled (${signal})`,
      'What happened: the run was stopped before everything was done',
      expect.stringMatching(/^What to do: run it again/),
      expect.stringMatching(/^The complete report: /),
    ]);
    expect(result.summary).toContain('\nCancelled: 0 of 550 uploaded, run it again · ');
    expect(result.leftForPost).toEqual({});
  });

  it('leaves them to the post step after SIGKILL, which aborts them and no others', async () => {
    const server = await startTestServer();
    const workspace = await largeSite();
    const { begun, release } = holdParts(server);
    const killed = await runAction(server, upload, {
      workspace,
      onStart: (pid) => void begun.then(() => process.kill(pid, 'SIGKILL')),
      serverLies: true,
    });
    release();
    expect(killed.exitCode).toBe(null);
    expect(server.bucket(BUCKET).uploads()).toHaveLength(AT_A_TIME);
    server.onRequest = undefined;
    const s3 = openClient(server.endpoint);
    const { UploadId } = await s3.send(
      new CreateMultipartUploadCommand({ Bucket: BUCKET, Key: 'a0' }),
    );
    s3.destroy();
    const post = await runAction(server, upload, { workspace, state: killed.leftForPost });
    expect(post.exitCode).toBe(0);
    expect(post.lines).toContain('aborted 15 multipart uploads that the killed step left behind');
    expect(server.bucket(BUCKET).uploads()).toEqual([{ key: 'a0', uploadId: UploadId }]);
    const again = await runAction(server, upload, { workspace });
    expect(again.outputs).toMatchObject({ uploaded: String(LARGE + SMALL), failed: '0' });
  });
});

/** Saved uploads that no main step has saved. */
const BAD_STATES: readonly (readonly [string, string, string])[] = [
  ['no JSON', '{', 'the saved state "STATE_upload-0" names no upload: "{"'],
  ['null', 'null', 'the saved state "STATE_upload-0" names no upload: "null"'],
  ['a list', '["a"]', 'names no upload'],
  ['no key', JSON.stringify({ bucket: BUCKET, uploadId: 'u' }), 'names no upload'],
  ['an empty key', JSON.stringify({ bucket: BUCKET, key: '', uploadId: 'u' }), 'names no upload'],
  ['an id that is no text', JSON.stringify({ bucket: BUCKET, key: 'a', uploadId: 1 }), 'names no'],
  [
    'another bucket',
    JSON.stringify({ bucket: 'other', key: 'a', uploadId: 'u' }),
    'the saved state names 1 upload in another bucket than "test-bucket", the input "bucket"',
  ],
];

describe('hazard 55, hazard 84: the post step', () => {
  it('does nothing after a main step that was cancelled before it saved anything', async () => {
    const server = await startTestServer();
    server.bucket(BUCKET).seed('site/a');
    const workspace = await workspaceOf({});
    const remove = { mode: 'delete-prefix', prefix: 'site' };
    const onStart = (pid: number) => process.kill(pid, 'SIGKILL');
    const main = await runAction(server, remove, { workspace, onStart });
    expect([main.exitCode, main.leftForPost]).toEqual([null, {}]);
    const post = await runAction(server, remove, { workspace, state: main.leftForPost });
    expect([post.exitCode, post.lines, post.annotations, server.log]).toEqual([0, [], [], []]);
    expect(server.bucket(BUCKET).keys()).toEqual(['site/a']);
  });

  it('reads no inputs where there is nothing to clean up', async () => {
    const server = await startTestServer();
    const post = await runAction(server, { mode: 'no mode', bucket: '' }, { state: {} });
    expect([post.exitCode, post.lines, post.annotations]).toEqual([0, [], []]);
  });

  it.each(BAD_STATES)('refuses %s, and cleans up the rest', async (_, value, message) => {
    const server = await startTestServer();
    server.createBucket('other');
    server.bucket('other').seedUpload('a', { uploadId: 'u' });
    server.bucket(BUCKET).seedUpload('b', { uploadId: 'mine' });
    const workspace = await workspaceOf({ 'public/a': 'a' });
    const own = JSON.stringify({ bucket: BUCKET, key: 'b', uploadId: 'mine' });
    const state = { 'upload-0': value, 'upload-1': own, 'upload-2': '' };
    const post = await runAction(server, upload, { workspace, state });
    expect([post.exitCode, post.annotations.length]).toEqual([1, 1]);
    expect(post.annotations[0]?.message).toContain(message);
    expect(server.bucket(BUCKET).uploads()).toEqual([]);
    expect(server.bucket('other').uploads()).toHaveLength(1);
  });
});

const DENIED: Fault = {
  kind: 'status',
  status: 403,
  code: 'AccessDenied',
  message:
    'User: arn:aws:iam::111122223333:user/x is not authorized to perform: s3:AbortMultipartUpload ' +
    'because no identity-based policy allows the s3:AbortMultipartUpload action',
};

/** Runs the post step over one upload that a killed step left, where the store answers so. */
async function cleanUpWhere(onRequest: (operation: string, nth: number) => Fault | undefined) {
  const server = await startTestServer();
  server.bucket(BUCKET).seedUpload('site/a', { uploadId: 'mine' });
  server.onRequest = ({ operation }) => onRequest(operation, server.counts[operation] ?? 0);
  const saved = JSON.stringify({ bucket: BUCKET, key: 'site/a', uploadId: 'mine' });
  const state = { 'upload-0': saved };
  const workspace = await workspaceOf({ 'public/a': 'a' });
  const post = await runAction(server, upload, { workspace, state });
  return { server, post };
}

describe('hazard 55: the post step with few rights', () => {
  it('proves without s3:ListMultipartUploadParts that an upload is gone, by another abort', async () => {
    const { server, post } = await cleanUpWhere((operation) =>
      operation === 'ListParts' ? DENIED : undefined,
    );
    expect([post.exitCode, post.annotations]).toEqual([0, []]);
    expect(post.lines).toContain('aborted 1 multipart upload that the killed step left behind');
    expect(server.bucket(BUCKET).uploads()).toEqual([]);
    expect(server.counts).toEqual({ AbortMultipartUpload: 2, ListParts: 1 });
  });

  it('says in a notice what it can not check, where an abort says nothing of the upload', async () => {
    const { server, post } = await cleanUpWhere((operation) =>
      operation === 'ListParts' ? DENIED : { kind: 'replace', status: 204, body: '', apply: true },
    );
    expect(post.exitCode).toBe(0);
    expect(post.annotations).toEqual([
      {
        level: 'notice',
        message:
          'whether parts arrived after the abort of 1 multipart upload is not known: allow ' +
          's3:ListMultipartUploadParts on the objects of the bucket to have it checked',
      },
    ]);
    expect(server.counts).toEqual({ AbortMultipartUpload: 3, ListParts: 3 });
  });

  it('warns with the right that it lacks when it may not abort', async () => {
    const { server, post } = await cleanUpWhere(() => DENIED);
    expect([post.exitCode, post.annotations.length]).toEqual([0, 1]);
    expect(post.annotations[0]?.level).toBe('warning');
    expect(post.annotations[0]?.message).toMatch(
      /^1 multipart upload may still exist .*: "site\/a": the store refused to abort: [^]*\ngive the credentials s3:AbortMultipartUpload/,
    );
    expect(server.counts).toEqual({ AbortMultipartUpload: 1 });
  });

  it('fails when it may abort, and the upload is not proven to be gone', async () => {
    const { post } = await cleanUpWhere((operation, nth) => {
      if (operation === 'ListParts') return { kind: 'status', status: 500, code: 'InternalError' };
      return nth === 2
        ? { kind: 'status', status: 500 }
        : { kind: 'replace', status: 204, body: '' };
    });
    expect([post.exitCode, post.annotations.map(({ level }) => level)]).toEqual([1, ['error']]);
    expect(post.annotations[0]?.message).toContain('1 multipart upload may still exist');
  });
});
