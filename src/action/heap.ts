import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Percentage by which the heap may grow before garbage is collected. */
const HEAP_GROWTH = 50;

/** Size of the new space in bytes, both halves of it: 8 times V8's initial size. */
const NEW_SPACE = 16 * 1024 * 1024;

/** Pieces of 32 KiB: more than the space holds at first. */
const MAX_PIECES = 256;

/** V8's default for the factor by which the new space grows. */
const DEFAULT_GROWTH = 2;

/**
 * Makes V8 collect garbage before it asks for more memory. By default its heap grows with the memory
 * of the machine, which a job shares with everything else that it runs; a batch makes much garbage
 * and keeps little. Where threads are to be started, called after them: V8 takes Node's own modules
 * from its cache only under the flags that it began with, and without the cache a thread takes twice
 * as long to start.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
  setFlagsFromString('--semi-space-growth-factor=1');
}

/**
 * Grows the new space to its final size at once: at V8's initial size, collecting garbage took a
 * quarter of the time of an upload (bench/README.md). V8 lets the space grow, by the factor, when a
 * collection finds that much of it survives. All flags are as they were afterwards.
 */
export function growNewSpace(): void {
  const first = newSpaceSize();
  // Loading the code may have made it grow before.
  const growth = Math.floor(NEW_SPACE / first);
  if (growth < 2) return;
  setFlagsFromString(`--semi-space-growth-factor=${growth}`);
  const kept: unknown[] = [];
  while (kept.length < MAX_PIECES && newSpaceSize() === first) {
    kept.push(new Array<number>(4_096).fill(0));
  }
  setFlagsFromString(`--semi-space-growth-factor=${DEFAULT_GROWTH}`);
}

function newSpaceSize(): number {
  const space = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  return space?.space_size ?? NEW_SPACE;
}
