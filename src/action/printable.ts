import { withoutControls } from '../core/shown.ts';

export { quoted } from '../core/shown.ts';

/** Any text as one line of the log. The runner obeys `::command::` at its start, after any space. */
export function printable(text: string): string {
  return withoutControls(text).replace(/^(\s*)::/u, '$1\\u{3a}:');
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
