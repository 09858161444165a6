import { counted } from '../core/batch-error.ts';
import { deletesCapProblem, type MaxDeletes } from './deletes-cap.ts';

/** What a sync is about to do to the number of objects under its prefix. */
export interface SyncExtent {
  /** Objects under the prefix, without the state object. */
  readonly listed: number;
  readonly deletes: number;
  /** Objects that are not there yet. */
  readonly additions: number;
}

/** Prefixes of up to so many objects may shrink as they like. */
const SMALL_PREFIX = 10;

/**
 * Why a plan deletes too much, with the numbers and what to do; undefined: it does not. Without a
 * cap of its own a sync may not leave less than half of the objects.
 */
export function syncBrakeProblem(
  extent: SyncExtent,
  maxDeletes: MaxDeletes | undefined,
): string | undefined {
  if (maxDeletes !== undefined) return deletesCapProblem(maxDeletes, extent);
  const { listed, deletes, additions } = extent;
  const left = listed - deletes + additions;
  if (deletes === 0 || listed <= SMALL_PREFIX || left * 2 >= listed) return undefined;
  return (
    `the plan deletes ${counted(deletes)} of ${counted(listed)} objects and would leave ` +
    `${counted(left)}, less than half: nothing was changed; check "source" and "prefix", or set ` +
    'max-deletes, 100% say, if that is what you want'
  );
}
