import { createKeySelection } from '../../plan/key-selection.ts';
import { isStateKey } from '../../plan/state-key.ts';
import {
  createVersionJudge,
  type JudgedVersion,
  type VersionVerdict,
} from '../../plan/version-judge.ts';
import { bucketVersionPages } from '../../sources/bucket-versions.ts';
import type { ListedObject, ListedVersion, ObjectStore } from '../../store/object-store.ts';
import type { DeletePrefixInputs } from '../inputs/types.ts';

interface Deps {
  readonly store: ObjectStore;
  readonly signal: AbortSignal;
  /** The server's clock when the run's first listing was answered. */
  runStart?: Date;
}

/**
 * The listing of versions, page by page, each judged by whether this run deletes it; a key's
 * current one last.
 */
export async function* judgedVersions(
  inputs: DeletePrefixInputs,
  deps: Deps,
  judge: (object: ListedObject, runStart: Date) => VersionVerdict,
): AsyncGenerator<Iterable<JudgedVersion>, void, undefined> {
  const { bucket, prefix, versions } = inputs;
  const isMeant = createKeySelection(inputs);
  let runStart = new Date(NaN);
  const rows = createVersionJudge((row, { isCurrent, since }) => {
    if (!isMeant(row.key) || (isCurrent && versions === 'noncurrent')) return 'not-meant';
    // What is under it was the state of deploys that are over.
    if (isCurrent && !row.isDeleteMarker && isStateKey(row.key)) return 'state';
    return judge({ ...row, lastModified: timeThatCounts(row, since, inputs) }, runStart);
  });
  for await (const page of bucketVersionPages({ bucket, prefix, signal: deps.signal }, deps)) {
    runStart = deps.runStart ??= page.serverTime;
    yield page.versions.flatMap((row) => Array.from(rows.next(row)));
  }
  yield rows.end();
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
