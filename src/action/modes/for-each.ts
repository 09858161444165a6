import { mapConcurrent, type ConcurrencyOptions } from '../../core/map-concurrent.ts';

/** Does `work` for each item, several at a time; rejects with the first error. */
export async function forEach<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  work: (item: Item, signal: AbortSignal) => Promise<void>,
  options: ConcurrencyOptions,
): Promise<void> {
  const finished = mapConcurrent(items, work, options);
  while ((await finished.next()).done !== true);
}
