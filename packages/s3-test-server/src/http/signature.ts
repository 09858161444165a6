import { hmac, isEqual, sha256, signingKeyOf } from '../checksums/digests.ts';
import { S3Error } from './errors.ts';
import type { SeenRequest } from '../types.ts';

/** What a valid signature of the head says about the body that follows. */
export interface SignedHead {
  /** x-amz-content-sha256, or that of a presigned request. */
  readonly payload: string;
  readonly signature: string;
  readonly timestamp: string;
  readonly scope: string;
  readonly region: string;
  readonly signingKey: Buffer;
}

export interface Identity {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | undefined;
  readonly region: string;
}

const MAX_SKEW = 15 * 60 * 1000;
/** Seconds in a week. */
const MAX_EXPIRES = 604_800;
const ALGORITHM = 'AWS4-HMAC-SHA256';

interface Credential {
  readonly scope: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly timestamp: string;
  readonly payload: string;
  readonly token: string | undefined;
  readonly accessKeyId: string;
}

/**
 * Verifies a signature for the region of the server, or for `home`, the bucket's own.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
 */
export function verifySignature(
  request: SeenRequest,
  identity: Identity,
  now: Date,
  home: string,
): SignedHead {
  const isPresigned = request.query.has('X-Amz-Signature');
  const credential = isPresigned ? fromQuery(request, now) : fromHeaders(request);
  const { scope, signature, timestamp, payload, accessKeyId, token } = credential;
  if (accessKeyId !== identity.accessKeyId) {
    throw new S3Error('InvalidAccessKeyId', { AWSAccessKeyId: accessKeyId });
  }
  if (token !== identity.sessionToken) throw new S3Error('InvalidToken');
  const [date = '', region = '', service] = scope.split('/');
  if (service !== 's3' || (region !== identity.region && region !== home)) {
    const Message = `The authorization header is malformed; the region '${region}' is wrong; expecting '${home}'`;
    throw new S3Error(
      'AuthorizationHeaderMalformed',
      { Message, Region: home },
      { 'x-amz-bucket-region': home },
    );
  }
  if (Math.abs(parseTimestamp(timestamp).getTime() - now.getTime()) > MAX_SKEW && !isPresigned) {
    throw new S3Error('RequestTimeTooSkewed', { ServerTime: now.toISOString() });
  }
  const signingKey = signingKeyOf(identity.secretAccessKey, date, region);
  const canonical = canonicalRequest(request, credential);
  const toSign = [ALGORITHM, timestamp, scope, sha256(canonical)].join('\n');
  if (!isEqual(signature, hmac(signingKey, toSign).toString('hex'))) {
    throw new S3Error('SignatureDoesNotMatch', {
      AWSAccessKeyId: accessKeyId,
      StringToSign: toSign,
      SignatureProvided: signature,
      CanonicalRequest: canonical,
    });
  }
  return { payload, signature, timestamp, scope, region, signingKey };
}

function fromHeaders({ headers, query }: SeenRequest): Credential {
  if (query.has('AWSAccessKeyId')) refuseMechanism();
  const { authorization } = headers;
  if (authorization === undefined) throw new S3Error('AccessDenied');
  if (!authorization.startsWith(ALGORITHM)) refuseMechanism();
  const parts =
    /^AWS4-HMAC-SHA256 +Credential=([^/]+)\/([^,]+), *SignedHeaders=([^,]+), *Signature=([0-9a-f]+)$/.exec(
      authorization,
    );
  const payload = single(headers['x-amz-content-sha256']);
  const timestamp = single(headers['x-amz-date']);
  if (parts === null || timestamp === undefined) throw new S3Error('AuthorizationHeaderMalformed');
  if (payload === undefined) {
    const Message = 'Missing required header for this request: x-amz-content-sha256';
    throw new S3Error('InvalidRequest', { Message });
  }
  const [, accessKeyId = '', scope = '', signedHeaders = '', signature = ''] = parts;
  const token = single(headers['x-amz-security-token']);
  return {
    accessKeyId,
    scope,
    signedHeaders: signedHeaders.split(';'),
    signature,
    timestamp,
    payload,
    token,
  };
}

/** What clients of old sign with, and what is no signature at all. */
function refuseMechanism(): never {
  const Message = `The authorization mechanism you have provided is not supported. Please use ${ALGORITHM}.`;
  throw new S3Error('InvalidRequest', { Message });
}

function fromQuery({ query }: SeenRequest, now: Date): Credential {
  const get = (name: string) => query.get(name) ?? '';
  const [accessKeyId = '', ...scope] = get('X-Amz-Credential').split('/');
  const timestamp = get('X-Amz-Date');
  const seconds = Number(get('X-Amz-Expires'));
  if (!(seconds >= 0 && seconds <= MAX_EXPIRES)) {
    const Message = 'X-Amz-Expires must be between 0 and 604800 seconds';
    throw new S3Error('AuthorizationQueryParametersError', { Message });
  }
  const expires = parseTimestamp(timestamp).getTime() + seconds * 1000;
  if (!(now.getTime() <= expires)) {
    throw new S3Error('AccessDenied', { Message: 'Request has expired' });
  }
  return {
    accessKeyId,
    scope: scope.join('/'),
    signedHeaders: get('X-Amz-SignedHeaders').split(';'),
    signature: get('X-Amz-Signature'),
    timestamp,
    payload: 'UNSIGNED-PAYLOAD',
    token: query.get('X-Amz-Security-Token') ?? undefined,
  };
}

function canonicalRequest(request: SeenRequest, credential: Credential): string {
  const [path = '', queryText = ''] = request.url.split('?', 2);
  const query = [...new URLSearchParams(queryText.replaceAll('+', '%2B'))]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${uriEncode(name)}=${uriEncode(value)}`)
    .sort((a, b) => (a < b ? -1 : 1));
  const headers = credential.signedHeaders.map((name) => {
    const value = request.headers[name];
    const text = Array.isArray(value) ? value.join(',') : (value ?? '');
    return `${name}:${text.trim().replace(/ +/g, ' ')}\n`;
  });
  return [
    request.method,
    path
      .split('/')
      .map((segment) => uriEncode(decode(segment)))
      .join('/'),
    query.join('&'),
    headers.join(''),
    credential.signedHeaders.join(';'),
    credential.payload,
  ].join('\n');
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new S3Error('InvalidURI');
  }
}

function uriEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function parseTimestamp(text: string): Date {
  return new Date(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
