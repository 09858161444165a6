import { globProblem } from '../../core/globs.ts';
import type { Reader } from './reader.ts';

/** Globs, one a line. */
export function parseGlobs(reader: Reader, name: 'include' | 'exclude'): readonly string[] {
  const lines = reader.lines(name);
  for (const line of lines) {
    const problem = globProblem(line);
    if (problem !== undefined) reader.problems.push(`input "${name}": ${problem}`);
  }
  return lines;
}
