import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readXml } from '../../../src/s3/wire/xml/read-xml.ts';
import { escapedXml, toBoolean, toCount, toDate } from '../../../src/s3/wire/xml/write-xml.ts';
import { anyCharacter } from '../../support/any-character.ts';
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
    const bytes = fc.tuple(fc.string({ unit: anyCharacter }), fc.uint8Array(), documents, fc.nat());
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
      .string({ unit: anyCharacter })
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

describe('fields and rows', () => {
  it('are by path below the row or the root', () => {
    const source =
      '<Page><More>true</More><Owner><ID>1</ID></Owner>' +
      '<Row><Key>a</Key><Owner><ID>2</ID><Name/></Owner><Row><Key>b</Key></Row></Row>' +
      '<Group><Other>c</Other></Group><Row/></Page>';
    expect(read(source, new Set(['Row', 'Other']))).toEqual({
      root: 'Page',
      fields: new Map([
        ['More', 'true'],
        ['Owner/ID', '1'],
      ]),
      rows: [
        {
          name: 'Row',
          fields: new Map([
            ['Key', 'a'],
            ['Owner/ID', '2'],
            ['Owner/Name', ''],
            ['Row/Key', 'b'],
          ]),
        },
        { name: 'Other', fields: new Map([['', 'c']]) },
        { name: 'Row', fields: new Map([['', '']]) },
      ],
    });
  });

  it.each([
    ['twice', '<Key>a</Key><Key>a</Key>'],
    ['three times', '<Key>a</Key><Key>a</Key><Key>a</Key>'],
    ['and has elements the first time', '<Key><b/></Key><Key>a</Key>'],
    ['and has elements the second time', '<Key>a</Key><Key><b/></Key>'],
  ])('hold no text where the element stands %s', (_, inner) => {
    const document = read(`<a><Row>${inner}</Row>${inner}</a>`, new Set(['Row']));
    expect(document?.fields.get('Key')).toBeUndefined();
    expect(document?.rows[0]?.fields.get('Key')).toBeUndefined();
    expect(document?.rows[0]?.fields.has('Key')).toBe(true);
  });

  it('hold the text of a root without elements; the root is no row', () => {
    expect(read('<a>b</a>', new Set(['a']))).toEqual({
      root: 'a',
      fields: new Map([['', 'b']]),
      rows: [],
    });
  });

  it('are by names that every object has, too', () => {
    const document = read('<a><__proto__>b</__proto__><constructor>c</constructor></a>');
    expect([...(document?.fields ?? [])]).toEqual([
      ['__proto__', 'b'],
      ['constructor', 'c'],
    ]);
  });

  it('are read of a million elements, but not of a million rows', () => {
    const elements = '<b/>'.repeat(999_999);
    expect(read(`<a>${elements}</a>`)?.fields).toEqual(new Map([['b', undefined]]));
    expect(read(`<a>${elements}<b/></a>`)).toBeUndefined();
    expect(read(`<a>${elements}</a>`, new Set(['b']))).toBeUndefined();
    expect(read(`<a>${'<b/>'.repeat(100_000)}</a>`, new Set(['b']))?.rows).toHaveLength(100_000);
  });

  it('are read of a hundred names, but of no more', () => {
    const names = (count: number) => Array.from({ length: count }, (_, n) => `<b${n}/>`).join('');
    expect(read(`<a>${names(100)}</a>`)?.fields.size).toBe(100);
    expect(read(`<a>${names(101)}</a>`)).toBeUndefined();
  });

  it.each([
    ['a text', (length: number) => `<a><b>${'c'.repeat(length - 3)}</b></a>`],
    ['references', (length: number) => `<a><b>&lt;${'c'.repeat(length - 7)}</b></a>`],
    ['attributes', (length: number) => `<a><b c="${'c'.repeat(length - 8)}"></b></a>`],
    ['a section', (length: number) => `<a><![CDATA[${'c'.repeat(length - 12)}]]></a>`],
  ])('are refused with more than 64 KiB of %s in one', (_, source) => {
    expect(read(source(64 * 1024))?.root).toBe('a');
    expect(read(source(64 * 1024 + 1))).toBeUndefined();
  });

  it('are refused of a million levels', () => {
    expect(read('<b>'.repeat(1_000_000) + '</b>'.repeat(1_000_000))).toBeUndefined();
  });
});

const codePoints = fc.oneof(
  fc.integer({ min: 1, max: 0xff }),
  fc.integer({ min: 0x2027, max: 0x2029 }),
  fc.integer({ min: 0xfff0, max: 0xffff }),
  fc.constantFrom(...Array.from(']>[<&;#U+\r\n', (character) => character.charCodeAt(0))),
  fc.integer({ min: 1, max: 0x10ffff }).filter((code) => code < 0xd800 || code > 0xdfff),
);

/** How a character of a key may be written. */
const FORMS = ['raw', 'decimal', 'hex', 'zeros', 'cdata'] as const;
type Form = (typeof FORMS)[number];

function written(code: number, form: Form): string {
  const character = String.fromCodePoint(code);
  const hex = code.toString(16);
  if (form === 'decimal') return `&#${code};`;
  if (form === 'hex') return `&#x${code % 2 === 0 ? hex : hex.toUpperCase()};`;
  if (form === 'zeros') return `&#x000${hex};`;
  if (form === 'cdata') return `<![CDATA[${character}]]>`;
  return { '&': '&amp;', '<': '&lt;', '>': '&gt;' }[character] ?? character;
}

function keyIn(inner: string): string | undefined {
  const source = `<?xml version="1.0"?>\r\n<Page>\r\n<Row>\n<Key>${inner}</Key></Row>\r</Page>\r\n`;
  return readXml(Buffer.from(source), new Set(['Row']))?.rows[0]?.fields.get('Key');
}

/** Neighbours in CDATA stand in one section. */
function joined(parts: readonly (readonly [number, Form])[]): string {
  let text = '';
  let section = '';
  const endSection = () => {
    if (section !== '') text += `<![CDATA[${section.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
    section = '';
  };
  for (const [code, form] of parts) {
    if (form === 'cdata') section += String.fromCodePoint(code);
    else {
      endSection();
      text += written(code, form);
    }
  }
  endSection();
  return text;
}

const textOf = (codes: readonly number[]) =>
  codes.map((code) => String.fromCodePoint(code)).join('');

describe('the text of an element', () => {
  it('is the same however its characters are written', () => {
    const key = fc.array(fc.tuple(codePoints, fc.constantFrom(...FORMS)), { maxLength: 12 });
    const property = fc.property(key, fc.boolean(), (parts, isJoined) => {
      const separate = parts.map(([code, form]) => written(code, form)).join('');
      const inner = isJoined ? joined(parts) : separate;
      expect(keyIn(inner)).toBe(textOf(parts.map(([code]) => code)));
    });
    fc.assert(property, { numRuns: 5_000 });
  });

  const special = [
    ...Array.from({ length: 0xa0 }, (_, code) => code).slice(1),
    ...[0x2028, 0x2029, 0xfeff, 0xfffd, 0xfffe, 0xffff, 0x1fffe, 0x10ffff],
  ];

  it.each(FORMS)('may be any control character or noncharacter, written %s', (form) => {
    for (const code of special) {
      const inner = written(code, form);
      expect([code, keyIn(inner)]).toEqual([code, textOf([code])]);
      expect([code, keyIn(`a${inner}${inner}b`)]).toEqual([code, textOf([97, code, code, 98])]);
    }
  });

  it.each([
    ['CR and LF', '\r\n', '\r\n'],
    ['what looks like markup in a CDATA section', '<![CDATA[<a>\r&U+FFFE;]]>', '<a>\r&U+FFFE;'],
    ['brackets before a raw character', '<![CDATA[]]\u0001]]>]]\u0001', ']]\u0001]]\u0001'],
    ['a raw character between brackets', '<![CDATA[]]\u0001>]]>', ']]\u0001>'],
    ['an empty CDATA section', '<![CDATA[]]>\r<![CDATA[]]>', '\r'],
  ])('is read with %s', (_, inner, text) => {
    expect(keyIn(inner)).toBe(text);
  });

  it.each([
    ['raw', '\u0001'.repeat(60_000)],
    ['in CDATA sections', '<![CDATA[\u0001]]>'.repeat(100_000)],
    ['in a CDATA section', `<![CDATA[${'a\u0001'.repeat(30_000)}]]>`],
    ['by reference', '&#xFFFE;'.repeat(8_000)],
  ])('is read of very many control characters %s', (_, inner) => {
    expect(keyIn(inner)?.replaceAll(/[\u0001\uFFFEa]/g, '')).toBe('');
  });

  it('is refused with a raw control character when the document is longer than any page', () => {
    const long = '<b>a</b>'.repeat(2 ** 19);
    const key = (text: string) => `<r>${long}<Row><Key>${text}</Key></Row></r>`;
    expect(read(key('\u0001'), new Set(['Row']))).toBeUndefined();
    expect(read(key('a'), new Set(['Row']))?.rows[0]?.fields.get('Key')).toBe('a');
  });

  it.each([
    ['tags', '<'],
    ['CDATA sections', '<![CDATA['],
    ['ends of CDATA sections', ']]>'],
    ['references', '&#x'],
    ['zeros in a reference', '0'],
  ])('is refused when it has very many %s that do not end', (_, piece) => {
    expect(keyIn(`\r&#${piece.repeat(300_000)}`)).toBeUndefined();
    expect(keyIn(`\r${piece.repeat(300_000)}<`)).toBeUndefined();
  });
});

describe('toCount', () => {
  it.each([
    ['0', 0],
    ['9007199254740991', 2 ** 53 - 1],
    ['9007199254740992', undefined],
    ['00000000000000001', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['1e3', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %j as %j', (text, count) => {
    expect(toCount(text)).toBe(count);
  });
});

describe('toBoolean', () => {
  it.each([
    ['true', true],
    ['false', false],
    ['True', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %j as %j', (text, value) => {
    expect(toBoolean(text)).toBe(value);
  });
});

describe('toDate', () => {
  it.each([
    ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02T03:04:05.678Z', '2026-01-02T03:04:05.678Z'],
    ['2026-01-02T03:04:05+01:00', '2026-01-02T02:04:05.000Z'],
    ['2026-13-02T03:04:05Z', undefined],
    ['2026-01-02', undefined],
    ['1', undefined],
    [undefined, undefined],
  ])('reads %j as %j', (text, date) => {
    expect(toDate(text)?.toISOString()).toBe(date);
  });
});
