import { isUtf8 } from 'node:buffer';

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
const CLOSE = new RegExp(`</(${NAME})\\s*>`, 'y');
const CDATA = '<![CDATA[';

/** Levels that an answer of S3 never has. */
const MAX_DEPTH = 32;

/**
 * The root of an XML document, or undefined when it is not a whole document, or holds what S3
 * never answers: a document type, comments, other processing instructions, entities of its own.
 */
export function readXml(body: Buffer): XmlElement | undefined {
  if (!isUtf8(body)) return undefined;
  const source = body.toString('utf8');
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

/** Reads a tag or a CDATA section; where it ends, or undefined when it is neither. */
function readMarkup(source: string, at: number, open: OpenElement[]): number | undefined {
  const current = open.at(-1);
  if (current === undefined) return undefined;
  if (source.charCodeAt(at + 1) === SLASH) {
    CLOSE.lastIndex = at;
    const found = CLOSE.exec(source);
    if (found?.[1] !== current.name) return undefined;
    open.pop();
    return CLOSE.lastIndex;
  }
  if (source.startsWith(CDATA, at)) {
    const end = source.indexOf(']]>', at);
    if (end === -1 || open.length === 1) return undefined;
    current.text += withLineFeeds(source.slice(at + CDATA.length, end));
    return end + 3;
  }
  OPEN.lastIndex = at;
  const found = OPEN.exec(source);
  if (found === null || open.length > MAX_DEPTH) return undefined;
  const element: OpenElement = { name: found[1] ?? '', text: '', children: [] };
  current.children.push(element);
  if (found[3] === '') open.push(element);
  return OPEN.lastIndex;
}

const SLASH = 0x2f;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  lt: '<',
  quot: '"',
};

/** Undefined when a reference in it is unknown, or stands for no character. */
function decoded(raw: string): string | undefined {
  const text = withLineFeeds(raw);
  if (text.includes(']]>')) return undefined;
  if (!text.includes('&')) return text;
  const unknown: string[] = [];
  const result = text.replaceAll(/&([^;&]*)(;?)/g, (reference, name: string, end: string) => {
    const character = end === '' ? undefined : (ENTITIES[name] ?? characterOf(name));
    if (character === undefined) unknown.push(reference);
    return character ?? '';
  });
  return unknown.length === 0 ? result : undefined;
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
const ESCAPED = new Map(Object.entries(ENTITIES).map(([name, character]) => [character, name]));

/** Text of an element; what a reader would change goes as a reference. */
export function escapedXml(text: string): string {
  return text.replaceAll(UNSAFE, (character) => {
    const code = `#x${character.charCodeAt(0).toString(16).toUpperCase()}`;
    return `&${ESCAPED.get(character) ?? code};`;
  });
}
