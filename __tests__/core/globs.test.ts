import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileGlobs, compileLine, parseGlobLines } from '../../src/core/globs/globs.ts';
import { globProblem } from '../../src/core/globs/lines.ts';

describe('compileGlobs', () => {
  it.each<[patterns: string, path: string, isMatch: boolean]>([
    ['**', 'a', true],
    ['**', '.well-known/x', true],
    ['*.html', 'index.html', true],
    ['*.html', 'docs/index.html', false],
    ['**/*.html', 'index.html', true],
    ['docs', 'docs/a/b.txt', true],
    ['docs/', 'docs/a/b.txt', true],
    ['docs/', 'docs', false],
    ['docs/**', 'docs', true],
    ['./docs', 'docs/a', true],
    ['.', 'docs/a', true],
    ['docs//a', 'docs/a', true],
    ['{a,b}', 'a', false],
    ['{a,b}', '{a,b}', true],
    ['+(a)', 'aa', false],
    ['[ab]', 'b', true],
    ['\\[ab]', '[ab]', true],
    ['A', 'a', false],
    ['a\\b', 'a/b', false],
    [' a ', 'a', true],
    ['# a', 'a', false],
    ['\\# a', '# a', true],
    ['', 'a', false],
    ['**\n!*.map', 'a.map', false],
    ['**\n!*.map\na.*', 'a.map', true],
    ['**\n!a\na/b', 'a/c', false],
    ['**\n!a\na/b', 'a/b', true],
    ['!a', 'b', false],
    ['**\n!!a', 'a', true],
    ['!! a', 'a', true],
  ])('%j for %j: %j', (patterns, path, isMatch) => {
    expect(compileGlobs(patterns.split('\n'), 'linux').matches(path)).toBe(isMatch);
  });

  it('ignores case and takes a backslash for a separator on Windows', () => {
    expect(compileGlobs(['Docs\\*.HTML'], 'win32').matches('docs/a.html')).toBe(true);
    expect(compileGlobs(['Docs\\*.HTML'], 'linux').matches('docs/a.html')).toBe(false);
    expect(compileGlobs(['a/b'], 'win32').matches('a\\b')).toBe(true);
    expect(compileGlobs(['a/b'], 'linux').matches('a\\b')).toBe(false);
  });

  it('refuses a line that has a problem, with the problem', () => {
    expect(() => compileGlobs(['a', '../b'])).toThrow(
      new RangeError(
        'glob "../b" leaves its root with "..": write it relative to the root, ' +
          'or choose another root',
      ),
    );
  });

  it.each<[patterns: string, directory: string, mayContain: boolean, coversAll: boolean]>([
    ['a/b/*.txt', '', true, false],
    ['a/b/*.txt', 'a', true, false],
    ['a/b/*.txt', 'a/b', true, false],
    ['a/b/*.txt', 'a/c', false, false],
    ['a/b/*.txt', 'b', false, false],
    ['**/*.txt', 'a/b', true, false],
    ['a', 'a/b', true, true],
    ['**', '', true, true],
    ['**\n!node_modules', 'node_modules', false, false],
    ['**\n!node_modules', 'src', true, true],
    ['**\n!**/*.map', 'src', true, false],
    ['**\n!node_modules\nnode_modules/x/*', 'node_modules', true, false],
    ['**\n!node_modules\nnode_modules/x/*', 'node_modules/y', false, false],
    ['', '', false, false],
  ])('%j below %j: may contain %j, covers all %j', (patterns, directory, mayContain, coversAll) => {
    const globs = compileGlobs(patterns.split('\n'), 'linux');
    expect(globs.mayContain(directory)).toBe(mayContain);
    expect(globs.coversAll(directory)).toBe(coversAll);
  });

  it('never leaves out a directory with a match, nor covers one with a mismatch', () => {
    const segment = fc.constantFrom('a', 'b', '.c', 'a.b');
    const path = fc.array(segment, { minLength: 1, maxLength: 4 });
    const glob = fc.constantFrom('a', 'b', '.c', '*', '**', 'a*', '?', '[ab]', '*.b');
    const line = fc
      .tuple(
        fc.constantFrom('', '', '!'),
        fc.array(glob, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('', '', '/'),
      )
      .map(([mark, globs, slash]) => mark + globs.join('/') + slash);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 4 }), path, (lines, segments) => {
        const globs = compileGlobs(lines, 'linux');
        const isMatch = globs.matches(segments.join('/'));
        segments.forEach((_, depth) => {
          const directory = segments.slice(0, depth).join('/');
          if (isMatch) expect(globs.mayContain(directory)).toBe(true);
          else expect(globs.coversAll(directory)).toBe(false);
        });
      }),
      { numRuns: 2000 },
    );
  });
});

describe('parseGlobLines', () => {
  it('gives the patterns alone, relative to the root', () => {
    expect(parseGlobLines(['', ' # no', ' ! ./a//b ', '!!c', '.'], 'linux')).toEqual([
      { isNegated: true, pattern: 'a/b' },
      { isNegated: false, pattern: 'c' },
      { isNegated: false, pattern: '' },
    ]);
  });
});

describe('globProblem', () => {
  it.each<[line: string, statement: string, remedy: string]>([
    ['/*', 'begins with "/", but patterns are relative', 'write "**"'],
    ['/', 'begins with "/", but patterns are relative', 'write "**"'],
    ['!//a/*', 'begins with "/", but patterns are relative', 'write "!a/*"'],
    [
      'a/../b',
      'leaves its root with ".."',
      'write it relative to the root, or choose another root',
    ],
    [
      '[.][.]/b',
      'leaves its root with ".."',
      'write it relative to the root, or choose another root',
    ],
    ['a/./b', 'has a "." segment', 'remove it'],
    [
      '~/a',
      'begins with "~", which does not mean the home directory here',
      'write "[~]" for a file named "~"',
    ],
    [
      'C:\\a',
      'begins with a drive letter, but patterns are relative',
      'write it relative to the root, with "/" as the separator',
    ],
    [
      'a\0b',
      'has a line break or a NUL character',
      'write one pattern per line, without NUL characters',
    ],
    [
      'a\nb',
      'has a line break or a NUL character',
      'write one pattern per line, without NUL characters',
    ],
    [' ! ', 'has nothing after "!"', 'write what to exclude, for example !*.map'],
    ['a'.repeat(5000), 'has 5,000 characters, the limit is 4,096', 'write several patterns'],
    [
      `${'a'.repeat(200)}/*${'[ab]'.repeat(90)}`,
      'has 91 characters from its first wildcard on, the limit is 90',
      'write * for what need not be exact, or several patterns',
    ],
  ])('%j', (line, statement, remedy) => {
    expect(globProblem(line, 'linux')).toEqual({ statement, remedy });
  });

  it('refuses a drive without a slash, and a leading backslash, on Windows only', () => {
    expect(globProblem('c:a', 'win32')?.statement).toContain('begins with a drive');
    expect(globProblem('c:a', 'linux')).toBeUndefined();
    expect(globProblem('\\a', 'win32')?.remedy).toBe('write "a"');
    expect(globProblem('\\a', 'linux')).toBeUndefined();
  });

  it.each(['', '  ', '# /x', './a', '.', '~a', '**/..a', '[~]', '...'])('finds none in %j', (l) => {
    expect(globProblem(l, 'linux')).toBeUndefined();
  });
});

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
