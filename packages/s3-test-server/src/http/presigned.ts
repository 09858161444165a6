import { S3Error } from './errors.ts';
import type { SeenRequest } from '../types.ts';

/** What a request says about its signature, in its headers or in its query. */
export interface Credential {
  readonly scope: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly timestamp: string;
  readonly payload: string;
  readonly token: string | undefined;
  readonly accessKeyId: string;
}

export const ALGORITHM = 'AWS4-HMAC-SHA256';
/** Milliseconds by which the clock of a client may differ. */
export const MAX_SKEW = 15 * 60 * 1000;
/** Seconds in a week. */
const MAX_EXPIRES = 604_800;
const PARAMETERS = ['Algorithm', 'Credential', 'Signature', 'Date', 'SignedHeaders', 'Expires'];

export function isPresigned({ query }: SeenRequest): boolean {
  return query.has('X-Amz-Signature') || query.has('X-Amz-Algorithm');
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html */
export function credentialOfQuery({ query, headers }: SeenRequest, now: Date): Credential {
  if (headers.authorization !== undefined) {
    const Message =
      'Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified';
    throw new S3Error('InvalidArgument', { Message, ArgumentName: 'Authorization' });
  }
  const get = (name: string) => query.get(`X-Amz-${name}`) ?? '';
  if (PARAMETERS.some((name) => get(name) === '')) {
    throw wrongParameters(
      'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.',
    );
  }
  if (get('Algorithm') !== ALGORITHM) {
    throw wrongParameters(`X-Amz-Algorithm only supports "${ALGORITHM}"`);
  }
  assertInTime(parseTimestamp(get('Date')), get('Expires'), now);
  const [accessKeyId = '', ...scope] = get('Credential').split('/');
  return {
    accessKeyId,
    scope: scope.join('/'),
    signedHeaders: get('SignedHeaders').split(';'),
    signature: get('Signature'),
    timestamp: get('Date'),
    payload: 'UNSIGNED-PAYLOAD',
    token: query.get('X-Amz-Security-Token') ?? undefined,
  };
}

function assertInTime(signed: Date, expires: string, now: Date): void {
  const seconds = Number(expires);
  if (Number.isNaN(signed.getTime())) {
    throw wrongParameters(`X-Amz-Date must be in the ISO8601 Long Format "yyyyMMdd'T'HHmmss'Z'"`);
  }
  if (!Number.isInteger(seconds)) throw wrongParameters('X-Amz-Expires should be a number');
  if (seconds < 0) throw wrongParameters('X-Amz-Expires must be non-negative');
  if (seconds > MAX_EXPIRES) {
    throw wrongParameters(
      `X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than ${MAX_EXPIRES} seconds`,
    );
  }
  if (signed.getTime() > now.getTime() + MAX_SKEW) {
    throw new S3Error('AccessDenied', { Message: 'Request is not yet valid' });
  }
  const expiry = new Date(signed.getTime() + seconds * 1000);
  if (now <= expiry) return;
  throw new S3Error('AccessDenied', {
    Message: 'Request has expired',
    'X-Amz-Expires': expires,
    Expires: expiry.toISOString(),
    ServerTime: now.toISOString(),
  });
}

function wrongParameters(Message: string): S3Error {
  return new S3Error('AuthorizationQueryParametersError', { Message });
}

export function parseTimestamp(text: string): Date {
  return new Date(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}
