import { otherMeanings } from '../core/glob-lines.ts';
import { globProblem } from '../core/glob-problems.ts';

/** Lines that may have been meant by one that matches nothing. */
export interface NearLines {
  readonly lines: readonly string[];
  /** Whether they are compared without regard to case. */
  readonly anyCase: boolean;
}

/**
 * What may have been meant by a line: the same in another dialect, without one of `roots` in front,
 * at any depth, in another case; the most likely first. `roots` end with `/`.
 */
export function nearLines(
  line: string,
  roots: readonly string[],
  platform: NodeJS.Platform = process.platform,
): readonly NearLines[] {
  const [, marks = '', pattern = ''] = /^([!\s]*)(.*)$/s.exec(line.trim()) ?? [];
  const bare = pattern.replace(/^(?:\.\/)+/, '');
  const own = withoutRoot(bare, roots);
  const here = own === undefined ? [] : [[own]];
  const deep = [bare, ...(own === undefined ? [] : [own])]
    .filter((one) => !one.startsWith('**/'))
    .map((one) => [`**/${one}`]);
  const others = otherMeanings(bare, platform).flatMap((lines) => [
    lines,
    lines.map((one) => withoutRoot(one, roots) ?? one),
  ]);
  const exact = distinct([...here, ...others, ...deep], bare);
  const anyCase = distinct([[bare], ...here, ...deep], '');
  return [
    ...exact.map((lines) => ({ lines: lines.map((one) => marks + one), anyCase: false })),
    ...anyCase.map((lines) => ({ lines: lines.map((one) => marks + one), anyCase: true })),
  ].filter(({ lines }) => lines.every((one) => globProblem(one, platform) === undefined));
}

/**
 * What people repeat in front of a pattern that is relative to a directory: its path, and the ends
 * of that.
 */
export function rootsOf(directory: string): readonly string[] {
  const segments = directory.split('/').filter((segment) => segment !== '' && segment !== '.');
  return segments.map((_, at) => `${segments.slice(at).join('/')}/`);
}

function withoutRoot(pattern: string, roots: readonly string[]): string | undefined {
  const root = roots.find((one) => pattern.startsWith(one) && pattern.length > one.length);
  return root === undefined ? undefined : pattern.slice(root.length);
}

function distinct(
  lists: readonly (readonly string[])[],
  own: string,
): readonly (readonly string[])[] {
  const byText = new Map(lists.map((lines) => [lines.join('\n'), lines]));
  byText.delete(own);
  return [...byText.values()];
}
