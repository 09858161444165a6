import { ItemError, StoreError, type StoreErrorDetails } from '../../../src/core/errors.ts';
import { unreadable } from '../../../src/local/file-content.ts';

/** An error as it is met, and how the row that is meant for it begins to say what to do. */
export type ErrorCase = readonly [id: string, error: Error, todo: string, bucket?: string];

export const store = (code: string, message = code, details: StoreErrorDetails = {}) =>
  new StoreError(code, message, details);
export const system = (code: string, message = code) => Object.assign(new Error(message), { code });
export const deniedTo = (
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
export const denied = (operation?: string, key?: string) =>
  store('AccessDenied', 'Access Denied', {
    status: 403,
    ...(operation !== undefined && { operation }),
    ...(key !== undefined && { key }),
  });
export const ofVersion = (error: StoreError) =>
  new ItemError(
    { bucket: 'b', key: error.key ?? 'k', versionId: 'v' },
    error.code,
    error,
    'delete',
  );
export const foreign = (status: number, message = `HTTP ${status}`) =>
  store('NotFromStore', message, { status });
export const tooMany = system('EMFILE', "EMFILE: too many open files, open 'a'");

/** Of the runner, of the way to the store, and of what stands before it. */
export const WAY_CASES: readonly ErrorCase[] = [
  ['descriptors', tooMany, 'set the input "concurrency" to a lower number'],
  ['descriptors', unreadable('a', tooMany), 'set the input "concurrency" to a lower number'],
  ['disk-read', unreadable('a', system('EIO', 'EIO: i/o error, read')), 'give the user'],
  ['content-changed', store('ContentChanged'), 'make sure that nothing'],
  ['deploy-in-progress', store('DeployInProgress'), 'run again when that run has ended'],
  ['lease-expired', store('LeaseExpired'), 'run again; give the credentials s3:GetObject'],
  ['deploy-overtaken', store('DeployOvertaken'), 'run again, and set "concurrency" in'],
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
    'my.b',
  ],
  ['dns', system('ENOTFOUND', 'getaddrinfo ENOTFOUND b.s3.eu-wst-1.amazonaws.com'), 'check'],
  ['dns', system('ENOTFOUND', 'getaddrinfo ENOTFOUND s3.example'), 'check the spelling'],
  ['endpoint-scheme', store('InsecureEndpoint'), 'use https:// in the endpoint'],
  [
    'endpoint-scheme',
    system('EPROTO', 'write EPROTO 40:error:0A00010B:SSL routines::wrong version number:'),
    'use https:// in the endpoint',
  ],
  [
    'endpoint-scheme',
    foreign(400, 'Client sent an HTTP request to an HTTPS server.'),
    'use https:// in the endpoint',
  ],
  ['tls', system('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'), 'for a private'],
  ['tls', system('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'for a private certificate'],
  ['tls', system('ERR_TLS_CERT_ALTNAME_INVALID', 'Host: s3.example. is not in'), 'for a private'],
  ['tls', system('CERT_HAS_EXPIRED'), 'for a private certificate authority, set'],
  ['proxy', store('ProxyError', 'the proxy answered CONNECT with 407'), 'check the host, port'],
  ['proxy', foreign(407), 'check the host, port and'],
  ['unreachable', system('ECONNREFUSED'), 'check the input "endpoint"'],
  ['unproven-answer', store('UnprovenAnswer'), 'check that the endpoint is an S3 endpoint, not'],
];

/** Of rights. */
export const ACCESS_CASES: readonly ErrorCase[] = [
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
  ['requester-pays', store('AccessDenied', 'the bucket is Requester Pays'), 'write request-payer'],
  ['requester-pays', store('UserProjectMissing'), 'write request-payer: requester'],
  ['access-denied-put-object', denied('PutObject'), 'allow s3:PutObject on the objects'],
  ['access-denied-get-object', denied('HeadObject'), 'allow s3:GetObject on the objects'],
  ['access-denied-get-object', denied('GetObject'), 'allow s3:GetObject on the'],
  ['access-denied-delete-object', denied('DeleteObjects'), 'allow s3:DeleteObject on'],
  ['access-denied-list-bucket', denied('ListObjectsV2'), 'allow s3:ListBucket on the bucket "b"'],
  [
    'access-denied-list-bucket-multipart-uploads',
    denied('ListMultipartUploads'),
    'allow s3:ListBucketMultipartUploads on the bucket "b"',
  ],
  ['access-denied-abort-multipart-upload', denied('AbortMultipartUpload'), 'allow s3:Abort'],
  ['access-denied-list-bucket', deniedTo('s3:ListBucket'), 'allow s3:List'],
  [
    'access-denied-put-object',
    deniedTo('s3:PutObject', 'with an explicit deny in a resource-based policy'),
    'meet the condition of the deny, if it has one: the policy may look at aws:SecureTransport',
  ],
  ...['WORM', 'requester-pays', 'x-amz-mfa'].map((key): ErrorCase => [
    'access-denied-put-object',
    deniedTo('s3:PutObject', undefined, key),
    'allow s3:PutObject on the objects',
  ]),
  ['access-denied-abort-multipart-upload', deniedTo('s3:AbortMultipartUpload'), 'allow s3:Ab'],
  ['access-denied-delete-object-version', deniedTo('s3:DeleteObjectVersion'), 'allow s3:DeleteOb'],
  [
    'access-denied-delete-object-version',
    ofVersion(denied('DeleteObjects')),
    'allow s3:DeleteObjectV',
  ],
  ['access-denied-list-bucket-versions', denied('ListObjectVersions'), 'allow s3:ListB'],
  ['access-denied-bypass-governance-retention', deniedTo('s3:BypassGovernanceRetention'), 'allow'],
  // The missing permission is about retention, but no retention is in the way.
  ['access-denied-put-object-retention', deniedTo('s3:PutObjectRetention'), 'allow s3:PutObjectR'],
  ['access-denied-put-object-legal-hold', deniedTo('s3:PutObjectLegalHold'), 'allow s3:PutObjectL'],
  ['access-denied-put-object-tagging', deniedTo('s3:PutObjectTagging'), 'allow s3:PutObjectT'],
  ['access-denied-put-object-acl', deniedTo('s3:PutObjectAcl'), 'allow s3:PutObjectAcl on the'],
  [
    'access-denied-get-object-version-acl',
    ofVersion(denied('GetObjectAcl')),
    'allow s3:GetObjectV',
  ],
  [
    'access-denied-get-object-version-tagging',
    ofVersion(denied('GetObjectTagging')),
    'allow s3:GetObjectVersionT',
  ],
  ['access-denied', deniedTo('s3:GetBucketPolicy'), 'allow "s3:GetBucketPolicy" on the obj'],
  ['access-denied', denied(), 'allow the rights that docs/rights.md lists for'],
];

/** Of the store, and of what it does not take. */
export const STORE_CASES: readonly ErrorCase[] = [
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
  ['no-such-bucket', store('NoSuchBucket'), 'create the bucket "b" at https://s3.example first'],
  ['no-credentials', store('CredentialsProviderError'), 'sign in before this step'],
  [
    'expired-token',
    store('ExpiredToken', 'The provided token has expired.'),
    'sign in and run again',
  ],
  ['clock', store('RequestTimeTooSkewed'), 'correct the clock of the runner'],
  ['unknown-key', store('InvalidAccessKeyId'), 'check that the credentials are complete'],
  ['signature', store('SignatureDoesNotMatch'), 'check that the secret access key is complete'],
  ['checksum', store('XAmzContentSHA256Mismatch'), 'check that no proxy or firewall'],
  [
    'checksum-refused',
    store('NotImplemented', "Header 'x-amz-checksum-algorithm' with value 'CRC32' not implemented"),
    'unset the variable AWS_REQUEST_CHECKSUM_CALCULATION',
  ],
  [
    'checksum-refused',
    store('InvalidArgument', 'Unsupported header x-amz-checksum-crc32'),
    'unset the variable AWS_REQUEST_CHECKSUM_CALCULATION',
  ],
  [
    'checksum-refused',
    store('InvalidArgument', 'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, or aws-chunked'),
    'unset the variable AWS_REQUEST_CHECKSUM_CALCULATION',
  ],
  [
    'checksum-demanded',
    store(
      'InvalidRequest',
      'Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters',
    ),
    'set the variable AWS_REQUEST_CHECKSUM_CALCULATION to WHEN_SUPPORTED',
  ],
  [
    'checksum-demanded',
    store('InvalidRequest', 'Missing required header for this request: Content-MD5'),
    'set the variable AWS_REQUEST_CHECKSUM_CALCULATION to WHEN_SUPPORTED',
  ],
  ['listing-version-1', store('ListingVersionOne'), 'update the store'],
  [
    'listing-version-1',
    store('InvalidArgument', "Unknown parameter 'list-type'"),
    'update the store to a release with ListObjectsV2',
  ],
  [
    'listing-version-1',
    store('NotImplemented', 'x', { operation: 'ListObjectsV2' }),
    'update the store to a release with ListObjectsV2',
  ],
  [
    'throttled',
    store('SlowDown', 'Please reduce your request rate.'),
    'set the input "concurrency"',
  ],
  ['throttled', store('Http503', 'x', { status: 503 }), 'set the input "concurrency"'],
  ['disk-write', store('WriteFailed'), 'check the permissions of'],
  ['link', store('DanglingLink'), 'replace the link with'],
  ['git-directory', store('GitDirectory'), 'set "source" to the directory of the'],
  ['file-name', store('InvalidFileName'), 'rename the file'],
  ['not-a-file', store('NotARegularFile'), 'remove it'],
  ['unsafe-path', store('UnsafeFile'), 'remove the link'],
  ['ca-bundle', store('InvalidCaBundle'), 'correct AWS_CA_BUNDLE'],
  ['listing', store('ListingLoop'), 'check that no proxy or cache'],
  ['unsafe-key', store('UnsafeKey'), 'delete such an object, or abort'],
  ['no-server-time', store('NoServerTime'), 'make the store, or'],
  ['still-there', store('StillListed'), 'stop whatever writes to'],
  ['outcome-unknown', store('UnknownOutcome'), 'give the credentials s3:GetObject'],
  ['connection-lost', system('ECONNRESET', 'read ECONNRESET'), 'run again, set the input'],
  ['proxy', store('ProxyError', "can't be reached"), 'check the host, port and'],
  ['body-limit', foreign(413), 'raise the size limit of the'],
  ['gateway', foreign(502), 'check that the store is'],
  ['gateway', foreign(503), 'check that the store is'],
  ['not-from-store', foreign(301), 'check that the endpoint is an S3 endpoint, not'],
  ['not-from-store', foreign(403), 'check that the endpoint is an S3 endpoint, not'],
  ['not-from-store', foreign(404), 'check that the endpoint is an S3 endpoint, not'],
  ['no-space', store('QuotaExceeded', 'x', { status: 403 }), 'delete what is no longer'],
  ['no-space', store('Other', 'x', { status: 507 }), 'delete what is no longer'],
  ['cap-exceeded', store('AccessDenied', 'Transaction cap exceeded.'), 'raise the cap'],
  ['account', store('AllAccessDisabled'), 'check the account at'],
  ['access-denied-get-object-acl', denied('GetObjectAcl'), 'allow s3:GetObjectAcl on the objects'],
  ['access-denied-get-object-tagging', denied('GetObjectTagging'), 'allow s3:GetObjectTagging'],
  [
    'access-denied-get-object-version',
    ofVersion(denied('HeadObject')),
    'allow s3:GetObjectVersion on the objects',
  ],
  ['access-denied-list-multipart-upload-parts', denied('ListParts'), 'allow s3:ListMultipartUp'],
  ['access-denied-list-bucket', denied('HeadBucket'), 'allow s3:ListBucket on the bucket "b"'],
  ['access-denied-put-object', denied('CreateMultipartUpload'), 'allow s3:PutObject on the'],
  ['access-denied-put-object', denied('UploadPart'), 'allow s3:PutObject on the'],
  ['access-denied-put-object', denied('CompleteMultipartUpload'), 'allow s3:PutObject on the'],
  ['access-denied-put-object', denied('CopyObject'), 'allow s3:PutObject on the'],
  ['access-denied-delete-object', denied('DeleteObject'), 'allow s3:DeleteObject on'],
  [
    'access-denied-get-object',
    denied('GetObject', 'site/.s3-batch-action'),
    'allow s3:GetObject on the object "site/.s3-batch-action" of the bucket "b" in the policy',
  ],
  ['conflict', store('ConditionalRequestConflict'), 'let only one job at a'],
  [
    'acl-not-supported',
    store('AccessControlListNotSupported'),
    'remove x-amz-acl and x-amz-grant-*',
  ],
  ['too-large', store('EntityTooLarge'), 'split the file'],
  ['storage-class', store('InvalidStorageClass'), 'set x-amz-storage-class'],
  ['archived', store('InvalidObjectState'), 'restore the object first'],
  ['virtual-host', store('SecondLevelDomainForbidden'), 'write force-path-style: false'],
  ['long-key', store('KeyTooLongError'), 'shorten the prefix'],
  ['key-in-way', store('ObjectParentIsFile'), 'delete the object whose key is the beginning'],
  [
    'several-regions',
    store('Error', 'Neither CRT nor JS SigV4a implementation is available. Please load either'),
    'set the input "bucket" to the name of one of its',
    'arn:aws:s3::123456789012:accesspoint/x.mrap',
  ],
  ['invalid-bucket-name', store('InvalidBucketName'), 'set the input "bucket" to the name'],
  ['headers', store('InvalidTag'), 'correct that header in the input'],
  [
    'headers',
    store('InvalidArgument', 'x-amz-website-redirect is wrong'),
    'correct that header in',
  ],
  ['not-supported', store('NotImplemented', 'A header implies functionality'), 'check that the e'],
  ['internal', store('InternalError', 'x', { status: 500 }), 'run again later'],
  ['server-error', store('Odd', 'x', { status: 500 }), 'run again later'],
  ['unreadable-answer', store('Http200', 'x', { status: 200 }), 'check that no proxy rewrites'],
  ['exists', store('PreconditionFailed', 'x', { status: 412 }), 'set "if-exists" to skip'],
  [
    'if-exists-unsupported',
    store('NotImplemented', 'A header (If-None-Match) implies functionality', { status: 501 }),
    'set "if-exists" to overwrite, or',
  ],
];
