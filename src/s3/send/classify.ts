import type { StoreError } from '../../core/errors.ts';
import { isLastingRefusal } from '../sdk/proxy/error.ts';

/**
 * What a failed request calls for. `retry`: the same again. `throttled`: the same, slower.
 * `expired`: the same with fresh credentials. `permanent`: nothing helps.
 */
export type ErrorKind = 'retry' | 'throttled' | 'expired' | 'permanent';

const THROTTLED = new Set([
  'BandwidthLimitExceeded',
  'RequestLimitExceeded',
  'RequestThrottled',
  'ServiceUnavailable',
  'SlowDown',
  'SlowDownRead',
  'SlowDownWrite',
  'Throttling',
  'ThrottlingException',
  'TooManyRequests',
  'TooManyRequestsException',
]);

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const RETRIED = new Set([
  'BadDigest',
  'ConditionalRequestConflict',
  'IncompleteBody',
  'InternalError',
  'OperationAborted',
  'RequestTimeTooSkewed',
  'RequestTimeout',
  'Unaccounted',
  'UnprovenAnswer',
  'XAmzContentChecksumMismatch',
  'XAmzContentSHA256Mismatch',
]);

const EXPIRED = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'RequestExpired',
  'TokenRefreshRequired',
]);

/** Of Node, its resolver and its HTTP parser: whatever the network does, it may do better soon. */
const CONNECTION =
  /^(E(CONN[A-Z]*|PIPE|TIMEDOUT|AI_AGAIN|NOTFOUND|HOSTUNREACH|HOSTDOWN|NETUNREACH|NETDOWN|NETRESET|PROTO|ADDRNOTAVAIL)|ERR_STREAM_PREMATURE_CLOSE|HPE_[A-Z_]+|TimeoutError|NetworkingError|SyntaxError)$/;

type ErrorFacts = Pick<StoreError, 'code'> & Partial<Pick<StoreError, 'status'>>;

/** What a failed request calls for, by its code and status. */
export function classify({ code, status }: ErrorFacts): ErrorKind {
  if (THROTTLED.has(code)) return 'throttled';
  if (code === 'ProxyError') return isLastingRefusal(status) ? 'permanent' : 'retry';
  if (RETRIED.has(code) || CONNECTION.test(code)) return 'retry';
  if (EXPIRED.has(code)) return 'expired';
  if (status === 429 || status === 503) return 'throttled';
  if (status === undefined) return 'permanent';
  // An answer of success that could not be read says nothing about the request.
  const isUnreadable = status >= 200 && status < 300;
  return isUnreadable || status === 408 || (status >= 500 && status !== 501)
    ? 'retry'
    : 'permanent';
}

/** Whether a store that speaks S3 has given this answer, and not something before it. */
export function isAnswerOfStore({ code, status }: StoreError): boolean {
  if (status === undefined || status < 300) return false;
  return code !== 'ProxyError' && !/^Http\d+$/.test(code);
}
