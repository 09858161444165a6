import { quote } from '../../core/text.ts';
import type { ErrorFacts, ErrorRow } from './row.ts';

/** A permission that credentials may lack. */
export interface DeniedAction {
  readonly id: string;
  readonly permission: string;
  /** The verb of what the credentials may not do. */
  readonly may: string;
  readonly isOnBucket?: true;
  readonly more?: string;
}

const DENIED_ACTIONS: readonly DeniedAction[] = [
  { id: 'put-object', permission: 's3:PutObject', may: 'write' },
  {
    id: 'get-object',
    permission: 's3:GetObject',
    may: 'read',
    more: '; without s3:ListBucket, S3 also answers this for an object that does not exist',
  },
  { id: 'get-object-version', permission: 's3:GetObjectVersion', may: 'read versions of' },
  { id: 'get-object-acl', permission: 's3:GetObjectAcl', may: 'read the ACL of' },
  { id: 'get-object-tagging', permission: 's3:GetObjectTagging', may: 'read the tags of' },
  { id: 'delete-object', permission: 's3:DeleteObject', may: 'delete' },
  {
    id: 'delete-object-version',
    permission: 's3:DeleteObjectVersion',
    may: 'delete versions of',
    more: '; S3 may also answer this for a version that Object Lock retains',
  },
  {
    id: 'bypass-governance-retention',
    permission: 's3:BypassGovernanceRetention',
    may: 'bypass the governance mode of Object Lock for',
  },
  { id: 'list-bucket', permission: 's3:ListBucket', may: 'list', isOnBucket: true },
  {
    id: 'list-bucket-versions',
    permission: 's3:ListBucketVersions',
    may: 'list the versions in',
    isOnBucket: true,
  },
  {
    id: 'abort-multipart-upload',
    permission: 's3:AbortMultipartUpload',
    may: 'abort multipart uploads to',
  },
  {
    id: 'list-multipart-upload-parts',
    permission: 's3:ListMultipartUploadParts',
    may: 'list the parts of multipart uploads to',
  },
  {
    id: 'list-bucket-multipart-uploads',
    permission: 's3:ListBucketMultipartUploads',
    may: 'list the multipart uploads of',
    isOnBucket: true,
  },
];

/**
 * The permission that each operation needs, and the one that it needs for a version
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html).
 */
const PERMISSION_OF: Readonly<Record<string, string | readonly [string, string]>> = {
  AbortMultipartUpload: 's3:AbortMultipartUpload',
  CompleteMultipartUpload: 's3:PutObject',
  CopyObject: 's3:PutObject',
  CreateMultipartUpload: 's3:PutObject',
  DeleteObject: ['s3:DeleteObject', 's3:DeleteObjectVersion'],
  DeleteObjects: ['s3:DeleteObject', 's3:DeleteObjectVersion'],
  GetObject: ['s3:GetObject', 's3:GetObjectVersion'],
  GetObjectAcl: 's3:GetObjectAcl',
  GetObjectTagging: 's3:GetObjectTagging',
  HeadBucket: 's3:ListBucket',
  HeadObject: ['s3:GetObject', 's3:GetObjectVersion'],
  ListMultipartUploads: 's3:ListBucketMultipartUploads',
  ListObjectVersions: 's3:ListBucketVersions',
  ListObjectsV2: 's3:ListBucket',
  ListParts: 's3:ListMultipartUploadParts',
  PutObject: 's3:PutObject',
  UploadPart: 's3:PutObject',
};

/** The missing permission: the one that the answer names, else the one that the request needs. */
function permissionOf(facts: ErrorFacts): string | undefined {
  const { operation = '', isOfVersion = false } = facts;
  const needed = Object.hasOwn(PERMISSION_OF, operation) ? PERMISSION_OF[operation] : undefined;
  const ofRequest = typeof needed === 'object' ? needed[isOfVersion ? 1 : 0] : needed;
  return namedPermission(facts) ?? ofRequest;
}

/**
 * The permission that an answer names.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
 */
function namedPermission({ message }: ErrorFacts): string | undefined {
  return /is not authorized to perform: ([a-z0-9-]{1,32}:[A-Za-z0-9]{1,64})/.exec(message)?.[1];
}

/** The object that a refused request named, or the objects of the bucket. */
function objectsOf({ bucket, key }: ErrorFacts): string {
  return key === undefined
    ? `the objects of the bucket ${quote(bucket)}`
    : `the object ${quote(key)} of the bucket ${quote(bucket)}`;
}

/** The advice to allow a permission, or, where the answer mentions a deny, to remove that. */
function grant(permission: string, on: string, message: string, more = ''): string {
  return message.includes('explicit deny')
    ? `remove the explicit deny of ${permission} on ${on} from the policies of the role, ` +
        'the bucket or the organization'
    : `allow ${permission} on ${on} in the policy of the role and, if the bucket belongs to ` +
        `another account, also in the bucket policy${more}`;
}

const DENIED = ['AccessDenied', 'Forbidden'];

function deniedAction({ id, permission, may, isOnBucket, more = '' }: DeniedAction): ErrorRow {
  const on = (facts: ErrorFacts) =>
    isOnBucket === true ? `the bucket ${quote(facts.bucket)}` : objectsOf(facts);
  const moreOf = ({ operation }: ErrorFacts) =>
    operation === 'CopyObject' && id === 'put-object'
      ? '; a copy also needs s3:GetObject on its source'
      : more;
  return {
    id: `access-denied-${id}`,
    signs: [
      {
        codes: DENIED,
        when: (facts) => permissionOf(facts) === permission,
        condition: `the answer names \`${permission}\`, or names none and the request needs that`,
      },
    ],
    happened: (_, facts) => `the credentials may not ${may} ${on(facts)}`,
    todo: (_, facts) => grant(permission, on(facts), facts.message, moreOf(facts)),
  };
}

/** A condition on a message without a permission: one that names it may also hold a key, any text. */
function mentions(pattern: RegExp): (facts: ErrorFacts) => boolean {
  return (facts) => namedPermission(facts) === undefined && pattern.test(facts.message);
}

/** Refusals with AccessDenied whose reason is not a missing permission. */
const REFUSED: readonly ErrorRow[] = [
  {
    id: 'object-lock',
    signs: [
      {
        codes: [...DENIED, 'InvalidRequest', 'MethodNotAllowed'],
        when: mentions(/protected by object lock|WORM|legal hold|retention (period|mode|date)/i),
        condition: 'the message mentions Object Lock, a legal hold, a retention or WORM',
      },
      { codes: ['ObjectLocked'] },
    ],
    happened: ({ bucket }) => `Object Lock protects the object in the bucket ${quote(bucket)}`,
    todo: () =>
      'wait until its retention has ended and its legal hold is off, or leave it out with ' +
      '"exclude"; the input "bypass-governance" overrides a retention in governance mode, and ' +
      'nothing overrides compliance mode or a legal hold',
  },
  {
    id: 'mfa-delete',
    signs: [
      {
        codes: ['AccessDenied'],
        // Where MFA delete is on, every request that deletes a version is refused.
        scope: 'bucket',
        when: mentions(/^mfa authentication must be used/i),
        condition: 'the message begins with "MFA authentication must be used"',
      },
      {
        codes: [...DENIED, 'InvalidRequest'],
        when: mentions(/\bmfa authentication\b|x-amz-mfa/i),
        condition: 'the message asks for MFA authentication',
      },
    ],
    happened: ({ bucket }) =>
      `MFA delete is on for the bucket ${quote(bucket)}, so deleting a version takes a code from ` +
      'an MFA device',
    todo: () =>
      'delete such versions by hand as the root user of the account, or turn MFA delete off, ' +
      'which only the root user can do',
  },
  {
    id: 'kms',
    signs: [
      { codes: ['KMS*'] },
      {
        codes: DENIED,
        when: (facts) => namedPermission(facts)?.startsWith('kms:') === true,
        condition: 'the answer names a permission of KMS',
      },
    ],
    happened: ({ bucket }) =>
      `the KMS key that encrypts the objects of the bucket ${quote(bucket)} can't be used`,
    todo: (_, facts) => {
      const permission = namedPermission(facts);
      const named =
        permission === undefined ? 'kms:GenerateDataKey and kms:Decrypt' : quote(permission);
      return (
        `allow ${named} on the key in the policies of the role and of the key, and check that ` +
        "the key is enabled and in the bucket's region"
      );
    },
  },
  {
    id: 'requester-pays',
    signs: [
      {
        codes: [...DENIED, 'InvalidRequest'],
        when: mentions(/requester.pays|x-amz-request-payer/i),
        condition: 'the message mentions Requester Pays',
      },
      { codes: ['UserProjectMissing'] },
    ],
    happened: ({ bucket }) =>
      `the bucket ${quote(bucket)} is Requester Pays, and the request did not agree to pay`,
    todo: () =>
      'use credentials of the account that owns the bucket: the action never agrees to pay',
  },
];

/** Refused requests, the more specific rows first. */
export const PERMISSION_ROWS: readonly ErrorRow[] = [
  ...REFUSED,
  ...DENIED_ACTIONS.map(deniedAction),
  {
    id: 'access-denied',
    signs: [{ codes: DENIED }],
    happened: ({ bucket }) =>
      `the credentials lack a permission on the bucket ${quote(bucket)} or its objects`,
    todo: (_, facts) => {
      const named = permissionOf(facts);
      const permission =
        named === undefined ? 'the permissions that the README lists for this mode' : quote(named);
      return grant(permission, objectsOf(facts), facts.message);
    },
  },
];
