import type { SentAnswer } from './hostile-wire.ts';

/** What was really sent for one request of the store, or for several. */
export interface Evidence {
  readonly sent: readonly SentAnswer[];
  /** Whether there is a status line with such a status. */
  hasStatus(pattern: string): boolean;
  /** Whether a text stands in a body, as it is or with what XML and JSON escape read. */
  readonly says: (text: string) => boolean;
  /** The values of a header wherever it stands. */
  valuesOf(header: string): readonly string[];
  /** How often the start tag of an element stands in the last answer. */
  count(element: string): number;
  /** The texts of an element, in all readings. */
  textsOf(element: string): ReadonlySet<string>;
  /** The texts of an element within another one. */
  textsWithin(outer: string, element: string): ReadonlySet<string>;
}

/** Reads bytes with no regard to what HTTP and XML say of them: what isn't in here, was never said. */
export function evidenceOf(sent: readonly SentAnswer[]): Evidence {
  const raw = sent.map(({ bytes }) => bytes.toString('latin1')).join('\r\n');
  const texts = sent.map(({ bytes }) => plain(bytes));
  const all = texts.join('\n');
  const within = (text: string, element: string) =>
    new Set(
      [...text.matchAll(elementOf(element))].flatMap(([, inside = '']) => readingsOf(inside)),
    );
  return {
    sent,
    hasStatus: (pattern) => new RegExp(`HTTP/1\\.[01] ${pattern}`).test(raw),
    says: (text) => [...readingsOf(all), unescaped(all)].some((one) => one.includes(text)),
    valuesOf: (header) =>
      [...raw.matchAll(new RegExp(`${header}[ \\t]*:[ \\t]*([^\\r\\n]*)`, 'gi'))].map(
        ([, value = '']) => value.trim(),
      ),
    count: (element) =>
      [...(texts.at(-1) ?? '').matchAll(new RegExp(`<${element}(?![\\w-])`, 'g'))].length,
    textsOf: (element) => within(all, element),
    textsWithin: (outer, element) => {
      const outers = [...all.matchAll(elementOf(outer))].map(([, inside = '']) => inside);
      return within(outers.join('\n'), element);
    },
  };
}

function elementOf(name: string): RegExp {
  return new RegExp(`<${name}(?:\\s[^>]*)?>([^]*?)</${name}\\s*>`, 'g');
}

const CHUNK_LINE = /\r\n[0-9a-f]+(?:;[^\r\n]*)?\r\n/gi;

function plain(bytes: Buffer): string {
  const end = bytes.indexOf('\r\n\r\n');
  const isChunked = /chunked/i.test(bytes.toString('latin1'));
  const latin1 = bytes.toString('latin1');
  // The first line of chunks follows the empty line after the head.
  const joined = isChunked
    ? latin1.slice(0, end + 2) + latin1.slice(end + 2).replaceAll(CHUNK_LINE, '')
    : latin1;
  return Buffer.from(joined, 'latin1').toString();
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** A text as it stands, and with its references, CDATA sections and escapes read. */
function readingsOf(text: string): readonly string[] {
  const read = text
    .replaceAll(/<!\[CDATA\[([^]*?)\]\]>/g, '$1')
    .replaceAll(/&#x([0-9a-f]{1,6});/gi, (all, hex: string) =>
      characterOf(Number.parseInt(hex, 16), all),
    )
    .replaceAll(/&#(\d{1,7});/g, (all, digits: string) => characterOf(Number(digits), all))
    .replaceAll(/&(\w+);/g, (all, name: string) => NAMED[name] ?? all);
  return [text, read, decoded(read)];
}

/** With the escapes of JSON read. */
function unescaped(text: string): string {
  return text
    .replaceAll(/\\u([0-9a-f]{4})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    .replaceAll(/\\(.)/g, '$1');
}

function characterOf(code: number, otherwise: string): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
