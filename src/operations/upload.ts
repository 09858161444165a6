import { StoreError } from '../core/errors.ts';
import type { Items, UploadItem } from '../core/items.ts';
import { skipped, type Outcome } from '../core/outcome.ts';
import type { PutRequest } from '../object-store/object-store.ts';
import {
  DEFAULT_CONCURRENCY,
  runOperation,
  type OperationDeps,
  type OperationOptions,
} from './skeleton.ts';

/** Bytes of bodies held in memory at a time, over all uploads in flight. */
const BODY_BUDGET = 128 * 1024 * 1024;

/**
 * Uploads every item, several at a time, each attempted whatever fails before it. Yields one
 * outcome per item in the order of completion. A source that throws, an aborted signal and dead
 * credentials are thrown after the outcomes of all items pulled.
 */
export function upload(
  items: Items<UploadItem>,
  { store }: OperationDeps,
  { concurrency = DEFAULT_CONCURRENCY, signal }: OperationOptions = {},
): AsyncGenerator<Outcome, void, undefined> {
  return runOperation(
    items,
    {
      op: 'upload',
      concurrency,
      perform: ([item], abort) => uploadOne(item, store, abort),
      weigh: ([item]) => Math.min(item?.content.size ?? 0, store.maxBytesPerPut),
      budget: BODY_BUDGET,
    },
    signal,
  );
}

async function uploadOne(
  item: UploadItem | undefined,
  store: OperationDeps['store'],
  signal: AbortSignal,
): Promise<readonly Outcome[]> {
  if (item === undefined) return [];
  const { bucket, key, content, headers = {}, ifExists = 'overwrite' } = item;
  const request: PutRequest =
    ifExists === 'overwrite'
      ? { bucket, key, content, headers }
      : { bucket, key, content, headers, ifNoneMatch: '*' };
  try {
    const stored = await store.put(request, signal);
    return [{ ...stored, bucket, key, op: 'upload', status: 'done', bytes: content.size }];
  } catch (thrown) {
    const exists = thrown instanceof StoreError && thrown.code === 'PreconditionFailed';
    if (exists && ifExists === 'skip') return [skipped('upload', item, 'exists')];
    throw thrown;
  }
}
