import { createKeySelection } from '../../plan/key-selection.ts';
import type { RunClock } from '../../plan/run-clock.ts';
import { isStateKey } from '../../plan/state-key.ts';
import {
  createVersionJudge,
  type JudgedVersion,
  type VersionVerdict,
} from '../../plan/version-judge.ts';
import { bucketVersionPages } from '../../sources/bucket-versions.ts';
import type {
  ListedObject,
  ListedVersion,
  ObjectStore,
  VersionsPage,
} from '../../object-store/object-store.ts';
import type { DeletePrefixInputs } from '../inputs/types.ts';
import { rowsByClock } from './rows-by-clock.ts';

interface Deps {
  readonly store: ObjectStore;
  readonly signal: AbortSignal;
  readonly clock: RunClock;
}

/**
 * The listing of versions, page by page, each judged by whether this run deletes it; a key's
 * current one last.
 */
export async function* judgedVersions(
  inputs: DeletePrefixInputs,
  deps: Deps,
  judge: (object: ListedObject, clock: RunClock) => VersionVerdict,
): AsyncGenerator<Iterable<JudgedVersion>, void, undefined> {
  const { bucket, prefix, versions } = inputs;
  const isMeant = createKeySelection(inputs);
  const rows = createVersionJudge((row, { isCurrent, since }) => {
    if (!isMeant(row.key) || (isCurrent && versions === 'noncurrent')) return 'not-meant';
    // What is under it was the state of deploys that are over.
    if (isCurrent && !row.isDeleteMarker && isStateKey(row.key)) return 'state';
    return judge({ ...row, lastModified: timeThatCounts(row, since, inputs) }, deps.clock);
  });
  const pages = bucketVersionPages({ bucket, prefix, signal: deps.signal }, deps);
  const listed = rowsByClock(rowsOf(pages), deps.clock, ({ lastModified }) => lastModified);
  for await (const versions of listed) {
    yield versions.flatMap((row) => Array.from(rows.next(row)));
  }
  yield rows.end();
}

async function* rowsOf(pages: AsyncIterable<VersionsPage>) {
  for await (const { versions, serverTime } of pages) yield { rows: versions, serverTime };
}

/**
 * The age of a version counts from when it became noncurrent. One that somebody has overwritten
 * during the run was current when it began: only a run that deletes all of any age takes it.
 */
function timeThatCounts(
  { lastModified }: ListedVersion,
  since: Date,
  { versions, olderThan }: DeletePrefixInputs,
): Date {
  if (versions === 'all' && olderThan === undefined) return lastModified;
  return since > lastModified ? since : lastModified;
}
