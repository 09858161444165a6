import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable } from '../../src/action/log.ts';
import { formatAge, nearestName, plural, quote, quoteShort } from '../../src/core/text.ts';
import { anyCharacter } from '../support/any-character.ts';

/** The name that a spelling stands for. */
function nameOf(spelling: string): string {
  return spelling
    .slice(1, -1)
    .replaceAll(/\\(?:\\|(")|u\{([0-9a-f]+)\})/g, (_, quote?: string, code?: string) =>
      code === undefined ? (quote ?? '\\') : String.fromCodePoint(parseInt(code, 16)),
    );
}

describe('plural', () => {
  it.each([
    [0, '0 objects'],
    [1, '1 object'],
    [2, '2 objects'],
    [1204, '1,204 objects'],
  ])('of %d objects', (count, text) => {
    expect(plural(count, 'object')).toBe(text);
  });

  it('takes a plural of another form', () => {
    expect(plural(2, 'directory', 'directories')).toBe('2 directories');
    expect(plural(1, 'directory', 'directories')).toBe('1 directory');
  });
});

describe('formatAge', () => {
  it.each([
    [41.9 * 86_400_000, '41 d'],
    [86_400_000, '1 d'],
    [86_399_999, '23 h'],
    [3_600_000, '1 h'],
    [3_599_999, '59 min'],
    [60_000, '1 min'],
    [59_999, '59 s'],
    [0, '0 s'],
    [-5_000, '0 s'],
    [2_000 * 86_400_000, '2,000 d'],
    [NaN, 'unknown'],
  ])('of %d ms is %s', (age, text) => {
    expect(formatAge(age)).toBe(text);
  });
});

describe('quote', () => {
  it.each([
    ['a b é', '"a b é"'],
    ['say "hi"', '"say \\"hi\\""'],
    ['a\nb', '"a\\u{a}b"'],
    ['a\\u{a}b', '"a\\\\u{a}b"'],
    ['public\\docs', '"public\\docs"'],
    ['docs [\\[]1', '"docs [\\[]1"'],
    ['\\\\server', '"\\\\\\server"'],
    ['a\\', '"a\\\\"'],
    ['a\\"', '"a\\\\\\""'],
    ['a\\\n', '"a\\\\\\u{a}"'],
    ['\u001b[31m', '"\\u{1b}[31m"'],
    ['user\u202etxt.exe', '"user\\u{202e}txt.exe"'],
    ['::error::x', '"::error::x"'],
    ['##[error]x', '"#\\u{23}[error]x"'],
  ])('%j is %s', (name, spelling) => {
    expect(quote(name)).toBe(spelling);
  });

  it('hazard 50: gives each name one line of its own, which printing leaves as it is', () => {
    const part = fc.constantFrom(
      '\\',
      '"',
      'u{a}',
      '\n',
      '##[',
      '::',
      '\u202e',
      '\ud800',
      'a',
      'x',
    );
    const name = fc.oneof(
      fc.string({ unit: anyCharacter }),
      fc.array(part).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(name, (text) => {
        const spelling = quote(text);
        expect(nameOf(spelling)).toBe(text);
        expect(printable(spelling)).toBe(spelling);
        expect(spelling).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('quoteShort', () => {
  it('cuts what is endless, between characters', () => {
    expect(quoteShort('x'.repeat(200))).toBe(`"${'x'.repeat(200)}"`);
    expect(quoteShort('x'.repeat(201))).toBe(`"${'x'.repeat(200)}…"`);
    expect(quoteShort(`${'x'.repeat(199)}🎉`)).toBe(`"${'x'.repeat(199)}…"`);
  });
});

const NAMES = ['upload-dir', 'delete-prefix', 'exclude', 'include', 'region'];

describe('nearestName', () => {
  it.each([
    ['upload-dri', 'upload-dir'],
    ['Upload_Dir', 'upload-dir'],
    ['exlude', 'exclude'],
    ['regoin', 'region'],
    ['delete', undefined],
    ['something else', undefined],
    ['', undefined],
  ])('%j was meant as %j', (text, name) => {
    expect(nearestName(text, NAMES)).toBe(name);
  });
});
