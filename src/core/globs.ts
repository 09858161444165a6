import { Minimatch } from 'minimatch';
import { mayLead, mayName } from './glob-directories.ts';
import { quoted, shown } from './shown.ts';

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

/** minimatch refuses patterns over 65,536 characters, and some are added to each. */
const MAX_PATTERN_LENGTH = 60_000;

/**
 * Compiles glob lines to what `@actions/glob` makes of them: a pattern that matches a directory
 * matches all beneath it, of `!` lines and others the last that matches wins, blank lines and
 * `#` comments count for nothing, and without any line nothing matches. Case counts except on
 * Windows, where `\` is a separator too; pass another platform where the paths are keys.
 * Throws a RangeError with the text of `globProblem` when a line has one.
 */
export function compileGlobs(
  lines: readonly string[],
  platform: NodeJS.Platform = process.platform,
  hidden: HiddenRule = 'any',
): Globs {
  const rules = parseGlobs(lines, platform).map((line) => compileRule(line, platform, hidden));
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
    if (problem !== undefined) throw new RangeError(problem);
    const { marks, pattern } = splitMarks(line, platform);
    return { isNegated: marks.length % 2 === 1, pattern: pattern.replace(/^\.(?:\/|$)/, '') };
  });
}

/** What makes a line unusable as a pattern, with the line and what to do; undefined: nothing. */
export function globProblem(
  line: string,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  if (!isPattern(line)) return undefined;
  const { marks, pattern } = splitMarks(line, platform);
  const problem = patternProblem(marks, pattern, platform);
  return problem && `glob ${shown(line.trim())} ${problem}`;
}

function patternProblem(
  marks: string,
  pattern: string,
  platform: NodeJS.Platform,
): string | undefined {
  if (pattern === '') return 'must name something after "!": write what to leave out, "!*.map" say';
  if (/[\0\r\n]/.test(pattern))
    return 'must be one line without NUL characters: write one glob a line';
  if (pattern.length > MAX_PATTERN_LENGTH)
    return `must have at most ${MAX_PATTERN_LENGTH} characters: write several globs`;
  if (pattern.startsWith('/')) {
    const relative = pattern.replace(/^\/+/, '').replace(/^\*?$/, '**');
    return `must be relative, without a leading "/": write ${quoted(marks + relative)}`;
  }
  if (/^~(?:\/|$)/.test(pattern))
    return 'must be relative, and "~" is no home directory here: write "[~]" for a file named "~"';
  if ((platform === 'win32' ? /^[a-z]:/i : /^[a-z]:[\\/]/i).test(pattern))
    return 'must be relative, without a drive: write it from the root, with "/" as the separator';
  return segmentProblem(pattern.split('/').map((segment) => literal(segment, platform)));
}

function segmentProblem(segments: readonly string[]): string | undefined {
  if (segments.includes('..'))
    return 'must stay under its root, without "..": write it from the root, or choose another root';
  if (segments.lastIndexOf('.') > 0) return 'must not have "." between slashes: leave it out';
  return undefined;
}

function isPattern(line: string): boolean {
  const text = line.trim();
  return text !== '' && !text.startsWith('#');
}

function splitMarks(
  line: string,
  platform: NodeJS.Platform,
): { readonly marks: string; readonly pattern: string } {
  const marks = /^[!\s]*/.exec(line)?.[0] ?? '';
  const pattern = line.slice(marks.length).trim();
  const slashed = platform === 'win32' ? pattern.replaceAll('\\', '/') : pattern;
  return { marks: marks.replaceAll(/\s/g, ''), pattern: slashed.replaceAll(/\/{2,}/g, '/') };
}

/** The segment without its escapes: `\.` and `[.]` are both `.`. */
function literal(segment: string, platform: NodeJS.Platform): string {
  if (platform === 'win32') return segment.replaceAll(/\[([^\]])\]/g, '$1');
  return segment.replaceAll(/\\(.)|\[([^\\\]])\]/g, '$1$2');
}

function rooted(path: string): string {
  return path === '' ? ROOT : `${ROOT}/${path}`;
}

function compileRule(
  { pattern, isNegated }: GlobLine,
  platform: NodeJS.Platform,
  hidden: HiddenRule,
): Rule {
  const isDirectoryOnly = pattern.endsWith('/');
  const whole = rooted(isDirectoryOnly ? pattern.slice(0, -1) : pattern);
  const isOpen = whole.endsWith('/**');
  const compile = (glob: string) => toMinimatch(glob, platform, hidden === 'any' || isNegated);
  const own = compile(whole);
  const beneath = isOpen && !isDirectoryOnly ? undefined : compile(`${whole}/**`);
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
function toMinimatch(pattern: string, platform: NodeJS.Platform, dot: boolean): Minimatch {
  const isWindows = platform === 'win32';
  return new Minimatch(pattern, {
    dot,
    nobrace: true,
    nocase: isWindows,
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
