import { quoted } from '../../core/shown.ts';
import {
  DENIED_ACTIONS,
  grant,
  namedPermission,
  objectsOf,
  permissionOf,
  type DeniedAction,
} from './permissions.ts';
import type { ErrorFacts, ErrorRow } from './row.ts';

const DENIED = ['AccessDenied', 'Forbidden'];

function deniedAction({ id, permission, may, isOnBucket, more = '' }: DeniedAction): ErrorRow {
  const on = (facts: ErrorFacts) =>
    isOnBucket === true ? `the bucket ${quoted(facts.bucket)}` : objectsOf(facts);
  const moreOf = ({ operation }: ErrorFacts) =>
    operation === 'CopyObject' && id === 'put-object'
      ? '; a copy also needs s3:GetObject on what it copies'
      : more;
  return {
    id: `access-denied-${id}`,
    signs: [
      {
        codes: DENIED,
        when: (facts) => permissionOf(facts) === permission,
        condition: `the answer names \`${permission}\`, or names nothing and that is what it needs`,
      },
    ],
    happened: (_, facts) => `the credentials may not ${may} ${on(facts)}`,
    todo: (_, facts) => grant(permission, on(facts), facts.message, moreOf(facts)),
  };
}

/** A condition on the message, where that names no permission and so no key: keys may hold all. */
function speaksOf(pattern: RegExp): (facts: ErrorFacts) => boolean {
  return (facts) => namedPermission(facts) === undefined && pattern.test(facts.message);
}

/** What is refused with AccessDenied for a reason of its own. */
const REFUSED: readonly ErrorRow[] = [
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
        codes: ['AccessDenied'],
        // Where MFA delete is on, a request that deletes a version fails as a whole, and so would each.
        scope: 'bucket',
        when: speaksOf(/^mfa authentication must be used/i),
        condition: 'the message begins with that MFA authentication must be used',
      },
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
export const ACCESS_ROWS: readonly ErrorRow[] = [
  ...REFUSED,
  ...DENIED_ACTIONS.map(deniedAction),
  {
    id: 'access-denied',
    signs: [{ codes: DENIED }],
    happened: ({ bucket }) =>
      `the credentials lack a permission on the bucket ${quoted(bucket)} or its objects`,
    todo: (_, facts) => {
      const named = permissionOf(facts);
      const permission =
        named === undefined ? 'what the README lists for this mode' : quoted(named);
      return grant(permission, objectsOf(facts), facts.message);
    },
  },
];
