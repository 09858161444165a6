export interface WatchedSource {
  readonly items: AsyncIterable<number> | Iterable<number>;
  /** Items that were given out. */
  readonly pulled: number;
  readonly isClosed: boolean;
}

/** Whether each item is awaited, or there at once. */
export type SourceKind = 'awaited' | 'at once';

/** 0, 1, 2, … as they are pulled; fails once, in the place of one item, if it is told to. */
export function watchedSource(
  count: number,
  failure?: { readonly failAt: number; readonly error: Error },
  kind: SourceKind = 'awaited',
): WatchedSource {
  const source = { pulled: 0, isClosed: false };
  function* generate(): Generator<number> {
    try {
      for (let n = 0; n < count; n += 1) {
        if (n === failure?.failAt) throw failure.error;
        source.pulled += 1;
        yield n;
      }
    } finally {
      source.isClosed = true;
    }
  }
  async function* generateLater(): AsyncGenerator<number> {
    await Promise.resolve();
    for (const n of generate()) {
      yield n;
      await Promise.resolve();
    }
  }
  return Object.assign(source, { items: kind === 'awaited' ? generateLater() : generate() });
}

/** A promise, and what settles it. */
export function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** All results, and what was thrown after them. */
export async function consume<T>(
  results: AsyncIterable<T>,
): Promise<{ got: T[]; thrown: unknown }> {
  const got: T[] = [];
  try {
    for await (const result of results) got.push(result);
  } catch (thrown) {
    return { got, thrown };
  }
  return { got, thrown: undefined };
}
