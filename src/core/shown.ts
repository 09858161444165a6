const MAX_SHOWN = 200;

/**
 * Characters that would break a line, move the cursor, turn the text around, hide in it or make
 * it something else: controls, line and paragraph separators, bidirectional and other invisible
 * formatting characters, and halves of surrogate pairs.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Where a backslash would be taken for the beginning of an escape, or the name for ended. */
const AMBIGUOUS = /\\(?=[\\"\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|u\{|$)|"/gu;

/**
 * A name in a message: in quotes, on one line. What can't be printed stands as `\u{a}`, a quote as
 * `\"`, and a backslash as itself, except as `\\` where it would be read as part of an escape. So
 * every name has one spelling, and none is escaped again when it is printed.
 */
export function quoted(name: string): string {
  return `"${withoutControls(name.replace(AMBIGUOUS, '\\$&'))}"`;
}

/** A value in a message: like a name, and not endless. */
export function shown(value: string): string {
  if (value.length <= MAX_SHOWN) return quoted(value);
  return quoted(`${value.slice(0, MAX_SHOWN).replace(/[\ud800-\udbff]$/, '')}…`);
}

/**
 * Any text without what can't be printed, and without `##[command]`, which the runner obeys
 * anywhere in a line
 * (https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs).
 */
export function withoutControls(text: string): string {
  return text.replace(UNPRINTABLE, escapeCharacter).replaceAll('##[', '#\\u{23}[');
}

function escapeCharacter(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** A value of any type in a message. Runs no code of the value's own. */
export function shownAny(value: unknown): string {
  if (typeof value === 'string') return shown(value);
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  return Array.isArray(value) ? `an array of ${value.length}` : 'an object';
}
