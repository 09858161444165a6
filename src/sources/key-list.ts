import type { DeleteItem } from '../core/items.ts';
import { shown } from '../core/shown.ts';

/**
 * Items for `remove` from keys that are known: an array, or any iterable that yields keys or
 * versions of them. Throws a TypeError at once for a single string, whose characters would be taken
 * for keys.
 */
export function keyList(bucket: string, keys: Keys): AsyncGenerator<DeleteItem, void, undefined> {
  if (typeof keys !== 'string') return itemsOf(bucket, keys);
  throw new TypeError(`${shown(keys)} is a single key: put it in an array`);
}

type Key = string | Omit<DeleteItem, 'bucket'>;
type Keys = Iterable<Key> | AsyncIterable<Key>;

async function* itemsOf(bucket: string, keys: Keys): AsyncGenerator<DeleteItem, void, undefined> {
  for await (const key of keys)
    yield typeof key === 'string' ? { bucket, key } : { ...key, bucket };
}
