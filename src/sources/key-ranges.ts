import { compareKeys } from '../core/key-order.ts';

/** Keys after `after`, up to and with `until`. */
export interface KeyRange {
  readonly after: string;
  /** Undefined: to the end. */
  readonly until?: string;
}

/** What names count with, each in its order. */
const COUNTED = ['0123456789', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'].map(
  (characters) => Array.from(characters),
);

/** Cuts before which no key may follow at all. */
const FAR_CUTS = 2;

/**
 * Guesses where to cut what is left of a range, as if names were numbers that count on: at the
 * place where names have differed since the `first` of all, or the next finer one, and a few
 * further away. At most `count` cuts, in the order of the keys. A wrong guess costs a request,
 * never a key.
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

/** Keys from one mark to the next. */
const KEYS_A_MARK = 100;

/** Together fewer keys than a page has, so that some that were not expected fit in. */
const MARKS_A_RANGE = 9;

/** Every so many of the keys that are expected, in their order. */
export type KeyMarks = readonly string[];

/** Where to cut what is left of a range: at most `count` keys, in their order. */
export type Cutter = (range: KeyRange, count: number) => readonly string[];

interface CutterOptions {
  readonly prefix?: string;
  readonly marks?: () => KeyMarks | undefined;
}

/** Cuts at marks; undefined as long as there are none. Without `marks` it guesses. */
export function cutterOf({ prefix = '', marks }: CutterOptions, first: string): Cutter | undefined {
  if (marks === undefined) return (range, count) => cutsOf(range, first, prefix, count);
  const known = marks();
  return known && ((range, count) => cutsAtMarks(known, range, count));
}

/** Of more than two pages; to cut those would cost a request more. */
const MANY_MARKS = 21;

/** Whether so many keys are expected after one that they are worth cutting. */
export function expectsMany(marks: KeyMarks | undefined, after: string): boolean {
  const next = marks?.at(-MANY_MARKS);
  return next !== undefined && compareKeys(next, after) > 0;
}

/** Marks the keys of `prefix` and each name; names are sorted in place. */
export function markKeys(prefix: string, names: string[]): KeyMarks {
  names.sort(compareKeys);
  const marks: string[] = [];
  for (let at = KEYS_A_MARK - 1; at < names.length; at += KEYS_A_MARK) {
    marks.push(`${prefix}${names[at] ?? ''}`);
  }
  return marks;
}

/** At most `count` cuts, such that a page holds each range if what is expected is there. */
function cutsAtMarks(
  marks: KeyMarks,
  { after, until }: KeyRange,
  count: number,
): readonly string[] {
  const cuts: string[] = [];
  const first = marks.findIndex((mark) => compareKeys(mark, after) > 0);
  if (first < 0) return cuts;
  for (let at = first + MARKS_A_RANGE - 1; cuts.length < count; at += MARKS_A_RANGE) {
    const mark = marks[at];
    if (mark === undefined || (until !== undefined && compareKeys(mark, until) >= 0)) break;
    cuts.push(mark);
  }
  return cuts;
}

/** The ranges that may hold the most keys first. */
export function widestFirst<Range extends KeyRange>(ranges: readonly Range[]): readonly Range[] {
  const shared = ({ after, until = '' }: KeyRange) => sharedLength(after, until);
  return ranges.toSorted((a, b) => shared(a) - shared(b));
}

/** The rest of the range cut where the character at a place counts on. */
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

/** So many of them, from all over. */
function evenly<Item>(items: readonly Item[], count: number): readonly Item[] {
  if (items.length <= count) return items;
  return Array.from({ length: count }, (_, index) =>
    items.at(Math.floor(((index + 1) * items.length) / (count + 1))),
  ).filter((item) => item !== undefined);
}

/** The range in pieces. */
export function cutAt({ after, until }: KeyRange, cuts: readonly string[]): readonly KeyRange[] {
  const starts = [after, ...cuts];
  return starts.map((start, index) => {
    const end = cuts[index] ?? until;
    return { after: start, ...(end !== undefined && { until: end }) };
  });
}
