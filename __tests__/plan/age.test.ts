import { describe, expect, it } from 'vitest';
import { parseAge } from '../../src/plan/age.ts';

describe('parseAge', () => {
  it.each([
    ['90m', 5_400_000],
    ['12h', 43_200_000],
    ['30d', 2_592_000_000],
    ['4w', 2_419_200_000],
  ])('reads %s', (text, milliseconds) => {
    expect(parseAge(text)).toBe(milliseconds);
  });

  it.each(['', '30', '-1d', '1x', '1.5d', '0h', '1 d', '1d ', 'd', '1D', '9999999d'])(
    'refuses %j',
    (text) => {
      expect(parseAge(text)).toBeUndefined();
    },
  );
});
