import type { IncomingHttpHeaders } from 'node:http';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deferred } from '../support/watched-source.ts';
import { type ActionResult, runAction, workspaceOf } from '../support/run-action.ts';
import type { Fault, RequestHook, S3Server } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const STATE = 'site/.s3-batch-action';
const LEASE = `${STATE}.lease`;
const MINUTE = 60_000;
const FILES = { 'public/a.css': 'a', 'public/index.html': '<p>' };
const sync = { mode: 'sync-dir', source: 'public', prefix: 'site', delete: 'true' };
const WRITES = ['PutObject', 'CreateMultipartUpload', 'CopyObject'];

type Headers = Readonly<Record<string, string>>;

const SSE: Headers = { 'x-amz-server-side-encryption': 'AES256' };

/** A rule that sets these headers. */
const rule = (glob: string, headers: Headers) =>
  [glob, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');

/** S3's answer to what a policy denies, of a key that may hold anything. */
function denied(operation: string, key: string): Fault {
  const message =
    `User: arn:aws:sts::1:assumed-role/deploy/ci is not authorized to perform: s3:${operation} on ` +
    `resource: "arn:aws:s3:::${BUCKET}/${key}" with an explicit deny in a resource-based policy`;
  return { kind: 'status', status: 403, code: 'AccessDenied', message };
}

/** A policy of a bucket that denies every write without these headers. */
const demanding =
  (wanted: Headers, isAbout: (key: string) => boolean = () => true): RequestHook =>
  ({ operation, key = '', headers }) => {
    const isSent = Object.entries(wanted).every(([name, value]) => headers[name] === value);
    return isSent || !WRITES.includes(operation) || !isAbout(key)
      ? undefined
      : denied('PutObject', key);
  };

const messagesOf = ({ annotations }: ActionResult) => annotations.map(({ message }) => message);

/** Headers of the state as it is stored, without those that the server sets. */
const storedOf = (server: S3Server, key: string) => server.bucket(BUCKET).object(key)?.headers;

describe.each<[string, Headers]>([
  ['encryption', SSE],
  [
    'a key',
    {
      'x-amz-server-side-encryption': 'aws:kms',
      'x-amz-server-side-encryption-aws-kms-key-id': 'arn:aws:kms:us-east-1:1:key/k',
    },
  ],
  ['an ACL for its owner', { 'x-amz-acl': 'bucket-owner-full-control' }],
  ['a tag', { 'x-amz-tagging': 'team=site' }],
])('hazard 70: a bucket whose policy demands %s', (_, wanted) => {
  it('takes a first deploy and a second one with one rule', async () => {
    const server = await startTestServer();
    server.onRequest = demanding(wanted);
    const workspace = await workspaceOf(FILES);
    const inputs = { ...sync, headers: rule('**', wanted) };
    const first = await runAction(server, inputs, { workspace });
    expect([first.exitCode, first.annotations]).toEqual([0, []]);
    expect(first.outputs).toMatchObject({ uploaded: '2' });
    await writeFile(join(workspace, 'public/a.css'), 'b');
    const second = await runAction(server, inputs, { workspace });
    expect([second.exitCode, second.annotations]).toEqual([0, []]);
    expect(second.outputs).toMatchObject({ uploaded: '1', skipped: '2' });
  });

  it('refuses a deploy without the rule, which says what the state lacked', async () => {
    const server = await startTestServer();
    server.onRequest = demanding(wanted);
    const workspace = await workspaceOf(FILES);
    const result = await runAction(server, sync, { workspace });
    expect(result.exitCode).toBe(1);
    expect(server.bucket(BUCKET).keys()).toEqual([]);
    expect(server.counts).toMatchObject({ PutObject: 1 });
    const [message = ''] = messagesOf(result);
    expect(message).toMatch(
      /^AccessDenied: the state object "site\/\.s3-batch-action" can't be written: it was sent without [^:]*: where a policy demands one of them, set it in "headers" by a rule for "\.s3-batch-action"; allow s3:PutObject on it, or set state: none; the store's answer was: /,
    );
    const lacked = /sent without ([^:]*):/.exec(message)?.[1]?.split(', ') ?? [];
    for (const name of Object.keys(wanted)) expect(lacked).toContain(name);
  });
});

describe('hazard 70: a bucket whose policy demands encryption', () => {
  /** A server that enforces it by a clock of its own. */
  async function startDemanding() {
    const clock = { now: Date.now() };
    const server = await startTestServer({ now: () => new Date(clock.now) });
    return {
      server,
      clock,
      workspace: await workspaceOf(FILES),
      inputs: { ...sync, headers: rule('**', SSE) },
    };
  }

  it('takes the lease of a deploy that takes minutes', async () => {
    const { server, clock, workspace, inputs } = await startDemanding();
    const demands = demanding(SSE);
    const renewed = { times: 0 };
    server.onRequest = (seen) => {
      const fault = demands(seen);
      if (fault !== undefined || seen.operation !== 'PutObject') return fault;
      if (seen.key === LEASE) {
        clock.now += MINUTE;
        renewed.times += 1;
      }
      const isHeld = renewed.times < 1 && ![LEASE, STATE].includes(seen.key ?? '');
      return isHeld ? { kind: 'status', status: 503, code: 'SlowDown' } : undefined;
    };
    const result = await runAction(server, inputs, {
      workspace,
      isTimeLapse: true,
      serverLies: true,
    });
    expect([result.exitCode, result.outputs['uploaded']]).toEqual([0, '2']);
    expect(storedOf(server, LEASE)).toMatchObject(SSE);
  }, 60_000);

  it('takes the release of the lock by the post step of a deploy that was killed', async () => {
    const { server, workspace, inputs } = await startDemanding();
    const demands = demanding(SSE);
    const begun = deferred();
    const released = deferred();
    server.onRequest = (seen) => {
      const fault = demands(seen);
      const isFile = seen.operation === 'PutObject' && !seen.key?.startsWith(STATE);
      if (fault !== undefined || !isFile) return fault;
      begun.resolve();
      return { kind: 'hold', until: released.promise };
    };
    const killed = await runAction(server, inputs, {
      workspace,
      onStart: (pid) => void begun.promise.then(() => process.kill(pid, 'SIGKILL')),
      serverLies: true,
    });
    released.resolve();
    server.onRequest = demands;
    expect(killed.exitCode).toBe(null);
    const post = await runAction(server, inputs, { workspace, state: killed.leftForPost });
    expect([post.exitCode, post.annotations]).toEqual([0, []]);
    expect(post.lines.join()).toContain(`released the lock in "${STATE}"`);
    expect(storedOf(server, LEASE)).toMatchObject(SSE);
    expect((await runAction(server, inputs, { workspace })).exitCode).toBe(0);
  });

  it.each([
    ['.s3-batch-action', STATE, 'auto'],
    ['deploys/site.state', 'deploys/site.state', 'deploys/site.state'],
  ])('of the state alone takes a rule for that alone: %s', async (glob, key, state) => {
    const { server, workspace } = await startDemanding();
    server.onRequest = demanding(SSE, (one) => one === key || one === `${key}.lease`);
    const inputs = { ...sync, state, headers: rule(glob, SSE) };
    const result = await runAction(server, inputs, { workspace });
    expect([result.exitCode, result.annotations]).toEqual([0, []]);
    expect(storedOf(server, key)).toMatchObject(SSE);
    expect(storedOf(server, 'site/a.css')).not.toHaveProperty('x-amz-server-side-encryption');
  });

  it('of all but the state takes a rule that does not match it', async () => {
    const { server, workspace } = await startDemanding();
    server.onRequest = demanding(SSE, (key) => key !== STATE);
    const inputs = { ...sync, headers: rule('[!.]*', SSE) };
    const result = await runAction(server, inputs, { workspace });
    expect([result.exitCode, result.annotations]).toEqual([0, []]);
    expect(storedOf(server, STATE)).not.toHaveProperty('x-amz-server-side-encryption');
  });
});

it('hazard 70: rules for public, archived and decorated objects are none for the state', async () => {
  const server = await startTestServer();
  server.setOwnership(BUCKET, 'ObjectWriter');
  const never = {
    'content-language': 'de',
    'x-amz-acl': 'public-read',
    'x-amz-storage-class': 'GLACIER',
    'x-amz-meta-a': 'b',
    'x-amz-website-redirect-location': '/elsewhere',
  };
  const sent: IncomingHttpHeaders[] = [];
  server.onRequest = ({ operation, key, headers }) => {
    if (operation === 'PutObject' && key === STATE) sent.push(headers);
    return undefined;
  };
  const headers = rule('**', { 'cache-control': 'public, max-age=60', ...never });
  const workspace = await workspaceOf(FILES);
  const result = await runAction(server, { ...sync, headers }, { workspace });
  expect([result.exitCode, result.annotations]).toEqual([0, []]);
  expect(storedOf(server, 'site/a.css')).toMatchObject({ 'content-language': 'de' });
  expect(server.bucket(BUCKET).object(STATE)?.grants).toEqual([]);
  // The lock record, the probe of conditions, and the state.
  expect(sent).toHaveLength(3);
  for (const one of sent) {
    expect(one).toMatchObject({ 'cache-control': 'private, no-store' });
    for (const name of Object.keys(never)) expect(one).not.toHaveProperty(name);
  }
});

it('a write of the state that may not be is refused with the rights that its headers need', async () => {
  const server = await startTestServer();
  server.onRequest = ({ operation }) =>
    operation === 'PutObject'
      ? { kind: 'status', status: 403, code: 'AccessDenied', message: 'Access Denied' }
      : undefined;
  const headers = rule('**', {
    'x-amz-server-side-encryption': 'aws:kms',
    'x-amz-acl': 'private',
    'x-amz-tagging': 'a=b',
  });
  const workspace = await workspaceOf(FILES);
  const result = await runAction(server, { ...sync, headers }, { workspace });
  expect(result.exitCode).toBe(1);
  expect(messagesOf(result)[0]).toContain(
    "can't be written: allow s3:PutObject, s3:PutObjectTagging, s3:PutObjectAcl on it, and " +
      'kms:GenerateDataKey and kms:Decrypt on its key; it was sent without ' +
      'x-amz-server-side-encryption-aws-kms-key-id: where',
  );
});

/** A policy that allows a listing of the prefix `site/` alone, and knows no prefix of a GET. */
const listsPrefixOnly =
  (server: S3Server): RequestHook =>
  ({ operation, key = '', query }) => {
    const isMissing = server.bucket(BUCKET).object(key) === undefined;
    const isRefused =
      (operation === 'ListObjectsV2' && query.get('prefix') !== 'site/') ||
      (['GetObject', 'HeadObject'].includes(operation) && isMissing);
    return isRefused ? denied(operation, key) : undefined;
  };

describe('a state under the prefix where only the listing of the prefix is allowed', () => {
  it('is absent when the listing does not show it, with no other listing', async () => {
    const server = await startTestServer();
    server.onRequest = listsPrefixOnly(server);
    const workspace = await workspaceOf(FILES);
    const result = await runAction(server, sync, { workspace });
    expect([result.exitCode, result.annotations]).toEqual([0, []]);
    expect(server.counts).toMatchObject({ ListObjectsV2: 1 });
    const second = await runAction(server, sync, { workspace });
    expect([second.exitCode, second.outputs['changed']]).toEqual([0, 'false']);
  });

  it('stops the deploy when it is listed and may not be read', async () => {
    const server = await startTestServer();
    server.bucket(BUCKET).seed(STATE, 'x');
    const lists = listsPrefixOnly(server);
    server.onRequest = (seen) =>
      seen.operation === 'GetObject' ? denied('GetObject', seen.key ?? '') : lists(seen);
    const workspace = await workspaceOf(FILES);
    const result = await runAction(server, sync, { workspace });
    expect(result.exitCode).toBe(1);
    expect(messagesOf(result)[0]).toMatch(
      /^AccessDenied: the state object "site\/\.s3-batch-action" can't be read: allow s3:GetObject on it, or set state: none; /,
    );
    expect(server.bucket(BUCKET).keys()).toEqual([STATE]);
  });
});
