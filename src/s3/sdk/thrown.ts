import { codeOf, messageOf } from '../../core/errors.ts';
import { foreignAnswer } from '../error-codes/foreign-answer.ts';

/** What the SDK keeps of an answer in what it throws: for credentials, a session, a token. */
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

/** Names that stand for no document of an error. */
const UNNAMED = /^(|Error|AggregateError|NotFound|SyntaxError|Unknown|UnknownError|\d+)$/;

/** What an error of the SDK tells; undefined where it is none about an answer. */
export function thrownBySdk(thrown: unknown): Thrown | undefined {
  const { $metadata, $response, $responseBodyText } = (thrown ?? {}) as SdkError;
  const status = $metadata?.httpStatusCode;
  // Where the connection ended in the middle of an answer, its status tells nothing.
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
