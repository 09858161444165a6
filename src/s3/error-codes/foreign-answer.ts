import { STATUS_CODES } from 'node:http';
import { excerptOf } from '../../core/excerpt.ts';
import { quoted, shown } from '../../core/shown.ts';

/** Characters of an answer that its first words are looked for in. */
const MAX_READ = 2048;
const MAX_NAME = 100;

/** What names an error by S3's own document, or by nothing: these are the SDK's for no document. */
const UNNAMED = new Set(['', 'Error', 'NotFound', 'SyntaxError', 'Unknown', 'UnknownError']);

/** Headers that only stores send; S3 sends `x-amz-request-id` with everything. */
const OF_STORE = /^x-(amz|cos|goog|obs|oss)-/i;

/** As the SDK keeps an answer with its error. */
interface KeptAnswer {
  readonly name?: unknown;
  readonly $response?: {
    readonly statusCode?: number;
    readonly headers?: Readonly<Record<string, string | undefined>>;
  };
  readonly $responseBodyText?: unknown;
}

/**
 * The code and the words of an answer that no store has given: not in the form of S3's errors, and
 * without the id of a request. A proxy, a firewall, an ingress or a website answers so, and its
 * status says nothing about buckets and rights. Undefined where a store may have answered.
 */
export function foreignAnswer(thrown: unknown, operation = '') {
  const { name, $response, $responseBodyText: body } = (thrown ?? {}) as KeptAnswer;
  const { statusCode: status = 0, headers = {} } = $response ?? {};
  const isNamed = typeof name !== 'string' || !(UNNAMED.has(name) || /^\d+$/.test(name));
  if (isNamed || status < 300 || status === 304) return undefined;
  if (Object.keys(headers).some((header) => OF_STORE.test(header))) return undefined;
  // To HEAD there is no document: a bare 403 or 404 may well be a store's.
  if (operation.startsWith('Head') && status >= 400 && status !== 407) return undefined;
  const from = headers['server'] ? ` from ${quoted(headers['server'].slice(0, MAX_NAME))}` : '';
  const words = typeof body === 'string' ? firstWords(body) : '';
  const message =
    `HTTP ${status} ${STATUS_CODES[status] ?? ''}`.trimEnd() +
    `${from}${redirection(headers['location'])}, not in the form of S3` +
    (words === '' ? '' : `: ${shown(words)}`);
  return { code: 'NotFromStore', message: excerptOf(message) } as const;
}

function redirection(location: string | undefined): string {
  if (location === undefined) return '';
  const host = URL.canParse(location) ? new URL(location).host : '';
  return host === '' ? ' to another path' : ` to ${quoted(host.slice(0, MAX_NAME))}`;
}

/** The text of a page, or all of it where there is none, in one line. */
function firstWords(body: string): string {
  const start = body.slice(0, MAX_READ);
  const text = start.replaceAll(/<[^<>]*>/g, ' ');
  const words = /\S/.test(text) ? text : start;
  return words.replaceAll(/\s+/g, ' ').trim();
}

/** The beginning of a body, for its first words. */
export function beginningOf(body: Buffer): string {
  return body.toString('utf8', 0, MAX_READ);
}
