import { lineProblem } from '../../core/glob-lines.ts';
import { shown } from '../../core/shown.ts';
import { refuseEmptiedLines } from './emptied-lines.ts';
import type { Reader } from './reader.ts';

/** Globs, one a line; `deletes`: what they mean may be deleted. */
export function parseGlobs(
  reader: Reader,
  name: 'include' | 'exclude',
  deletes: boolean,
): readonly string[] {
  const lines = reader.lines(name);
  refuseEmptiedLines(reader, name, deletes);
  for (const line of lines) {
    const problem = lineProblem(line);
    if (problem === undefined) continue;
    reader.problems.push(`${name} ${shown(line)} ${problem.statement}: ${problem.remedy}`);
  }
  return lines;
}
