import type { CopyItem, Items } from '../core/items.ts';
import { identityOf, type Outcome } from '../core/outcome.ts';
import type { ObjectStore } from '../object-store/object-store.ts';
import {
  DEFAULT_CONCURRENCY,
  runOperation,
  type OperationDeps,
  type OperationOptions,
} from './skeleton.ts';

/**
 * Copies every item on the server, several at a time, each attempted whatever fails before it.
 * Yields one outcome per item in the order of completion. A source that throws, an aborted signal
 * and dead credentials are thrown after the outcomes of all items pulled.
 */
export function copy(
  items: Items<CopyItem>,
  { store }: OperationDeps,
  { concurrency = DEFAULT_CONCURRENCY, signal }: OperationOptions = {},
): AsyncGenerator<Outcome, void, undefined> {
  const perform = async ([item]: readonly CopyItem[], abort: AbortSignal) =>
    item === undefined ? [] : [await copyOne(item, store, abort)];
  return runOperation(items, { op: 'copy', concurrency, perform }, signal);
}

async function copyOne(item: CopyItem, store: ObjectStore, signal: AbortSignal): Promise<Outcome> {
  const { bucket, key, source, ifSourceMatch, headers } = item;
  const stored = await store.copy(
    {
      bucket,
      key,
      source: identityOf(source),
      headers,
      ...(ifSourceMatch !== undefined && { ifSourceMatch }),
    },
    signal,
  );
  return { ...identityOf(item), ...stored, op: 'copy', status: 'done', bytes: 0 };
}
