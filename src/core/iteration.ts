import { shownAny } from './shown.ts';

type AnyIterable = AsyncIterable<unknown> | Iterable<unknown>;

/** Throws a TypeError for what nothing can be pulled from. */
export function assertIterable(source: unknown): asserts source is AnyIterable {
  if (methodOf(source, Symbol.asyncIterator) || methodOf(source, Symbol.iterator)) return;
  const remedy =
    typeof source === 'function'
      ? 'call the function, and give what it returns'
      : 'give an array, a generator or another iterable; a single item goes in an array';
  throw new TypeError(`${shownAny(source)} can't be iterated over: ${remedy}`);
}

export function isAsyncIterable<T>(
  source: AsyncIterable<T> | Iterable<T>,
): source is AsyncIterable<T> {
  return methodOf(source, Symbol.asyncIterator);
}

function methodOf(source: unknown, name: symbol): boolean {
  if (source === undefined || source === null) return false;
  return typeof (source as Readonly<Record<symbol, unknown>>)[name] === 'function';
}

/** Throws a TypeError, as `for await` does, for what is no `{ done, value }`. */
export function assertResult(pulled: unknown): void {
  const isPromise = pulled instanceof Promise;
  if (typeof pulled === 'object' && pulled !== null && !isPromise) return;
  // It may reject, and nobody else waits for it.
  if (isPromise) pulled.catch(() => undefined);
  const what = isPromise ? 'a promise' : shownAny(pulled);
  throw new TypeError(
    `next() of the iterator gave ${what} in place of { done, value }: ` +
      (isPromise ? 'name its method Symbol.asyncIterator' : 'correct the iterator'),
  );
}
