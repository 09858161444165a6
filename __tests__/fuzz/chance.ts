import { randomFrom } from '../faults/seed.ts';

/** The choices of one case: the same seed, topic and number make the same ones. */
export interface Chance {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from 0 up to, but not including, `end`. */
  below(end: number): number;
  of<Item>(items: readonly Item[]): Item;
  /** True with this probability. */
  is(probability: number): boolean;
}

export function chanceOf(seed: number, number: number): Chance {
  const next = randomFrom((Math.imul(seed, 0x9e3779b1) + Math.imul(number + 1, 0x85ebca6b)) | 0);
  const below = (end: number) => Math.floor(next() * end);
  return {
    next,
    below,
    of: (items) => items[below(items.length)] as (typeof items)[number],
    is: (probability) => next() < probability,
  };
}

/** What stands in no valid answer, file or state, or means something else in another place. */
const TOKENS: readonly (string | Buffer)[] = [
  ...['\0', '\r', '\n', '\r\n', '\r\n\r\n', ' ', '\t', ':', '"', '\\', '%', '%00', '+', '\u2028'],
  ...['<', '>', '&', '&amp;', '&#0;', '&#x61;', '&#xFFFE;', '&lol;', ']]>', '<![CDATA[', '<!--'],
  ...['<!DOCTYPE a [<!ENTITY lol "lol">]>', '<?xml version="1.1"?>', '<a/>', '</a>', '<Error>'],
  ...['-1', '0', '1e999', '99999999999999999999', '0x10', 'NaN', 'null', 'true', 'false', '[]'],
  ...['{}', '"__proto__":{"a":1},', '\\u0000', '\\ud800', 'HTTP/1.1 200 OK\r\n\r\n'],
  ...['<html><body>Sign in</body></html>', 'text/html', 'chunked', '0\r\n\r\n', 'ffffffff\r\n'],
  ...[Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from([0xff, 0xfe]), Buffer.from([0xc0, 0xaf])],
  ...[Buffer.from([0xed, 0xa0, 0x80]), Buffer.from([0xf4, 0x90, 0x80, 0x80]), Buffer.alloc(64)],
];

/** Levels of the deepest nesting that is tried. */
const DEEPEST = 20_000;

type Change = (bytes: Buffer, at: number, length: number, chance: Chance) => readonly Buffer[];

/** Each returns what stands in the place of `length` bytes from `at` on, and what is around it. */
const CHANGES: readonly Change[] = [
  // One bit is another.
  (bytes, at, _, chance) => {
    const copy = Buffer.from(bytes);
    copy.writeUInt8((copy[at] ?? 0) ^ (1 << chance.below(8)), at);
    return [copy];
  },
  (bytes, at) => [bytes.subarray(0, at)],
  (bytes, at, length) => [bytes.subarray(0, at), bytes.subarray(at + length)],
  (bytes, at, length) => [bytes.subarray(0, at + length), bytes.subarray(at)],
  (bytes, at, _, chance) => {
    return [bytes.subarray(0, at), Buffer.from(chance.of(TOKENS)), bytes.subarray(at)];
  },
  // A number is another one.
  (bytes, at, _, chance) => {
    const text = bytes.toString('latin1');
    const found = /\d+/.exec(text.slice(at));
    if (found === null) return [bytes];
    const start = at + found.index;
    const number = chance.of(['0', '-1', '1', '00', '4294967296', '9'.repeat(20), '1.5', 'a']);
    return [bytes.subarray(0, start), Buffer.from(number), bytes.subarray(start + found[0].length)];
  },
  (bytes, at, _, chance) => {
    const depth = chance.below(chance.is(0.1) ? DEEPEST : 50);
    const [open, close] = chance.of([
      ['<a>', '</a>'],
      ['[', ']'],
      ['{"a":', '}'],
    ] as const);
    const nested = open.repeat(depth) + (chance.is(0.5) ? close.repeat(depth) : '');
    return [bytes.subarray(0, at), Buffer.from(nested), bytes.subarray(at)];
  },
  // Two stretches change places.
  (bytes, at, length) => [
    bytes.subarray(at, at + length),
    bytes.subarray(0, at),
    bytes.subarray(at + length),
  ],
];

/** Bytes with one to four changes, or with a piece of `other` in them. */
export function mutated(bytes: Buffer, chance: Chance, other: Buffer = bytes): Buffer {
  let result = bytes;
  for (let count = 1 + chance.below(chance.is(0.7) ? 1 : 4); count > 0; count -= 1) {
    if (result.length === 0) return Buffer.from(chance.of(TOKENS));
    const at = chance.below(result.length);
    const length = 1 + chance.below(Math.min(64, result.length - at));
    if (chance.is(0.1)) {
      const from = chance.below(other.length + 1);
      result = Buffer.concat([result.subarray(0, at), other.subarray(from)]);
    } else {
      result = Buffer.concat(chance.of(CHANGES)(result, at, length, chance));
    }
  }
  return result;
}

export function mutatedText(text: string, chance: Chance): string {
  return mutated(Buffer.from(text), chance).toString('latin1');
}

/** Text of up to `most` characters of an alphabet. */
export function textOf(alphabet: readonly string[], most: number, chance: Chance): string {
  return Array.from({ length: chance.below(most + 1) }, () => chance.of(alphabet)).join('');
}
