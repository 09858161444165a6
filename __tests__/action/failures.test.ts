import { describe, expect, it } from 'vitest';
import { factsOf } from '../../src/action/failures/facts.ts';
import type { Attempt } from '../../src/action/failures/failure.ts';
import { FAILURES, failureOf } from '../../src/action/failures/table.ts';
import { StoreError, type StoreErrorDetails } from '../../src/core/errors.ts';
import { unreadable } from '../../src/sources/file-content.ts';

/** An error as it is met, and how the row that is meant for it begins to say what to do. */
type Case = readonly [
  id: string,
  error: Error,
  todo: string,
  rest?: { readonly attempt?: Attempt; readonly bucket?: string },
];

const store = (code: string, message = code, details: StoreErrorDetails = {}) =>
  new StoreError(code, message, details);
const system = (code: string, message = code) => Object.assign(new Error(message), { code });
const deniedTo = (
  permission: string,
  why = 'because no identity-based policy allows it',
  key = 'k',
) =>
  store(
    'AccessDenied',
    `User: arn:aws:sts::1:assumed-role/r/s is not authorized to perform: ${permission} on ` +
      `resource: "arn:aws:s3:::b/${key}" ${why}`,
    { status: 403 },
  );
const denied = store('AccessDenied', 'Access Denied', { status: 403 });
const tooMany = system('EMFILE', "EMFILE: too many open files, open 'a'");

const CASES: readonly Case[] = [
  ['descriptors', tooMany, 'set the input "concurrency" to a lower number'],
  ['descriptors', unreadable('a', tooMany), 'set the input "concurrency" to a lower number'],
  ['disk-read', unreadable('a', system('EIO', 'EIO: i/o error, read')), 'give the user'],
  ['content-changed', store('ContentChanged'), 'let nothing write'],
  ['deploy-in-progress', store('DeployInProgress'), 'run again when that run has ended'],
  ['deploy-overtaken', store('DeployOvertaken'), 'run again, and let deploys wait'],
  ['cancelled', store('RequestCanceled', 'the run was cancelled (SIGINT)'), 'run it again'],
  [
    'path-style',
    system('ENOTFOUND', 'getaddrinfo ENOTFOUND b.s3.example'),
    'set the input "force-',
  ],
  [
    'path-style',
    system('EAI_AGAIN', 'getaddrinfo EAI_AGAIN b.s3.example'),
    'set the input "force-',
  ],
  [
    'path-style',
    system(
      'ERR_TLS_CERT_ALTNAME_INVALID',
      "Hostname/IP does not match certificate's altnames: Host: my.b.s3.amazonaws.com. is not " +
        "in the cert's altnames: DNS:*.s3.amazonaws.com",
    ),
    'set the input "force-path-style"',
    { bucket: 'my.b' },
  ],
  ['dns', system('ENOTFOUND', 'getaddrinfo ENOTFOUND b.s3.eu-wst-1.amazonaws.com'), 'check'],
  ['dns', system('ENOTFOUND', 'getaddrinfo ENOTFOUND s3.example'), 'check the spelling'],
  ['endpoint-scheme', store('InsecureEndpoint'), 'begin the endpoint with https://'],
  [
    'endpoint-scheme',
    system('EPROTO', 'write EPROTO 40:error:0A00010B:SSL routines::wrong version number:'),
    'begin the endpoint with https://',
  ],
  [
    'endpoint-scheme',
    store('Http400', 'Client sent an HTTP request to an HTTPS server.', { status: 400 }),
    'begin the endpoint with https://',
  ],
  ['tls', system('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'), 'for a private'],
  ['tls', system('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'for a private authority'],
  ['tls', system('ERR_TLS_CERT_ALTNAME_INVALID', 'Host: s3.example. is not in'), 'for a private'],
  ['tls', system('CERT_HAS_EXPIRED'), 'for a private authority set NODE_EXTRA_CA_CERTS'],
  ['proxy', store('ProxyError', 'the proxy answered CONNECT with 407'), 'check host, port'],
  ['proxy', store('Http407', 'x', { status: 407 }), 'check host, port and password'],
  ['unreachable', system('ECONNREFUSED'), 'check the input "endpoint"'],
  ['unproven-answer', store('UnprovenAnswer'), 'check that the endpoint is the one for S3'],
  [
    'object-lock',
    store('AccessDenied', 'Access Denied because object protected by object lock.'),
    'wait until',
  ],
  [
    'object-lock',
    store('InvalidRequest', 'Object is WORM protected and cannot be overwritten'),
    'wait until its retention',
  ],
  [
    'mfa-delete',
    store('AccessDenied', 'Mfa Authentication must be used for this request'),
    'delete such versions by hand',
  ],
  [
    'kms',
    store('KMS.DisabledException', 'arn:aws:kms:… is disabled.'),
    'allow kms:GenerateDataKey',
  ],
  ['kms', deniedTo('kms:Decrypt'), 'allow "kms:Decrypt" on the key'],
  ['requester-pays', store('AccessDenied', 'the bucket is Requester Pays'), 'use credentials of'],
  ['requester-pays', store('UserProjectMissing'), 'use credentials of the account'],
  ['access-denied-put-object', denied, 'allow s3:PutObject on the objects', { attempt: 'upload' }],
  ['access-denied-get-object', denied, 'allow s3:GetObject on the objects', { attempt: 'head' }],
  ['access-denied-get-object', denied, 'allow s3:GetObject on the', { attempt: 'download' }],
  ['access-denied-delete-object', denied, 'allow s3:DeleteObject on', { attempt: 'delete' }],
  [
    'access-denied-list-bucket',
    denied,
    'allow s3:ListBucket on the bucket "b"',
    { attempt: 'list' },
  ],
  [
    'access-denied-list-bucket-multipart-uploads',
    denied,
    'allow s3:ListBucketMultipartUploads on the bucket "b"',
    { attempt: 'list-uploads' },
  ],
  ['access-denied-abort-multipart-upload', denied, 'allow s3:Abort', { attempt: 'abort' }],
  ['access-denied-list-bucket', deniedTo('s3:ListBucket'), 'allow s3:List', { attempt: 'upload' }],
  [
    'access-denied-put-object',
    deniedTo('s3:PutObject', 'with an explicit deny in a resource-based policy'),
    'remove what explicitly denies s3:PutObject on the objects of the bucket "b"',
  ],
  ...['WORM', 'requester-pays', 'x-amz-mfa'].map((key): Case => [
    'access-denied-put-object',
    deniedTo('s3:PutObject', undefined, key),
    'allow s3:PutObject on the objects',
  ]),
  ['access-denied-abort-multipart-upload', deniedTo('s3:AbortMultipartUpload'), 'allow s3:Ab'],
  ['access-denied-delete-object-version', deniedTo('s3:DeleteObjectVersion'), 'allow s3:DeleteOb'],
  ['access-denied-delete-object-version', denied, 'allow', { attempt: 'delete-version' }],
  ['access-denied-list-bucket-versions', denied, 'allow s3:ListB', { attempt: 'list-versions' }],
  ['access-denied-bypass-governance-retention', deniedTo('s3:BypassGovernanceRetention'), 'allow'],
  // The missing permission is about retention, but no retention is in the way.
  ['access-denied', deniedTo('s3:PutObjectRetention'), 'allow "s3:PutObjectRetention" on the obj'],
  ['access-denied', denied, 'allow what the README lists for this mode'],
  [
    'wrong-region',
    store(
      'AuthorizationHeaderMalformed',
      "The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-west-1'",
    ),
    'set the input "region" (or AWS_REGION) to "eu-west-1"',
  ],
  ['wrong-region', store('PermanentRedirect', 'x', { status: 301 }), 'correct the input "region"'],
  ['wrong-region', store('Http301', 'x', { status: 301 }), 'correct the input "region"'],
  ['no-such-bucket', store('NoSuchBucket'), 'create the bucket b at https://s3.example first'],
  ['no-credentials', store('CredentialsProviderError'), 'sign in before this step'],
  ['expired-token', store('ExpiredToken', 'The provided token has expired.'), 'ask for a longer'],
  ['clock', store('RequestTimeTooSkewed'), 'set the clock of the runner'],
  ['unknown-key', store('InvalidAccessKeyId'), 'check that the credentials are complete'],
  ['signature', store('SignatureDoesNotMatch'), 'check that the secret access key is complete'],
  ['checksum', store('XAmzContentSHA256Mismatch'), 'set the variable AWS_REQUEST_CHECKSUM_CALC'],
  [
    'checksum',
    store('NotImplemented', "Header 'x-amz-checksum-algorithm' with value 'CRC32' not implemented"),
    'set the variable AWS_REQUEST_CHECKSUM_CALCULATION',
  ],
  [
    'throttled',
    store('SlowDown', 'Please reduce your request rate.'),
    'set the input "concurrency"',
  ],
  ['throttled', store('Http503', 'x', { status: 503 }), 'set the input "concurrency"'],
  ['exists', store('PreconditionFailed', 'x', { status: 412 }), 'set "if-exists" to skip'],
];

describe('the table of failures', () => {
  const rows = CASES.map(([id, error, todo, rest]) => ({ id, error, todo, bucket: 'b', ...rest }));

  it.each(rows)('knows $id by "$error.message"', ({ id, error, todo, ...about }) => {
    const facts = factsOf(error, about);
    const failure = failureOf(facts);
    expect(failure?.id).toBe(id);
    const place = { endpoint: 'https://s3.example', bucket: about.bucket };
    expect(failure?.todo(place, facts).slice(0, todo.length)).toBe(todo);
    expect(failure?.happened(place, facts)).toMatch(/^([a-z]|https:|Object Lock|MFA)[^\n]*[^.]$/);
  });

  it('has a realistic error for every row, and one row for every id', () => {
    const ids = FAILURES.map(({ id }) => id);
    expect(new Set(CASES.map(([id]) => id))).toEqual(new Set(ids));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    store('SomethingElse'),
    store('NotImplemented', 'A header you provided implies functionality that is not there'),
    store('InvalidRequest', 'Bucket is missing Object Lock Configuration'),
    store('NoSuchKey', 'x', { status: 404 }),
    new Error('AccessDenied'),
  ])('says nothing of %o', (error) => {
    expect(failureOf(factsOf(error, { bucket: 'b', attempt: 'upload' }))).toBeUndefined();
  });
});
