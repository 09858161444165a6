import { lineProblem, togetherProblem } from '../../core/globs/lines.ts';
import { quoteShort } from '../../core/text.ts';
import type { Reader } from './reader.ts';
import { GLOB_INPUTS, type GlobInputs } from './specs.ts';

type GlobReader = Reader<'include' | 'exclude'>;

/** Globs and what a line without a match leads to; `deletes`: what they select may be deleted. */
export function parseGlobInputs(
  reader: Reader<keyof typeof GLOB_INPUTS>,
  deletes: boolean,
): GlobInputs {
  return {
    include: parseLines(reader, 'include', deletes),
    exclude: parseLines(reader, 'exclude', deletes),
    unmatched: reader.choice('unmatched', ['auto', 'warn', 'ignore']),
  };
}

function parseLines(
  reader: GlobReader,
  name: 'include' | 'exclude',
  deletes: boolean,
): readonly string[] {
  const lines = reader.lines(name);
  refuseEmptiedLines(reader, name, deletes);
  for (const line of lines) {
    const problem = lineProblem(line);
    if (problem === undefined) continue;
    reader.problems.push(`${name} ${quoteShort(line)} ${problem.statement}: ${problem.remedy}`);
  }
  const together = togetherProblem(lines);
  if (together !== undefined) {
    reader.problems.push(`${name}: the lines ${together.statement}: ${together.remedy}`);
  }
  return lines;
}

/** Results of expressions, never meant as patterns. */
const RESULTS = ['true', 'false', 'null', 'undefined', 'NaN'];

/** The words of other inputs, and a number; among other lines they are patterns. */
const WORDS = [...RESULTS, 'all', 'none', 'any', 'auto', '0'];

/** `pr-${{ number }}` without a number: as a pattern it matches nothing, so nothing is kept. */
const OPEN_END = /^[-=]|[-=]$/;

const EMPTY_EXPRESSION = 'an expression in it may have come out empty';

/**
 * Refuses patterns that look like what an expression without a result leaves, where then more
 * would be deleted: an `exclude` without effect, or an `include` of more than was meant.
 */
function refuseEmptiedLines(
  reader: GlobReader,
  name: 'include' | 'exclude',
  deletes: boolean,
): void {
  const lines = reader.lines(name);
  const given = reader.text(name);
  const word = GLOB_INPUTS[name].default;
  if (lines.length === 0 && given !== word) {
    reader.refuse(name, 'has only comments', `${EMPTY_EXPRESSION}; write ${word}, or a pattern`);
  }
  for (const line of lines) {
    const words = lines.length === 1 ? WORDS : RESULTS;
    const problem = words.includes(line)
      ? `is a word, not a pattern: an expression may have produced it; write ${word} alone, or ` +
        `./${line} for a file of that name`
      : problemOf(line, name, deletes);
    if (problem !== undefined) reader.problems.push(`${name} ${quoteShort(line)} ${problem}`);
  }
}

function problemOf(
  line: string,
  name: 'include' | 'exclude',
  deletes: boolean,
): string | undefined {
  if (line.includes('${{')) {
    return 'has an expression that was not evaluated: write it where the runner evaluates it';
  }
  if (line.includes('//')) {
    return `has an empty segment: ${EMPTY_EXPRESSION}; write a single slash if that is meant`;
  }
  if (!deletes || line.startsWith('!')) return undefined;
  if (name === 'include') {
    return line.endsWith('/')
      ? `ends in "/": ${EMPTY_EXPRESSION}; write ${line}** if all of it is meant`
      : undefined;
  }
  const open = line.split('/').find((segment) => OPEN_END.test(segment));
  return (
    open &&
    `has the segment ${quoteShort(open)}: ${EMPTY_EXPRESSION}; write ${open.replace(OPEN_END, '[$&]')} if ` +
      'such a name is meant'
  );
}
