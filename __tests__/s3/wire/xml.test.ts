import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { escapedXml, readXml, type XmlElement } from '../../../src/s3/wire/xml/xml.ts';

describe('readXml', () => {
  it('reads a document as a full parser does, however it is written', () => {
    const property = fc.property(documents, (source) => {
      expect(readXml(Buffer.from(source))).toEqual(parsed(source));
    });
    fc.assert(property, { numRuns: 2_000 });
  });

  it('refuses or reads alike what has been damaged', () => {
    let refused = 0;
    const damage = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), by: snippets });
    const property = fc.property(documents, damage, (source, { at, by }) => {
      const position = Math.floor(at * source.length);
      // What is left of a character in two halves goes as U+FFFD.
      const body = Buffer.from(source.slice(0, position) + by + source.slice(position + 1));
      const read = readXml(body);
      if (read === undefined) refused += 1;
      else expect(read).toEqual(parsed(body.toString()));
    });
    fc.assert(property, { numRuns: 4_000 });
    expect(refused).toBeGreaterThan(500);
  });

  it.each([
    ['nothing', ''],
    ['white space', ' \n'],
    ['text', 'hello'],
    ['HTML', '<!doctype html><title>Log in</title><p>Please log in</p>'],
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['an entity of its own', '<a>&b;</a>'],
    ['an entity by a name that every object has', '<a>&constructor;</a>'],
    ['a closing tag without a name', '<a></a></>'],
    ['an opening tag without a name', '<a><></></a>'],
    ['a tag without an end', '<a><bc'],
    ['a reference without an end', '<a>&amp</a>'],
    ['a reference to no character', '<a>&#xD800;</a>'],
    ['a reference to NUL', '<a>&#0;</a>'],
    ['a comment', '<a><!-- b --></a>'],
    ['an instruction', '<a><?b c?></a>'],
    ['two roots', '<a/><b/>'],
    ['text after the root', '<a/>b'],
    ['an end that is missing', '<a><b></b>'],
    ['an end too many', '<a/></a>'],
    ['ends in the wrong order', '<a><b></a></b>'],
    ['a cut tag', '<a><bc'],
    ['a CDATA section without an end', '<a><![CDATA[b</a>'],
    ['an attribute without quotes', '<a b=c></a>'],
    ['a reference without an end in an attribute', '<a b="&c"></a>'],
    ['deep nesting', '<a>'.repeat(40) + '</a>'.repeat(40)],
  ])('refuses %s', (_, source) => {
    expect(readXml(Buffer.from(source))).toBeUndefined();
  });

  it('refuses bytes that are not UTF-8, which would become another key', () => {
    expect(readXml(Buffer.from('<a>caf\xe9</a>', 'latin1'))).toBeUndefined();
  });

  it('reads control characters as S3 writes them, which XML 1.0 forbids', () => {
    expect(readXml(Buffer.from('<a>&#x1;&#xFFFE;</a>'))?.text).toBe('\u0001\uFFFE');
  });
});

describe('escapedXml', () => {
  it('is read back as it was, also by a full parser', () => {
    const texts = fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed());
    const property = fc.property(texts, (text) => {
      const source = `<a>${escapedXml(text)}</a>`;
      expect(readXml(Buffer.from(source))?.text).toBe(text);
      if (IN_XML.test(text)) expect(parsed(source).text).toBe(text);
    });
    fc.assert(property, { numRuns: 2_000 });
  });
});

const IN_XML = /^[\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;

const characters = fc.constantFrom(
  ...[
    'a',
    'B',
    '1',
    ' ',
    '\t',
    '\n',
    '\r\n',
    '\r',
    'é',
    '漢',
    '😀',
    '"',
    "'",
    '>',
    '/',
    '=',
    '\u0085',
  ],
  ...['&amp;', '&lt;', '&gt;', '&quot;', '&apos;', '&#13;', '&#xA;', '&#x1F600;', '&#233;'],
);
const texts = fc
  .array(characters, { maxLength: 8 })
  .map((all) => all.join('').replaceAll(']]>', ''));
const sections = texts.map((text) => `<![CDATA[${text}]]>`);
const names = fc.constantFrom('Key', 'Contents', 'Size', 'a', 'x-y', 'A.b_c', 'Keys');
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
const documents = fc.tuple(prologs, node, fc.constantFrom('', '\n')).map((all) => all.join(''));
const snippets = fc.constantFrom(
  ...['', '<', '>', '&', '</', '/>', '"', ']]>', '<b>', ';', '&#;', '<!'],
);

function written(parts: { name: string; attribute: string; inner: string }): string {
  const { name, attribute, inner } = parts;
  return inner === '' ? `<${name}${attribute}/>` : `<${name}${attribute}>${inner}</${name} >`;
}

type Open = { -readonly [Field in keyof XmlElement]: XmlElement[Field] } & { children: Open[] };

/** The document by a parser that holds to the standard; throws where that does. */
function parsed(source: string): XmlElement {
  const document: Open = { name: '', text: '', children: [] };
  const open = [document];
  const top = () => open.at(-1) ?? document;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
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
