import { onAbort } from './on-abort.ts';

/**
 * Passes on what `source` yields and ends, without an error, as soon as `signal` aborts, also
 * while a pull is under way that may never settle. What arrives after that counts as never
 * pulled. Closes `source` on every way out; its own errors pass through.
 */
export async function* untilAborted<T>(
  source: AsyncIterable<T> | Iterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T, void, undefined> {
  const iterator = iteratorOf(source);
  const stop = createStop(signal);
  let isOpen = true;
  let isPulling = false;
  try {
    while (!signal.aborted) {
      isPulling = true;
      const pulled = await stop.orValueOf(iterator.next());
      if (pulled === undefined) return;
      isPulling = false;
      if (pulled.done === true) {
        isOpen = false;
        return;
      }
      yield pulled.value;
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
  if (Symbol.asyncIterator in source) return source[Symbol.asyncIterator]();
  const iterator = source[Symbol.iterator]();
  return {
    next: () => Promise.resolve().then(() => iterator.next()),
    return: () =>
      Promise.resolve().then(() => iterator.return?.() ?? { done: true, value: undefined }),
  };
}

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
    /** The value of `promise`, or undefined once the signal aborts. */
    orValueOf<T>(promise: Promise<T>): Promise<T | undefined> {
      return new Promise((resolve, reject) => {
        stop = () => {
          resolve(undefined);
        };
        promise.then(resolve, reject);
      });
    },
  };
}
