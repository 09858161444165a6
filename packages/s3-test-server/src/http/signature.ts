import { hmac, isEqual, sha256, signingKeyOf } from '../checksums/digests.ts';
import { S3Error } from './errors.ts';
import {
  ALGORITHM,
  credentialOfQuery,
  isPresigned,
  MAX_SKEW,
  parseTimestamp,
  type Credential,
} from './presigned.ts';
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
  const credential = credentialOf(request, now);
  const { scope, signature, timestamp, payload, accessKeyId, token } = credential;
  if (accessKeyId !== identity.accessKeyId) {
    throw new S3Error('InvalidAccessKeyId', { AWSAccessKeyId: accessKeyId });
  }
  if (token !== identity.sessionToken) throw new S3Error('InvalidToken');
  const [date = '', region = '', service] = scope.split('/');
  if (service !== 's3' || (region !== identity.region && region !== home)) {
    throw wrongRegion(request, region, home);
  }
  assertAllSigned(request, credential);
  const signingKey = signingKeyOf(identity.secretAccessKey, date, region);
  const canonical = canonicalRequest(request, credential);
  const texts = bytesThatMaySign(canonical).map((bytes) =>
    [ALGORITHM, timestamp, scope, sha256(bytes)].join('\n'),
  );
  if (!texts.some((text) => isEqual(signature, hmac(signingKey, text).toString('hex')))) {
    throw new S3Error('SignatureDoesNotMatch', {
      AWSAccessKeyId: accessKeyId,
      StringToSign: texts[0] ?? '',
      SignatureProvided: signature,
      CanonicalRequest: canonical,
    });
  }
  return { payload, signature, timestamp, scope, region, signingKey };
}

/**
 * Node reads headers as Latin-1. Clients sign the bytes that they send, or the UTF-8 of a text that
 * they send as Latin-1.
 */
function bytesThatMaySign(canonical: string): readonly Buffer[] {
  const sent = Buffer.from(canonical, 'latin1');
  return /[^\0-\x7f]/.test(canonical) ? [sent, Buffer.from(canonical)] : [sent];
}

function wrongRegion(request: SeenRequest, region: string, home: string): S3Error {
  const code = isPresigned(request)
    ? 'AuthorizationQueryParametersError'
    : 'AuthorizationHeaderMalformed';
  const place = isPresigned(request)
    ? 'Error parsing the X-Amz-Credential parameter'
    : 'The authorization header is malformed';
  const Message = `${place}; the region '${region}' is wrong; expecting '${home}'`;
  return new S3Error(code, { Message, Region: home }, { 'x-amz-bucket-region': home });
}

function credentialOf(request: SeenRequest, now: Date): Credential {
  if (isPresigned(request)) return credentialOfQuery(request, now);
  const credential = fromHeaders(request);
  if (Math.abs(parseTimestamp(credential.timestamp).getTime() - now.getTime()) > MAX_SKEW) {
    throw new S3Error('RequestTimeTooSkewed', { ServerTime: now.toISOString() });
  }
  return credential;
}

/** What S3 acts on must be signed. */
function assertAllSigned({ headers }: SeenRequest, { signedHeaders }: Credential): void {
  const isSigned = (name: string) =>
    signedHeaders.includes(name) || !/^(host$|x-amz-(?!content-sha256$))/.test(name);
  const unsigned = Object.keys(headers).filter((name) => !isSigned(name));
  if (unsigned.length === 0) return;
  const Message = 'There were headers present in the request which were not signed';
  throw new S3Error('AccessDenied', { Message, HeadersNotSigned: unsigned.join(', ') });
}

/** The headers of a request with a signature of the head and of the body. */
export function signedHeaders(
  request: Pick<SeenRequest, 'method' | 'url' | 'query' | 'headers'>,
  body: Buffer,
  { accessKeyId, secretAccessKey, sessionToken, region }: Identity,
  now: Date,
): SeenRequest['headers'] {
  const timestamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const date = timestamp.slice(0, 8);
  const scope = `${date}/${region}/s3/aws4_request`;
  const payload = sha256(body);
  const headers = {
    ...request.headers,
    'x-amz-content-sha256': payload,
    'x-amz-date': timestamp,
    ...(sessionToken !== undefined && { 'x-amz-security-token': sessionToken }),
  };
  const isSent = ([, value]: readonly [string, unknown]) => value !== undefined;
  const names = Object.entries(headers)
    .filter(isSent)
    .map(([name]) => name)
    .sort();
  const canonical = canonicalRequest({ ...request, headers }, { signedHeaders: names, payload });
  const toSign = [ALGORITHM, timestamp, scope, sha256(Buffer.from(canonical, 'latin1'))].join('\n');
  const key = signingKeyOf(secretAccessKey, date, region);
  const signature = hmac(key, toSign).toString('hex');
  const credential = `Credential=${accessKeyId}/${scope}`;
  const authorization = `${ALGORITHM} ${credential}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return { ...headers, authorization };
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

function canonicalRequest(
  request: Pick<SeenRequest, 'method' | 'url' | 'headers'>,
  credential: Pick<Credential, 'signedHeaders' | 'payload'>,
): string {
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

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
