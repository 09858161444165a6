import { derivedError, isKeyInWay, refusesCondition, StoreError } from '../core/errors.ts';
import {
  contentOf,
  type ContentSource,
  type ContentStream,
  type Items,
  type UploadItem,
} from '../core/items.ts';
import { placesInWay } from '../core/keys.ts';
import { type Outcome, skipped } from '../core/outcome.ts';
import { quote } from '../core/text.ts';
import type { ObjectStore, PutRequest } from '../object-store/object-store.ts';
import { bytesInFlight, MAX_PART_SIZE, MIN_PART_SIZE } from '../object-store/part-sizes.ts';
import { createMeter, type Meter } from './progress.ts';
import {
  DEFAULT_CONCURRENCY,
  type OperationDeps,
  type OperationOptions,
  runOperation,
} from './run-operation.ts';

/** Options of `upload`. */
export interface UploadOptions extends OperationOptions {
  /**
   * Bytes of each part of an object that is larger than that, 5 MiB to 5 GiB. An object of more than
   * 10,000 such parts fails with `EntityTooLarge`. Default: 8 MiB, and for an object of a known
   * size as much more as 10,000 parts need.
   */
  readonly partSize?: number | undefined;
}

/** Bytes of bodies held in memory at a time, over all uploads in flight. */
const BODY_BUDGET = 128 * 1024 * 1024;

/**
 * Uploads objects, many at a time; one that fails doesn't stop the others. Yields one outcome per
 * item in the order of completion. Throws a RangeError at once for a `partSize` that S3 does not
 * take; a source that throws, an aborted signal and dead credentials are thrown after the outcomes
 * of all items pulled.
 */
export function upload(
  items: Items<UploadItem>,
  { store }: OperationDeps,
  { concurrency = DEFAULT_CONCURRENCY, signal, onProgress, partSize }: UploadOptions = {},
): AsyncGenerator<Outcome, void, undefined> {
  assertPartSize(partSize);
  const meter = createMeter(onProgress);
  const maxBytes = partSize === undefined ? store.maxBytesPerPut : bytesInFlight(partSize);
  return runOperation(
    items,
    {
      op: 'upload',
      concurrency,
      perform: ([item], abort) => uploadOne(item, { store, partSize, meter }, abort),
      weigh: ([item]) => Math.min(item === undefined ? 0 : sizeOf(item.content), maxBytes),
      budget: BODY_BUDGET,
      meter,
    },
    signal,
  );
}

function assertPartSize(partSize: number | undefined): void {
  if (partSize === undefined) return;
  const isInRange = partSize >= MIN_PART_SIZE && partSize <= MAX_PART_SIZE;
  if (Number.isInteger(partSize) && isInRange) return;
  throw new RangeError(
    `partSize must be a whole number of bytes from ${MIN_PART_SIZE} (5 MiB) to ${MAX_PART_SIZE} ` +
      `(5 GiB), got ${partSize}`,
  );
}

/** Bytes; Infinity for a stream, which may have any number. */
function sizeOf(content: ContentSource): number {
  if (typeof content === 'string') return Buffer.byteLength(content);
  if (content instanceof Uint8Array) return content.byteLength;
  return 'size' in content ? (content.size ?? Infinity) : Infinity;
}

interface UploadDeps {
  readonly store: ObjectStore;
  readonly partSize: number | undefined;
  readonly meter: Meter | undefined;
}

async function uploadOne(
  item: UploadItem | undefined,
  { store, partSize, meter }: UploadDeps,
  signal: AbortSignal,
): Promise<readonly Outcome[]> {
  if (item === undefined) return [];
  const { bucket, key, headers = {}, ifExists = 'overwrite' } = item;
  const given = contentOf(item.content);
  const counted = given.size === undefined ? countedStream(given) : undefined;
  const content = counted?.content ?? given;
  const plain: PutRequest =
    ifExists === 'overwrite'
      ? { bucket, key, content, headers }
      : { bucket, key, content, headers, ifNoneMatch: '*' };
  const onBytes =
    meter &&
    ((bytes: number) => {
      meter.moved(item, bytes);
    });
  const request = partSize === undefined && !onBytes ? plain : { ...plain, partSize, onBytes };
  try {
    const stored = await store.put(request, signal);
    const bytes = counted?.bytes() ?? given.size ?? 0;
    return [{ ...stored, bucket, key, op: 'upload', status: 'done', bytes }];
  } catch (thrown) {
    const exists = thrown instanceof StoreError && thrown.code === 'PreconditionFailed';
    if (exists && ifExists === 'skip') return [skipped('upload', item, 'exists')];
    if (ifExists !== 'overwrite' && refusesCondition(thrown)) throw withCondition(thrown);
    throw isKeyInWay(thrown) ? withPlaces(thrown, key) : thrown;
  }
}

/** The refusal with the places of the object that may be its reason. */
function withPlaces(refusal: StoreError, key: string): StoreError {
  const message =
    `an object (${placesInWay(key)}) is in the way of ${quote(key)}, since the store keeps keys as ` +
    `paths of files: ${refusal.message}`;
  return derivedError(refusal, { message });
}

/** The refusal with the header that may be its reason: few stores name what they don't support. */
function withCondition(refusal: StoreError): StoreError {
  if (/if-none-match/i.test(refusal.message)) return refusal;
  const message = `${refusal.message} (the request had the header If-None-Match)`;
  return derivedError(refusal, { message });
}

/** The same stream, and how many bytes of it were read. */
function countedStream({ stream }: ContentStream) {
  let bytes = 0;
  const counted: AsyncIterable<Uint8Array> = {
    [Symbol.asyncIterator]() {
      const iterator = stream[Symbol.asyncIterator]();
      return {
        async next() {
          const pulled = await iterator.next();
          if (pulled.done !== true) bytes += pulled.value.byteLength;
          return pulled;
        },
        return: async () => (await iterator.return?.()) ?? { done: true, value: undefined },
      };
    },
  };
  return { content: { stream: counted }, bytes: () => bytes };
}
