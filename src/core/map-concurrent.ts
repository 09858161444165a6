import { linkAbort } from './link-abort.ts';
import { advance, closePool, createPool, woken, type Units } from './pool.ts';
import { assertIterable, assertResult, isAsyncIterable } from './iteration.ts';
import { untilAborted } from './until-aborted.ts';

export interface ConcurrencyOptions {
  /** Most workers at a time; a positive integer. */
  readonly concurrency: number;
  /** Aborted: nothing more is pulled, the workers' signal aborts, and the map throws its reason. */
  readonly signal?: AbortSignal;
}

/** What takes the place of an item as it is pulled, before it is arranged or weighed. */
export type Admit = (item: unknown) => unknown;

export interface WeightedOptions<Unit> extends ConcurrencyOptions {
  /** Called once for each item, in the order in which they are pulled. Default: the item itself. */
  readonly admit?: Admit;
  /** What a unit weighs, for instance the bytes it holds in memory. Default: nothing. */
  readonly weigh?: (unit: Unit) => number;
  /** Most weight at a time; a unit that is heavier by itself runs alone. Default: no limit. */
  readonly budget?: number;
}

export interface ArrangedOptions<Item, Unit> extends WeightedOptions<Unit> {
  /**
   * Arranges pulled items into units of work, such as batches. It stands between the source and
   * the workers so that what it holds back when the signal aborts still reaches a worker.
   */
  readonly arrange: (items: AsyncIterable<Item>) => AsyncIterable<Unit>;
}

/**
 * The one concurrency primitive: runs `worker` over `source` and yields results as they
 * complete. Lazy: it pulls only when asked for results and only while a slot is free, and a result
 * that nobody has taken yet keeps its slot. When the source or a worker throws, nothing more is
 * pulled, what runs is finished and yielded, then the first error is thrown. When the consumer
 * leaves, the workers' signal aborts and they are awaited. The source is closed on every way out.
 */
export function mapConcurrent<Item, Result>(
  source: AsyncIterable<Item> | Iterable<Item>,
  worker: (item: Item, signal: AbortSignal) => Promise<Result>,
  options: WeightedOptions<Item>,
): AsyncGenerator<Result, void, undefined>;
export function mapConcurrent<Item, Unit, Result>(
  source: AsyncIterable<Item> | Iterable<Item>,
  worker: (unit: Unit, signal: AbortSignal) => Promise<Result>,
  options: ArrangedOptions<Item, Unit>,
): AsyncGenerator<Result, void, undefined>;
export async function* mapConcurrent<Unit, Result>(
  source: AsyncIterable<unknown> | Iterable<unknown>,
  worker: (unit: Unit, signal: AbortSignal) => Promise<Result>,
  options: WeightedOptions<Unit> & Partial<ArrangedOptions<unknown, Unit>>,
): AsyncGenerator<Result, void, undefined> {
  assertConcurrency(options.concurrency);
  assertIterable(source);
  const { controller, unlink } = linkAbort(options.signal);
  const pool = createPool({
    units: unitsOf<Unit>(source, options, controller.signal),
    worker,
    concurrency: options.concurrency,
    weigh: options.weigh ?? (() => 0),
    budget: options.budget ?? Infinity,
    signal: controller.signal,
  });
  try {
    for (let state = advance(pool); state !== 'over'; state = advance(pool)) {
      if (state === 'ready') yield pool.ready.shift() as Result;
      else await woken(pool);
    }
    if (pool.failure !== undefined) throw pool.failure.thrown;
  } finally {
    controller.abort(new Error('the consumer of the results left'));
    unlink();
    await closePool(pool);
  }
  options.signal?.throwIfAborted();
}

function unitsOf<Unit>(
  source: AsyncIterable<unknown> | Iterable<unknown>,
  { arrange, admit }: Partial<ArrangedOptions<unknown, Unit>>,
  signal: AbortSignal,
): Units<Unit> {
  if (arrange === undefined && !isAsyncIterable(source)) {
    return unitsAtOnce(source as Iterable<Unit>, admit, signal);
  }
  const items = untilAborted(source, signal, admit);
  const units = (arrange?.(items) ?? items) as AsyncIterable<Unit>;
  const iterator = units[Symbol.asyncIterator]();
  return { next: () => iterator.next(), close: () => iterator.return?.() };
}

/** What `untilAborted` does, for a source that nobody has to wait for. */
function unitsAtOnce<Unit>(
  source: Iterable<Unit>,
  admit: Admit | undefined,
  signal: AbortSignal,
): Units<Unit> {
  const iterator = source[Symbol.iterator]();
  let isOpen = true;
  return {
    next() {
      if (signal.aborted) return { done: true, value: undefined };
      isOpen = false;
      const pulled = iterator.next();
      assertResult(pulled);
      if (pulled.done === true) return pulled;
      isOpen = true;
      return admit === undefined ? pulled : { done: false, value: admit(pulled.value) as Unit };
    },
    close: () => isOpen && iterator.return?.(),
  };
}

function assertConcurrency(concurrency: number): void {
  if (Number.isInteger(concurrency) && concurrency > 0) return;
  throw new RangeError(`concurrency must be a positive integer, got ${concurrency}`);
}
