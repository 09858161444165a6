import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCharacter } from '../support/any-character.ts';
import {
  compareKeys,
  isMergedKey,
  isResolvedKey,
  joinKey,
  keyProblem,
} from '../../src/core/keys.ts';

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
    ['a\\..\\b', /a "\." or "\.\." segment/],
    ['a//b', /empty segment/],
    ['/a', /empty segment/],
  ])('hazard 27: %j may not', (key, problem) => {
    expect(keyProblem(key)).toMatch(problem);
  });
});

describe('hazard 89: a URL that could be shortened on the way', () => {
  const resolved = ['.', '..', './a', '../a', 'a/.', 'p/..', 'a/./b', 'a/../b', '/..', '/', '///'];
  const byBackslash = ['a\\..', '..\\a', 'a\\.\\b', 'a/..\\b'];

  it.each([...resolved, ...byBackslash])('%j is that of another object', (key) => {
    expect(isResolvedKey(key)).toBe(true);
  });

  it.each(['a', '...', '.a', 'a.', '..a/b..', 'a/.../b', 'a..b', 'a//b', '%2e%2e', '\\'])(
    '%j is resolved by nothing',
    (key) => {
      expect(isResolvedKey(key)).toBe(false);
    },
  );

  it.each(['/a', 'a//b', 'a///', '//', '\\a', 'a\\\\b', 'a/\\b'])(
    '%j is another key where slashes are merged',
    (key) => {
      expect(isMergedKey(key)).toBe(true);
    },
  );

  it.each(['a', 'a/b/', 'a\\b', 'a/b\\'])('%j has no slashes to merge', (key) => {
    expect(isMergedKey(key)).toBe(false);
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
