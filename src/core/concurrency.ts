import { linkAbort, untilAborted } from './abort.ts';
import { assertIterable, assertResult, isAsyncIterable } from './items.ts';

export interface ConcurrencyOptions {
  /** Maximum number of workers at a time; a positive integer. */
  readonly concurrency: number;
  /** Aborted: nothing more is pulled, the workers' signal aborts, and the map throws its reason. */
  readonly signal?: AbortSignal;
}

/** Replaces an item as it is pulled, before it is arranged or weighed. */
export type Admit = (item: unknown) => unknown;

export interface WeightedOptions<Unit> extends ConcurrencyOptions {
  /** Called once for each item, in the order in which they are pulled. Default: the item itself. */
  readonly admit?: Admit;
  /** The weight of a unit, for example the bytes it holds in memory. Default: 0. */
  readonly weigh?: (unit: Unit) => number;
  /** Maximum weight at a time; a unit that alone is heavier runs alone. Default: no limit. */
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
 * that is not yet taken keeps its slot. When the source or a worker throws, nothing more is
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

/** `untilAborted` for a source that returns its items without a promise. */
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

/** The source of a pool, which yields one unit after another. */
interface Units<Unit> {
  /** Without a promise where the source allows: a promise takes longer than the pull. */
  readonly next: () => IteratorResult<Unit> | Promise<IteratorResult<Unit>>;
  /** Called once, when nothing more is pulled. */
  readonly close: () => unknown;
}

/** The state of mapConcurrent: slots, the unit that waits for one, and results not yet taken. */
interface Pool<Unit, Result> {
  readonly units: Units<Unit>;
  readonly worker: (unit: Unit, signal: AbortSignal) => Promise<Result>;
  readonly concurrency: number;
  readonly weigh: (unit: Unit) => number;
  readonly budget: number;
  readonly signal: AbortSignal;
  readonly ready: Result[];
  held: { readonly unit: Unit; readonly weight: number } | undefined;
  failure: { readonly thrown: unknown } | undefined;
  running: number;
  weightRunning: number;
  isPulling: boolean;
  isExhausted: boolean;
  isClosing: boolean;
  wake: () => void;
}

type PoolParts = 'units' | 'worker' | 'concurrency' | 'weigh' | 'budget' | 'signal';

function createPool<Unit, Result>(parts: Pick<Pool<Unit, Result>, PoolParts>): Pool<Unit, Result> {
  return {
    ...parts,
    ready: [],
    held: undefined,
    failure: undefined,
    running: 0,
    weightRunning: 0,
    isPulling: false,
    isExhausted: false,
    isClosing: false,
    wake: () => undefined,
  };
}

/**
 * Starts every unit that may start. `over`: the source and the workers are done, and every result
 * was taken.
 */
function advance<Unit, Result>(pool: Pool<Unit, Result>): 'ready' | 'busy' | 'over' {
  fill(pool);
  if (pool.ready.length > 0) return 'ready';
  return isBusy(pool) ? 'busy' : 'over';
}

/** Starts nothing more, waits for the workers that run, and closes the source. */
async function closePool<Unit, Result>(pool: Pool<Unit, Result>): Promise<void> {
  pool.isClosing = true;
  while (pool.running > 0 || pool.isPulling) await woken(pool);
  await pool.units.close();
}

function isBusy<Unit, Result>(pool: Pool<Unit, Result>): boolean {
  return pool.running > 0 || pool.isPulling || pool.held !== undefined;
}

/** Resolves when a pull or a worker has ended. */
function woken<Unit, Result>(pool: Pool<Unit, Result>): Promise<void> {
  return new Promise((resolve) => {
    pool.wake = resolve;
  });
}

/** Starts the unit that waits, if it fits, and pulls the next ones while a slot is free. */
function fill<Unit, Result>(pool: Pool<Unit, Result>): void {
  startHeld(pool);
  while (mayPull(pool)) {
    const pulled = pull(pool);
    if (pulled === undefined) return;
    onPulled(pool, pulled);
  }
}

function mayPull<Unit, Result>(pool: Pool<Unit, Result>): boolean {
  const isFull = pool.held !== undefined || pool.running + pool.ready.length >= pool.concurrency;
  const isDone = pool.isExhausted || pool.failure !== undefined;
  return !pool.isPulling && !pool.isClosing && !isFull && !isDone;
}

/** Undefined: the unit comes later, or not at all. */
function pull<Unit, Result>(pool: Pool<Unit, Result>): IteratorResult<Unit> | undefined {
  let pulled: ReturnType<Units<Unit>['next']>;
  try {
    pulled = pool.units.next();
  } catch (thrown) {
    pool.failure ??= { thrown };
    return undefined;
  }
  if (!(pulled instanceof Promise)) return pulled;
  pool.isPulling = true;
  pulled.then(
    (later) => {
      pool.isPulling = false;
      onPulled(pool, later);
      fill(pool);
      pool.wake();
    },
    (thrown: unknown) => {
      pool.isPulling = false;
      pool.failure ??= { thrown };
      pool.wake();
    },
  );
  return undefined;
}

/** Never throws: after an awaited pull nothing would catch it, and the pool would hang. */
function onPulled<Unit, Result>(pool: Pool<Unit, Result>, pulled: IteratorResult<Unit>): void {
  try {
    if (pulled.done === true) pool.isExhausted = true;
    else pool.held = { unit: pulled.value, weight: pool.weigh(pulled.value) };
  } catch (thrown) {
    pool.failure ??= { thrown };
  }
  startHeld(pool);
}

function startHeld<Unit, Result>(pool: Pool<Unit, Result>): void {
  if (pool.held === undefined || pool.isClosing) return;
  const { unit, weight } = pool.held;
  const fits = pool.running === 0 || pool.weightRunning + weight <= pool.budget;
  if (!fits && !pool.signal.aborted) return;
  pool.held = undefined;
  pool.running += 1;
  pool.weightRunning += weight;
  void work(pool, unit, weight);
}

async function work<Unit, Result>(
  pool: Pool<Unit, Result>,
  unit: Unit,
  weight: number,
): Promise<void> {
  try {
    pool.ready.push(await pool.worker(unit, pool.signal));
  } catch (thrown) {
    pool.failure ??= { thrown };
  }
  pool.running -= 1;
  pool.weightRunning -= weight;
  fill(pool);
  pool.wake();
}

/**
 * Yields the values of `source`, and pulls the next one while the consumer is busy with the
 * current one. At most one value is held that was not asked for. An error of `source` is thrown in
 * its turn. Closes `source` on every way out.
 */
export async function* prefetch<T>(source: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  const iterator = source[Symbol.asyncIterator]();
  try {
    let next = iterator.next();
    for (;;) {
      const pulled = await next;
      if (pulled.done === true) return;
      next = iterator.next();
      // The consumer may never ask for it.
      next.catch(() => undefined);
      yield pulled.value;
    }
  } finally {
    await iterator.return?.();
  }
}

/** Does `work` for each item, several at a time; rejects like `mapConcurrent` throws. */
export async function forEachConcurrent<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  work: (item: Item, signal: AbortSignal) => Promise<void>,
  options: ConcurrencyOptions,
): Promise<void> {
  const finished = mapConcurrent(items, work, options);
  while ((await finished.next()).done !== true);
}
