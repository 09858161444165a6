import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareUtf8 } from '../../src/core/compare-utf8.ts';

describe('compareUtf8', () => {
  it('hazard 23: orders as the bytes do', () => {
    const text = fc.string({ unit: 'binary', maxLength: 4 });
    const close = fc
      .tuple(text, text, text)
      .map(([begin, a, b]) => [begin + a, begin + b] as const);
    const edges = fc.constantFrom(
      '',
      'a',
      'a/',
      '\ud7ff',
      '\ue000',
      '\uffff',
      '\u{10000}',
      '\u{10ffff}',
    );
    fc.assert(
      fc.property(fc.oneof(close, fc.tuple(edges, edges)), ([a, b]) => {
        const bytes = Buffer.compare(Buffer.from(a), Buffer.from(b));
        expect(Math.sign(compareUtf8(a, b))).toBe(bytes);
      }),
      { numRuns: 2000 },
    );
  });
});
