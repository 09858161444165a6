import type { DeleteItem } from '../../core/items.ts';
import type { Outcome } from '../../core/outcome.ts';
import { remove } from '../../operations/remove.ts';
import type { SyncPlan } from '../../plan/sync-plan.ts';
import { DeleteGate } from '../../object-store/delete-gate.ts';
import type { SyncWork } from './sync-work.ts';

/** Deletes what the directory has no file for, unless anything failed before. */
export async function* removeAbsent(
  work: SyncWork,
  { deletes }: SyncPlan,
  signal: AbortSignal,
): AsyncGenerator<Outcome, void, undefined> {
  const { bucket, batchSize } = work.view.inputs;
  const store = new DeleteGate(work.view.store);
  if (work.failure !== undefined) store.stopDeletes(work.failure.thrown);
  const outcomes = remove(itemsOf(bucket, deletes), { store }, { batchSize, signal });
  for await (const outcome of outcomes) {
    if (outcome.status === 'done') work.removed.add(outcome.key);
    if (outcome.status === 'failed') work.failure ??= { thrown: outcome.error.cause };
    yield outcome;
  }
}

function* itemsOf(bucket: string, keys: readonly string[]): Generator<DeleteItem> {
  for (const key of keys) yield { bucket, key };
}
