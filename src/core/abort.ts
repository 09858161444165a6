import { assertResult, isAsyncIterable } from './items.ts';

/** A controller that aborts when `signal` does or when asked; `unlink` removes the listener. */
export function linkAbort(signal: AbortSignal | undefined): {
  readonly controller: AbortController;
  readonly unlink: () => void;
} {
  const controller = new AbortController();
  const follow = () => {
    controller.abort(signal?.reason);
  };
  if (signal?.aborted === true) follow();
  else signal?.addEventListener('abort', follow, { once: true });
  return { controller, unlink: () => signal?.removeEventListener('abort', follow) };
}

/** The listeners of one signal. */
interface Waiting {
  /** One slot each; a free slot is used again. */
  readonly listeners: ((() => void) | undefined)[];
  readonly freeSlots: number[];
}

/** The listeners of each signal, all behind one event listener. */
const waiting = new WeakMap<AbortSignal, Waiting>();

/**
 * Calls `listener` when `signal` aborts, unless the returned function was called before. A signal
 * that has already aborted calls no listener. Adding and removing an event listener takes longer
 * than all else that a small request needs of its signal, so the listeners of a signal share one,
 * which is removed with the last of them. No Set: each table that it discards as it changes points
 * to the next one, and discarded tables that have grown old keep every request in memory until the
 * whole heap is collected.
 */
export function onAbort(signal: AbortSignal | undefined, listener: () => void): () => void {
  if (signal === undefined || signal.aborted) return () => undefined;
  const { listeners, freeSlots } = waiting.get(signal) ?? listenTo(signal);
  const slot = freeSlots.pop() ?? listeners.length;
  listeners[slot] = listener;
  return () => {
    if (listeners[slot] !== listener) return;
    listeners[slot] = undefined;
    freeSlots.push(slot);
    if (freeSlots.length === listeners.length) forget(signal);
  };
}

function listenTo(signal: AbortSignal): Waiting {
  const all: Waiting = { listeners: [], freeSlots: [] };
  waiting.set(signal, all);
  signal.addEventListener('abort', callAll, { once: true });
  return all;
}

function callAll(this: AbortSignal): void {
  // Read from the slots: a listener that another one removes meanwhile is not called.
  for (const listener of waiting.get(this)?.listeners ?? []) listener?.();
  waiting.delete(this);
}

function forget(signal: AbortSignal): void {
  waiting.delete(signal);
  signal.removeEventListener('abort', callAll);
}

/**
 * The result of `run`, which itself knows of no signal: rejects with the signal's reason as soon as
 * that aborts, and then ignores the result. Does not run what is aborted before.
 */
export function abortable<Value>(
  signal: AbortSignal | undefined,
  run: () => Promise<Value>,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const forget = onAbort(signal, () => {
      reject(signal?.reason as Error);
    });
    run().finally(forget).then(resolve, reject);
  });
}

/**
 * Passes on what `source` yields and ends, without an error, as soon as `signal` aborts, also
 * while a pull is under way that may never settle. What arrives after that counts as never
 * pulled. Closes `source` on every way out; its own errors pass through. What `admit` returns takes
 * the place of what was pulled.
 */
export async function* untilAborted<T>(
  source: AsyncIterable<T> | Iterable<T>,
  signal: AbortSignal,
  admit: (item: T) => T = (item) => item,
): AsyncGenerator<T, void, undefined> {
  const iterator = iteratorOf(source);
  const stop = createStop(signal);
  let isOpen = true;
  let isPulling = false;
  try {
    while (!signal.aborted) {
      isPulling = true;
      const pulled = await stop.orValueOf(iterator.next());
      if (pulled === STOPPED) return;
      isPulling = false;
      assertResult(pulled);
      if (pulled.done === true) {
        isOpen = false;
        return;
      }
      yield admit(pulled.value);
    }
  } catch (thrown) {
    isOpen = false;
    throw thrown;
  } finally {
    stop.forget();
    if (isOpen) await close(iterator, isPulling);
  }
}

function iteratorOf<T>(source: AsyncIterable<T> | Iterable<T>): AsyncIterator<T> {
  if (isAsyncIterable(source)) return source[Symbol.asyncIterator]();
  const iterator = source[Symbol.iterator]();
  return {
    next: () => Promise.resolve().then(() => checkedNext(iterator)),
    return: () =>
      Promise.resolve().then(() => iterator.return?.() ?? { done: true, value: undefined }),
  };
}

/** A promise in place of a result would be awaited, as if the iterator were an async one. */
function checkedNext<T>(iterator: Iterator<T>): IteratorResult<T> {
  const pulled = iterator.next();
  assertResult(pulled);
  return pulled;
}

/** Stands for what was not pulled; an iterator may give undefined by mistake. */
const STOPPED = Symbol('stopped');

/**
 * Closes the iterator. While a pull is under way an async generator can only be closed after it,
 * which may be never, so this does not wait for it.
 */
async function close(iterator: AsyncIterator<unknown>, isPulling: boolean): Promise<void> {
  const closing = iterator.return?.();
  if (isPulling) void Promise.resolve(closing).catch(() => undefined);
  else await closing;
}

/**
 * Ends the wait for one promise after another when `signal` aborts, with one listener for all.
 * Not Promise.race with one promise for the signal: each round would leave a reaction on it
 * (https://github.com/nodejs/node/issues/17469).
 */
function createStop(signal: AbortSignal) {
  let stop: (() => void) | undefined;
  const forget = onAbort(signal, () => stop?.());
  return {
    forget,
    /** The value of `promise`, or STOPPED once the signal aborts. */
    orValueOf<T>(promise: Promise<T>): Promise<T | typeof STOPPED> {
      return new Promise((resolve, reject) => {
        stop = () => {
          resolve(STOPPED);
        };
        // The pull itself may have aborted it, before there was anything to stop.
        if (signal.aborted) stop();
        // Not every iterator's `next` gives a promise.
        Promise.resolve(promise).then(resolve, reject);
      });
    },
  };
}
