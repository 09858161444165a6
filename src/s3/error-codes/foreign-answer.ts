import { STATUS_CODES } from 'node:http';
import { excerptOf } from '../../core/excerpt.ts';
import { quoted, shown } from '../../core/shown.ts';

/** Characters of an answer that its first words are looked for in. */
const MAX_READ = 2048;
const MAX_NAME = 100;

/** Headers that only stores send; S3 sends `x-amz-request-id` with everything. */
const OF_STORE = /^x-(amz|cos|goog|obs|oss)-/i;

/** An answer that names no error as S3 does. */
interface UnnamedAnswer {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string | undefined>;
  readonly body: string;
}

/**
 * The code and the words of an answer that no store has given: not in the form of S3's errors, and
 * without the id of a request. A proxy, a firewall, an ingress or a website answers so, and its
 * status says nothing about buckets and rights. Undefined where a store may have answered.
 */
export function foreignAnswer({ status, headers, body }: UnnamedAnswer, operation = '') {
  if (status < 300 || status === 304) return undefined;
  if ([...headers.keys()].some((header) => OF_STORE.test(header))) return undefined;
  // To HEAD there is no document: a bare 403 or 404 may well be a store's.
  if (operation.startsWith('Head') && status >= 400 && status !== 407) return undefined;
  const server = headers.get('server');
  const from = server ? ` from ${quoted(server.slice(0, MAX_NAME))}` : '';
  const words = firstWords(body);
  const message =
    `HTTP ${status} ${STATUS_CODES[status] ?? ''}`.trimEnd() +
    `${from}${redirection(headers.get('location'))}, not in the form of S3` +
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
