import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prose } from '../../src/action/log.ts';
import type { Explanation } from '../../src/action/report/explain.ts';
import { runAction, workspaceOf } from '../support/run-action.ts';
import type { Fault } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const upload = { mode: 'upload-dir', source: 'public', prefix: 'site' };
const remove = { mode: 'delete-prefix', prefix: 'site' };
const sync = { mode: 'sync-dir', source: 'public', prefix: 'site', state: 'none' };

const status = (code: string, message: string, number = 403): Fault => ({
  kind: 'status',
  status: number,
  code,
  message,
});
const deny = (message: string): Fault => ({
  kind: 'deny-keys',
  keys: ['site/a'],
  code: 'AccessDenied',
  message,
});

/** What the store answers to one operation, and the failure that it is. */
const CASES: readonly (readonly [
  failure: string,
  inputs: Readonly<Record<string, string>>,
  operation: string,
  fault: Fault,
])[] = [
  ['access-denied-put-object', upload, 'PutObject', status('AccessDenied', 'Access Denied')],
  ['access-denied-list-bucket', remove, 'ListObjectsV2', status('AccessDenied', 'Access Denied')],
  ['access-denied-list-bucket', sync, 'ListObjectsV2', status('AccessDenied', 'Access Denied')],
  ['access-denied-get-object', sync, 'HeadObject', status('AccessDenied', 'Access Denied')],
  ['access-denied-delete-object', remove, 'DeleteObjects', deny('Access Denied')],
  [
    'access-denied-put-object-acl',
    upload,
    'PutObject',
    status('AccessDenied', 'User: u is not authorized to perform: s3:PutObjectAcl on resource: r'),
  ],
  [
    'access-denied',
    upload,
    'PutObject',
    status('AccessDenied', 'User: u is not authorized to perform: s3:PutBucketAcl on resource: r'),
  ],
  [
    'object-lock',
    remove,
    'DeleteObjects',
    deny('Access Denied because object protected by object lock.'),
  ],
  ['mfa-delete', remove, 'DeleteObjects', deny('Mfa Authentication must be used for this request')],
  ['kms', upload, 'PutObject', status('KMS.DisabledException', 'the key is disabled', 400)],
  ['requester-pays', upload, 'PutObject', status('AccessDenied', 'x-amz-request-payer is missing')],
  ['no-such-bucket', upload, 'PutObject', status('NoSuchBucket', 'no such bucket', 404)],
  ['expired-token', upload, 'PutObject', status('ExpiredToken', 'The token has expired.', 400)],
  [
    'wrong-region',
    upload,
    'PutObject',
    status(
      'AuthorizationHeaderMalformed',
      "The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'x-2'",
      400,
    ),
  ],
  [
    'checksum-refused',
    upload,
    'PutObject',
    status('NotImplemented', 'x-amz-checksum-crc32 is not implemented', 501),
  ],
];

describe('hazard 22: annotation, summary and report say in the same words what to do', () => {
  it.each(CASES)('about %s', async (failure, inputs, operation, fault) => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ 'public/a': 'a' });
    if (inputs !== upload) server.bucket(BUCKET).seed('site/a', 'a');
    server.onRequest = (request) => (request.operation === operation ? fault : undefined);
    const result = await runAction(server, inputs, { workspace });
    expect(result.exitCode).toBe(1);

    const report = await readFile(result.outputs['report'] ?? '', 'utf8');
    const { failures } = JSON.parse(report.trimEnd().split('\n').at(-1) ?? '') as {
      failures: readonly Explanation[];
    };
    expect(failures).toMatchObject([{ failure }]);
    const [{ happened, todo } = { happened: '', todo: '' }] = failures;
    for (const { failure: named } of result.outcomes) expect(named).toBe(failure);
    expect(result.annotations.at(-1)?.message).toContain(
      `\nWhat happened: ${happened}\nWhat to do: ${todo}`,
    );
    const sentence = (clause: string) => prose(clause).slice(1);
    expect(result.summary).toContain(`${sentence(happened)}.\n\n**What to do:** `);
    expect(result.summary).toContain(`${sentence(todo)}. See \`docs/errors.md\`.\n`);
    const page = await readFile(join(import.meta.dirname, '../../docs/errors.md'), 'utf8');
    expect(page).toContain(`\n## ${failure}\n`);
  });
});

describe('hazard 52: an answer with a code for what no store was asked', () => {
  it.each(['RequestCanceled', 'NotAttempted'])('is a failure like any other: %s', async (code) => {
    const server = await startTestServer();
    const workspace = await workspaceOf({ 'public/a': '' });
    server.bucket(BUCKET).seed('site/a', '');
    const causeOf = async (
      inputs: Readonly<Record<string, string>>,
      fault: Fault,
      name: string,
    ) => {
      server.onRequest = ({ operation }) => (operation === name ? fault : undefined);
      const { annotations, summary } = await runAction(server, inputs, { workspace });
      expect(summary).not.toMatch(/interrupted|stopped in flight|not attempted|Cancelled/);
      return annotations
        .at(-1)
        ?.message.split('\n')
        .find((line) => line.includes('no more'));
    };
    const denied: Fault = { kind: 'deny-keys', keys: ['site/a'], code, message: 'no more' };
    const cause = `Store${code}: no more: "site/a"`;
    expect(await causeOf(upload, status(code, 'no more'), 'PutObject')).toBe(cause);
    expect(await causeOf(remove, denied, 'DeleteObjects')).toBe(cause);
    expect(await causeOf(remove, status(code, 'no more'), 'ListObjectsV2')).toBe(
      `Store${code}: no more`,
    );
  });
});
