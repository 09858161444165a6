import type { Op } from '../../core/errors.ts';
import type { ChangeReason, Done, Outcome } from '../../core/outcome.ts';
import { formatCount, ownCopyOf, plural } from '../../core/text.ts';

/** What a run did to an object; `uploaded`: without a comparison before it. */
export type Change =
  'new' | 'updated' | 'uploaded' | 'downloaded' | 'copied' | 'headers' | 'deleted' | 'aborted';

interface ChangeWords {
  /** For example `4 new`. */
  done(count: number): string;
  /** The same of a dry run, after the word "would". */
  would(count: number): string;
  /** The objects, for a heading. */
  readonly title: string;
  readonly wouldTitle: string;
}

/** The words for each change, in the order in which changes are shown. */
export const CHANGE_WORDS: Readonly<Record<Change, ChangeWords>> = {
  new: changeWords('new', 'create'),
  updated: changeWords('updated', 'update'),
  uploaded: changeWords('uploaded', 'upload'),
  downloaded: changeWords('downloaded', 'download'),
  copied: changeWords('copied', 'copy'),
  headers: {
    done: (count) => `headers of ${formatCount(count)} updated`,
    would: (count) => `update the headers of ${formatCount(count)}`,
    title: 'headers updated',
    wouldTitle: 'would update the headers',
  },
  deleted: changeWords('deleted', 'delete'),
  aborted: {
    done: (count) => `${plural(count, 'upload')} aborted`,
    would: (count) => `abort ${plural(count, 'upload')}`,
    title: 'upload aborted',
    wouldTitle: 'would abort the upload',
  },
};

function changeWords(title: string, verb: string): ChangeWords {
  return {
    done: (count) => `${formatCount(count)} ${title}`,
    would: (count) => `${verb} ${formatCount(count)}`,
    title,
    wouldTitle: `would ${verb}`,
  };
}

/** An object that was changed. */
export interface ChangedObject {
  readonly key: string;
  readonly versionId?: string;
  /** Whether a delete removed a delete marker. */
  readonly isMarker: boolean;
  /** Bytes sent or received, the listed size of a deleted object, or those of an aborted upload. */
  readonly bytes: number;
  /** When a deleted object was written; undefined where that was not listed. */
  readonly lastModified: Date | undefined;
}

/** The objects to which the same was done. */
export interface ChangeGroup {
  readonly change: Change;
  readonly count: number;
  /** The sum over all of them. */
  readonly bytes: number;
  /** The largest first. */
  readonly largest: readonly ChangedObject[];
}

/** Collects what a run changed, in memory that doesn't grow with the number of objects. */
export interface Changes {
  add(outcome: Outcome): void;
  /** Every group that has an object; all together name at most 200. */
  groups(): readonly ChangeGroup[];
}

/** Objects that all groups name together. */
export const MAX_NAMED = 200;

export function createChanges(): Changes {
  const groups = new Map<Change, OpenGroup>();
  return {
    add(outcome) {
      if (outcome.status !== 'done') return;
      const change = changeOf(outcome);
      const group = groups.get(change) ?? { count: 0, bytes: 0, named: [], least: -1 };
      groups.set(change, group);
      join(group, outcome);
    },
    groups() {
      const ordered = (Object.keys(CHANGE_WORDS) as Change[]).flatMap((change) => {
        const group = groups.get(change);
        return group === undefined ? [] : [{ change, ...group, named: sorted(group.named) }];
      });
      const shares = sharesOf(ordered.map(({ named }) => named.length));
      return ordered.map(({ change, count, bytes, named }, index) => {
        return { change, count, bytes, largest: named.slice(0, shares[index]) };
      });
    },
  };
}

function changeOf({ op, reason }: Done): Change {
  if (reason === 'headers') return 'headers';
  if (op === 'upload') return reason === undefined ? 'uploaded' : UPLOADS[reason];
  return OTHERS[op];
}

const UPLOADS: Readonly<Record<Exclude<ChangeReason, 'headers'>, Change>> = {
  new: 'new',
  size: 'updated',
  content: 'updated',
  unknown: 'updated',
};

const OTHERS: Readonly<Record<Exclude<Op, 'upload'>, Change>> = {
  download: 'downloaded',
  copy: 'copied',
  delete: 'deleted',
  abort: 'aborted',
};

interface OpenGroup {
  count: number;
  bytes: number;
  named: ChangedObject[];
  /** What an object must exceed to be named. */
  least: number;
}

/** Adds an object; what is named is cut now and then, because each cut must sort. */
function join(group: OpenGroup, outcome: Done): void {
  const { key, versionId, listed, deleteMarker } = outcome;
  const bytes = outcome.freedBytes ?? (outcome.op === 'delete' ? listed?.size : outcome.bytes) ?? 0;
  group.count += 1;
  group.bytes += bytes;
  if (bytes <= group.least) return;
  group.named.push({
    // A key that is part of a page's text would keep the page in memory.
    key: ownCopyOf(key),
    ...(versionId !== undefined && { versionId: ownCopyOf(versionId) }),
    isMarker: versionId !== undefined && deleteMarker === true,
    bytes,
    lastModified: outcome.op === 'delete' ? listed?.lastModified : undefined,
  });
  if (group.named.length < MAX_NAMED * 2) return;
  group.named = sorted(group.named).slice(0, MAX_NAMED);
  group.least = group.named.at(-1)?.bytes ?? -1;
}

/** The largest first; objects of one size keep their order. */
function sorted(objects: readonly ChangedObject[]): ChangedObject[] {
  return [...objects].sort((a, b) => b.bytes - a.bytes);
}

/** How many objects each group names: an equal share, and what smaller groups leave of theirs. */
function sharesOf(counts: readonly number[]): readonly number[] {
  const shares = counts.map(() => 0);
  const smallestFirst = counts.map((count, index) => ({ count, index }));
  smallestFirst.sort((a, b) => a.count - b.count);
  let free = MAX_NAMED;
  smallestFirst.forEach(({ count, index }, done) => {
    const share = Math.min(count, Math.floor(free / (counts.length - done)));
    shares[index] = share;
    free -= share;
  });
  return shares;
}
