import { derivedError, type StoreError } from '../../core/errors.ts';
import { retryOf } from '../error-codes.ts';
import type { Retry } from '../error-codes/row.ts';
import { toStoreError } from '../errors.ts';
import { backoff } from './backoff.ts';
import type { Health } from './concerns/health.ts';
import type { Limits } from './limits.ts';
import type { Time } from './time.ts';

/** How something that failed is tried again. The defaults are those of every request. */
export interface Policy {
  /** Milliseconds from the first failure on. Being throttled does not count. */
  readonly budget?: number;
  /** Default: any number. */
  readonly attempts?: number;
  /** Default: what the error's code and status call for. */
  readonly retryOf?: (error: StoreError) => Retry;
  /** For cleaning up: also when the store as a whole has been given up. */
  readonly outlivesBatch?: boolean;
}

/** How long to go on with one thing that fails. */
export interface Patience {
  /** Milliseconds to wait after this error before the next attempt, or the error to give up with. */
  after(error: StoreError): number | StoreError;
  /** Waits for as long; rejects with the error to give up with, and when the signal aborts. */
  again(error: StoreError, signal?: AbortSignal): Promise<void>;
}

export interface PatienceDeps {
  readonly limits: Pick<Limits, 'request'>;
  readonly health: Health;
  readonly time: Time;
}

/** What was given up for one thing is not tried for another that it is a part of. */
const givenUp = new WeakSet<StoreError>();

/**
 * The one policy. Errors that nothing helps with end it at once. One that passes is waited for with
 * full jitter until the budget is spent. After a refusal of the pace there is no wait, because the
 * pace makes the next attempt wait, and no end but that of the batch. The batch ends when nothing
 * has succeeded for long; the error then has scope `batch`.
 */
export function createPatience(deps: PatienceDeps, policy: Policy = {}): Patience {
  const { limits, health, time } = deps;
  const { budget = limits.request, attempts = Infinity, retryOf: wordOf = retryOf } = policy;
  let failures = 0;
  let failingSince: number | undefined;

  function after(error: StoreError): number | StoreError {
    const retry = wordOf(error);
    if (givenUp.has(error)) return error;
    if (retry === 'never' || retry === 'refresh') {
      return policy.outlivesBatch === true ? error : health.refusal(error);
    }
    const verdict = policy.outlivesBatch === true ? undefined : health.verdict(error);
    if (verdict !== undefined) return verdict;
    failures += 1;
    if (failures >= attempts) return error;
    if (retry === 'slower') return 0;
    const now = time.now();
    failingSince ??= now;
    const most = policy.outlivesBatch === true ? Infinity : health.patience;
    const wait = Math.min(backoff(failures, time), most);
    const failing = now + wait - failingSince;
    return failing > budget ? giveUp(error, failures, failing) : wait;
  }

  return {
    after,
    async again(error, signal) {
      const next = after(error);
      if (typeof next !== 'number') throw next;
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
  const message = `${error.message}; tried ${attempts} times in ${seconds} s`;
  const last = derivedError(error, { attempts, message, cause: error.cause ?? error });
  givenUp.add(last);
  return last;
}
