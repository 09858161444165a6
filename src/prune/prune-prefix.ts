import { InputError } from '../core/errors.ts';
import { isProtecting } from '../core/globs/line-check.ts';
import { createKeySelection } from '../core/globs/selection.ts';
import { createKeyCheck, type KeyCheck } from '../core/globs/unmatched.ts';
import { isStateKey } from '../core/keys.ts';
import type { Outcome } from '../core/outcome.ts';
import { formatCount } from '../core/text.ts';
import { createRunClock } from '../listing/run-clock.ts';
import { openFeatureStore } from '../operations/feature.ts';
import { deletesCapProblem } from '../operations/max-deletes.ts';
import { deleteKeys } from './delete-keys.ts';
import {
  addRemaining,
  classifiedRows,
  type DeletePass,
  listedObjects,
  removeListed,
} from './delete-listed.ts';
import { untilNothingIsListed } from './passes.ts';
import {
  amountOf,
  createRetention,
  type Retention,
  type RetentionPlan,
  type RetentionRules,
} from './retention.ts';
import {
  type Classify,
  type PruneOptions,
  type PruneRun,
  pruneSettings,
  reportLines,
} from './run.ts';

/**
 * Deletes objects under a prefix: all, by age, all but the newest, or by their versions; or the keys
 * that a file names. Yields one outcome for each object that the globs select. What was written
 * after the run began is kept.
 *
 * Throws an InputError before the first delete for options that make no sense and for a plan over
 * `maxDeletes`; a StoreError when a listing fails, after which nothing more is deleted, and
 * `StillListed` when the store lists what it said is deleted; the reason of an aborted signal.
 */
export async function* prunePrefix(
  options: PruneOptions,
): AsyncGenerator<Outcome, void, undefined> {
  for await (const outcomes of prunePages(options)) for (const outcome of outcomes) yield outcome;
}

/** As `prunePrefix`, the outcomes of a request together, which takes half of the CPU. */
export async function* prunePages(
  options: PruneOptions,
): AsyncGenerator<readonly Outcome[], void, undefined> {
  const settings = pruneSettings(options);
  const { keysFrom, keepNewest, dryRun } = settings;
  if (keysFrom !== undefined) {
    yield* deleteKeys({ ...settings, keysFrom });
    return;
  }
  const check = createKeyCheck(settings);
  const store = await openFeatureStore(settings);
  const run: PruneRun = { settings, store, clock: createRunClock() };
  const plan =
    keepNewest === undefined
      ? await planByAge(run, check)
      : await planRetention(run, { ...settings, keepNewest }, check);
  yield* untilNothingIsListed({
    act: (listed, isFirst) =>
      isFirst
        ? firstPass(run, { classify: plan.openPass(), listed }, plan.check)
        : removeListed(run, { classify: plan.openPass(), listed }),
    list: (remaining) => addRemaining(run, plan.openPass(), remaining),
    things: 'object',
    dryRun,
    isOnce: keepNewest !== undefined,
  });
}

/** What is decided before the first delete. */
interface DeletePlan {
  /** Begins a pass over a listing. */
  openPass(): Classify;
  /** The globs, when they are checked while the first pass deletes. */
  readonly check?: KeyCheck | undefined;
}

async function* firstPass(
  run: PruneRun,
  pass: DeletePass,
  check: KeyCheck | undefined,
): AsyncGenerator<readonly Outcome[], void, undefined> {
  const note = (key: string, isDeleted: boolean) => {
    check?.see(key, isDeleted);
  };
  yield* removeListed(run, check === undefined ? pass : { ...pass, note });
  await reportLines(check, run.settings);
}

/**
 * Decides by age. Lists everything first where a limit or a glob may refuse the run; throws an
 * InputError when one does.
 */
async function planByAge(run: PruneRun, check: KeyCheck | undefined): Promise<DeletePlan> {
  const { settings } = run;
  const classify = classifierByAge(run);
  const openPass = () => classify;
  if (settings.maxDeletes === undefined && check?.isFirst !== true) return { openPass, check };
  let listed = 0;
  let deletes = 0;
  for await (const rows of classifiedRows(run, classify)) {
    for (const { key, action } of rows) {
      listed += 1;
      if (action === 'delete') deletes += 1;
      check?.see(key, action === 'delete');
    }
  }
  const problems = await reportLines(check, settings);
  refuseOverLimit(run, { deletes, listed }, problems);
  await reportDeletes(run, { deletes, listed });
  await settings.onEvent?.({ kind: 'expected', objects: listed });
  return { openPass };
}

function classifierByAge({ settings: { olderThan = 0 }, clock }: PruneRun): Classify {
  return ({ lastModified }) => {
    if (clock.isDuringRun(lastModified)) return 'newer-than-run';
    const age = clock.start.getTime() - lastModified.getTime();
    return olderThan > 0 && age <= olderThan ? 'younger' : 'delete';
  };
}

interface Counts {
  readonly deletes: number;
  readonly listed: number;
}

function thingsOf({ settings }: PruneRun): string {
  return settings.versions === 'current' ? 'objects' : 'versions and delete markers';
}

/** Throws an InputError for these problems, and for more deletes than are allowed. */
function refuseOverLimit(run: PruneRun, counts: Counts, problems: readonly string[]): void {
  const { maxDeletes } = run.settings;
  const problem = maxDeletes && deletesCapProblem(maxDeletes, counts, thingsOf(run));
  const all = problem === undefined ? problems : [...problems, problem];
  if (all.length > 0) throw new InputError(all);
}

async function reportDeletes(run: PruneRun, { deletes, listed }: Counts): Promise<void> {
  const message = `${formatCount(deletes)} of ${formatCount(listed)} listed ${thingsOf(run)} to delete`;
  await run.settings.onEvent?.({ kind: 'info', message });
}

/**
 * Decides by retention: a first listing counts and makes the plan, and only what it has counted is
 * deleted. What has appeared or changed since is kept. Throws an InputError when a limit or a glob
 * refuses the plan.
 */
async function planRetention(
  run: PruneRun,
  rules: RetentionRules,
  check: KeyCheck | undefined,
): Promise<DeletePlan> {
  const { settings, clock } = run;
  const isSelected = createKeySelection(settings);
  let retention: Retention | undefined;
  let listed = 0;
  let selected = 0;
  for await (const objects of listedObjects(run)) {
    retention ??= createRetention(rules, clock);
    listed += objects.length;
    for (const object of objects) {
      check?.see(object.key, false);
      if (!isSelected(object.key)) continue;
      selected += 1;
      if (!isStateKey(object.key)) retention.add(object);
    }
  }
  if (retention === undefined) throw new RangeError('a listing without a page');
  const plan = retention.decide();
  await settings.onEvent?.({ kind: 'plan', plan });
  const counts = { deletes: amountOf(plan, 'delete').objects, listed };
  await reportDeletes(run, counts);
  refuseOverLimit(run, counts, await lineProblems(run, plan, check));
  await settings.onEvent?.({ kind: 'expected', objects: selected });
  return plan;
}

/**
 * Which objects are deleted is known only with the plan. Where a glob protects nothing and is near
 * to something, the listing is read once more to see whether that would be deleted.
 */
async function lineProblems(
  run: PruneRun,
  plan: RetentionPlan,
  first: KeyCheck | undefined,
): Promise<readonly string[]> {
  const { settings } = run;
  const isDoubtful = first?.lines.unmatched().some((one) => isProtecting(one) && one.nearest);
  if (first?.isFirst !== true || !isDoubtful) return reportLines(first, settings);
  const check = createKeyCheck(settings);
  for await (const rows of classifiedRows(run, plan.openPass())) {
    for (const { key, action } of rows) check?.see(key, action === 'delete');
  }
  return reportLines(check, settings);
}
