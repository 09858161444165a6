/**
 * Characters that would break a line, move the cursor, turn the text around, hide in it or make
 * it something else: controls, line and paragraph separators, bidirectional and other invisible
 * formatting characters, and halves of surrogate pairs.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * Any text as one line of the log. The runner reads `##[command]` anywhere in a line and
 * `::command::` at its start, after any white space
 * (https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs).
 */
export function printable(text: string): string {
  return text
    .replace(UNPRINTABLE, escapeCharacter)
    .replaceAll('##[', '#\\u{23}[')
    .replace(/^(\s*)::/u, '$1\\u{3a}:');
}

/** A key or a file name as it stands in a message: in quotes, on one line. */
export function quoted(name: string): string {
  return `"${printable(name).replaceAll('"', '\\"')}"`;
}

/**
 * Any text as code in Markdown, also inside a table. Everything that is not a letter, a digit or
 * a space goes as a character reference, so that nothing in it is markup, a link or a mention.
 */
export function markdownCode(text: string): string {
  const references = printable(text).replace(/[^\p{L}\p{N} ]/gu, (character) => {
    return `&#${String(character.codePointAt(0))};`;
  });
  return `<code>${references}</code>`;
}

function escapeCharacter(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
