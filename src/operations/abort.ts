import { isDeniedRequest, StoreError } from '../core/errors.ts';
import type { AbortItem, Items } from '../core/items.ts';
import { identityOf, type Outcome, skipped } from '../core/outcome.ts';
import type { ObjectStore, OpenUpload } from '../object-store/object-store.ts';
import { createMeter } from './progress.ts';
import {
  DEFAULT_CONCURRENCY,
  type OperationDeps,
  type OperationOptions,
  runOperation,
} from './run-operation.ts';

/**
 * Aborts multipart uploads, many at a time; one that fails doesn't stop the others. Yields one
 * outcome per item: `done` with the bytes that its parts had, where they may be listed, or
 * `skipped` as `gone` when another client has completed or aborted it. A source that throws, an
 * aborted signal and dead credentials are thrown after the outcomes of all items pulled.
 */
export function abort(
  items: Items<AbortItem>,
  { store }: OperationDeps,
  { concurrency = DEFAULT_CONCURRENCY, signal, onProgress }: OperationOptions = {},
): AsyncGenerator<Outcome, void, undefined> {
  const sizeOf = createSizes(store);
  const perform = async ([item]: readonly AbortItem[], stop: AbortSignal) =>
    item === undefined ? [] : [await abortOne(item, store, sizeOf, stop)];
  const meter = createMeter(onProgress);
  return runOperation(items, { op: 'abort', concurrency, perform, meter }, signal);
}

type SizeOf = (upload: OpenUpload, signal: AbortSignal) => Promise<number | undefined>;

/**
 * Returns the sizes of uploads in bytes; undefined where the store refuses to list their parts, which
 * is no reason to keep an upload. After a lack of permission the store is not asked again.
 */
function createSizes(store: ObjectStore): SizeOf {
  let isDenied = false;
  return async (upload, signal) => {
    if (isDenied) return undefined;
    try {
      return await store.uploadSize(upload, signal);
    } catch (thrown) {
      if (!(thrown instanceof StoreError) || thrown.scope !== 'item') throw thrown;
      if (thrown.code === 'NoSuchUpload' || signal.aborted) throw thrown;
      isDenied ||= isDeniedRequest(thrown);
      return undefined;
    }
  };
}

async function abortOne(
  item: AbortItem,
  store: ObjectStore,
  sizeOf: SizeOf,
  signal: AbortSignal,
): Promise<Outcome> {
  const { bucket, key, uploadId } = item;
  const upload = { bucket, key, uploadId };
  try {
    const freedBytes = await sizeOf(upload, signal);
    const result = await store.abortUpload(upload, signal);
    const freed = freedBytes === undefined ? {} : { freedBytes };
    return { ...identityOf(item), ...result, ...freed, op: 'abort', status: 'done', bytes: 0 };
  } catch (thrown) {
    const isGone = thrown instanceof StoreError && thrown.code === 'NoSuchUpload';
    if (isGone) return skipped('abort', item, 'gone');
    throw thrown;
  }
}
