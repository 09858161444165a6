import { globProblem } from '../../core/globs.ts';
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
    const problem = globProblem(line);
    if (problem !== undefined) reader.problems.push(`input "${name}": ${problem}`);
  }
  return lines;
}
