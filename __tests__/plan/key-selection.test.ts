import { describe, expect, it } from 'vitest';
import { createKeySelection } from '../../src/plan/key-selection.ts';

const none = { include: [], exclude: [] };

describe('createKeySelection', () => {
  it.each([
    ['every key without globs', 'p/', none, 'p/a/../b', true],
    ['a key that a glob means', 'p/', { ...none, include: ['*.txt'] }, 'p/a.txt', true],
    ['not one of a directory below', 'p/', { ...none, include: ['*.txt'] }, 'p/a/b.txt', false],
    ['not one that is excluded', 'p/', { ...none, exclude: ['a/**'] }, 'p/a/b', false],
    ['hidden names', 'p/', { ...none, include: ['**'] }, 'p/.a/.b', true],
    ['markers of directories', 'p/', { ...none, exclude: ['a/**'] }, 'p/', true],
    ['no dot segments, which no glob protects', 'p/', { ...none, exclude: ['a'] }, 'p/./a', false],
    [
      'below the directory of a star',
      'p/logs-',
      { ...none, include: ['logs-1/*'] },
      'p/logs-1/a',
      true,
    ],
    ['a backslash as a character', '', { ...none, include: ['a\\\\b'] }, 'a\\b', true],
  ])('means %s', (_, prefix, globs, key, expected) => {
    expect(createKeySelection({ prefix, ...globs })(key)).toBe(expected);
  });
});
