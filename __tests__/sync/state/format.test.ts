import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeaderGroup } from '../../../src/core/object-headers.ts';
import { openState } from '../../../src/sync/state/decode.ts';
import { headersHash, randomDigits } from '../../../src/sync/state/digests.ts';
import { type StateEntry, tablesOfEntries, tablesOfLock } from '../../../src/sync/state/tables.ts';
import {
  type CarriedSection,
  emptyContent,
  encodeHead,
  encodeState,
} from '../../../src/sync/state/format.ts';
import {
  bytesOf,
  cleanState,
  decodeState,
  encoded,
  type Entries,
  entryOf,
  givenEntry,
  headOf,
  inFormat1,
  OF_FORMAT_1,
  PLACE,
} from './given.ts';
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
    expect(content.tables.known.leads.length).toBe(5000);
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

  it('is small: 65 bytes a key, and 22 more when it left', () => {
    const one = bytesOf([givenEntry('a', 1)]).length;
    const two = bytesOf([givenEntry('a', 1), givenEntry('a much longer key', 3)]).length;
    expect(two - one).toBe(65 + 22);
  });

  it('names no bucket, prefix, key, ETag, MD5 or hash, and repeats nothing', () => {
    const entry = {
      etag: `"${'e'.repeat(32)}"`,
      size: 1,
      content: 'c'.repeat(32),
      headers: 'd'.repeat(32),
      unknown: [],
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

describe('the bytes of a state', () => {
  const state = cleanState(Array.from({ length: 9000 }, (_, at) => givenEntry(`key ${at}`, at)));
  const { size, copy } = encodeState({ ...state, carried: [carried('own')] }, PLACE);

  it('are the same in whatever pieces they are read, in memory of the reader or not', () => {
    const whole = copy(0, size);
    expect(whole.length).toBe(size);
    for (const step of [1_000, 4_096, 65_537, 300_000]) {
      const pieces: Buffer[] = [];
      for (let at = 0; at < size; at += step) {
        const memory = Buffer.alloc(step + 1);
        const given = pieces.length % 2 === 0 ? memory : undefined;
        const piece = copy(at, Math.min(size, at + step), given);
        if (given !== undefined) expect(piece.buffer).toBe(memory.buffer);
        pieces.push(piece);
      }
      expect(Buffer.concat(pieces).equals(whole)).toBe(true);
    }
  });

  it.each([1, 7, 64, 65_536, 1_000_000])('are read in pieces of %i', (pieceSize) => {
    const small = encoded({ ...cleanState([givenEntry('a', 3)]), carried: [carried('own')] });
    const content = decodeState(pieceSize < 64 ? small : copy(0, size), PLACE, pieceSize);
    expect(content.condition).toBe('clean');
    expect(content.carried.map(({ name }) => name)).toEqual(['own']);
    expect(entryOf(content, pieceSize < 64 ? 'a' : 'key 8997')?.removedAt).toBeDefined();
  });

  it('have the rows in order, and of equal keys the first', () => {
    const [[, first], [, second]] = [givenEntry('a', 1), givenEntry('a', 2)];
    const others = Array.from({ length: 5_000 }, (_, at) => givenEntry(`key ${at}`, at));
    const tables = tablesOfEntries(state.salt, [['a', first], ...others, ['a', second]]);
    expect(tables.known.leads.length).toBe(5_001);
    const content = decodeState(encoded({ ...state, tables }), PLACE);
    expect([...content.tables.known.leads]).toEqual([...content.tables.known.leads].sort(byValue));
    const lastModified = new Date(0);
    const isOf = (entry: StateEntry) => entryOf(content, 'a')?.isOf({ ...entry, lastModified });
    expect([isOf(first), isOf(second)]).toEqual([true, false]);
  });
});

describe('header groups that are not known', () => {
  const groupsOf = (unknown: readonly HeaderGroup[]) => {
    const [key, entry] = givenEntry('a', 1);
    const content = decodeState(bytesOf([[key, { ...entry, unknown }]]), PLACE);
    return entryOf(content, key)?.unknown;
  };

  it.each([[[]], [['acl']], [['head', 'none']], [['head', 'acl', 'tags', 'none']]] as const)(
    'are recorded: %j',
    (groups) => {
      expect(groupsOf(groups)).toEqual(groups);
    },
  );

  it('are all of them where a later version says more than this one knows', () => {
    const [key, entry] = givenEntry('a', 1);
    const state = cleanState([[key, entry]]);
    state.tables.known.pieces[0]?.writeUInt8(16, 64);
    expect(entryOf(decodeState(encoded(state), PLACE), key)?.unknown).toEqual([
      'head',
      'acl',
      'tags',
      'none',
    ]);
  });
});

describe('a section that this version does not know', () => {
  it('is kept as it is, by the lock record and by the next state', () => {
    const sections = [carried('own'), { ...carried('cdn-owed'), width: 3 }, carried('a', 0)];
    const before = decodeState(encoded({ ...cleanState([]), carried: sections }), PLACE);
    expect(before.condition).toBe('clean');
    expect(before.carried).toEqual(sections);
    const again = decodeState(encoded({ ...cleanState([]), carried: before.carried }), PLACE);
    expect(again.carried).toEqual(sections);
  });

  it.each([
    ['1 MiB together', [carried('a', 2 ** 19), carried('b', 2 ** 19)], 2],
    ['more together', [carried('a', 2 ** 19), carried('b', 2 ** 19 + 1)], 0],
    ['16 of them', Array.from({ length: 16 }, (_, at) => carried('a'.repeat(at + 1))), 16],
    ['more of them', Array.from({ length: 17 }, (_, at) => carried('a'.repeat(at + 1))), 0],
  ] as const)('is kept up to a limit: %s', (_, sections, kept) => {
    const state = { ...cleanState([givenEntry('a', 1)]), carried: sections };
    const content = decodeState(encoded(state), PLACE);
    expect([content.condition, content.carried.length]).toEqual(['clean', kept]);
    expect(entryOf(content, 'a')).toBeDefined();
  });

  it('is not read where it is not kept', () => {
    const state = { ...cleanState([givenEntry('a', 1)]), carried: [carried('a', 2 ** 21)] };
    const bytes = encoded(state);
    const { body } = openState(bytes, bytes.length, PLACE);
    const start = body?.start ?? 0;
    expect(body?.take(bytes.subarray(start, start + 64))).toBe(false);
    expect(body?.take(bytes.subarray(start + 64, start + 65))).toBe(true);
    expect(body?.content()?.condition).toBe('clean');
  });
});

describe('a state of format 1', () => {
  const place = { bucket: 'test-bucket', prefix: 'site/' };
  const clean = decodeState(Buffer.from(OF_FORMAT_1.clean, 'base64'), place);
  const locked = decodeState(Buffer.from(OF_FORMAT_1.lock, 'base64'), place);

  it('is read whole', () => {
    expect(clean).toMatchObject({ condition: 'clean', lock: undefined, carried: [] });
    for (const number of [1, 2, 3]) {
      const [key, entry] = givenEntry(`key ${number}`, number);
      const found = entryOf(clean, key);
      expect(found?.isOf({ ...entry, lastModified: new Date(0) })).toBe(true);
      expect(found?.hasContent(entry.content)).toBe(true);
      expect(found?.hasHeaders(entry.headers)).toBe(true);
      expect(found?.removedAt).toBe(entry.removedAt);
    }
  });

  it('does not know the headers that no version with it asked for', () => {
    expect(entryOf(clean, 'key 1')?.unknown).toEqual(['acl', 'tags', 'none']);
  });

  it('has its lock, its pending keys, and when files were removed', () => {
    const lock = { run: '4711', attempt: 2 };
    expect(locked).toMatchObject({ condition: 'in-progress', lock });
    expect(locked.tables.pending.leads.length).toBe(2);
    expect(entryOf(locked, 'key 3')?.removedAt).toBe(givenEntry('key 3', 3)[1].removedAt);
  });

  it('is followed by one of this format, which keeps what it recorded', () => {
    const tables = tablesOfLock(locked, ['key 9', 'new']);
    const next = { condition: 'unfinished', nonce: randomDigits(), lock: undefined } as const;
    const bytes = encoded({ ...next, salt: locked.salt, tables, carried: [] });
    expect(headOf(bytes).format).toBe(2);
    const content = decodeState(bytes, PLACE);
    expect(content.tables.pending.leads.length).toBe(3);
    expect(entryOf(content, 'key 3')?.removedAt).toBe(givenEntry('key 3', 3)[1].removedAt);
  });

  it.each([
    ['rows without end', { rows: { known: 1e300, left: 0, owed: 0 } }],
    ['negative rows', { rows: { known: -1, left: 0, owed: 4 } }],
    ['no rows', { rows: undefined }],
    ['no hash', { body: undefined }],
    ['another hash', { body: '' }],
  ])('is damaged with %s', (_, change) => {
    const bytes = inFormat1(cleanState([givenEntry('a', 1)]));
    const { rest, ...head } = headOf(bytes);
    const line = encodeHead({ ...head, rest: { ...rest, ...change } });
    const body = bytes.subarray(bytes.indexOf('\n') + 1);
    expect(decodeState(Buffer.concat([line, body]), PLACE).condition).toBe('damaged');
  });
});

it('a state is seen by the version before: as newer, with its lock', () => {
  const lock = { run: '4711', attempt: 2 };
  const bytes = encoded({ ...cleanState([givenEntry('a', 1)]), lock });
  const line = bytes.toString('utf8', 0, bytes.indexOf('\n'));
  // What that version asks of a first line.
  const [, digest, json = ''] =
    /^s3-batch-action deploy state ([0-9a-f]{64}) (\{.*\})$/u.exec(line) ?? [];
  expect(digest).toBe(hash('sha256', json));
  const digits = expect.stringMatching(/^[0-9a-f]{32}$/) as string;
  const facts = { format: 2, salt: digits, place: digits, nonce: digits, lock };
  expect(JSON.parse(json)).toMatchObject({ ...facts, rest: {} });
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
      carried: [],
    } as const;
    const content = decodeState(encoded(mark, PLACE), PLACE);
    expect(content).toMatchObject({ condition: 'in-progress', lock: mark.lock });
    expect(tables.pending.leads.length).toBe(3);
    expect(entryOf(content, 'a')).toBeUndefined();
    const [, left] = givenEntry('left', 3);
    expect(entryOf(content, 'left')?.removedAt).toBe(left.removedAt);
    expect(entryOf(content, 'left')?.isOf({ ...left, lastModified: new Date(0) })).toBe(false);
    const unlocked = encoded({ ...mark, lock: undefined }, PLACE);
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

const byValue = (one: number, other: number) => one - other;

function carried(name: string, length = 30): CarriedSection {
  return { name, width: 1, bytes: Buffer.alloc(length, name) };
}
