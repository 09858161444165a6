import { isUtf8 } from 'node:buffer';
import { S3Error } from './errors.ts';

/** An element to write: text, or children; undefined children are left out. */
export type XmlValue = string | number | boolean | XmlChildren | readonly XmlValue[] | undefined;
export interface XmlChildren {
  readonly [name: string]: XmlValue;
}

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** A document as S3 writes it: the declaration, a line break, the root. */
export function xmlDocument(root: string, children: XmlChildren, hasNamespace = true): Buffer {
  const namespace = hasNamespace ? ` xmlns="${NAMESPACE}"` : '';
  const content = Object.entries(children).map(([name, value]) => element(name, value));
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${namespace}>${content.join('')}</${root}>`,
  );
}

function element(name: string, value: XmlValue): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map((one: XmlValue) => element(name, one)).join('');
  if (typeof value === 'object') {
    const content = Object.entries(value).map(([child, one]) => element(child, one));
    return `<${name}>${content.join('')}</${name}>`;
  }
  return `<${name}>${escapeXml(String(value))}</${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** S3 writes control characters as references, although XML 1.0 has no place for them. */
export function escapeXml(text: string): string {
  return text
    .replace(/[&<>"\r]/g, (character) => ENTITIES[character] ?? character)
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g,
      (character) => `&#x${character.charCodeAt(0).toString(16)};`,
    );
}

/** An element that was read. */
export interface XmlNode {
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlNode[];
}

const TOKEN =
  /<\?[^>]*\?>|<!--[\s\S]*?-->|<\/([^\s>]+)\s*>|<([^\s/>!]+)((?:\s[^>]*?)?)(\/?)>|([^<]+)/gy;

/** Reads the body of a request. What is no UTF-8 is MalformedXML too. */
export function parseXmlBody(body: Buffer): XmlNode {
  if (!isUtf8(body)) throw new S3Error('MalformedXML');
  return parseXml(body.toString());
}

/** Reads a whole document. Anything that is not well-formed is MalformedXML. */
export function parseXml(document: string): XmlNode {
  const open: { name: string; text: string; children: XmlNode[] }[] = [];
  let root: XmlNode | undefined;
  let position = 0;
  for (const match of document.replace(/^\ufeff/, '').matchAll(TOKEN)) {
    const [token, closed, opened, , isEmpty, text] = match;
    if (match.index !== position) break;
    position += token.length;
    if (text !== undefined) {
      const parent = open.at(-1);
      if (parent !== undefined) parent.text += unescapeXml(text);
      else if (text.trim() !== '') throw new S3Error('MalformedXML');
    } else if (opened !== undefined) {
      if (root !== undefined && open.length === 0) throw new S3Error('MalformedXML');
      const node = { name: localName(opened), text: '', children: [] };
      open.at(-1)?.children.push(node);
      root ??= node;
      if (isEmpty === '') open.push(node);
    } else if (closed !== undefined && open.pop()?.name !== localName(closed)) {
      throw new S3Error('MalformedXML');
    }
  }
  if (
    root === undefined ||
    open.length > 0 ||
    position !== document.replace(/^\ufeff/, '').length
  ) {
    throw new S3Error('MalformedXML');
  }
  return root;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Line ends are normalised as XML says, so a carriage return must come as a reference. */
function unescapeXml(text: string): string {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text)) {
    throw new S3Error('MalformedXML');
  }
  return text.replace(/\r\n?/g, '\n').replace(/&([^;]*);?/g, (reference, name: string) => {
    const [, hex, decimal] = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(name) ?? [];
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    const value = Number.isNaN(code) ? NAMED[name] : characterOf(code);
    if (value === undefined || !reference.endsWith(';')) throw new S3Error('MalformedXML');
    return value;
  });
}

/** Control characters are taken, as S3 writes them so itself; what is no character is not. */
function characterOf(code: number): string | undefined {
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}

export function childText(node: XmlNode, name: string): string | undefined {
  return node.children.find((child) => child.name === name)?.text;
}
