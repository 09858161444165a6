import { StoreError } from '../../core/errors.ts';
import type { DeployRecord } from '../../plan/file-verdict.ts';
import type { IndexedObject } from '../../plan/listing-index.ts';
import { beginDeploy, type OpenDeploy } from '../../deploy-state/deploy.ts';
import type { DeployRun } from '../../deploy-state/lock.ts';
import { readDeployState } from '../../deploy-state/state.ts';
import type { ObjectStore } from '../../object-store/object-store.ts';
import type { SyncDirInputs } from '../inputs/types.ts';
import type { ModeContext } from './mode.ts';

export { headersHash } from '../../deploy-state/digests.ts';

/** What the deploy before this one knew, and the lock of this one. */
export interface SyncState {
  /** What was noted of an object, if it is still this very object. */
  recordOf(key: string, listed: IndexedObject): DeployRecord | undefined;
  /** When a key left the directory, in milliseconds since 1970. */
  leftAtOf(key: string): number | undefined;
  /** Keys that a deploy which did not finish meant to change; they have no names here. */
  readonly owed: number;
  isOwed(key: string): boolean;
  /** Whether a deploy did not finish, so that nothing of its objects is known. */
  readonly isUnfinished: boolean;
  /** Takes the lock. Rejects with a StoreError `DeployInProgress` or `DeployOvertaken`. */
  begin(
    run: Pick<DeployRun, 'owed' | 'now' | 'unchanged'>,
    context: ModeContext,
  ): Promise<OpenDeploy>;
}

/** Reads the state with at most one request. */
export async function readState(
  { bucket, prefix, stateKey }: SyncDirInputs,
  store: ObjectStore,
  signal: AbortSignal,
): Promise<SyncState> {
  const place = { store, bucket, prefix, key: stateKey };
  const state = await readDeployState(place, signal);
  return {
    recordOf(key, { etag, size, lastModified }) {
      const entry = state.entryOf(key);
      const isOf = entry?.isOf({ etag, size, lastModified: new Date(lastModified) }) === true;
      return isOf ? entry : undefined;
    },
    // A hash for each key takes as long as all other questions, and mostly nothing has left.
    leftAtOf: (key) => (state.left === 0 ? undefined : state.entryOf(key)?.leftAt),
    owed: state.owed,
    isOwed: (key) => state.isOwed(key),
    isUnfinished: ['in-progress', 'unfinished'].includes(state.condition),
    async begin(changes, { run, log, signal: stopped }) {
      const deploy = await beginDeploy(place, state, { ...run, ...changes }, stopped);
      if (!deploy.isLocked && stateKey !== undefined) {
        log.warning(
          'the store has no conditional writes, so nothing keeps two deploys apart: let them ' +
            'wait for each other by "concurrency" in the workflow',
        );
      }
      return deploy;
    },
  };
}

/** Whether another run is deploying just now. */
export function isInProgress(thrown: unknown): boolean {
  return thrown instanceof StoreError && thrown.code === 'DeployInProgress';
}
