import { DIALECTS, listsOf, withoutComment, type Reading } from './glob-dialects.ts';
import {
  globProblem,
  isPattern,
  relativeOf,
  splitMarks,
  type GlobProblem,
} from './glob-problems.ts';
import { regexLines } from './glob-regex.ts';
import { hasWildcard, maskOf } from './glob-syntax.ts';

/** Longer lines are not looked at; a key has at most 1,024 bytes. */
const MAX_LENGTH = 4096;
/** Lines that one message names, and lines that one line is taken apart to. */
const MAX_NAMED = 4;
const MAX_LINES = 64;

/** What makes a line unusable, or useless because it is in the dialect of another tool. */
export function lineProblem(
  line: string,
  platform: NodeJS.Platform = process.platform,
): GlobProblem | undefined {
  const reading = isPattern(line) ? readingOf(line, platform) : undefined;
  if (reading === undefined) return globProblem(line, platform);
  const { statement, literal, remedy = 'write one pattern a line' } = reading;
  const lines = linesMeant(line, platform);
  const isKnown = lines.length > 0 && lines.every((one) => !globProblem(one, platform));
  const itself = literal === undefined ? '' : `; ${literal} is the character itself`;
  return { statement, remedy: (isKnown ? remedyOf(lines) : remedy) + itself };
}

function remedyOf(lines: readonly string[]): string {
  if (lines.length === 1) return `write ${lines.join()}`;
  const named = lines.slice(0, MAX_NAMED);
  const last = lines.length > MAX_NAMED ? ' and so on' : ` and ${named.pop() ?? ''}`;
  return `write one pattern a line, ${named.join(', ')}${last}`;
}

/** The lines that mean here what a line means to the tools in whose dialect it is. */
function linesMeant(line: string, platform: NodeJS.Platform): readonly string[] {
  const open = [line];
  const lines = new Set<string>();
  for (let step = 0; step < 4 * MAX_LINES && lines.size < MAX_LINES; step += 1) {
    const next = open.shift();
    if (next === undefined) break;
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

function readingOf(line: string, platform: NodeJS.Platform): Reading | undefined {
  if (line.length > MAX_LENGTH) return undefined;
  const { marks, pattern } = splitMarks(line, platform);
  const isGroup = marks.endsWith('!') && /^\(.*\)/s.test(pattern);
  const [before, text] = isGroup ? [marks.slice(0, -1), `!${pattern}`] : [marks, pattern];
  for (const dialect of DIALECTS) {
    const reading = dialect(text);
    if (reading === undefined) continue;
    const lines = reading.lines.map((one) => before + one);
    // Of all but some, the opposite is no list of lines.
    return { ...reading, lines: lines.some((one) => one.startsWith('!!')) ? [] : lines };
  }
  return undefined;
}

/**
 * What a line may mean in other dialects where it means something here too, so that it is not
 * refused: each time lines that mean that here.
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
      parts.length > 1 && (name !== 'a blank' || isList(parts)) ? [parts] : [],
    ),
    ...(comment === undefined ? [] : [[comment]]),
    [pattern.replaceAll('\\', '/')],
    [pattern.replaceAll(/\*\*(?=[^/*])/g, '**/*')],
    [pattern.replaceAll(/\[([^\]/]{2,})\]/g, '[[]$1]')],
    maskOf(pattern).includes('{') ? [pattern.replaceAll(/\{([^{}/]+)\}/g, '$1')] : [],
    // At the beginning, and after `**/`, it is what begins with a dot.
    /[^*/]\/?\.\*/.test(pattern) ? regexLines(`^${pattern}`) : [],
  ];
  return meanings
    .map((lines) => lines.filter((one) => one !== pattern).map((one) => marks + one))
    .filter((lines) => lines.length > 0 && lines.every((one) => !lineProblem(one, platform)));
}
