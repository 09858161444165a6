/** What stands before the body of an answer in HTTP/1.1 (https://www.rfc-editor.org/rfc/rfc9112). */
export interface AnswerHead {
  readonly status: number;
  /** By name in lower case; undefined where a header stands more than once. */
  readonly headers: ReadonlyMap<string, string | undefined>;
  /** Bytes of the body, or how its end is told: by its last chunk, or by that of the connection. */
  readonly length: number | 'chunked' | 'rest';
  /** Whether another request may follow on the same connection. */
  readonly isKept: boolean;
}

/** Bytes, of the head and of the trailer each; as many as Node takes. */
export const MAX_HEAD = 16 * 1024;

const TEXT = String.raw`[\t\x20-\x7e\x80-\xff]*`;
const FIELD = String.raw`[!#$%&'*+.^_\x60|~\w-]+:${TEXT}\r\n`;
const HEAD = new RegExp(`^HTTP/1\\.[01] [1-9]\\d\\d(?: ${TEXT})?\\r\\n(?:${FIELD})*$`);
const TRAILER = new RegExp(`^(?:${FIELD})*$`);

/**
 * Reads a head up to its empty line, without it. Throws what is not HTTP/1.x to the letter, or
 * leaves open where its body ends: two readings of that are how answers are smuggled.
 */
export function readHead(source: string): AnswerHead {
  if (!HEAD.test(source)) throw notHttp('it does not begin with a head of HTTP/1.1');
  const lines = source.split('\r\n');
  const [first = ''] = lines;
  const status = Number(first.slice(9, 12));
  const headers = headersOf(lines);
  const isLatest = first.charCodeAt(7) === ONE;
  const length = lengthOf(status, headers, isLatest);
  const isClosed = /\bclose\b/i.test(headers.get('connection') ?? '') || length === 'rest';
  return { status, headers, length, isKept: isLatest && !isClosed };
}

/** Throws unless what follows the last chunk is a trailer; nobody needs what it says. */
export function assertTrailer(source: string): void {
  if (!TRAILER.test(source)) throw notHttp('its last chunk is followed by something else');
}

const ONE = 0x31;

function headersOf(lines: readonly string[]): Map<string, string | undefined> {
  const headers = new Map<string, string | undefined>();
  for (let at = 1; at < lines.length - 1; at += 1) {
    const line = lines[at] ?? '';
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    headers.set(name, headers.has(name) ? undefined : line.slice(colon + 1).trim());
  }
  return headers;
}

function lengthOf(
  status: number,
  headers: AnswerHead['headers'],
  isLatest: boolean,
): AnswerHead['length'] {
  const coding = 'transfer-encoding';
  const hasLength = headers.has('content-length');
  if (headers.has(coding)) {
    const isChunked = headers.get(coding)?.toLowerCase() === 'chunked';
    if (!isChunked || hasLength || !isLatest) throw notHttp('it does not tell where its body ends');
  }
  if (status < 200 || status === 204 || status === 304) return 0;
  if (headers.has(coding)) return 'chunked';
  if (!hasLength) return 'rest';
  const length = headers.get('content-length') ?? '';
  if (!/^\d{1,15}$/.test(length)) throw notHttp('its Content-Length is no number of bytes');
  return Number(length);
}

/** Under the code that Node's parser has for what it can't read. */
export function notHttp(what: string, code = 'HPE_INVALID_CONSTANT'): Error {
  const message = `what answers does not speak HTTP/1.1 as a store does: ${what}`;
  return Object.assign(new Error(message), { code });
}
