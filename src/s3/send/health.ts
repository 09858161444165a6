import { messageOf, StoreError } from '../../core/errors.ts';
import { toStoreError, withAttempts } from '../errors.ts';
import type { Concern } from './call.ts';
import { isAnswerOfStore } from './classify.ts';
import type { Limits } from './limits.ts';
import type { Time } from './time.ts';

/** Knows when a store as a whole is given up. */
export interface Health {
  /** The store has answered, if only to refuse. */
  answered(): void;
  succeeded(): void;
  /** The error that ends the batch after this one; undefined: it may go on. */
  verdict(error: StoreError): StoreError | undefined;
  /** Milliseconds until a failure would end the batch. */
  readonly patience: number;
}

/**
 * Two limits for the batch, from the first failure since the last success. Until the endpoint has
 * answered at all it is most likely the wrong one, and the batch ends soon. Afterwards it ends
 * when nothing has succeeded for long.
 */
export function createHealth(
  limits: Pick<Limits, 'firstAnswer' | 'noSuccess'>,
  time: Pick<Time, 'now'>,
): Health {
  let failingSince: number | undefined;
  let hasAnswered = false;
  const left = (now: number) =>
    (failingSince ?? now) + (hasAnswered ? limits.noSuccess : limits.firstAnswer) - now;
  return {
    get patience() {
      return Math.max(0, left(time.now()));
    },
    answered: () => {
      hasAnswered = true;
    },
    succeeded: () => {
      hasAnswered = true;
      failingSince = undefined;
    },
    verdict: (error) => {
      const now = time.now();
      failingSince ??= now;
      if (left(now) > 0) return undefined;
      const what = hasAnswered
        ? 'nothing has succeeded'
        : 'the endpoint has not answered once as a store does';
      return ended(error, what, now - failingSince);
    },
  };
}

/**
 * Tells the store's health of every answer. From here on an error is a StoreError that says how often
 * the request was sent.
 */
export function watched(health: Health): Concern {
  return (next) => async (call) => {
    try {
      const answer = await next(call);
      if (call.options.throttled?.(answer) === 'everything') health.answered();
      else health.succeeded();
      return answer;
    } catch (thrown) {
      const error = withAttempts(toStoreError(thrown, call.options.signal), call.attempts);
      if (isAnswerOfStore(error)) health.answered();
      throw error;
    }
  };
}

function ended(error: StoreError, what: string, failing: number): StoreError {
  const seconds = Math.round(failing / 1000);
  const message = `${messageOf(error)}; ${what} for ${seconds} s`;
  const { code, status, requestId, attempts } = error;
  return new StoreError(code, message, {
    scope: 'batch',
    cause: error,
    ...(status !== undefined && { status }),
    ...(requestId !== undefined && { requestId }),
    ...(attempts !== undefined && { attempts }),
  });
}
