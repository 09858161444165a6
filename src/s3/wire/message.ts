import { StoreError } from '../../core/errors.ts';

/** A request as an operation writes it, without host, credentials and signature. */
export interface WireRequest {
  readonly method: 'DELETE' | 'GET' | 'HEAD' | 'POST' | 'PUT';
  /** Percent-encoded, relative to the bucket, with a leading slash. */
  readonly path: string;
  /** Names and values, not encoded; undefined ones are left out. */
  readonly query: Readonly<Record<string, string | undefined>>;
  /** By name in lower case; the values are printable ASCII. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /**
   * Whether the body of a 2xx answer is streamed; `unless-partial`: except that of a 206. Default:
   * false, it is gathered in memory.
   */
  readonly isStreamed?: boolean | 'unless-partial';
  /** Maximum bytes of the body of a 2xx answer in memory. Default: 64 KiB. */
  readonly maxBody?: number;
  /** Called once, when the request is written to a connection. */
  readonly onSent?: () => void;
}

/** The answer to a request, whatever its status. */
export interface WireAnswer {
  readonly status: number;
  /** By name in lower case; undefined for a header that occurs more than once. */
  readonly headers: ReadonlyMap<string, string | undefined>;
  /** Empty when the body is streamed. */
  readonly body: Buffer;
  /**
   * The body of a 2xx answer to a streamed request. The caller reads it to its end or leaves the
   * loop, which frees the connection.
   */
  readonly stream?: AsyncIterable<Uint8Array>;
  /** Ends the connection that the answer came on: the next answer there may be another request's. */
  readonly discard?: () => void;
}

const PLAIN = /^[\w.~/-]*$/;

/** Percent-encodes all but unreserved characters, in UTF-8, as SigV4 requires. */
export function encoded(text: string): string {
  if (PLAIN.test(text) && !text.includes('/')) return text;
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (c) => `%${hexOf(c)}`);
}

/** Percent-encodes a path: as `encoded`, but keeps slashes. */
export function encodedPath(key: string): string {
  return PLAIN.test(key) ? key : encoded(key).replaceAll('%2F', '/');
}

function hexOf(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase();
}

/** The query string, in the order of names, as it is signed and sent. */
export function queryOf(parameters: WireRequest['query']): string {
  return Object.entries(parameters)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([name, value]) => [encoded(name), encoded(value)] as const)
    .sort(([name], [other]) => (name < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** A request as it is sent. */
export interface SentRequest extends Pick<
  WireRequest,
  'method' | 'headers' | 'body' | 'isStreamed' | 'maxBody' | 'onSent'
> {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Path and query, percent-encoded. */
  readonly target: string;
}

const TARGET = /^\/[\x21-\x7e]*$/;
const NAME = /^[!#$%&'*+.^_`|~\w-]+$/;
const VALUE = /^[\t\x20-\x7e]*$/;

/**
 * Names and values in turn. Throws a StoreError for a line break and other characters with which a
 * value could inject a header or a request.
 */
export function headerList({ target, headers }: SentRequest): string[] {
  if (!TARGET.test(target)) throw unsendable('the path of a request');
  const list: string[] = [];
  for (const name in headers) {
    const value = headers[name] ?? '';
    if (!NAME.test(name) || !VALUE.test(value)) throw unsendable(`the header ${name}`);
    list.push(name, value);
  }
  return list;
}

/** The message leaves out the value: one with a line break at its end is often a secret. */
function unsendable(what: string): StoreError {
  return new StoreError(
    'InvalidHeader',
    `${what} contains a character that can't be sent, such as a line break: check the ends of ` +
      'AWS_ACCESS_KEY_ID, AWS_SESSION_TOKEN and the region',
    { scope: 'batch' },
  );
}

/**
 * A request with headers that every request gets, unless it has others of the same names. The owner
 * that is expected of the bucket is expected of the source of a copy too.
 */
export function withHeaders(
  request: WireRequest,
  ofAll: Readonly<Record<string, string>>,
): WireRequest {
  const owner = ofAll['x-amz-expected-bucket-owner'];
  const isCopy = request.headers['x-amz-copy-source'] !== undefined;
  const ofSource = isCopy && owner !== undefined && { 'x-amz-source-expected-bucket-owner': owner };
  return { ...request, headers: { ...ofAll, ...ofSource, ...request.headers } };
}
