import { hash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decodeState, encodeState } from '../../src/deploy-state/format.ts';
import { encodeHead } from '../../src/deploy-state/head.ts';
import { bytesOf, cleanState, entryOf, givenEntry, PLACE } from './given.ts';

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
