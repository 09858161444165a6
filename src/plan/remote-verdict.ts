import type { SkipReason } from '../core/reasons.ts';
import { groupOf } from './upload-order.ts';
import type { RunClock } from './run-clock.ts';
import { isStateKey } from './state-key.ts';

/** An object that the directory has no file for. */
export interface RemoteFacts {
  readonly key: string;
  readonly lastModified: Date;
  /** By its key and the header rules, not as it is stored. */
  readonly contentType: string;
  /** Milliseconds since 1970, when the key left the directory, as the state knows. */
  readonly leftAt: number | undefined;
}

/** What the verdicts on objects of one run have in common. */
export interface RemoteRules {
  /** Key of the state object; undefined: there is none. */
  readonly stateKey: string | undefined;
  /** Whether this run would upload a file at this key. */
  isSelected(key: string): boolean;
  /** Whether a link that is not followed stands at this key or above it. */
  isBehindLink(key: string): boolean;
  /** Milliseconds that objects stay after their files left. */
  readonly keepFor: number;
  /** Knows the whole listing. */
  readonly clock: RunClock;
}

/** `delete`, or why the object stays. */
export type RemoteVerdict = 'delete' | SkipReason;

/** Decides on an object without a file. Throws a StoreError like `assertServerTime`. */
export function judgeRemote(object: RemoteFacts, rules: RemoteRules): RemoteVerdict {
  const { key, lastModified, contentType, leftAt } = object;
  const { stateKey, keepFor, clock } = rules;
  if (isStateKey(key, stateKey)) return 'state';
  if (!rules.isSelected(key)) return 'not-selected';
  if (rules.isBehindLink(key)) return 'symlink';
  if (clock.isDuringRun(lastModified)) return 'newer-than-run';
  // Nobody comes to a page but by its address; what it needed is asked for by open pages.
  if (keepFor === 0 || groupOf(contentType) === 'html') return 'delete';
  const age = isLeavingTime(object) ? clock.start.getTime() - (leftAt ?? NaN) : NaN;
  return age >= keepFor ? 'delete' : 'kept';
}

/** What was written after its key had left has come back and left again since. */
export function isLeavingTime({
  leftAt,
  lastModified,
}: Pick<RemoteFacts, 'leftAt' | 'lastModified'>): boolean {
  return leftAt !== undefined && lastModified.getTime() <= leftAt;
}
