import { assertResult, isAsyncIterable } from './iteration.ts';
import { onAbort } from './on-abort.ts';

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
 * Tells the iterator that nobody will pull again. While a pull is under way an async generator
 * can only be closed after it, which may be never: then nobody waits.
 */
async function close(iterator: AsyncIterator<unknown>, isPulling: boolean): Promise<void> {
  const closing = iterator.return?.();
  if (isPulling) void Promise.resolve(closing).catch(() => undefined);
  else await closing;
}

/**
 * Lets one promise after the other end when `signal` aborts, with one listener for all of them.
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
        // Not every iterator's `next` gives a promise.
        Promise.resolve(promise).then(resolve, reject);
      });
    },
  };
}
