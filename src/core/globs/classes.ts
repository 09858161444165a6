/** The classes of POSIX, as they stand within brackets. */
const POSIX: Readonly<Record<string, string>> = {
  alnum: '\\p{L}\\p{Nl}\\p{Nd}',
  alpha: '\\p{L}\\p{Nl}',
  ascii: '\\u0000-\\u007f',
  blank: '\\p{Zs}\\t',
  cntrl: '\\p{Cc}',
  digit: '\\p{Nd}',
  lower: '\\p{Ll}',
  punct: '\\p{P}',
  space: '\\p{Z}\\t\\r\\n\\v\\f',
  upper: '\\p{Lu}',
  word: '\\p{L}\\p{Nl}\\p{Nd}\\p{Pc}',
  xdigit: 'A-Fa-f0-9',
};
/** What the characters of these are not. */
const NOT_POSIX: Readonly<Record<string, string>> = { graph: '\\p{Z}\\p{C}', print: '\\p{C}' };

/** The source of a regular expression that nothing matches, as of `[z-a]`. */
export const NONE = '[]';

interface Members {
  readonly yes: string[];
  readonly no: string[];
}

/**
 * The brackets that begin at `start` of a segment as the source of a regular expression for one
 * code unit, and the place of the last bracket; undefined: they are not closed.
 */
export function classAt(
  text: string,
  start: number,
): { readonly atom: string; readonly end: number } | undefined {
  const isNegated = /[!^]/.test(text.charAt(start + 1));
  const first = start + (isNegated ? 2 : 1);
  const members: Members = { yes: [], no: [] };
  let at = first;
  while (at < text.length) {
    if (text.charAt(at) === ']' && at > first) {
      return { atom: sourceOf(members, isNegated), end: at };
    }
    const posix = /^\[:([a-z]+):\]/.exec(text.slice(at, at + 10));
    const [whole = '', name = ''] = posix ?? [];
    if (name in POSIX || name in NOT_POSIX) {
      members.yes.push(...(name in POSIX ? [POSIX[name] ?? ''] : []));
      members.no.push(...(name in NOT_POSIX ? [NOT_POSIX[name] ?? ''] : []));
      at += whole.length;
      continue;
    }
    const next = addMember(members, text, at);
    if (next === undefined) return { atom: NONE, end: text.length };
    at = next;
  }
  return undefined;
}

/** Adds a character or a range; returns where the next begins, undefined for `a-[:alpha:]`. */
function addMember({ yes }: Members, text: string, start: number): number | undefined {
  const at = text.charAt(start) === '\\' ? start + 1 : start;
  const char = text.charAt(at);
  if (char === '') return at;
  if (text.charAt(at + 1) !== '-' || at + 2 >= text.length) {
    yes.push(escaped(char));
    return at + 1;
  }
  if (text.charAt(at + 2) === ']') {
    yes.push(escaped(char), escaped('-'));
    return at + 2;
  }
  const name = /^\[:([a-z]+):\]/.exec(text.slice(at + 2, at + 12))?.[1] ?? '';
  if (name in POSIX || name in NOT_POSIX) return undefined;
  const end = text.charAt(at + 2) === '\\' ? at + 3 : at + 2;
  const last = text.charAt(end);
  if (char === last) yes.push(escaped(char));
  else if (char < last) yes.push(`${escaped(char)}-${escaped(last)}`);
  return end + 1;
}

function sourceOf({ yes, no }: Members, isNegated: boolean): string {
  if (yes.length + no.length === 0) return NONE;
  const [only = ''] = yes;
  if (!isNegated && no.length === 0 && yes.length === 1 && /^\\u[0-9a-f]{4}$/.test(only))
    return only;
  const [sign, opposite] = isNegated ? ['^', ''] : ['', '^'];
  const parts = [
    ...(yes.length > 0 ? [`[${sign}${yes.join('')}]`] : []),
    ...(no.length > 0 ? [`[${opposite}${no.join('')}]`] : []),
  ];
  return `(?:${parts.join('|')})`;
}

/** An escape needs no care for what the character means in a regular expression. */
export function escaped(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Folded code units by the code unit, plus one; 0: unknown. */
const FOLDED: Int32Array[] = [];

/** A code unit without regard to case, as regular expressions see it. */
export function folded(code: number): number {
  const page = (FOLDED[code >> 8] ??= new Int32Array(256));
  const known = page[code & 255] ?? 0;
  if (known > 0) return known - 1;
  const upper = String.fromCharCode(code).toUpperCase();
  const isItself = upper.length !== 1 || (code >= 128 && upper.charCodeAt(0) < 128);
  const result = isItself ? code : upper.charCodeAt(0);
  page[code & 255] = result + 1;
  return result;
}
