import { formatCount, plural, quote } from '../text.ts';
import { DIALECTS, listsOf, type Reading, regexLines, withoutComment } from './dialects.ts';
import { splitHead } from './matcher.ts';
import { segmentsOf } from './segments.ts';
import { hasWildcard, maskOf } from './syntax.ts';

/** A problem with a line: a statement about the line, and a remedy. */
export interface GlobProblem {
  readonly statement: string;
  readonly remedy: string;
}

/** A key has at most 1,024 bytes, and brackets take several characters for one. */
const MAX_PATTERN_LENGTH = 4096;

/** Maximum number of characters from the first segment with a wildcard on; brackets are one. */
const MAX_WILD_LENGTH = 90;

/** The problem that makes a line unusable as a pattern; undefined: none. */
export function globProblem(
  line: string,
  platform: NodeJS.Platform = process.platform,
): GlobProblem | undefined {
  if (!isPattern(line)) return undefined;
  const { marks, pattern } = splitMarks(line, platform);
  return (
    textProblem(pattern) ??
    rootProblem(marks, pattern, platform) ??
    segmentProblem(pattern.split('/').map((segment) => literal(segment, platform))) ??
    wildProblem(pattern)
  );
}

/** Number of characters, slashes among them, from the first segment with a wildcard on. */
function wildLength(pattern: string): number {
  const { rest } = splitHead(segmentsOf(pattern));
  return rest.reduce((sum, { length }) => sum + length, Math.max(0, rest.length - 1));
}

/** Each name takes a time that grows with this length. */
function wildProblem(pattern: string): GlobProblem | undefined {
  const length = wildLength(pattern);
  if (length <= MAX_WILD_LENGTH) return undefined;
  return {
    statement: `has ${plural(length, 'character')} from its first wildcard on, the limit is ${MAX_WILD_LENGTH}`,
    remedy: 'write * for what need not be exact, or several patterns',
  };
}

/** Maximum number of such characters in all lines of an input. */
const MAX_WILD_TOGETHER = 4096;

/** The problem of lines that are usable one by one but take too long together; undefined: none. */
export function togetherProblem(
  lines: readonly string[],
  platform: NodeJS.Platform = process.platform,
): GlobProblem | undefined {
  const length = lines
    .filter((line) => isPattern(line) && globProblem(line, platform) === undefined)
    .reduce((sum, line) => sum + wildLength(splitMarks(line, platform).pattern), 0);
  if (length <= MAX_WILD_TOGETHER) return undefined;
  return {
    statement: `have ${plural(length, 'character')} from their first wildcards on, the limit is ${formatCount(MAX_WILD_TOGETHER)}`,
    remedy: 'write fewer patterns',
  };
}

function textProblem(pattern: string): GlobProblem | undefined {
  if (pattern === '') {
    return {
      statement: 'has nothing after "!"',
      remedy: 'write what to exclude, for example !*.map',
    };
  }
  if (/[\0\r\n]/.test(pattern)) {
    return {
      statement: 'has a line break or a NUL character',
      remedy: 'write one pattern per line, without NUL characters',
    };
  }
  if (pattern.length <= MAX_PATTERN_LENGTH) return undefined;
  const length = plural(pattern.length, 'character');
  return {
    statement: `has ${length}, the limit is ${formatCount(MAX_PATTERN_LENGTH)}`,
    remedy: 'write several patterns',
  };
}

function rootProblem(
  marks: string,
  pattern: string,
  platform: NodeJS.Platform,
): GlobProblem | undefined {
  if (pattern.startsWith('/')) {
    const relative = marks + relativeOf(pattern);
    return {
      statement: 'begins with "/", but patterns are relative',
      remedy: `write ${quote(relative)}`,
    };
  }
  if (/^~(?:\/|$)/.test(pattern)) {
    return {
      statement: 'begins with "~", which does not mean the home directory here',
      remedy: 'write "[~]" for a file named "~"',
    };
  }
  if (!(platform === 'win32' ? /^[a-z]:/i : /^[a-z]:[\\/]/i).test(pattern)) return undefined;
  return {
    statement: 'begins with a drive letter, but patterns are relative',
    remedy: 'write it relative to the root, with "/" as the separator',
  };
}

/** A pattern without its leading slashes: `/*` becomes `**`. */
function relativeOf(pattern: string): string {
  return pattern.replace(/^\/+/, '').replace(/^\*?$/, '**');
}

function segmentProblem(segments: readonly string[]): GlobProblem | undefined {
  if (segments.includes('..')) {
    return {
      statement: 'leaves its root with ".."',
      remedy: 'write it relative to the root, or choose another root',
    };
  }
  if (segments.lastIndexOf('.') <= 0) return undefined;
  return { statement: 'has a "." segment', remedy: 'remove it' };
}

export function isPattern(line: string): boolean {
  const text = line.trim();
  return text !== '' && !text.startsWith('#');
}

/** The `!` before a pattern, and the pattern separated by single slashes. */
export function splitMarks(
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

/** Longer lines are not examined; a key has at most 1,024 bytes. */
const MAX_LENGTH = 4096;
/** Maximum number of lines that a message names, and that one line is expanded to. */
const MAX_NAMED = 4;
const MAX_LINES = 64;
/** Maximum number of characters that are read to expand one line. */
const MAX_READ = 16 * MAX_LENGTH;

/** The problem of a line that is unusable, or written in the dialect of another tool. */
export function lineProblem(
  line: string,
  platform: NodeJS.Platform = process.platform,
): GlobProblem | undefined {
  const reading = isPattern(line) ? readingOf(line, platform) : undefined;
  if (reading === undefined) return globProblem(line, platform);
  const { statement, literal, remedy = 'write one pattern per line' } = reading;
  const lines = linesMeant(line, platform);
  const isKnown = lines.length > 0 && lines.every((one) => !globProblem(one, platform));
  const itself = literal === undefined ? '' : `; ${literal} matches the character itself`;
  return { statement, remedy: (isKnown ? remedyOf(lines) : remedy) + itself };
}

function remedyOf(lines: readonly string[]): string {
  if (lines.length === 1) return `write ${lines.join()}`;
  const named = lines.slice(0, MAX_NAMED);
  const last = lines.length > MAX_NAMED ? ' and so on' : ` and ${named.pop() ?? ''}`;
  return `write one pattern per line, ${named.join(', ')}${last}`;
}

/** The lines with the meaning here that a line has in the dialects of other tools. */
function linesMeant(line: string, platform: NodeJS.Platform): readonly string[] {
  const open = [line];
  const lines = new Set<string>();
  let read = 0;
  for (let step = 0; step < 4 * MAX_LINES && lines.size < MAX_LINES; step += 1) {
    const next = open.shift();
    read += next?.length ?? 0;
    if (next === undefined || read > MAX_READ) break;
    const reading = readingOf(next, platform);
    if (reading !== undefined) {
      open.unshift(...reading.lines);
      continue;
    }
    const { marks, pattern } = splitMarks(next, platform);
    lines.add(marks + (pattern.startsWith('/') ? relativeOf(pattern) : pattern));
  }
  return [...lines];
}

function hasProblem(line: string, platform: NodeJS.Platform): boolean {
  if (isPattern(line) && readingOf(line, platform) !== undefined) return true;
  return globProblem(line, platform) !== undefined;
}

function readingOf(line: string, platform: NodeJS.Platform): Reading | undefined {
  if (line.length > MAX_LENGTH) return undefined;
  const { marks, pattern } = splitMarks(line, platform);
  const isGroup = marks.endsWith('!') && /^\(.*\)/s.test(pattern);
  const [before, text] = isGroup ? [marks.slice(0, -1), `!${pattern}`] : [marks, pattern];
  for (const dialect of DIALECTS) {
    const reading = dialect(text);
    if (reading === undefined) continue;
    const lines = reading.lines.map((one) => before + one);
    // The opposite of `!(…)` is not a list of lines.
    return { ...reading, lines: lines.some((one) => one.startsWith('!!')) ? [] : lines };
  }
  return undefined;
}

/**
 * Meanings that a line may have in other dialects although it is valid here, each as the lines with
 * that meaning here.
 */
export function otherMeanings(
  line: string,
  platform: NodeJS.Platform = process.platform,
): readonly (readonly string[])[] {
  const { marks, pattern } = splitMarks(line, platform);
  const isList = (parts: readonly string[]) =>
    parts.length > 1 && parts.some((part) => hasWildcard(part) || part.includes('/'));
  const comment = withoutComment(pattern, /\s#/);
  const meanings: (readonly string[])[] = [
    ...listsOf(pattern).flatMap(({ name, parts }) =>
      parts.length > 1 && (name !== 'a space' || isList(parts)) ? [parts] : [],
    ),
    ...(comment === undefined ? [] : [[comment]]),
    [pattern.replaceAll('\\', '/')],
    [pattern.replaceAll(/\*\*(?=[^/*])/g, '**/*')],
    [pattern.replaceAll(/\[([^\]/]{2,})\]/g, '[[]$1]')],
    maskOf(pattern).includes('{') ? [pattern.replaceAll(/\{([^{}/]+)\}/g, '$1')] : [],
    // At the beginning, and after `**/`, it matches names that begin with a dot.
    /[^*/]\/?\.\*/.test(pattern) ? regexLines(`^${pattern}`) : [],
  ];
  return meanings
    .map((lines) => lines.filter((one) => one !== pattern).map((one) => marks + one))
    .filter((lines) => lines.length > 0 && lines.every((one) => !hasProblem(one, platform)));
}
