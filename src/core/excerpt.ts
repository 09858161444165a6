import { ownCopyOf } from './own-copy.ts';

/** Characters of a code or a message that are kept. */
const MAX_LENGTH = 1024;

/**
 * What a server says, cut at 1,024 characters. The rest of it is not kept in memory, and no half of
 * a surrogate pair is left at the end.
 */
export function excerptOf(text: string): string {
  if (text.length <= MAX_LENGTH) return text;
  const end = isLeadSurrogate(text.charCodeAt(MAX_LENGTH - 2)) ? MAX_LENGTH - 2 : MAX_LENGTH - 1;
  return ownCopyOf(`${text.slice(0, end)}…`);
}

function isLeadSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
