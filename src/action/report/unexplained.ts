import { type Outcome, type SkipReason, UNEXPLAINED } from '../../core/outcome.ts';
import { formatCount, quote } from '../../core/text.ts';
import type { Inputs } from '../modes/modes.ts';

/** Maximum number of keys that a warning names. */
const MAX_NAMED = 3;

/** Collects the objects that a run kept although no input asks for that. */
export interface Unexplained {
  add(outcome: Outcome): void;
  /** A warning for each reason. */
  warnings(): readonly string[];
}

export function createUnexplained(inputs: Inputs): Unexplained {
  const kept = new Map<SkipReason, { count: number; readonly keys: string[] }>();
  return {
    add(outcome) {
      if (outcome.status !== 'skipped' || isExplained(outcome.reason, inputs)) return;
      const known = kept.get(outcome.reason) ?? { count: 0, keys: [] };
      kept.set(outcome.reason, known);
      known.count += 1;
      if (known.keys.length < MAX_NAMED) known.keys.push(outcome.key);
    },
    warnings: () =>
      [...kept].map(([reason, { count, keys }]) => warningOf(inputs, reason, count, keys)),
  };
}

function warningOf(
  inputs: Inputs,
  reason: SkipReason,
  count: number,
  keys: readonly string[],
): string {
  const more = count > keys.length ? ` and ${formatCount(count - keys.length)} more` : '';
  const [was, is, them] = count === 1 ? ['was', 'is', 'it'] : ['were', 'are', 'them'];
  return (
    `${formatCount(count)} ${thingsOf(inputs, count)} under ${quote(inputs.prefix)} ${was} ` +
    `${UNEXPLAINED[reason] ?? reason} and ${is} kept (${keys.map(quote).join(', ')}${more}): ` +
    remedyOf(inputs, them)
  );
}

function remedyOf(inputs: Inputs, them: string): string {
  if (plansByAge(inputs)) return `the next run decides about ${them}`;
  const isPlanned = inputs.mode === 'delete-prefix' && inputs.keysFrom !== undefined;
  return isPlanned ? `make a new plan to delete ${them}` : `run again to delete ${them}`;
}

/**
 * Whether an input says why an object is kept: where an age is to be reached, what is new is too
 * young. Everything else is warned of.
 */
export function isExplained(reason: SkipReason, inputs: Inputs): boolean {
  if (UNEXPLAINED[reason] === undefined) return true;
  const hasAge = 'olderThan' in inputs && !plansByAge(inputs);
  return reason === 'newer-than-run' && hasAge;
}

function plansByAge(inputs: Inputs): boolean {
  return inputs.mode === 'delete-prefix' && inputs.keepNewest !== undefined;
}

function thingsOf(inputs: Inputs, count: number): string {
  const isOfVersions = inputs.mode === 'delete-prefix' && inputs.versions !== 'current';
  if (isOfVersions) return count === 1 ? 'version' : 'versions';
  return count === 1 ? 'object' : 'objects';
}
