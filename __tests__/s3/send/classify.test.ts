import { describe, expect, it } from 'vitest';
import { StoreError } from '../../../src/core/errors.ts';
import { classify, isAnswerOfStore } from '../../../src/s3/send/classify.ts';

function error(code: string, status?: number): StoreError {
  return new StoreError(code, 'a message', status === undefined ? {} : { status });
}

describe('hazard 34: classify', () => {
  it.each([
    ['InternalError', 500, 'retry'],
    ['InternalError', 200, 'retry'],
    ['Http500', 500, 'retry'],
    ['Http502', 502, 'retry'],
    ['Http504', 504, 'retry'],
    ['Http520', 520, 'retry'],
    ['Http408', 408, 'retry'],
    ['Http200', 200, 'retry'],
    ['RequestTimeout', 400, 'retry'],
    ['BadDigest', 400, 'retry'],
    ['XAmzContentSHA256Mismatch', 400, 'retry'],
    ['IncompleteBody', 400, 'retry'],
    ['OperationAborted', 409, 'retry'],
    ['ConditionalRequestConflict', 409, 'retry'],
    ['RequestTimeTooSkewed', 403, 'retry'],
    ['UnprovenAnswer', undefined, 'retry'],
    ['ECONNRESET', undefined, 'retry'],
    ['ECONNREFUSED', undefined, 'retry'],
    ['ENOTFOUND', undefined, 'retry'],
    ['EAI_AGAIN', undefined, 'retry'],
    ['EPIPE', undefined, 'retry'],
    ['HPE_INVALID_CONSTANT', undefined, 'retry'],
    ['TimeoutError', undefined, 'retry'],
    ['SlowDown', 503, 'throttled'],
    ['ServiceUnavailable', 503, 'throttled'],
    ['Http503', 503, 'throttled'],
    ['Http429', 429, 'throttled'],
    ['TooManyRequests', 429, 'throttled'],
    ['RequestLimitExceeded', 400, 'throttled'],
    ['ExpiredToken', 400, 'expired'],
    ['TokenRefreshRequired', 400, 'expired'],
    ['AccessDenied', 403, 'permanent'],
    ['NoSuchBucket', 404, 'permanent'],
    ['NoSuchUpload', 404, 'permanent'],
    ['PreconditionFailed', 412, 'permanent'],
    ['InvalidAccessKeyId', 403, 'permanent'],
    ['SignatureDoesNotMatch', 403, 'permanent'],
    ['NotImplemented', 501, 'permanent'],
    ['MethodNotAllowed', 405, 'permanent'],
    ['CredentialsProviderError', undefined, 'permanent'],
    ['CERT_HAS_EXPIRED', undefined, 'permanent'],
    ['ContentChanged', undefined, 'permanent'],
    ['UnreadableFile', undefined, 'permanent'],
    ['RequestCanceled', undefined, 'permanent'],
    ['InvalidBucket', undefined, 'permanent'],
    ['InvalidKey', undefined, 'permanent'],
  ] as const)('%s with status %s: %s', (code, status, kind) => {
    expect(classify(error(code, status))).toBe(kind);
  });
});

describe('isAnswerOfStore', () => {
  it.each([
    ['AccessDenied', 403, true],
    ['SlowDown', 503, true],
    ['Http503', 503, false],
    ['UnprovenAnswer', 200, false],
    ['ECONNRESET', undefined, false],
  ] as const)('%s with status %s: %s', (code, status, isAnswer) => {
    expect(isAnswerOfStore(error(code, status))).toBe(isAnswer);
  });
});
