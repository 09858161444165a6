import { isAscii, isUtf8 } from 'node:buffer';
import { SaxesParser, type XMLDecl } from 'saxes';
import { ENTITIES, hasRawLineEnd, withReferences } from './raw-characters.ts';

/**
 * By path below its row or the root (`Key`, `Owner/ID`): the text; undefined where it stands more
 * than once. The path of a root or row that is a leaf itself is the empty string.
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
  /** Elements below the root, at any depth, of the names asked for, in the document's order. */
  readonly rows: readonly XmlRow[];
}

const NO_NAMES: ReadonlySet<string> = new Set();

/** A hundred times what a page of S3 has: each takes some 300 bytes, however short it is. */
const MAX_ROWS = 100_000;

/** Levels that an answer of S3 never has. */
const MAX_DEPTH = 32;

/** Characters of a path. Hostile names would fill the memory with paths. */
const MAX_PATH_LENGTH = 128;

/**
 * A document, or undefined when it is not a whole one or holds what S3 never answers: a document
 * type, entities of its own, comments, processing instructions, an encoding other than UTF-8.
 * Characters that XML forbids or changes (all but NUL) are read as they stand, raw or by reference.
 *
 * A text may hold the document in memory: what outlives its page needs `ownCopyOf`.
 */
export function readXml(
  body: Buffer,
  rowNames: ReadonlySet<string> = NO_NAMES,
): XmlDocument | undefined {
  const source = textOf(body);
  if (source === undefined) return undefined;
  const document = hasRawLineEnd(source) ? undefined : parsed(source, rowNames);
  if (document !== undefined) return document;
  const rewritten = withReferences(source);
  return rewritten === undefined ? undefined : parsed(rewritten, rowNames, ENTITIES);
}

/**
 * Undefined when it is not UTF-8. ASCII, as nearly all answers are, is read faster. Stores send white
 * space first where the answer takes long.
 */
function textOf(body: Buffer): string | undefined {
  if (isAscii(body)) return body.toString('latin1').trimStart();
  return isUtf8(body) ? body.toString('utf8').trimStart() : undefined;
}

/** By the rules of XML 1.1, which allow references to control characters. */
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
  // With an eighth listener, V8 makes the parser a dictionary, five times as slow.
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
  throw new Error('not an answer of S3');
}

/** The root or a row. */
interface Part extends XmlRow {
  readonly isRoot: boolean;
  readonly fields: Map<string, string | undefined>;
  /** Paths of its elements that have children. */
  branches?: Set<string>;
}

interface OpenElement {
  /** Where its text belongs to. */
  readonly part: Part;
  readonly path: string;
  isLeaf: boolean;
}

/** Listens to the elements of a document; the function returned gives them after its end. */
function collect(parser: SaxesParser, rowNames: ReadonlySet<string>) {
  let root: Part | undefined;
  const rows: Part[] = [];
  const open: OpenElement[] = [];
  let text = '';
  const append = (piece: string) => {
    text += piece;
  };
  parser.on('opentag', ({ name }) => {
    const parent = open.at(-1);
    const element = opened(name, parent, rowNames);
    if (open.push(element) > MAX_DEPTH) refuse();
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
  } else if (path !== '') {
    part.branches = (part.branches ?? new Set()).add(path);
    if (fields.has(path)) fields.set(path, undefined);
  }
}
