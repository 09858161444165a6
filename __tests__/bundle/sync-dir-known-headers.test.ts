import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentOf } from '../../src/core/items.ts';
import type { ObjectHeaders } from '../../src/core/object-headers.ts';
import { createHeadersFor } from '../../src/headers/headers-for.ts';
import type { S3Store } from '../../src/s3/store.ts';
import { beginDeploy } from '../../src/sync/state/deploy.ts';
import { headersHash } from '../../src/sync/state/digests.ts';
import { readDeployState } from '../../src/sync/state/state-object.ts';
import { HEADER_SAMPLE_ENTRIES, headerRule, TAKES_ALL_SAMPLES } from '../support/header-samples.ts';
import { openOn } from '../support/open-with-client.ts';
import { runAction, workspaceOf, type ActionResult } from '../support/run-action.ts';
import type { Fault, S3Server } from 's3-test-server';
import { startTestServer } from '../support/test-store.ts';
import { runOf } from '../sync/state/given.ts';

const BUCKET = 'foreign-objects';
const STATE = 'site/.s3-batch-action';
const FILES = { 'public/bare.css': 'bare', 'public/other.css': 'other' };
const KEYS = ['site/bare.css', 'site/other.css'];
/** Milliseconds between what a listing and a state tell apart, and no clock skew. */
const MOMENT = 2_000;

interface Given {
  readonly server: S3Server;
  readonly store: S3Store;
  readonly workspace: string;
  /** The server's time. */
  readonly clock: { now: number };
  /** Runs the action, with these header lines for all files. */
  readonly run: (headers: ObjectHeaders, inputs?: Record<string, string>) => Promise<ActionResult>;
}

/** A server that holds the files as another tool stored them: without headers, and with others. */
async function given(others: ObjectHeaders): Promise<Given> {
  const clock = { now: Date.now() };
  const server = await startTestServer({ now: () => new Date(clock.now) });
  server.createBucket(BUCKET, TAKES_ALL_SAMPLES);
  const store = await openOn('wire', server);
  const workspace = await workspaceOf(FILES);
  const type = { 'content-type': 'text/css; charset=utf-8' } as const;
  const put = (key: string, body: string, headers: ObjectHeaders) =>
    store.put({ bucket: BUCKET, key, content: contentOf(body), headers: { ...type, ...headers } });
  await put('site/bare.css', 'bare', 'content-type' in others ? { 'content-type': 'a/b' } : {});
  await put('site/other.css', 'other', others);
  clock.now += MOMENT;
  const run = async (headers: ObjectHeaders, inputs: Record<string, string> = {}) => {
    server.clearLog();
    const rules = headerRule('**', headers);
    const sync = { mode: 'sync-dir', bucket: BUCKET, source: 'public', prefix: 'site' };
    const result = await runAction(server, { ...sync, headers: rules, ...inputs }, { workspace });
    expect(result.exitCode).toBe(0);
    return result;
  };
  return { server, store, workspace, clock, run };
}

const warningsOf = ({ annotations }: ActionResult) =>
  annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);

const writesOf = ({ log }: S3Server) =>
  log.flatMap(({ operation, key, method }) =>
    method === 'GET' || method === 'HEAD' ? [] : [`${operation} ${key ?? ''}`],
  );

const refuse = (server: S3Server, operation: string, fault: Fault) => {
  server.onRequest = (request) => (request.operation === operation ? fault : undefined);
};

const NOT_IMPLEMENTED: Fault = { kind: 'status', status: 501, code: 'NotImplemented' };
const DENIED: Fault = { kind: 'status', status: 403, code: 'AccessDenied' };

/** All that a client can read back of an object. */
async function seenOf(store: S3Store, key: string): Promise<ObjectHeaders> {
  const object = { bucket: BUCKET, key };
  const head = await store.head(object);
  return { ...head?.headers, ...(await store.grants(object)), ...(await store.tags(object)) };
}

describe.each(HEADER_SAMPLE_ENTRIES)('a first sync whose rules want %s', (name, sample) => {
  const { value, other, beside = {}, is } = sample;
  const wanted: ObjectHeaders = { ...beside, [name]: value };
  const others: ObjectHeaders = { ...beside, [name]: other };
  const expectSet = async ({ store, server }: Given) => {
    for (const key of KEYS) {
      const seen = await seenOf(store, key);
      // Nothing reads it back; the request that set it has succeeded.
      const copy = server.log.findLast((one) => one.operation === 'CopyObject' && one.key === key);
      const found = is === 'none' ? copy?.headers[name] : seen[name];
      expect([key, found?.toString().replace('.000Z', 'Z')]).toEqual([key, value]);
    }
  };

  it('sets it on objects of another tool, and a second one has nothing to do', async () => {
    const site = await given(others);
    const first = await site.run(wanted);
    expect([first.outputs['copied'], warningsOf(first)]).toEqual(['2', []]);
    await expectSet(site);
    await site.run(wanted);
    expect(site.server.counts).toEqual({ GetObject: 1, ListObjectsV2: 1 });
  });

  it('asks again when the state is lost, and sets only what nothing reads back', async () => {
    const site = await given(others);
    await site.run(wanted);
    await site.store.deleteMany({ bucket: BUCKET, objects: [{ key: STATE }] });
    const again = await site.run(wanted);
    const writes = writesOf(site.server).filter((write) => !write.endsWith(STATE));
    expect(writes).toEqual(is === 'none' ? KEYS.map((key) => `CopyObject ${key}`) : []);
    expect(warningsOf(again)).toEqual([]);
  });

  it('sets it without a state too', async () => {
    const site = await given(others);
    const first = await site.run(wanted, { state: 'none' });
    expect(first.outputs['copied']).toBe('2');
    await expectSet(site);
    const second = await site.run(wanted, { state: 'none' });
    expect(second.outputs['copied']).toBe(is === 'none' ? '2' : '0');
  });

  it('sets it again on an object that another client replaced by the same bytes', async () => {
    const site = await given(others);
    await site.run(wanted);
    site.clock.now += MOMENT;
    const [, key = ''] = KEYS;
    const type = { 'content-type': 'text/css; charset=utf-8' };
    const headers = { ...type, ...others };
    await site.store.put({ bucket: BUCKET, key, content: contentOf('other'), headers });
    site.clock.now += MOMENT;
    const again = await site.run(wanted);
    expect(again.outputs['copied']).toBe('1');
    expect(writesOf(site.server)).toContain(`CopyObject ${key}`);
  });
});

describe('an ACL that rules want', () => {
  const PRIVATE: ObjectHeaders = { 'x-amz-acl': 'private' };
  const PUBLIC: ObjectHeaders = { 'x-amz-acl': 'public-read' };

  it('is taken from public objects by x-amz-acl: private', async () => {
    const { run, store } = await given(PUBLIC);
    expect((await run(PRIVATE)).outputs['copied']).toBe('1');
    expect(await store.grants({ bucket: BUCKET, key: 'site/other.css' })).toEqual({});
  });

  it('is set by one copy where it may not be read', async () => {
    const { run, server } = await given(PUBLIC);
    refuse(server, 'GetObjectAcl', DENIED);
    const first = await run(PUBLIC);
    expect([first.outputs['copied'], warningsOf(first)]).toEqual(['2', []]);
    await run(PUBLIC);
    expect(server.counts).toEqual({ GetObject: 1, ListObjectsV2: 1 });
  });

  it('hazard 71: stays unknown, also to the state, when no answer can be had about it', async () => {
    const { run, server, store } = await given(PUBLIC);
    refuse(server, 'GetObjectAcl', { kind: 'status', status: 400, code: 'InvalidArgument' });
    const first = await run(PUBLIC);
    expect(warningsOf(first)).toEqual([
      'x-amz-acl was neither checked nor set on 2 unchanged objects, because GetObjectAcl failed ' +
        '(InvalidArgument): to set it, delete the objects and deploy again; where the store ignores ' +
        'it, remove it from "headers"',
    ]);
    expect(server.counts).toMatchObject({ GetObjectAcl: 2, HeadObject: 2 });
    expect(server.counts).not.toHaveProperty('CopyObject');
    const state = await readDeployState({ store, bucket: BUCKET, prefix: 'site/', key: STATE });
    for (const key of KEYS) expect(state.entryOf(key)?.unknown ?? ['acl']).toEqual(['acl']);
    server.onRequest = undefined;
    expect((await run(PUBLIC)).outputs['copied']).toBe('1');
    expect(await store.grants({ bucket: BUCKET, key: 'site/bare.css' })).toEqual(PUBLIC);
  });
});

describe.each([
  ['x-amz-acl', { 'x-amz-acl': 'private' }, { 'x-amz-acl': 'public-read' }, 'GetObjectAcl'],
  ['x-amz-tagging', { 'x-amz-tagging': 'a=b' }, { 'x-amz-tagging': 'c=d' }, 'GetObjectTagging'],
] as const)('%s, which the store does not have', (name, wanted, others, operation) => {
  const UNKNOWN = (objects: string) => [
    `${name} was neither checked nor set on ${objects}, because the store does not implement ` +
      `${operation}: to set it, delete the objects and deploy again; where the store ignores it, ` +
      'remove it from "headers"',
  ];

  it('is warned of, asked for once, and no reason for a copy', async () => {
    const { run, server } = await given(others);
    refuse(server, operation, NOT_IMPLEMENTED);
    for (const time of ['first', 'second']) {
      const result = await run(wanted, { concurrency: '1' });
      expect([time, warningsOf(result)]).toEqual([time, UNKNOWN('2 unchanged objects')]);
      expect([time, writesOf(server), server.counts[operation]]).toEqual([time, [], 1]);
    }
  });

  it('is not recorded as set: it is asked for again, and set once the store has it', async () => {
    const { run, server, workspace } = await given(others);
    refuse(server, operation, NOT_IMPLEMENTED);
    await writeFile(join(workspace, 'public/new.css'), 'new');
    const first = await run(wanted);
    expect([first.outputs['uploaded'], first.outputs['copied']]).toEqual(['1', '0']);
    expect(warningsOf(first)).toEqual(UNKNOWN('2 unchanged objects'));
    const second = await run(wanted);
    expect(warningsOf(second)).toEqual(UNKNOWN('2 unchanged objects'));
    expect([writesOf(server), server.counts['HeadObject']]).toEqual([[], undefined]);
    server.onRequest = undefined;
    const third = await run(wanted);
    expect([third.outputs['copied'], warningsOf(third)]).toEqual([
      name === 'x-amz-acl' ? '1' : '2',
      [],
    ]);
    await run(wanted);
    expect(server.counts).toEqual({ GetObject: 1, ListObjectsV2: 1 });
  });
});

describe('a state that another client planted', () => {
  it('does not keep an object of the same size that this client put in place of a page', async () => {
    const { run, server, store, workspace } = await given({});
    await writeFile(join(workspace, 'public/index.html'), '<p>good</p>');
    const wanted: ObjectHeaders = { 'cache-control': 'no-cache' };
    await run(wanted);
    const key = 'site/index.html';
    const headers = createHeadersFor([{ glob: '**', headers: wanted }])('index.html');
    const evil = await store.put({
      bucket: BUCKET,
      key,
      content: contentOf('<p>evil</p>'),
      headers,
    });
    const content = createHash('md5').update('<p>good</p>').digest('hex');
    const entry = { etag: evil.etag ?? '', size: 11, content, headers: headersHash(headers) };
    const place = { store, bucket: BUCKET, prefix: 'site/', key: STATE };
    const deploy = await beginDeploy(place, await readDeployState(place), runOf('theirs'));
    await deploy.finish([[key, { ...entry, unknown: [] }]], 'complete');
    expect((await readDeployState(place)).entryOf(key)?.hasContent(content)).toBe(true);

    const next = await run(wanted);
    expect(next.outcomes).toContainEqual(
      expect.objectContaining({ op: 'upload', key, status: 'done', reason: 'content' }),
    );
    expect(server.bucket(BUCKET).object(key)?.body.toString()).toBe('<p>good</p>');
    await run(wanted);
    expect(server.counts).toEqual({ GetObject: 1, ListObjectsV2: 1 });
  });
});
