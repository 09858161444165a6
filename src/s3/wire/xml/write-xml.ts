const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ["'", '&apos;'],
  ['>', '&gt;'],
  ['<', '&lt;'],
  ['"', '&quot;'],
]);

const UNSAFE = /[&"'<>\r\n\u0085\u2028]/g;

/** Text of an element. A reader changes line ends: they are written as references. */
export function escapedXml(text: string): string {
  return text.replaceAll(
    UNSAFE,
    (character) => ENTITIES.get(character) ?? characterReference(character),
  );
}

export function characterReference(character: string): string {
  return `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;
}
