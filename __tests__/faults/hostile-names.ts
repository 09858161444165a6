import { randomFrom } from './seed.ts';

const PIECES: readonly string[] = [
  ...Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).slice(1),
  ...Array.from({ length: 33 }, (_, code) => String.fromCharCode(0x7f + code)),
  ...Array.from({ length: 16 }, (_, code) => String.fromCharCode(0x2020 + code)),
  ...['\u200b', '\u200e', '\u200f', '\u2066', '\u2067', '\u2068', '\u2069', '\ufeff'],
  ...['\ufffd', '\ufffe', '\uffff', '\ue000', '😀', '\u{10ffff}', 'é', 'e\u0301', '한', '\u1112'],
  ...Array.from({ length: 95 }, (_, code) => String.fromCharCode(0x20 + code)),
  ...['%2F', '%00', '%25', '+', '&amp;', '&#x1;', '..', '...', '::', '##[', 'a', 'Z', '0'],
  ...['::error::', '::set-output name=x::y', '##[error]', '<script>', '<!--', ']]>', '${{ x }}'],
  ...['\r\n::stop-commands::x\r\n', '`', '|', '](https://x.y)', '![x](y)', '@team', '#1', '**b**'],
];

/** What only a key can hold: a file's name has no slash, no NUL and no half of a pair. */
const KEY_PIECES: readonly string[] = [
  '/',
  '//',
  '/../',
  '/./',
  '../',
  '\u0000',
  '\ud800',
  '\udc00',
];

const MAX_NAME_BYTES = 255;

function joined(random: () => number, pieces: readonly string[], length: number): string {
  let text = '';
  for (let n = 0; n < length; n += 1) text += pieces[Math.floor(random() * pieces.length)] ?? '';
  return text;
}

/** Names that a file can have, each once, in UTF-8. */
export function hostileFileNames(count: number, start: number): readonly string[] {
  const random = randomFrom(start);
  const names = new Set<string>();
  while (names.size < count) {
    const name = joined(random, PIECES, 1 + Math.floor(random() * 6));
    const isName =
      !name.includes('/') &&
      name !== '.' &&
      name !== '..' &&
      Buffer.byteLength(name) <= MAX_NAME_BYTES;
    if (isName) names.add(name);
  }
  return [...names];
}

/** Keys, each once: also such as no store takes. */
export function hostileKeys(count: number, start: number): readonly string[] {
  const random = randomFrom(start);
  const fixed = [1023, 1024, 1025].map((bytes) => 'k'.repeat(bytes));
  const keys = new Set<string>(['', ...fixed, 'é'.repeat(512), 'é'.repeat(513)]);
  const pieces = [...PIECES, ...KEY_PIECES, ...KEY_PIECES];
  while (keys.size < count) keys.add(joined(random, pieces, 1 + Math.floor(random() * 8)));
  return [...keys];
}
