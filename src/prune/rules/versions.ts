import { untilDeployIsMet } from '../../listing/deploy-check.ts';
import { createKeySelection } from '../../core/globs/selection.ts';
import { rowsByClock } from '../../listing/run-clock.ts';
import { bucketVersionPages } from '../../listing/versions.ts';
import type { ListedVersion, VersionsPage } from '../../object-store/object-store.ts';
import {
  type Classify,
  createStateCheck,
  type PruneRun,
  type PruneSettings,
  type RowAction,
} from '../run.ts';

/**
 * The listing of versions and delete markers, page by page, each with what becomes of it; a key's
 * current one comes last.
 */
export async function* classifiedVersions(
  { settings, store, clock }: PruneRun,
  classify: Classify,
  prefix = settings.prefix,
): AsyncGenerator<Iterable<ClassifiedVersion>, void, undefined> {
  const { bucket, versions, signal } = settings;
  const isSelected = createKeySelection(settings);
  const isState = createStateCheck(settings);
  const rows = createVersionClassifier((row, { isCurrent, since }) => {
    if (!isSelected(row.key) || (isCurrent && versions === 'noncurrent')) return 'not-selected';
    // Its noncurrent versions are the state of deploys that are over.
    const isLast = isCurrent && !row.isDeleteMarker && isState(row.key);
    const lastModified = timeThatCounts(row, since, settings);
    const action = classify({ ...row, lastModified }, isLast);
    return isLast && action === 'delete' ? 'delete-last' : action;
  });
  const all = bucketVersionPages({ bucket, prefix, signal }, { store });
  const pages = untilDeployIsMet(all, currentOf, store, settings);
  const listed = rowsByClock(rowsOf(pages), clock, ({ lastModified }) => lastModified);
  for await (const versions of listed) {
    yield versions.flatMap((row) => Array.from(rows.next(row)));
  }
  yield rows.end();
}

/** The current versions of a page. */
export function currentOf({ versions }: VersionsPage): readonly ListedVersion[] {
  return versions.filter(({ isLatest }) => isLatest);
}

async function* rowsOf(pages: AsyncIterable<VersionsPage>) {
  for await (const { versions, serverTime } of pages) yield { rows: versions, serverTime };
}

/**
 * The age of a version counts from when it became noncurrent. One that another client has
 * overwritten during the run was current when the run began: it is deleted only by a run that
 * deletes all versions of any age.
 */
function timeThatCounts(
  { lastModified }: ListedVersion,
  since: Date,
  { versions, olderThan }: PruneSettings,
): Date {
  if (versions === 'all' && olderThan === undefined) return lastModified;
  return since > lastModified ? since : lastModified;
}

export interface ClassifiedVersion extends ListedVersion {
  /** Whether readers of the key are given it: deleting only this one makes another visible. */
  readonly isCurrent: boolean;
  readonly action: RowAction;
}

/** A version among those of its key. */
export interface VersionPlace {
  readonly isCurrent: boolean;
  /** When it became noncurrent, which is when the next newer one was written; else `lastModified`. */
  readonly since: Date;
}

export interface VersionClassifier {
  /** Takes the next row of a listing; returns rows that are decided, a key's current one last. */
  next(row: ListedVersion): readonly ClassifiedVersion[];
  /** Ends the listing; returns the rows that were waiting for it. */
  end(): readonly ClassifiedVersion[];
}

type ActionOn = (row: ListedVersion, place: VersionPlace) => RowAction;

/**
 * Classifies versions as they are listed, each key's together and the newest first, in memory that
 * does not grow with their number. The current version is deleted only when everything else of its
 * key is to be deleted too: what is kept would become visible, or a later failure could make it so.
 */
export function createVersionClassifier(actionOn: ActionOn): VersionClassifier {
  let open: OpenKey | undefined;
  const end = (): readonly ClassifiedVersion[] => {
    if (open === undefined) return [];
    const { current, isAnyKept } = open;
    open = undefined;
    return [isAnyKept ? keepCovering(current) : current];
  };
  return {
    next(row) {
      if (row.key === open?.current.key) return [classifyNoncurrent(open, row, actionOn)];
      const closed = end();
      // The first row counts as current even where the store says it of no row: readers of the key
      // may be given it.
      const place = { isCurrent: true, since: row.lastModified };
      const current = { ...row, isCurrent: true, action: actionOn(row, place) };
      open = { current, isAnyKept: false, before: row.lastModified, tie: undefined };
      return closed;
    },
    end,
  };
}

interface OpenKey {
  readonly current: ClassifiedVersion;
  isAnyKept: boolean;
  /** When the row before was written. */
  before: Date;
  /** The noncurrent rows before that were written in one second. */
  tie: Tie | undefined;
}

interface Tie {
  readonly time: Date;
  readonly since: Date;
  readonly kinds: Set<boolean>;
}

function classifyNoncurrent(
  open: OpenKey,
  row: ListedVersion,
  actionOn: ActionOn,
): ClassifiedVersion {
  const place = { isCurrent: false, since: sinceOf(open, row) };
  const classified = { ...row, isCurrent: false, action: actionOn(row, place) };
  // A second current one: another client is deleting versions of this key at the same time.
  const noncurrent = row.isLatest ? keepCovering(classified) : classified;
  open.isAnyKept ||= noncurrent.action !== 'delete';
  open.before = row.lastModified;
  return noncurrent;
}

function keepCovering(row: ClassifiedVersion): ClassifiedVersion {
  const isDeleted = row.action === 'delete' || row.action === 'delete-last';
  return isDeleted ? { ...row, action: 'covers-older' } : row;
}

/**
 * The order of versions and delete markers of one second is not known (see VersionsPage), so
 * each may be the newest of them: the later time counts, which deletes nothing too early.
 */
function sinceOf(open: OpenKey, { lastModified, isDeleteMarker }: ListedVersion): Date {
  if (open.tie?.time.getTime() !== lastModified.getTime()) {
    open.tie = { time: lastModified, since: open.before, kinds: new Set() };
  }
  const { since, kinds } = open.tie;
  if (kinds.has(isDeleteMarker)) return lastModified;
  kinds.add(isDeleteMarker);
  return since;
}
