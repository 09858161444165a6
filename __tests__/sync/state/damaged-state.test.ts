import { hash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { encodeHead } from '../../../src/sync/state/format.ts';
import {
  bytesOf,
  cleanState,
  decodeState,
  encoded,
  entryOf,
  givenEntry,
  headOf,
  inFormat1,
  PLACE,
} from './given.ts';

/** The sections in the head of a state, one of them changed. */
function sectionsOf(bytes: Buffer, at: number, change: object): readonly object[] {
  const { sections } = headOf(bytes).rest as { readonly sections: readonly object[] };
  return sections.with(at, { ...sections[at], ...change });
}

interface Change extends Readonly<Record<string, unknown>> {
  readonly rest?: object;
}

describe('a state object that can not be used', () => {
  const bytes = bytesOf([givenEntry('a', 1), givenEntry('b', 2)]);
  const section = (change: object) => ({ rest: { sections: sectionsOf(bytes, 0, change) } });
  const withSection = (added: object) => ({
    rest: { sections: [...sectionsOf(bytes, 0, {}), { hash: hash('sha256', ''), ...added }] },
  });

  it.each([
    ['this format', bytesOf([givenEntry('a', 3), givenEntry('b', 2)])],
    ['format 1', inFormat1(cleanState([givenEntry('a', 3), givenEntry('b', 2)]))],
  ])('is damaged when any byte of %s is another, and records nothing', (_, whole) => {
    expect(decodeState(whole, PLACE).condition).toBe('clean');
    const contents = Array.from(whole, (byte, at) => {
      const changed = Buffer.from(whole);
      changed[at] = byte ^ (1 << (at % 8));
      return decodeState(changed, PLACE);
    });
    expect(new Set(contents.map(({ condition }) => condition))).toEqual(new Set(['damaged']));
    const rows = contents.flatMap(({ tables }) => Object.values(tables));
    expect(new Set(rows.map(({ leads }) => leads.length))).toEqual(new Set([0]));
  });

  it('is still locked when its lock is whole, and only the rest is damaged', () => {
    const lock = { run: '7', attempt: 1 };
    const locked = encoded({ ...cleanState([givenEntry('a', 1)]), lock });
    locked[locked.length - 1] = 1 ^ (locked.at(-1) ?? 0);
    const { nonce } = headOf(locked);
    expect(decodeState(locked, PLACE)).toMatchObject({ condition: 'damaged', lock, nonce });
  });

  it('has a first line of 64 KiB, and is damaged with a longer one', () => {
    const lineOf = (length: number) => {
      const state = cleanState([givenEntry('a', 1)]);
      const { rest, ...head } = headOf(encoded(state));
      const short = encodeHead({ ...head, rest: { ...rest, more: '' } }).length;
      const more = 'x'.repeat(length - short);
      const json = JSON.stringify({ ...head, rest: { ...rest, more } });
      const line = `s3-batch-action deploy state ${hash('sha256', json)} ${json}\n`;
      expect(line.length).toBe(length);
      const bytes = encoded(state);
      return Buffer.concat([Buffer.from(line), bytes.subarray(bytes.indexOf('\n') + 1)]);
    };
    expect(decodeState(lineOf(65_536), PLACE).condition).toBe('clean');
    expect(decodeState(lineOf(65_537), PLACE).condition).toBe('damaged');
  });

  it('is not written with a longer one', () => {
    const lockOf = (length: number) => ({ run: 'x'.repeat(length), attempt: 1 });
    const short = headOf(encoded({ ...cleanState([]), lock: lockOf(60_000) }));
    expect(short.lock).toEqual(lockOf(60_000));
    const long = { ...cleanState([]), lock: lockOf(65_536) };
    expect(() => encoded(long)).toThrow(/first line of the state would have \d+ bytes/);
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
    const { place } = headOf(encoded(state, PLACE));
    const { salt, nonce } = state;
    const head = encodeHead({ format: 3, salt, nonce, place, lock, rest: { anything: [1] } });
    const content = decodeState(Buffer.concat([head, randomBytes(100)]), PLACE);
    expect(content).toMatchObject({ condition: 'newer', lock });
    expect(entryOf(content, 'a')).toBeUndefined();
  });

  it.each([
    ['no salt', { salt: 'x' }],
    ['a lock without an attempt', { lock: { run: '7' } }],
    ['a format that is no number', { format: '1' }],
    ['no condition', { rest: { condition: 'odd' } }],
    ['no sections', { rest: { sections: undefined } }],
    ['sections that are no list', { rest: { sections: { known: 2 } } }],
    ['rows without end', section({ rows: 1e300 })],
    ['rows that are no number', section({ rows: '2' })],
    ['negative rows', section({ rows: -2 })],
    ['a row less', section({ rows: 1 })],
    ['rows of more bytes than a number holds', section({ rows: Number.MAX_SAFE_INTEGER })],
    ['another width', section({ width: 64 })],
    ['a hash that is no text', section({ hash: 1 })],
    [
      'no hash of the last section',
      { rest: { sections: sectionsOf(bytes, 2, { hash: undefined }) } },
    ],
    ['another name', section({ name: 'own' })],
    ['a name that it may not have', withSection({ name: 'A_B', width: 1, rows: 0 })],
    ['a name twice', withSection({ name: 'known', width: 65, rows: 0 })],
    ['a section of no width', withSection({ name: 'own', width: 0, rows: 0 })],
    ['format 0', { format: 0 }],
  ] as const)('is damaged when its head is well hashed but says %s', (_, change: Change) => {
    const { rest, ...head } = headOf(bytes);
    const line = encodeHead({ ...head, ...change, rest: { ...rest, ...change.rest } });
    const body = bytes.subarray(bytes.indexOf('\n') + 1);
    expect(decodeState(Buffer.concat([line, body]), PLACE).condition).toBe('damaged');
  });
});

it('is damaged when its head is well hashed but no JSON', () => {
  const json = '{salt}';
  const line = `s3-batch-action deploy state ${hash('sha256', json)} ${json}\n`;
  expect(decodeState(Buffer.from(line), PLACE).condition).toBe('damaged');
});
