import { counted } from '../../core/batch-error.ts';
import { StoreError } from '../../core/errors.ts';
import type { DeleteItem } from '../../core/items.ts';
import type { SkipReason } from '../../core/reasons.ts';
import { skipped, type Outcome } from '../../core/outcome.ts';
import { remove } from '../../operations/remove.ts';
import { deletesCapProblem } from '../../plan/deletes-cap.ts';
import { createKeySelection } from '../../plan/key-selection.ts';
import { isNewerThan } from '../../plan/run-start.ts';
import { bucketPages } from '../../sources/bucket-objects.ts';
import { BrakedStore } from '../../store/braked-store.ts';
import type { ListedObject, ObjectStore } from '../../store/object-store.ts';
import { InputError, type DeletePrefixInputs } from '../inputs/types.ts';
import type { ModeContext } from './mode.ts';
import { createPrefixFingerprint, type PrefixFingerprint } from './prefix-fingerprint.ts';

interface Deps extends ModeContext {
  readonly store: ObjectStore;
  /** The server's clock when the run's first listing was answered. */
  runStart?: Date;
}

/**
 * Deletes what lies under a prefix while it is listed; with a cap on the deletes the whole plan
 * is counted first. Afterwards it lists again, because some stores show `a/b` only when `a` is
 * gone (https://github.com/minio/minio/issues/20167), until nothing is left.
 */
export async function* deletePrefix(
  inputs: DeletePrefixInputs,
  context: ModeContext,
): AsyncGenerator<Outcome, void, undefined> {
  const deps: Deps = { ...context, store: await context.openStore() };
  if (inputs.maxDeletes !== undefined) await assertUnderCap(inputs, deps);
  for (let pass = 1; ; pass += 1) {
    const listed = createPrefixFingerprint();
    let isClean = true;
    for await (const outcome of removeListed(inputs, deps, listed)) {
      isClean &&= outcome.status !== 'failed';
      if (pass === 1 || outcome.status !== 'skipped') yield outcome;
    }
    if (listed.count === 0 || !isClean || inputs.dryRun) return;
    if (!(await hasMore(inputs, deps, listed))) return;
  }
}

/** One pass: what is listed goes into batches and is deleted as they fill. */
async function* removeListed(
  inputs: DeletePrefixInputs,
  deps: Deps,
  listed: PrefixFingerprint,
): AsyncGenerator<Outcome, void, undefined> {
  const { concurrency, batchSize } = inputs;
  const store = new BrakedStore(deps.store);
  const items = itemsUntilFailure(inputs, deps, listed, store);
  yield* remove(
    items,
    { store },
    {
      batchSize,
      signal: deps.signal,
      ...(concurrency !== undefined && { concurrency }),
    },
  );
}

async function* itemsUntilFailure(
  inputs: DeletePrefixInputs,
  deps: Deps,
  listed: PrefixFingerprint,
  brake: BrakedStore,
): AsyncGenerator<DeleteItem | Outcome, void, undefined> {
  const { bucket } = inputs;
  try {
    for await (const object of judgedObjects(inputs, deps)) {
      const { key, verdict } = object;
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

interface JudgedObject extends ListedObject {
  /** `not-meant`: the globs don't speak of it. Else why it is left alone, or that it goes. */
  readonly verdict: 'delete' | 'not-meant' | SkipReason;
}

/** The listing, each object judged by whether this run deletes it. */
async function* judgedObjects(
  inputs: DeletePrefixInputs,
  deps: Deps,
): AsyncGenerator<JudgedObject, void, undefined> {
  const { bucket, prefix } = inputs;
  const isMeant = createKeySelection(inputs);
  for await (const page of bucketPages({ bucket, prefix, signal: deps.signal }, deps)) {
    const runStart = (deps.runStart ??= page.serverTime);
    for (const object of page.objects) {
      const verdict = isMeant(object.key) ? verdictOn(object, runStart, inputs) : 'not-meant';
      yield { ...object, verdict };
    }
  }
}

function verdictOn(
  { lastModified }: ListedObject,
  runStart: Date,
  { olderThan = 0 }: DeletePrefixInputs,
): 'delete' | SkipReason {
  if (isNewerThan(lastModified, runStart)) return 'newer-than-run';
  const age = runStart.getTime() - lastModified.getTime();
  return olderThan > 0 && age <= olderThan ? 'younger' : 'delete';
}

async function assertUnderCap(inputs: DeletePrefixInputs, deps: Deps): Promise<void> {
  if (inputs.maxDeletes === undefined) return;
  let listed = 0;
  let deletes = 0;
  for await (const { verdict } of judgedObjects(inputs, deps)) {
    listed += 1;
    if (verdict === 'delete') deletes += 1;
  }
  const problem = deletesCapProblem(inputs.maxDeletes, { deletes, listed });
  if (problem !== undefined) throw new InputError([problem]);
  deps.log.info(`${counted(deletes)} of ${counted(listed)} listed objects to delete`);
  deps.expect(listed);
}

/**
 * Whether there is anything left that this run may delete. Throws when it is exactly what was
 * deleted before: then the store's answers can't be believed.
 */
async function hasMore(
  inputs: DeletePrefixInputs,
  deps: Deps,
  before: PrefixFingerprint,
): Promise<boolean> {
  const left = createPrefixFingerprint();
  for await (const { key, verdict } of judgedObjects(inputs, deps)) {
    if (verdict === 'delete') left.add(key);
  }
  if (left.count === 0) return false;
  if (!left.equals(before)) return true;
  throw new StoreError(
    'StillListed',
    `${counted(left.count)} objects are still listed after the store said that they are gone, ` +
      `the first is ${JSON.stringify(left.first)}`,
  );
}
