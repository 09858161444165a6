import type { ObjectIdentity } from '../errors.ts';
import { excerptOf, quote } from '../text.ts';

/** A part of a message that differs between objects which failed for the same reason. */
export interface Varying {
  /** Parts of one kind may stand for each other. */
  readonly kind: string;
  readonly text: string;
  /** The number, where it is one with a unit. */
  readonly amount?: number;
}

/** A message as its fixed texts and what varies, in order; joined, they are the message. */
export type Pieces = readonly (string | Varying)[];

/**
 * Splits a message, of which at most 1,024 characters count, into what says why a request failed and
 * what only says which one it was: the key in any spelling, ARNs, ids of requests and hosts,
 * addresses, times, and numbers of attempts, seconds or bytes.
 */
export function piecesOf(message: string, { key }: Pick<ObjectIdentity, 'key'>): Pieces {
  const pieces: (string | Varying)[] = [];
  const text = excerptOf(message);
  let end = 0;
  for (const [from, to] of placesOfKey(text, key)) {
    addTokens(pieces, text.slice(end, from), key);
    pieces.push({ kind: 'key', text: text.slice(from, to) });
    end = to;
  }
  addTokens(pieces, text.slice(end), key);
  return pieces;
}

/** Parts that vary, and places of the key among them, of one message: servers make up messages. */
const MAX_VARYING = 32;
const MAX_PLACES = 8;

/** Where a text starts and ends. */
type Place = readonly [from: number, to: number];

/** The places of a key that do not overlap, each with the quoted text or the ARN that it is part of. */
function placesOfKey(text: string, key: string): readonly Place[] {
  const found: Place[] = [];
  let end = 0;
  const spellings = spellingsIn(text, key);
  while (found.length < MAX_PLACES) {
    const next = nextPlace(text, spellings, end);
    if (next === undefined) return found;
    const place = widened(text, next, end);
    found.push(place);
    [, end] = place;
  }
  return found;
}

/** The first place from `start` on of any spelling, and of the longest one there. */
function nextPlace(text: string, spellings: readonly string[], start: number): Place | undefined {
  let best: Place | undefined;
  for (const spelling of spellings) {
    const from = indexOfWhole(text, spelling, start);
    if (from === -1 || (best !== undefined && from > best[0])) continue;
    const to = from + spelling.length;
    if (best === undefined || from < best[0] || to > best[1]) best = [from, to];
  }
  return best;
}

const WORD = /[\p{L}\p{N}]/u;
const PLAIN_WORD = /^[\p{L}\p{N}]+$/u;

/** Characters before a key that is a word, which a sentence may have for itself. */
const OPENING = /["'`/=>([{]/;

function indexOfWhole(text: string, spelling: string, start: number): number {
  const isWord = PLAIN_WORD.test(spelling);
  for (let at = text.indexOf(spelling, start); at !== -1; at = text.indexOf(spelling, at + 1)) {
    const [before = '', after = ''] = [text[at - 1], text[at + spelling.length]];
    const startsWhole = !WORD.test(before) || !WORD.test(spelling[0] ?? '');
    const endsWhole = !WORD.test(after) || !WORD.test(spelling.at(-1) ?? '');
    if (startsWhole && endsWhole && (!isWord || OPENING.test(before))) return at;
  }
  return -1;
}

/** A quoted text without spaces that holds the key, such as a path or a URL; or its ARN. */
function widened(text: string, [from, to]: Place, start: number): Place {
  const before = /["'][^\s"']*$/.exec(text.slice(start, from))?.[0];
  const after = before && /^[^\s"']*["']/.exec(text.slice(to))?.[0];
  if (after !== undefined && before?.startsWith(after.slice(-1)) === true) {
    return [from - before.length, to + after.length];
  }
  const arn = /\barn:[^\s"'<>,;]*$/.exec(text.slice(start, from))?.[0] ?? '';
  return [from - arn.length, to];
}

/**
 * The spellings of a key that a text has, of all that messages use: as it is, normalized, quoted, in
 * JSON, XML or HTML, in a URL. Only the signs by which it is known are worth trying a notation.
 */
function spellingsIn(text: string, key: string): readonly string[] {
  const name = key.toWellFormed();
  const all = [
    ...[key, name, name.normalize('NFC'), name.normalize('NFD')],
    ...(/[\\…]/.test(text) ? [quote(key), JSON.stringify(key)].map((it) => it.slice(1, -1)) : []),
    ...(text.includes('&') ? xmlSpellings(name) : []),
    ...(/[%+]/.test(text) ? urlSpellings(name) : []),
  ];
  return [...new Set(all)].filter((spelling) => spelling !== '' && text.includes(spelling));
}

function xmlSpellings(name: string): readonly string[] {
  const xml = xmlOf(name);
  return [xml, xml.replaceAll('&#39;', '&apos;'), xmlOf(name, /[&<>]/g)];
}

function urlSpellings(name: string): readonly string[] {
  const component = encodeURIComponent(name);
  const strict = component.replace(/[!'()*]/g, percentOf);
  const spaced = [component, strict, encodeURI(name)];
  const urls = [...spaced, ...spaced.map((url) => url.replaceAll('%20', '+'))];
  const encoded = urls.flatMap((url) => [url, url.replaceAll('%2F', '/')]);
  return [
    ...encoded,
    ...encoded.map((url) => url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())),
    ...encoded.map((url) => url.replaceAll('%', '%25')),
  ];
}

function percentOf(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

const ENTITIES = new Map(Object.entries({ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }));

function xmlOf(text: string, special = /[&<>"']/g): string {
  return text.replace(special, (character) => `&${ENTITIES.get(character) ?? '#39'};`);
}

const UNITS =
  'attempts?|tries|retries|times|milliseconds?|ms|seconds?|s|minutes?|min|hours?|h|' +
  'bytes?|[KMGT]i?B';

/** What varies beside the key, by kind; what a `looksLike` refuses is fixed text. */
const TOKENS: readonly {
  readonly kind: string;
  readonly pattern: string;
  looksLike?(token: string, key: string): boolean;
}[] = [
  {
    kind: 'path',
    pattern: String.raw`"(?:[^"\\]|\\.)*"|(?<![\p{L}\p{N}])'[^']*'(?![\p{L}\p{N}])`,
    looksLike: isOfKey,
  },
  { kind: 'arn', pattern: String.raw`\barn:[^\s"'<>,;]+` },
  {
    kind: 'time',
    pattern:
      String.raw`\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[\d.,]*Z?|\b\d{8}T\d{6}Z|` +
      String.raw`\b[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT`,
  },
  {
    kind: 'id',
    pattern: String.raw`(?<=\b(?:request|host|trace|amz|extended)[ _-]?id(?:-2)?["']?[\s:=]{1,3}["']?)[\w+/=.-]+`,
  },
  { kind: 'address', pattern: String.raw`\b\d{1,3}(?:\.\d{1,3}){3}\b(?::\d+)?` },
  {
    kind: 'address',
    pattern: String.raw`(?<![\w:])[0-9a-f]*(?::[0-9a-f]*){3,}`,
  },
  {
    kind: 'number',
    pattern: String.raw`(?<![\w.,])\d[\d,]{0,30}(?:\.\d+)?(?= (?:${UNITS})\b)|(?<=^item )\d+`,
  },
  { kind: 'id', pattern: String.raw`(?<![\w+/=-])[\w+/=-]{12,}`, looksLike: isId },
];

const TOKEN = new RegExp(
  TOKENS.map(({ pattern }, index) => `(?<t${index}>${pattern})`).join('|'),
  'giu',
);

function addTokens(pieces: (string | Varying)[], text: string, key: string): void {
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (pieces.length > 2 * MAX_VARYING) break;
    const [token] = match;
    const kind = kindOf(match, key);
    const isQuoted = kind === undefined && /^["']/.test(token);
    if (token === '' || (kind === undefined && !isQuoted)) continue;
    // The opening quote of what is quoted is fixed, and its closing one too.
    const start = match.index + (isQuoted ? 1 : 0);
    if (start > end) pieces.push(text.slice(end, start));
    if (isQuoted) addTokens(pieces, token.slice(1, -1), key);
    else pieces.push(kind === 'number' ? numberOf(token) : { kind: kind ?? '', text: token });
    end = match.index + token.length - (isQuoted ? 1 : 0);
  }
  if (end < text.length) pieces.push(text.slice(end));
}

function kindOf({ 0: token, groups }: RegExpExecArray, key: string): string | undefined {
  const type = TOKENS.find((_, index) => groups?.[`t${index}`] !== undefined);
  return type?.looksLike?.(token, key) === false ? undefined : type?.kind;
}

function numberOf(text: string): Varying {
  return { kind: 'number', text, amount: Number(text.replaceAll(',', '')) };
}

/** Whether a quoted text is the path of the file that a key is made of, or a key above or below it. */
function isOfKey(token: string, key: string): boolean {
  const inner = token.slice(1, -1);
  return [key, quote(key).slice(1, -1)].some((name) => {
    const isSameFile = inner !== '' && lastSegmentOf(inner) === lastSegmentOf(name);
    return isSameFile || name.startsWith(`${inner}/`) || inner.startsWith(`${name}/`);
  });
}

function lastSegmentOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** UUIDs, digests, and the ids of requests and hosts; no name has digits and letters like these. */
function isId(token: string): boolean {
  if (!/\d/.test(token)) return false;
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(token)) return true;
  if (/^(?:[0-9a-f]{16,}|[0-9A-Z]{12,})$/.test(token)) return true;
  const isMixed = /[a-z]/.test(token) && /[A-Z]/.test(token);
  return isMixed && (token.endsWith('=') || token.length >= 60);
}
