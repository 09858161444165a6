import { describe, expect, it } from 'vitest';
import { helpOf, parseCommand, wholeNumber, type Program } from '../../scripts/command-line.ts';

const PROGRAM = {
  command: 'npm run x --',
  about: 'Does x.',
  options: {
    limit: { type: 'string', value: 'N', default: '7', about: 'Most of them' },
    deny: { type: 'string', value: 'NAME', multiple: true, about: 'Denies one' },
    file: { type: 'string', value: 'FILE', about: 'A file' },
    quick: { type: 'boolean', about: 'Is quick' },
  },
  words: { name: 'DIR', about: 'A directory', most: 1 },
  examples: ['npm run x', 'npm run x -- dir'],
} as const satisfies Program;

const problemsOf = (...args: readonly string[]) => parseCommand(PROGRAM, args).problems;

describe('parseCommand', () => {
  it('gives defaults where nothing is said', () => {
    expect(parseCommand(PROGRAM, [])).toEqual({
      values: { limit: '7', deny: [], file: undefined, quick: false },
      words: [],
      isHelp: false,
      problems: [],
    });
  });

  it('takes values, repeated options, switches and words', () => {
    const args = ['--limit=3', '--deny', 'a', 'dir', '--deny=b', '--file', '-', '--quick'];
    expect(parseCommand(PROGRAM, args)).toEqual({
      values: { limit: '3', deny: ['a', 'b'], file: '-', quick: true },
      words: ['dir'],
      isHelp: false,
      problems: [],
    });
  });

  it.each(['--help', '-h'])('sees %s beside anything', (help) => {
    expect(parseCommand(PROGRAM, [help, '--foo'])).toMatchObject({
      isHelp: true,
      problems: [expect.stringContaining('"--foo"')],
    });
  });

  it.each([
    [
      ['--limt', '3'],
      'option "--limt" is unknown: did you mean "--limit"? npm run x -- --help lists all',
    ],
    [['-x'], 'option "-x" is unknown: npm run x -- --help lists all'],
    [['--h'], 'option "--h" is unknown: npm run x -- --help lists all'],
    [['--toString'], 'option "--toString" is unknown: npm run x -- --help lists all'],
    [['--file'], 'option "--file" needs a value: write --file FILE'],
    [['--file='], 'option "--file" needs a value: write --file FILE'],
    [['--file', '--quick'], 'option "--file" needs a value: write --file FILE'],
    [['--quick=yes'], 'option "--quick" takes no value: leave it out'],
    [['a', 'b'], 'argument "b" is unexpected: npm run x -- --help shows what it takes'],
  ])('refuses %j', (args, problem) => {
    expect(problemsOf(...args)).toEqual([problem]);
  });

  it('names all problems at once', () => {
    expect(problemsOf('--foo', '--bar', '--quick=1')).toHaveLength(3);
  });
});

describe('wholeNumber', () => {
  it.each([
    ['0', 0],
    ['12', 12],
  ])('reads %s', (text, number) => {
    expect(wholeNumber('it', text, { least: 0, most: 12 }, expect.unreachable)).toBe(number);
  });

  it.each(['', '-1', '1.5', '1e3', '13', ' 3'])('refuses %j', (text) => {
    const problems: string[] = [];
    wholeNumber('it', text, { least: 0, most: 12 }, (problem) => problems.push(problem));
    expect(problems).toEqual([`it must be a whole number, 0 to 12, got "${text}": correct it`]);
  });
});

describe('helpOf', () => {
  it('shows options with their values and defaults, and examples', () => {
    expect(helpOf(PROGRAM)).toBe(
      [
        'Usage: npm run x -- [options] [DIR]',
        '',
        'Does x.',
        '',
        '  DIR          A directory',
        '  --limit N    Most of them (default: 7)',
        '  --deny NAME  Denies one (may be repeated)',
        '  --file FILE  A file',
        '  --quick      Is quick',
        '  -h, --help   Prints this help',
        '',
        'Example: npm run x',
        '         npm run x -- dir',
      ].join('\n'),
    );
  });
});
