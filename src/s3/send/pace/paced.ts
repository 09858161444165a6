import type { StoreError } from '../../../core/errors.ts';
import { answerErrorOf, toStoreError } from '../../errors.ts';
import type { Call, Concern } from '../call.ts';
import type { OperationName } from '../../operations/operation.ts';
import { retryOf } from '../../error-codes.ts';
import type { Pace, Permit } from './pace.ts';

/** Sends at the pace that the store bears, and tells the pace what became of it. */
export function paced(pace: Pace): Concern {
  return (next) => async (call) => {
    if (call.options.isUrgent === true) return next(call);
    const entering = enter(pace, call);
    const permit = entering instanceof Promise ? await entering : entering;
    try {
      const answer = await next(call);
      if ((call.options.throttled?.(answer) ?? 'nothing') === 'nothing') permit.succeeded();
      else permit.throttled();
      return answer;
    } catch (thrown) {
      const error = thrown as StoreError;
      if (retryOf(error) === 'slower') permit.throttled(retryAfterOf(error));
      else permit.failed();
      throw error;
    }
  };
}

/** At once where there is nothing to wait for, as there mostly is. */
function enter<Name extends OperationName>(pace: Pace, call: Call<Name>): Permit | Promise<Permit> {
  const { operation, options, waiting } = call;
  const permit = pace.acquire(operation, options.writes ?? 0, waiting);
  if (!(permit instanceof Promise)) return permit;
  return permit.catch((thrown: unknown) => {
    call.isStopped = true;
    throw toStoreError(thrown, waiting);
  });
}

const MAX_RETRY_AFTER = 20_000;

/** Milliseconds that the store asks to be left alone for; 0 when it does not say. */
function retryAfterOf(error: StoreError): number {
  const seconds = Number(answerErrorOf(error)?.retryAfter);
  return seconds > 0 ? Math.min(seconds * 1000, MAX_RETRY_AFTER) : 0;
}
