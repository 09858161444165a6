import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../src/action/report/explain.ts';
import { ItemError, StoreError } from '../../../src/core/errors.ts';
import {
  ERROR_ROWS,
  findIn,
  isAnswerOfStore,
  retryOf,
  rowOf,
  scopeOf,
} from '../../../src/s3/error-codes/error-codes.ts';
import { ACCESS_CASES, denied, store, STORE_CASES, WAY_CASES } from './cases.ts';

const CASES = [...WAY_CASES, ...ACCESS_CASES, ...STORE_CASES];

describe('the table of errors', () => {
  const rows = CASES.map(([id, error, todo, bucket = 'b']) => ({ id, error, todo, bucket }));

  it.each(rows)('knows $id by "$error.message"', ({ id, error, todo, bucket }) => {
    const facts = factsOf(error, bucket);
    const row = rowOf(facts);
    expect(row?.id).toBe(id);
    const place = { endpoint: 'https://s3.example', bucket };
    expect(row?.todo(place, facts).slice(0, todo.length)).toBe(todo);
    expect(row?.happened(place, facts)).toMatch(/^([a-z"]|https:|Object Lock|MFA)[^\n]*[^.]$/);
  });

  it('has a realistic error for every row, and one row for every id', () => {
    const ids = ERROR_ROWS.map(({ id }) => id);
    expect(new Set(CASES.map(([id]) => id))).toEqual(new Set(ids));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(ERROR_ROWS.map(({ id }) => id))('needs its row %s', (id) => {
    const without = ERROR_ROWS.filter((row) => row.id !== id);
    const known = rows.filter((one) => one.id === id);
    expect(known.length).toBeGreaterThan(0);
    for (const { error, bucket } of known) {
      expect(findIn(without, factsOf(error, bucket))?.row.id).not.toBe(id);
    }
  });

  it('says of a condition what it is, and has words exactly where it has one', () => {
    const signs = ERROR_ROWS.flatMap((row) => row.signs);
    const odd = signs.filter(({ when, condition }) => (when && 1) !== (condition && 1));
    expect(odd).toEqual([]);
  });

  it.each([
    store('SomethingElse'),
    store('InvalidRequest', 'Bucket is missing Object Lock Configuration'),
    store('NoSuchKey', 'x', { status: 404, operation: 'PutObject' }),
    new Error('AccessDenied'),
  ])('says nothing of %o', (error) => {
    expect(rowOf(factsOf(error, 'b'))).toBeUndefined();
  });

  it('names the key of a request only where the failure is of another object', () => {
    const error = denied('PutObject', 'k');
    const todoOf = (thrown: unknown) => {
      const facts = factsOf(thrown, 'b');
      return rowOf(facts)?.todo({ endpoint: undefined, bucket: 'b' }, facts);
    };
    const item = (key: string) => new ItemError({ bucket: 'b', key }, error.code, error, 'upload');
    expect(todoOf(item('k'))).toContain('s3:PutObject on the objects of the bucket "b"');
    expect(todoOf(item('other'))).toContain('s3:PutObject on the object "k" of the bucket "b"');
    expect(todoOf(error)).toContain('s3:PutObject on the object "k" of the bucket "b"');
  });
});

/** Every code that needs nothing more to be known by; `X` stands for any characters. */
const TREATMENTS = [
  ['descriptors', 'never', 'item', 'EMFILE ENFILE'],
  ['disk-read', 'never', 'batch', 'SourceUnreadable'],
  ['disk-read', 'never', 'item', 'UnreadableDirectory UnreadableFile EIO'],
  ['disk-write', 'never', 'item', 'WriteFailed'],
  [
    'content-changed',
    'never',
    'item',
    'ContentChanged DirectoryReplaced FileChanged FileDisappeared',
  ],
  ['link', 'never', 'item', 'DanglingLink LinkLoop LinkOutOfRoot'],
  ['git-directory', 'never', 'item', 'GitDirectory'],
  ['file-name', 'never', 'item', 'InvalidFileName'],
  ['not-a-file', 'never', 'item', 'NotARegularFile'],
  ['unsafe-path', 'never', 'item', 'UnsafeFile UnsafePath'],
  ['ca-bundle', 'never', 'batch', 'InvalidCaBundle'],
  ['cancelled', 'never', 'item', 'RequestCanceled AbortError'],
  ['deploy-in-progress', 'never', 'item', 'DeployInProgress'],
  ['deploy-overtaken', 'never', 'item', 'DeployOvertaken'],
  ['lease-expired', 'never', 'item', 'LeaseExpired'],
  [
    'listing',
    'never',
    'item',
    'AmbiguousKeys ForeignKey ListingLoop ListingOrder UnorderedListing',
  ],
  ['unsafe-key', 'never', 'item', 'UnsafeKey'],
  ['no-server-time', 'never', 'item', 'NoServerTime'],
  ['still-there', 'never', 'item', 'StillListed UploadStillThere'],
  ['outcome-unknown', 'never', 'item', 'UnknownOutcome'],
  ['dns', 'again', 'batch', 'ENOTFOUND EAI_AGAIN'],
  ['dns', 'never', 'batch', 'EAI_FAIL'],
  ['endpoint-scheme', 'never', 'batch', 'InsecureEndpoint'],
  [
    'tls',
    'never',
    'batch',
    'ERR_TLS_X CERT_X CRL_X X_CERT X_CERTIFICATE SELF_SIGNEDX DEPTH_ZEROX UNABLE_TO_X ERROR_IN_CX INVALID_CA INVALID_PURPOSE PATH_LENGTH_EXCEEDED HOSTNAME_MISMATCH',
  ],
  ['tls', 'again', 'batch', 'EPROTO ERR_SSL_X'],
  ['unreachable', 'again', 'batch', 'ECONNREFUSED EHOSTUNREACH ENETUNREACH'],
  ['unreachable', 'again', 'item', 'ETIMEDOUT TimeoutError'],
  [
    'connection-lost',
    'again',
    'item',
    'ECONNX EPIPE EHOSTDOWN ENETDOWN ENETRESET EADDRNOTAVAIL ERR_STREAM_PREMATURE_CLOSE NetworkingError RequestTimeout IncompleteBody',
  ],
  ['unproven-answer', 'again', 'item', 'Unaccounted UnprovenAnswer HPE_X SyntaxError'],
  ['proxy', 'again', 'item', 'ProxyError'],
  ['not-from-store', 'never', 'item', 'NotFromStore'],
  ['no-space', 'never', 'item', 'QuotaExceeded XMinioAdminBucketQuotaExceeded NoSpaceLeft'],
  ['no-space', 'again', 'item', 'XMinioStorageFull InsufficientCapacity'],
  ['cap-exceeded', 'never', 'item', 'XCapExceeded Xcap_exceeded'],
  ['account', 'never', 'item', 'AllAccessDisabled'],
  ['account', 'never', 'batch', 'AccountProblem UserDisable InDebt NotEntitled'],
  ['object-lock', 'never', 'item', 'ObjectLocked'],
  ['kms', 'never', 'item', 'KMSX'],
  ['requester-pays', 'never', 'item', 'UserProjectMissing'],
  ['access-denied', 'never', 'item', 'AccessDenied Forbidden'],
  [
    'wrong-region',
    'never',
    'item',
    'IllegalLocationConstraintException IncorrectEndpoint InvalidRegionName PermanentRedirect TemporaryRedirect Http301 Http307',
  ],
  ['no-such-bucket', 'never', 'bucket', 'NoSuchBucket'],
  ['no-credentials', 'never', 'batch', 'CredentialsProviderError'],
  ['expired-token', 'refresh', 'batch', 'ExpiredToken ExpiredTokenException TokenRefreshRequired'],
  ['clock', 'again', 'item', 'RequestTimeTooSkewed'],
  ['clock', 'refresh', 'batch', 'RequestExpired'],
  ['clock', 'never', 'item', 'RequestInTheFuture'],
  [
    'unknown-key',
    'never',
    'batch',
    'InvalidAccessKeyId InvalidToken InvalidClientTokenId NotSignedUp',
  ],
  ['signature', 'never', 'batch', 'SignatureDoesNotMatch'],
  ['signature', 'never', 'item', 'AuthorizationHeaderMalformed'],
  ['checksum', 'again', 'item', 'BadDigest XAmzContentChecksumMismatch XAmzContentSHA256Mismatch'],
  ['checksum-demanded', 'never', 'bucket', 'MissingContentMD5'],
  ['checksum-refused', 'never', 'item', 'InvalidDigest'],
  ['listing-version-1', 'never', 'bucket', 'ListingVersionOne'],
  ['exists', 'never', 'item', 'PreconditionFailed'],
  ['conflict', 'again', 'item', 'ConditionalRequestConflict OperationAborted'],
  ['acl-not-supported', 'never', 'item', 'AccessControlListNotSupported'],
  ['too-large', 'never', 'item', 'EntityTooLarge EntityTooSmall'],
  ['storage-class', 'never', 'item', 'InvalidStorageClass'],
  ['archived', 'never', 'item', 'InvalidObjectState'],
  [
    'virtual-host',
    'never',
    'bucket',
    'SecondLevelDomainForbidden VirtualHostDomainRequired PathStyleDomainForbidden InvalidPathAccess',
  ],
  ['long-key', 'never', 'item', 'KeyTooLongError KeyTooLong'],
  [
    'key-in-way',
    'never',
    'item',
    'ObjectParentIsFile ExistingObjectIsDirectory XMinioParentIsObject XMinioObjectExistsAsDirectory',
  ],
  ['invalid-bucket-name', 'never', 'bucket', 'InvalidBucket InvalidBucketName'],
  ['headers', 'never', 'item', 'InvalidTag MetadataTooLarge InvalidEncryptionAlgorithmError'],
  ['not-supported', 'never', 'item', 'MethodNotAllowed NotImplemented'],
  ['internal', 'again', 'item', 'InternalError'],
  [
    'throttled',
    'slower',
    'item',
    'ThrottlX SlowDownX RequestLimitExceeded RequestThrottled BandwidthLimitExceeded ServiceUnavailable TooManyRequestsX',
  ],
] as const;

/** Those that a status or a message decides about. */
const CONDITIONAL = [
  ['mfa-delete', 'never', 'bucket', 'AccessDenied', 403, 'Mfa Authentication must be used'],
  ['mfa-delete', 'never', 'item', 'InvalidRequest', 400, 'x-amz-mfa is missing'],
  ['proxy', 'never', 'batch', 'ProxyError', 407, ''],
  ['proxy', 'again', 'item', 'ProxyError', 502, ''],
  ['proxy', 'never', 'batch', 'NotFromStore', 407, ''],
  ['body-limit', 'never', 'item', 'NotFromStore', 413, ''],
  ['gateway', 'slower', 'item', 'NotFromStore', 503, ''],
  ['gateway', 'again', 'item', 'NotFromStore', 502, ''],
  ['gateway', 'again', 'item', 'NotFromStore', 408, ''],
  ['not-from-store', 'never', 'item', 'NotFromStore', 501, ''],
  ['endpoint-scheme', 'again', 'batch', 'EPROTO', undefined, 'wrong version number'],
  ['endpoint-scheme', 'never', 'batch', 'NotFromStore', 400, 'HTTP request to an HTTPS server'],
  ['several-regions', 'never', 'bucket', 'Error', undefined, 'no SigV4a implementation'],
  ['no-space', 'again', 'item', 'Other', 507, ''],
  ['throttled', 'slower', 'item', 'Other', 429, ''],
  ['throttled', 'slower', 'item', 'Other', 503, ''],
  ['server-error', 'again', 'item', 'Other', 408, ''],
  ['server-error', 'again', 'item', 'Other', 500, ''],
  ['internal', 'again', 'item', 'InternalError', 503, ''],
  ['unreadable-answer', 'again', 'item', 'Other', 204, ''],
  [undefined, 'never', 'item', 'Other', 501, ''],
  [undefined, 'never', 'item', 'Other', 301, ''],
  [undefined, 'never', 'item', 'Other', 413, ''],
] as const;

describe('the treatment of an error', () => {
  const rows = TREATMENTS.flatMap(([id, retry, scope, codes]) =>
    codes.split(' ').map((code) => ({ id, retry, scope, code })),
  );

  it.each(rows)('$code is $id: $retry, $scope', ({ id, retry, scope, code }) => {
    expect(rowOf({ code, message: '', causes: [], bucket: 'b' })?.id).toBe(id);
    expect([retryOf({ code }), scopeOf({ code })]).toEqual([retry, scope]);
  });

  it('stands above for every code of the table', () => {
    const signs = ERROR_ROWS.flatMap((row) => row.signs).filter(({ when }) => when === undefined);
    const codes = signs.flatMap((sign) => sign.codes ?? []).map((code) => code.replace('*', 'X'));
    expect(new Set(rows.map(({ code }) => code))).toEqual(new Set(codes));
  });

  it.each(CONDITIONAL)('%s, %s, %s: %s with status %s %s', (id, retry, scope, ...traits) => {
    const [code, status, message] = traits;
    const error = { code, status, message };
    const facts = { code, message, causes: [], bucket: 'b', ...(status && { status }) };
    expect(rowOf(facts)?.id).toBe(id);
    expect([retryOf(error), scopeOf(error)]).toEqual([retry, scope]);
  });

  it('is seen here, or in the cases, for every sign of the table', () => {
    const cases = [...WAY_CASES, ...ACCESS_CASES, ...STORE_CASES];
    const plain = { message: '', causes: [], bucket: 'b' };
    const facts = [
      ...cases.map(([, error, , bucket = 'b']) => factsOf(error, bucket)),
      ...rows.map(({ code }) => ({ ...plain, code })),
      ...CONDITIONAL.map(([, , , code, status, message]) => ({
        ...plain,
        code,
        message,
        ...(status && { status }),
      })),
    ];
    const seen = new Set(facts.map((one) => findIn(ERROR_ROWS, one)?.sign));
    const unseen = ERROR_ROWS.flatMap(({ id, signs }) =>
      signs.filter((sign) => !seen.has(sign)).map((sign) => [id, sign.codes, sign.condition]),
    );
    expect(unseen).toEqual([]);
  });

  it('knows a code of the store from a name that only looks like it', () => {
    expect(retryOf({ code: 'XSlowDown' })).toBe('never');
    expect(retryOf({ code: '__proto__' })).toBe('never');
  });

  it.each(['\n', '\r', '\u2028'])('sends again after a status with any code: %j', (lineEnd) => {
    expect(retryOf({ code: `a${lineEnd}b`, status: 500 })).toBe('again');
  });
});

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
