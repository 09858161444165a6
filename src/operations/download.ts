import { StoreError } from '../core/errors.ts';
import type { DownloadItem, Items } from '../core/items.ts';
import { identityOf, type Outcome } from '../core/outcome.ts';
import type { ObjectStore } from '../object-store/object-store.ts';
import { PART_SIZE } from '../object-store/part-sizes.ts';
import { createMeter, type Meter } from './progress.ts';
import {
  DEFAULT_CONCURRENCY,
  type OperationDeps,
  type OperationOptions,
  runOperation,
} from './run-operation.ts';

/**
 * Downloads objects into their targets, many at a time; one that fails doesn't stop the others.
 * Yields one outcome per item; a body that is shorter or longer than announced is a failure. A
 * source that throws, an aborted signal and dead credentials are thrown after the outcomes of all
 * items pulled.
 */
export function download(
  items: Items<DownloadItem>,
  { store }: OperationDeps,
  { concurrency = DEFAULT_CONCURRENCY, signal, onProgress }: OperationOptions = {},
): AsyncGenerator<Outcome, void, undefined> {
  const meter = createMeter(onProgress);
  const perform = async ([item]: readonly DownloadItem[], abort: AbortSignal) =>
    item === undefined ? [] : [await downloadOne(item, { store, meter }, abort)];
  return runOperation(items, { op: 'download', concurrency, perform, meter }, signal);
}

async function downloadOne(
  item: DownloadItem,
  { store, meter }: { readonly store: ObjectStore; readonly meter: Meter | undefined },
  signal: AbortSignal,
): Promise<Outcome> {
  const object = identityOf(item);
  const { body, size, etag } = await store.get(object, signal);
  const count = { received: 0 };
  const check = () => {
    assertWhole(count.received, size, item.size ?? size);
  };
  const moved =
    meter &&
    ((bytes: number) => {
      meter.moved(object, bytes);
    });
  await item.target.write(counted(body, count, check, moved));
  check();
  return { ...object, op: 'download', status: 'done', bytes: size, etag };
}

/** Passes chunks on, and at the end lets `check` throw while the target can still take back. */
async function* counted(
  body: AsyncIterable<Uint8Array>,
  count: { received: number },
  check: () => void,
  moved?: (bytes: number) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  let unreported = 0;
  for await (const chunk of body) {
    count.received += chunk.byteLength;
    unreported += chunk.byteLength;
    if (unreported >= PART_SIZE) {
      moved?.(unreported);
      unreported = 0;
    }
    yield chunk;
  }
  check();
}

/** A body that was cut short, without a checksum, looks complete to the SDK. */
function assertWhole(received: number, announced: number, listed: number): void {
  if (received === announced && received === listed) return;
  throw new StoreError(
    'IncompleteBody',
    `received ${received} bytes of an object announced with ${announced} and listed with ${listed}`,
  );
}
