/** How long the store may fail before an error is reported, in milliseconds. */
export interface Limits {
  /** For opening a connection. Default: 2,500. */
  readonly connect: number;
  /** For a request without progress: no byte sent or received. Default: 60,000. */
  readonly stall: number;
  /** From the first failure to the first S3 answer; then the batch ends. Default: 5,000. */
  readonly firstAnswer: number;
  /** For one request that keeps failing; being throttled does not count. Default: 60,000. */
  readonly request: number;
  /** From the first failure to any success in the batch; then the batch ends. Default: 120,000. */
  readonly noSuccess: number;
  /** After the batch is stopped, for creating and completing multipart uploads in flight. Default: 2,000. */
  readonly grace: number;
  /** For aborting a failed upload. Default: 2,000. */
  readonly cleanUp: number;
}

export const DEFAULT_LIMITS: Limits = {
  connect: 2_500,
  stall: 60_000,
  firstAnswer: 5_000,
  request: 60_000,
  noSuccess: 120_000,
  grace: 2_000,
  cleanUp: 2_000,
};

/** Clock, timers and randomness of the client. Tests inject their own, so that none waits. */
export interface Time {
  /** Milliseconds since an arbitrary moment; monotonic. */
  now(): number;
  /** Resolves after this many milliseconds; rejects with the signal's reason when it aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** From 0 up to, but not including, 1. */
  random(): number;
  /**
   * Calls `onEnd` after this many milliseconds, unless the returned function is called before. It
   * limits network operations, which take real time; `sleep` only waits between attempts.
   */
  limit(ms: number, onEnd: () => void): () => void;
}

export const REAL_TIME: Time = {
  now: () => performance.now(),
  sleep,
  random: () => Math.random(),
  limit(ms, onEnd) {
    const timer = setTimeout(onEnd, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(signal.reason as Error);
      return;
    }
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

const BASE = 100;
const CAP = 10_000;

/**
 * Milliseconds with full jitter: a random time below a bound that doubles with every attempt
 * (https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/).
 */
export function backoff(attempt: number, { random }: Pick<Time, 'random'>): number {
  return random() * Math.min(CAP, BASE * 2 ** attempt);
}

export interface Grace {
  /** Aborts a fixed time after the signal it follows, or after its creation. */
  readonly signal: AbortSignal;
  /** Stops the timer, so that the signal never aborts. Call it when the work is done. */
  end(): void;
}

/** A signal that aborts `ms` milliseconds from now, unless it is ended before. */
export function createDeadline(ms: number, time: Time): Grace {
  const controller = new AbortController();
  const end = time.limit(ms, () => {
    controller.abort(new DOMException(`not finished within ${ms} ms`, 'TimeoutError'));
  });
  return { signal: controller.signal, end };
}

/** A signal that aborts `ms` milliseconds after another, for work that should be finished. */
export function createGrace(signal: AbortSignal | undefined, ms: number, time: Time): Grace {
  const controller = new AbortController();
  let forgetLimit: (() => void) | undefined;
  const start = () => {
    forgetLimit = time.limit(ms, () => {
      controller.abort(signal?.reason);
    });
  };
  if (signal?.aborted === true) start();
  else signal?.addEventListener('abort', start, { once: true });
  return {
    signal: controller.signal,
    end: () => {
      forgetLimit?.();
      signal?.removeEventListener('abort', start);
    },
  };
}
