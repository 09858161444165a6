import { codeOf, messageOf, StoreError } from '../core/errors.ts';
import { excerptOf } from '../core/excerpt.ts';
import { scopeOf } from './error-codes.ts';
import { foreignAnswer } from './error-codes/foreign-answer.ts';

/** What the SDK threw, in the project's words, with as much of the server's as is kept. */
export function toStoreError(
  thrown: unknown,
  signal?: AbortSignal,
  operation?: string,
): StoreError {
  if (thrown instanceof StoreError) return thrown;
  if (signal?.aborted === true) {
    const message = `stopped before the answer was complete: ${messageOf(signal.reason)}`;
    return new StoreError('RequestCanceled', message, { cause: thrown });
  }
  const metadata = metadataOf(thrown);
  const foreign = foreignAnswer(thrown, operation);
  const code = foreign?.code ?? excerptOf(sdkCode(thrown, metadata.status));
  const message = foreign?.message ?? excerptOf(sdkMessage(thrown, code));
  return new StoreError(code, message, {
    scope: scopeOf({ code, message, ...metadata }),
    cause: boundedCause(thrown, code, message),
    ...metadata,
  });
}

/**
 * The SDK's error holds all that the server said, in several places, and is kept for as long as the
 * object's failure. Where that is more than is kept, what this project reads of it is.
 */
function boundedCause(thrown: unknown, code: string, message: string): unknown {
  const kept = thrown as Readonly<Record<string, unknown>>;
  const { $metadata, $response, $responseBodyText: body, Region } = kept;
  const texts = [codeOf(thrown), messageOf(thrown), typeof body === 'string' ? body : ''];
  const isBounded = texts.every((text) => text === excerptOf(text));
  if (!(thrown instanceof Error) || isBounded) return thrown;
  return Object.assign(new Error(message), {
    name: code,
    $metadata,
    $response,
    ...(typeof Region === 'string' && { Region: excerptOf(Region) }),
  });
}

/** Runs one request of the SDK and rejects with nothing but a StoreError. */
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

interface SdkMetadata {
  readonly status?: number;
  readonly requestId?: string;
  readonly attempts?: number;
}

/** How often the SDK sent a request until this answer. */
export function attemptsOf({
  $metadata,
}: {
  readonly $metadata: { readonly attempts?: number | undefined };
}): { readonly attempts?: number } {
  return $metadata.attempts === undefined ? {} : { attempts: $metadata.attempts };
}

function metadataOf(thrown: unknown): SdkMetadata {
  const { $metadata: metadata } = thrown as {
    $metadata?: { httpStatusCode?: number; requestId?: string; attempts?: number };
  };
  return {
    ...(metadata?.httpStatusCode !== undefined && { status: metadata.httpStatusCode }),
    ...(metadata?.requestId !== undefined && { requestId: metadata.requestId }),
    ...(metadata?.attempts !== undefined && { attempts: metadata.attempts }),
  };
}

/**
 * S3's code is the name of the SDK's error; answers to HEAD have no body, so only a status. Where
 * the connection ended in the middle of an answer, its status tells nothing.
 */
function sdkCode(thrown: unknown, status: number | undefined): string {
  if (codeOf(thrown) === 'ECONNRESET') return 'ECONNRESET';
  const name = thrown instanceof Error ? thrown.name : '';
  const isNamed =
    name !== '' && !['Error', 'AggregateError', 'Unknown', 'UnknownError', '403'].includes(name);
  if (isNamed) return name;
  if (status === 403) return 'AccessDenied';
  return status === undefined ? codeOf(thrown) : `Http${status}`;
}

/** A connection refused on every address of a host is an AggregateError without a message. */
function sdkMessage(thrown: unknown, code: string): string {
  const message = messageOf(thrown);
  return message === '' || message === 'UnknownError' ? code : message;
}
