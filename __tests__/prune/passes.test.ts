import { expect, it } from 'vitest';
import { createFingerprint } from '../../src/prune/passes.ts';

function fingerprintOf(keys: readonly string[]) {
  const fingerprint = createFingerprint();
  for (const key of keys) fingerprint.add(key);
  return fingerprint;
}

it('is the same for the same keys in any order', () => {
  const keys = ['p/a', 'p/b', 'p/ä', 'p/\u{1F600}'];
  const [one, other] = [fingerprintOf(keys), fingerprintOf(keys.toReversed())];
  expect(one.equals(other)).toBe(true);
  expect([one.first, other.first, one.count]).toEqual(['p/a', 'p/\u{1F600}', 4]);
});

it.each([
  [['p/a'], ['p/b']],
  [['p/ab'], ['p/ba']],
  [
    ['p/a1', 'p/b2'],
    ['p/a2', 'p/b1'],
  ],
  [['p/a'], ['p/a', 'p/a']],
  [['p/a\0'], ['p/a']],
])('tells %j from %j', (one, other) => {
  expect(fingerprintOf(one).equals(fingerprintOf(other))).toBe(false);
});

it('gives each of many keys sums of its own, neither of them by less than chance', () => {
  const keys = Array.from({ length: 100_000 }, (_, index) => `p/o-${index}`);
  const sums = keys.map((key) => fingerprintOf([key]).sums);
  expect(new Set(sums.map((both) => both.join())).size).toBe(keys.length);
  for (const lane of [0, 1] as const) {
    // By chance, 1.2 pairs of 100,000 are equal in 32 bits.
    expect(new Set(sums.map((both) => both[lane])).size).toBeGreaterThan(keys.length - 10);
  }
});
