import type { Outcome } from '../../src/core/outcome.ts';
import { abort } from '../../src/operations/abort.ts';
import type { ObjectIdentity } from '../../src/core/errors.ts';
import { contentOf } from '../../src/core/content.ts';
import type { After, DownloadTarget, Items } from '../../src/core/items.ts';
import { copy } from '../../src/operations/copy.ts';
import { download } from '../../src/operations/download.ts';
import { remove } from '../../src/operations/remove.ts';
import type { OperationOptions } from '../../src/operations/skeleton.ts';
import { upload } from '../../src/operations/upload.ts';
import { nameOf, type MemoryStore } from './memory-store.ts';

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
  readonly run: (
    items: AnyItems,
    store: MemoryStore,
    options?: OperationOptions,
  ) => AsyncGenerator<Outcome>;
}

const BYTES = new Uint8Array([1, 2, 3]);
const received = new WeakMap<MemoryStore, Set<string>>();

/** Items get what their operation needs on the way. */
async function* completed<Item extends AnyItem>(
  items: AnyItems,
  complete: (item: AnyItem) => Item,
): AsyncGenerator<Item | Outcome> {
  for await (const item of items) yield 'status' in item ? item : complete(item);
}

export const OPERATIONS: readonly OperationUnderTest[] = [
  {
    name: 'upload',
    op: 'upload',
    isDone: (store, item) => store.objects.has(nameOf(item)),
    prepare: () => undefined,
    run: (items, store, options) =>
      upload(
        completed(items, (item) => ({ ...item, content: contentOf(BYTES) })),
        { store },
        options,
      ),
  },
  {
    name: 'download',
    op: 'download',
    isDone: (store, item) => receivedFrom(store).has(nameOf(item)),
    prepare: (store, item) => store.objects.set(nameOf(item), BYTES),
    run: (items, store, options) =>
      download(
        completed(items, (item) => ({ ...item, target: targetOf(store, item) })),
        { store },
        options,
      ),
  },
  {
    name: 'copy',
    op: 'copy',
    isDone: (store, item) => store.objects.has(nameOf(item)),
    prepare: (store, item) => store.objects.set(nameOf(sourceOf(item)), BYTES),
    run: (items, store, options) =>
      copy(
        completed(items, (item) => ({ ...item, source: sourceOf(item), headers: {} })),
        { store },
        options,
      ),
  },
  {
    name: 'remove',
    op: 'delete',
    isDone: (store, item) => !store.objects.has(nameOf(item)),
    prepare: (store, item) => store.objects.set(nameOf(item), BYTES),
    run: (items, store, options) =>
      remove(items as Items<AnyItem>, { store }, { batchSize: 3, ...options }),
  },
  {
    name: 'abort',
    op: 'abort',
    isDone: (store, item) => !store.uploads.has(nameOf(item)),
    prepare: (store, item) => store.uploads.set(nameOf(item), BYTES.length),
    run: (items, store, options) =>
      abort(
        completed(items, (item) => ({ ...item, uploadId: `id of ${item.key}` })),
        { store },
        options,
      ),
  },
];

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
