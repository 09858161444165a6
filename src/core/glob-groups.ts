import { groupIn, maskOf, partsOf } from './glob-syntax.ts';

/** The innermost braces with alternatives or a range in them. */
const BRACES = /(\{)[^{}]*(?:,|\.\.)[^{}]*\}/;
const OPEN_BRACES = /\{[^}]*,[^}]*$/;
const EXTENDED = /([@!+?*]\()[^()]*\)/;
/** Alternatives without a sign before them. */
const PLAIN = /(\()[^()|]*\|[^()]*\)/;

const MAX_RANGE = 20;

/**
 * The patterns that one pair of braces stands for; empty: not known; undefined: there is none.
 */
export function braceLines(pattern: string): readonly string[] | undefined {
  const group = groupIn(pattern, BRACES);
  if (group === undefined) return OPEN_BRACES.test(maskOf(pattern)) ? [] : undefined;
  const { before, inside, after } = group;
  const choices = inside.includes(',') ? partsOf(inside, /,/) : rangeOf(inside);
  return choices.map((choice) => before + choice + after);
}

/** The same of an extended glob. Where it stands for all but some, `!` lines follow. */
export function groupLines(pattern: string): readonly string[] | undefined {
  const group = groupIn(pattern, EXTENDED) ?? groupIn(pattern, PLAIN);
  if (group === undefined) return undefined;
  const { before, opening, inside, after } = group;
  const lines = partsOf(inside, /\|/).map((choice) => before + choice + after);
  if (opening.startsWith('!')) return [`${before}*${after}`, ...lines.map((line) => `!${line}`)];
  return /^[?*]/.test(opening) ? [before + after, ...lines] : lines;
}

/** The members of `1..3` or `a..c`; none where they are many, or it is no range. */
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
