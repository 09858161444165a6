import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globProblem } from '../../src/core/glob-problems.ts';
import { compileGlobs, compileLine } from '../../src/core/globs.ts';

describe('compileLine', () => {
  it.each<[line: string, path: string, isMatch: boolean, isMatchOfName: boolean]>([
    ['a/', 'a', false, true],
    ['!a', 'a', true, true],
    ['a/**', 'a', true, true],
    ['A', 'a', false, false],
    ['# a', 'a', false, false],
  ])('%j for %j: %j, as a name %j', (line, path, isMatch, isMatchOfName) => {
    const matcher = compileLine(line, 'linux');
    expect([matcher.matches(path), matcher.matchesName(path)]).toEqual([isMatch, isMatchOfName]);
  });

  it('matches what the line among others matches', () => {
    const piece = fc.constantFrom(
      'a',
      'B',
      '*',
      '**',
      '?',
      '[ab]',
      '[*]',
      '\\?',
      'é',
      '.',
      '/',
      '/',
    );
    const line = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));
    const letter = fc.constantFrom('a', 'B', 'é', '*', '?', '.', '/');
    const path = fc
      .array(letter, { minLength: 1, maxLength: 6 })
      .map((letters) => letters.join(''));
    fc.assert(
      fc.property(line, path, (text, name) => {
        fc.pre(globProblem(text, 'linux') === undefined && !/^\/|\/\/|\/$/.test(name));
        const isMatch = compileGlobs([text], 'linux').matches(name);
        expect(compileLine(text, 'linux').matches(name)).toBe(isMatch);
        if (isMatch)
          expect(compileLine(text, 'linux', true).matches(name.toLowerCase())).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('matches in any case when it is told to', () => {
    expect(compileLine('Docs/*.HTML', 'linux', true).matches('docs/A.html')).toBe(true);
  });
});
