import type { StoreError } from '../../../core/errors.ts';
import type { AnswerOf } from '../../operations/operations.ts';
import type { OperationName } from '../../operations/operation.ts';
import { isOver, type Call, type Concern } from '../call.ts';
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
  return (next) =>
    <Name extends OperationName>(call: Call<Name>) => {
      let patience: Patience | undefined;
      const again = async (thrown: unknown): Promise<AnswerOf<Name>> => {
        if (isOver(call)) throw thrown;
        patience ??= createPatience(deps, call.options.isOptional === true ? optional : ordinary);
        await patience.again(thrown as StoreError, call.waiting);
        return next(call).catch(again);
      };
      return next(call).catch(again);
    };
}
