import type { DeleteItem } from '../core/items.ts';

/**
 * Items for `remove` from keys that are known: an array, or any iterable that yields keys or
 * versions of them.
 */
export async function* keyList(
  bucket: string,
  keys:
    | Iterable<string | Omit<DeleteItem, 'bucket'>>
    | AsyncIterable<string | Omit<DeleteItem, 'bucket'>>,
): AsyncGenerator<DeleteItem, void, undefined> {
  for await (const key of keys)
    yield typeof key === 'string' ? { bucket, key } : { ...key, bucket };
}
