/** What a pool pulls from, one unit after the other. */
export interface Units<Unit> {
  /** At once where the source can: a promise for each unit takes longer than the pull. */
  readonly next: () => IteratorResult<Unit> | Promise<IteratorResult<Unit>>;
  /** Called once, when nothing more is pulled. */
  readonly close: () => unknown;
}

/** The machinery of mapConcurrent: slots, what waits for one, and results not yet taken. */
export interface Pool<Unit, Result> {
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

export function createPool<Unit, Result>(
  parts: Pick<Pool<Unit, Result>, PoolParts>,
): Pool<Unit, Result> {
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

/** Starts what may start. `over`: source and workers are done, and every result was taken. */
export function advance<Unit, Result>(pool: Pool<Unit, Result>): 'ready' | 'busy' | 'over' {
  fill(pool);
  if (pool.ready.length > 0) return 'ready';
  return isBusy(pool) ? 'busy' : 'over';
}

/** Starts nothing more, waits for the workers that run, and closes the source. */
export async function closePool<Unit, Result>(pool: Pool<Unit, Result>): Promise<void> {
  pool.isClosing = true;
  while (pool.running > 0 || pool.isPulling) await woken(pool);
  await pool.units.close();
}

function isBusy<Unit, Result>(pool: Pool<Unit, Result>): boolean {
  return pool.running > 0 || pool.isPulling || pool.held !== undefined;
}

/** Resolves when something has ended. */
export function woken<Unit, Result>(pool: Pool<Unit, Result>): Promise<void> {
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

/** Undefined: it comes later, or not at all. */
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

/** Never throws: where a pull was awaited, nobody would catch it, and the pool would hang. */
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
