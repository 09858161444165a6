import { StoreError } from '../core/errors.ts';
import { quoted } from '../core/shown.ts';

export function assertUnderPrefix(rows: readonly { readonly key: string }[], prefix: string): void {
  const foreign = rows.find(({ key }) => !key.startsWith(prefix));
  if (foreign === undefined) return;
  throw new StoreError(
    'ForeignKey',
    `the listing of ${quoted(prefix)} holds ${quoted(foreign.key)}, which is not ` +
      'under it: the store, or something before it, does not list correctly',
  );
}

/**
 * Throws when tokens repeat, in any rhythm, and keeps only one of them: Brent's algorithm
 * (https://en.wikipedia.org/wiki/Cycle_detection#Brent's_algorithm).
 */
export function loopDetector(): (token: string) => void {
  let kept: string | undefined;
  let count = 0;
  let keepNextAt = 1;
  return (token) => {
    if (token === kept) {
      throw new StoreError(
        'ListingLoop',
        'the listing gave the same continuation token again, so it would never end: ' +
          'the store, or something before it, does not page correctly',
      );
    }
    count += 1;
    if (count < keepNextAt) return;
    kept = token;
    keepNextAt *= 2;
  };
}

/** Pages that were listed at the same time and do not go together. */
export function disordered(after: string): StoreError {
  return new StoreError(
    'ListingOrder',
    `the pages of the listing after ${quoted(after)} contradict each other: the store, ` +
      'or something before it, does not list correctly',
  );
}
