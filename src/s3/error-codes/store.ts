import { quote } from '../../core/text.ts';
import { ownCodes } from './own.ts';
import { at, type ErrorFacts, type ErrorRow, says } from './row.ts';

function regionNamedIn({ message }: ErrorFacts): string | undefined {
  return /expecting '?([a-z0-9-]{1,32})/.exec(message)?.[1];
}

/**
 * What a refusal says about the checksum of its request; `perhaps` where it may be about that.
 * Nothing was stored or deleted with any of them
 * (https://github.com/aws/aws-sdk-js-v3/issues/6810, https://github.com/aws/aws-sdk-js-v3/issues/6819,
 * https://github.com/minio/minio/issues/20845).
 */
export type Complaint = 'demands' | 'refuses' | 'perhaps';

const CHECKSUM = /checksum|\bcrc-?(32|64)|content-md5|x-amz-(sdk|trailer)|aws-chunked|STREAMING-/i;
const DEMAND =
  /\b(missing|requires?|required|must)\b.*(content-md5|checksum)|(content-md5|checksum).*\b(missing|requires?|required|must)\b/i;
const OTHER_HEADER = /x-amz-(?!checksum|sdk|trailer)|\bif-(none-)?match\b/i;
const REFUSALS = ['InvalidArgument', 'InvalidRequest', 'MalformedTrailerError'];

export function checksumComplaint({
  code,
  status,
  message,
}: Pick<ErrorFacts, 'code' | 'message'> & { readonly status?: number | undefined }):
  Complaint | undefined {
  if (code === 'MissingContentMD5') return 'demands';
  if (code === 'InvalidDigest') return 'refuses';
  const isUnknown = code === 'NotImplemented' || status === 501;
  if (!isUnknown && !REFUSALS.includes(code)) return undefined;
  if (CHECKSUM.test(message)) return !isUnknown && DEMAND.test(message) ? 'demands' : 'refuses';
  return isUnknown && !OTHER_HEADER.test(message) ? 'perhaps' : undefined;
}

/** Codes under which stores demand or refuse a checksum. */
const CHECKSUM_CODES = [...REFUSALS, 'NotImplemented'];

/** Problems with the bucket, the credentials, the signature or a condition of a request. */
export const STORE_ROWS: readonly ErrorRow[] = [
  {
    id: 'wrong-region',
    signs: [
      {
        codes: [
          'IllegalLocationConstraintException',
          'IncorrectEndpoint',
          'InvalidRegionName',
          'PermanentRedirect',
          'TemporaryRedirect',
          // Answers of S3 to HEAD, which have no body.
          'Http301',
          'Http307',
        ],
      },
      {
        codes: ['AuthorizationHeaderMalformed'],
        when: says(/\bregion\b/),
        condition: 'the message mentions the region',
      },
    ],
    happened: ({ bucket }) =>
      `requests were sent to another region than that of the bucket ${quote(bucket)}`,
    todo: (_, facts) => {
      const region = regionNamedIn(facts);
      return region === undefined
        ? 'correct the input "region", or leave it empty and unset AWS_REGION, so that it is ' +
            'looked up'
        : `set the input "region" (or AWS_REGION) to ${quote(region)}`;
    },
  },
  {
    id: 'no-such-bucket',
    scope: 'bucket',
    signs: [{ codes: ['NoSuchBucket'] }],
    happened: (place) => `there is no bucket ${quote(place.bucket)} at ${at(place)}`,
    todo: (place) =>
      `create the bucket ${quote(place.bucket)} at ${at(place)} first, or correct the inputs ` +
      '"bucket" and "endpoint"',
  },
  {
    id: 'no-credentials',
    scope: 'batch',
    signs: [{ codes: ownCodes('no-credentials') }],
    happened: () => 'there are no credentials to sign requests with',
    todo: () =>
      'sign in before this step, for example with aws-actions/configure-aws-credentials, or set ' +
      'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN) from secrets',
  },
  {
    id: 'expired-token',
    scope: 'batch',
    retry: 'refresh',
    signs: [{ codes: ['ExpiredToken', 'ExpiredTokenException', 'TokenRefreshRequired'] }],
    happened: () => 'the credentials expired before the run ended',
    todo: () =>
      'sign in and run again, which repeats nothing that is finished; for a longer session, set ' +
      'role-duration-seconds of aws-actions/configure-aws-credentials, or split the work',
  },
  {
    id: 'clock',
    signs: [
      { codes: ['RequestTimeTooSkewed'], retry: 'again' },
      { codes: ['RequestExpired'], retry: 'refresh', scope: 'batch' },
      { codes: ['RequestInTheFuture'] },
    ],
    happened: (place) => `the clocks of the runner and of ${at(place)} differ by minutes`,
    todo: () => 'correct the clock of the runner, for example with NTP',
  },
  {
    id: 'unknown-key',
    scope: 'batch',
    signs: [
      { codes: ['InvalidAccessKeyId', 'InvalidToken', 'InvalidClientTokenId', 'NotSignedUp'] },
    ],
    happened: (place) => `${at(place)} does not know the access key or the session token`,
    todo: (place) => `check that the credentials are complete, current and meant for ${at(place)}`,
  },
  {
    id: 'signature',
    signs: [
      { codes: ['SignatureDoesNotMatch'], scope: 'batch' },
      { codes: ['AuthorizationHeaderMalformed'] },
    ],
    happened: (place) =>
      `the signature of the request is not the one that ${at(place)} expects, as with a wrong secret access key`,
    todo: () =>
      'check that the secret access key is complete and belongs to the access key, and that no ' +
      'proxy rewrites requests',
  },
  {
    id: 'checksum',
    signs: [
      {
        codes: ['BadDigest', 'XAmzContentChecksumMismatch', 'XAmzContentSHA256Mismatch'],
        retry: 'again',
      },
    ],
    happened: (place) => `${at(place)} received different bytes than were sent`,
    todo: () =>
      'check that no proxy or firewall between the runner and the store rewrites requests, and run ' +
      'again',
  },
  {
    id: 'checksum-demanded',
    scope: 'bucket',
    signs: [
      { codes: ['MissingContentMD5'] },
      {
        codes: CHECKSUM_CODES,
        when: (facts) => checksumComplaint(facts) === 'demands',
        condition: 'the message says that a Content-MD5 or a checksum is missing',
      },
    ],
    happened: (place) =>
      `${at(place)} demands a checksum with the content, as buckets with Object Lock do, and takes ` +
      'neither Content-MD5 nor a CRC32',
    todo: () =>
      'set the variable AWS_REQUEST_CHECKSUM_CALCULATION to WHEN_SUPPORTED, and check that no proxy ' +
      'removes the headers Content-MD5 and x-amz-checksum-crc32',
  },
  {
    id: 'checksum-refused',
    signs: [
      { codes: ['InvalidDigest'] },
      {
        codes: CHECKSUM_CODES,
        when: (facts) => checksumComplaint(facts) === 'refuses',
        condition: 'the message names a checksum or a chunked body',
      },
    ],
    happened: (place) => `${at(place)} refuses checksums, and also the content without one`,
    todo: () =>
      'unset the variable AWS_REQUEST_CHECKSUM_CALCULATION or set it to WHEN_REQUIRED, and check ' +
      'that no proxy rewrites requests',
  },
  {
    id: 'listing-version-1',
    scope: 'bucket',
    signs: [
      { codes: ownCodes('listing-version-1') },
      {
        codes: ['InvalidArgument', 'InvalidRequest', 'MethodNotAllowed', 'NotImplemented'],
        when: ({ operation, code, message }) =>
          /\blist-type\b/i.test(message) ||
          (operation === 'ListObjectsV2' && /^(MethodNotAllowed|NotImplemented)$/.test(code)),
        condition: 'the request was a ListObjectsV2 or the message names `list-type`',
      },
    ],
    happened: (place) =>
      `${at(place)} lists objects only by version 1 of the protocol (ListObjects), which this action ` +
      'does not use: the list may be incomplete, so nothing is deleted or compared by it',
    todo: () =>
      'update the store to a release with ListObjectsV2, or use mode upload-dir, which lists nothing',
  },
  {
    id: 'exists',
    signs: [{ codes: ownCodes('exists') }],
    happened: () => 'the key already exists',
    todo: () => 'set "if-exists" to skip, which keeps such objects, or to overwrite',
  },
  {
    id: 'if-exists-unsupported',
    signs: [
      {
        codes: ['NotImplemented', 'InvalidArgument', 'InvalidRequest'],
        statuses: [501],
        when: says(/\bif-none-match\b/i),
        condition: 'the message mentions If-None-Match',
      },
    ],
    happened: (place) =>
      `${at(place)} does not support the condition If-None-Match, by which "if-exists" (ifExists) ` +
      'keeps objects that exist',
    todo: () =>
      'set "if-exists" to overwrite, or upload with the mode upload-dir (uploadDirectory), which asks ' +
      'such a store for each key whether it exists',
  },
  {
    id: 'conflict',
    retry: 'again',
    signs: [{ codes: ['ConditionalRequestConflict', 'OperationAborted'] }],
    happened: () => 'another request changed the same object or bucket at the same time',
    todo: () => 'let only one job at a time write to it, and run again',
  },
];
