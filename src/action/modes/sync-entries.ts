import { isLeavingTime } from '../../plan/remote-verdict.ts';
import type { SyncPlan } from '../../plan/sync-plan.ts';
import type { StateEntry } from '../../store/deploy-state/entries.ts';
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
    const isUnchanged = work.verdicts[row]?.action === 'skip';
    if (isUnchanged && view.state.leftAtOf(work.objectOf(row).key) !== undefined) return true;
  }
  return false;
}

/** All that is proven of the objects under the prefix, for the next deploy. */
export function* stateEntries(
  work: SyncWork,
  plan: SyncPlan,
): Generator<readonly [key: string, entry: StateEntry], void, undefined> {
  const { index, runStart } = work.view;
  const { files } = work.view.source;
  const local = new Set<string>();
  for (const row of rowsOf(files)) {
    const { key } = work.objectOf(row);
    local.add(key);
    const etag = etagOf(work, row, key);
    if (etag === undefined) continue;
    const headers = headersHash(work.headersOf(row));
    yield [key, { etag, size: files.sizeOf(row), content: files.md5Of(row) ?? '', headers }];
  }
  let row = 0;
  for (const key of index.keys()) {
    const { etag, size } = index.at(row);
    row += 1;
    if (local.has(key) || work.removed.has(key)) continue;
    const isKept = plan.left.get(key) === 'kept';
    const leftAt = leavingTimeOf(work.view, key) ?? (isKept ? runStart.getTime() : undefined);
    if (leftAt !== undefined) yield [key, { etag, size, content: '', headers: '', leftAt }];
  }
}

/** The ETag of what is proven to be stored as the file and its headers are. */
function etagOf(work: SyncWork, row: number, key: string): string | undefined {
  if (work.verdicts[row]?.action !== 'skip') return work.etags.get(row);
  const at = work.view.index.rowOf(key);
  return at === undefined ? undefined : work.view.index.at(at).etag;
}

/** When a key left, unless its object was written since. */
function leavingTimeOf({ state, index }: SyncView, key: string): number | undefined {
  const leftAt = state.leftAtOf(key);
  const lastModified = new Date(index.at(index.rowOf(key) ?? NaN).lastModified);
  return isLeavingTime({ leftAt, lastModified }) ? leftAt : undefined;
}
