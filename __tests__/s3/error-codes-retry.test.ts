import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/core/errors.ts';
import { isAnswerOfStore, retryOf } from '../../src/s3/error-codes.ts';

function error(code: string, status?: number): StoreError {
  return new StoreError(code, 'a message', status === undefined ? {} : { status });
}

describe('hazard 34: retryOf', () => {
  it.each([
    ['InternalError', 500, 'again'],
    ['InternalError', 200, 'again'],
    ['Http500', 500, 'again'],
    ['Http502', 502, 'again'],
    ['Http504', 504, 'again'],
    ['Http520', 520, 'again'],
    ['Http408', 408, 'again'],
    ['Http200', 200, 'again'],
    ['RequestTimeout', 400, 'again'],
    ['BadDigest', 400, 'again'],
    ['XAmzContentSHA256Mismatch', 400, 'again'],
    ['IncompleteBody', 400, 'again'],
    ['OperationAborted', 409, 'again'],
    ['ConditionalRequestConflict', 409, 'again'],
    ['RequestTimeTooSkewed', 403, 'again'],
    ['UnprovenAnswer', undefined, 'again'],
    ['ECONNRESET', undefined, 'again'],
    ['ECONNREFUSED', undefined, 'again'],
    ['ENOTFOUND', undefined, 'again'],
    ['EAI_AGAIN', undefined, 'again'],
    ['EPIPE', undefined, 'again'],
    ['HPE_INVALID_CONSTANT', undefined, 'again'],
    ['TimeoutError', undefined, 'again'],
    ['SlowDown', 503, 'slower'],
    ['ServiceUnavailable', 503, 'slower'],
    ['Http503', 503, 'slower'],
    ['Http429', 429, 'slower'],
    ['TooManyRequests', 429, 'slower'],
    ['RequestLimitExceeded', 400, 'slower'],
    ['ExpiredToken', 400, 'refresh'],
    ['TokenRefreshRequired', 400, 'refresh'],
    ['AccessDenied', 403, 'never'],
    ['NoSuchBucket', 404, 'never'],
    ['NoSuchUpload', 404, 'never'],
    ['PreconditionFailed', 412, 'never'],
    ['InvalidAccessKeyId', 403, 'never'],
    ['SignatureDoesNotMatch', 403, 'never'],
    ['NotImplemented', 501, 'never'],
    ['MethodNotAllowed', 405, 'never'],
    ['CredentialsProviderError', undefined, 'never'],
    ['CERT_HAS_EXPIRED', undefined, 'never'],
    ['ContentChanged', undefined, 'never'],
    ['UnreadableFile', undefined, 'never'],
    ['RequestCanceled', undefined, 'never'],
    ['InvalidBucket', undefined, 'never'],
    ['InvalidKey', undefined, 'never'],
    ['NotFromStore', 301, 'never'],
    ['NotFromStore', 404, 'never'],
    ['NotFromStore', 413, 'never'],
    ['NotFromStore', 501, 'never'],
    ['NotFromStore', 408, 'again'],
    ['NotFromStore', 502, 'again'],
    ['NotFromStore', 503, 'slower'],
    ['NotFromStore', 429, 'slower'],
    ['SELF_SIGNED_CERT_IN_CHAIN', undefined, 'never'],
    ['EPROTO', undefined, 'again'],
    ['ERR_SSL_BAD_RECORD_TYPE', undefined, 'again'],
    ['RequestExpired', 403, 'refresh'],
    ['ProxyError', undefined, 'again'],
    ['ProxyError', 502, 'again'],
    ['ProxyError', 407, 'never'],
    ['ConnectionOfMyOwn', undefined, 'never'],
  ] as const)('%s with status %s: %s', (code, status, kind) => {
    expect(retryOf(error(code, status))).toBe(kind);
  });
});

describe('isAnswerOfStore', () => {
  it.each([
    ['AccessDenied', 403, true],
    ['SlowDown', 503, true],
    ['Http503', 503, false],
    ['NotFromStore', 404, false],
    ['ProxyError', 407, false],
    ['UnprovenAnswer', 200, false],
    ['ECONNRESET', undefined, false],
  ] as const)('%s with status %s: %s', (code, status, isAnswer) => {
    expect(isAnswerOfStore(error(code, status))).toBe(isAnswer);
  });
});
