/** A request as an operation writes it; its host, credentials and signature come later. */
export interface WireRequest {
  readonly method: 'DELETE' | 'GET' | 'HEAD' | 'POST' | 'PUT';
  /** Percent-encoded, from the bucket on: it begins with a slash. */
  readonly path: string;
  /** Names and values as they are; undefined ones are left out. */
  readonly query: Readonly<Record<string, string | undefined>>;
  /** By lower-case name; the values are printable ASCII. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Whether the body of an answer of success is given as it comes. Default: it is gathered. */
  readonly isStreamed?: boolean;
}

/** The answer to a request, whatever its status. */
export interface WireAnswer {
  readonly status: number;
  /** By name in lower case; undefined where a header stands more than once. */
  readonly headers: ReadonlyMap<string, string | undefined>;
  /** Empty where it is streamed. */
  readonly body: Buffer;
  /**
   * The body of an answer of success to a streamed request. Who gets it reads it to its end or leaves
   * the loop, which frees the connection.
   */
  readonly stream?: AsyncIterable<Uint8Array>;
}

const PLAIN = /^[\w.~/-]*$/;

/** Percent-encodes all but unreserved characters, in UTF-8, as SigV4 wants it. */
export function encoded(text: string): string {
  if (PLAIN.test(text) && !text.includes('/')) return text;
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (c) => `%${hexOf(c)}`);
}

/** The same, with slashes left as they are. */
export function encodedPath(key: string): string {
  return PLAIN.test(key) ? key : encoded(key).replaceAll('%2F', '/');
}

function hexOf(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase();
}

/** A query as it is signed and sent, in the order of names. */
export function queryOf(parameters: WireRequest['query']): string {
  return Object.entries(parameters)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([name, value]) => [encoded(name), encoded(value)] as const)
    .sort(([name], [other]) => (name < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}
