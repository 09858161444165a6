import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownCode, printable } from '../../src/action/log.ts';
import { quote } from '../../src/core/text.ts';
import { anyCharacter } from '../support/any-character.ts';

describe('printable', () => {
  it.each([
    ['plain text, ünïcode 日本 🎉 stays', 'plain text, ünïcode 日本 🎉 stays'],
    ['a\nb\rc\td', 'a\\u{a}b\\u{d}c\\u{9}d'],
    ['\u0000\u001b[31mred\u007f', '\\u{0}\\u{1b}[31mred\\u{7f}'],
    ['a\u0085b\u2028c\u2029d', 'a\\u{85}b\\u{2028}c\\u{2029}d'],
    ['user\u202etxt.exe', 'user\\u{202e}txt.exe'],
    ['\u2066a\u2069\u200b\ufeff', '\\u{2066}a\\u{2069}\\u{200b}\\u{feff}'],
    ['lone \ud800 surrogate', 'lone \\u{d800} surrogate'],
    ['::error::pwned', '\\u{3a}:error::pwned'],
    ['  ::set-output name=x::y', '  \\u{3a}:set-output name=x::y'],
    ['\u00a0::error::after a no-break space', '\u00a0\\u{3a}:error::after a no-break space'],
    ['x ::error:: is no command', 'x ::error:: is no command'],
    ['text ##[error]pwned', 'text #\\u{23}[error]pwned'],
    ['###[group]x', '##\\u{23}[group]x'],
  ])('%j', (text, expected) => {
    expect(printable(text)).toBe(expected);
  });

  it('hazard 50: gives one line without a command, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), fc.nat(9), (text, index) => {
        const parts = ['::', '##[', '\r\n', '\u2028', '\u202e', '\ud800', ' ', '\u0085', '#', ':'];
        const line = printable(`${text}${parts[index] ?? ''}${text}`);
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
        expect(line.trim().startsWith('::')).toBe(false);
        expect(line).not.toContain('##[');
        expect(printable(line)).toBe(line);
      }),
    );
  });
});

describe('quote', () => {
  it('ends where it says', () => {
    expect(quote('say "hi"\n')).toBe('"say \\"hi\\"\\u{a}"');
  });
});

describe('hazard 51: markdownCode', () => {
  it.each([
    ['a b9é', '<code>a b9é</code>'],
    ['<script>', '<code>&#60;script&#62;</code>'],
    ['a|b', '<code>a&#124;b</code>'],
    ['`x` [l](http://e)', '<code>&#96;x&#96; &#91;l&#93;&#40;http&#58;&#47;&#47;e&#41;</code>'],
    ['@org #1', '<code>&#64;org &#35;1</code>'],
    ['a\nb', '<code>a&#92;u&#123;a&#125;b</code>'],
    ['🎉', '<code>&#127881;</code>'],
  ])('%j', (text, expected) => {
    expect(markdownCode(text)).toBe(expected);
  });
});
