import type { StoreError } from '../../../core/errors.ts';
import { isOver, type Concern } from '../call.ts';
import { createPatience, type Patience, type PatienceDeps, type Policy } from '../patience.ts';

/** Milliseconds for a question that only refines a result. */
const OPTIONAL_BUDGET = 2_000;

/**
 * Sends a request until it has worked. Rejects with a StoreError that says how often it was sent:
 * at once when nothing can help, after `limits.request` when nothing did, with scope `batch` when
 * the store as a whole is given up, and with `RequestCanceled` when the signal aborts.
 */
export function retried(deps: PatienceDeps): Concern {
  const ordinary: Policy = {};
  const optional: Policy = { budget: Math.min(OPTIONAL_BUDGET, deps.limits.request) };
  return (next) => async (call) => {
    let patience: Patience | undefined;
    for (;;) {
      try {
        return await next(call);
      } catch (thrown) {
        if (isOver(call)) throw thrown;
        patience ??= createPatience(deps, call.options.isOptional === true ? optional : ordinary);
        await patience.again(thrown as StoreError, call.waiting);
      }
    }
  };
}
