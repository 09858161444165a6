import { KEY_IN_WAY_CODES } from '../../core/errors.ts';
import { quote } from '../../core/text.ts';
import { ownCodes } from './own.ts';
import { at, type ErrorFacts, type ErrorRow, isServerError, says } from './row.ts';

/** Problems with the space of a store or with the account there. */
export const ACCOUNT_ROWS: readonly ErrorRow[] = [
  {
    id: 'no-space',
    signs: [
      {
        // Codes of Ceph, MinIO, and FSx behind S3.
        codes: ['QuotaExceeded', 'XMinioAdminBucketQuotaExceeded', 'NoSpaceLeft'],
      },
      { codes: ['XMinioStorageFull', 'InsufficientCapacity'], statuses: [507], retry: 'again' },
    ],
    happened: (place) => `${at(place)} has no space left, or the bucket's quota is used up`,
    todo: () => 'delete what is no longer needed, or have the quota raised',
  },
  {
    id: 'cap-exceeded',
    signs: [
      // Codes of Backblaze B2, where users set caps themselves.
      { codes: ['*CapExceeded', '*cap_exceeded'] },
      {
        codes: ['AccessDenied', 'Forbidden'],
        when: says(/\bcap exceeded\b/i),
        condition: 'the message says "cap exceeded"',
      },
    ],
    happened: (place) => `the account at ${at(place)} has reached a cap`,
    todo: () => 'raise the cap in the account settings, or wait until the next day',
  },
  {
    id: 'account',
    signs: [
      { codes: ['AllAccessDisabled'] },
      {
        scope: 'batch',
        codes: [
          'AccountProblem',
          // Codes of Alibaba Cloud OSS.
          'UserDisable',
          'InDebt',
          // Code of Cloudflare R2.
          'NotEntitled',
        ],
      },
    ],
    happened: (place) =>
      `the account at ${at(place)} is disabled, has unpaid bills or lacks this service`,
    todo: (place) => `check the account at ${at(place)}: its bills, its plan and its messages`,
  },
];

const isUnreadable = ({ status = 0 }: ErrorFacts) => status >= 200 && status < 300;

/** Rows that match by the status alone, where no other row knows the code. */
export const LAST_ROWS: readonly ErrorRow[] = [
  {
    id: 'internal',
    retry: 'again',
    signs: [{ codes: ['InternalError'] }],
    happened: (place) => `${at(place)} failed with an internal error on every attempt`,
    todo: () =>
      'run again later; if it happens again, give the request ids in the report to the operator of ' +
      'the store',
  },
  {
    id: 'throttled',
    retry: 'slower',
    signs: [
      {
        codes: [
          'Throttl*',
          'SlowDown*',
          'RequestLimitExceeded',
          'RequestThrottled',
          'BandwidthLimitExceeded',
          'ServiceUnavailable',
          'TooManyRequests*',
        ],
        statuses: [429, 503],
      },
    ],
    happened: (place) => `${at(place)} throttled requests for longer than the run waits`,
    todo: () =>
      'set the input "concurrency" to a lower number, and let fewer jobs write to the bucket at ' +
      'the same time',
  },
  {
    id: 'server-error',
    retry: 'again',
    signs: [
      {
        codes: ['*'],
        when: isServerError,
        condition: 'the status is 500 or above, except 501',
      },
      { statuses: [408] },
    ],
    happened: (place) => `${at(place)} answers with a server error`,
    todo: () =>
      'run again later; if it happens again, give the code and the time to the operator of the ' +
      'store',
  },
  {
    id: 'unreadable-answer',
    retry: 'again',
    signs: [
      {
        codes: ['*'],
        // Such an answer says nothing about the request.
        when: isUnreadable,
        condition: "the status is 2xx and the answer can't be read",
      },
    ],
    happened: (place) => `the answer of ${at(place)} can't be read`,
    todo: () => 'check that no proxy rewrites answers, and that the endpoint is an S3 endpoint',
  },
];

/** What a store rejects in a request: a header, a name, a size, or the operation. */
export const VALUE_ROWS: readonly ErrorRow[] = [
  {
    id: 'acl-not-supported',
    signs: [{ codes: ['AccessControlListNotSupported'] }],
    happened: ({ bucket }) => `the bucket ${quote(bucket)} has ACLs disabled`,
    todo: () =>
      'remove x-amz-acl and x-amz-grant-* from the headers and grant the permissions in the bucket ' +
      'policy, or set the Object Ownership of the bucket to "Bucket owner preferred"',
  },
  {
    id: 'too-large',
    signs: [{ codes: [...ownCodes('too-large'), 'EntityTooSmall'] }],
    happened: (place) => `an object or a part has a size that ${at(place)} does not accept`,
    todo: (place) => `split the file; see the size limits of ${at(place)}`,
  },
  {
    id: 'storage-class',
    signs: [{ codes: ['InvalidStorageClass'] }],
    happened: (place) => `${at(place)} does not know the storage class`,
    todo: (place) =>
      `set x-amz-storage-class in the headers to a class that ${at(place)} has, or remove it`,
  },
  {
    id: 'archived',
    signs: [{ codes: ['InvalidObjectState'] }],
    happened: () => 'the object is archived and must be restored before it can be read',
    todo: () => 'restore the object first, or leave it out with "exclude"',
  },
  {
    id: 'virtual-host',
    scope: 'bucket',
    signs: [
      {
        // Codes of Alibaba Cloud OSS, Huawei Cloud OBS, Tencent Cloud COS and Volcengine TOS.
        codes: [
          'SecondLevelDomainForbidden',
          'VirtualHostDomainRequired',
          'PathStyleDomainForbidden',
          'InvalidPathAccess',
        ],
      },
    ],
    happened: (place) => `${at(place)} requires the bucket in the host name, not in the path`,
    todo: () => 'write force-path-style: false, and the endpoint without the bucket',
  },
  {
    id: 'long-key',
    signs: [{ codes: ['KeyTooLongError', 'KeyTooLong'] }],
    happened: (place) => `a key is longer than ${at(place)} allows`,
    todo: () => 'shorten the prefix or the file names; S3 allows 1,024 bytes of UTF-8',
  },
  {
    id: 'key-in-way',
    signs: [{ codes: KEY_IN_WAY_CODES }],
    happened: (place) =>
      `${at(place)} keeps keys as paths of files, where no object can be at the path of a directory`,
    todo: () =>
      'delete the object whose key is the beginning of the other at a slash, or rename the file; ' +
      'sync-dir with "delete" set to true replaces what it may delete',
  },
  {
    id: 'several-regions',
    scope: 'bucket',
    signs: [
      {
        // The SDK signs for such an access point only with a package that is not installed.
        codes: ['Error'],
        when: says(/\bSigV4a implementation\b/),
        condition: 'the message mentions SigV4a',
      },
    ],
    happened: ({ bucket }) =>
      `${quote(bucket)} is a multi-Region access point, which is not supported`,
    todo: () =>
      'set the input "bucket" to the name of one of its buckets, or to the ARN of an access point ' +
      'in one region',
  },
  {
    id: 'invalid-bucket-name',
    scope: 'bucket',
    signs: [{ codes: [...ownCodes('invalid-bucket-name'), 'InvalidBucketName'] }],
    happened: ({ bucket }) => `${quote(bucket)} is not a valid bucket name`,
    todo: () =>
      'set the input "bucket" to the name alone, without s3://, a path or a host, or to the ARN of ' +
      'an access point',
  },
  {
    id: 'headers',
    signs: [
      { codes: ['InvalidTag', 'MetadataTooLarge', 'InvalidEncryptionAlgorithmError'] },
      {
        codes: ['InvalidArgument', 'InvalidRequest'],
        when: says(/\bx-amz-(acl|grant|tagging|server-side|storage-class|website|meta)/i),
        condition: 'the message names a header of the input "headers"',
      },
    ],
    happened: (place) => `${at(place)} rejects one of the headers`,
    todo: () => 'correct that header in the input "headers", or remove it',
  },
  {
    id: 'not-supported',
    signs: [{ codes: ['MethodNotAllowed', 'NotImplemented'] }],
    happened: (place) => `${at(place)} does not support the operation, or not with these headers`,
    todo: () =>
      'check that the endpoint is an S3 endpoint, see docs/stores.md for what the store supports, ' +
      'and remove what it does not from the input "headers"',
  },
];
