import { derivedError, type StoreError } from '../../core/errors.ts';
import { endsUnheard, isAnswerOfStore, retryOf } from '../error-codes/error-codes.ts';
import type { Retry } from '../error-codes/row.ts';
import { toStoreError } from '../errors.ts';
import type { OperationName } from '../operations/operation.ts';
import type { Call, Concern } from './call.ts';
import { backoff, type Limits, type Time } from './time.ts';

/** Decides when the store as a whole is given up. */
export interface Health {
  /** Call it when the store answered, if only with an error. */
  answered(): void;
  succeeded(): void;
  /** The error that ends the batch after this failure; undefined while the batch goes on. */
  batchError(error: StoreError): StoreError | undefined;
  /** The error to report for one that is never retried; it may end the batch before any answer. */
  finalError(error: StoreError): StoreError;
  /** Milliseconds until a failure would end the batch. */
  readonly patience: number;
}

/**
 * Two limits for the batch, counted from the first failure since the last success. Before its first
 * answer, the endpoint is most likely the wrong one: the batch ends after `firstAnswer`. From then on
 * it ends after `noSuccess`.
 */
export function createHealth(
  limits: Pick<Limits, 'firstAnswer' | 'noSuccess'>,
  time: Pick<Time, 'now'>,
): Health {
  let failingSince: number | undefined;
  let hasAnswered = false;
  const remaining = (now: number) =>
    (failingSince ?? now) + (hasAnswered ? limits.noSuccess : limits.firstAnswer) - now;
  return {
    get patience() {
      return Math.max(0, remaining(time.now()));
    },
    answered: () => {
      hasAnswered = true;
    },
    succeeded: () => {
      hasAnswered = true;
      failingSince = undefined;
    },
    finalError: (error) => {
      if (hasAnswered || !endsUnheard(error)) return error;
      const message = `${error.message}; no S3 answer from the endpoint so far`;
      return derivedError(error, { scope: 'batch', message });
    },
    batchError: (error) => {
      const now = time.now();
      failingSince ??= now;
      if (remaining(now) > 0) return undefined;
      const what = hasAnswered
        ? 'no request succeeded within'
        : 'no S3 answer from the endpoint within';
      return ended(error, what, now - failingSince);
    },
  };
}

/**
 * Reports every answer to `health`. Rejects with a StoreError that knows the operation, the key and
 * how often the request was sent.
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

/** What was thrown, as a StoreError about this request. */
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
    message: `${error.message}; ${what} ${seconds} s`,
  });
}

/** How a failure is retried. The defaults are those of every request. */
export interface Policy {
  /** Milliseconds from the first failure on. */
  readonly budget?: number;
  /** Whether being throttled counts for the budget too. Default: false. */
  readonly countsThrottling?: boolean;
  /** Maximum number of attempts. Default: unlimited. */
  readonly attempts?: number;
  /** Default: by the error's code and status. */
  readonly retryOf?: (error: StoreError) => Retry;
  /** For clean-up: whether to retry even when the store as a whole was given up. */
  readonly outlivesBatch?: boolean;
}

/** Decides how long one failing request, or a group of requests, is retried. */
export interface Patience {
  /** Milliseconds to wait after this error before the next attempt, or the error to give up with. */
  after(error: StoreError): number | StoreError;
  /** Waits for that time. Rejects with the error to give up with, and when the signal aborts. */
  again(error: StoreError, signal?: AbortSignal): Promise<void>;
}

export interface PatienceDeps {
  readonly limits: Pick<Limits, 'request'>;
  readonly health: Health;
  readonly time: Time;
  /** Called before each retry, with the milliseconds until then. */
  readonly onRetry: (error: StoreError, wait: number) => void;
}

/** Errors that ended their retries: a group does not retry what its request gave up. */
const givenUp = new WeakSet<StoreError>();

/**
 * The retry policy of all requests. An error that is never retried ends it at once. A passing error
 * is retried with full jitter until the budget is spent. A throttled request is retried without a
 * wait of its own, because the pace delays it, until the batch ends. The batch ends when no request
 * has succeeded for long; the error then has scope `batch`.
 */
export function createPatience(deps: PatienceDeps, policy: Policy = {}): Patience {
  const { limits, health, time } = deps;
  const { budget = limits.request, attempts = Infinity, retryOf: policyOf = retryOf } = policy;
  let failures = 0;
  let failingSince: number | undefined;

  function after(error: StoreError): number | StoreError {
    const retry = policyOf(error);
    if (givenUp.has(error)) return error;
    if (retry === 'never' || retry === 'refresh') {
      return policy.outlivesBatch === true ? error : health.finalError(error);
    }
    const batchError = policy.outlivesBatch === true ? undefined : health.batchError(error);
    if (batchError !== undefined) return batchError;
    failures += 1;
    if (failures >= attempts) return error;
    if (retry === 'slower' && policy.countsThrottling !== true) return 0;
    const now = time.now();
    failingSince ??= now;
    const longest = policy.outlivesBatch === true ? Infinity : health.patience;
    const wait = Math.min(backoff(failures, time), longest);
    const failing = now + wait - failingSince;
    return failing > budget ? giveUp(error, failures, failing) : wait;
  }

  return {
    after,
    async again(error, signal) {
      const next = after(error);
      if (typeof next !== 'number') throw next;
      deps.onRetry(error, next);
      if (next === 0) return;
      await time.sleep(next, signal).catch((thrown: unknown) => {
        throw toStoreError(thrown, signal);
      });
    },
  };
}

function giveUp(error: StoreError, failures: number, failing: number): StoreError {
  const attempts = Math.max(failures, error.attempts ?? 1);
  const seconds = Math.round(failing / 1000);
  const message = `${error.message}; gave up after ${attempts} attempts in ${seconds} s`;
  const last = derivedError(error, { attempts, message, cause: error.cause ?? error });
  givenUp.add(last);
  return last;
}
