import { InputError } from '../../core/errors.ts';
import { createKeySelection } from '../../core/globs/selection.ts';
import { isStateKey } from '../../core/keys.ts';
import { type Outcome, skipped } from '../../core/outcome.ts';
import { untilDeployIsMet } from '../../listing/deploy-check.ts';
import { createDeletionSample } from '../../listing/deletion-preview.ts';
import { createRunClock, rowsByClock } from '../../listing/run-clock.ts';
import { bucketVersionPages } from '../../listing/versions.ts';
import type { ListedObject } from '../../object-store/object-store.ts';
import { DeleteGate } from '../../object-store/wrapped-stores.ts';
import { openFeatureStore } from '../../operations/feature.ts';
import { deletesCapProblem } from '../../operations/max-deletes.ts';
import { remove, removePages } from '../../operations/remove.ts';
import { removeVersions, type VersionItem } from '../rules/current-last.ts';
import { listedObjects, removeOptions } from '../delete-listed.ts';
import { entriesOf, type Fingerprint, itemsUntilFailure, untilNothingIsListed } from '../passes.ts';
import { type PruneRun, type RowAction, shownAtEnd } from '../run.ts';
import { createVersionClassifier, currentOf } from '../rules/versions.ts';
import type { KeysSettings } from './check-keys.ts';
import { fileChanged, type FileLines } from './file-lines.ts';
import { createKeysFile } from './keys-file.ts';
import {
  type ComparedRow,
  type ObjectName,
  plannedName,
  type PlannedObjects,
} from './planned-objects.ts';

/**
 * Deletes what a plan names and a listing shows unchanged. What has changed since is skipped, and
 * so is, at the end, what is not there any more; what the plan doesn't name is not touched.
 */
export async function* deletePlanned(
  settings: KeysSettings,
  file: FileLines,
  planned: PlannedObjects,
): AsyncGenerator<readonly Outcome[], void, undefined> {
  const store = await openFeatureStore(settings);
  const run: PlannedRun = { settings, store, clock: createRunClock(), planned, states: new Map() };
  await refuseOverLimit(run);
  const outcomes = untilNothingIsListed({
    act: (listed, isFirst) => removePlanned(run, listed, isFirst),
    list: (remaining) => addRemaining(run, remaining),
    things: 'object',
    dryRun: settings.dryRun,
  });
  const all = allOutcomes(run, file, outcomes);
  yield* settings.maxDeletes === undefined ? shownAtEnd(run, all) : all;
}

async function* allOutcomes(
  run: PlannedRun,
  file: FileLines,
  passes: AsyncIterable<readonly Outcome[]>,
): AsyncGenerator<readonly Outcome[], void, undefined> {
  let isAnyKept = false;
  for await (const some of passes) {
    isAnyKept ||= some.some(({ status }) => status !== 'done');
    yield some;
  }
  yield* removeStates(run, isAnyKept);
  yield* goneObjects(run, file);
}

interface PlannedRun extends PruneRun {
  readonly settings: KeysSettings;
  readonly planned: PlannedObjects;
  /** The records of syncs that wait for everything else, by their keys. */
  readonly states: Map<string, DecidedObject>;
}

/** Maximum number of records that wait, in memory; others are deleted as they are listed. */
const MAX_STATES = 10_000;

interface Decided {
  readonly action: RowAction;
}

type DecidedObject = ListedObject & Decided;

type DecidedVersion = DecidedObject & {
  readonly versionId: string;
  readonly isCurrent: boolean;
  readonly isDeleteMarker: boolean;
};

/**
 * Lists first where a limit is given, and shows what is left of the plan. Throws an InputError when
 * that is over the limit.
 */
async function refuseOverLimit(run: PlannedRun): Promise<void> {
  const { maxDeletes, onEvent } = run.settings;
  if (maxDeletes === undefined) return;
  let listed = 0;
  const sample = createDeletionSample();
  for await (const rows of decidedRows(run)) {
    for (const row of rows) {
      listed += 1;
      if (row.action === 'delete') sample.add(row, row);
    }
  }
  const deletes = sample.preview(run.clock.start);
  await onEvent?.({ kind: 'plan', plan: { deletes, isDone: false } });
  const counts = { deletes: deletes.objects, listed };
  const things = run.planned.isOfVersions ? 'versions and delete markers' : 'objects';
  const problem = deletesCapProblem(maxDeletes, counts, things);
  if (problem !== undefined) throw new InputError([problem]);
}

function decidedRows(run: PlannedRun): AsyncGenerator<readonly (DecidedObject & ObjectName)[]> {
  return run.planned.isOfVersions ? decidedVersions(run) : decidedObjects(run);
}

async function* decidedObjects(run: PlannedRun): AsyncGenerator<readonly DecidedObject[]> {
  const decide = decider(run);
  for await (const objects of listedObjects(run)) {
    yield objects.map((object) => ({ ...object, action: decide(object) }));
  }
}

/** The current version of a key comes last, and is kept where anything else of the key is. */
async function* decidedVersions(run: PlannedRun): AsyncGenerator<readonly DecidedVersion[]> {
  const { settings, store, clock } = run;
  const { bucket, prefix, signal } = settings;
  const decide = decider(run);
  const rows = createVersionClassifier((row, { isCurrent }) => decide({ ...row, isCurrent }));
  async function* pages() {
    const listed = bucketVersionPages({ bucket, prefix, signal }, { store });
    for await (const page of untilDeployIsMet(listed, currentOf, store, settings)) {
      yield { rows: page.versions, serverTime: page.serverTime };
    }
  }
  for await (const page of rowsByClock(pages(), clock, ({ lastModified }) => lastModified)) {
    yield page.flatMap((row) => Array.from(rows.next(row)));
  }
  yield rows.end();
}

/** Decides about a listed row; one that the plan doesn't name is not selected. */
function decider({ settings, planned, clock }: PlannedRun): (row: ComparedRow) => RowAction {
  const isSelected = createKeySelection(settings);
  return (row) => {
    if (!isSelected(row.key)) return 'not-selected';
    const found = planned.compare(row);
    if (found === 'not-planned') return 'not-selected';
    if (found === 'changed') return 'changed';
    return clock.isDuringRun(row.lastModified) ? 'newer-than-run' : 'delete';
  };
}

/** One pass: lists, and deletes in batches as they fill. */
function removePlanned(
  run: PlannedRun,
  listed: Fingerprint,
  isFirst: boolean,
): AsyncGenerator<readonly Outcome[], void, undefined> {
  const { settings, planned } = run;
  const { bucket, bypassGovernance } = settings;
  const gate = new DeleteGate(run.store);
  const deps = { store: gate };
  const options = removeOptions(settings);
  const settle = settler(run, listed, isFirst);
  if (!planned.isOfVersions) {
    const toItem = (row: DecidedObject) => {
      const settled = settle(row);
      return settled === 'delete' ? { bucket, key: row.key, listed: row } : settled;
    };
    return removePages(itemsUntilFailure(decidedObjects(run), toItem, gate), deps, options);
  }
  const toItem = (row: DecidedVersion): VersionItem | Outcome | undefined => {
    const { key, versionId, isCurrent, isDeleteMarker } = row;
    const settled = settle(row);
    if (settled !== 'delete') return settled;
    const item = { bucket, key, versionId, isCurrent, isDeleteMarker, listed: row };
    return bypassGovernance ? { ...item, bypassGovernance } : item;
  };
  const items = entriesOf(itemsUntilFailure(decidedVersions(run), toItem, gate));
  return removeVersions(items, (some) => remove(some, deps, options));
}

/** Notes a row; returns whether it is to be deleted, or its outcome if it has one without. */
function settler(
  { settings: { bucket }, ...run }: PlannedRun,
  listed: Fingerprint,
  isFirst: boolean,
) {
  return (row: DecidedObject & ObjectName): 'delete' | Outcome | undefined => {
    const { action } = row;
    if (action === 'not-selected' || action === 'delete-last') return undefined;
    // The outcomes of what is skipped in a later pass are not yielded.
    if (isFirst || action === 'delete') run.planned.take(row);
    if (action !== 'delete') return skipped('delete', { bucket, ...row, listed: row }, action);
    if (waits(run, row)) {
      run.states.set(row.key, row);
      return undefined;
    }
    listed.add(plannedName(row));
    return 'delete';
  };
}

async function addRemaining(run: PlannedRun, remaining: Fingerprint): Promise<void> {
  for await (const rows of decidedRows(run)) {
    for (const row of rows) {
      if (row.action === 'delete' && !waits(run, row)) remaining.add(plannedName(row));
    }
  }
}

/** The record of a sync is deleted last: without it the next sync asks for every object. */
function waits(
  { planned, states }: Pick<PlannedRun, 'planned' | 'states'>,
  { key }: ObjectName,
): boolean {
  if (planned.isOfVersions || !isStateKey(key)) return false;
  return states.size < MAX_STATES || states.has(key);
}

/** Deletes the records of syncs, unless something else of the plan is kept. */
async function* removeStates(
  { settings, store, states }: PlannedRun,
  isAnyKept: boolean,
): AsyncGenerator<readonly Outcome[], void, undefined> {
  const { bucket } = settings;
  const items = [...states.values()].map((row) => ({ bucket, key: row.key, listed: row }));
  if (isAnyKept) yield items.map((item) => skipped('delete', item, 'state'));
  else for await (const one of remove(items, { store }, removeOptions(settings))) yield [one];
}

/** The planned objects that no listing has shown; their names are only in the file. */
async function* goneObjects(
  { settings, planned }: PlannedRun,
  file: FileLines,
): AsyncGenerator<readonly Outcome[], void, undefined> {
  const { bucket, keysFrom, signal } = settings;
  const isSelected = createKeySelection(settings);
  const keysFile = createKeysFile(settings);
  for await (const lines of file.pages()) {
    signal.throwIfAborted();
    const gone: Outcome[] = [];
    for (const { text = '' } of lines) {
      const object = keysFile.read(text).planned;
      if (object === undefined || !isSelected(object.key)) continue;
      const found = planned.take(object);
      if (found === 'absent') throw fileChanged(keysFrom);
      if (found === 'first') gone.push(skipped('delete', { bucket, ...object }, 'gone'));
    }
    yield gone;
  }
}
