import { Minimatch } from 'minimatch';
import { mayLead, mayName } from './glob-directories.ts';
import { globProblem, isPattern, splitMarks } from './glob-problems.ts';
import { needleOf } from './glob-syntax.ts';
import { shown } from './shown.ts';

/** Compiled patterns. Paths are relative to the patterns' root and separated by `/`. */
export interface Globs {
  /** Whether the file, or the key, at this path is meant. */
  matches(relativePath: string): boolean;
  /** False only if nothing below the directory can match; `''` is the root. */
  mayContain(relativeDirectory: string): boolean;
  /** True only if everything below the directory matches; `''` is the root. */
  coversAll(relativeDirectory: string): boolean;
}

/** One pattern as it was meant: its `!` taken off, separated by single slashes. */
export interface GlobLine {
  /** Relative to the root; empty for the root itself. */
  readonly pattern: string;
  readonly isNegated: boolean;
}

interface Rule {
  readonly isNegated: boolean;
  matchesFile(rooted: string): boolean;
  matchesDirectory(rooted: string): boolean;
  mayMatchBelow(rooted: string): boolean;
}

/**
 * Which patterns mean a path with a hidden segment, one that begins with a dot. `any`: all that
 * match it. `named`: those that begin a segment with a dot in the same place, as `.well-known/**`
 * does and `**` does not; a `!` line rules out hidden ones in any case.
 */
export type HiddenRule = 'any' | 'named';

/** Patterns and paths get the same first segment, since minimatch treats a bare root specially. */
const ROOT = '/root';

/**
 * Compiles glob lines to what `@actions/glob` makes of them: a pattern that matches a directory
 * matches all beneath it, of `!` lines and others the last that matches wins, blank lines and
 * `#` comments count for nothing, and without any line nothing matches. Case counts except on
 * Windows, where `\` is a separator too; pass another platform where the paths are keys.
 * Throws a RangeError with the words of `globProblem` when a line has one.
 */
export function compileGlobs(
  lines: readonly string[],
  platform: NodeJS.Platform = process.platform,
  hidden: HiddenRule = 'any',
): Globs {
  const rules = parseGlobs(lines, platform).map((line) => compileRule(line, platform, { hidden }));
  return {
    matches: (path) => {
      const rootedPath = rooted(path);
      return rules.findLast((rule) => rule.matchesFile(rootedPath))?.isNegated === false;
    },
    mayContain: (directory) => mayMatch(rules, rooted(directory)),
    coversAll: (directory) => mustMatch(rules, rooted(directory)),
  };
}

/** The lines that are patterns. Throws a RangeError like `compileGlobs`. */
export function parseGlobs(
  lines: readonly string[],
  platform: NodeJS.Platform = process.platform,
): readonly GlobLine[] {
  return lines.filter(isPattern).map((line) => {
    const problem = globProblem(line, platform);
    if (problem !== undefined) {
      throw new RangeError(`glob ${shown(line.trim())} ${problem.statement}: ${problem.remedy}`);
    }
    const { marks, pattern } = splitMarks(line, platform);
    return { isNegated: marks.length % 2 === 1, pattern: pattern.replace(/^\.(?:\/|$)/, '') };
  });
}

/** One line by itself, whatever its `!` say. */
export interface LineMatcher {
  /** Whether the line matches a file, or a key, at this path. */
  matches(relativePath: string): boolean;
  /** The same of a file, or of all that is in a directory, where it is not known which it is. */
  matchesName(relativePath: string): boolean;
}

/** Throws a RangeError like `compileGlobs`. Blank lines and comments match nothing. */
export function compileLine(
  line: string,
  platform: NodeJS.Platform = process.platform,
  anyCase = false,
): LineMatcher {
  const [parsed] = parseGlobs([line], platform);
  if (parsed === undefined) return { matches: () => false, matchesName: () => false };
  const rule = compileRule(parsed, platform, { anyCase });
  const isAnyCase = anyCase || platform === 'win32';
  const needle = isAnyCase ? needleOf(parsed.pattern).toLowerCase() : needleOf(parsed.pattern);
  // Most names can be told without the pattern, which takes a hundred times as long.
  const mayMatch = (path: string) => (isAnyCase ? path.toLowerCase() : path).includes(needle);
  return {
    matches: (path) => mayMatch(path) && rule.matchesFile(rooted(path)),
    matchesName: (path) => mayMatch(path) && rule.matchesDirectory(rooted(path)),
  };
}

function rooted(path: string): string {
  return path === '' ? ROOT : `${ROOT}/${path}`;
}

function compileRule(
  { pattern, isNegated }: GlobLine,
  platform: NodeJS.Platform,
  { hidden = 'any', anyCase = false }: { readonly hidden?: HiddenRule; readonly anyCase?: boolean },
): Rule {
  const isDirectoryOnly = pattern.endsWith('/');
  const whole = rooted(isDirectoryOnly ? pattern.slice(0, -1) : pattern);
  const isOpen = whole.endsWith('/**');
  const dot = hidden === 'any' || isNegated;
  const compile = (glob: string) => toMinimatch(glob, platform, { dot, anyCase });
  const own = compile(whole);
  const isClosed = !isOpen || isDirectoryOnly;
  const beneath = isClosed ? compile(`${whole}/**`) : undefined;
  // `a/**` also means `a` itself, which minimatch grants to `a/` only.
  const matchesOwn = (path: string) => own.match(isOpen ? `${path}/` : path);
  const matchesBeneath = (path: string) => beneath?.match(path) === true;
  return {
    isNegated,
    matchesFile: (path) => (!isDirectoryOnly && matchesOwn(path)) || matchesBeneath(path),
    matchesDirectory: (path) => matchesOwn(path) || matchesBeneath(path),
    mayMatchBelow:
      hidden === 'any' || isNegated ? mayLead(beneath ?? own) : mayName(beneath ?? own),
  };
}

/** The options of `@actions/glob`; rooted patterns never begin with its `#` and `!`. */
function toMinimatch(
  pattern: string,
  platform: NodeJS.Platform,
  { dot, anyCase }: { readonly dot: boolean; readonly anyCase: boolean },
): Minimatch {
  const isWindows = platform === 'win32';
  return new Minimatch(pattern, {
    dot,
    nobrace: true,
    nocase: isWindows || anyCase,
    noext: true,
    platform: isWindows ? 'win32' : 'linux',
  });
}

/** A pattern that matches a directory matches all beneath it, so a later `!` can rule that out. */
function mayMatch(rules: readonly Rule[], directory: string): boolean {
  const lastRuledOut = rules.findLastIndex((r) => r.isNegated && r.matchesDirectory(directory));
  return rules.slice(lastRuledOut + 1).some((r) => !r.isNegated && r.mayMatchBelow(directory));
}

function mustMatch(rules: readonly Rule[], directory: string): boolean {
  const lastDoubt = rules.findLastIndex((r) => r.isNegated && r.mayMatchBelow(directory));
  return rules.slice(lastDoubt + 1).some((r) => !r.isNegated && r.matchesDirectory(directory));
}
