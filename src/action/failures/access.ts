import { NOT_COMPARED } from '../../plan/file-verdict.ts';
import { quoted } from '../printable.ts';
import { DENIED_ACTIONS, onObjects, type DeniedAction } from './denied-actions.ts';
import type { Attempt, ErrorFacts, Failure, Sentence } from './failure.ts';

const DENIED = ['AccessDenied', 'Forbidden'];

/** The permission that S3 asks for where its answer names none. */
const PERMISSION_OF: Readonly<Record<Attempt, string>> = {
  upload: 's3:PutObject',
  download: 's3:GetObject',
  head: 's3:GetObject',
  delete: 's3:DeleteObject',
  abort: 's3:AbortMultipartUpload',
  'delete-version': 's3:DeleteObjectVersion',
  copy: 's3:PutObject',
  list: 's3:ListBucket',
  'list-versions': 's3:ListBucketVersions',
  'list-uploads': 's3:ListBucketMultipartUploads',
};

/** The permission that was missing: as the answer names it, else as the attempt needs it. */
function permissionOf(facts: ErrorFacts): string | undefined {
  const isComparing = facts.message.startsWith(NOT_COMPARED);
  const attempt = isComparing ? 'head' : facts.attempt;
  return namedPermission(facts) ?? (attempt && PERMISSION_OF[attempt]);
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html */
function namedPermission({ message }: ErrorFacts): string | undefined {
  return /is not authorized to perform: ([a-z0-9-]{1,32}:[A-Za-z0-9]{1,64})/.exec(message)?.[1];
}

/** `allow` the permission, or, where the answer speaks of a deny, take that away. */
function grant(permission: string, on: string, more = ''): Sentence {
  return (_, { message }) =>
    message.includes('explicit deny')
      ? `remove what explicitly denies ${permission} on ${on} from the policies of the role, ` +
        'the bucket and the organization'
      : `allow ${permission} on ${on}, in the policy of the role and, in another account, also ` +
        `in the bucket's${more}`;
}

function deniedAction({ id, permission, may, on, more }: DeniedAction): Failure {
  return {
    id: `access-denied-${id}`,
    signs: [
      {
        codes: DENIED,
        when: (facts) => permissionOf(facts) === permission,
        condition: `the answer names \`${permission}\`, or names nothing and that is what it needs`,
      },
    ],
    happened: ({ bucket }) => `the credentials may not ${may} ${on(bucket)}`,
    todo: (place, facts) => grant(permission, on(place.bucket), more)(place, facts),
  };
}

/** A condition on the message, where that names no permission and so no key: keys may hold all. */
function speaksOf(pattern: RegExp): (facts: ErrorFacts) => boolean {
  return (facts) => namedPermission(facts) === undefined && pattern.test(facts.message);
}

/** What is refused with AccessDenied for a reason of its own. */
const REFUSED: readonly Failure[] = [
  {
    id: 'object-lock',
    signs: [
      {
        codes: [...DENIED, 'InvalidRequest', 'MethodNotAllowed'],
        when: speaksOf(/protected by object lock|WORM|legal hold|retention (period|mode|date)/i),
        condition: 'the message speaks of object lock, a legal hold, a retention or WORM',
      },
      { codes: ['ObjectLocked'] },
    ],
    happened: ({ bucket }) => `Object Lock protects the object in the bucket ${quoted(bucket)}`,
    todo: () =>
      'wait until its retention has ended and its legal hold is off, or leave it out; the input ' +
      '"bypass-governance" lifts a retention in governance mode, and nothing lifts the others',
  },
  {
    id: 'mfa-delete',
    signs: [
      {
        codes: [...DENIED, 'InvalidRequest'],
        when: speaksOf(/\bmfa authentication\b|x-amz-mfa/i),
        condition: 'the message asks for MFA authentication',
      },
    ],
    happened: ({ bucket }) =>
      `MFA delete is on in the bucket ${quoted(bucket)}, so no version goes without a code from ` +
      'a device',
    todo: () =>
      'delete such versions by hand as the root user of the account, or turn MFA delete off, ' +
      'which only that user can do',
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
      `the KMS key that encrypts the objects of the bucket ${quoted(bucket)} can't be used`,
    todo: (_, facts) => {
      const permission = namedPermission(facts);
      const named =
        permission === undefined ? 'kms:GenerateDataKey and kms:Decrypt' : quoted(permission);
      return (
        `allow ${named} on the key, in the policies of the role and of the key, and check that ` +
        "the key is enabled and in the bucket's region"
      );
    },
  },
  {
    id: 'requester-pays',
    signs: [
      {
        codes: [...DENIED, 'InvalidRequest'],
        when: speaksOf(/requester.pays|x-amz-request-payer/i),
        condition: 'the message speaks of the requester, who pays',
      },
      { codes: ['UserProjectMissing'] },
    ],
    happened: ({ bucket }) =>
      `the requester pays for the bucket ${quoted(bucket)}, and none agreed`,
    todo: () =>
      'use credentials of the account that owns the bucket, since no request here agrees to pay',
  },
];

/** Requests that the store refuses; what is more particular comes first. */
export const ACCESS_FAILURES: readonly Failure[] = [
  ...REFUSED,
  ...DENIED_ACTIONS.map(deniedAction),
  {
    id: 'access-denied',
    signs: [{ codes: DENIED }],
    happened: ({ bucket }) =>
      `the credentials lack a permission on the bucket ${quoted(bucket)} or its objects`,
    todo: (place, facts) => {
      const named = permissionOf(facts);
      const permission =
        named === undefined ? 'what the README lists for this mode' : quoted(named);
      return grant(permission, onObjects(place.bucket))(place, facts);
    },
  },
];
