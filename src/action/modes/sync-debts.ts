import { counted } from '../../core/batch-error.ts';
import { rowsOf } from './sync-files.ts';
import type { ModeContext } from './mode.ts';
import type { SyncWork } from './sync-work.ts';

/**
 * Counts as changed what an earlier deploy that did not finish meant to change, beside what this
 * one is about to: some of it may have been changed, and nobody was told.
 */
export async function noteDebts(
  work: SyncWork,
  planned: readonly string[],
  { log, noteChanged }: ModeContext,
): Promise<void> {
  const { state } = work.view;
  if (state.owed === 0) return;
  const open = new Set(planned);
  let left = state.owed;
  for (const key of allKeys(work)) {
    if (!state.isOwed(key)) continue;
    left -= 1;
    if (!open.has(key)) await noteChanged(key);
  }
  if (left === 0) return;
  log.warning(
    `an earlier deploy that did not finish meant to change or delete ${counted(left)} keys that are ` +
      'in neither place now; their names are not known, so changed-keys lacks them: where a CDN ' +
      'may still have them, invalidate the whole prefix',
  );
}

/** Of files and of objects, each once. */
function* allKeys(work: SyncWork): Generator<string, void, undefined> {
  const local = new Set<string>();
  for (const row of rowsOf(work.view.source.files)) {
    const { key } = work.objectOf(row);
    local.add(key);
    yield key;
  }
  for (const key of work.view.index.keys()) if (!local.has(key)) yield key;
}
