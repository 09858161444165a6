import { quote } from '../../core/text.ts';
import { ownCodes } from './own.ts';
import { at, type ErrorFacts, type ErrorRow, says } from './row.ts';

function regionNamedIn({ message }: ErrorFacts): string | undefined {
  return /expecting '?([a-z0-9-]{1,32})/.exec(message)?.[1];
}

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
      `requests went to another region than that of the bucket ${quote(bucket)}`,
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
      `create the bucket ${place.bucket} at ${at(place)} first, or correct the inputs ` +
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
    todo: () => 'request a longer session when signing in, or split the work',
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
    happened: (place) => `${at(place)} computes a different signature for the same request`,
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
      { codes: ['InvalidDigest'] },
      {
        codes: ['NotImplemented', 'InvalidArgument', 'InvalidRequest', 'MalformedTrailerError'],
        when: says(/checksum|x-amz-trailer|aws-chunked|STREAMING-/i),
        condition: 'the message mentions a checksum or a chunked body',
      },
    ],
    happened: (place) =>
      `${at(place)} does not support the checksum, or computes another for the content`,
    todo: () =>
      'set the variable AWS_REQUEST_CHECKSUM_CALCULATION to WHEN_REQUIRED, and check that no ' +
      'proxy rewrites requests',
  },
  {
    id: 'exists',
    signs: [{ codes: ownCodes('exists') }],
    happened: () => 'the key already exists',
    todo: () => 'set "if-exists" to skip, which keeps such objects, or to overwrite',
  },
  {
    id: 'conflict',
    retry: 'again',
    signs: [{ codes: ['ConditionalRequestConflict', 'OperationAborted'] }],
    happened: () => 'another request changed the same object or bucket at the same time',
    todo: () => 'let only one job at a time write to it, and run again',
  },
];
