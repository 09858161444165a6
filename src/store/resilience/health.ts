import { messageOf, StoreError } from '../../core/errors.ts';
import type { Limits } from './limits.ts';

/** Knows when a store as a whole is given up. */
export interface Health {
  /** A request is sent: the clock of the first answer starts. */
  started(): void;
  /** The store has answered, if only to refuse. */
  answered(): void;
  succeeded(): void;
  /** Milliseconds from now after which a failure ends the batch. */
  readonly patience: number;
  /** The error that ends the batch after this one; undefined: it may go on. */
  verdict(error: StoreError): StoreError | undefined;
}

/**
 * Two limits for the batch. Until the endpoint has answered at all it is most likely the wrong
 * one, and the batch ends soon. Afterwards it ends when nothing has succeeded for long.
 */
export function createHealth(limits: Pick<Limits, 'firstAnswer' | 'noSuccess'>): Health {
  let startedAt: number | undefined;
  let hasAnswered = false;
  let successAt = 0;
  const endsAt = () =>
    hasAnswered
      ? successAt + limits.noSuccess
      : (startedAt ?? performance.now()) + limits.firstAnswer;
  return {
    get patience() {
      return Math.max(0, endsAt() - performance.now());
    },
    started: () => {
      startedAt ??= performance.now();
    },
    answered: () => {
      if (!hasAnswered) successAt = performance.now();
      hasAnswered = true;
    },
    succeeded: () => {
      hasAnswered = true;
      successAt = performance.now();
    },
    verdict: (error) => {
      const now = performance.now();
      if (now < endsAt()) return undefined;
      return hasAnswered
        ? ended(error, 'nothing has succeeded', now, successAt)
        : ended(error, 'the endpoint has not answered once as a store does', now, startedAt);
    },
  };
}

function ended(error: StoreError, what: string, now: number, since = now): StoreError {
  const seconds = Math.round((now - since) / 1000);
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
