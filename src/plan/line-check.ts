import { compileLine, type LineMatcher } from '../core/globs.ts';
import { nearLines, type NearLines } from './nearest-lines.ts';

/** A line of an input. */
export interface CheckedLine {
  readonly input: 'include' | 'exclude' | 'headers';
  readonly line: string;
}

/** A line that has matched nothing, and what may have been meant. */
export interface UnmatchedLine extends CheckedLine {
  /** What would have matched something. */
  readonly nearest?: Near;
  /** What would have kept something from being deleted, where the line is there to do so. */
  readonly doomed?: Near;
}

export interface Near extends NearLines {
  /** The first name that it matches, and how many it matches. */
  readonly example: string;
  readonly count: number;
}

/** Which lines match nothing of all that a run meets. Paths are relative to the patterns' root. */
export interface LineCheck {
  /** Names that were seen. */
  readonly seen: number;
  /** Whether any line has matched nothing so far. */
  readonly isWaiting: boolean;
  /** Takes note of a file, a directory, or an object that is not looked at further. */
  note(path: string): void;
  /** Takes note of a file or an object, and of the lines that it is near to. */
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

/** What is done with a name costs little once each line has matched something. */
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

/** Whether a line keeps from being deleted what it matches. */
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
