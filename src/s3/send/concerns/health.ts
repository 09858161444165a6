import { derivedError, type StoreError } from '../../../core/errors.ts';
import { endsUnheard, isAnswerOfStore } from '../../error-codes.ts';
import { toStoreError } from '../../errors.ts';
import type { OperationName } from '../../operations/operation.ts';
import type { Call, Concern } from '../call.ts';
import type { Limits } from '../limits.ts';
import type { Time } from '../time.ts';

/** Knows when a store as a whole is given up. */
export interface Health {
  /** The store has answered, if only to refuse. */
  answered(): void;
  succeeded(): void;
  /** The error that ends the batch after this one; undefined: it may go on. */
  verdict(error: StoreError): StoreError | undefined;
  /** An error that nothing helps against; it ends the batch where no store may be there at all. */
  refusal(error: StoreError): StoreError;
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
    refusal: (error) => {
      if (hasAnswered || !endsUnheard(error)) return error;
      const message = `${error.message}; nothing there has answered as a store does`;
      return derivedError(error, { scope: 'batch', message });
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
  return (next) => (call) =>
    next(call).then(
      (answer) => {
        if (call.options.throttled?.(answer) === 'everything') health.answered();
        else health.succeeded();
        return answer;
      },
      (thrown: unknown) => {
        const error = errorOf(thrown, call);
        if (isAnswerOfStore(error)) health.answered();
        throw error;
      },
    );
}

/** What was thrown, with the request that it is about and how often that was sent. */
function errorOf<Name extends OperationName>(
  thrown: unknown,
  { operation, input, options, attempts }: Call<Name>,
): StoreError {
  const found = toStoreError(thrown, options.signal);
  const about = { operation, ...('key' in input && { key: input.key }) };
  return derivedError(found, { ...about, attempts, cause: found.cause ?? found });
}

function ended(error: StoreError, what: string, failing: number): StoreError {
  const seconds = Math.round(failing / 1000);
  return derivedError(error, {
    scope: 'batch',
    message: `${error.message}; ${what} for ${seconds} s`,
  });
}
