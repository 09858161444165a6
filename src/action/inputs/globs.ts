import { lineProblem } from '../../core/glob-lines.ts';
import { shown } from '../../core/shown.ts';
import type { Reader } from './reader.ts';

/** Globs, one a line. */
export function parseGlobs(reader: Reader, name: 'include' | 'exclude'): readonly string[] {
  const lines = reader.lines(name);
  for (const line of lines) {
    const problem = lineProblem(line);
    if (problem === undefined) continue;
    reader.problems.push(`${name} ${shown(line)} ${problem.statement}: ${problem.remedy}`);
  }
  return lines;
}
