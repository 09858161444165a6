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
  /** Names and values in turns, as they came: of most, nobody wants to know the text. */
  readonly rawHeaders: readonly Buffer[];
  readonly body: Buffer;
}

/**
 * The one value of a header, its name in lower case; undefined when it is missing or stands there
 * more than once.
 */
export function headerOf({ rawHeaders }: WireAnswer, name: string): string | undefined {
  let found: Buffer | undefined;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const key = rawHeaders[at];
    if (key?.length !== name.length || nameOf(key) !== name) continue;
    if (found !== undefined) return undefined;
    found = rawHeaders[at + 1];
  }
  return found?.toString('latin1');
}

/** All headers that stand there once, by their names in lower case. */
export function headersOfAnswer(answer: WireAnswer): Record<string, string> {
  const names = answer.rawHeaders.filter((_, at) => at % 2 === 0).map(nameOf);
  const entries = names.map((name) => [name, headerOf(answer, name)] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => !!entry[1]));
}

function nameOf(raw: Buffer): string {
  return raw.toString('latin1').toLowerCase();
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
