import type { Items } from '../core/items.ts';
import { assertIterable } from '../core/iteration.ts';
import { linkAbort } from '../core/link-abort.ts';
import { mapConcurrent } from '../core/map-concurrent.ts';
import type { Outcome } from '../core/outcome.ts';
import type { ObjectStore } from '../object-store/object-store.ts';
import { createAdmission, type Admission } from './admission.ts';
import { itemsOf, settler, type BatchItem, type RequestParts, type Unit } from './settle.ts';

export interface OperationDeps {
  readonly store: ObjectStore;
}

export interface OperationOptions {
  /** Most requests in flight; a positive integer. */
  readonly concurrency?: number;
  /** Aborted: nothing new starts, what runs is aborted, what was pulled gets its outcome. */
  readonly signal?: AbortSignal;
}

/** Enough for thousands of small objects a second at the distance of a region. */
export const DEFAULT_CONCURRENCY = 256;

/** What makes one operation different from another. */
export interface OperationParts<Item> extends RequestParts<Item> {
  readonly concurrency: number;
  /**
   * Groups the items of pages into requests; an item that was settled before passes through by
   * itself. Default: each item is a request of its own.
   */
  readonly arrange?: (pages: AsyncIterable<Page<Item>>) => AsyncIterable<Unit<Item>>;
  /** Bytes that a unit holds in memory while it runs, and how many may be held in all. */
  readonly weigh?: (items: readonly Item[]) => number;
  readonly budget?: number;
}

/** Items that are there together: each is pulled without a promise. */
export type Page<Item> = Iterable<Item | Outcome>;

/**
 * The way of every item through every operation: checked, grouped, performed, its hook run once,
 * and exactly one outcome yielded. An error that reaches the whole batch ends it: what was pulled
 * gets its outcome, then that error is thrown. Throws a TypeError at once for what can't be iterated
 * over.
 */
export function runOperation<Item extends BatchItem>(
  items: Items<Item>,
  parts: OperationParts<Item>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Outcome, void, undefined> {
  assertIterable(items);
  return outcomesOf(items, parts, signal);
}

async function* outcomesOf<Item extends BatchItem>(
  items: Items<Item>,
  parts: OperationParts<Item>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Outcome, void, undefined> {
  const { controller, unlink } = linkAbort(signal);
  const { admit, hookOf } = createAdmission(parts.op);
  const settle = settler(parts, controller, hookOf);
  const options = optionsOf(parts, controller.signal);
  const { arrange } = parts;
  const all =
    arrange === undefined
      ? mapConcurrent<Unit<Item>, readonly Outcome[]>(items, settle, { ...options, admit })
      : // What is admitted is a page of one.
        mapConcurrent(items as AsyncIterable<Page<Item>>, settle, {
          ...options,
          arrange,
          admit: (item) => [admit(item)],
        });
  try {
    for await (const outcomes of all) for (const outcome of outcomes) yield outcome;
  } finally {
    unlink();
  }
}

/**
 * As `runOperation`, for an operation that arranges: items come in pages, and the outcomes of a
 * request together. Of 100,000 items, a promise for each takes as long as all else that is done
 * with them here.
 */
export async function* runPages<Item extends BatchItem>(
  pages: AsyncIterable<Page<Item>>,
  { arrange, ...parts }: OperationParts<Item> & Required<Pick<OperationParts<Item>, 'arrange'>>,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly Outcome[], void, undefined> {
  const { controller, unlink } = linkAbort(signal);
  const { admit, hookOf } = createAdmission(parts.op);
  const options = optionsOf(parts, controller.signal);
  const admitPage = (page: unknown) => admitted(page as Page<Item>, admit, controller.signal);
  const settle = settler(parts, controller, hookOf);
  try {
    yield* mapConcurrent(pages, settle, { ...options, arrange, admit: admitPage });
  } finally {
    unlink();
  }
}

/** The items of a page, each admitted as it is pulled; none after an abort. */
function* admitted<Item>(
  page: Page<Item>,
  admit: Admission['admit'],
  signal: AbortSignal,
): Generator<unknown, void, undefined> {
  const isOver = () => signal.aborted;
  if (isOver()) return;
  for (const item of page) {
    yield admit(item);
    if (isOver()) return;
  }
}

function optionsOf<Item extends BatchItem>(
  { concurrency, weigh, budget }: OperationParts<Item>,
  signal: AbortSignal,
) {
  return {
    concurrency,
    signal,
    ...(weigh && { weigh: (unit: Unit<Item>) => weigh(itemsOf(unit) ?? []) }),
    ...(budget !== undefined && { budget }),
  };
}
