import type { ObjectIdentity } from '../../src/core/errors.ts';
import {
  type AbortItem,
  type After,
  contentOf,
  type CopyItem,
  type DownloadItem,
  type DownloadTarget,
  type Items,
  type UploadItem,
} from '../../src/core/items.ts';
import type { Outcome } from '../../src/core/outcome.ts';
import { abort } from '../../src/operations/abort.ts';
import { copy } from '../../src/operations/copy.ts';
import { download } from '../../src/operations/download.ts';
import { remove } from '../../src/operations/remove.ts';
import type { OperationOptions } from '../../src/operations/run-operation.ts';
import { upload } from '../../src/operations/upload.ts';
import { type MemoryStore, nameOf } from './memory-store.ts';

/** What the contract needs of an item, whatever the operation. */
export interface AnyItem {
  readonly bucket: string;
  readonly key: string;
  readonly after?: After;
}

export type AnyItems = AsyncIterable<AnyItem | Outcome> | Iterable<AnyItem | Outcome>;

export interface OperationUnderTest {
  readonly name: 'upload' | 'download' | 'remove' | 'abort' | 'copy';
  readonly op: Outcome['op'];
  /** Whether the store shows that the object was treated. */
  readonly isDone: (store: MemoryStore, item: AnyItem) => boolean;
  /** Puts what the operation needs into the store. */
  readonly prepare: (store: MemoryStore, item: AnyItem) => void;
  /** What the operation takes for the item, which has no more than the contract needs. */
  readonly complete: (item: AnyItem, store: MemoryStore) => AnyItem;
  /** Runs over what is not known to be items. */
  readonly runRaw: (items: unknown, store: MemoryStore, options?: OperationOptions) => Outcomes;
  /** Completes items on their way into the operation. */
  readonly run: (items: AnyItems, store: MemoryStore, options?: OperationOptions) => Outcomes;
}

type Outcomes = AsyncGenerator<Outcome>;

const BYTES = new Uint8Array([1, 2, 3]);
const received = new WeakMap<MemoryStore, Set<string>>();

const WITHOUT_RUN: readonly Omit<OperationUnderTest, 'run'>[] = [
  {
    name: 'upload',
    op: 'upload',
    isDone: (store, item) => store.objects.has(nameOf(item)),
    prepare: () => undefined,
    complete: (item) => ({ ...item, content: contentOf(BYTES) }),
    runRaw: (items, store, options) => upload(items as Items<UploadItem>, { store }, options),
  },
  {
    name: 'download',
    op: 'download',
    isDone: (store, item) => receivedFrom(store).has(nameOf(item)),
    prepare: (store, item) => store.objects.set(nameOf(item), BYTES),
    complete: (item, store) => ({ ...item, target: targetOf(store, item) }),
    runRaw: (items, store, options) => download(items as Items<DownloadItem>, { store }, options),
  },
  {
    name: 'copy',
    op: 'copy',
    isDone: (store, item) => store.objects.has(nameOf(item)),
    prepare: (store, item) => store.objects.set(nameOf(sourceOf(item)), BYTES),
    complete: (item) => ({ ...item, source: sourceOf(item), headers: {} }),
    runRaw: (items, store, options) => copy(items as Items<CopyItem>, { store }, options),
  },
  {
    name: 'remove',
    op: 'delete',
    isDone: (store, item) => !store.objects.has(nameOf(item)),
    prepare: (store, item) => store.objects.set(nameOf(item), BYTES),
    complete: (item) => item,
    runRaw: (items, store, options) =>
      remove(items as Items<AnyItem>, { store }, { batchSize: 3, ...options }),
  },
  {
    name: 'abort',
    op: 'abort',
    isDone: (store, item) => !store.uploads.has(nameOf(item)),
    prepare: (store, item) => store.uploads.set(nameOf(item), BYTES.length),
    complete: (item) => ({ ...item, uploadId: `id of ${item.key}` }),
    runRaw: (items, store, options) => abort(items as Items<AbortItem>, { store }, options),
  },
];

export const OPERATIONS: readonly OperationUnderTest[] = WITHOUT_RUN.map((operation) => ({
  ...operation,
  run: (items, store, options) =>
    operation.runRaw(
      completed(items, (item) => operation.complete(item, store)),
      store,
      options,
    ),
}));

/** Items get what their operation needs on the way. */
async function* completed(
  items: AnyItems,
  complete: (item: AnyItem) => AnyItem,
): AsyncGenerator<AnyItem | Outcome> {
  for await (const item of items) yield 'status' in item ? item : complete(item);
}

function sourceOf({ bucket, key }: AnyItem): ObjectIdentity {
  return { bucket, key: `source of ${key}` };
}

function receivedFrom(store: MemoryStore): Set<string> {
  const names = received.get(store) ?? new Set();
  received.set(store, names);
  return names;
}

function targetOf(store: MemoryStore, item: AnyItem): DownloadTarget {
  return {
    async write(chunks) {
      let bytes = 0;
      for await (const chunk of chunks) bytes += chunk.length;
      if (bytes === BYTES.length) receivedFrom(store).add(nameOf(item));
    },
  };
}

export function itemsOf(count: number, buckets = 1): AnyItem[] {
  return Array.from({ length: count }, (_, n) => ({ bucket: `b${n % buckets}`, key: `k${n}` }));
}

/** All outcomes, and what was thrown after them. */
export async function outcomesOf(
  outcomes: AsyncIterable<Outcome>,
): Promise<{ got: Outcome[]; thrown: unknown }> {
  const got: Outcome[] = [];
  try {
    for await (const outcome of outcomes) got.push(outcome);
  } catch (thrown) {
    return { got, thrown };
  }
  return { got, thrown: undefined };
}

export const keysOf = (outcomes: readonly Outcome[]) => outcomes.map(({ key }) => key).sort();

export const failedOf = (outcomes: readonly Outcome[]) =>
  outcomes.flatMap((outcome) => (outcome.status === 'failed' ? [outcome] : []));
