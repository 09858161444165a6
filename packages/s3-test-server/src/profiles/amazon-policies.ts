import type { IncomingHttpHeaders } from 'node:http';
import { childText, parseXmlBody, xmlDocument } from '../http/xml.ts';
import { refusal } from './apply.ts';
import type { Difference, End, Ends, Intervention, Profile, ProfiledRequest } from './profile.ts';

const GUIDE = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide';

/** The operations that s3:PutObject is asked for and that say what an object is to have. */
const CREATIONS = ['PutObject', 'CopyObject', 'CreateMultipartUpload'];

/** S3's answer to what a statement of the bucket's policy denies. */
export function policyDenial({ bucket = '', key }: ProfiledRequest, action: string): Intervention {
  const resource = key === undefined ? bucket : `${bucket}/${key}`;
  return refusal(403, 'AccessDenied', denialMessage(action, resource));
}

function denialMessage(action: string, resource: string): string {
  return (
    `User: arn:aws:iam::111122223333:user/deploy is not authorized to perform: ${action} on ` +
    `resource: "arn:aws:s3:::${resource}" with an explicit deny in a resource-based policy`
  );
}

/** Ends of scenarios that store an object. What stores none is the same as on a plain bucket. */
export const whereStored = (end: End): Ends => ({
  'first deploy': end,
  'header change': end,
  delete: end,
  'large file': end,
  'if-exists: skip': end,
  'if-exists: fail': end,
});

/** A policy that denies s3:PutObject without the header, or with another value. */
const demands = (text: string, source: string, name: string, value: string): Difference => ({
  text,
  source,
  before: (request) =>
    CREATIONS.includes(request.operation) && request.headers[name] !== value
      ? policyDenial(request, 's3:PutObject')
      : undefined,
});

const SSE = 'x-amz-server-side-encryption';
const KEY_ID = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

const rule = (...lines: string[]) => ({ headers: ['**', ...lines].join('\n  ') });

/** A profile of a header that a policy demands, and of the rule that sets it. */
function demandingProfile(
  name: string,
  title: string,
  header: string,
  difference: Difference,
  lines: readonly string[],
): Profile {
  return {
    name,
    title,
    differences: [difference],
    inputs: rule(...lines),
    ends: whereStored({ fails: header, code: 'AccessDenied' }),
  };
}

export const ENCRYPTED_BY_S3 = demandingProfile(
  'amazon-demands-sse-s3',
  'Amazon S3, policy demands AES256',
  SSE,
  demands(
    'the bucket policy denies uploads without `x-amz-server-side-encryption: AES256`',
    `${GUIDE}/UsingServerSideEncryption.html`,
    SSE,
    'AES256',
  ),
  [`${SSE}: AES256`],
);

export const ENCRYPTED_BY_KMS = demandingProfile(
  'amazon-demands-sse-kms',
  'Amazon S3, policy demands aws:kms',
  SSE,
  demands(
    'the bucket policy denies uploads without `x-amz-server-side-encryption: aws:kms`',
    `${GUIDE}/UsingKMSEncryption.html`,
    SSE,
    'aws:kms',
  ),
  [`${SSE}: aws:kms`],
);

export const ENCRYPTED_BY_KEY = demandingProfile(
  'amazon-demands-kms-key',
  'Amazon S3, policy demands a KMS key',
  SSE,
  demands(
    'the bucket policy denies uploads that do not name its KMS key',
    `${GUIDE}/amazon-s3-policy-keys.html`,
    `${SSE}-aws-kms-key-id`,
    KEY_ID,
  ),
  [`${SSE}: aws:kms`, `${SSE}-aws-kms-key-id: ${KEY_ID}`],
);

export const OWNER_HAS_CONTROL: Profile = {
  ...demandingProfile(
    'amazon-demands-acl',
    'Amazon S3, policy demands an ACL',
    'x-amz-acl',
    demands(
      'a bucket of another account denies uploads without `x-amz-acl: bucket-owner-full-control`',
      `${GUIDE}/ensure-object-ownership.html`,
      'x-amz-acl',
      'bucket-owner-full-control',
    ),
    ['x-amz-acl: bucket-owner-full-control'],
  ),
  bucket: { ownership: 'BucketOwnerPreferred' },
};

export const TAGGED = demandingProfile(
  'amazon-demands-tag',
  'Amazon S3, policy demands a tag',
  'x-amz-tagging',
  {
    text: 'the bucket policy denies uploads without the tag `team` (`s3:RequestObjectTag`)',
    source: `${GUIDE}/tagging-and-policies.html`,
    before: (request) =>
      CREATIONS.includes(request.operation) && !hasTag(request.headers, 'team')
        ? policyDenial(request, 's3:PutObject')
        : undefined,
  },
  ['x-amz-tagging: team=web'],
);

function hasTag(headers: IncomingHttpHeaders, name: string): boolean {
  return new URLSearchParams(String(headers['x-amz-tagging'] ?? '')).has(name);
}

export const STORAGE_CLASS = demandingProfile(
  'amazon-demands-storage-class',
  'Amazon S3, policy demands a storage class',
  'x-amz-storage-class',
  demands(
    'the bucket policy denies uploads without `x-amz-storage-class: INTELLIGENT_TIERING`',
    `${GUIDE}/amazon-s3-policy-keys.html`,
    'x-amz-storage-class',
    'INTELLIGENT_TIERING',
  ),
  ['x-amz-storage-class: INTELLIGENT_TIERING'],
);

/** A rule that overwrites nothing can be kept by upload-dir alone. */
export const NO_OVERWRITES: Profile = {
  name: 'amazon-demands-if-none-match',
  title: 'Amazon S3, policy demands If-None-Match',
  differences: [
    {
      text: 'the bucket policy denies uploads without `If-None-Match` (`s3:if-none-match`)',
      source: `${GUIDE}/conditional-writes-enforce.html`,
      before: (request) =>
        ['PutObject', 'CopyObject', 'CompleteMultipartUpload'].includes(request.operation) &&
        request.headers['if-none-match'] === undefined
          ? policyDenial(request, 's3:PutObject')
          : undefined,
    },
  ],
  ends: {
    ...whereStored({ fails: 'If-None-Match', code: 'AccessDenied' }),
    'if-exists: skip': 'ok',
    'if-exists: fail': 'ok',
  },
};

export const CONDITIONAL_DELETES: Profile = {
  name: 'amazon-demands-if-match',
  title: 'Amazon S3, policy demands If-Match on deletes',
  differences: [
    {
      text: 'the bucket policy denies deletes without `If-Match` (`s3:if-match`)',
      source: `${GUIDE}/conditional-delete-enforce.html`,
      before: (request) => {
        if (request.operation === 'DeleteObject' && request.headers['if-match'] === undefined)
          return policyDenial(request, 's3:DeleteObject');
        return request.operation === 'DeleteObjects' ? withoutUnconditional(request) : undefined;
      },
    },
  ],
};

/** Each key is denied by itself; a request that names one without an ETag deletes none here. */
function withoutUnconditional({ bucket = '', body }: ProfiledRequest): Intervention | undefined {
  const objects = parseXmlBody(body).children.filter(({ name }) => name === 'Object');
  if (objects.every((object) => childText(object, 'ETag') !== undefined)) return undefined;
  const errors = objects.map((object) => {
    const key = childText(object, 'Key') ?? '';
    const Message = denialMessage('s3:DeleteObject', `${bucket}/${key}`);
    return { Key: key, Code: 'AccessDenied', Message };
  });
  const result = xmlDocument('DeleteResult', { Error: errors });
  return { refuse: { status: 200, headers: { 'content-type': 'application/xml' }, body: result } };
}

/** The tests' servers have no TLS, so that this profile denies everything. */
export const TLS_ONLY: Profile = {
  name: 'amazon-demands-tls',
  title: 'Amazon S3, policy demands TLS',
  differences: [
    {
      text: 'the bucket policy denies requests over http (`aws:SecureTransport`)',
      source: `${GUIDE}/security-best-practices.html`,
      before: (request) => policyDenial(request, actionOf(request)),
    },
  ],
  ends: { all: { fails: 'explicit deny in a resource-based policy', code: 'AccessDenied' } },
};

function actionOf({ operation }: ProfiledRequest): string {
  if (/^ListObjects|^HeadBucket$/.test(operation)) return 's3:ListBucket';
  if (/^(Copy|Complete|UploadPart|CreateMultipart)/.test(operation)) return 's3:PutObject';
  return `s3:${operation.replace(/^HeadObject$/, 'GetObject').replace(/^DeleteObjects$/, 'DeleteObject')}`;
}
