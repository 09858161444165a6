import type { Outcome } from '../../core/outcome.ts';
import type { ObjectStore } from '../../object-store/object-store.ts';
import type { Digester } from '../../sources/digest-job.ts';
import type { Log } from '../log.ts';
import type { ShownPlan } from '../shown-plan.ts';

/** What a mode is given beside its inputs. */
export interface ModeContext {
  readonly log: Log;
  /** Aborted: the run is over, whatever the reason. */
  readonly signal: AbortSignal;
  /** Which run this is, by the workflow's own count. */
  readonly run: { readonly id: string; readonly attempt: number };
  /** Reads files where it takes the least time. */
  readonly digester: Digester;
  /** Opens the store. A mode first refuses what it can know without. */
  openStore(): Promise<ObjectStore>;
  /** Tells how many objects there are to treat. */
  expect(objects: number): void;
  /** Counts a key as changed that an earlier run has changed; each call is awaited. */
  readonly noteChanged: (key: string) => Promise<void>;
  /** Shows in the log and in the summary what is going to be done, before it is done. */
  showPlan(plan: ShownPlan): void;
}

/**
 * A mode plans, refuses bad plans with an InputError before the first write, then yields one
 * outcome per object, by itself or together with others. What it throws makes the whole run fail.
 */
export type Mode<ModeInputs> = (
  inputs: ModeInputs,
  context: ModeContext,
) => AsyncGenerator<Outcome | readonly Outcome[], void, undefined>;
