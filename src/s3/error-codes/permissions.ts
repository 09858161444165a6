import { quote } from '../../core/text.ts';
import type { Permission } from '../operations/rights.ts';
import { grant, namedPermission, objectsOf, permissionOf } from './policy-advice.ts';
import type { ErrorFacts, ErrorRow } from './row.ts';

/** What credentials may not do without a permission of S3, in words. */
interface Denied {
  /** The verb of what they may not do. */
  readonly may: string;
  readonly isOnBucket?: true;
  readonly more?: string;
}

type S3Permission = Extract<Permission, `s3:${string}`>;

const DENIED_PERMISSIONS: Readonly<Record<S3Permission, Denied>> = {
  's3:PutObject': { may: 'write' },
  's3:PutObjectTagging': { may: 'set the tags of' },
  's3:PutObjectAcl': { may: 'set the ACL of' },
  's3:PutObjectRetention': { may: 'set the Object Lock retention of' },
  's3:PutObjectLegalHold': { may: 'set the legal hold of' },
  's3:GetObject': {
    may: 'read',
    more: '; without s3:ListBucket, S3 also answers this for an object that does not exist',
  },
  's3:GetObjectVersion': { may: 'read versions of' },
  's3:GetObjectAcl': { may: 'read the ACL of' },
  's3:GetObjectVersionAcl': { may: 'read the ACL of versions of' },
  's3:GetObjectTagging': { may: 'read the tags of' },
  's3:GetObjectVersionTagging': { may: 'read the tags of versions of' },
  's3:DeleteObject': { may: 'delete' },
  's3:DeleteObjectVersion': {
    may: 'delete versions of',
    more: '; S3 may also answer this for a version that Object Lock retains',
  },
  's3:BypassGovernanceRetention': { may: 'bypass the governance mode of Object Lock for' },
  's3:ListBucket': {
    may: 'list',
    isOnBucket: true,
    more: '; a condition on s3:prefix has to match the prefix of the listing',
  },
  's3:ListBucketVersions': {
    may: 'list the versions in',
    isOnBucket: true,
    more: '; a condition on s3:prefix has to match the prefix of the listing',
  },
  's3:AbortMultipartUpload': { may: 'abort multipart uploads to' },
  's3:ListMultipartUploadParts': { may: 'list the parts of multipart uploads to' },
  's3:ListBucketMultipartUploads': { may: 'list the multipart uploads of', isOnBucket: true },
};

const DENIED = ['AccessDenied', 'Forbidden'];

function deniedRow(permission: S3Permission): ErrorRow {
  const { may, isOnBucket, more = '' } = DENIED_PERMISSIONS[permission];
  const on = (facts: ErrorFacts) =>
    isOnBucket === true ? `the bucket ${quote(facts.bucket)}` : objectsOf(facts);
  return {
    id: `access-denied-${kebabOf(permission)}`,
    signs: [
      {
        codes: DENIED,
        when: (facts) => permissionOf(facts) === permission,
        condition: `the answer names \`${permission}\`, or names none and the request needs that`,
      },
    ],
    happened: (_, facts) => `the credentials may not ${may} ${on(facts)}`,
    todo: (_, facts) => grant(permission, on(facts), facts, more),
  };
}

/** `put-object` for `s3:PutObject`. */
function kebabOf(permission: S3Permission): string {
  return permission
    .slice('s3:'.length)
    .replaceAll(/(?<!^)(?=[A-Z])/g, '-')
    .toLowerCase();
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
      'write request-payer: requester, by which the account of the credentials pays for the ' +
      'requests, or use credentials of the account that owns the bucket',
  },
];

/** Refused requests, the more specific rows first. */
export const PERMISSION_ROWS: readonly ErrorRow[] = [
  ...REFUSED,
  ...(Object.keys(DENIED_PERMISSIONS) as S3Permission[]).map(deniedRow),
  {
    id: 'access-denied',
    signs: [{ codes: DENIED }],
    happened: ({ bucket }) =>
      `the credentials lack a permission on the bucket ${quote(bucket)} or its objects`,
    todo: (_, facts) => {
      const named = permissionOf(facts);
      const permission =
        named === undefined ? 'the rights that docs/rights.md lists for this mode' : quote(named);
      return grant(permission, objectsOf(facts), facts);
    },
  },
];
