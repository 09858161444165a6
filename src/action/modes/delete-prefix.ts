import { counted } from '../../core/batch-error.ts';
import { StoreError } from '../../core/errors.ts';
import type { SkipReason } from '../../core/reasons.ts';
import type { Outcome } from '../../core/outcome.ts';
import { quoted } from '../../core/shown.ts';
import { deletesCapProblem } from '../../plan/deletes-cap.ts';
import { createRunClock, type RunClock } from '../../plan/run-clock.ts';
import type { ListedObject } from '../../object-store/object-store.ts';
import { InputError, type DeletePrefixInputs } from '../inputs/types.ts';
import { deleteKeys } from './delete-keys.ts';
import {
  judgedRows,
  listLeft,
  removeListed,
  type DeleteDeps,
  type Judge,
} from './delete-listed.ts';
import { deleteRetained } from './delete-retained.ts';
import type { ModeContext } from './mode.ts';
import { createPrefixFingerprint, type PrefixFingerprint } from './prefix-fingerprint.ts';
import { createKeyCheck, tellKeyCheck } from './unmatched.ts';

/**
 * Deletes what lies under a prefix while it is listed; with a cap on the deletes, or when the
 * newest are kept, the whole plan is made first. Afterwards it lists again, because some stores
 * show `a/b` only when `a` is gone (https://github.com/minio/minio/issues/20167), until nothing is
 * left.
 */
export async function* deletePrefix(
  inputs: DeletePrefixInputs,
  context: ModeContext,
): AsyncGenerator<Outcome | readonly Outcome[], void, undefined> {
  const { keysFrom, keepNewest } = inputs;
  if (keysFrom !== undefined) return yield* deleteKeys({ ...inputs, keysFrom }, context);
  const check = createKeyCheck(inputs);
  const store = await context.openStore();
  const deps: DeleteDeps = { ...context, store, clock: createRunClock(), check };
  if (keepNewest !== undefined) {
    yield* deleteRetained(inputs, { ...inputs, keepNewest }, deps);
    return;
  }
  const judge = judgeByAge(inputs);
  if (inputs.maxDeletes !== undefined || check?.isFirst) await surveyPrefix(inputs, deps, judge);
  for (let pass = 1; ; pass += 1) {
    const listed = createPrefixFingerprint();
    let isClean = true;
    for await (const outcomes of removeListed(inputs, deps, judge, listed)) {
      isClean &&= !outcomes.some(({ status }) => status === 'failed');
      yield pass === 1 ? outcomes : outcomes.filter(({ status }) => status !== 'skipped');
    }
    tellOnce(inputs, deps);
    if (listed.count === 0 || !isClean || inputs.dryRun) return;
    const left = await listLeft(inputs, deps, judge);
    if (left.count === 0) return;
    if (left.equals(listed)) throw stillListed(left);
  }
}

function judgeByAge({ olderThan = 0 }: DeletePrefixInputs): Judge {
  return ({ lastModified }: ListedObject, clock: RunClock): 'delete' | SkipReason => {
    if (clock.isDuringRun(lastModified)) return 'newer-than-run';
    const age = clock.start.getTime() - lastModified.getTime();
    return olderThan > 0 && age <= olderThan ? 'younger' : 'delete';
  };
}

/**
 * Lists everything before the first delete, and throws an InputError when the plan is over the cap,
 * or when a line that is to protect something protects nothing.
 */
async function surveyPrefix(
  inputs: DeletePrefixInputs,
  deps: DeleteDeps,
  judge: Judge,
): Promise<void> {
  const { check } = deps;
  let listed = 0;
  let deletes = 0;
  for await (const rows of judgedRows(inputs, deps, judge)) {
    for (const { key, verdict } of rows) {
      listed += 1;
      if (verdict === 'delete') deletes += 1;
      check?.see(key, verdict === 'delete');
    }
  }
  const problems = tellOnce(inputs, deps);
  const things = inputs.versions === 'current' ? 'objects' : 'versions and delete markers';
  const problem =
    inputs.maxDeletes && deletesCapProblem(inputs.maxDeletes, { deletes, listed }, things);
  if (problem !== undefined) problems.push(problem);
  if (problems.length > 0) throw new InputError(problems);
  deps.log.info(`${counted(deletes)} of ${counted(listed)} listed ${things} to delete`);
  deps.expect(listed);
}

/** Tells what one pass over the listing has shown of the lines; later passes say nothing new. */
function tellOnce(inputs: DeletePrefixInputs, deps: DeleteDeps): string[] {
  const problems = tellKeyCheck(deps.check, inputs, deps.log);
  deps.check = undefined;
  return [...problems];
}

/** The same is listed as before it was deleted: the store's answers can't be believed. */
function stillListed({ count, first }: PrefixFingerprint): StoreError {
  return new StoreError(
    'StillListed',
    `${counted(count)} objects are still listed after the store said that they are gone, ` +
      `the first is ${quoted(first ?? '')}`,
  );
}
