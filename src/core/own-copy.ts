/**
 * The same text by itself. V8 keeps a piece of a longer text, or what was joined from pieces, by
 * holding all that it was made from.
 */
export function ownCopyOf(text: string): string {
  return Buffer.from(text).toString();
}
