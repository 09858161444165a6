/** A request as it is signed and sent, its host and credentials aside. */
export interface WireRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Percent-encoded; from the bucket's own path on, beginning with a slash. */
  readonly path: string;
  /** Percent-encoded, in the order of its names; empty when there is none. */
  readonly query: string;
  /** By lower-case name; the values are printable ASCII. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

export interface WireAnswer {
  readonly status: number;
  /** By name in lower case; undefined where a header stands more than once. */
  readonly headers: ReadonlyMap<string, string | undefined>;
  readonly body: Buffer;
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

/** A query from names and values as they are, in the order of names; without undefined ones. */
export function queryOf(parameters: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(parameters)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([name, value]) => [encoded(name), encoded(value)] as const)
    .sort(([name], [other]) => (name < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}
