import type { DeleteItem } from '../../core/items.ts';
import type { SkipReason } from '../../core/reasons.ts';
import { skipped, type Outcome } from '../../core/outcome.ts';
import { remove } from '../../operations/remove.ts';
import { createKeySelection } from '../../plan/key-selection.ts';
import { bucketPages } from '../../sources/bucket-objects.ts';
import { BrakedStore } from '../../store/braked-store.ts';
import type { ListedObject, ListPage, ObjectStore } from '../../store/object-store.ts';
import type { DeletePrefixInputs } from '../inputs/types.ts';
import type { ModeContext } from './mode.ts';
import { createPrefixFingerprint, type PrefixFingerprint } from './prefix-fingerprint.ts';

export interface DeleteDeps extends ModeContext {
  readonly store: ObjectStore;
  /** The server's clock when the run's first listing was answered. */
  runStart?: Date;
}

/** Says of an object that the globs mean why it is left alone, or that it goes. */
export type Judge = (object: ListedObject, runStart: Date) => 'delete' | SkipReason;

export interface JudgedObject extends ListedObject {
  /** `not-meant`: the globs don't speak of it. */
  readonly verdict: 'not-meant' | ReturnType<Judge>;
}

/** The listing, each page with the time when the run's first listing was answered. */
export async function* listedPages(
  { bucket, prefix }: DeletePrefixInputs,
  deps: DeleteDeps,
): AsyncGenerator<ListPage & { readonly runStart: Date }, void, undefined> {
  for await (const page of bucketPages({ bucket, prefix, signal: deps.signal }, deps)) {
    yield { ...page, runStart: (deps.runStart ??= page.serverTime) };
  }
}

/** The listing, each object judged by whether this run deletes it. */
export async function* judgedObjects(
  inputs: DeletePrefixInputs,
  deps: DeleteDeps,
  judge: Judge,
): AsyncGenerator<JudgedObject, void, undefined> {
  const isMeant = createKeySelection(inputs);
  for await (const { objects, runStart } of listedPages(inputs, deps)) {
    for (const object of objects) {
      const verdict = isMeant(object.key) ? judge(object, runStart) : 'not-meant';
      yield { ...object, verdict };
    }
  }
}

/** One pass: what is listed goes into batches and is deleted as they fill. */
export async function* removeListed(
  inputs: DeletePrefixInputs,
  deps: DeleteDeps,
  judge: Judge,
  listed: PrefixFingerprint,
): AsyncGenerator<Outcome, void, undefined> {
  const { concurrency, batchSize } = inputs;
  const store = new BrakedStore(deps.store);
  const objects = judgedObjects(inputs, deps, judge);
  yield* remove(
    itemsUntilFailure(inputs.bucket, objects, listed, store),
    { store },
    {
      batchSize,
      signal: deps.signal,
      ...(concurrency !== undefined && { concurrency }),
    },
  );
}

async function* itemsUntilFailure(
  bucket: string,
  objects: AsyncIterable<JudgedObject>,
  listed: PrefixFingerprint,
  brake: BrakedStore,
): AsyncGenerator<DeleteItem | Outcome, void, undefined> {
  try {
    for await (const { key, verdict } of objects) {
      if (verdict === 'not-meant') continue;
      if (verdict !== 'delete') {
        yield skipped('delete', { bucket, key }, verdict);
      } else {
        listed.add(key);
        yield { bucket, key };
      }
    }
  } catch (thrown) {
    brake.stopDeletes(thrown);
    throw thrown;
  }
}

/** What is listed and would go. */
export async function listLeft(
  inputs: DeletePrefixInputs,
  deps: DeleteDeps,
  judge: Judge,
): Promise<PrefixFingerprint> {
  const left = createPrefixFingerprint();
  for await (const { key, verdict } of judgedObjects(inputs, deps, judge)) {
    if (verdict === 'delete') left.add(key);
  }
  return left;
}
