import { counted } from '../../core/batch-error.ts';
import { StoreError } from '../../core/errors.ts';
import type { Outcome } from '../../core/outcome.ts';
import { quoted } from '../../core/shown.ts';
import { deletesCapProblem } from '../../plan/deletes-cap.ts';
import { createKeySelection } from '../../plan/key-selection.ts';
import { amountOf, type RetentionPlan, type RetentionRules } from '../../plan/retention-plan.ts';
import { isProtecting } from '../../plan/line-check.ts';
import { createRetention } from '../../plan/retention.ts';
import { isStateKey } from '../../plan/state-key.ts';
import { InputError, type DeletePrefixInputs } from '../inputs/types.ts';
import { planLines, planTables } from '../plan-text.ts';
import {
  judgedRows,
  listedObjects,
  listLeft,
  removeListed,
  type DeleteDeps,
} from './delete-listed.ts';
import { createPrefixFingerprint, type PrefixFingerprint } from './prefix-fingerprint.ts';
import { createKeyCheck, tellKeyCheck } from './unmatched.ts';

/**
 * Deletes what retention does not keep, in two passes over the listing: the first counts and makes
 * the plan, the second deletes what the first had counted. What has appeared or changed in between
 * is left alone. Last it lists what the store said is gone.
 */
export async function* deleteRetained(
  inputs: DeletePrefixInputs,
  rules: RetentionRules,
  deps: DeleteDeps,
): AsyncGenerator<readonly Outcome[], void, undefined> {
  const plan = await planDeletes(inputs, rules, deps);
  const listed = createPrefixFingerprint();
  let isClean = true;
  let hasChanged = false;
  for await (const outcomes of removeListed(inputs, deps, plan.openPass(), listed)) {
    isClean &&= !outcomes.some(({ status }) => status === 'failed');
    hasChanged ||= outcomes.some((one) => one.status === 'skipped' && one.reason === 'changed');
    yield outcomes;
  }
  if (listed.count === 0 || !isClean || inputs.dryRun) return;
  const left = await listLeft(inputs, deps, plan.openPass());
  if (left.count > 0 && (!hasChanged || left.equals(listed))) throw stillListed(left);
}

/** The first pass. Shows the plan, then throws an InputError when it is over the cap. */
async function planDeletes(
  inputs: DeletePrefixInputs,
  rules: RetentionRules,
  deps: DeleteDeps,
): Promise<RetentionPlan> {
  const isMeant = createKeySelection(inputs);
  let retention: ReturnType<typeof createRetention> | undefined;
  let listed = 0;
  let meant = 0;
  for await (const objects of listedObjects(inputs, deps)) {
    retention ??= createRetention(rules, deps.clock);
    listed += objects.length;
    for (const object of objects) {
      deps.check?.see(object.key, false);
      if (!isMeant(object.key)) continue;
      meant += 1;
      if (!isStateKey(object.key)) retention.add(object);
    }
  }
  if (retention === undefined) throw new RangeError('a listing without a page');
  const plan = retention.decide();
  deps.showPlan({ lines: planLines(plan), markdown: planTables(plan) });
  const { objects: deletes } = amountOf(plan, 'delete');
  deps.log.info(`${counted(deletes)} of ${counted(listed)} listed objects to delete`);
  const problems = await lineProblems(inputs, plan, deps);
  const problem = inputs.maxDeletes && deletesCapProblem(inputs.maxDeletes, { deletes, listed });
  if (problem !== undefined) problems.push(problem);
  if (problems.length > 0) throw new InputError(problems);
  deps.expect(meant);
  return plan;
}

/**
 * What goes is known only now. Where a line protects nothing and is near to something, the listing
 * is read once more to see whether that goes.
 */
async function lineProblems(
  inputs: DeletePrefixInputs,
  plan: RetentionPlan,
  deps: DeleteDeps,
): Promise<string[]> {
  const first = deps.check;
  deps.check = undefined;
  const isDoubtful = first?.lines.unmatched().some((one) => isProtecting(one) && one.nearest);
  const check = first?.isFirst && isDoubtful ? createKeyCheck(inputs) : first;
  if (check !== undefined && check !== first) {
    for await (const rows of judgedRows(inputs, deps, plan.openPass())) {
      for (const { key, verdict } of rows) check.see(key, verdict === 'delete');
    }
  }
  return [...tellKeyCheck(check, inputs, deps.log)];
}

function stillListed({ count, first }: PrefixFingerprint): StoreError {
  return new StoreError(
    'StillListed',
    `${counted(count)} objects of what was to go are still listed, or listed anew, after the ` +
      `store said that it is gone, the first is ${quoted(first ?? '')}: run it again`,
  );
}
