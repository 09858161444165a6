import { isAscii, isUtf8 } from 'node:buffer';
import { SaxesParser, type XMLDecl } from 'saxes';
import { characterReference } from './write-xml.ts';

/**
 * Texts by path below the row or the root (`Key`, `Owner/ID`); undefined for a path that occurs more
 * than once. The path of a root or row without children is the empty string.
 */
export type XmlFields = ReadonlyMap<string, string | undefined>;

export interface XmlRow {
  readonly name: string;
  readonly fields: XmlFields;
}

export interface XmlDocument {
  /** Name of the root element. */
  readonly root: string;
  /** Texts of leaves outside rows, by path below the root. */
  readonly fields: XmlFields;
  /** The elements with the requested names, at any depth below the root, in document order. */
  readonly rows: readonly XmlRow[];
}

const NO_NAMES: ReadonlySet<string> = new Set();

/** A hundred times the rows of an S3 page: each takes some 300 bytes, however short it is. */
const MAX_ROWS = 100_000;

/** Ten for each row of the longest list. */
const MAX_ELEMENTS = 1_000_000;

/** More texts of different paths than any S3 row has: each takes some 100 bytes. */
const MAX_FIELDS = 100;

/** Maximum characters of a text with its references, and of a tag with its attributes. */
const MAX_RUN = 64 * 1024;

/** More levels than any S3 answer has. */
const MAX_DEPTH = 32;

/** Maximum characters of a path: hostile names would fill the memory with paths. */
const MAX_PATH_LENGTH = 128;

/**
 * Reads a document; undefined when it is not well-formed or contains what S3 never sends: a document
 * type, its own entities, comments, processing instructions, an encoding other than UTF-8. Characters
 * that XML forbids or normalizes (all but NUL) are read as the store sent them, raw or by reference.
 *
 * A text may keep the whole document in memory: one that outlives its page needs `ownCopyOf`.
 */
export function readXml(
  body: Buffer,
  rowNames: ReadonlySet<string> = NO_NAMES,
): XmlDocument | undefined {
  const source = textOf(body);
  if (source === undefined || hasLongRun(source)) return undefined;
  const document = hasRawLineEnd(source) ? undefined : parsed(source, rowNames);
  if (document !== undefined) return document;
  const rewritten = withReferences(source);
  return rewritten === undefined ? undefined : parsed(rewritten, rowNames, ENTITIES);
}

/**
 * Undefined when the body is not UTF-8. ASCII, as nearly all answers are, is decoded faster. Stores
 * send white space first while an answer takes long.
 */
function textOf(body: Buffer): string | undefined {
  if (isAscii(body)) return body.toString('latin1').trimStart();
  return isUtf8(body) ? body.toString('utf8').trimStart() : undefined;
}

/**
 * Whether a text or a tag is longer than any in an S3 answer. The parser takes some 100 bytes for
 * each attribute of a tag and each reference in a text, however short they are.
 */
function hasLongRun(source: string): boolean {
  let end = source.lastIndexOf('<');
  while (end > MAX_RUN) {
    const start = source.indexOf('<', end - MAX_RUN);
    if (start === end) return true;
    end = start;
  }
  return false;
}

/** Parses by the rules of XML 1.1, which allow references to control characters. */
function parsed(
  source: string,
  rowNames: ReadonlySet<string>,
  entities: Readonly<Record<string, string>> = {},
): XmlDocument | undefined {
  // Without a listener for errors, the parser throws the first one.
  const parser = new SaxesParser({
    position: false,
    defaultXMLVersion: '1.1',
    forceXMLVersion: true,
  });
  Object.assign(parser.ENTITIES, entities);
  // With an eighth listener, V8 turns the parser into a dictionary, five times as slow.
  parser.on('doctype', refuse);
  parser.on('comment', refuse);
  parser.on('processinginstruction', refuse);
  const collected = collect(parser, rowNames);
  try {
    parser.write(source);
    checkDeclaration(parser.xmlDecl);
    parser.close();
    return collected();
  } catch {
    return undefined;
  }
}

function checkDeclaration({ version = '1.0', encoding = 'UTF-8' }: XMLDecl): void {
  if (version !== '1.0' || encoding.toUpperCase() !== 'UTF-8') refuse();
}

function refuse(): never {
  throw new Error('not an S3 answer');
}

/** The root or a row. */
interface Part extends XmlRow {
  readonly isRoot: boolean;
  readonly fields: Map<string, string | undefined>;
  /** Paths of elements with children. */
  branches?: Set<string>;
}

interface OpenElement {
  /** The root or row that its text belongs to. */
  readonly part: Part;
  readonly path: string;
  isLeaf: boolean;
}

/** Collects the elements of a document; the returned function gives them after its end. */
function collect(parser: SaxesParser, rowNames: ReadonlySet<string>) {
  let root: Part | undefined;
  const rows: Part[] = [];
  const open: OpenElement[] = [];
  let text = '';
  let elements = 0;
  const append = (piece: string) => {
    text += piece;
  };
  parser.on('opentag', ({ name }) => {
    const parent = open.at(-1);
    const element = opened(name, parent, rowNames);
    elements += 1;
    if (open.push(element) > MAX_DEPTH || elements > MAX_ELEMENTS) refuse();
    if (parent === undefined) root = element.part;
    else if (element.part !== parent.part && rows.push(element.part) > MAX_ROWS) refuse();
    text = '';
  });
  parser.on('text', append);
  parser.on('cdata', append);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element !== undefined) keep(element, text);
  });
  return (): XmlDocument | undefined =>
    root && {
      root: root.name,
      fields: root.fields,
      rows: rows.map(({ name, fields }) => ({ name, fields })),
    };
}

function opened(
  name: string,
  parent: OpenElement | undefined,
  rowNames: ReadonlySet<string>,
): OpenElement {
  if (parent !== undefined) parent.isLeaf = false;
  const isRow = parent !== undefined && parent.part.isRoot && rowNames.has(name);
  if (parent === undefined || isRow) {
    const part = { name, fields: new Map(), isRoot: !isRow };
    return { part, path: '', isLeaf: true };
  }
  const path = parent.path === '' ? name : `${parent.path}/${name}`;
  if (path.length > MAX_PATH_LENGTH) refuse();
  return { part: parent.part, path, isLeaf: true };
}

function keep({ part, path, isLeaf }: OpenElement, text: string): void {
  const { fields } = part;
  if (isLeaf) {
    fields.set(path, fields.has(path) || part.branches?.has(path) ? undefined : text);
    if (fields.size > MAX_FIELDS) refuse();
  } else if (path !== '') {
    part.branches = (part.branches ?? new Set()).add(path);
    if (fields.has(path)) fields.set(path, undefined);
  }
}

/** Characters that the parser reads as line feeds when they are not references. */
const LINE_ENDS = ['\r', '\u0085', '\u2028'];

/** Without a regular expression, which would take a third of the time of parsing. */
function hasRawLineEnd(source: string): boolean {
  return LINE_ENDS.some((character) => source.includes(character));
}

/** The parser refuses references to these two, but not entities with them. */
const ENTITIES: Readonly<Record<string, string>> = {
  'U+FFFE': '\uFFFE',
  'U+FFFF': '\uFFFF',
};

/** Characters that the parser changes or refuses when raw; not NUL, which no key has. */
const RAW = String.raw`[\u0001-\u0008\u000B-\u001F\u007F-\u009F\u2028\uFFFE\uFFFF]`;
const EACH_RAW = new RegExp(RAW, 'g');
const RUN_OF_RAW = new RegExp(`${RAW}+`, 'g');

const REFERENCE = '&#(?:0*6553[45]|[xX]0*[fF]{3}[eEfF]);';
const REWRITABLE = new RegExp(`${RAW}|${REFERENCE}`);

/** Linear in time: each alternative stops at the next "<" or ends the search. */
const TOKEN = new RegExp(
  String.raw`<!\[CDATA\[[^]*?(?:\]\]>|$)|<[^<>]*>|&U\+|${REFERENCE}|${RAW}+`,
  'g',
);

/** Four times an S3 page: a reference takes up to 20 times the length of its character. */
const MAX_LENGTH = 4 * 2 ** 20;

/**
 * The document with references instead of raw characters in text and CDATA sections of the root.
 * Undefined when there are none or the document is too long.
 */
function withReferences(source: string): string | undefined {
  if (source.length > MAX_LENGTH || !REWRITABLE.test(source)) return undefined;
  const start = source.search(/<[^?!]/);
  const end = source.lastIndexOf('<');
  if (start === -1) return undefined;
  // Outside the root, white space may be raw and references are not allowed.
  const root = source.slice(start, end).replaceAll(TOKEN, rewritten);
  return source.slice(0, start) + root + source.slice(end);
}

function rewritten(token: string): string {
  if (token.startsWith('<![')) {
    return token.replaceAll(RUN_OF_RAW, (run) => `]]>${referencesTo(run)}<![CDATA[`);
  }
  // A document must not use the entities defined here: the parser refuses "&;".
  if (token.startsWith('<') || token === '&U+') return token.replaceAll('&U+', '&;');
  if (token.startsWith('&')) return /[eE4];$/.test(token) ? '&U+FFFE;' : '&U+FFFF;';
  return referencesTo(token);
}

function referencesTo(run: string): string {
  return run.replaceAll(EACH_RAW, (character) =>
    character >= '\uFFFE'
      ? `&U+${character.charCodeAt(0).toString(16).toUpperCase()};`
      : characterReference(character),
  );
}
