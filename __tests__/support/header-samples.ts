import type { ObjectHeaderName, ObjectHeaders } from '../../src/core/object-headers.ts';

export const EVERYBODY = 'http://acs.amazonaws.com/groups/global/AllUsers';

export interface HeaderSample {
  /** A value that S3 takes, as it goes over the wire. */
  readonly value: string;
  readonly other: string;
  /** Headers that S3 demands beside it. */
  readonly beside?: ObjectHeaders;
  /** What reads it back, and what that is good for. */
  readonly is: 'head always' | 'head resent' | 'head' | 'acl' | 'tags' | 'none';
}

const KMS: ObjectHeaders = { 'x-amz-server-side-encryption': 'aws:kms' };

/** What S3 stores with an object, said a second time: no row of the table is a witness for itself. */
export const HEADER_SAMPLES: Readonly<Record<ObjectHeaderName, HeaderSample>> = {
  'cache-control': { value: 'max-age=60, public', other: 'no-cache', is: 'head always' },
  'content-disposition': { value: 'attachment', other: 'inline', is: 'head always' },
  'content-encoding': { value: 'gzip', other: 'br', is: 'head always' },
  'content-language': { value: 'de', other: 'en', is: 'head always' },
  'content-type': { value: 'text/css; charset=utf-8', other: 'text/html', is: 'head always' },
  expires: {
    value: 'Wed, 21 Oct 2026 07:28:00 GMT',
    other: 'Thu, 22 Oct 2026 07:28:00 GMT',
    is: 'head always',
  },
  'x-amz-acl': { value: 'public-read', other: 'private', is: 'acl' },
  'x-amz-grant-full-control': { value: 'id="a"', other: 'id="b"', is: 'acl' },
  'x-amz-grant-read': { value: `uri="${EVERYBODY}"`, other: 'id="b"', is: 'acl' },
  'x-amz-grant-read-acp': { value: 'id="a"', other: 'id="b"', is: 'acl' },
  'x-amz-grant-write-acp': { value: 'id="a"', other: 'id="b"', is: 'acl' },
  'x-amz-object-lock-legal-hold': { value: 'ON', other: 'OFF', is: 'head' },
  'x-amz-object-lock-mode': {
    value: 'GOVERNANCE',
    other: 'COMPLIANCE',
    beside: { 'x-amz-object-lock-retain-until-date': '2099-01-01T00:00:00Z' },
    is: 'head',
  },
  'x-amz-object-lock-retain-until-date': {
    value: '2099-01-01T00:00:00Z',
    other: '2098-01-01T00:00:00Z',
    beside: { 'x-amz-object-lock-mode': 'GOVERNANCE' },
    is: 'head',
  },
  'x-amz-server-side-encryption': { value: 'aws:kms', other: 'AES256', is: 'head resent' },
  'x-amz-server-side-encryption-aws-kms-key-id': {
    value: 'arn:aws:kms:us-east-1:111122223333:key/a',
    other: 'arn:aws:kms:us-east-1:111122223333:key/b',
    beside: KMS,
    is: 'head resent',
  },
  'x-amz-server-side-encryption-bucket-key-enabled': {
    value: 'true',
    other: 'false',
    beside: KMS,
    is: 'head resent',
  },
  'x-amz-server-side-encryption-context': {
    value: 'eyJhIjoiYiJ9',
    other: 'eyJhIjoiYyJ9',
    beside: KMS,
    is: 'none',
  },
  'x-amz-storage-class': { value: 'STANDARD_IA', other: 'GLACIER_IR', is: 'head resent' },
  'x-amz-tagging': { value: 'a=b&c=d%20e', other: 'a=c', is: 'tags' },
  'x-amz-website-redirect-location': { value: '/other', other: '/another', is: 'head always' },
};

export const HEADER_SAMPLE_ENTRIES = Object.entries(HEADER_SAMPLES) as readonly (readonly [
  ObjectHeaderName,
  HeaderSample,
])[];

/** All samples, as two sets: S3 takes no canned ACL beside grants. */
export const ALL_SAMPLES = [
  samplesWithout(/^x-amz-grant-/),
  samplesWithout(/^x-amz-acl$/),
] as const;

function samplesWithout(names: RegExp): ObjectHeaders {
  const some = HEADER_SAMPLE_ENTRIES.filter(([name]) => !names.test(name));
  return Object.fromEntries(some.map(([name, { value }]) => [name, value]));
}

/** What a bucket must be like that takes all samples: its objects have ACLs, and can be locked. */
export const TAKES_ALL_SAMPLES = { objectLock: true, ownership: 'ObjectWriter' } as const;

/** A rule of the input `headers`. */
export function headerRule(glob: string, headers: ObjectHeaders): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  return [glob, ...lines].join('\n');
}
