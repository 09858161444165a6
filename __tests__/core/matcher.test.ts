import fc from 'fast-check';
import { Minimatch } from 'minimatch';
import { describe, expect, it } from 'vitest';
import { compileGlobs } from '../../src/core/globs/globs.ts';
import { globProblem, lineProblem, otherMeanings } from '../../src/core/globs/lines.ts';
import { createMachine } from '../../src/core/globs/machine.ts';
import {
  createMatcher,
  createTaker,
  DOT_SEGMENT,
  splitHead,
} from '../../src/core/globs/matcher.ts';
import { segmentsOf } from '../../src/core/globs/segments.ts';

interface Options {
  readonly dot: boolean;
  readonly anyCase: boolean;
}

/** What minimatch makes of a pattern, by its expressions and without its shortcuts for some. */
function byMinimatch(pattern: string, { dot, anyCase }: Options): (path: string) => boolean {
  const isBelow = pattern.endsWith('/');
  const whole = `/top/${isBelow ? pattern.slice(0, -1) : pattern}`;
  const compile = (glob: string) => {
    const options = {
      dot,
      nobrace: true,
      nocase: anyCase,
      noext: true,
      platform: 'linux',
    } as const;
    const minimatch = new Minimatch(glob, options);
    // A shortcut takes `*\.js` for names that end with a backslash, a dot and "js".
    minimatch.set = minimatch.set.map((parts) =>
      parts.map((part) => (part instanceof RegExp ? new RegExp(part.source, part.flags) : part)),
    );
    return minimatch;
  };
  const own = compile(whole);
  const beneath = compile(`${whole}/**`);
  return (path) =>
    (!isBelow && own.match(`/top/${path}${whole.endsWith('/**') ? '/' : ''}`)) ||
    beneath.match(`/top/${path}`);
}

const PIECES = ['a', 'b', 'B', '.', '*', '**', '?', '[ab]', '[!a]', '[a-c]', '[.]', '[*]', '[z-a]'];
const ODD_PIECES = ['[]a]', '[a-]', '[\\]]', '[[:upper:]]', '[!]', '[', '\\', '\\*', ']', '{', 'é'];
const SLASHES = ['/', '/', '/', '**/', '/**'];

describe('hazard 81: a pattern', () => {
  it('matches what minimatch matches', () => {
    const piece = fc.constantFrom(...PIECES, ...ODD_PIECES, ...SLASHES);
    const pattern = fc.array(piece, { minLength: 1, maxLength: 7 }).map((all) => all.join(''));
    const letter = fc.constantFrom('a', 'b', 'B', '.', 'c', '*', '[', ']', '\\', 'é', '/', '/');
    const path = fc.array(letter, { minLength: 1, maxLength: 8 }).map((all) => all.join(''));
    const options = fc.record({ dot: fc.boolean(), anyCase: fc.boolean() });
    fc.assert(
      fc.property(pattern, fc.array(path, { minLength: 8 }), options, (given, paths, chosen) => {
        const text = given.replaceAll(/\/{2,}/g, '/');
        fc.pre(globProblem(text, 'linux') === undefined && !text.startsWith('./'));
        fc.pre(!/\[\[:upper|\s/.test(text) || !/[\\-]/.test(text));
        const isMatch = byMinimatch(text, chosen);
        const matcher = createMatcher(segmentsOf(text), { ...chosen, isWindows: false });
        const matches = text.endsWith('/') ? matcher.matchesBelow : matcher.matches;
        for (const one of paths.filter((text) => !DOT_SEGMENT.test(text)))
          expect([one, matches(one)]).toEqual([one, isMatch(one)]);
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['*a*a*a*a*a*a*a*a*b', 'a'.repeat(1024), 'b'],
    ['**/a/**/a/**/a/**/a/**/a/**/b', 'a/'.repeat(512), 'b'],
    [`${'*a'.repeat(44)}b`, 'a'.repeat(1024), 'b'],
    [`*a${'?'.repeat(80)}b*c`, 'ab'.repeat(512), 'ac'],
    [`${'[ab]*'.repeat(44)}c`, 'ab'.repeat(512), 'c'],
    ['**/*a*a*a/*a*a*a/**/*a*a*a*b', 'aaa/'.repeat(256), 'aaab'],
  ])('%j ends soon on a name that it does not match, and matches another', (pattern, path, end) => {
    const globs = compileGlobs([pattern], 'linux');
    expect(globs.matches(path)).toBe(false);
    expect(globs.matches(path + end)).toBe(true);
  });

  it('matches as before once there are more states than are kept', () => {
    const globs = compileGlobs([`*a${'?'.repeat(20)}b`], 'linux');
    for (let n = 0; n < 2 ** 12; n += 1) {
      const name = n
        .toString(2)
        .padStart(12, '0')
        .replaceAll('0', 'b')
        .replaceAll('1', 'a')
        .repeat(3);
      expect(globs.matches(name)).toBe(name.at(-22) === 'a' && name.endsWith('b'));
    }
  });

  it('is examined soon, whatever the line', () => {
    expect(lineProblem('['.repeat(4000), 'linux')?.statement).toBe('has an unclosed bracket');
    expect(globProblem(`*${'a'.repeat(90)}`, 'linux')?.statement).toContain('the limit is 90');
    expect(globProblem(`*${'a'.repeat(89)}`, 'linux')).toBeUndefined();
    expect(globProblem('a'.repeat(4096), 'linux')).toBeUndefined();
  });

  it('takes no more steps than its names have characters, whatever it is', () => {
    const piece = fc.constantFrom('*', '?', 'a', 'b', '[ab]', '[!a]', '*a', '/', '/**/', '.', 'é');
    const pattern = fc.array(piece, { minLength: 1, maxLength: 45 }).map((all) => all.join(''));
    const letter = fc.constantFrom('a', 'b', 'a', '/', '.a', 'é', '//');
    const name = fc.array(letter, { minLength: 4, maxLength: 12 }).map((all) => all.join(''));
    fc.assert(
      fc.property(pattern, fc.array(name, { minLength: 3 }), (text, pieces) => {
        fc.pre(globProblem(text, 'linux') === undefined);
        const options = { dot: true, anyCase: false, isWindows: false };
        const machine = createMachine(splitHead(segmentsOf(text)).rest, options);
        expect(machine.start.length).toBeLessThanOrEqual(3);
        let steps = 0;
        const run: typeof machine.run = (before, begins, way) => {
          steps += way.end - way.at;
          return machine.run(before, begins, way);
        };
        const take = createTaker({ ...machine, run }, true);
        for (const one of pieces) {
          const path = one.repeat(1_024).slice(0, 1_024);
          steps = 0;
          take(path, 0, path.length);
          expect(steps).toBeLessThanOrEqual(path.length + 1);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is refused with others that take too long together', () => {
    const lines = (count: number) => Array.from({ length: count }, () => `*${'a'.repeat(63)}`);
    expect(() => compileGlobs(lines(64), 'linux')).not.toThrow();
    expect(() => compileGlobs([...lines(64), '?'], 'linux')).toThrow(
      'the globs together have 4,097 characters from their first wildcards on, the limit is 4,096',
    );
  });

  it.each([
    ['braces in braces', '{a,'.repeat(1_300) + '}'],
    ['braces without an end', '{a,'.repeat(1_300)],
    ['closed braces around commas', `${'{'.repeat(1_300)}${','.repeat(1_300)}}x`],
    ['spaces in a list', `[${' '.repeat(3_900)}x`],
    ['groups in groups', '@(a|'.repeat(1_000)],
    ['lists of braces', '{a,b}{a,b}, '.repeat(330)],
  ])('is examined in linear time: %s', { timeout: 10_000 }, (_, line) => {
    for (let n = 0; n < 5; n += 1) {
      lineProblem(line, 'linux');
      otherMeanings(line, 'linux');
    }
  });

  it('takes an escaped dot after a star for a dot', () => {
    expect(compileGlobs(['*\\.js'], 'linux').matches('a.js')).toBe(true);
    expect(compileGlobs(['a\\|b*'], 'linux').matches('axx')).toBe(false);
    expect(compileGlobs(['[[:alpha:]]-x*'], 'linux').matches('a-x1')).toBe(true);
  });
});
