import type { SkipReason } from '../core/reasons.ts';
import type { ListedVersion } from '../object-store/object-store.ts';

/** `not-meant`: the run doesn't speak of it. Else why it is left alone, or that it goes. */
export type VersionVerdict = 'delete' | 'not-meant' | SkipReason;

export interface JudgedVersion extends ListedVersion {
  /** What the key shows: the only one whose deletion makes another visible. */
  readonly isCurrent: boolean;
  readonly verdict: VersionVerdict;
}

/** A version among those of its key. */
export interface VersionPlace {
  readonly isCurrent: boolean;
  /** When it became noncurrent, which is when the next newer one was written; else `lastModified`. */
  readonly since: Date;
}

export interface VersionJudge {
  /** Takes the next row of a listing, and gives what is decided by now: a key's current row last. */
  next(row: ListedVersion): readonly JudgedVersion[];
  /** What the end of the listing decides. */
  end(): readonly JudgedVersion[];
}

/**
 * Judges versions as they are listed, each key's together and the newest first, in memory that
 * does not grow with their number. What is current is deleted only when everything else of its
 * key is to go too: whatever stayed would become visible, or a later failure could make it so.
 */
export function createVersionJudge(
  verdictOn: (row: ListedVersion, place: VersionPlace) => VersionVerdict,
): VersionJudge {
  let open: OpenKey | undefined;
  const end = (): readonly JudgedVersion[] => {
    if (open === undefined) return [];
    const { current, isAnyKept } = open;
    open = undefined;
    return [isAnyKept ? keepCovering(current) : current];
  };
  return {
    next(row) {
      if (row.key === open?.current.key) return [judgeNoncurrent(open, row, verdictOn)];
      const closed = end();
      // The first row counts as current whatever it says: a store that says it of none is not
      // believed that there is none.
      const place = { isCurrent: true, since: row.lastModified };
      const current = { ...row, isCurrent: true, verdict: verdictOn(row, place) };
      open = { current, isAnyKept: false, before: row.lastModified, tie: undefined };
      return closed;
    },
    end,
  };
}

interface OpenKey {
  readonly current: JudgedVersion;
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

function judgeNoncurrent(
  open: OpenKey,
  row: ListedVersion,
  verdictOn: (row: ListedVersion, place: VersionPlace) => VersionVerdict,
): JudgedVersion {
  const place = { isCurrent: false, since: sinceOf(open, row) };
  const judged = { ...row, isCurrent: false, verdict: verdictOn(row, place) };
  // A second one that is current: somebody deletes versions of this key at the same time.
  const noncurrent = row.isLatest ? keepCovering(judged) : judged;
  open.isAnyKept ||= noncurrent.verdict !== 'delete';
  open.before = row.lastModified;
  return noncurrent;
}

function keepCovering(row: JudgedVersion): JudgedVersion {
  return row.verdict === 'delete' ? { ...row, verdict: 'covers-older' } : row;
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
