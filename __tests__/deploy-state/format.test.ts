import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headersHash, randomDigits } from '../../src/deploy-state/digests.ts';
import { tablesOfMark } from '../../src/deploy-state/entries.ts';
import { decodeState, emptyContent, encodeState } from '../../src/deploy-state/format.ts';
import { bytesOf, entryOf, givenEntry, PLACE, type Entries } from './given.ts';

/** Keys as S3 takes them, the hostile ones among them: controls, emoji, what looks like JSON. */
const keys = fc.uniqueArray(fc.string({ unit: 'binary', minLength: 1 }), { maxLength: 50 });

const HOSTILE = [
  '__proto__',
  'constructor',
  '\u0000',
  '\n',
  '{"a":1}',
  '../x',
  ' ',
  'ä',
  'a\u0308',
];

describe('a state object', () => {
  it('gives back what was put in, and nothing else', () => {
    fc.assert(
      fc.property(keys, keys, (known, others) => {
        const entries = [...new Set([...known, ...HOSTILE])].map((key, index) =>
          givenEntry(key, index),
        );
        const content = decodeState(bytesOf(entries), PLACE);
        expect(content.condition).toBe('clean');
        for (const [key, entry] of entries) {
          const found = entryOf(content, key);
          expect(found?.isOf({ ...entry, lastModified: new Date(0) })).toBe(true);
          expect(found?.hasContent(entry.content)).toBe(true);
          expect(found?.hasHeaders(entry.headers)).toBe(true);
          expect(found?.leftAt).toBe(entry.leftAt);
        }
        const known2 = new Set(entries.map(([key]) => key));
        for (const key of others.filter((other) => !known2.has(other))) {
          expect(entryOf(content, key)).toBeUndefined();
        }
      }),
    );
  });

  it('finds each of many keys', () => {
    const entries = Array.from({ length: 5000 }, (_, index) => givenEntry(`key ${index}`, index));
    const content = decodeState(bytesOf(entries), PLACE);
    const missing = entries.filter(([key]) => entryOf(content, key) === undefined);
    expect(missing).toEqual([]);
    expect(content.tables.known.bytes.length).toBe(5000 * 64);
  });

  it('tells another object, other content and other headers', () => {
    const [key, entry] = givenEntry('a', 1);
    const found = entryOf(decodeState(bytesOf([[key, entry]]), PLACE), key);
    const lastModified = new Date(0);
    const unquoted = entry.etag.replaceAll('"', '');
    expect(found?.isOf({ ...entry, etag: unquoted, lastModified })).toBe(true);
    expect(found?.isOf({ ...entry, etag: '"other"', lastModified })).toBe(false);
    expect(found?.isOf({ ...entry, size: entry.size + 1, lastModified })).toBe(false);
    expect(found?.hasContent(entry.headers)).toBe(false);
    expect(found?.hasHeaders(entry.content)).toBe(false);
  });

  it('knows nothing that was written after it, by whole seconds', () => {
    const [key, entry] = givenEntry('a', 1);
    const content = decodeState(bytesOf([[key, entry]]), PLACE);
    const found = entryOf(content, key, new Date(10_000));
    const isOfAt = (time: number) => found?.isOf({ ...entry, lastModified: new Date(time) });
    expect([9_999, 10_000, 10_999, 11_000, NaN].map(isOfAt)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    const unknown = entryOf(content, key, new Date(NaN));
    expect(unknown?.isOf({ ...entry, lastModified: new Date(0) })).toBe(false);
  });

  it('is small: 64 bytes a key, and 22 more when it left', () => {
    const one = bytesOf([givenEntry('a', 1)]).length;
    const two = bytesOf([givenEntry('a', 1), givenEntry('a much longer key', 3)]).length;
    expect(two - one).toBe(64 + 22);
  });

  it('names no bucket, prefix, key, ETag, MD5 or hash, and repeats nothing', () => {
    const entry = {
      etag: `"${'e'.repeat(32)}"`,
      size: 1,
      content: 'c'.repeat(32),
      headers: 'd'.repeat(32),
    };
    const entries: Entries = ['secret/plan.html', 'secret/other.html'].map((key) => [key, entry]);
    const [one, other] = [bytesOf(entries), bytesOf(entries)];
    const words = [PLACE.bucket, PLACE.prefix, 'secret', 'plan.html', entry.etag];
    for (const word of words) expect(one.includes(word)).toBe(false);
    for (const digits of [entry.etag, entry.content, entry.headers]) {
      expect(one.includes(Buffer.from(digits.replaceAll('"', ''), 'hex'))).toBe(false);
    }
    const digests = [one, other].flatMap((bytes) =>
      chunksOf(bytes.subarray(bytes.indexOf('\n') + 1)),
    );
    expect(new Set(digests).size).toBe(2 * 2 * 4);
  });
});

describe('the state of a deploy in progress', () => {
  it('keeps when keys left and what is owed, and knows no object', () => {
    const before = decodeState(bytesOf([givenEntry('a', 1), givenEntry('left', 3)]), PLACE);
    const first = { ...before, tables: tablesOfMark(before, ['new', 'a']) };
    const tables = tablesOfMark(first, ['newer', 'a']);
    const mark = {
      condition: 'unfinished',
      salt: before.salt,
      nonce: randomDigits(),
      lock: { run: '7', attempt: 2 },
      tables,
    } as const;
    const content = decodeState(encodeState(mark, PLACE), PLACE);
    expect(content).toMatchObject({ condition: 'in-progress', lock: mark.lock });
    expect(tables.owed.bytes.length).toBe(3 * 16);
    expect(entryOf(content, 'a')).toBeUndefined();
    const [, left] = givenEntry('left', 3);
    expect(entryOf(content, 'left')?.leftAt).toBe(left.leftAt);
    expect(entryOf(content, 'left')?.isOf({ ...left, lastModified: new Date(0) })).toBe(false);
    const unlocked = encodeState({ ...mark, lock: undefined }, PLACE);
    expect(decodeState(unlocked, PLACE).condition).toBe('unfinished');
  });

  it('begins from nothing with a salt of its own', () => {
    expect(emptyContent('absent').salt).not.toBe(emptyContent('absent').salt);
  });
});

describe('headersHash', () => {
  it('does not depend on the order, and on nothing less than names and values', () => {
    const hash = headersHash({ 'content-type': 'a', 'cache-control': 'b' });
    expect(hash).toBe(headersHash({ 'cache-control': 'b', 'content-type': 'a' }));
    const others = [
      headersHash({}),
      headersHash({ 'content-type': 'a' }),
      headersHash({ 'content-type': 'b', 'cache-control': 'a' }),
      headersHash({ 'content-type': 'a,cache-control', 'cache-control': 'b' }),
    ];
    expect(new Set([hash, ...others]).size).toBe(5);
  });
});

function chunksOf(bytes: Buffer): string[] {
  return Array.from({ length: bytes.length / 16 }, (_, index) =>
    bytes.toString('hex', 16 * index, 16 * (index + 1)),
  );
}
