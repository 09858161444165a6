import { compareUtf8 } from '../core/utf8-order.ts';

export interface Ranked {
  readonly name: string;
  /** When the newest of it was written: milliseconds since 1970. */
  readonly newest: number;
}

/**
 * Negative when `a` is older than `b`. Of two of the same time the one whose name comes last in
 * the order of UTF-8 bytes is the newer, as `build-102` is newer than `build-101`.
 */
export function compareRank(a: Ranked, b: Ranked): number {
  return a.newest - b.newest || compareUtf8(a.name, b.name);
}

export interface Newest<Item extends Ranked> {
  /** Takes an item in and gives back the oldest when there would be more than the limit. */
  add(item: Item): Item | undefined;
  /** The newest first. */
  sorted(): readonly Item[];
}

/** Keeps the newest of any number of items in memory for `limit`: a heap with the oldest on top. */
export function createNewest<Item extends Ranked>(limit: number): Newest<Item> {
  const heap: Item[] = [];
  return {
    add(item) {
      const [oldest] = heap;
      if (heap.length < limit || oldest === undefined) {
        heap.push(item);
        siftUp(heap, item);
        return undefined;
      }
      if (compareRank(item, oldest) <= 0) return item;
      siftDown(heap, item);
      return oldest;
    },
    sorted: () => [...heap].sort((a, b) => compareRank(b, a)),
  };
}

/** Moves the last item up to its place. */
function siftUp<Item extends Ranked>(heap: Item[], item: Item): void {
  let at = heap.length - 1;
  while (at > 0) {
    const parentAt = (at - 1) >> 1;
    const parent = heap[parentAt];
    if (parent === undefined || compareRank(parent, item) <= 0) break;
    heap[at] = parent;
    at = parentAt;
  }
  heap[at] = item;
}

/** Puts the item in the place of the top, then moves it down to its own. */
function siftDown<Item extends Ranked>(heap: Item[], item: Item): void {
  let at = 0;
  for (;;) {
    const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
    if (left === undefined) break;
    const isRight = right !== undefined && compareRank(right, left) < 0;
    const older = isRight ? right : left;
    if (compareRank(item, older) <= 0) break;
    heap[at] = older;
    at = 2 * at + (isRight ? 2 : 1);
  }
  heap[at] = item;
}
