/** Replaces, in a mask, brackets that match one of several characters. */
const CLASS = '\u0002';

/**
 * An escaped character, or brackets, to the next slash where they are not closed. That is matched
 * too, because to look for the end again from each bracket in it takes the square of its length.
 */
const WHOLE = /\\.|\[[!^]?\]?(?:\\.|[^\]/\\])*(\]?)/gs;

/** Replaces each escaped character, and brackets that are closed before the next slash. */
function replaceWhole(pattern: string, replace: (whole: string) => string): string {
  return pattern.replace(WHOLE, (whole: string, end: string | undefined) => {
    if (end !== '') return replace(whole);
    const [empty = ''] = /^\[[!^]?\]/.exec(whole) ?? [];
    const rest = whole.slice(empty.length).replaceAll(/\\./gs, replace);
    return (empty === '' ? '' : replace(empty)) + rest;
  });
}

/** Brackets around one character, which match this character: `[{]`. */
const SINGLE = /^\[(?:[^!^\\]|\\.)\]$/s;

/**
 * The pattern with a letter in place of each character that means itself because it is escaped or
 * in brackets, as long as the pattern. A `[` that is left is not closed.
 */
export function maskOf(pattern: string): string {
  return replaceWhole(pattern, (whole) => {
    const isItself = whole.startsWith('\\') || SINGLE.test(whole);
    return (isItself ? 'x' : CLASS) + 'x'.repeat(whole.length - 1);
  });
}

/** Whether a pattern can match more than one name. */
export function hasWildcard(pattern: string): boolean {
  return new RegExp(`[*?${CLASS}]`).test(maskOf(pattern));
}

/** The parts of a pattern between separators that are neither escaped nor in brackets. */
export function partsOf(pattern: string, separator: RegExp): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (const { index, 0: found } of maskOf(pattern).matchAll(new RegExp(separator, 'g'))) {
    parts.push(pattern.slice(start, index));
    start = index + found.length;
  }
  return [...parts, pattern.slice(start)].map((part) => part.trim());
}

/** A group in a pattern. */
export interface Group {
  readonly before: string;
  /** Its beginning, for example `@(`. */
  readonly opening: string;
  readonly inside: string;
  readonly after: string;
}

/** The first group; `opening`, `inside` and one character more make it up. */
export function groupIn(pattern: string, group: RegExp): Group | undefined {
  const found = group.exec(maskOf(pattern));
  if (found === null) return undefined;
  const { index, 0: whole, 1: opening = '' } = found;
  const end = index + whole.length;
  return {
    before: pattern.slice(0, index),
    opening,
    inside: pattern.slice(index + opening.length, end - 1),
    after: pattern.slice(end),
  };
}

/** To look for a longer text takes longer, and it excludes few more names. */
const MAX_NEEDLE = 16;

/** A text that every path contains which the pattern matches; empty: none is known. */
export function needleOf(pattern: string): string {
  const texts = replaceWhole(pattern, () => '*').split(/[*?/[\]]+/);
  const needle = texts.reduce((longest, text) => (text.length > longest.length ? text : longest));
  // Other letters have cases that differ in length.
  return /^[ -~]+$/.test(needle) ? needle.slice(0, MAX_NEEDLE) : '';
}
