import type { Span } from './one-run.ts';

/** Of this laboratory's choices; the same seed makes the same ones. */
export const seed = Number(process.env['FAULTS_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** Whether everything is tried, however long it takes. */
export const isAll = process.env['FAULTS_ALL'] === '1';

/** Part of the runs that are tried: more than 0, at most 1. */
export const sample = sampleOf(process.env['FAULTS_SAMPLE'] ?? '1');

/** What lasts takes the longest and tells much the same each time: a part of it is tried. */
const SHARES: Readonly<Record<Span, number>> = { once: 1, 'for a while': 0.3, 'for ever': 0.2 };

/** How many of `count` runs of a span are tried: never none. */
export function shareOf(count: number, span: Span): number {
  return Math.max(1, Math.ceil(count * sample * (isAll ? 1 : SHARES[span])));
}

/** How many of `count` a sample tries: never none. */
export function sampled(count: number): number {
  return Math.max(1, Math.ceil(count * sample));
}

/** The items that a sample tries, in a random order; all in their own order when it is no sample. */
export function sampledOf<Item>(items: readonly Item[]): readonly Item[] {
  return sample === 1 ? items : shuffled(items).slice(0, sampled(items.length));
}

/** Whether a number is a part of the runs: more than 0, at most 1. */
export function isPart(part: number): boolean {
  return part > 0 && part <= 1;
}

function sampleOf(given: string): number {
  const part = Number(given);
  if (isPart(part)) return part;
  throw new Error(`the sample "${given}" is no part of the runs: give more than 0, at most 1`);
}

/** How many at a time: both when everything is tried, else one and the other in turn. */
export function concurrencies(turn: number): readonly number[] {
  if (isAll) return [1, 4];
  return [turn % 2 === 0 ? 1 : 4];
}

/** Numbers from 0 to 1 (mulberry32). */
export function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function shuffled<Item>(items: readonly Item[]): readonly Item[] {
  const random = randomFrom(seed);
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** The items with the first of each name in front of all others. */
export function oneOfEachFirst<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
): readonly Item[] {
  const firsts = new Map(items.toReversed().map((item) => [nameOf(item), item]));
  const isFirst = (item: Item) => firsts.get(nameOf(item)) === item;
  return [...items.filter(isFirst), ...items.filter((item) => !isFirst(item))];
}
