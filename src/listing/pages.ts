import { mapConcurrent, prefetch } from '../core/concurrency.ts';
import { compareKeys } from '../core/keys.ts';
import type { ListedObject, ListPage, ObjectStore } from '../object-store/object-store.ts';
import {
  cutAt,
  type Cutter,
  cutterOf,
  expectsMany,
  type KeyBoundaries,
  type KeyRange,
  widestFirst,
} from './key-ranges.ts';
import {
  assertUnderPrefix,
  type BucketObjectsOptions,
  bucketPages,
  disordered,
  loopDetector,
} from './objects.ts';

export interface PagesAtOnceOptions extends BucketObjectsOptions {
  /**
   * Returns where to cut the listing into ranges; undefined: not known yet, so that pages are
   * listed one after another. Default: the cuts are guessed.
   */
  readonly boundaries?: () => KeyBoundaries | undefined;
}

interface Deps {
  readonly store: ObjectStore;
}

/** Pages listed one after another, so that a small prefix takes no more requests than pages. */
const PAGES_IN_ORDER = 3;

/** Ranges listed at a time: fewer where the cuts are guessed. */
const RANGES_AT_ONCE = { atBoundaries: 11, guessed: 8 };

/** Requests for empty ranges that each page with keys allows. */
const GUESSES_A_PAGE = 0.2;

/** A range that is listed. */
interface Listing extends KeyRange {
  /** Token of the next page; undefined: no page was listed yet. */
  readonly token: string | undefined;
  readonly assertNewToken: (token: string) => void;
}

/**
 * Yields the pages of a listing like `bucketPages`, but in no order: where a prefix has many,
 * ranges of its keys are listed at the same time. Each key comes once, whatever the store does:
 * every page is checked to be in order and inside its range, and a store that lists without order,
 * or that ignores where to start, is listed page by page.
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
    const isLong = count >= PAGES_IN_ORDER || expectsMany(options.boundaries?.(), last);
    if (isLong && cutter !== undefined && token !== undefined) {
      const rest = { after: last, token, assertNewToken: loopDetector() };
      const rounds = prefetch(roundsOfRanges(rest, cutter, options, deps));
      for await (const pages of rounds) yield* pages;
      return;
    }
  }
}

/** Yields one page of each range at a time. */
async function* roundsOfRanges(
  rest: Listing,
  cutsIn: Cutter,
  options: PagesAtOnceOptions,
  deps: Deps,
): AsyncGenerator<readonly ListPage[], void, undefined> {
  let listings: readonly Listing[] = [rest];
  let mayCut = true;
  const atOnce = options.boundaries ? RANGES_AT_ONCE.atBoundaries : RANGES_AT_ONCE.guessed;
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

/** The part of a page that is in its range. */
function pageInside({ listing: { after, until }, page }: Listed): ListPage {
  if (!isInOrder(page.objects, after)) throw disordered(after);
  const isInside = ({ key }: ListedObject) => until === undefined || compareKeys(key, until) <= 0;
  return { ...page, objects: page.objects.filter(isInside) };
}

/** The rest of a range after its page; empty: the range is complete. */
function restOf({ listing, page }: Listed, { objects }: ListPage): readonly Listing[] {
  const { after, assertNewToken } = listing;
  const { nextToken: token } = page;
  if (token === undefined || objects.length < page.objects.length) return [];
  assertNewToken(token);
  return [{ ...listing, after: objects.at(-1)?.key ?? after, token }];
}

/** Joins each range that a store doesn't list by itself to the one that it was cut from. */
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

/** Whether the first page of a range begins before it, because the store ignores where to start. */
function isRefusalToStart({ after, token }: Listing, { objects: [first] }: ListPage): boolean {
  return token === undefined && first !== undefined && compareKeys(first.key, after) <= 0;
}

/** Cuts the ranges into at most `free` more. */
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
