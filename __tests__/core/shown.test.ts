import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable } from '../../src/action/printable.ts';
import { quoted, shown } from '../../src/core/shown.ts';

/** The name that a spelling stands for. */
function nameOf(spelling: string): string {
  return spelling
    .slice(1, -1)
    .replaceAll(/\\(?:\\|(")|u\{([0-9a-f]+)\})/g, (_, quote?: string, code?: string) =>
      code === undefined ? (quote ?? '\\') : String.fromCodePoint(parseInt(code, 16)),
    );
}

describe('quoted', () => {
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
    expect(quoted(name)).toBe(spelling);
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
      fc.string({ unit: 'binary' }),
      fc.array(part).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(name, (text) => {
        const spelling = quoted(text);
        expect(nameOf(spelling)).toBe(text);
        expect(printable(spelling)).toBe(spelling);
        expect(spelling).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('shown', () => {
  it('cuts what is endless, between characters', () => {
    expect(shown('x'.repeat(200))).toBe(`"${'x'.repeat(200)}"`);
    expect(shown('x'.repeat(201))).toBe(`"${'x'.repeat(200)}…"`);
    expect(shown(`${'x'.repeat(199)}🎉`)).toBe(`"${'x'.repeat(199)}…"`);
  });
});
