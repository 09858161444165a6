import { counted } from './batch-error.ts';
import { quoted } from './shown.ts';

/** What makes a line unusable, as a statement about it, and what to write instead. */
export interface GlobProblem {
  readonly statement: string;
  readonly remedy: string;
}

/** minimatch refuses patterns over 65,536 characters, and some are added to each. */
const MAX_PATTERN_LENGTH = 60_000;

/** What makes a line unusable as a pattern; undefined: nothing. */
export function globProblem(
  line: string,
  platform: NodeJS.Platform = process.platform,
): GlobProblem | undefined {
  if (!isPattern(line)) return undefined;
  const { marks, pattern } = splitMarks(line, platform);
  return (
    textProblem(pattern) ??
    rootProblem(marks, pattern, platform) ??
    segmentProblem(pattern.split('/').map((segment) => literal(segment, platform)))
  );
}

function textProblem(pattern: string): GlobProblem | undefined {
  if (pattern === '') {
    return {
      statement: 'names nothing after "!"',
      remedy: 'write what to leave out, !*.map for example',
    };
  }
  if (/[\0\r\n]/.test(pattern)) {
    return {
      statement: 'has a line break or a NUL character',
      remedy: 'write one pattern a line, without NUL characters',
    };
  }
  if (pattern.length <= MAX_PATTERN_LENGTH) return undefined;
  const [length, limit] = [counted(pattern.length), counted(MAX_PATTERN_LENGTH)];
  return {
    statement: `has ${length} characters, the limit is ${limit}`,
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
      statement: 'begins with "/", and patterns are relative',
      remedy: `write ${quoted(relative)}`,
    };
  }
  if (/^~(?:\/|$)/.test(pattern)) {
    return {
      statement: 'begins with "~", which is no home directory here',
      remedy: 'write "[~]" for a file named "~"',
    };
  }
  if (!(platform === 'win32' ? /^[a-z]:/i : /^[a-z]:[\\/]/i).test(pattern)) return undefined;
  return {
    statement: 'begins with a drive, and patterns are relative',
    remedy: 'write it from the root, with "/" as the separator',
  };
}

/** A pattern from the root without its leading slashes: `/*` is `**`. */
export function relativeOf(pattern: string): string {
  return pattern.replace(/^\/+/, '').replace(/^\*?$/, '**');
}

function segmentProblem(segments: readonly string[]): GlobProblem | undefined {
  if (segments.includes('..')) {
    return {
      statement: 'leads out of its root by ".."',
      remedy: 'write it from the root, or choose another root',
    };
  }
  if (segments.lastIndexOf('.') <= 0) return undefined;
  return { statement: 'has "." between slashes', remedy: 'leave it out' };
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
