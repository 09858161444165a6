import { createKeySelection } from '../core/globs/selection.ts';
import type { DeleteItem } from '../core/items.ts';
import { isStateKey } from '../core/keys.ts';
import { type Outcome, skipped } from '../core/outcome.ts';
import { bucketPagesAtOnce } from '../listing/pages.ts';
import { rowsByClock } from '../listing/run-clock.ts';
import type { ListedObject, ListPage } from '../object-store/object-store.ts';
import { DeleteGate } from '../object-store/wrapped-stores.ts';
import { remove, type RemoveOptions, removePages } from '../operations/remove.ts';
import { removeVersions, type VersionItem } from './current-last.ts';
import { entriesOf, type Fingerprint, itemsUntilFailure } from './passes.ts';
import type { Classify, RowAction, PruneRun, PruneSettings } from './run.ts';
import { type ClassifiedVersion, classifiedVersions } from './versions.ts';

export interface ClassifiedObject extends ListedObject {
  readonly action: RowAction;
}

/** A row of the listing that `versions` asks for. */
export type ClassifiedRow = ClassifiedObject | ClassifiedVersion;

/** The listing, page by page, as `rowsByClock` orders it. */
export function listedObjects({
  settings: { bucket, prefix, signal },
  store,
  clock,
}: PruneRun): AsyncGenerator<readonly ListedObject[], void, undefined> {
  const pages = bucketPagesAtOnce({ bucket, prefix, signal }, { store });
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
): AsyncGenerator<Iterable<ClassifiedRow>, void, undefined> {
  return run.settings.versions === 'current'
    ? classifiedObjects(run, classify)
    : classifiedVersions(run, classify);
}

async function* classifiedObjects(
  run: PruneRun,
  classify: Classify,
): AsyncGenerator<Iterable<ClassifiedObject>, void, undefined> {
  const isSelected = createKeySelection(run.settings);
  const actionOn = (object: ListedObject): RowAction => {
    if (!isSelected(object.key)) return 'not-selected';
    return isStateKey(object.key) ? 'state' : classify(object);
  };
  function* classified(objects: readonly ListedObject[]): Generator<ClassifiedObject> {
    for (const object of objects) yield { ...object, action: actionOn(object) };
  }
  for await (const objects of listedObjects(run)) yield classified(objects);
}

/** What one pass deletes by, and where it notes what it meets. */
export interface DeletePass {
  readonly classify: Classify;
  /** Takes the name of every row that is deleted. */
  readonly listed: Fingerprint;
  /** Takes every key of the listing; undefined: nothing is noted. */
  readonly note?: ((key: string, isDeleted: boolean) => void) | undefined;
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
    const toItem = itemMapper(bucket, pass, ({ key }: ClassifiedObject) => ({ bucket, key }));
    const pages = classifiedObjects(run, pass.classify);
    return removePages(itemsUntilFailure(pages, toItem, gate), deps, options);
  }
  const toItem = itemMapper(bucket, pass, versionItemOf(settings));
  const pages = classifiedVersions(run, pass.classify);
  const items = entriesOf(itemsUntilFailure(pages, toItem, gate));
  return removeVersions(items, (some) => remove(some, deps, options));
}

export function removeOptions({ batchSize, signal, concurrency }: PruneSettings): RemoveOptions {
  return { batchSize, signal, ...(concurrency !== undefined && { concurrency }) };
}

function versionItemOf({ bucket, bypassGovernance }: PruneSettings) {
  return ({ key, versionId, isCurrent, isDeleteMarker }: ClassifiedVersion): VersionItem => ({
    bucket,
    key,
    versionId,
    isCurrent,
    isDeleteMarker,
    ...(bypassGovernance && { bypassGovernance }),
  });
}

/** Maps a row to its item, to the outcome of being kept, or to nothing when it is not selected. */
function itemMapper<Row extends ClassifiedRow, Item extends DeleteItem>(
  bucket: string,
  { listed, note }: DeletePass,
  itemOf: (row: Row) => Item,
) {
  return (row: Row): Item | Outcome | undefined => {
    const { action } = row;
    note?.(row.key, action === 'delete');
    if (action === 'not-selected') return undefined;
    if (action !== 'delete') return skipped('delete', { bucket, ...row }, action);
    listed.add(nameOf(row));
    return itemOf(row);
  };
}

/** Lists, and adds the name of everything that a pass would delete to `remaining`. */
export async function addRemaining(
  run: PruneRun,
  classify: Classify,
  remaining: Fingerprint,
): Promise<void> {
  for await (const rows of classifiedRows(run, classify)) {
    for (const row of rows) if (row.action === 'delete') remaining.add(nameOf(row));
  }
}

/** A row's name, as in the URL of a request for it. */
function nameOf(row: ClassifiedRow): string {
  return 'versionId' in row ? `${row.key}?versionId=${row.versionId}` : row.key;
}
