import { createKeySelection } from '../core/globs/selection.ts';
import type { DeleteItem } from '../core/items.ts';
import { type Outcome, skipped } from '../core/outcome.ts';
import { afterPreview, type DeletionSample } from '../listing/deletion-preview.ts';
import { bucketPages } from '../listing/objects.ts';
import { bucketPagesAtOnce } from '../listing/pages.ts';
import { rowsByClock } from '../listing/run-clock.ts';
import { bucketVersionPages } from '../listing/versions.ts';
import type { ListedObject, ListedVersion, ListPage } from '../object-store/object-store.ts';
import { DeleteGate } from '../object-store/wrapped-stores.ts';
import { remove, type RemoveOptions, removePages } from '../operations/remove.ts';
import { untilDeployIsMet } from '../listing/deploy-check.ts';
import { entriesOf, type Fingerprint, itemsUntilFailure } from './passes.ts';
import { removeVersions, type VersionItem } from './rules/current-last.ts';
import { type ClassifiedVersion, classifiedVersions } from './rules/versions.ts';
import {
  type Classify,
  createStateCheck,
  type PruneRun,
  type PruneSettings,
  type RowAction,
} from './run.ts';

export interface ClassifiedObject extends ListedObject {
  readonly action: RowAction;
}

/** A row of the listing that `versions` asks for. */
export type ClassifiedRow = ClassifiedObject | ClassifiedVersion;

/** The listing, page by page, as `rowsByClock` orders it. */
export function listedObjects(
  { settings, store, clock }: PruneRun,
  prefix = settings.prefix,
): AsyncGenerator<readonly ListedObject[], void, undefined> {
  const { bucket, signal } = settings;
  const listed = bucketPagesAtOnce({ bucket, prefix, signal }, { store });
  const pages = untilDeployIsMet(listed, ({ objects }) => objects, store, settings);
  return rowsByClock(rowsOf(pages), clock, ({ lastModified }) => lastModified);
}

async function* rowsOf(pages: AsyncIterable<ListPage>) {
  for await (const { objects, serverTime } of pages) yield { rows: objects, serverTime };
}

/**
 * The listing, page by page, each row with what becomes of it. Not row by row: each step of an async
 * generator costs as much as everything else that is done here with a row.
 */
export function classifiedRows(
  run: PruneRun,
  classify: Classify,
  prefix?: string,
): AsyncGenerator<Iterable<ClassifiedRow>, void, undefined> {
  return run.settings.versions === 'current'
    ? classifiedObjects(run, classify, prefix)
    : classifiedVersions(run, classify, prefix);
}

async function* classifiedObjects(
  run: PruneRun,
  classify: Classify,
  prefix?: string,
): AsyncGenerator<Iterable<ClassifiedObject>, void, undefined> {
  const isSelected = createKeySelection(run.settings);
  const isState = createStateCheck(run.settings);
  const actionOn = (object: ListedObject): RowAction => {
    if (!isSelected(object.key)) return 'not-selected';
    const isLast = isState(object.key);
    const action = classify(object, isLast);
    return isLast && action === 'delete' ? 'delete-last' : action;
  };
  function* classified(objects: readonly ListedObject[]): Generator<ClassifiedObject> {
    for (const object of objects) yield { ...object, action: actionOn(object) };
  }
  for await (const objects of listedObjects(run, prefix)) yield classified(objects);
}

/** The states of syncs, each of which is deleted after everything else of its site. */
export interface LastStates {
  /** Takes every row that isn't deleted in turn; returns whether it waits for the others. */
  take(row: ClassifiedRow): boolean;
  /** Whether this very row was deleted. */
  isDeleted(row: ClassifiedRow): boolean;
}

/** What one pass deletes by, and where it notes what it meets. */
export interface DeletePass {
  readonly classify: Classify;
  /** Takes the name of every row that is deleted. */
  readonly listed: Fingerprint;
  /** Takes every key of the listing; undefined: nothing is noted. */
  readonly note?: ((key: string, isDeleted: boolean) => void) | undefined;
  readonly states: LastStates;
  /** Awaited with the first objects to delete before any of them is deleted. */
  readonly show?: ((sample: DeletionSample) => Promise<void>) | undefined;
}

/** One pass: lists, and deletes in batches as they fill. */
export function removeListed(
  run: PruneRun,
  pass: DeletePass,
): AsyncGenerator<readonly Outcome[], void, undefined> {
  const { settings } = run;
  const { bucket, versions } = settings;
  const gate = new DeleteGate(run.store);
  const deps = { store: gate };
  const options = removeOptions(settings);
  if (versions === 'current') {
    const toItem = itemMapper(bucket, pass, (row: ClassifiedObject) => ({
      bucket,
      key: row.key,
      listed: row,
    }));
    const listed = classifiedObjects(run, pass.classify);
    const pages = pass.show === undefined ? listed : afterPreview(listed, pass.show);
    return removePages(itemsUntilFailure(pages, toItem, gate), deps, options);
  }
  const toItem = itemMapper(bucket, pass, versionItemOf(settings));
  const pages = classifiedVersions(run, pass.classify);
  const items = entriesOf(itemsUntilFailure(pages, toItem, gate));
  return removeVersions(items, (some) => remove(some, deps, options));
}

/** Deletes single rows of a listing, of which nothing older is left. */
export function removeStates(
  { settings, store }: PruneRun,
  rows: readonly ClassifiedRow[],
): AsyncGenerator<Outcome, void, undefined> {
  const { bucket } = settings;
  const versionItem = versionItemOf(settings);
  const items = rows.map((row) =>
    'versionId' in row ? versionItem(row) : { bucket, key: row.key, listed: row },
  );
  return remove(items, { store }, removeOptions(settings));
}

export function removeOptions(settings: PruneSettings): RemoveOptions {
  const { batchSize, signal, concurrency, conditions } = settings;
  return { batchSize, signal, conditions, ...(concurrency !== undefined && { concurrency }) };
}

function versionItemOf({ bucket, bypassGovernance }: PruneSettings) {
  return (row: ClassifiedVersion): VersionItem => ({
    bucket,
    key: row.key,
    versionId: row.versionId,
    listed: row,
    isCurrent: row.isCurrent,
    isDeleteMarker: row.isDeleteMarker,
    ...(bypassGovernance && { bypassGovernance }),
  });
}

/** Maps a row to its item, to the outcome of being kept, or to nothing when it is not selected. */
function itemMapper<Row extends ClassifiedRow, Item extends DeleteItem>(
  bucket: string,
  { listed, note, states }: DeletePass,
  itemOf: (row: Row) => Item,
) {
  return (row: Row): Item | Outcome | undefined => {
    const { action } = row;
    note?.(row.key, isToDelete(row));
    if (action === 'delete') {
      listed.add(rowName(row));
      return itemOf(row);
    }
    if (states.take(row) || action === 'not-selected') return undefined;
    const reason = action === 'delete-last' ? 'state' : action;
    return skipped('delete', { bucket, ...row, listed: row }, reason);
  };
}

/**
 * Lists, and adds the name of everything that a pass would delete to `remaining`; of the states of
 * syncs only those that are said to be deleted.
 */
export async function addRemaining(
  run: PruneRun,
  { classify, listed: remaining, states }: DeletePass,
): Promise<void> {
  for await (const rows of classifiedRows(run, classify)) {
    for (const row of rows) {
      const { action } = row;
      const isLeft = action === 'delete-last' ? states.isDeleted(row) : action === 'delete';
      if (isLeft) remaining.add(rowName(row));
    }
  }
}

/** Whether a row is deleted, or may be as the last of its site. */
export function isToDelete({ action }: ClassifiedRow): boolean {
  return action === 'delete' || action === 'delete-last';
}

const ROWS_AT_ONCE = 3;

/** A row that is left under a prefix; one of a plan has an action. */
export type LeftRow = (ListedObject | ListedVersion) & { readonly action?: RowAction };

/** What is stored under a prefix: a few rows at a time, enough for a state, its lease and another. */
export async function* firstRows(
  { settings: { bucket, versions, signal }, store }: PruneRun,
  prefix: string,
): AsyncGenerator<readonly LeftRow[], void, undefined> {
  const options = { bucket, prefix, pageSize: ROWS_AT_ONCE, signal };
  if (versions === 'current') {
    for await (const { objects } of bucketPages(options, { store })) yield objects;
  } else {
    for await (const page of bucketVersionPages(options, { store })) yield page.versions;
  }
}

/** A row's name, as in the URL of a request for it. */
export function rowName(row: ClassifiedRow): string {
  return 'versionId' in row ? `${row.key}?versionId=${row.versionId}` : row.key;
}
