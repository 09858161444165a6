import { counted } from '../core/batch-error.ts';
import type { Outcome } from '../core/outcome.ts';
import { UNEXPLAINED, type SkipReason } from '../core/reasons.ts';
import type { Inputs } from './inputs/types.ts';
import { quoted } from './printable.ts';

/** Keys that a warning names. */
const MAX_NAMED = 3;

/** Takes down what a run leaves under its prefix that its inputs do not explain. */
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
  const more = count > keys.length ? ` and ${counted(count - keys.length)} more` : '';
  const [was, is, them] = count === 1 ? ['was', 'is', 'it'] : ['were', 'are', 'them'];
  return (
    `${counted(count)} ${thingsOf(inputs, count)} under ${quoted(inputs.prefix)} ${was} ` +
    `${UNEXPLAINED[reason] ?? reason} and ${is} kept (${keys.map(quoted).join(', ')}${more}): ` +
    (plansByAge(inputs) ? `the next run decides about ${them}` : `run again to delete ${them}`)
  );
}

/** Where an age is to be reached, what is new is too young. */
function isExplained(reason: SkipReason, inputs: Inputs): boolean {
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
