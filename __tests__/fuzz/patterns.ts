import { compileGlobs, compileLine } from '../../src/core/globs/globs.ts';
import { createLineCheck } from '../../src/core/globs/line-check.ts';
import { lineProblem } from '../../src/core/globs/lines.ts';
import { type Chance, textOf } from './chance.ts';
import { must, type Topic } from './topic.ts';

/** What patterns are made of; stars most of all, which take the longest. */
const OF_PATTERNS = [
  ...['*', '*', '*', '**', '**/', '/', 'a', 'a', 'b', 'aa', '.', '?', '[ab]', '[!a]', '[^a-c]'],
  ...['[', ']', '{', '}', ',', '{a,b}', '(', ')', '|', '@(a)', '!(', '+(a)', '!', '#', '\\', ' '],
  ...['${{', '$', '^', '-', '-a', '.*', '\\n', '..', '\u0000', 'é', '😀', '\ud800', '[[:alpha:]]'],
  ...['{1..9}', '[z-a]', '\\*', '"', "'", '%', '~'],
];

const OF_NAMES = ['a', 'a', 'a', 'b', 'aa', '/', '.', 'x', 'é', '😀', ' ', '*', '[', '\\', '\n'];

/** Bytes of the longest key. */
const LONGEST = 1_024;

/** Random lines over random names, short and as long as a key may be: refused, or matched at once. */
export const patterns: Topic = {
  name: 'patterns',
  turns: 5,
  open: () =>
    Promise.resolve({
      tryCase: (chance) => {
        tryLines(chance);
        return Promise.resolve();
      },
      close: () => Promise.resolve(),
    }),
};

function tryLines(chance: Chance): void {
  const lines = Array.from({ length: 1 + chance.below(3) }, () => lineOf(chance));
  const platform = chance.is(0.9) ? 'linux' : 'win32';
  for (const line of lines) lineProblem(line, platform);
  const hidden = chance.is(0.8) ? 'any' : 'named';
  const globs = orRangeError(() => compileGlobs(lines, platform, hidden));
  if (globs === undefined) return;
  const names = Array.from({ length: 4 }, () => nameOf(lines, chance));
  const about = (name: string) =>
    `${JSON.stringify(lines)} on ${platform}: ${JSON.stringify(name)}`;
  for (const name of names) {
    const isMatch = globs.matches(name);
    const parents = [...name.matchAll(/\//g)].map(({ index }) => name.slice(0, index));
    // Only directories are asked whether they are covered, and no path on a disk has such a segment.
    const isPath = name.split('/').every((segment) => !['', '.', '..'].includes(segment));
    for (const parent of isPath ? parents.slice(0, 5) : []) {
      must(!isMatch || globs.mayContain(parent), () => `matches below nothing: ${about(name)}`);
      // Below a covered directory, a name may still be hidden.
      const isCovered = hidden === 'any' && globs.coversAll(parent);
      must(isMatch || !isCovered, () => `covers what doesn't match: ${about(name)}`);
    }
  }
  const [line = ''] = lines;
  const one = compileLine(line, platform);
  for (const name of names) {
    must(!one.matches(name) || one.matchesName(name), () => `no name: ${about(name)}`);
  }
  const check = createLineCheck([{ input: 'exclude', line }], [], platform);
  for (const name of names) check.see(name, true);
  check.unmatched();
}

/** Mostly short; some of one piece over and over, as in an attack. */
function lineOf(chance: Chance): string {
  if (chance.is(0.2)) {
    const piece = textOf(OF_PATTERNS, 3, chance);
    return (
      piece.repeat(1 + chance.below(chance.is(0.1) ? 400 : 12)) + textOf(OF_PATTERNS, 2, chance)
    );
  }
  return textOf(OF_PATTERNS, 12, chance);
}

/** Some are made of a pattern, so that most of it matches. */
function nameOf(lines: readonly string[], chance: Chance): string {
  const way = chance.below(3);
  if (way === 0) return textOf(OF_NAMES, 12, chance);
  if (way === 1)
    return (textOf(OF_NAMES, 3, chance) || 'a').repeat(LONGEST).slice(0, LONGEST - 20) + 'b';
  return chance.of(lines).replaceAll(/[*?[\]]+/g, () => textOf(OF_NAMES, 5, chance));
}

function orRangeError<Result>(compile: () => Result): Result | undefined {
  try {
    return compile();
  } catch (thrown) {
    must(thrown instanceof RangeError, () => `compiling throws ${String(thrown)}`);
    return undefined;
  }
}
