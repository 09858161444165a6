import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from '../types.ts';
import { policyDenial, whereStored } from './amazon-policies.ts';
import { refusal, without, withBody } from './apply.ts';
import type { Difference, Intervention, Profile, ProfiledRequest } from './profile.ts';

const GUIDE = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide';
const OWNER = '111122223333';

/** What every other profile is compared with. */
export const PLAIN: Profile = {
  name: 'amazon',
  title: 'Amazon S3, a new bucket',
  differences: [
    {
      text: 'ACLs are disabled: a request that sets one is refused, but for `bucket-owner-full-control`',
      source: `${GUIDE}/about-object-ownership.html`,
    },
  ],
};

export const VERSIONED: Profile = {
  name: 'amazon-versioned',
  title: 'Amazon S3, versioned bucket',
  differences: [
    {
      text: 'the bucket keeps versions: a delete adds a marker',
      source: `${GUIDE}/Versioning.html`,
    },
  ],
  bucket: { versioning: 'Enabled' },
};

const PUBLIC_ACL = /^(public-read|public-read-write|authenticated-read)$/;
const PUBLIC_GROUP = /groups\/global\/(AllUsers|AuthenticatedUsers)/;

export const NO_PUBLIC_ACLS: Profile = {
  name: 'amazon-block-public-access',
  title: 'Amazon S3, Block Public Access over public ACLs',
  differences: [
    {
      text: 'Block Public Access refuses uploads and copies with a public ACL; ACLs from before are kept',
      source: `${GUIDE}/access-control-block-public-access.html`,
      before: ({ headers }) =>
        isPublic(headers) ? refusal(403, 'AccessDenied', 'Access Denied') : undefined,
    },
  ],
  bucket: { ownership: 'ObjectWriter' },
  ends: { 'header change': { warns: 'the ACLs of 3 objects were not kept' } },
};

function isPublic(headers: IncomingHttpHeaders): boolean {
  const grants = Object.entries(headers).filter(([name]) => name.startsWith('x-amz-grant-'));
  return (
    PUBLIC_ACL.test(String(headers['x-amz-acl'] ?? '')) ||
    grants.some(([, value]) => PUBLIC_GROUP.test(String(value)))
  );
}

/** An ETag that is no MD5. The other way round it is the same, so that conditions hold. */
const mirrored = (text: string) =>
  text.replace(/[0-9a-f]/g, (digit) => (15 - Number.parseInt(digit, 16)).toString(16));

const mirroredIn = (xml: Buffer) =>
  xml
    .toString()
    .replace(/<ETag>[^<]*<\/ETag>/g, (element) =>
      element.replace(/[0-9a-f]{32}/, (digits) => mirrored(digits)),
    );

const CHECKSUMS = /^(content-md5$|x-amz-checksum-(?!type))/;

/** The encryption alone decides, so that parts have other ETags too. */
export const ETAGS_WITHOUT_MD5: Difference = {
  text: 'ETags are not the MD5 of the content: the bucket encrypts by SSE-KMS',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html',
  before: ({ operation, headers, body }) => {
    const conditions = ['if-match', 'if-none-match', 'x-amz-copy-source-if-match'].flatMap(
      (name) => {
        const value = headers[name];
        return typeof value === 'string' && value !== '*' ? [[name, mirrored(value)]] : [];
      },
    );
    const named = { ...headers, ...Object.fromEntries(conditions) } as IncomingHttpHeaders;
    const hasETags = /^(CompleteMultipartUpload|DeleteObjects)$/.test(operation);
    if (!hasETags) return { headers: named };
    return { headers: without(named, CHECKSUMS), body: Buffer.from(mirroredIn(body)) };
  },
  after: ({ operation }, answer) => {
    const { etag, ...others } = answer.headers;
    const isXml = answer.body.subarray(0, 5).toString() === '<?xml' && operation !== 'GetObject';
    const isObject = etag !== undefined;
    const headers = isObject ? { ...others, ...BY_KMS, etag: mirrored(etag) } : others;
    return isXml
      ? withBody({ ...answer, headers }, mirroredIn(answer.body))
      : { ...answer, headers };
  },
};

const BY_KMS = { 'x-amz-server-side-encryption': 'aws:kms' };

export const KMS_BY_DEFAULT: Profile = {
  name: 'amazon-kms-by-default',
  title: 'Amazon S3, encrypted by SSE-KMS by default',
  differences: [ETAGS_WITHOUT_MD5],
};

const PAYER = 'x-amz-request-payer';

export const REQUESTER_PAYS: Profile = {
  name: 'amazon-requester-pays',
  title: 'Amazon S3, Requester Pays',
  differences: [
    {
      text: 'requests of other accounts are denied without `x-amz-request-payer: requester`',
      source: `${GUIDE}/ObjectsinRequesterPaysBuckets.html`,
      before: ({ headers }) =>
        headers[PAYER] === 'requester' ? undefined : refusal(403, 'AccessDenied', 'Access Denied'),
    },
  ],
  inputs: { 'request-payer': 'requester' },
  ends: { all: { fails: 'request-payer', code: 'AccessDenied' } },
};

const expectedOwner = (owner: string, text: string): Difference => ({
  text,
  source: `${GUIDE}/bucket-owner-condition.html`,
  before: ({ headers }) =>
    [undefined, owner].includes(headers['x-amz-expected-bucket-owner'] as string | undefined)
      ? undefined
      : refusal(403, 'AccessDenied', 'Access Denied'),
});

/** The bucket is whose the action is told that it is. */
export const EXPECTED_OWNER: Profile = {
  name: 'amazon-expected-owner',
  title: 'Amazon S3, the owner is the expected one',
  differences: [expectedOwner(OWNER, 'requests that name another owner of the bucket are denied')],
  inputs: { 'expected-bucket-owner': OWNER },
};

/** A name that somebody else has taken: without the input, everything is stored with them. */
export const OTHER_OWNER: Profile = {
  name: 'amazon-other-owner',
  title: "Amazon S3, another account's bucket",
  differences: [
    expectedOwner('999999999999', 'requests that expect another owner of the bucket are denied'),
  ],
  inputs: { 'expected-bucket-owner': OWNER },
  endsWithInputs: { all: { fails: 'expected-bucket-owner', code: 'AccessDenied' } },
};

const LOCK_MESSAGE = (what: string) =>
  `Content-MD5 OR x-amz-checksum- HTTP header is required for ${what} requests with Object Lock parameters`;

export const OBJECT_LOCK: Profile = {
  name: 'amazon-object-lock',
  title: 'Amazon S3, Object Lock with a default retention',
  differences: [
    {
      text: 'uploads and parts need Content-MD5 or a checksum',
      source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html',
      before: ({ operation, headers }) => {
        const what = { PutObject: 'Put Object', UploadPart: 'Put Part' }[operation];
        return what === undefined || hasDigest(headers)
          ? undefined
          : refusal(400, 'InvalidRequest', LOCK_MESSAGE(what));
      },
    },
    {
      text: 'new versions are locked for a time, in governance mode',
      source: `${GUIDE}/object-lock.html`,
      before: ({ operation, headers }) =>
        /^(PutObject|CopyObject|CreateMultipartUpload)$/.test(operation)
          ? { headers: { ...DEFAULT_RETENTION, ...headers } }
          : undefined,
    },
  ],
  bucket: { objectLock: true },
};

const DEFAULT_RETENTION = {
  'x-amz-object-lock-mode': 'GOVERNANCE',
  'x-amz-object-lock-retain-until-date': '2099-01-01T00:00:00Z',
};

function hasDigest(headers: IncomingHttpHeaders): boolean {
  return Object.keys(headers).some((name) => CHECKSUMS.test(name));
}

const identityDenial = (request: ProfiledRequest, action: string): Intervention => {
  const { bucket = '', key } = request;
  const resource = key === undefined ? bucket : `${bucket}/${key}`;
  const message =
    `User: arn:aws:iam::${OWNER}:user/deploy is not authorized to perform: ${action} on resource: ` +
    `"arn:aws:s3:::${resource}" because no identity-based policy allows the ${action} action`;
  return refusal(403, 'AccessDenied', message);
};

/** Absent keys look like forbidden ones. */
const hiddenAbsence = ({ operation, key }: ProfiledRequest, answer: Answer): Answer => {
  const isRead = key !== undefined && /^(Get|Head)Object/.test(operation);
  if (!isRead || answer.status !== 404) return answer;
  const denied = refusal(403, 'AccessDenied', 'Access Denied');
  return 'refuse' in denied ? denied.refuse : answer;
};

const LISTING = { fails: 's3:ListBucket', code: 'AccessDenied' } as const;

export const NO_LISTING: Profile = {
  name: 'amazon-no-list-right',
  title: 'Amazon S3, no right to list',
  differences: [
    {
      text: 'without `s3:ListBucket` listings are denied, and reads of absent keys answer 403',
      source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html',
      before: (request) =>
        /^(ListObjects(V2)?|ListObjectVersions|HeadBucket)$/.test(request.operation)
          ? identityDenial(request, 's3:ListBucket')
          : undefined,
      after: hiddenAbsence,
    },
  ],
  ends: { all: LISTING, 'if-exists: skip': 'ok', 'if-exists: fail': 'ok' },
};

/** The rights of most deploys, as policies on the web give them. */
export const NO_READ_OF_ACLS: Profile = {
  name: 'amazon-no-read-of-acls-and-tags',
  title: 'Amazon S3, no right to read ACLs and tags',
  differences: [
    {
      text: 'without `s3:GetObjectAcl` and `s3:GetObjectTagging` a copy cannot know what it drops',
      source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAcl.html',
      before: (request) =>
        /^GetObject(Acl|Tagging)$/.test(request.operation)
          ? identityDenial(request, `s3:${request.operation}`)
          : undefined,
    },
  ],
  bucket: { ownership: 'ObjectWriter' },
  ends: { 'header change': { warns: 'GetObjectAcl' } },
};

export const NO_STATE: Profile = {
  name: 'amazon-no-state-right',
  title: 'Amazon S3, no right to write the state',
  differences: [
    {
      text: 'the bucket policy denies uploads of names that begin with a dot',
      source: `${GUIDE}/amazon-s3-policy-keys.html`,
      before: (request) =>
        /(^|\/)\.[^/]*$/.test(request.key ?? '') && request.method !== 'GET'
          ? policyDenial(request, 's3:PutObject')
          : undefined,
    },
  ],
  inputs: { state: 'none' },
  ends: {
    ...whereStored({ fails: 'state: none', code: 'AccessDenied' }),
    'if-exists: skip': 'ok',
    'if-exists: fail': 'ok',
  },
};
