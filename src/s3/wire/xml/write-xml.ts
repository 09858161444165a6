const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ["'", '&apos;'],
  ['>', '&gt;'],
  ['<', '&lt;'],
  ['"', '&quot;'],
]);

const UNSAFE = /[&"'<>\r\n\u0085\u2028]/g;

/** Escapes the text of an element. Line ends, which parsers normalize, become references. */
export function escapedXml(text: string): string {
  return text.replaceAll(
    UNSAFE,
    (character) => ENTITIES.get(character) ?? characterReference(character),
  );
}

export function characterReference(character: string): string {
  return `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;
}

/** Reads a whole number of at most 2^53 - 1. */
export function toCount(text: string | undefined): number | undefined {
  const count = text !== undefined && /^\d{1,16}$/.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(count) ? count : undefined;
}

export function toBoolean(text: string | undefined): boolean | undefined {
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

export function toDate(text: string | undefined): Date | undefined {
  const date = new Date(text !== undefined && TIMESTAMP.test(text) ? text : NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
