import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readXml } from '../../../src/s3/wire/xml/read-xml.ts';
import { escapedXml } from '../../../src/s3/wire/xml/write-xml.ts';
import { documents, fieldsOf, parsedTree, rowsOf, snippets } from './xml-documents.ts';

const ROW_NAMES = new Set(['Contents', 'Key']);

const read = (source: string, rowNames?: ReadonlySet<string>) =>
  readXml(Buffer.from(source), rowNames);

describe('readXml', () => {
  it('reads a document as a full parser does, however it is written', () => {
    const property = fc.property(documents, (source) => {
      const tree = parsedTree(source);
      const document = read(source, ROW_NAMES);
      expect(document?.root).toBe(tree.name);
      expect(document?.fields).toEqual(fieldsOf(tree, ROW_NAMES));
      expect(document?.rows).toEqual(rowsOf(tree, ROW_NAMES));
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
      const document = readXml(body, ROW_NAMES);
      if (document === undefined) refused += 1;
      // XML 1.0, by which the full parser reads, has no references to these.
      else if (!/&#(x[\dA-F]|\d{1,2}|xFFF[EF]|6553[45]);/i.test(body.toString())) {
        expect(document.rows).toEqual(rowsOf(parsedTree(body.toString()), ROW_NAMES));
      }
    });
    fc.assert(property, { numRuns: 4_000 });
    expect(refused).toBeGreaterThan(500);
  });

  it('refuses or reads any bytes without throwing', () => {
    const bytes = fc.tuple(fc.string({ unit: 'binary' }), fc.uint8Array(), documents, fc.nat());
    const property = fc.property(bytes, ([text, raw, source, at]) => {
      const cut = Buffer.from(source).subarray(0, at % (source.length + 1));
      for (const body of [Buffer.from(text), Buffer.from(raw), Buffer.concat([cut, raw])]) {
        expect(() => readXml(body, ROW_NAMES)).not.toThrow();
      }
    });
    fc.assert(property, { numRuns: 1_000 });
  });

  it.each([
    ['nothing', ''],
    ['white space', ' \n'],
    ['text', 'hello'],
    ['HTML', '<!doctype html><title>Log in</title><p>Please log in</p>'],
    ['a document type', '<!DOCTYPE a><a></a>'],
    ['a document type with an entity', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['an entity of its own', '<a>&b;</a>'],
    ['an entity by a name that every object has', '<a>&constructor;</a>'],
    ['an entity by the name of the prototype', '<a>&__proto__;</a>'],
    ['an entity that the reader defines', '<a>&U+FFFE;</a>'],
    ['an entity that the reader defines, beside one that it uses', '<a>&U+FFFE;&#xFFFE;</a>'],
    ['an entity that the reader defines in an attribute', '<a b="&U+FFFE;">&#xFFFE;</a>'],
    ['a reference that a raw character completes', '<a>&#\u0001</a>'],
    ['a raw character in a reference', '<a>&#x4\r1;</a>'],
    ['a closing tag without a name', '<a></a></>'],
    ['an opening tag without a name', '<a><></></a>'],
    ['a tag without an end', '<a><bc'],
    ['a reference without an end', '<a>&amp</a>'],
    ['an empty reference', '<a>&;</a>'],
    ['a reference to a surrogate', '<a>&#xD800;</a>'],
    ['a reference beyond Unicode', '<a>&#x110000;</a>'],
    ['a reference to NUL', '<a>&#0;</a>'],
    ['a raw NUL', '<a>\0</a>'],
    ['a raw NUL in a CDATA section', '<a><![CDATA[\0\u0001]]></a>'],
    ['a raw control character in a tag', '<a b="\u0001"></a>'],
    ['a comment', '<a><!-- b --></a>'],
    ['a comment before the root', '<!-- b --><a></a>'],
    ['a comment that looks like a CDATA section', '<a><!-- <![CDATA[ -->\r<!-- ]]> --></a>'],
    ['an instruction', '<a><?b c?></a>'],
    ['an instruction before the root', '<?b c?><a></a>'],
    ['two roots', '<a/><b/>'],
    ['two roots around a line end', '<a/>\r<b/>'],
    ['text before the root', 'b<a/>'],
    ['text after the root', '<a/>b'],
    ['a control character after the root', '<a></a>\u0001'],
    ['a reference after the root', '<a/>&#32;'],
    ['a CDATA section after the root', '<a/><![CDATA[]]>'],
    ['an end that is missing', '<a><b></b>'],
    ['an end too many', '<a/></a>'],
    ['ends in the wrong order', '<a><b></a></b>'],
    ['the end of a CDATA section in text', '<a>]]></a>'],
    ['a CDATA section without an end', '<a><![CDATA[b</a>'],
    ['a CDATA section without an end, with a line end', '<a><![CDATA[b\r</a>'],
    ['an attribute without quotes', '<a b=c></a>'],
    ['a reference without an end in an attribute', '<a b="&c"></a>'],
    ['another encoding', '<?xml version="1.0" encoding="ISO-8859-1"?><a></a>'],
    ['another version', '<?xml version="1.1"?><a></a>'],
    ['deep nesting', '<a>'.repeat(33) + '</a>'.repeat(33)],
    ['a long path', `<a><${'b'.repeat(129)}/></a>`],
  ])('refuses %s', (_, source) => {
    expect(read(source)).toBeUndefined();
  });

  it('refuses every document that is cut', () => {
    const source = '<?xml version="1.0"?><a b="c"><d>&amp;<![CDATA[e]]></d><f/>\r</a>';
    expect(read(source)).toBeDefined();
    for (let length = 0; length < source.length; length += 1) {
      expect([length, read(source.slice(0, length))]).toEqual([length, undefined]);
    }
  });

  it('refuses bytes that are not UTF-8, which would become another key', () => {
    expect(readXml(Buffer.from('<a>caf\xe9</a>', 'latin1'))).toBeUndefined();
  });

  it.each([
    ['white space before the declaration', ' \n<?xml version="1.0"?><a><b>c</b></a>'],
    ['a byte order mark', '\uFEFF<?xml version="1.0"?><a><b>c</b></a>'],
    ['an encoding in small letters', '<?xml version="1.0" encoding="utf-8"?><a><b>c</b></a>'],
    ['line ends of Windows', '<?xml version="1.0"?>\r\n<a\r\nx="y">\r\n<b>c</b>\r\n</a>\r\n'],
    ['line ends of old Macs', '<?xml version="1.0"?>\r<a>\r<b>c</b>\r</a>\r'],
    ['32 levels', '<a>' + '<x>'.repeat(31) + '</x>'.repeat(31) + '<b>c</b></a>'],
    ['text beside elements', '<a>x<b>c</b>y</a>'],
  ])('reads a document with %s', (_, source) => {
    expect(read(source)?.fields.get('b')).toBe('c');
  });
});

describe('escapedXml', () => {
  it('is read back as it was, also by a full parser', () => {
    const texts = fc
      .string({ unit: 'binary' })
      .filter((text) => /^[^\0\uD800-\uDFFF]*$/u.test(text));
    const property = fc.property(texts, (text) => {
      const source = `<a>${escapedXml(text)}</a>`;
      expect(read(source)?.fields.get('')).toBe(text);
      if (IN_XML.test(text)) expect(parsedTree(source).text).toBe(text);
    });
    fc.assert(property, { numRuns: 2_000 });
  });

  it('writes line ends as references', () => {
    expect(escapedXml('\r\n\u0085\u2028<&>"\'')).toBe(
      '&#xD;&#xA;&#x85;&#x2028;&lt;&amp;&gt;&quot;&apos;',
    );
  });
});

const IN_XML = /^[\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;
