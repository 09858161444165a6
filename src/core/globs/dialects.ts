import { groupIn, hasWildcard, maskOf, partsOf } from './syntax.ts';

/** The meaning of a pattern in the dialect of another tool. */
export interface Reading {
  readonly statement: string;
  /** Lines with the same meaning here; empty: none are known. */
  readonly lines: readonly string[];
  /** The remedy where no such lines are known. */
  readonly remedy?: string;
  /** The pattern that matches the special character itself. */
  readonly literal?: string;
}

/** Reads a pattern without the `!` before it; undefined: it is not in this dialect. */
type Dialect = (pattern: string) => Reading | undefined;

/** Patterns that are valid here but mean something else in other tools, and are unlikely names. */
export const DIALECTS: readonly Dialect[] = [
  (pattern) =>
    pattern.includes('${{')
      ? {
          statement: 'has an expression that was not evaluated',
          lines: [],
          remedy: 'check where the line comes from',
        }
      : undefined,
  (pattern) =>
    when(/^--?(?:include|exclude)[ =]+(.+)$/s.exec(pattern)?.[1], (rest) => ({
      statement: 'begins with a command-line option',
      lines: rest.includes(' -') ? [] : [rest],
    })),
  (pattern) =>
    when(/^[-–•]\s+(.+)$/s.exec(pattern)?.[1], (rest) => ({
      statement: 'begins with "- ", but the lines are not a YAML list',
      lines: [rest],
    })),
  (pattern) =>
    when(/^(.+)[,;]$/.exec(maskOf(pattern)), () => ({
      statement: `ends with "${pattern.slice(-1)}"`,
      lines: [pattern.slice(0, -1)],
      literal: `[${pattern.slice(-1)}]`,
    })),
  (pattern) =>
    when(unquoted(pattern), (inside) => ({
      statement: 'is in quotes, which count as part of the name',
      lines: [inside],
      literal: `[${pattern.slice(0, 1)}]`,
    })),
  (pattern) =>
    when(listInBrackets(pattern), (lines) => ({
      statement: 'is a list in brackets, which match one of their characters here',
      lines,
    })),
  (pattern) =>
    when(withoutComment(pattern), (rest) => ({
      statement: 'ends with a comment, which needs a line of its own',
      lines: [rest],
      literal: '[#]',
    })),
  (pattern) =>
    when(/^[a-z][a-z0-9+.-]+:\/+[^/]*\/?(.*)$/is.exec(pattern)?.[1], (path) => ({
      statement: 'is a URL, but patterns are relative paths',
      lines: path === '' ? [] : [path],
      remedy: 'write only the path',
    })),
  (pattern) =>
    looksLikeRegex(pattern)
      ? {
          statement: 'is a regular expression',
          lines: regexLines(pattern),
          remedy: 'write a glob, for example **/*.map',
        }
      : undefined,
  (pattern) =>
    when(braceLines(pattern), (lines) => ({
      statement: 'has braces, which are not expanded here',
      lines,
      literal: '[{]',
    })),
  (pattern) =>
    when(groupLines(pattern), (lines) => ({
      statement: 'has an extended glob, but parentheses are ordinary characters here',
      lines,
      literal: '[(]',
    })),
  (pattern) =>
    when(
      listsOf(pattern).find(({ parts }) => parts.filter(hasWildcard).length > 1),
      ({ name, parts, literal }) => ({
        statement: `has ${name} between two patterns`,
        lines: parts,
        ...(literal !== undefined && { literal }),
      }),
    ),
  (pattern) =>
    when(/^(?![a-z]:).*\\(?:[a-z0-9_]|\*\*)/is.exec(pattern), () => ({
      statement: 'has a backslash, which is not a separator here',
      lines: [pattern.replaceAll('\\', '/')],
      literal: '\\\\',
    })),
  (pattern) =>
    maskOf(pattern).includes('[')
      ? {
          statement: 'has an unclosed bracket',
          lines: [],
          remedy: 'close it',
          literal: '[[]',
        }
      : undefined,
];

function when<Value>(
  value: Value | null | undefined,
  readingOfValue: (value: Value) => Reading,
): Reading | undefined {
  return value === undefined || value === null ? undefined : readingOfValue(value);
}

const QUOTES = /^(?:"([^"]+)"|'([^']+)'|`([^`]+)`|[“„]([^“”]+)[“”]|‘([^‘’]+)’|«([^«»]+)»)$/s;

/** The text within quotes around the whole pattern. */
function unquoted(pattern: string): string | undefined {
  const insides: readonly (string | undefined)[] = QUOTES.exec(pattern)?.slice(1) ?? [];
  return insides.find((inside) => inside !== undefined);
}

/** The members of a list in JSON, or in one line of YAML. */
function listInBrackets(pattern: string): readonly string[] | undefined {
  if (!/^\[.*\]$/s.test(pattern)) return undefined;
  const inside = pattern.slice(1, -1).trim();
  const isList = /^(["'`]).+\1$/s.test(inside) || (inside.includes(',') && /[*/]/.test(inside));
  return isList ? inside.split(',').map((one) => one.trim()) : undefined;
}

/** The pattern before a comment; undefined: there is no comment. */
export function withoutComment(pattern: string, sign = /\s#(?=\s|$)/): string | undefined {
  const { index } = sign.exec(maskOf(pattern)) ?? {};
  return index === undefined ? undefined : pattern.slice(0, index).trim();
}

interface List {
  readonly name: string;
  readonly parts: readonly string[];
  readonly literal?: string;
}

/** The pattern split at each separator that people use. */
export function listsOf(pattern: string): readonly List[] {
  const list = (name: string, separator: RegExp, literal?: string): List => ({
    name,
    parts: partsOf(pattern, separator).filter((part) => part !== ''),
    ...(literal !== undefined && { literal }),
  });
  return [
    { name: 'a line break written as \\n', parts: pattern.split('\\n') },
    list('a comma', /,/, '[,]'),
    list('a semicolon', /;/, '[;]'),
    list('a bar', /\|/, '[|]'),
    list('a space', /\s+/, '[ ]'),
  ];
}

const EXTENDED = /([@!+?*]\()[^()]*\)/;
/** Alternatives without a sign before them. */
const PLAIN = /(\()[^()|]*\|[^()]*\)/;

const MAX_RANGE = 20;

/**
 * The first innermost braces with alternatives or a range in them. An expression for them would go
 * back from each comma, and so take the square of the length.
 */
function bracesIn(mask: string): { readonly start: number; readonly end: number } | undefined {
  let start = -1;
  for (const { index, 0: brace } of mask.matchAll(/[{}]/g)) {
    if (brace === '}' && start >= 0 && /,|\.\./.test(mask.slice(start, index))) {
      return { start, end: index };
    }
    start = brace === '{' ? index : -1;
  }
  return undefined;
}

/** Whether braces with alternatives in them are not closed. */
function hasOpenBraces(mask: string): boolean {
  const rest = mask.slice(mask.lastIndexOf('}') + 1);
  const start = rest.indexOf('{');
  return start >= 0 && rest.includes(',', start);
}

/** The patterns that one pair of braces stands for; empty: unknown; undefined: no braces. */
function braceLines(pattern: string): readonly string[] | undefined {
  const mask = maskOf(pattern);
  const braces = bracesIn(mask);
  if (braces === undefined) return hasOpenBraces(mask) ? [] : undefined;
  const inside = pattern.slice(braces.start + 1, braces.end);
  const [before, after] = [pattern.slice(0, braces.start), pattern.slice(braces.end + 1)];
  const choices = inside.includes(',') ? partsOf(inside, /,/) : rangeOf(inside);
  return choices.map((choice) => before + choice + after);
}

/** The patterns that an extended glob stands for; for `!(…)`, `!` lines follow. */
function groupLines(pattern: string): readonly string[] | undefined {
  const group = groupIn(pattern, EXTENDED) ?? groupIn(pattern, PLAIN);
  if (group === undefined) return undefined;
  const { before, opening, inside, after } = group;
  const lines = partsOf(inside, /\|/).map((choice) => before + choice + after);
  if (opening.startsWith('!')) return [`${before}*${after}`, ...lines.map((line) => `!${line}`)];
  return /^[?*]/.test(opening) ? [before + after, ...lines] : lines;
}

/** The members of `1..3` or `a..c`; empty: there are too many, or it is not a range. */
function rangeOf(text: string): readonly string[] {
  const [, from = '', to = ''] = /^(\d{1,9}|[a-z])\.\.(\d{1,9}|[a-z])$/i.exec(text) ?? [];
  const isNumbers = /^\d+$/.test(from) && /^\d+$/.test(to);
  const [first, last] = isNumbers
    ? [Number(from), Number(to)]
    : [from.charCodeAt(0), to.charCodeAt(0)];
  const count = last - first + 1;
  if (/^\d/.test(from) !== /^\d/.test(to) || !(count > 0 && count <= MAX_RANGE)) return [];
  return Array.from({ length: count }, (_, at) =>
    isNumbers ? String(first + at) : String.fromCharCode(first + at),
  );
}

/** Parts of regular expressions that no glob has. */
const SIGNS = [/^\^/, /\.\*\\\./, /\.\+/, /\\[dwsDWS][+*{]?/, /\(\?[:i]/];
/** Parts with which a `$` at the end belongs to a regular expression. */
const SIGNS_BEFORE_END = /\.\*|\\\.|\\\/|\.[a-z0-9]+\$$/i;

function looksLikeRegex(pattern: string): boolean {
  if (SIGNS.some((sign) => sign.test(pattern))) return true;
  return pattern.endsWith('$') && SIGNS_BEFORE_END.test(pattern);
}

/** The glob for a simple regular expression; empty: it is not simple enough. */
export function regexLines(pattern: string): readonly string[] {
  const isFromStart = /^\^|^\.\*/.test(pattern);
  const isToEnd = /\$$|\.\*$/.test(pattern);
  const glob = pattern
    .replace(/^\^/, '')
    .replace(/\$$/, '')
    .replaceAll(/\\([./])/g, '$1\0')
    .replaceAll(/(^|\/)\.[*+](?=\/|$)/g, '$1**')
    .replace(/^\.[*+]/, '**/*')
    .replaceAll(/\.[*+]/g, '*')
    .replaceAll('\0', '');
  if (/[\\^$+{}]|\(\?/.test(glob)) return [];
  const started = isFromStart ? glob : `**/*${glob}`;
  return [
    isToEnd || started.endsWith('*')
      ? started
      : started.replace(/\/?$/, (end) => (end ? '/**' : '*')),
  ];
}
