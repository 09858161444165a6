/** What somebody can do about an error, by its code. */
interface Place {
  readonly endpoint: string | undefined;
  readonly bucket: string;
}

type Advice = (place: Place) => string;

const signIn: Advice = () =>
  'sign in before this step, for instance with aws-actions/configure-aws-credentials, or set ' +
  'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN) from secrets';
const checkKeys: Advice = ({ endpoint }) =>
  `check that the credentials are complete, current and meant for ${endpoint ?? 'this store'}`;
const signInAgain: Advice = () =>
  'the credentials ended before the work did: ask for a longer session, or split the work';
const unreachable: Advice = ({ endpoint }) =>
  `nothing answers at ${endpoint ?? 'the endpoint'}: check the input "endpoint" (and the ` +
  'variables AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_S3), and that the runner may reach it';
const untrusted: Advice = ({ endpoint }) =>
  `the certificate of ${endpoint ?? 'the endpoint'} is not trusted: for a private authority set ` +
  'NODE_EXTRA_CA_CERTS to the file of its certificate';
const otherRegion: Advice = ({ bucket }) =>
  `the bucket ${bucket} is in another region: correct the input "region", or leave it empty and ` +
  'unset AWS_REGION to have the bucket asked';

const ADVICE: Readonly<Record<string, Advice>> = {
  AccessDenied: ({ bucket }) =>
    `give the credentials the rights that the README lists for this mode on ${bucket}; without ` +
    's3:ListBucket a missing object is answered with AccessDenied too',
  AuthorizationHeaderMalformed: otherRegion,
  ContentChanged: () => 'let nothing write to the source while it is being uploaded',
  CredentialsProviderError: signIn,
  ECONNREFUSED: unreachable,
  EAI_AGAIN: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ENOTFOUND: unreachable,
  ETIMEDOUT: unreachable,
  ExpiredToken: signInAgain,
  IllegalLocationConstraintException: otherRegion,
  InvalidAccessKeyId: checkKeys,
  InvalidToken: checkKeys,
  NoSuchBucket: ({ bucket, endpoint }) =>
    `create the bucket ${bucket} at ${endpoint ?? 'the store'} first, or correct the inputs ` +
    '"bucket" and "endpoint"',
  PermanentRedirect: otherRegion,
  PreconditionFailed: () => 'the key exists; "if-exists: skip" leaves such objects alone',
  RequestTimeTooSkewed: () => 'set the clock of the runner',
  SignatureDoesNotMatch: checkKeys,
  SlowDown: () => 'the store refuses this pace: set the input "concurrency" to a lower number',
  TimeoutError: unreachable,
};

const TLS_CODES = /^(ERR_TLS_|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_)|_CERT(IFICATE)?$/;

/** What to do about errors with these codes, each advice once. */
export function adviceFor(codes: Iterable<string>, place: Place): readonly string[] {
  const advice = [...codes].flatMap((code) => {
    const give = ADVICE[code] ?? (TLS_CODES.test(code) ? untrusted : undefined);
    return give === undefined ? [] : [give(place)];
  });
  return [...new Set(advice)];
}
