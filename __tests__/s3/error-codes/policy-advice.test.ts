import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../src/action/report/explain.ts';
import { StoreError, type StoreErrorDetails } from '../../../src/core/errors.ts';
import { ERROR_ROWS, rowOf } from '../../../src/s3/error-codes/error-codes.ts';
import { OPERATION_RIGHTS } from '../../../src/s3/operations/rights.ts';
import { startTestServer, openTestStore, BUCKET } from '../../support/test-store.ts';
import { contentOf } from '../../../src/core/items.ts';

function todoOf(message: string, details: StoreErrorDetails): string {
  const error = new StoreError('AccessDenied', message, { status: 403, ...details });
  const facts = factsOf(error, 'b');
  return rowOf(facts)?.todo({ endpoint: undefined, bucket: 'b' }, facts) ?? '';
}

const deny = (permission: string, where = 'a resource-based policy') =>
  `User: arn:aws:iam::111122223333:user/x is not authorized to perform: ${permission} on resource: ` +
  `"arn:aws:s3:::b/k" with an explicit deny in ${where}`;

/** The operation that asks for each permission which a deny may name. */
const DENIABLE = Object.entries(OPERATION_RIGHTS).flatMap(([operation, { permission, more }]) =>
  [permission, ...more.map((one) => one.permission)].map((name) => [operation, name] as const),
);

describe('hazard 70: the advice about an explicit deny', () => {
  it.each(DENIABLE.filter(([, name]) => name.startsWith('s3:')))(
    '%s, %s: names what the request lacked before what to remove',
    (operation, permission) => {
      const todo = todoOf(deny(permission), { operation, requestHeaders: [] });
      const [lack = '', removal] = todo.split('; otherwise remove the explicit deny of ');
      expect(removal).toMatch(new RegExp(`^${permission} on .* from the bucket policy$`));
      expect(lack).toContain('aws:SecureTransport');
      expect(lack).not.toContain('remove');
    },
  );

  it('names the headers that a policy may demand, and not those that were sent', () => {
    const todo = todoOf(deny('s3:PutObject'), {
      operation: 'PutObject',
      requestHeaders: ['content-type', 'x-amz-acl', 'if-none-match'],
    });
    expect(todo).toContain(
      'the request had no x-amz-server-side-encryption, ' +
        'x-amz-server-side-encryption-aws-kms-key-id, x-amz-tagging, x-amz-storage-class, ' +
        'x-amz-object-lock-mode, x-amz-object-lock-legal-hold: if the policy demands one of them, ' +
        'set it by "headers"; the policy may look at aws:SecureTransport',
    );
  });

  it('claims nothing of headers that are not known', () => {
    const todo = todoOf(deny('s3:PutObject'), { operation: 'PutObject' });
    expect(todo).toContain('the request may have had no x-amz-server-side-encryption, ');
    expect(todo).not.toContain('the request had no');
  });

  it('names no header for a request that can not have it', () => {
    const todo = todoOf(deny('s3:PutObject'), { operation: 'UploadPart', requestHeaders: [] });
    expect(todo).not.toContain('x-amz-');
  });

  it.each([
    ['DeleteObjects', 's3:DeleteObject', [], /no condition \(if-match\): "delete-condition: etag"/],
    ['PutObject', 's3:PutObject', [], /no condition \(if-match or if-none-match\): upload-dir/],
    ['DeleteObjects', 's3:DeleteObject', ['if-match'], /MultiFactorAuthPresent/],
    ['ListObjectsV2', 's3:ListBucket', [], /s3:prefix/],
  ])('%s, %s with %j: names %s', (operation, permission, requestHeaders, words) => {
    const todo = todoOf(deny(permission), { operation, requestHeaders });
    expect(todo).toMatch(words);
    expect(todo.includes('no condition')).toBe(words.source.includes('no condition'));
  });

  it.each([
    ['an identity-based policy', 'the policies of the role'],
    ['a service control policy', "the organization's service control policies"],
    ['a resource control policy', "the organization's resource control policies"],
    ['a permissions boundary', "the role's permissions boundary"],
    ['a session policy', 'the session policy that was requested at sign-in'],
    ['a VPC endpoint policy', 'the policy of the VPC endpoint'],
    ['some other place', 'the policies of the role, the bucket or the organization'],
  ])('in %s points to %s', (where, policies) => {
    expect(todoOf(deny('s3:PutObject', where), {}).endsWith(`from ${policies}`)).toBe(true);
  });
});

describe('the advice about a right that is missing', () => {
  it.each([
    [{ operation: 'PutObject', requestHeaders: ['x-amz-tagging'] }, ['s3:PutObjectTagging']],
    [{ operation: 'PutObject', requestHeaders: ['x-amz-grant-read'] }, ['s3:PutObjectAcl']],
    [{ operation: 'PutObject', requestHeaders: ['if-match'] }, ['s3:GetObject']],
    [
      { operation: 'CopyObject', requestHeaders: ['x-amz-object-lock-mode'] },
      ['s3:GetObject on its source', 's3:PutObjectRetention'],
    ],
    [
      {
        operation: 'DeleteObjects',
        requestHeaders: ['if-match', 'x-amz-bypass-governance-retention'],
      },
      ['s3:GetObject', 's3:BypassGovernanceRetention'],
    ],
  ])('names all that the request needs: %j', (details, permissions) => {
    const todo = todoOf('Access Denied', details);
    expect(todo.split('; this request also needs ')[1]).toBe(permissions.join(' and '));
  });

  it('names no more than the answer does', () => {
    const message = deny('s3:PutObject').replace(/with an .*/, 'because no identity-based policy');
    const details = { operation: 'PutObject', requestHeaders: ['x-amz-tagging'] };
    expect(todoOf(message, details)).not.toContain('also needs');
  });

  it('points to the policy that limits the role', () => {
    const message = deny('s3:PutObject').replace(
      /with an .*/,
      'because no session policy allows it',
    );
    expect(todoOf(message, {})).toContain('in the session policy that was requested at');
  });
});

it('an error that S3 answers knows the headers of its request, on a single and a batch delete', async () => {
  const server = await startTestServer();
  const store = await openTestStore(server);
  server.onRequest = ({ operation }) =>
    operation === 'DeleteObjects'
      ? { kind: 'deny-keys', keys: ['a'] }
      : { kind: 'status', status: 403, code: 'AccessDenied', message: 'Access Denied' };
  const headers = { 'x-amz-tagging': 'a=b' };
  const put = store.put({ bucket: BUCKET, key: 'a', content: contentOf('a'), headers });
  await expect(put).rejects.toMatchObject({
    operation: 'PutObject',
    requestHeaders: expect.arrayContaining(['x-amz-tagging']) as unknown,
  });
  const deleted = (key: string) =>
    store.deleteMany({ bucket: BUCKET, objects: [{ key, ifMatch: '"e"' }] });
  for (const key of ['a', 'a\u0001']) {
    expect(await deleted(key)).toMatchObject([
      { error: { code: 'AccessDenied', requestHeaders: ['if-match'] } },
    ]);
  }
});

it('no advice of the table says to remove a deny first', () => {
  const facts = { code: '', message: 'explicit deny', causes: [], bucket: 'b' };
  const todos = ERROR_ROWS.map((row) => row.todo({ endpoint: undefined, bucket: 'b' }, facts));
  expect(todos.filter((todo) => todo.startsWith('remove the explicit deny'))).toEqual([]);
  expect(todos.filter((todo) => todo.includes('remove the explicit deny')).length).toBeGreaterThan(
    9,
  );
});
