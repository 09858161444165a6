import { compileGlobs, compileLine } from '../src/core/globs/globs.ts';
import { globProblem } from '../src/core/globs/lines.ts';
import { cpuMicroseconds } from './cpu.ts';

/** Matches patterns against names that are the worst for them, each of 1,024 bytes. */

const NAMES = 1_000;
const ROUNDS = 20;
const BYTES = 1_024;

interface Case {
  readonly title: string;
  readonly pattern: string;
  /** What the names are made of, at random; each has a letter of its own at the end. */
  readonly pieces: readonly string[];
  readonly platform?: NodeJS.Platform;
  readonly hidden?: 'any' | 'named';
  /** Whether the line is matched by itself, without regard to case. */
  readonly anyCase?: boolean;
}

/** Many brackets, no two alike to all letters, so that each letter has a row of its own. */
function manyClasses(count: number): string {
  const bracket = (bit: number) => {
    const ranges = Array.from({ length: 7 }, (_, n) => {
      const first = 0x4e00 + ((n * 977 + bit * 131) % 20_000);
      return `${String.fromCharCode(first)}-${String.fromCharCode(first + 400)}`;
    });
    return `[${ranges.join('')}]`;
  };
  return Array.from({ length: count }, (_, bit) => bracket(bit)).join('');
}

const HAN = Array.from({ length: 20_000 }, (_, n) => String.fromCharCode(0x4e00 + n));

const CASES: readonly Case[] = [
  { title: 'a suffix', pattern: '**/*.map', pieces: ['a', 'b', '/', '.map/'] },
  { title: 'one literal of 1,000 bytes', pattern: 'a'.repeat(1_000), pieces: ['a'] },
  { title: 'the same in any case', pattern: 'é'.repeat(500), pieces: ['É'], platform: 'win32' },
  { title: 'a far letter', pattern: `*a${'?'.repeat(88)}`, pieces: ['a', 'b'] },
  { title: 'a far letter and more', pattern: `*a${'?'.repeat(80)}b*c`, pieces: ['a', 'b'] },
  { title: 'letters and stars', pattern: `${'*a'.repeat(44)}b`, pieces: ['a', 'b'] },
  { title: 'brackets and stars', pattern: `${'[ab]*'.repeat(44)}c`, pieces: ['a', 'b', 'c'] },
  {
    title: 'question marks in segments',
    pattern: `**/a${'/?'.repeat(42)}`,
    pieces: ['a/', 'b/', 'bb/'],
  },
  { title: 'globstars', pattern: `${'**/a/'.repeat(16)}**/b`, pieces: ['a/', 'b/', 'aa/', '.a/'] },
  {
    title: 'globstars, hidden names apart',
    pattern: `${'**/*a/'.repeat(12)}**/b`,
    pieces: ['a/', '.a/', 'ba/', './a'],
    hidden: 'named',
  },
  { title: 'double slashes', pattern: `**/a${'/?'.repeat(42)}`, pieces: ['a//', 'b//', '//'] },
  { title: 'dots', pattern: `**`, pieces: ['.a/', '..a/', 'a./'] },
  {
    title: 'backslashes on Windows',
    pattern: `**/a${'/?'.repeat(42)}`,
    pieces: ['a\\', 'b\\'],
    platform: 'win32',
  },
  {
    title: 'any case',
    pattern: `*ß${'?'.repeat(80)}É*c`,
    pieces: ['É', 'é', 'ẞ', 'ß'],
    anyCase: true,
  },
  {
    title: 'any case with a needle',
    pattern: `**/*${'b' + 'a'.repeat(50)}*?c`,
    pieces: ['a', 'A', 'b'],
    anyCase: true,
  },
  {
    title: 'a long needle',
    pattern: `${'a'.repeat(400)}b${'a'.repeat(400)}/*`,
    pieces: ['a'.repeat(401), 'b'],
    anyCase: true,
  },
  {
    title: 'a class of all letters',
    pattern: `*[[:alpha:]]${'?'.repeat(80)}[[:upper:]]*1`,
    pieces: [...HAN, '/', ' ', '.'],
  },
  { title: '60 classes of Han letters', pattern: `*${manyClasses(60)}`, pieces: HAN },
  {
    title: '60 such classes in any case',
    pattern: `*${manyClasses(60)}`,
    pieces: HAN,
    anyCase: true,
  },
];

/** Numbers that look random, the same in each run. */
function createRandom(): () => number {
  let seed = 1;
  return () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
}

function namesOf({ pieces }: Case): readonly string[] {
  const random = createRandom();
  return Array.from({ length: NAMES }, () => {
    let name = '';
    while (Buffer.byteLength(name) < BYTES) {
      name += pieces[Math.floor(random() * pieces.length)] ?? '';
    }
    return Buffer.from(
      Buffer.from(name)
        .subarray(0, BYTES)
        .toString()
        .replace(/\ufffd$/, ''),
    ).toString();
  });
}

function compile({
  pattern,
  platform = 'linux',
  hidden,
  anyCase,
}: Case): (name: string) => boolean {
  const globs =
    anyCase === true
      ? compileLine(pattern, platform, true)
      : compileGlobs([pattern], platform, hidden);
  return (name) => globs.matches(name);
}

/** Microseconds of the processor for each name, compiling and the first names included. */
function measured(one: Case): number {
  const names = namesOf(one);
  const before = cpuMicroseconds();
  const matches = compile(one);
  for (let round = 0; round < ROUNDS; round += 1) for (const name of names) matches(name);
  return (cpuMicroseconds() - before) / ROUNDS / NAMES;
}

for (const one of CASES) {
  const problem = globProblem(one.pattern, one.platform ?? 'linux');
  const figure =
    problem === undefined ? `${measured(one).toFixed(2)} µs` : `refused: ${problem.statement}`;
  console.log(`${one.title.padEnd(34)} ${figure}`);
}
