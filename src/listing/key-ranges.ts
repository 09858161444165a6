import { compareKeys } from '../core/keys.ts';

/** The keys after `after`, up to and including `until`. */
export interface KeyRange {
  readonly after: string;
  /** Undefined: to the end. */
  readonly until?: string;
}

/** Characters that names count with, in order. */
const COUNTED = ['0123456789', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'].map(
  (characters) => Array.from(characters),
);

/** Cuts that may lie behind the last key. */
const FAR_CUTS = 2;

/**
 * Guesses where to cut the rest of a range, as if names were numbers that count up: at the position
 * where names have differed since the `first` of all, or the next one, and a few further away. At
 * most `count` cuts, in key order. A wrong guess costs a request, never a key.
 */
function cutsOf(range: KeyRange, first: string, prefix: string, count: number): readonly string[] {
  const place = sharedLength(first, range.after);
  const coarse = higherAt(range, place);
  const near = coarse.length > 0 ? coarse : higherAt(range, place + 1);
  const far: string[] = [];
  for (let at = place - 1; at >= prefix.length && far.length < FAR_CUTS; at -= 1) {
    far.push(...higherAt(range, at).slice(0, 1));
  }
  return [...evenly(near, Math.max(0, count - far.length)), ...far].slice(0, count);
}

/** Number of keys from one boundary to the next. */
const KEYS_PER_BOUNDARY = 100;

/** Fewer keys than a page has, so that unexpected ones fit in. */
const BOUNDARIES_PER_RANGE = 9;

/** Every hundredth of the expected keys, in key order. */
export type KeyBoundaries = readonly string[];

/** Returns where to cut the rest of a range: at most `count` keys, in key order. */
export type Cutter = (range: KeyRange, count: number) => readonly string[];

interface CutterOptions {
  readonly prefix?: string;
  readonly boundaries?: () => KeyBoundaries | undefined;
}

/** Cuts at `boundaries`; undefined: there are none yet. Without `boundaries` it guesses. */
export function cutterOf(
  { prefix = '', boundaries }: CutterOptions,
  first: string,
): Cutter | undefined {
  if (boundaries === undefined) return (range, count) => cutsOf(range, first, prefix, count);
  const known = boundaries();
  return known && ((range, count) => cutsAtBoundaries(known, range, count));
}

/** More than two pages: to cut fewer would cost one more request. */
const MANY_BOUNDARIES = 21;

/** Whether enough keys are expected after a key to be worth cutting. */
export function expectsMany(boundaries: KeyBoundaries | undefined, after: string): boolean {
  const next = boundaries?.at(-MANY_BOUNDARIES);
  return next !== undefined && compareKeys(next, after) > 0;
}

/** The boundaries of the keys of `prefix` and each name. Sorts `names` in place. */
export function boundariesOf(prefix: string, names: string[]): KeyBoundaries {
  names.sort(compareKeys);
  const boundaries: string[] = [];
  for (let at = KEYS_PER_BOUNDARY - 1; at < names.length; at += KEYS_PER_BOUNDARY) {
    boundaries.push(`${prefix}${names[at] ?? ''}`);
  }
  return boundaries;
}

/** At most `count` cuts, such that each range fits on a page if the expected keys exist. */
function cutsAtBoundaries(
  boundaries: KeyBoundaries,
  { after, until }: KeyRange,
  count: number,
): readonly string[] {
  const cuts: string[] = [];
  const first = boundaries.findIndex((boundary) => compareKeys(boundary, after) > 0);
  if (first < 0) return cuts;
  for (let at = first + BOUNDARIES_PER_RANGE - 1; cuts.length < count; at += BOUNDARIES_PER_RANGE) {
    const boundary = boundaries[at];
    if (boundary === undefined || (until !== undefined && compareKeys(boundary, until) >= 0)) break;
    cuts.push(boundary);
  }
  return cuts;
}

/** The ranges, those that may hold the most keys first. */
export function widestFirst<Range extends KeyRange>(ranges: readonly Range[]): readonly Range[] {
  const shared = ({ after, until = '' }: KeyRange) => sharedLength(after, until);
  return ranges.toSorted((a, b) => shared(a) - shared(b));
}

/** Cuts of the rest of a range at each higher character at a position. */
function higherAt({ after, until }: KeyRange, at: number): readonly string[] {
  const digit = after.charAt(at);
  const higher = COUNTED.find((all) => all.includes(digit))?.filter((other) => other > digit) ?? [];
  return higher
    .map((other) => after.slice(0, at) + other)
    .filter((cut) => until === undefined || compareKeys(cut, until) < 0);
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** At most `count` of the items, evenly spaced. */
function evenly<Item>(items: readonly Item[], count: number): readonly Item[] {
  if (items.length <= count) return items;
  return Array.from({ length: count }, (_, index) =>
    items.at(Math.floor(((index + 1) * items.length) / (count + 1))),
  ).filter((item) => item !== undefined);
}

/** The range, cut into pieces. */
export function cutAt({ after, until }: KeyRange, cuts: readonly string[]): readonly KeyRange[] {
  const starts = [after, ...cuts];
  return starts.map((start, index) => {
    const end = cuts[index] ?? until;
    return { after: start, ...(end !== undefined && { until: end }) };
  });
}
