import { describe, expect, it } from 'vitest';
import type { Answer, Fault, RequestHook, S3Server } from 's3-test-server';
import { type ActionResult, runAction, workspaceOf } from '../support/run-action.ts';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const KEYS = ['a.css', 'b.css', 'c.css', 'd.css', 'e.css', 'f.css'].map((name) => `site/${name}`);
const EVERYBODY = 'http://acs.amazonaws.com/groups/global/AllUsers';
const PUBLIC = [{ grantee: { URI: EVERYBODY }, permission: 'READ' }];
const sync = {
  mode: 'sync-dir',
  source: 'public',
  prefix: 'site',
  headers: '**\n  Cache-Control: no-cache',
};

/** A server that holds the files of the workspace with other headers than are wanted. */
async function seeded() {
  const server = await startTestServer();
  server.setOwnership(BUCKET, 'ObjectWriter');
  for (const key of KEYS) {
    server.bucket(BUCKET).seed(key, key, { acl: PUBLIC, tags: { team: 'web' } });
  }
  const files = KEYS.map((key) => [key.replace('site', 'public'), key] as const);
  return { server, workspace: await workspaceOf(Object.fromEntries(files)) };
}

const answering =
  (operation: string, fault: Fault): RequestHook =>
  (request) =>
    request.operation === operation ? fault : undefined;

const refusal = (status: number, code: string): Fault => ({ kind: 'status', status, code });
const page = (status: number, body: string): Fault => ({
  kind: 'replace',
  status,
  headers: { 'content-type': 'text/html' },
  body,
});

/** The same answer without some of its headers, or of its text. */
const without = (...names: string[]): Fault => ({
  kind: 'edit',
  edit: (answer: Answer) => {
    const kept = Object.entries(answer.headers).filter(([name]) => !names.includes(name));
    return { ...answer, headers: Object.fromEntries(kept) };
  },
});
const withoutText = (pattern: RegExp): Fault => ({
  kind: 'edit',
  edit: (answer) => ({
    ...answer,
    body: Buffer.from(answer.body.toString().replaceAll(pattern, '')),
  }),
});

const warningsOf = ({ annotations }: ActionResult) =>
  annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);

const headersIn = (server: S3Server) =>
  KEYS.map((key) => server.bucket(BUCKET).object(key)?.headers['cache-control']);
const NO_CACHE = KEYS.map(() => 'no-cache');

/** What a store answers in place of an ACL or of tags; how often it is asked; and the cause named. */
const ANSWERS: readonly (readonly [string, Fault, asked: number, code: string])[] = [
  ['403', refusal(403, 'AccessDenied'), 3, 'AccessDenied'],
  ['400', refusal(400, 'InvalidArgument'), 3, 'InvalidArgument'],
  ['412', refusal(412, 'ConditionNotMet'), 3, 'ConditionNotMet'],
  ['501 in HTML', page(501, '<h1>no</h1>'), 1, 'Http501'],
  ['an empty body', page(200, ''), 1, 'UnprovenAnswer'],
  ['HTML', page(200, '<html>Log in</html>'), 1, 'UnprovenAnswer'],
];

const NO_OWNER = withoutText(/<Owner>.*?<\/Owner>/g);

describe('hazard 72: objects whose headers change, and whose ACLs are answered with', () => {
  it.each([...ANSWERS, ['no owner', NO_OWNER, 1, 'UnprovenAnswer'] as const])(
    '%s',
    async (_, fault, asked, code) => {
      const { server, workspace } = await seeded();
      server.onRequest = answering('GetObjectAcl', fault);
      const result = await runAction(server, sync, { workspace });
      expect([result.exitCode, result.outputs['copied']]).toEqual([0, '6']);
      expect(headersIn(server)).toEqual(NO_CACHE);
      const [warning = '', ...others] = warningsOf(result);
      expect(warning).toContain(`the ACLs of 6 objects whose headers change can't be read`);
      expect(warning).toContain(`(GetObjectAcl failed: ${code})`);
      expect([warning.includes('allow s3:GetObjectAcl'), others]).toEqual([
        asked === 3 && code === 'AccessDenied',
        [],
      ]);
      expect(server.counts['GetObjectAcl']).toBe(asked);
      for (const key of KEYS) {
        expect(server.bucket(BUCKET).object(key)?.tags).toEqual({ team: 'web' });
      }
      server.clearLog();
      await runAction(server, sync, { workspace });
      expect(server.counts).toEqual({ GetObject: 1, ListObjectsV2: 1 });
    },
  );

  it.each([
    [501, 'NotImplemented'],
    [405, 'MethodNotAllowed'],
  ])('%i, because the store has none to lose', async (status, code) => {
    const { server, workspace } = await seeded();
    server.onRequest = answering('GetObjectAcl', refusal(status, code));
    const result = await runAction(server, sync, { workspace });
    expect([result.exitCode, result.outputs['copied'], warningsOf(result)]).toEqual([0, '6', []]);
    expect(server.counts['GetObjectAcl']).toBe(1);
  });

  it('403 for some of them, of which the others keep theirs', async () => {
    const { server, workspace } = await seeded();
    const [first, ...refused] = KEYS;
    server.onRequest = ({ operation, key = '' }) =>
      operation === 'GetObjectAcl' && refused.slice(0, 4).includes(key)
        ? refusal(403, 'AccessDenied')
        : undefined;
    const result = await runAction(server, { ...sync, concurrency: '1' }, { workspace });
    expect([result.exitCode, result.outputs['copied']]).toEqual([0, '6']);
    expect(server.counts['GetObjectAcl']).toBe(6);
    for (const key of [first, KEYS.at(-1)]) {
      expect(server.bucket(BUCKET).object(key ?? '')?.grants).toContain(`READ ${EVERYBODY}`);
    }
  });

  it('the end of the credentials, which ends the run', async () => {
    const { server, workspace } = await seeded();
    server.onRequest = answering('GetObjectAcl', refusal(400, 'ExpiredToken'));
    const result = await runAction(server, sync, { workspace });
    expect([result.exitCode, server.counts['CopyObject']]).toEqual([1, undefined]);
    expect(server.bucket(BUCKET).object('site/a.css')?.grants).toContain(`READ ${EVERYBODY}`);
  });
});

describe('hazard 72: unchanged objects whose tags are wanted and answered with', () => {
  const wanted = { ...sync, headers: '**\n  x-amz-tagging: team=web' };

  it.each(ANSWERS)('%s', async (_, fault, asked, code) => {
    const { server, workspace } = await seeded();
    await runAction(server, { ...wanted, headers: '', state: 'none' }, { workspace });
    server.clearLog();
    server.onRequest = answering('GetObjectTagging', fault);
    const result = await runAction(server, wanted, { workspace });
    const isSet = code === 'AccessDenied';
    expect([result.exitCode, result.outputs['copied']]).toEqual([0, isSet ? '6' : '0']);
    expect(warningsOf(result)).toEqual(
      isSet
        ? []
        : [
            expect.stringContaining(
              'x-amz-tagging was neither checked nor set on 6 unchanged objects, because ' +
                `GetObjectTagging failed (${code})`,
            ),
          ],
    );
    expect(server.counts['GetObjectTagging']).toBe(asked);
    expect(server.bucket(BUCKET).object('site/a.css')?.tags).toEqual({ team: 'web' });
  });
});

describe('hazard 71: a HEAD', () => {
  it.each([
    ['Content-Length', ['content-length']],
    ['Last-Modified', ['last-modified']],
    ['ETag', ['etag']],
    ['any of these', ['content-length', 'last-modified', 'etag']],
  ])('without %s is enough for the headers of objects', async (_, names) => {
    const { server, workspace } = await seeded();
    server.onRequest = answering('HeadObject', without(...names));
    const result = await runAction(server, sync, { workspace });
    expect([result.exitCode, result.outputs['copied'], warningsOf(result)]).toEqual([0, '6', []]);
    expect(headersIn(server)).toEqual(NO_CACHE);
    expect(server.counts['HeadObject']).toBe(6);
  });

  it('with the weak ETag of a proxy does not count as another object', async () => {
    const { server, workspace } = await seeded();
    const edit = (answer: Answer) => ({
      ...answer,
      headers: { ...answer.headers, etag: 'W/"1-2"' },
    });
    server.onRequest = answering('HeadObject', { kind: 'edit', edit });
    const result = await runAction(server, sync, { workspace });
    expect([result.exitCode, result.outputs['copied']]).toEqual([0, '6']);
  });

  it('hazard 41: tells the ETags that a listing lacks', async () => {
    const { server, workspace } = await seeded();
    const bare = answering('ListObjectsV2', withoutText(/<ETag>.*?<\/ETag>/g));
    server.onRequest = bare;
    const first = await runAction(server, sync, { workspace });
    expect([first.exitCode, first.outputs['copied'], warningsOf(first)]).toEqual([0, '6', []]);
    server.clearLog();
    const second = await runAction(server, sync, { workspace });
    expect([second.exitCode, second.outputs['skipped']]).toEqual([0, '6']);
    expect(server.counts).toEqual({ GetObject: 1, HeadObject: 6, ListObjectsV2: 1 });
  });

  it('hazard 41: has its file uploaded where no ETag is told anywhere', async () => {
    const { server, workspace } = await seeded();
    server.onRequest = ({ operation }) => {
      if (operation === 'HeadObject') return without('etag');
      return operation === 'ListObjectsV2' ? withoutText(/<ETag>.*?<\/ETag>/g) : undefined;
    };
    for (let run = 1; run <= 2; run += 1) {
      const result = await runAction(server, sync, { workspace });
      expect([result.exitCode, result.outputs['uploaded']]).toEqual([0, '6']);
      expect(result.outcomes.map(({ reason }) => reason)).toEqual(KEYS.map(() => 'unknown'));
    }
    const bySize = await runAction(server, { ...sync, compare: 'size' }, { workspace });
    expect([bySize.exitCode, bySize.outputs['skipped']]).toEqual([0, '6']);
    const headers = '**\n  Cache-Control: no-store';
    const changed = await runAction(server, { ...sync, headers, compare: 'size' }, { workspace });
    expect([changed.exitCode, changed.outputs['uploaded']]).toEqual([0, '6']);
  });

  it.each([
    [403, 12],
    [501, 7],
  ])('that is refused with checksums (%i) is sent without', async (status, heads) => {
    const { server, workspace } = await seeded();
    server.onRequest = ({ operation, headers }) => {
      if (operation === 'ListObjectsV2') return withoutText(/<ETag>.*?<\/ETag>/g);
      const isFull = headers['x-amz-checksum-mode'] !== undefined;
      return operation === 'HeadObject' && isFull ? refusal(status, 'x') : undefined;
    };
    const result = await runAction(server, { ...sync, concurrency: '1' }, { workspace });
    expect([result.exitCode, result.outputs['copied']]).toEqual([0, '6']);
    expect(server.counts['HeadObject']).toBe(heads);
  });
});

describe('hazard 73: objects that were public by an ACL', () => {
  const REFUSALS = [
    ['Block Public Access', 403, 'AccessDenied'],
    ['ownership that disables ACLs', 400, 'AccessControlListNotSupported'],
    ['a store without ACLs', 501, 'NotImplemented'],
  ] as const;
  const refuseAcls =
    (status: number, code: string): RequestHook =>
    ({ operation, headers }) =>
      operation === 'CopyObject' && headers['x-amz-acl'] !== undefined
        ? refusal(status, code)
        : undefined;

  it.each(REFUSALS)('lose it where it is refused by %s', async (_, status, code) => {
    const { server, workspace } = await seeded();
    for (const key of KEYS) {
      const acl = [{ grantee: { ID: 'owner' }, permission: 'FULL_CONTROL' }, ...PUBLIC];
      server.bucket(BUCKET).seed(key, key, { acl, tags: { team: 'web' } });
    }
    // The owner by whom the ACL is the canned one.
    server.onRequest = (request) =>
      request.operation === 'GetObjectAcl'
        ? { kind: 'edit', edit: ownedBy('owner') }
        : refuseAcls(status, code)(request);
    const result = await runAction(server, { ...sync, concurrency: '1' }, { workspace });
    expect([result.exitCode, result.outputs['copied'], result.outputs['uploaded']]).toEqual([
      0,
      '6',
      '0',
    ]);
    expect(warningsOf(result)).toEqual([
      'the ACLs of 6 objects were not kept when headers changed, because the bucket refuses that ' +
        `ACL now (${code}), so they have the ACL of a new object: to let others read the ` +
        'objects, allow it in the bucket policy',
    ]);
    expect(server.counts['CopyObject']).toBe(7);
    expect(headersIn(server)).toEqual(NO_CACHE);
    expect(server.bucket(BUCKET).object('site/a.css')?.tags).toEqual({ team: 'web' });
  });

  const ownedBy = (id: string) => (answer: Answer) => ({
    ...answer,
    body: Buffer.from(
      answer.body.toString().replace(/<Owner>.*?<\/Owner>/, `<Owner><ID>${id}</ID></Owner>`),
    ),
  });

  it('fail where it is a rule that sets the ACL', async () => {
    const { server, workspace } = await seeded();
    server.onRequest = ({ operation, headers }) =>
      ['CopyObject', 'PutObject'].includes(operation) && headers['x-amz-acl'] !== undefined
        ? refusal(403, 'AccessDenied')
        : undefined;
    const headers = '**\n  x-amz-acl: public-read-write';
    const result = await runAction(server, { ...sync, state: 'none', headers }, { workspace });
    expect([result.exitCode, result.outputs['failed']]).toEqual([1, '6']);
    expect(server.bucket(BUCKET).object('site/a.css')?.grants).toEqual([`READ ${EVERYBODY}`]);
  });

  it('are uploaded where no copy is allowed', async () => {
    const { server, workspace } = await seeded();
    server.onRequest = answering('CopyObject', refusal(403, 'AccessDenied'));
    const result = await runAction(server, sync, { workspace });
    expect([result.exitCode, result.outputs['uploaded']]).toEqual([0, '6']);
    expect(warningsOf(result)).toEqual([
      '6 objects were uploaded to change headers, because the store refused the copy (AccessDenied), ' +
        'so they have only what "headers" sets: tags, ACL, storage class and encryption are those of ' +
        'a new object',
    ]);
  });
});
