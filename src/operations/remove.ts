import type { DeleteItem, DeleteRequestOptions, Items } from '../core/items.ts';
import { describedBy, failed, type Outcome, skipped } from '../core/outcome.ts';
import {
  type ConditionalBatch,
  type ConditionalResult,
  type DeleteConditions,
  objectOf,
  resultOf,
} from '../object-store/delete-condition.ts';
import type { ObjectVersion } from '../object-store/object-store.ts';
import { createMeter } from './progress.ts';
import {
  isSettled,
  type OperationDeps,
  type OperationOptions,
  type Page,
  runOperation,
  runPages,
  type Unit,
} from './run-operation.ts';

/** Options of `remove`. */
export interface RemoveOptions extends OperationOptions {
  /**
   * Maximum number of keys per DeleteObjects request, 1 to 1,000, which is S3's limit. Requests have
   * fewer while the store throttles them. Default: 1,000.
   */
  readonly batchSize?: number | undefined;
  /** @internal Deletes items by the ETag that was listed. Default: only by their own `ifMatch`. */
  readonly conditions?: DeleteConditions | undefined;
}

export const MAX_BATCH_SIZE = 1000;

/** DeleteObjects requests in flight: not many, because each may carry 1,000 writes. */
const DELETE_CONCURRENCY = 12;

/** Open batches at a time; a source that spreads over more gets the oldest sent unfilled. */
const MAX_OPEN_BATCHES = 64;

/**
 * Deletes objects, many per DeleteObjects request; one that fails doesn't stop the others. Requests
 * are grouped by bucket and by the items' own request parameters. Yields one outcome per item; an
 * object that never existed is done too, because S3 answers so. Throws a RangeError at once for a
 * `batchSize` outside 1 to 1,000; a source that throws, an aborted signal and dead credentials are
 * thrown after the outcomes of all items pulled.
 */
export function remove(
  items: Items<DeleteItem>,
  deps: OperationDeps,
  options: RemoveOptions = {},
): AsyncGenerator<Outcome, void, undefined> {
  const outcomes = runOperation(items, partsOf(deps, options), options.signal);
  const { conditions } = options;
  return conditions === undefined ? outcomes : honored(outcomes, conditions);
}

/** As `remove`; items come in pages, and the outcomes of a request together, which costs less. */
export function removePages(
  pages: AsyncIterable<Page<DeleteItem>>,
  deps: OperationDeps,
  options: Omit<RemoveOptions, 'onProgress'> = {},
): AsyncGenerator<readonly Outcome[], void, undefined> {
  const outcomes = runPages(pages, partsOf(deps, options), options.signal);
  const { conditions } = options;
  return conditions === undefined ? outcomes : honored(outcomes, conditions);
}

/** The only object of a run may be what shows that the store ignores its condition. */
async function* honored<Entry>(
  outcomes: AsyncGenerator<Entry, void, undefined>,
  conditions: DeleteConditions,
): AsyncGenerator<Entry, void, undefined> {
  yield* outcomes;
  conditions.assertHonored();
}

function partsOf({ store }: OperationDeps, options: RemoveOptions) {
  const { batchSize = MAX_BATCH_SIZE, concurrency = DELETE_CONCURRENCY } = options;
  const { onProgress, conditions } = options;
  if (!Number.isInteger(batchSize) || batchSize < 1 || batchSize > MAX_BATCH_SIZE) {
    throw new RangeError(`batchSize must be an integer from 1 to 1000, got ${batchSize}`);
  }
  return {
    op: 'delete' as const,
    concurrency,
    meter: createMeter(onProgress),
    arrange: (pages: AsyncIterable<Page<DeleteItem>>) =>
      batches(pages, () => Math.min(batchSize, store.keysPerDelete)),
    perform: (batch: readonly DeleteItem[], abort: AbortSignal) =>
      removeBatch(batch, { store, conditions }, abort),
  };
}

/**
 * Groups items that may share a request. When the source ends, or throws, the open groups are
 * yielded first.
 */
async function* batches(
  pages: AsyncIterable<Page<DeleteItem>>,
  batchSize: () => number,
): AsyncGenerator<Unit<DeleteItem>, void, undefined> {
  const open = new Map<string, DeleteItem[]>();
  let broken: { readonly thrown: unknown } | undefined;
  try {
    for await (const page of pages) {
      for (const item of page) {
        if (isSettled(item)) {
          yield item;
          continue;
        }
        const name = requestName(item);
        const size = addTo(open, name, item);
        const full = size >= batchSize() ? name : oldestOver(open);
        if (full !== undefined) yield* take(open, full);
      }
    }
  } catch (thrown) {
    broken = { thrown };
  }
  yield* open.values();
  if (broken !== undefined) throw broken.thrown;
}

/** Adds an item to the open batch of this name, and returns the size of that. */
function addTo(open: Map<string, DeleteItem[]>, name: string, item: DeleteItem): number {
  const batch = open.get(name);
  if (batch !== undefined) return batch.push(item);
  open.set(name, [item]);
  return 1;
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
  return hasOptions(item) ? JSON.stringify([item.bucket, requestOptions(item)]) : item.bucket;
}

function hasOptions({ mfa, requestPayer, bypassGovernance, expectedBucketOwner }: DeleteItem) {
  return (
    mfa !== undefined ||
    requestPayer !== undefined ||
    bypassGovernance !== undefined ||
    expectedBucketOwner !== undefined
  );
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
  { store, conditions }: OperationDeps & Pick<RemoveOptions, 'conditions'>,
  signal: AbortSignal,
): Promise<readonly Outcome[]> {
  const [first] = batch;
  if (first === undefined) return [];
  const { bucket } = first;
  const options = requestOptions(first);
  const send = (objects: readonly ObjectVersion[]) =>
    store.deleteMany({ bucket, objects, ...options }, signal);
  const currentETag = async ({ key }: DeleteItem) =>
    (await store.head({ bucket, key }, signal))?.etag;
  const results = await (conditions?.deleteBatch({ items: batch, send, currentETag }) ??
    sendAsGiven(batch, send));
  return results.slice(0, batch.length).map((result, index) => toOutcome(batch[index], result));
}

async function sendAsGiven(
  batch: readonly DeleteItem[],
  send: ConditionalBatch['send'],
): Promise<readonly ConditionalResult[]> {
  const results = await send(batch.map(objectOf));
  return results.map((result, index) => resultOf(result, batch[index]?.ifMatch !== undefined));
}

function toOutcome(item: DeleteItem | undefined, result: ConditionalResult): Outcome {
  if (item === undefined) throw new RangeError('more results than keys in a DeleteObjects answer');
  if ('error' in result) return failed('delete', item, result.error);
  if ('skipped' in result) return skipped('delete', item, result.skipped);
  const { deleteMarker, attempts } = result;
  return {
    ...describedBy(item),
    op: 'delete',
    status: 'done',
    bytes: 0,
    ...(deleteMarker !== undefined && { deleteMarker }),
    ...(attempts !== undefined && { attempts }),
  };
}
