import { compileLine, type LineMatcher } from './globs.ts';
import { globProblem, otherMeanings } from './lines.ts';

/** A line of an input. */
export interface CheckedLine {
  readonly input: 'include' | 'exclude' | 'headers';
  readonly line: string;
}

/** A line that matched nothing, and similar lines that would have. */
export interface UnmatchedLine extends CheckedLine {
  /** The first similar lines that match something. */
  readonly nearest?: Near;
  /** The first similar lines that would have kept something from being deleted. */
  readonly doomed?: Near;
}

export interface Near extends NearLines {
  /** The first path that the lines match. */
  readonly example: string;
  readonly count: number;
}

/** Finds the lines that match nothing in a run. Paths are relative to the patterns' root. */
export interface LineCheck {
  /** Number of paths given to `see`. */
  readonly seen: number;
  /** Whether any line has matched nothing so far. */
  readonly isWaiting: boolean;
  /** Notes a path that the run does not examine further: a file, a directory or an object. */
  note(path: string): void;
  /** Notes the path of a file or an object, also for the lines that are similar. */
  see(path: string, isDoomed?: boolean): void;
  unmatched(): readonly UnmatchedLine[];
}

interface Waiting {
  readonly checked: CheckedLine;
  readonly matcher: LineMatcher;
  readonly isProtecting: boolean;
  readonly near: readonly Candidate[];
}

interface Candidate extends NearLines {
  readonly matchers: readonly LineMatcher[];
  readonly any: Matches;
  readonly doomed: Matches;
}

interface Matches {
  count: number;
  example: string;
}

/** Noting a path takes little time once each line has matched something. */
export function createLineCheck(
  lines: readonly CheckedLine[],
  roots: readonly string[],
  platform: NodeJS.Platform = process.platform,
): LineCheck {
  let waiting = lines.map((one) => toWaiting(one, roots, platform));
  let seen = 0;
  const settle = (isMatch: (matcher: LineMatcher) => boolean) => {
    if (waiting.some(({ matcher }) => isMatch(matcher))) {
      waiting = waiting.filter(({ matcher }) => !isMatch(matcher));
    }
  };
  return {
    get seen() {
      return seen;
    },
    get isWaiting() {
      return waiting.length > 0;
    },
    note(path) {
      if (waiting.length > 0) settle((matcher) => matcher.matchesName(path));
    },
    see(path, isDoomed = false) {
      seen += 1;
      if (waiting.length === 0) return;
      settle((matcher) => matcher.matches(path));
      for (const { near } of waiting) noteNear(near, path, isDoomed);
    },
    unmatched: () => waiting.map(toUnmatched),
  };
}

/** Whether the objects that a line matches are kept from being deleted. */
export function isProtecting({ input, line }: CheckedLine): boolean {
  const isNegated = (/^[!\s]*/.exec(line.trim())?.[0].replaceAll(/\s/g, '').length ?? 0) % 2 === 1;
  return (input === 'exclude') !== isNegated;
}

function toWaiting(
  checked: CheckedLine,
  roots: readonly string[],
  platform: NodeJS.Platform,
): Waiting {
  const near = nearLines(checked.line, roots, platform).map((one) => ({
    ...one,
    matchers: one.lines.map((line) => compileLine(line, platform, one.anyCase)),
    any: { count: 0, example: '' },
    doomed: { count: 0, example: '' },
  }));
  const matcher = compileLine(checked.line, platform);
  return { checked, matcher, isProtecting: isProtecting(checked), near };
}

function noteNear(near: readonly Candidate[], path: string, isDoomed: boolean): void {
  for (const { matchers, any, doomed } of near) {
    if (!matchers.some((matcher) => matcher.matches(path))) continue;
    for (const matches of isDoomed ? [any, doomed] : [any]) {
      if (matches.count === 0) matches.example = path;
      matches.count += 1;
    }
  }
}

function toUnmatched({ checked, near, isProtecting }: Waiting): UnmatchedLine {
  const nearest = firstOf(near, ({ any }) => any);
  const doomed = isProtecting ? firstOf(near, (one) => one.doomed) : undefined;
  return { ...checked, ...(nearest && { nearest }), ...(doomed && { doomed }) };
}

function firstOf(
  near: readonly Candidate[],
  matchesOf: (candidate: Candidate) => Matches,
): Near | undefined {
  const found = near.find((candidate) => matchesOf(candidate).count > 0);
  if (found === undefined) return undefined;
  const { lines, anyCase } = found;
  return { lines, anyCase, ...matchesOf(found) };
}

/** Each of them is matched against every name until its line has matched. */
const MAX_NEAR_LINES = 16;

/** Lines that may have been intended in place of one that matches nothing. */
interface NearLines {
  readonly lines: readonly string[];
  /** Whether they match without regard to case. */
  readonly anyCase: boolean;
}

/**
 * Lines that may have been intended: the same in another dialect, without one of `roots` in front,
 * at any depth, in another case; the most likely first. `roots` end with `/`.
 */
function nearLines(
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
  ].filter(
    ({ lines }) =>
      lines.length <= MAX_NEAR_LINES &&
      lines.every((one) => globProblem(one, platform) === undefined),
  );
}

/**
 * Paths that people repeat in front of a pattern that is relative to a directory: the directory's
 * path, and each end of it.
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
