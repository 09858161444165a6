/** Texts with fewer characters share no memory with others. */
const MIN_SHARED = 13;

/**
 * A copy of a text that keeps no other text in memory. V8 stores a slice, and a text that was
 * joined from pieces, as a reference to the texts that it was made from.
 */
export function ownCopyOf(text: string): string {
  if (text.length < MIN_SHARED) return text.toWellFormed();
  return Buffer.from(text).toString();
}

/** Maximum length of a code or a message of a server, in characters. */
const MAX_LENGTH = 1024;

/**
 * The text of a server, cut at 1,024 characters, but never within a surrogate pair. Nothing else of
 * the answer is kept in memory.
 */
export function excerptOf(text: string): string {
  if (text.length <= MAX_LENGTH) return ownCopyOf(text);
  const end = isLeadSurrogate(text.charCodeAt(MAX_LENGTH - 2)) ? MAX_LENGTH - 2 : MAX_LENGTH - 1;
  return ownCopyOf(`${text.slice(0, end)}…`);
}

function isLeadSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

const MAX_SHOWN = 200;

/**
 * Characters that would break a line, move the cursor, turn the text around, hide in it or make
 * it something else: controls, line and paragraph separators, bidirectional and other invisible
 * formatting characters, and halves of surrogate pairs.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Backslashes that would read as the beginning of an escape, and quotes. */
const AMBIGUOUS = /\\(?=[\\"\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|u\{|$)|"/gu;

/**
 * A name for a message, in quotes and on one line. An unprintable character becomes `\u{a}`, a
 * quote `\"`, and a backslash is kept, except where it would read as part of an escape: there it
 * becomes `\\`. So every name has one spelling, and none is escaped again when it is printed.
 */
export function quote(name: string): string {
  return `"${escapeControls(name.replace(AMBIGUOUS, '\\$&'))}"`;
}

/** A value for a message, in quotes like a name, and cut at 200 characters. */
export function quoteShort(value: string): string {
  if (value.length <= MAX_SHOWN) return quote(value);
  return quote(`${value.slice(0, MAX_SHOWN).replace(/[\ud800-\udbff]$/, '')}…`);
}

/**
 * A text with its unprintable characters escaped, and `##[command]` too, which the runner obeys
 * anywhere in a line
 * (https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs).
 */
export function escapeControls(text: string): string {
  return text.replace(UNPRINTABLE, escapeCharacter).replaceAll('##[', '#\\u{23}[');
}

function escapeCharacter(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** A value of any type for a message. Calls no method of the value. */
export function describeValue(value: unknown): string {
  if (typeof value === 'string') return quoteShort(value);
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  return Array.isArray(value) ? `an array of ${value.length}` : 'an object';
}

/** A whole number with thousands separators. Loading the locales for this would take 25 ms. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A number with its noun: `1 object`, `1,204 objects`. Default of `many`: the noun with an `s`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

const UNITS = ['KiB', 'MiB', 'GiB', 'TiB'];

/** A number of bytes in the largest unit that fits: `532 bytes`, `1.5 MiB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return plural(bytes, 'byte');
  const steps = Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length);
  return `${(bytes / 1024 ** steps).toFixed(1)} ${UNITS[steps - 1] ?? ''}`;
}

const AGES = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
] as const;

/** An age in milliseconds in its largest whole unit: `41 d`, `3 h`, `5 min`, `12 s`. */
export function formatAge(age: number): string {
  if (Number.isNaN(age)) return 'unknown';
  const [unit, length] = AGES.find(([, one]) => age >= one) ?? ['s', 1000];
  return `${formatCount(Math.max(0, Math.floor(age / length)))} ${unit}`;
}

const AGE_WORDS = { d: 'day', h: 'hour', min: 'minute' } as const;

/** An age in milliseconds in words: `41 days old`, `1 hour old`, `less than a minute old`. */
export function ageInWords(age: number): string {
  if (Number.isNaN(age)) return 'of unknown age';
  const found = AGES.find(([, one]) => age >= one);
  if (found === undefined) return 'less than a minute old';
  const [unit, length] = found;
  return `${plural(Math.floor(age / length), AGE_WORDS[unit])} old`;
}

/**
 * The most similar of some names, for a hint; undefined: more than a third of its letters differ.
 */
export function nearestName(text: string, names: readonly string[]): string | undefined {
  const ranked = names
    .map((name) => ({ name, distance: editDistance(text.toLowerCase(), name) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  if (best === undefined) return undefined;
  return best.distance <= Math.max(1, Math.floor(best.name.length / 3)) ? best.name : undefined;
}

/**
 * Letters to insert, delete, replace or swap
 * (https://en.wikipedia.org/wiki/Damerau-Levenshtein_distance).
 */
function editDistance(from: string, to: string): number {
  const rows = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const at = (up: number, left: number) => rows[row - up]?.[column - left] ?? Infinity;
      const isSame = from[row - 1] === to[column - 1];
      const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const replaced = at(1, 1) + (isSame ? 0 : 1);
      const left = (current[column - 1] ?? Infinity) + 1;
      current[column] = Math.min(at(1, 0) + 1, left, replaced, isSwap ? at(2, 2) + 1 : Infinity);
    }
    rows.push(current);
  }
  return rows[from.length]?.[to.length] ?? Infinity;
}
