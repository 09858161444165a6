/**
 * Passes on what `source` yields, and asks it for the next value while the consumer is busy with
 * this one: never more than one is held that nobody has asked for. What `source` throws comes in
 * its turn. Closes `source` on every way out.
 */
export async function* oneAhead<T>(source: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  const iterator = source[Symbol.asyncIterator]();
  try {
    let next = iterator.next();
    for (;;) {
      const pulled = await next;
      if (pulled.done === true) return;
      next = iterator.next();
      // Nobody may come back for it.
      next.catch(() => undefined);
      yield pulled.value;
    }
  } finally {
    await iterator.return?.();
  }
}
