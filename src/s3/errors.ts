import { STATUS_CODES } from 'node:http';
import { codeOf, messageOf, type OwnCode, StoreError } from '../core/errors.ts';
import { isMergedKey, isResolvedKey, isSendableBucket, isSendableKey } from '../core/keys.ts';
import { describeValue, excerptOf, ownCopyOf, quote, quoteShort } from '../core/text.ts';
import { scopeOf } from './error-codes/error-codes.ts';
import type { OperationName } from './operations/operation.ts';
import type { WireAnswer } from './wire/message.ts';
import { readXml, type XmlDocument } from './wire/xml/read-xml.ts';

/** What an error answer says beside its code; it is the `cause` of the StoreError. */
class AnswerError extends Error {
  /** The region of the bucket, where the answer names one. */
  readonly region: string | undefined;
  /** The Retry-After header. */
  readonly retryAfter: string | undefined;

  constructor(code: string, { headers, status }: WireAnswer, region: string | undefined) {
    super(code);
    this.name = code;
    const isAboutRegion = [301, 307, 400].includes(status);
    const named = isAboutRegion ? (headers.get('x-amz-bucket-region') ?? region) : undefined;
    this.region = named && shortOf(named);
    const retryAfter = headers.get('retry-after');
    this.retryAfter = retryAfter && shortOf(retryAfter);
  }
}

/** The AnswerError among the causes of an error, if it has one. */
export function answerErrorOf({ cause }: StoreError): AnswerError | undefined {
  if (cause instanceof AnswerError) return cause;
  return cause instanceof StoreError ? answerErrorOf(cause) : undefined;
}

/** The bucket's region, which S3 names when it refuses a request for another region. */
export function regionOf(error: StoreError): string | undefined {
  return answerErrorOf(error)?.region;
}

/** Maximum characters of an id or a name in a header. */
const MAX_ID = 128;

function shortOf(text: string): string {
  return ownCopyOf(text.slice(0, MAX_ID));
}

interface RefusalDetails {
  readonly operation?: OperationName;
  /** The headers of the request. */
  readonly sent?: Readonly<Record<string, string>>;
  /** Default: the status of the answer. */
  readonly status?: number;
  /** The parsed body, where it was read before. */
  readonly document?: XmlDocument | undefined;
}

/** Codes by which a run knows what did not fail by itself. No store may claim that. */
const NEVER_ANSWERED: readonly string[] = ['RequestCanceled', 'NotAttempted'] satisfies OwnCode[];

/** The code of an error that a store answered with. */
export function answeredCode(code: string): string {
  return NEVER_ANSWERED.includes(code) ? `Store${code}` : code;
}

/** The StoreError of an error answer, with an excerpt of the server's words. */
export function refusalOf(answer: WireAnswer, details: RefusalDetails = {}): StoreError {
  const { operation, sent, status = answer.status, document = readXml(answer.body) } = details;
  const fields = document?.root === 'Error' ? document.fields : undefined;
  const field = (name: string) => {
    const text = fields?.get(name);
    return text === undefined ? undefined : excerptOf(text);
  };
  // A body that is neither empty nor S3's document may come from something in front of the store.
  const isBare = status === 404 && answer.body.length === 0;
  const given = field('Code');
  const named = given === undefined ? (isBare ? 'NotFound' : undefined) : answeredCode(given);
  const body = beginningOf(answer.body);
  const foreign = fields?.get('Code') ? undefined : foreignAnswer({ ...answer, body }, operation);
  const code = foreign?.code ?? named ?? (status === 403 ? 'AccessDenied' : `Http${status}`);
  const message = foreign?.message ?? field('Message') ?? code;
  const requestId = answer.headers.get('x-amz-request-id') ?? field('RequestId');
  return new StoreError(code, message, {
    scope: scopeOf({ code, message, status }),
    status,
    ...(requestId !== undefined && { requestId: shortOf(requestId) }),
    ...(sent !== undefined && { requestHeaders: Object.keys(sent) }),
    cause: new AnswerError(code, answer, field('Region')),
  });
}

/** Anything that was thrown while a request was sent, as a StoreError. */
export function toStoreError(thrown: unknown, signal?: AbortSignal): StoreError {
  if (thrown instanceof StoreError) return thrown;
  if (signal?.aborted === true) {
    const message = `stopped before the answer was complete: ${messageOf(signal.reason)}`;
    return new StoreError('RequestCanceled', message, { cause: thrown });
  }
  const { status, requestId, ...found } = thrownBySdk(thrown) ?? {};
  const named = excerptOf(found.code ?? codeOf(thrown));
  const code = status === undefined ? named : answeredCode(named);
  // A connection refused on every address of a host has no message.
  const message = excerptOf(found.message ?? (messageOf(thrown) || code));
  return new StoreError(code, message, {
    scope: scopeOf({ code, message, ...(status !== undefined && { status }) }),
    ...(status !== undefined && { status }),
    ...(requestId !== undefined && { requestId: shortOf(requestId) }),
    cause: boundedCause(thrown, code, message),
  });
}

/**
 * An error with longer texts than are kept, or with an answer, is reduced to its code and message.
 */
function boundedCause(thrown: unknown, code: string, message: string): unknown {
  const texts = [codeOf(thrown), messageOf(thrown)];
  const hasAnswer = (thrown as SdkError | undefined)?.$response !== undefined;
  const isBounded = !hasAnswer && texts.every((text) => text === excerptOf(text));
  if (!(thrown instanceof Error) || isBounded) return thrown;
  return Object.assign(new Error(message), { name: code });
}

/** The same promise, which rejects only with a StoreError. */
export function asStoreErrors<T>(request: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  return request.catch((thrown: unknown) => {
    throw toStoreError(thrown, signal);
  });
}

/** The error of an answer that reports success without proof of it. */
export function unproven(operation: string, missing: string): StoreError {
  return new StoreError(
    'UnprovenAnswer',
    `the answer to ${operation} reports success but lacks ${missing}: it may come from a proxy or ` +
      'a sign-in page instead of the store',
  );
}

/** What an error of the SDK (about credentials, a session, a token) keeps of the answer. */
interface SdkError {
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
  readonly $response?: {
    readonly statusCode?: number;
    readonly headers?: Readonly<Record<string, string | undefined>>;
  };
  readonly $responseBodyText?: unknown;
}

interface Thrown {
  readonly code?: string;
  readonly message?: string;
  readonly status?: number;
  readonly requestId?: string;
}

/** Error names of the SDK that don't come from an error document. */
const UNNAMED = /^(|Error|AggregateError|NotFound|SyntaxError|Unknown|UnknownError|\d+)$/;

/** What an error of the SDK says about an answer; undefined where it is not about one. */
function thrownBySdk(thrown: unknown): Thrown | undefined {
  const { $metadata, $response, $responseBodyText } = (thrown ?? {}) as SdkError;
  const status = $metadata?.httpStatusCode;
  // When the connection ended in the middle of an answer, its status means nothing.
  if (status === undefined || codeOf(thrown) === 'ECONNRESET') return undefined;
  const name = thrown instanceof Error ? thrown.name : '';
  const headers = new Map(Object.entries($response?.headers ?? {}));
  const body = typeof $responseBodyText === 'string' ? $responseBodyText : '';
  const foreign =
    UNNAMED.test(name) && $response !== undefined
      ? foreignAnswer({ status: $response.statusCode ?? 0, headers, body })
      : undefined;
  const isNamed = !UNNAMED.test(name) || name === 'NotFound';
  const code = isNamed ? name : status === 403 ? 'AccessDenied' : `Http${status}`;
  const message = messageOf(thrown).replace(/^UnknownError$/, '') || code;
  return {
    ...(foreign ?? { code, message }),
    status,
    ...($metadata?.requestId !== undefined && { requestId: $metadata.requestId }),
  };
}

/** Maximum number of characters of an answer that are searched for its first words. */
const MAX_READ = 2048;
const MAX_NAME = 100;

/** Headers that only stores send; S3 sends `x-amz-request-id` with every answer. */
const OF_STORE = /^x-(amz|cos|goog|obs|oss)-/i;

export function isStoreHeader(name: string): boolean {
  return OF_STORE.test(name);
}

/** An answer without an S3 error code. */
interface UnnamedAnswer {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string | undefined>;
  readonly body: string;
}

/**
 * The code and message of an answer that does not come from a store: it is not in the form of an S3
 * error and has no request id. Proxies, firewalls, ingresses and websites answer like this, and their
 * status says nothing about buckets and permissions. Undefined where a store may have answered.
 */
export function foreignAnswer({ status, headers, body }: UnnamedAnswer, operation = '') {
  if (status < 300 || status === 304) return undefined;
  if ([...headers.keys()].some(isStoreHeader)) return undefined;
  // Answers to HEAD have no document: a bare 403 or 404 may come from a store.
  if (operation.startsWith('Head') && status >= 400 && status !== 407) return undefined;
  const server = headers.get('server');
  const from = server ? ` from ${quote(server.slice(0, MAX_NAME))}` : '';
  const words = firstWords(body);
  const message =
    `HTTP ${status} ${STATUS_CODES[status] ?? ''}`.trimEnd() +
    `${from}${redirection(headers.get('location'))}, not an S3 answer` +
    (words === '' ? '' : `: ${quoteShort(words)}`);
  return { code: 'NotFromStore', message: excerptOf(message) } as const;
}

function redirection(location: string | undefined): string {
  if (location === undefined) return '';
  const host = URL.canParse(location) ? new URL(location).host : '';
  return host === '' ? ' to another path' : ` to ${quote(host.slice(0, MAX_NAME))}`;
}

/** The text of a page in one line, or all of it where it has no text. */
function firstWords(body: string): string {
  const start = body.slice(0, MAX_READ);
  const text = start.replaceAll(/<[^<>]*>/g, ' ');
  const words = /\S/.test(text) ? text : start;
  return words.replaceAll(/\s+/g, ' ').trim();
}

export function beginningOf(body: Buffer): string {
  return body.toString('utf8', 0, MAX_READ);
}

/** Throws a StoreError `InvalidBucket` for a name that no request can carry. */
export function assertSendableBucket(bucket: unknown): void {
  if (isSendableBucket(bucket)) return;
  throw new StoreError(
    'InvalidBucket',
    `bucket ${describeValue(bucket)} is not a valid name: use the name of a bucket or the ARN of an ` +
      'access point; no request was sent',
    { scope: 'bucket' },
  );
}

/** Throws a StoreError `InvalidKey` for a key that no request can carry. */
export function assertSendableKey(key: unknown): asserts key is string {
  if (isSendableKey(key)) return;
  throw new StoreError(
    'InvalidKey',
    `key ${describeValue(key)} is not valid: a key has 1 to 1,024 bytes in UTF-8 and no lone ` +
      'surrogates; no request was sent for it',
  );
}

/**
 * Throws a StoreError: `InvalidKey` for a key that no request can carry, `UnsafeKey` for one whose
 * URL could be shortened on the way, which for a delete includes one with an empty segment.
 */
export function assertKeyInUrl(key: unknown, isDelete = false): asserts key is string {
  assertSendableKey(key);
  const isResolved = isResolvedKey(key);
  if (!isResolved && !(isDelete && isMergedKey(key))) return;
  const what = isResolved ? 'a "." or ".." segment, or nothing but slashes' : 'an empty segment';
  throw new StoreError(
    'UnsafeKey',
    `the key ${quote(key)} has ${what}, which a proxy may remove from the URL of a request, so that ` +
      'it reaches another object or the bucket; no request was sent for it',
  );
}
