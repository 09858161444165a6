import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import type { XmlRow } from '../../../src/s3/wire/xml/read-xml.ts';

export interface Tree {
  readonly name: string;
  readonly text: string;
  readonly children: readonly Tree[];
}

const characters = fc.constantFrom(
  ...['a', 'B', '1', ' ', '\t', '\n', 'é', '漢', '😀', '"', "'", '>', '/', '=', '\u0085', '\u2028'],
  ...['&amp;', '&lt;', '&gt;', '&quot;', '&apos;', '&#13;', '&#xA;', '&#x1F600;', '&#233;'],
);
const texts = fc
  .array(characters, { maxLength: 8 })
  .map((all) => all.join('').replaceAll(']]>', ''));
const sections = texts.map((text) => `<![CDATA[${text}]]>`);
const names = fc.constantFrom('Key', 'Contents', 'Size', 'a', 'x-y', 'A.b_c', 'Keys', 'a:b');
const attributes = fc.constantFrom('', ' xmlns="http://a/b"', " a = 'b>c'\n", ' a="1" b="2"');

const { node } = fc.letrec<{ node: string; inner: string }>((tie) => ({
  node: fc.record({ name: names, attribute: attributes, inner: tie('inner') }).map(written),
  inner: fc.oneof(
    { depthSize: 'small' },
    texts,
    fc.array(fc.oneof(texts, sections, tie('node')), { maxLength: 5 }).map((all) => all.join('')),
  ),
}));
const prologs = fc.constantFrom('', '<?xml version="1.0" encoding="UTF-8"?>', '\n ');

/** Without raw CR, which a full parser changes. */
export const documents = fc
  .tuple(prologs, node, fc.constantFrom('', '\n'))
  .map((all) => all.join(''));

export const snippets = fc.constantFrom(
  ...['', '<', '>', '&', '</', '/>', '"', ']]>', '<b>', ';', '&#;', '<!', '<![CDATA[', '<!--'],
);

function written(parts: { name: string; attribute: string; inner: string }): string {
  const { name, attribute, inner } = parts;
  return inner === '' ? `<${name}${attribute}/>` : `<${name}${attribute}>${inner}</${name} >`;
}

type Open = { -readonly [Field in keyof Tree]: Tree[Field] } & { children: Open[] };

/** The document by a parser that holds to XML 1.0; throws where that does. */
export function parsedTree(source: string): Tree {
  const document: Open = { name: '', text: '', children: [] };
  const open = [document];
  const top = () => open.at(-1) ?? document;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    const element: Open = { name, text: '', children: [] };
    top().children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  const take = (text: string) => {
    if (open.length > 1) top().text += text;
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.write(source).close();
  const [root] = document.children;
  if (root === undefined) throw new Error('no root');
  return root;
}

/** The elements below an element with their paths, without those in rows; the empty path is its own. */
function below(tree: Tree, rowNames: ReadonlySet<string>, path = ''): [string, Tree][] {
  const inner = tree.children
    .filter(({ name }) => !rowNames.has(name))
    .flatMap((child) => below(child, rowNames, path === '' ? child.name : `${path}/${child.name}`));
  return [[path, tree], ...inner];
}

export function fieldsOf(tree: Tree, rowNames: ReadonlySet<string>) {
  const elements = below(tree, rowNames);
  const leaves = elements.filter(([, { children }]) => children.length === 0);
  const isSingle = (path: string) => elements.filter(([other]) => other === path).length === 1;
  return new Map(leaves.map(([path, { text }]) => [path, isSingle(path) ? text : undefined]));
}

export function rowsOf({ children }: Tree, rowNames: ReadonlySet<string>): XmlRow[] {
  return children.flatMap((child) =>
    rowNames.has(child.name)
      ? [{ name: child.name, fields: fieldsOf(child, new Set()) }]
      : rowsOf(child, rowNames),
  );
}
