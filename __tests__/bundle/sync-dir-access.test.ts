import { describe, expect, it } from 'vitest';
import { runAction, workspaceOf, type ActionResult } from '../support/run-action.ts';
import type { Fault, S3Server } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const sync = {
  mode: 'sync-dir',
  source: 'public',
  prefix: 'site',
  state: 'none',
  concurrency: '1',
  headers: '**\n  Cache-Control: no-cache',
};
const FILES = { 'public/a.css': 'a', 'public/b.js': 'b' };
const EVERYBODY = 'http://acs.amazonaws.com/groups/global/AllUsers';
const ACL = [
  { grantee: { ID: 'friend' }, permission: 'FULL_CONTROL' },
  { grantee: { ID: 'other' }, permission: 'FULL_CONTROL' },
  { grantee: { URI: EVERYBODY }, permission: 'READ' },
  { grantee: { URI: EVERYBODY }, permission: 'WRITE' },
];
const GRANTS = ['FULL_CONTROL friend', 'FULL_CONTROL other', `READ ${EVERYBODY}`];

/** A server that holds the files with other headers than are wanted, read by everybody. */
async function seeded(ownership: 'ObjectWriter' | 'BucketOwnerEnforced' = 'ObjectWriter') {
  const server = await startTestServer();
  server.setOwnership(BUCKET, ownership);
  const acl = ownership === 'ObjectWriter' ? { acl: ACL } : {};
  server.bucket(BUCKET).seed('site/a.css', 'a', { ...acl, tags: { team: 'web site' } });
  server.bucket(BUCKET).seed('site/b.js', 'b', acl);
  return { server, workspace: await workspaceOf(FILES) };
}

const grantsOf = (server: S3Server) =>
  ['site/a.css', 'site/b.js'].map((key) => server.bucket(BUCKET).object(key)?.grants);

const refuseAcl = (server: S3Server, status: number, code: string) => {
  const fault: Fault = { kind: 'status', status, code, message: 'no' };
  server.onRequest = ({ operation }) => (operation === 'GetObjectAcl' ? fault : undefined);
};

const warningsOf = ({ annotations }: ActionResult) =>
  annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);

describe('an object that gets other headers', () => {
  it('keeps its access rights and its tags', async () => {
    const { server, workspace } = await seeded();
    const result = await runAction(server, sync, { workspace });
    expect([result.exitCode, result.annotations]).toEqual([0, []]);
    expect(result.outputs).toMatchObject({ copied: '2', uploaded: '0' });
    expect(grantsOf(server)).toEqual([GRANTS, GRANTS]);
    expect(server.bucket(BUCKET).object('site/a.css')?.tags).toEqual({ team: 'web site' });
    expect(server.counts).toMatchObject({ HeadObject: 2, GetObjectAcl: 2, CopyObject: 2 });
  });

  it('is not asked for access rights when only its owner has any, twice', async () => {
    const { server, workspace } = await seeded('BucketOwnerEnforced');
    const result = await runAction(server, sync, { workspace });
    expect([result.exitCode, result.annotations]).toEqual([0, []]);
    expect(grantsOf(server)).toEqual([[], []]);
    server.clearLog();
    await runAction(server, sync, { workspace });
    expect(server.counts).toEqual({ ListObjectsV2: 1, HeadObject: 2 });
  });

  it.each(['x-amz-acl: public-read', `x-amz-grant-read: uri="${EVERYBODY}"`])(
    'has the access rights that the rules give it: %s',
    async (rule) => {
      const { server, workspace } = await seeded();
      const inputs = { ...sync, headers: `${sync.headers}\n  ${rule}` };
      const result = await runAction(server, inputs, { workspace });
      expect([result.exitCode, result.outputs['copied']]).toEqual([0, '2']);
      for (const grants of grantsOf(server)) {
        expect(grants).toContain(`READ ${EVERYBODY}`);
        expect(grants).not.toContain('FULL_CONTROL friend');
      }
      expect(server.counts).not.toHaveProperty('GetObjectAcl');
    },
  );

  it('is told of when its access rights may not be read', async () => {
    const { server, workspace } = await seeded();
    refuseAcl(server, 403, 'AccessDenied');
    const result = await runAction(server, sync, { workspace });
    expect([result.exitCode, result.outputs['copied']]).toEqual([0, '2']);
    expect(warningsOf(result)).toEqual([
      "the ACLs of 2 objects whose headers change can't be read (GetObjectAcl failed: AccessDenied), " +
        'so they get the ACL of a new object: allow s3:GetObjectAcl on the objects of the bucket, or set x-amz-acl by "headers"',
    ]);
    expect(grantsOf(server)).toEqual([[], []]);
  });

  it('is told of when no header grants a right that it has', async () => {
    const { server, workspace } = await seeded();
    server.onRequest = ({ operation }) => {
      if (operation !== 'GetObjectAcl') return undefined;
      const edited = (body: string) => body.replace('<ID>friend', '<ID>a&quot;, id=&quot;b');
      const edit = (answer: { body: Buffer; status: number; headers: Record<string, string> }) => {
        return { ...answer, body: Buffer.from(edited(answer.body.toString())) };
      };
      return { kind: 'edit', edit };
    };
    const result = await runAction(server, sync, { workspace });
    expect([result.exitCode, result.outputs['copied']]).toEqual([0, '2']);
    expect(warningsOf(result)).toHaveLength(1);
    expect(grantsOf(server)).toEqual([[], []]);
  });

  it.each([
    [501, 'NotImplemented'],
    [405, 'MethodNotAllowed'],
  ])('is asked once by a store without access rights: %i', async (status, code) => {
    const { server, workspace } = await seeded();
    refuseAcl(server, status, code);
    const result = await runAction(server, sync, { workspace });
    expect([result.exitCode, result.outputs['copied'], result.annotations]).toEqual([0, '2', []]);
    expect(server.counts).toMatchObject({ GetObjectAcl: 1, CopyObject: 2 });
  });

  it('is told of when the store gives no answer about its access rights', async () => {
    const { server, workspace } = await seeded();
    refuseAcl(server, 400, 'InvalidRequest');
    const result = await runAction(server, sync, { workspace });
    expect([result.exitCode, result.outputs['copied']]).toEqual([0, '2']);
    expect(warningsOf(result)).toEqual([
      "the ACLs of 2 objects whose headers change can't be read (GetObjectAcl failed: " +
        'InvalidRequest), so they get the ACL of a new object: set x-amz-acl by "headers"',
    ]);
  });

  it('is uploaded when it is gone by then', async () => {
    const { server, workspace } = await seeded();
    server.onRequest = ({ operation, key }) =>
      key === 'site/a.css' && ['GetObjectAcl', 'CopyObject'].includes(operation)
        ? { kind: 'status', status: 404, code: 'NoSuchKey' }
        : undefined;
    const result = await runAction(server, sync, { workspace });
    expect([result.exitCode, result.outputs]).toMatchObject([0, { copied: '1', uploaded: '1' }]);
  });
});
