import { compareKeys } from '../core/key-order.ts';
import { mapConcurrent } from '../core/map-concurrent.ts';
import { oneAhead } from '../core/one-ahead.ts';
import type { ListedObject, ListPage, ObjectStore } from '../object-store/object-store.ts';
import { bucketPages, type BucketObjectsOptions } from './bucket-objects.ts';
import {
  cutAt,
  cutterOf,
  expectsMany,
  widestFirst,
  type Cutter,
  type KeyMarks,
  type KeyRange,
} from './key-ranges.ts';
import { assertUnderPrefix, disordered, loopDetector } from './listing-checks.ts';

export interface PagesAtOnceOptions extends BucketObjectsOptions {
  /**
   * Where to cut; without it, that is guessed. As long as it gives nothing, pages are listed one
   * after the other.
   */
  readonly marks?: () => KeyMarks | undefined;
}

interface Deps {
  readonly store: ObjectStore;
}

/** Listed one after the other, so that a small prefix costs no request more than it has pages. */
const PAGES_IN_ORDER = 3;

/** Fewer where to cut is guessed. */
const RANGES_AT_ONCE = { atMarks: 11, guessed: 8 };

/** Requests for ranges without keys that each page with keys may cost. */
const GUESSES_A_PAGE = 0.2;

/** A range that is being listed. */
interface Listing extends KeyRange {
  /** Of the next page; undefined: no page was listed yet. */
  readonly token: string | undefined;
  readonly assertNewToken: (token: string) => void;
}

/**
 * The pages of a listing as `bucketPages` gives them, in no order: where a prefix has many, ranges
 * of its keys are listed at the same time. Each key comes once, whatever the store does: every
 * page is checked to be in order and inside its range, and a store that has shown no order, or
 * doesn't start after the key that it is given, is listed page by page.
 */
export async function* bucketPagesAtOnce(
  options: PagesAtOnceOptions,
  deps: Deps,
): AsyncGenerator<ListPage, void, undefined> {
  let count = 0;
  let first: string | undefined;
  let last = '';
  let isOrdered = true;
  for await (const page of bucketPages(options, deps)) {
    yield page;
    count += 1;
    isOrdered &&= isInOrder(page.objects, last);
    first ??= page.objects[0]?.key;
    last = page.objects.at(-1)?.key ?? last;
    const { nextToken: token } = page;
    const cutter = isOrdered && first !== undefined ? cutterOf(options, first) : undefined;
    const isLong = count >= PAGES_IN_ORDER || expectsMany(options.marks?.(), last);
    if (isLong && cutter !== undefined && token !== undefined) {
      const rest = { after: last, token, assertNewToken: loopDetector() };
      const rounds = oneAhead(roundsOfRanges(rest, cutter, options, deps));
      for await (const pages of rounds) yield* pages;
      return;
    }
  }
}

/** A page of each range at a time. */
async function* roundsOfRanges(
  rest: Listing,
  cutsIn: Cutter,
  options: PagesAtOnceOptions,
  deps: Deps,
): AsyncGenerator<readonly ListPage[], void, undefined> {
  let listings: readonly Listing[] = [rest];
  let mayCut = true;
  const atOnce = options.marks ? RANGES_AT_ONCE.atMarks : RANGES_AT_ONCE.guessed;
  let spare = atOnce;
  while (listings.length > 0) {
    const free = Math.max(0, Math.floor(Math.min(spare, atOnce - listings.length)));
    if (mayCut) listings = withCuts(listings, cutsIn, free);
    const listed = await pagesOf(listings, options, deps);
    const taken = withoutRefused(listed);
    mayCut &&= taken.length === listed.length;
    const pages = taken.map((one) => pageInside(one));
    for (const { objects } of pages) spare += objects.length > 0 ? GUESSES_A_PAGE : -1;
    listings = taken.flatMap((one, index) => restOf(one, pages[index] ?? one.page));
    yield pages;
  }
}

interface Listed {
  readonly listing: Listing;
  readonly page: ListPage;
}

/** One page of each range, in the order of the ranges. */
async function pagesOf(
  listings: readonly Listing[],
  { bucket, prefix = '', pageSize, signal }: BucketObjectsOptions,
  { store }: Deps,
): Promise<readonly Listed[]> {
  const request = { bucket, prefix, ...(pageSize !== undefined && { pageSize }) };
  const pages: Listed[] = [];
  const listed = mapConcurrent(
    listings.entries(),
    async ([index, listing], abort) => {
      const { after, token } = listing;
      const from = token === undefined ? { startAfter: after } : { continuationToken: token };
      return { index, listing, page: await store.list({ ...request, ...from }, abort) };
    },
    { concurrency: listings.length, ...(signal && { signal }) },
  );
  for await (const { index, listing, page } of listed) {
    assertUnderPrefix(page.objects, prefix);
    pages[index] = { listing, page };
  }
  return pages;
}

/** What of a page is in its range. */
function pageInside({ listing: { after, until }, page }: Listed): ListPage {
  if (!isInOrder(page.objects, after)) throw disordered(after);
  const isInside = ({ key }: ListedObject) => until === undefined || compareKeys(key, until) <= 0;
  return { ...page, objects: page.objects.filter(isInside) };
}

/** What is left of a range after its page, if anything. */
function restOf({ listing, page }: Listed, { objects }: ListPage): readonly Listing[] {
  const { after, assertNewToken } = listing;
  const { nextToken: token } = page;
  if (token === undefined || objects.length < page.objects.length) return [];
  assertNewToken(token);
  return [{ ...listing, after: objects.at(-1)?.key ?? after, token }];
}

/** Gives each range that a store doesn't list by itself to the one before it, which it was cut from. */
function withoutRefused(listed: readonly Listed[]): readonly Listed[] {
  const taken: Listed[] = [];
  let joined: Pick<Listing, 'until'> | undefined;
  for (const { listing, page } of listed.toReversed()) {
    const { after, token, assertNewToken, ...end } = listing;
    joined ??= end;
    if (isRefusalToStart(listing, page)) continue;
    taken.unshift({ listing: { after, token, assertNewToken, ...joined }, page });
    joined = undefined;
  }
  return taken;
}

/** Whether the first page of a range begins before it: the store ignores where to start. */
function isRefusalToStart({ after, token }: Listing, { objects: [first] }: ListPage): boolean {
  return token === undefined && first !== undefined && compareKeys(first.key, after) <= 0;
}

/** Cuts what is left into at most so many ranges more. */
function withCuts(listings: readonly Listing[], cutsIn: Cutter, free: number): readonly Listing[] {
  const cuts = new Map<Listing, readonly string[]>();
  for (const listing of widestFirst(listings)) {
    const found = cutsIn(listing, free);
    cuts.set(listing, found);
    free -= found.length;
  }
  return listings.flatMap((listing) => {
    const [start, ...others] = cutAt(listing, cuts.get(listing) ?? []);
    const begun = others.map((range) => ({
      ...range,
      token: undefined,
      assertNewToken: loopDetector(),
    }));
    return [{ ...listing, ...start }, ...begun];
  });
}

function isInOrder(objects: readonly ListedObject[], after: string): boolean {
  let last = after;
  for (const { key } of objects) {
    if (compareKeys(key, last) <= 0) return false;
    last = key;
  }
  return true;
}
