import { isAscii, isUtf8 } from 'node:buffer';

/** An element; `text` is what stands directly in it. Attributes are of no use here. */
export interface XmlElement {
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

type OpenElement = { -readonly [Field in keyof XmlElement]: XmlElement[Field] } & {
  readonly children: XmlElement[];
};

const EQUALS = String.raw`\s*=\s*`;
const DECLARATION =
  String.raw`<\?xml\s+version${EQUALS}(["'])1\.0\1` +
  String.raw`(?:\s+encoding${EQUALS}(["'])UTF-8\2)?` +
  String.raw`(?:\s+standalone${EQUALS}(["'])(?:yes|no)\3)?\s*\?>`;
const PROLOG = new RegExp(String.raw`^\uFEFF?(?:${DECLARATION})?\s*`, 'i');
const NAME = String.raw`[A-Za-z_][\w.:-]*`;
const ATTRIBUTE = String.raw`\s+${NAME}${EQUALS}(?:"[^"<&]*"|'[^'<&]*')`;
const OPEN = new RegExp(`<(${NAME})((?:${ATTRIBUTE})*)\\s*(/?)>`, 'y');
const PLAIN_NAME = new RegExp(`^${NAME}$`);
const CLOSE = new RegExp(`</(${NAME})\\s*>`, 'y');
const CDATA = '<![CDATA[';

/** Levels that an answer of S3 never has. */
const MAX_DEPTH = 32;

/**
 * The root of an XML document, or undefined when it is not a whole document, or holds what S3
 * never answers: a document type, comments, other processing instructions, entities of its own.
 */
export function readXml(body: Buffer): XmlElement | undefined {
  const source = textOf(body);
  if (source === undefined) return undefined;
  const document: OpenElement = { name: '', text: '', children: [] };
  const open = [document];
  for (let at = PROLOG.exec(source)?.[0].length ?? 0; at < source.length;) {
    const next = source.indexOf('<', at);
    const end = next === -1 ? source.length : next;
    const current = open.at(-1) ?? document;
    if (end > at) {
      const text = decoded(source.slice(at, end));
      if (text === undefined) return undefined;
      current.text += text;
    }
    const after = next === -1 ? end : readMarkup(source, next, open);
    if (after === undefined) return undefined;
    at = after;
  }
  const isWhole = open.length === 1 && document.children.length === 1;
  return isWhole && /^\s*$/.test(document.text) ? document.children[0] : undefined;
}

/** Undefined when it is not UTF-8. ASCII, as nearly all answers are, is read faster. */
function textOf(body: Buffer): string | undefined {
  if (isAscii(body)) return body.toString('latin1');
  return isUtf8(body) ? body.toString('utf8') : undefined;
}

/** Reads a tag or a CDATA section; where it ends, or undefined when it is neither. */
function readMarkup(source: string, at: number, open: OpenElement[]): number | undefined {
  const current = open.at(-1);
  if (current === undefined) return undefined;
  if (source.charCodeAt(at + 1) === SLASH) {
    const end = endOfClose(source, at, current.name);
    if (end !== undefined) open.pop();
    return end;
  }
  if (source.startsWith(CDATA, at)) {
    const end = source.indexOf(']]>', at);
    if (end === -1 || open.length === 1) return undefined;
    current.text += withLineFeeds(source.slice(at + CDATA.length, end));
    return end + 3;
  }
  const tag = readOpen(source, at);
  if (tag === undefined || open.length > MAX_DEPTH) return undefined;
  const element: OpenElement = { name: tag.name, text: '', children: [] };
  current.children.push(element);
  if (!tag.isEmpty) open.push(element);
  return tag.end;
}

/** Nearly all tags are a name alone, which needs no match to be kept of it. */
function endOfClose(source: string, at: number, name: string): number | undefined {
  const end = at + 2 + name.length;
  if (source.startsWith(name, at + 2) && source.charCodeAt(end) === GREATER) return end + 1;
  CLOSE.lastIndex = at;
  return CLOSE.exec(source)?.[1] === name ? CLOSE.lastIndex : undefined;
}

function readOpen(source: string, at: number) {
  const end = source.indexOf('>', at);
  const name = source.slice(at + 1, Math.max(at, end));
  if (PLAIN_NAME.test(name)) return { name, isEmpty: false, end: end + 1 };
  OPEN.lastIndex = at;
  const found = OPEN.exec(source);
  if (found === null) return undefined;
  return { name: found[1] ?? '', isEmpty: found[3] !== '', end: OPEN.lastIndex };
}

const SLASH = 0x2f;
const GREATER = 0x3e;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['apos', "'"],
  ['gt', '>'],
  ['lt', '<'],
  ['quot', '"'],
]);

/** Undefined when a reference in it is unknown, or stands for no character. */
function decoded(raw: string): string | undefined {
  const text = withLineFeeds(raw);
  if (text.includes(']]>')) return undefined;
  if (!text.includes('&')) return text;
  const [first = '', ...others] = text.split('&');
  const pieces = [first];
  for (const other of others) {
    const end = other.indexOf(';');
    const name = other.slice(0, Math.max(0, end));
    const character = ENTITIES.get(name) ?? characterOf(name);
    if (character === undefined) return undefined;
    pieces.push(character, other.slice(end + 1));
  }
  // Joined, unlike added, they don't hold the document in memory.
  return pieces.join('');
}

/** S3 also writes references to control characters, which XML 1.0 forbids. */
function characterOf(reference: string): string | undefined {
  const found = /^#(x[0-9A-Fa-f]{1,6}|[0-9]{1,7})$/.exec(reference);
  if (found === null) return undefined;
  const code = Number(`${found[1]?.startsWith('x') ? '0' : ''}${found[1]}`);
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return code === 0 || code > 0x10ffff || isSurrogate ? undefined : String.fromCodePoint(code);
}

/** https://www.w3.org/TR/xml/#sec-line-ends */
function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
}

const UNSAFE = /[&"'<>\r\n\u0085\u2028]/g;
const ESCAPED = new Map(Array.from(ENTITIES, ([name, character]) => [character, name]));

/** Text of an element; what a reader would change goes as a reference. */
export function escapedXml(text: string): string {
  return text.replaceAll(UNSAFE, (character) => {
    const code = `#x${character.charCodeAt(0).toString(16).toUpperCase()}`;
    return `&${ESCAPED.get(character) ?? code};`;
  });
}
