import { InputError } from '../core/errors.ts';
import { isProtecting } from '../core/globs/line-check.ts';
import { createKeySelection } from '../core/globs/selection.ts';
import { createKeyCheck, type KeyCheck } from '../core/globs/unmatched.ts';
import type { Outcome } from '../core/outcome.ts';
import { formatCount } from '../core/text.ts';
import {
  afterPreview,
  createDeletionSample,
  type DeletionSample,
  previewOfDirectories,
} from '../listing/deletion-preview.ts';
import { createRunClock } from '../listing/run-clock.ts';
import type { ObjectStore } from '../object-store/object-store.ts';
import { openFeatureStore } from '../operations/feature.ts';
import { deletesCapProblem } from '../operations/max-deletes.ts';
import { deleteKeys } from './keys-from/delete-keys.ts';
import {
  addRemaining,
  classifiedRows,
  type DeletePass,
  isToDelete,
  listedObjects,
  removeListed,
} from './delete-listed.ts';
import { type Fingerprint, untilNothingIsListed } from './passes.ts';
import {
  amountOf,
  createRetention,
  type PlannedGroup,
  type Retention,
  type RetentionPlan,
  type RetentionRules,
} from './rules/retention.ts';
import {
  type Classify,
  createStateCheck,
  type PruneOptions,
  type PrunePlan,
  type PruneRun,
  type PruneSettings,
  pruneSettings,
  reportLines,
  shownAtEnd,
} from './run.ts';
import { createStates, type States } from './states.ts';

/**
 * Deletes objects under a prefix: all, by age, all but the newest, or by their versions; or the keys
 * that a file names. Yields one outcome for each object that the globs select. What was written
 * after the run began is kept; the state of a sync is deleted last, with everything else of its site.
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
  const given = pruneSettings(options);
  const settings = { ...given, store: () => openChecked(given) };
  const { keysFrom, keepNewest } = settings;
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
  const outcomes = allPasses(run, plan);
  yield* plan.isStreamed === true ? shownAtEnd(run, outcomes) : outcomes;
}

/** All passes, and at the end the states that are kept, also when a pass has thrown. */
async function* allPasses(
  run: PruneRun,
  plan: DeletePlan,
): AsyncGenerator<readonly Outcome[], void, undefined> {
  const { dryRun, keepNewest } = run.settings;
  const states = createStates(run, () => plan.openPass());
  const passOf = (listed: Fingerprint, changed: ReadonlySet<string> = new Set()) => ({
    classify: keepChanged(plan.openPass(), changed),
    listed,
    states,
  });
  try {
    yield* untilNothingIsListed({
      act: (listed, isFirst, changed) =>
        thenStates(states, listed, () =>
          isFirst
            ? firstPass(run, { ...passOf(listed), show: plan.show }, plan.check)
            : removeListed(run, passOf(listed, changed)),
        ),
      list: (remaining, changed) => addRemaining(run, passOf(remaining, changed)),
      things: 'object',
      dryRun,
      isOnce: keepNewest !== undefined,
    });
  } catch (thrown) {
    yield* states.end();
    throw thrown;
  }
  yield* states.end();
}

/** One pass, and the states of syncs after it; where something has failed, they are kept. */
async function* thenStates(
  states: States,
  listed: Fingerprint,
  pass: () => AsyncIterable<readonly Outcome[]>,
): AsyncGenerator<readonly Outcome[], void, undefined> {
  let hasFailed = false;
  for await (const outcomes of pass()) {
    hasFailed ||= outcomes.some(({ status }) => status === 'failed');
    yield outcomes;
  }
  if (!hasFailed) yield* states.deleteLast(listed);
}

/**
 * Keeps what was changed by another client after it was listed, whatever the date of the change: a
 * store's dates may lag.
 */
function keepChanged(classify: Classify, changed: ReadonlySet<string>): Classify {
  return (object, isState) => {
    const action = classify(object, isState);
    return action === 'delete' && changed.has(object.key) ? 'changed' : action;
  };
}

/** Opens the store, and asks it whether a sync is deploying to the prefix. */
async function openChecked(settings: PruneSettings): Promise<ObjectStore> {
  const { store } = settings;
  const opened = typeof store === 'function' ? await store() : store;
  settings.deployCheck.begin(opened, settings);
  return opened;
}

/** What is decided before the first delete. */
interface DeletePlan {
  /** Begins a pass over a listing. */
  openPass(): Classify;
  /** The globs, when they are checked while the first pass deletes. */
  readonly check?: KeyCheck | undefined;
  /** Reports what is decided, where its first objects are known only to the first pass. */
  readonly show?: DeletePass['show'];
  /** Whether nothing was listed before the first pass, so that only its end shows what is deleted. */
  readonly isStreamed?: boolean;
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
  if (settings.maxDeletes === undefined && check?.isFirst !== true) {
    return { openPass, check, isStreamed: true };
  }
  const states = createStates(run, openPass);
  let listed = 0;
  const sample = createDeletionSample();
  for await (const rows of classifiedRows(run, classify)) {
    for (const row of rows) {
      listed += 1;
      if (row.action === 'delete') sample.add(row, row);
      else states.take(row);
      check?.see(row.key, isToDelete(row));
    }
  }
  for (const row of await states.planLast()) sample.add(row, row);
  const deletes = sample.preview(run.clock.start);
  await reportPlan(run, { deletes, isDone: false }, listed);
  const problems = await reportLines(check, settings);
  refuse([...problems, ...limitProblems(run, { deletes: deletes.objects, listed })]);
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

/** What is wrong with a plan that deletes more than is allowed. */
function limitProblems(run: PruneRun, counts: Counts): readonly string[] {
  const { maxDeletes } = run.settings;
  const problem = maxDeletes && deletesCapProblem(maxDeletes, counts, thingsOf(run));
  return problem === undefined ? [] : [problem];
}

/** Throws an InputError for these problems. */
function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new InputError(problems);
}

async function reportPlan(run: PruneRun, plan: PrunePlan, listed: number): Promise<void> {
  const { onEvent } = run.settings;
  await onEvent?.({ kind: 'plan', plan });
  const { objects } = plan.deletes;
  const message = `${formatCount(objects)} of ${formatCount(listed)} listed ${thingsOf(run)} to delete`;
  await onEvent?.({ kind: 'info', message });
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
  const isState = createStateCheck(settings);
  const single = createDeletionSample();
  const noteDelete = ({ name, bytes, newest }: PlannedGroup) => {
    const facts = { size: bytes, lastModified: new Date(newest) };
    single.add({ key: name }, facts);
  };
  let retention: Retention | undefined;
  const counts = { listed: 0, selected: 0 };
  for await (const objects of listedObjects(run)) {
    retention ??= createRetention(rules, clock, noteDelete);
    counts.listed += objects.length;
    for (const object of objects) {
      check?.see(object.key, false);
      if (!isSelected(object.key)) continue;
      counts.selected += 1;
      retention.add(object, isState(object.key));
    }
  }
  if (retention === undefined) throw new RangeError('a listing without a page');
  const plan = retention.decide();
  return shownRetention(run, plan, { ...counts, single, check });
}

interface FirstListing {
  readonly listed: number;
  readonly selected: number;
  /** The single objects to delete. */
  readonly single: DeletionSample;
  readonly check: KeyCheck | undefined;
}

/**
 * Reports the plan: of single objects at once; of directories when the second listing has shown the
 * first objects in them, before any of these is deleted.
 */
async function shownRetention(
  run: PruneRun,
  plan: RetentionPlan,
  { listed, selected, single, check }: FirstListing,
): Promise<DeletePlan> {
  const { settings, clock } = run;
  const isOfObjects = plan.rules.keepNewestOf === 'objects';
  const show = async (sample: DeletionSample) => {
    const preview = sample.preview(clock.start);
    const deletes = isOfObjects ? preview : previewOfDirectories(deletedDirectories(plan), preview);
    await reportPlan(run, { deletes, retention: plan, isDone: false }, listed);
  };
  if (isOfObjects) await show(single);
  const limit = limitProblems(run, { deletes: amountOf(plan, 'delete').objects, listed });
  const problems = [...(await lineProblems(run, plan, check)), ...limit];
  if (problems.length > 0 && !isOfObjects) await showFirst(run, plan, show);
  refuse(problems);
  await settings.onEvent?.({ kind: 'expected', objects: selected });
  return isOfObjects ? plan : { openPass: () => plan.openPass(), show };
}

/** Shows a plan that is refused, for which the listing is read until its first objects are known. */
async function showFirst(
  run: PruneRun,
  plan: RetentionPlan,
  show: (sample: DeletionSample) => Promise<void>,
): Promise<void> {
  const shown = { now: false };
  const isShown = () => shown.now;
  const pages = afterPreview(classifiedRows(run, plan.openPass()), async (sample) => {
    await show(sample);
    shown.now = true;
  });
  while (!isShown()) await pages.next();
  await pages.return();
}

function deletedDirectories({ groups }: RetentionPlan): readonly PlannedGroup[] {
  return groups.filter(({ action }) => action === 'delete');
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
    for (const row of rows) check?.see(row.key, isToDelete(row));
  }
  return reportLines(check, settings);
}
