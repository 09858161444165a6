import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCharacter } from '../support/any-character.ts';
import { compareKeys, joinKey, keyProblem } from '../../src/core/keys.ts';

describe('keyProblem', () => {
  it.each([
    'a',
    'a/b c/d',
    'x'.repeat(1024),
    'é'.repeat(512),
    'line\nbreak',
    '\u0001',
    '..a/b..',
    'dir/',
    ' ',
    '\\',
  ])('%j may be a key', (key) => {
    expect(keyProblem(key)).toBeUndefined();
  });

  it.each([
    ['', /would be empty/],
    ['é'.repeat(513), /has 1,026 bytes, the limit is 1,024/],
    ['a\ud800b', /half a surrogate pair/],
    ['a/../b', /a "\." or "\.\." segment/],
    ['./a', /a "\." or "\.\." segment/],
    ['a//b', /empty segment/],
    ['/a', /empty segment/],
  ])('hazard 27: %j may not', (key, problem) => {
    expect(keyProblem(key)).toMatch(problem);
  });
});

describe('joinKey', () => {
  it('puts the path behind the prefix as it is', () => {
    expect(joinKey('site/', 'a/b')).toBe('site/a/b');
    expect(joinKey('', 'a')).toBe('a');
  });
});

describe('hazard 23: compareKeys', () => {
  it('orders like the bytes, also where UTF-16 would not', () => {
    expect(['\u{1f600}', '\uff5e', 'é', 'a', '', 'aa'].sort(compareKeys)).toEqual([
      ...['', 'a', 'aa', 'é', '\uff5e', '\u{1f600}'],
    ]);
  });

  it('agrees with the bytes on every text', () => {
    const text = fc.string({ unit: anyCharacter, maxLength: 6 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const bytes = Buffer.compare(Buffer.from(a), Buffer.from(b));
        expect(Math.sign(compareKeys(a, b))).toBe(bytes);
      }),
    );
  });
});
