import type { DeleteItem, DeleteRequestOptions, Items } from '../core/items.ts';
import { failed, identityOf, type Outcome } from '../core/outcome.ts';
import type { DeleteResult, ObjectStore } from '../object-store/object-store.ts';
import {
  isSettled,
  runOperation,
  type OperationDeps,
  type OperationOptions,
  type Unit,
} from './skeleton.ts';

export interface RemoveOptions extends OperationOptions {
  /**
   * Most keys per DeleteObjects, 1 to 1,000, which is S3's limit. Fewer go while the store refuses
   * the pace. Default: 1,000.
   */
  readonly batchSize?: number;
}

export const MAX_BATCH_SIZE = 1000;

/** DeleteObjects requests in flight: not many, because each may carry 1,000 writes. */
const DELETE_CONCURRENCY = 12;

/** Open batches at a time; a source that spreads over more gets the oldest sent unfilled. */
const MAX_OPEN_BATCHES = 64;

/**
 * Deletes every item, grouped into DeleteObjects by bucket and by the request's own parameters,
 * each attempted whatever fails before it. Yields one outcome per item; an object that never
 * existed is done too, because S3 answers so. Throws a RangeError at once for a `batchSize`
 * outside 1 to 1,000; a source that throws, an aborted signal and dead credentials are thrown
 * after the outcomes of all items pulled.
 */
export function remove(
  items: Items<DeleteItem>,
  { store }: OperationDeps,
  { batchSize = MAX_BATCH_SIZE, concurrency = DELETE_CONCURRENCY, signal }: RemoveOptions = {},
): AsyncGenerator<Outcome, void, undefined> {
  if (!Number.isInteger(batchSize) || batchSize < 1 || batchSize > MAX_BATCH_SIZE) {
    throw new RangeError(`batchSize must be an integer from 1 to 1000, got ${batchSize}`);
  }
  return runOperation(
    items,
    {
      op: 'delete',
      concurrency,
      arrange: (pulled) => batches(pulled, () => Math.min(batchSize, store.keysPerDelete)),
      perform: (batch, abort) => removeBatch(batch, store, abort),
    },
    signal,
  );
}

/**
 * Groups items that may share a request. When the source ends, or throws, what is held back goes
 * out first.
 */
async function* batches(
  items: AsyncIterable<DeleteItem | Outcome>,
  batchSize: () => number,
): AsyncGenerator<Unit<DeleteItem>, void, undefined> {
  const open = new Map<string, DeleteItem[]>();
  let broken: { readonly thrown: unknown } | undefined;
  try {
    for await (const item of items) {
      if (isSettled(item)) {
        yield item;
        continue;
      }
      const name = requestName(item);
      const batch = open.get(name) ?? [];
      batch.push(item);
      open.set(name, batch);
      const full = batch.length >= batchSize() ? name : oldestOver(open);
      if (full !== undefined) yield* take(open, full);
    }
  } catch (thrown) {
    broken = { thrown };
  }
  yield* open.values();
  if (broken !== undefined) throw broken.thrown;
}

function oldestOver(open: ReadonlyMap<string, unknown>): string | undefined {
  return open.size > MAX_OPEN_BATCHES ? open.keys().next().value : undefined;
}

function* take(open: Map<string, DeleteItem[]>, name: string): Generator<readonly DeleteItem[]> {
  const batch = open.get(name) ?? [];
  open.delete(name);
  yield batch;
}

function requestName(item: DeleteItem): string {
  return JSON.stringify([item.bucket, requestOptions(item)]);
}

/** The item's parameters that belong to the whole request. */
function requestOptions(item: DeleteItem): DeleteRequestOptions {
  const { mfa, requestPayer, bypassGovernance, expectedBucketOwner } = item;
  return {
    ...(mfa !== undefined && { mfa }),
    ...(requestPayer !== undefined && { requestPayer }),
    ...(bypassGovernance !== undefined && { bypassGovernance }),
    ...(expectedBucketOwner !== undefined && { expectedBucketOwner }),
  };
}

async function removeBatch(
  batch: readonly DeleteItem[],
  store: ObjectStore,
  signal: AbortSignal,
): Promise<readonly Outcome[]> {
  const [first] = batch;
  if (first === undefined) return [];
  const objects = batch.map(({ key, versionId }) =>
    versionId === undefined ? { key } : { key, versionId },
  );
  const request = { bucket: first.bucket, objects, ...requestOptions(first) };
  const results = await store.deleteMany(request, signal);
  return results.slice(0, batch.length).map((result, index) => toOutcome(batch[index], result));
}

function toOutcome(item: DeleteItem | undefined, result: DeleteResult): Outcome {
  if (item === undefined) throw new RangeError('more results than keys in a DeleteObjects answer');
  if ('error' in result) return failed('delete', item, result.error);
  const { deleteMarker, attempts } = result;
  return {
    ...identityOf(item),
    op: 'delete',
    status: 'done',
    bytes: 0,
    ...(deleteMarker !== undefined && { deleteMarker }),
    ...(attempts !== undefined && { attempts }),
  };
}
