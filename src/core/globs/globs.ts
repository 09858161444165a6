import { quoteShort } from '../text.ts';
import { globProblem, isPattern, splitMarks, togetherProblem } from './lines.ts';
import { createMatcher } from './matcher.ts';
import { segmentsOf } from './segments.ts';
import { needleOf } from './syntax.ts';

/** Compiled patterns. Paths are relative to the patterns' root and separated by `/`. */
export interface Globs {
  /** Whether the patterns select the file, or the key, at this path. */
  matches(relativePath: string): boolean;
  /** False only if nothing below the directory can match; `''` is the root. */
  mayContain(relativeDirectory: string): boolean;
  /** True only if everything below the directory matches; `''` is the root. */
  coversAll(relativeDirectory: string): boolean;
}

/** One pattern without its `!`, separated by single slashes. */
export interface GlobLine {
  /** Relative to the root; empty for the root itself. */
  readonly pattern: string;
  readonly isNegated: boolean;
}

interface Rule {
  readonly isNegated: boolean;
  readonly matchesFile: (path: string) => boolean;
  readonly matchesDirectory: (path: string) => boolean;
  readonly mayMatchBelow: (directory: string) => boolean;
}

/**
 * Which patterns select a path with a hidden segment, one that begins with a dot. `any`: all that
 * match it. `named`: those with a dot at the beginning of the same segment, as `.well-known/**`
 * has and `**` has not. A `!` line always excludes hidden paths.
 */
export type HiddenRule = 'any' | 'named';

/**
 * Compiles glob lines to what `@actions/glob` makes of them: a pattern that matches a directory
 * matches all beneath it, the last line that matches a path decides, with or without `!`, blank
 * lines and `#` comments are ignored, and without any line nothing matches. Case matters except on
 * Windows, where `\` is a separator too; pass another platform where the paths are keys.
 * Throws a RangeError with the text of `globProblem` when a line has a problem, or of
 * `togetherProblem`.
 */
export function compileGlobs(
  lines: readonly string[],
  platform: NodeJS.Platform = process.platform,
  hidden: HiddenRule = 'any',
): Globs {
  const problem = togetherProblem(lines, platform);
  if (problem !== undefined) {
    throw new RangeError(`the globs together ${problem.statement}: ${problem.remedy}`);
  }
  const rules = parseGlobLines(lines, platform).map((line) =>
    compileRule(line, platform, { hidden }),
  );
  return {
    matches: (path) => rules.findLast((rule) => rule.matchesFile(path))?.isNegated === false,
    mayContain: (directory) => mayMatch(rules, directory),
    coversAll: (directory) => mustMatch(rules, directory),
  };
}

/** The lines that are patterns. Throws a RangeError like `compileGlobs`. */
export function parseGlobLines(
  lines: readonly string[],
  platform: NodeJS.Platform = process.platform,
): readonly GlobLine[] {
  return lines.filter(isPattern).map((line) => {
    const problem = globProblem(line, platform);
    if (problem !== undefined) {
      throw new RangeError(
        `glob ${quoteShort(line.trim())} ${problem.statement}: ${problem.remedy}`,
      );
    }
    const { marks, pattern } = splitMarks(line, platform);
    return { isNegated: marks.length % 2 === 1, pattern: pattern.replace(/^\.(?:\/|$)/, '') };
  });
}

/** One line by itself, without regard to its `!`. */
export interface LineMatcher {
  /** Whether the line matches a file, or a key, at this path. */
  matches(relativePath: string): boolean;
  /** The same for a path that may be a file, or a directory with all that is in it. */
  matchesName(relativePath: string): boolean;
}

/** Throws a RangeError like `compileGlobs`. Blank lines and comments match nothing. */
export function compileLine(
  line: string,
  platform: NodeJS.Platform = process.platform,
  anyCase = false,
): LineMatcher {
  const [parsed] = parseGlobLines([line], platform);
  if (parsed === undefined) return { matches: () => false, matchesName: () => false };
  const rule = compileRule(parsed, platform, { anyCase });
  const isAnyCase = anyCase || platform === 'win32';
  const needle = isAnyCase ? needleOf(parsed.pattern).toLowerCase() : needleOf(parsed.pattern);
  // Most names don't contain the needle; to match the pattern takes ten times as long.
  const mayMatch = (path: string) => (isAnyCase ? path.toLowerCase() : path).includes(needle);
  return {
    matches: (path) => mayMatch(path) && rule.matchesFile(path),
    matchesName: (path) => mayMatch(path) && rule.matchesDirectory(path),
  };
}

function compileRule(
  { pattern, isNegated }: GlobLine,
  platform: NodeJS.Platform,
  { hidden = 'any', anyCase = false }: { readonly hidden?: HiddenRule; readonly anyCase?: boolean },
): Rule {
  const isDirectoryOnly = pattern.endsWith('/');
  const matcher = createMatcher(segmentsOf(pattern), {
    dot: hidden === 'any' || isNegated,
    anyCase: anyCase || platform === 'win32',
    isWindows: platform === 'win32',
  });
  return {
    isNegated,
    matchesFile: isDirectoryOnly ? matcher.matchesBelow : matcher.matches,
    matchesDirectory: matcher.matches,
    mayMatchBelow: matcher.mayLead,
  };
}

/** A pattern that matches a directory matches all beneath it, which a later `!` can exclude. */
function mayMatch(rules: readonly Rule[], directory: string): boolean {
  const lastRuledOut = rules.findLastIndex((r) => r.isNegated && r.matchesDirectory(directory));
  return rules.slice(lastRuledOut + 1).some((r) => !r.isNegated && r.mayMatchBelow(directory));
}

function mustMatch(rules: readonly Rule[], directory: string): boolean {
  const lastDoubt = rules.findLastIndex((r) => r.isNegated && r.mayMatchBelow(directory));
  return rules.slice(lastDoubt + 1).some((r) => !r.isNegated && r.matchesDirectory(directory));
}
