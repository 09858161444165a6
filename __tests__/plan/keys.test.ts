import { describe, expect, it } from 'vitest';
import { joinKey, keyProblem } from '../../src/plan/keys.ts';

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
    ['a/../b', /"\." or "\.\." as a segment/],
    ['./a', /"\." or "\.\." as a segment/],
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
