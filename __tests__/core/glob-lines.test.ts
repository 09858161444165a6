import { describe, expect, it } from 'vitest';
import { compileGlobs } from '../../src/core/globs/globs.ts';
import { lineProblem, otherMeanings } from '../../src/core/globs/lines.ts';

const BRACES = 'has braces, which are not expanded here';
const GROUP = 'has an extended glob, but parentheses are ordinary characters here';
const QUOTES = 'is in quotes, which count as part of the name';
const COMMENT = 'ends with a comment, which needs a line of its own';
const REGEX = 'is a regular expression';
const BACKSLASH = 'has a backslash, which is not a separator here';
const LIST = 'is a list in brackets, which match one of their characters here';
const both = (one: string, other: string) => `write one pattern per line, ${one} and ${other}`;

describe('hazard 63: lineProblem', () => {
  it.each<[line: string, statement: string, remedy: string]>([
    ['{main,release}/**', BRACES, both('main/**', 'release/**')],
    ['*.{js,css}', BRACES, both('*.js', '*.css')],
    ['{a, b}/{c,d}', BRACES, 'write one pattern per line, a/c, a/d, b/c and b/d'],
    ['v{1..2}/**', BRACES, both('v1/**', 'v2/**')],
    ['v{1..99999}/**', BRACES, 'write one pattern per line'],
    ['{1..5}', BRACES, 'write one pattern per line, 1, 2, 3, 4 and so on'],
    ['{a,b/**', BRACES, 'write one pattern per line'],
    ['!{a,b}/**', BRACES, both('!a/**', '!b/**')],
    ['{a,b}/**, c/**', BRACES, 'write one pattern per line, a/**, c/** and b/**'],
    ['@(a|b)/**', GROUP, both('a/**', 'b/**')],
    ['**/*.@(js|css)', GROUP, both('**/*.js', '**/*.css')],
    ['?(a)b', GROUP, both('b', 'ab')],
    ['!(*.map)', GROUP, both('*', '!*.map')],
    ['**/!(*.html)', GROUP, both('**/*', '!**/*.html')],
    ['!!(a)', GROUP, 'write one pattern per line'],
    ['(main|release)/**', GROUP, both('main/**', 'release/**')],
    ["'a/**'", QUOTES, 'write a/**'],
    ['"!a/**"', QUOTES, 'write !a/**'],
    ['!`a`', QUOTES, 'write !a'],
    ['“a/**”', QUOTES, 'write a/**'],
    ["'a/**', 'b/**'", 'has a comma between two patterns', both('a/**', 'b/**')],
    ['- a/**', 'begins with "- ", but the lines are not a YAML list', 'write a/**'],
    ["- 'a/**'", 'begins with "- ", but the lines are not a YAML list', 'write a/**'],
    ['a/**, b/**', 'has a comma between two patterns', both('a/**', 'b/**')],
    ['/a/**,/b/**', 'has a comma between two patterns', both('a/**', 'b/**')],
    ['a/** b/**', 'has a space between two patterns', both('a/**', 'b/**')],
    ['a/**;b/**', 'has a semicolon between two patterns', both('a/**', 'b/**')],
    ['a/**|b/**', 'has a bar between two patterns', both('a/**', 'b/**')],
    ['a/**\\nb/**', 'has a line break written as \\n between two patterns', both('a/**', 'b/**')],
    ['a/**,', 'ends with ","', 'write a/**'],
    ['"a/**",', 'ends with ","', 'write a/**'],
    ['**/*.map # none of these', COMMENT, 'write **/*.map'],
    ['["a/**", "b/**"]', LIST, both('a/**', 'b/**')],
    ['[a/**, b/**]', LIST, both('a/**', 'b/**')],
    ['a[b', 'has an unclosed bracket', 'close it'],
    ['[a/b]', 'has an unclosed bracket', 'close it'],
    ['[', 'has an unclosed bracket', 'close it'],
    ['.*\\.map$', REGEX, 'write **/*.map'],
    ['.*\\.map', REGEX, 'write **/*.map*'],
    ['^main/', REGEX, 'write main/**'],
    ['^(main|release)/.*$', REGEX, both('main/**', 'release/**')],
    ['v\\d+/.*', REGEX, 'write a glob, for example **/*.map'],
    ['assets\\**', BACKSLASH, 'write assets/**'],
    ['assets\\js\\*.map', BACKSLASH, 'write assets/js/*.map'],
    ['s3://bucket/site/**', 'is a URL, but patterns are relative paths', 'write site/**'],
    ['--exclude "*.map"', 'begins with a command-line option', 'write *.map'],
    ['${{ x }}/**', 'has an expression that was not evaluated', 'check where the line comes from'],
    ['../a', 'leaves its root with ".."', 'write it relative to the root, or choose another root'],
  ])('refuses %j', (line, statement, remedy) => {
    const problem = lineProblem(line, 'linux');
    const [written] = problem?.remedy.split('; ') ?? [];
    expect([problem?.statement, written]).toEqual([statement, remedy]);
  });

  it.each([
    ['{a,b}', '[{]'],
    ['@(a|b)', '[(]'],
    ['a[b', '[[]'],
    ['*, *', '[,]'],
    ['* *', '[ ]'],
    ['a # b', '[#]'],
  ])('says of %j how the character itself is written', (line, itself) => {
    expect(lineProblem(line, 'linux')?.remedy).toMatch(`; ${itself} matches the character itself`);
  });

  it.each([
    ['[{]a,b}', '{a,b}'],
    ['\\{a,b}', '{a,b}'],
    ['@[(]a|b)', '@(a|b)'],
    ['a[[]b', 'a[b'],
    ['*[,][ ]*', 'a, b'],
    ['[{]1..5}', '{1..5}'],
    ['*[ ]*', 'a b'],
    ['a [#] b', 'a # b'],
    ['My File, v2.pdf', 'My File, v2.pdf'],
    ['photo (1).jpg', 'photo (1).jpg'],
    ['*, v2.pdf', 'My File, v2.pdf'],
    ['[#]1.txt', '#1.txt'],
    ['{id}.html', '{id}.html'],
    ['v[0-9]/**', 'v1/a'],
    ['*.[jt]s', 'a.js'],
    ['[!a]*', 'b'],
    ['[]a]', ']'],
    ['.*', '.htaccess'],
    ['**/.*', 'a/.b'],
    ['price$', 'price$'],
    ['~$*', '~$a.docx'],
    ['a+b', 'a+b'],
    ['foo\\.js', 'foo.js'],
    ['-a/**', '-a/b'],
    ["it's *", "it's a"],
  ])('takes %j, which matches %j', (line, path) => {
    expect(lineProblem(line, 'linux')).toBeUndefined();
    expect(compileGlobs([line], 'linux').matches(path)).toBe(true);
  });

  it('takes a backslash for a separator on Windows', () => {
    expect(lineProblem('assets\\js\\**', 'win32')).toBeUndefined();
  });

  it('ends soon on a line that would be expanded without end', () => {
    const line = '{a,b}'.repeat(500);
    expect(lineProblem(line, 'linux')?.statement).toBe(BRACES);
    expect(lineProblem('['.repeat(4000), 'linux')?.statement).toMatch(/unclosed/);
    expect(lineProblem('*, '.repeat(1300), 'linux')?.statement).toMatch(/ends with|comma/);
  });
});

describe('otherMeanings', () => {
  it.each<[line: string, meanings: readonly (readonly string[])[]]>([
    ['uploads, media', [['uploads', 'media']]],
    ['uploads/**, media', [['uploads/**', 'media'], ['uploads/**/*, media']]],
    ['My File.pdf', []],
    ['a/b c', [['a/b', 'c']]],
    ['**.map', [['**/*.map']]],
    ['[slug].html', [['[[]slug].html']]],
    ['{id}/x', [['id/x']]],
    ['main/.*', [['main/**']]],
    ['.*', []],
    ['**/.*', []],
    ['!**.map', [['!**/*.map']]],
    ['*.map #maps', [['*.map', '#maps'], ['*.map']]],
    ['**', []],
    ['a/**', []],
  ])('of %j', (line, meanings) => {
    expect(otherMeanings(line, 'linux')).toEqual(meanings);
  });
});
