import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readXml } from '../../../src/s3/wire/xml/read-xml.ts';

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
    ['raw', '\u0001'.repeat(500_000)],
    ['in CDATA sections', '<![CDATA[\u0001]]>'.repeat(100_000)],
    ['in a CDATA section', `<![CDATA[${'a\u0001'.repeat(100_000)}]]>`],
    ['by reference', '&#xFFFE;'.repeat(100_000)],
  ])('is read of very many control characters %s', (_, inner) => {
    expect(keyIn(inner)?.replaceAll(/[\u0001\uFFFEa]/g, '')).toBe('');
  });

  it('is refused with a raw control character when the document is longer than any page', () => {
    const long = 'a'.repeat(4 * 2 ** 20);
    expect(keyIn(`${long}\u0001`)).toBeUndefined();
    expect(readXml(Buffer.from(`<a>${long}</a>`))?.fields.get('')).toBe(long);
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
