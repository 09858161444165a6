import { characterReference } from './write-xml.ts';

/** Characters that the parser takes for line feeds when they stand raw. */
const LINE_ENDS = ['\r', '\u0085', '\u2028'];

/** A quick test: a regular expression takes a third of the time of reading the document. */
export function hasRawLineEnd(source: string): boolean {
  return LINE_ENDS.some((character) => source.includes(character));
}

/** The parser refuses even references to these two, but not entities that stand for them. */
export const ENTITIES: Readonly<Record<string, string>> = {
  'U+FFFE': '\uFFFE',
  'U+FFFF': '\uFFFF',
};

/** What the parser changes or refuses where it stands raw; not NUL, which no key has. */
const RAW = String.raw`[\u0001-\u0008\u000B-\u001F\u007F-\u009F\u2028\uFFFE\uFFFF]`;
const EACH_RAW = new RegExp(RAW, 'g');
const RUN_OF_RAW = new RegExp(`${RAW}+`, 'g');

const REFERENCE = '&#(?:0*6553[45]|[xX]0*[fF]{3}[eEfF]);';
const REWRITABLE = new RegExp(`${RAW}|${REFERENCE}`);

/** No alternative looks further than the next "<", or it ends the search: the time is linear. */
const TOKEN = new RegExp(
  String.raw`<!\[CDATA\[[^]*?(?:\]\]>|$)|<[^<>]*>|&U\+|${REFERENCE}|${RAW}+`,
  'g',
);

/** Four times what a page of S3 has: a raw character takes up to 20 times its room as a reference. */
const MAX_LENGTH = 4 * 2 ** 20;

/**
 * The document with references instead of raw characters, in the root's text and CDATA sections.
 * Undefined when it has none, or is too long for that.
 */
export function withReferences(source: string): string | undefined {
  if (source.length > MAX_LENGTH || !REWRITABLE.test(source)) return undefined;
  const start = source.search(/<[^?!]/);
  const end = source.lastIndexOf('<');
  if (start === -1) return undefined;
  // Around the root, white space may stand raw and references may not stand.
  const root = source.slice(start, end).replaceAll(TOKEN, rewritten);
  return source.slice(0, start) + root + source.slice(end);
}

function rewritten(token: string): string {
  if (token.startsWith('<![')) {
    return token.replaceAll(RUN_OF_RAW, (run) => `]]>${referencesTo(run)}<![CDATA[`);
  }
  // A document can't name the entities that are defined here: the parser refuses "&;".
  if (token.startsWith('<') || token === '&U+') return token.replaceAll('&U+', '&;');
  if (token.startsWith('&')) return /[eE4];$/.test(token) ? '&U+FFFE;' : '&U+FFFF;';
  return referencesTo(token);
}

function referencesTo(run: string): string {
  return run.replaceAll(EACH_RAW, (character) =>
    character >= '\uFFFE'
      ? `&U+${character.charCodeAt(0).toString(16).toUpperCase()};`
      : characterReference(character),
  );
}
