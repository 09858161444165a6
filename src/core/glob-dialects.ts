import { braceLines, groupLines } from './glob-groups.ts';
import { looksLikeRegex, regexLines } from './glob-regex.ts';
import { hasWildcard, maskOf, partsOf } from './glob-syntax.ts';

/** A pattern as other tools would read it. */
export interface Reading {
  readonly statement: string;
  /** Lines that mean here what it means there; empty: none is known. */
  readonly lines: readonly string[];
  /** What to do where no such line is known. */
  readonly remedy?: string;
  /** How the character itself is written. */
  readonly literal?: string;
}

/** Undefined: the pattern, without the `!` before it, is not in this dialect. */
export type Dialect = (pattern: string) => Reading | undefined;

/** What is valid here, is meant otherwise elsewhere, and is hardly the name of anything. */
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
    when(/^--?(?:include|exclude)[ =]+(.+)$/.exec(pattern)?.[1], (rest) => ({
      statement: 'begins with an option of a command line',
      lines: rest.includes(' -') ? [] : [rest],
    })),
  (pattern) =>
    when(/^[-–•]\s+(.+)$/.exec(pattern)?.[1], (rest) => ({
      statement: 'begins with "- ", and the lines are no YAML list',
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
      statement: 'has quotes around it, which count as part of the name',
      lines: [inside],
      literal: `[${pattern.slice(0, 1)}]`,
    })),
  (pattern) =>
    when(listInBrackets(pattern), (lines) => ({
      statement: 'is a list in brackets, which mean one of their characters here',
      lines,
    })),
  (pattern) =>
    when(withoutComment(pattern), (rest) => ({
      statement: 'has a comment at its end, and a comment is a line of its own',
      lines: [rest],
      literal: '[#]',
    })),
  (pattern) =>
    when(/^[a-z][a-z0-9+.-]+:\/+[^/]*\/?(.*)$/i.exec(pattern)?.[1], (path) => ({
      statement: 'is a URL, and patterns are relative',
      lines: path === '' ? [] : [path],
      remedy: 'write the path alone',
    })),
  (pattern) =>
    looksLikeRegex(pattern)
      ? {
          statement: 'is a regular expression',
          lines: regexLines(pattern),
          remedy: 'write a glob, **/*.map for example',
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
      statement: 'has an extended glob, whose parentheses are characters of a name here',
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
      statement: 'has a backslash, which separates nothing here',
      lines: [pattern.replaceAll('\\', '/')],
      literal: '\\\\',
    })),
  (pattern) =>
    maskOf(pattern).includes('[')
      ? {
          statement: 'has a bracket that is not closed',
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

/** What quotes around the whole hold. */
function unquoted(pattern: string): string | undefined {
  const insides: readonly (string | undefined)[] = QUOTES.exec(pattern)?.slice(1) ?? [];
  return insides.find((inside) => inside !== undefined);
}

/** The members of a list as JSON or one line of YAML has it. */
function listInBrackets(pattern: string): readonly string[] | undefined {
  const [, inside = ''] = /^\[\s*(.*?)\s*\]$/s.exec(pattern) ?? [];
  const isList = /^(["'`]).+\1$/s.test(inside) || (inside.includes(',') && /[*/]/.test(inside));
  return isList ? inside.split(/\s*,\s*/) : undefined;
}

/** What stands before a comment. */
export function withoutComment(pattern: string, sign = /\s#(?=\s|$)/): string | undefined {
  const { index } = sign.exec(maskOf(pattern)) ?? {};
  return index === undefined ? undefined : pattern.slice(0, index).trim();
}

interface List {
  readonly name: string;
  readonly parts: readonly string[];
  readonly literal?: string;
}

/** The pattern as a list, by each separator that people use. */
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
    list('a blank', /\s+/, '[ ]'),
  ];
}
