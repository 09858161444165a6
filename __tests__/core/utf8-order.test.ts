import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareUtf8 } from '../../src/core/utf8-order.ts';

describe('hazard 23: compareUtf8', () => {
  it('orders like the bytes, also where UTF-16 would not', () => {
    expect(['\u{1f600}', '\uff5e', 'é', 'a', '', 'aa'].sort(compareUtf8)).toEqual([
      ...['', 'a', 'aa', 'é', '\uff5e', '\u{1f600}'],
    ]);
  });

  it('agrees with the bytes on every text', () => {
    const text = fc.string({ unit: 'binary', maxLength: 6 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const bytes = Buffer.compare(Buffer.from(a), Buffer.from(b));
        expect(Math.sign(compareUtf8(a, b))).toBe(bytes);
      }),
    );
  });
});
