import { isLeavingTime } from '../../plan/remote-verdict.ts';
import type { SyncPlan } from '../../plan/sync-plan.ts';
import type { StateEntry } from '../../deploy-state/entries.ts';
import { rowsOf } from './sync-files.ts';
import { headersHash } from './sync-state.ts';
import type { SyncView } from './sync-view.ts';
import type { SyncWork } from './sync-work.ts';

/**
 * Whether it would be forgotten when a key left the directory, or that it came back, if nothing
 * was written.
 */
export function hasNewLeavingTimes(work: SyncWork, plan: SyncPlan): boolean {
  const { view } = work;
  for (const [key, reason] of plan.left) {
    if (reason === 'kept' && leavingTimeOf(view, key) === undefined) return true;
  }
  for (const row of rowsOf(view.source.files)) {
    if (isUnchanged(work, row) && view.state.leftAtOf(work.objectOf(row).key) !== undefined)
      return true;
  }
  return false;
}

type Entries = Generator<readonly [key: string, entry: StateEntry], void, undefined>;

/** What is proven of the objects that are as they should be, for the next deploy. */
export function* unchangedEntries(work: SyncWork): Entries {
  const { source, matches } = work.view;
  for (const row of rowsOf(source.files)) {
    if (!isUnchanged(work, row)) continue;
    const etag = matches.listedAs(row)?.etag;
    if (etag !== undefined) yield entryOf(work, row, etag);
  }
}

/** What is proven of all other objects under the prefix, once the work is done. */
export function* changedEntries(work: SyncWork, plan: SyncPlan): Entries {
  const { index, clock, source } = work.view;
  const local = new Set<string>();
  for (const row of rowsOf(source.files)) {
    local.add(work.objectOf(row).key);
    const etag = work.etags.get(row);
    if (!isUnchanged(work, row) && etag !== undefined) yield entryOf(work, row, etag);
  }
  let row = 0;
  for (const key of index.keys()) {
    const { etag, size } = index.at(row);
    row += 1;
    if (local.has(key) || work.removed.has(key)) continue;
    const isKept = plan.left.get(key) === 'kept';
    const leftAt = leavingTimeOf(work.view, key) ?? (isKept ? clock.start.getTime() : undefined);
    if (leftAt !== undefined) yield [key, { etag, size, content: '', headers: '', leftAt }];
  }
}

function isUnchanged({ verdicts }: SyncWork, row: number): boolean {
  return verdicts[row]?.action === 'skip';
}

/** What a state knows of an object that is proven to be stored as the file and its headers are. */
function entryOf(work: SyncWork, row: number, etag: string): readonly [string, StateEntry] {
  const { files } = work.view.source;
  const headers = headersHash(work.headersOf(row));
  const content = files.md5Of(row) ?? '';
  return [work.objectOf(row).key, { etag, size: files.sizeOf(row), content, headers }];
}

/** When a key left, unless its object was written since. */
function leavingTimeOf({ state, index }: SyncView, key: string): number | undefined {
  const leftAt = state.leftAtOf(key);
  const lastModified = new Date(index.at(index.rowOf(key) ?? NaN).lastModified);
  return isLeavingTime({ leftAt, lastModified }) ? leftAt : undefined;
}
