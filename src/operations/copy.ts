import type { CopyItem, Items } from '../core/items.ts';
import { identityOf, type Outcome } from '../core/outcome.ts';
import type { ObjectStore } from '../object-store/object-store.ts';
import { createMeter } from './progress.ts';
import {
  DEFAULT_CONCURRENCY,
  type OperationDeps,
  type OperationOptions,
  runOperation,
} from './run-operation.ts';

/**
 * Copies objects on the server, many at a time; one that fails doesn't stop the others. Yields one
 * outcome per item in the order of completion. A source that throws, an aborted signal and dead
 * credentials are thrown after the outcomes of all items pulled.
 */
export function copy(
  items: Items<CopyItem>,
  { store }: OperationDeps,
  { concurrency = DEFAULT_CONCURRENCY, signal, onProgress }: OperationOptions = {},
): AsyncGenerator<Outcome, void, undefined> {
  const perform = async ([item]: readonly CopyItem[], abort: AbortSignal) =>
    item === undefined ? [] : [await copyOne(item, store, abort)];
  const meter = createMeter(onProgress);
  return runOperation(items, { op: 'copy', concurrency, perform, meter }, signal);
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
