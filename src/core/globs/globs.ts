import { GLOBSTAR, Minimatch, type ParseReturn } from 'minimatch';
import { quoteShort } from '../text.ts';
import { globProblem, isPattern, splitMarks } from './lines.ts';
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
  matchesFile(rooted: string): boolean;
  matchesDirectory(rooted: string): boolean;
  mayMatchBelow(rooted: string): boolean;
}

/**
 * Which patterns select a path with a hidden segment, one that begins with a dot. `any`: all that
 * match it. `named`: those with a dot at the beginning of the same segment, as `.well-known/**`
 * has and `**` has not. A `!` line always excludes hidden paths.
 */
export type HiddenRule = 'any' | 'named';

/** Patterns and paths get the same first segment, since minimatch treats a bare root specially. */
const ROOT = '/root';

/**
 * Compiles glob lines to what `@actions/glob` makes of them: a pattern that matches a directory
 * matches all beneath it, the last line that matches a path decides, with or without `!`, blank
 * lines and `#` comments are ignored, and without any line nothing matches. Case matters except on
 * Windows, where `\` is a separator too; pass another platform where the paths are keys.
 * Throws a RangeError with the text of `globProblem` when a line has a problem.
 */
export function compileGlobs(
  lines: readonly string[],
  platform: NodeJS.Platform = process.platform,
  hidden: HiddenRule = 'any',
): Globs {
  const rules = parseGlobLines(lines, platform).map((line) =>
    compileRule(line, platform, { hidden }),
  );
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
  // Most names don't contain the needle; to match the pattern takes a hundred times as long.
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

/** A pattern that matches a directory matches all beneath it, which a later `!` can exclude. */
function mayMatch(rules: readonly Rule[], directory: string): boolean {
  const lastRuledOut = rules.findLastIndex((r) => r.isNegated && r.matchesDirectory(directory));
  return rules.slice(lastRuledOut + 1).some((r) => !r.isNegated && r.mayMatchBelow(directory));
}

function mustMatch(rules: readonly Rule[], directory: string): boolean {
  const lastDoubt = rules.findLastIndex((r) => r.isNegated && r.mayMatchBelow(directory));
  return rules.slice(lastDoubt + 1).some((r) => !r.isNegated && r.matchesDirectory(directory));
}

/** Whether a pattern may match something below a directory. */
function mayLead(minimatch: Minimatch): (path: string) => boolean {
  const segments: ParseReturn[] | undefined = minimatch.set[0];
  return (path) => segments !== undefined && minimatch.matchOne(path.split(/\/+/), segments, true);
}

/**
 * `mayLead` for a pattern that matches only the hidden paths that it names. There `mayLead` would
 * accept every hidden directory, because a globstar may match something below it.
 */
function mayName({ set: [segments = []] }: Minimatch): (path: string) => boolean {
  return (path) => {
    // The places in the pattern at which the names so far can have led.
    let places = new Set(withoutGlobstars(0, segments));
    for (const name of path.split(/\/+/)) {
      const next = [...places].flatMap((place) => {
        const segment = segments[place];
        if (segment === GLOBSTAR) return name.startsWith('.') ? [] : [place];
        const isMatch = typeof segment === 'object' ? segment.test(name) : segment === name;
        return isMatch ? [place + 1] : [];
      });
      places = new Set(next.flatMap((place) => withoutGlobstars(place, segments)));
    }
    return places.size > 0;
  };
}

/** A place, and those after it where a globstar in between stands for nothing. */
function withoutGlobstars(place: number, segments: readonly ParseReturn[]): readonly number[] {
  const places = [place];
  while (segments[places.at(-1) ?? 0] === GLOBSTAR) places.push(place + places.length);
  return places;
}
