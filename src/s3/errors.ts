import { codeOf, messageOf, StoreError } from '../core/errors.ts';
import { excerptOf } from '../core/excerpt.ts';
import { scopeOf } from './error-codes.ts';
import { beginningOf, foreignAnswer } from './error-codes/foreign-answer.ts';
import type { OperationName } from './operations/operation.ts';
import { thrownBySdk } from './sdk/thrown.ts';
import type { WireAnswer } from './wire/message.ts';
import { readXml, type XmlDocument } from './wire/xml/read-xml.ts';

/** What an answer that refused said beside its code: a cause of the StoreError. */
export class AnswerError extends Error {
  /** Where it says that the bucket is. */
  readonly region: string | undefined;
  /** Its header Retry-After. */
  readonly retryAfter: string | undefined;

  constructor(code: string, { headers, status }: WireAnswer, region: string | undefined) {
    super(code);
    this.name = code;
    const isAboutRegion = [301, 307, 400].includes(status);
    this.region = isAboutRegion ? (headers.get('x-amz-bucket-region') ?? region) : undefined;
    this.retryAfter = headers.get('retry-after');
  }
}

/** What the answer said that an error is about, if there was one. */
export function answerErrorOf({ cause }: StoreError): AnswerError | undefined {
  if (cause instanceof AnswerError) return cause;
  return cause instanceof StoreError ? answerErrorOf(cause) : undefined;
}

/** S3 names a bucket's region when it refuses a request that was meant for another. */
export function regionOf(error: StoreError): string | undefined {
  return answerErrorOf(error)?.region;
}

interface RefusalDetails {
  readonly operation?: OperationName;
  /** Default: that of the answer. */
  readonly status?: number;
  /** The answer's body, where it was read before. */
  readonly document?: XmlDocument | undefined;
}

/** The error of an answer that is none of success, with as much of the server's words as is kept. */
export function refusalOf(answer: WireAnswer, details: RefusalDetails = {}): StoreError {
  const { operation, status = answer.status, document = readXml(answer.body) } = details;
  const fields = document?.root === 'Error' ? document.fields : undefined;
  const field = (name: string) => {
    const text = fields?.get(name);
    return text === undefined ? undefined : excerptOf(text);
  };
  // What is neither empty nor S3's document may be the answer of something before the store.
  const isBare = status === 404 && answer.body.length === 0;
  const named = field('Code') ?? (isBare ? 'NotFound' : undefined);
  const body = beginningOf(answer.body);
  const foreign = fields?.get('Code') ? undefined : foreignAnswer({ ...answer, body }, operation);
  const code = foreign?.code ?? named ?? (status === 403 ? 'AccessDenied' : `Http${status}`);
  const message = foreign?.message ?? field('Message') ?? code;
  const requestId = answer.headers.get('x-amz-request-id') ?? field('RequestId');
  return new StoreError(code, message, {
    scope: scopeOf({ code, message, status }),
    status,
    ...(requestId !== undefined && { requestId: excerptOf(requestId) }),
    cause: new AnswerError(code, answer, field('Region')),
  });
}

/** Anything that was thrown on the way of a request, as a StoreError. */
export function toStoreError(thrown: unknown, signal?: AbortSignal): StoreError {
  if (thrown instanceof StoreError) return thrown;
  if (signal?.aborted === true) {
    const message = `stopped before the answer was complete: ${messageOf(signal.reason)}`;
    return new StoreError('RequestCanceled', message, { cause: thrown });
  }
  const { status, requestId, ...found } = thrownBySdk(thrown) ?? {};
  const code = excerptOf(found.code ?? codeOf(thrown));
  // A connection refused on every address of a host has no message.
  const message = excerptOf(found.message ?? (messageOf(thrown) || code));
  return new StoreError(code, message, {
    scope: scopeOf({ code, message, ...(status !== undefined && { status }) }),
    ...(status !== undefined && { status }),
    ...(requestId !== undefined && { requestId }),
    cause: boundedCause(thrown, code, message),
  });
}

/** An error that holds more than is kept is kept by its code and message alone. */
function boundedCause(thrown: unknown, code: string, message: string): unknown {
  const texts = [codeOf(thrown), messageOf(thrown)];
  const isBounded = texts.every((text) => text === excerptOf(text));
  if (!(thrown instanceof Error) || isBounded) return thrown;
  return Object.assign(new Error(message), { name: code });
}

/** Runs requests and rejects with nothing but a StoreError. */
export function asStoreErrors<T>(request: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  return request.catch((thrown: unknown) => {
    throw toStoreError(thrown, signal);
  });
}

/** The error of an answer that looked like success but holds no proof of it. */
export function unproven(operation: string, missing: string): StoreError {
  return new StoreError(
    'UnprovenAnswer',
    `the server answered ${operation} with success but without ${missing}: something between ` +
      'here and the store (a proxy, a login page) may have answered in its place',
  );
}
