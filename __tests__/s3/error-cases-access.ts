import { type ErrorCase, denied, deniedTo, ofVersion, store } from './error-cases.ts';

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
  ['requester-pays', store('AccessDenied', 'the bucket is Requester Pays'), 'use credentials of'],
  ['requester-pays', store('UserProjectMissing'), 'use credentials of the account'],
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
    'remove what explicitly denies s3:PutObject on the objects of the bucket "b"',
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
  ['access-denied', deniedTo('s3:PutObjectRetention'), 'allow "s3:PutObjectRetention" on the obj'],
  ['access-denied', denied(), 'allow what the README lists for this mode'],
];
