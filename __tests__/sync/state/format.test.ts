import { hash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headersHash, randomDigits } from '../../../src/sync/state/digests.ts';
import { tablesOfLock } from '../../../src/sync/state/tables.ts';
import {
  decodeState,
  emptyContent,
  encodeHead,
  encodeState,
} from '../../../src/sync/state/format.ts';
import { bytesOf, cleanState, type Entries, entryOf, givenEntry, PLACE } from './given.ts';
import { anyCharacter } from '../../support/any-character.ts';

/** Keys as S3 takes them, the hostile ones among them: controls, emoji, what looks like JSON. */
const keys = fc.uniqueArray(fc.string({ unit: anyCharacter, minLength: 1 }), { maxLength: 50 });

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
          expect(found?.removedAt).toBe(entry.removedAt);
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
    const first = { ...before, tables: tablesOfLock(before, ['new', 'a']) };
    const tables = tablesOfLock(first, ['newer', 'a']);
    const mark = {
      condition: 'unfinished',
      salt: before.salt,
      nonce: randomDigits(),
      lock: { run: '7', attempt: 2 },
      tables,
    } as const;
    const content = decodeState(encodeState(mark, PLACE), PLACE);
    expect(content).toMatchObject({ condition: 'in-progress', lock: mark.lock });
    expect(tables.pending.bytes.length).toBe(3 * 16);
    expect(entryOf(content, 'a')).toBeUndefined();
    const [, left] = givenEntry('left', 3);
    expect(entryOf(content, 'left')?.removedAt).toBe(left.removedAt);
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

interface Change extends Readonly<Record<string, unknown>> {
  readonly rest?: object;
}

describe('a state object that can not be used', () => {
  const bytes = bytesOf([givenEntry('a', 1), givenEntry('b', 2)]);

  it('is damaged when any byte is another', () => {
    const conditions = Array.from(bytes, (byte, at) => {
      const changed = Buffer.from(bytes);
      changed[at] = byte ^ (1 << (at % 8));
      return decodeState(changed, PLACE).condition;
    });
    expect(new Set(conditions)).toEqual(new Set(['damaged']));
  });

  it('is damaged when it ends anywhere before its end, or after it', () => {
    const conditions = Array.from(bytes, (_, length) =>
      decodeState(bytes.subarray(0, length), PLACE),
    );
    expect(new Set(conditions.map(({ condition }) => condition))).toEqual(new Set(['damaged']));
    expect(decodeState(Buffer.concat([bytes, bytes]), PLACE).condition).toBe('damaged');
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('<html></html>\n')],
    ['gzip', Buffer.from('1f8b0800000000000003030000000000', 'hex')],
    ['random bytes', randomBytes(5000)],
  ])('is damaged when it is %s', (_, other) => {
    expect(decodeState(other, PLACE)).toMatchObject({ condition: 'damaged', lock: undefined });
  });

  it.each([
    ['bucket', { bucket: 'other', prefix: 'site/' }],
    ['prefix', { bucket: 'bucket', prefix: 'site/en/' }],
    ['split of the two', { bucket: 'bucketsite', prefix: '/' }],
  ])('is foreign in another %s', (_, place) => {
    const content = decodeState(bytes, place);
    expect(content.condition).toBe('foreign');
    expect(entryOf(content, 'a')).toBeUndefined();
  });

  it.each([
    ['no lock', undefined],
    ['a lock', { run: '7', attempt: 1 }],
  ])('is newer with %s, which counts', (_, lock) => {
    const state = cleanState([]);
    const { place } = headOf(encodeState(state, PLACE));
    const { salt, nonce } = state;
    const head = encodeHead({ format: 2, salt, nonce, place, lock, rest: { anything: [1] } });
    const content = decodeState(Buffer.concat([head, randomBytes(100)]), PLACE);
    expect(content).toMatchObject({ condition: 'newer', lock });
    expect(entryOf(content, 'a')).toBeUndefined();
  });

  it.each([
    ['no salt', { salt: 'x' }],
    ['a lock without an attempt', { lock: { run: '7' } }],
    ['a format that is no number', { format: '1' }],
    ['no condition', { rest: { condition: 'odd' } }],
    ['rows without end', { rest: { rows: { known: 1e300, left: 0, owed: 0 } } }],
    ['negative rows', { rest: { rows: { known: -1, left: 0, owed: 4 } } }],
  ] as const)('is damaged when its head is well hashed but says %s', (_, change: Change) => {
    const { rest, ...head } = headOf(bytes);
    const line = encodeHead({ ...head, ...change, rest: { ...rest, ...change.rest } } as never);
    const body = bytes.subarray(bytes.indexOf('\n') + 1);
    expect(decodeState(Buffer.concat([line, body]), PLACE).condition).toBe('damaged');
  });
});

it('is damaged when its head is well hashed but no JSON', () => {
  const json = '{salt}';
  const line = `s3-batch-action deploy state ${hash('sha256', json)} ${json}\n`;
  expect(decodeState(Buffer.from(line), PLACE).condition).toBe('damaged');
});

function headOf(bytes: Buffer): Record<string, unknown> & { place: string; rest: object } {
  const line = bytes.toString('utf8', 0, bytes.indexOf('\n'));
  return JSON.parse(line.slice(line.indexOf('{'))) as never;
}
