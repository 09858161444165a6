/** What the client knows of time and chance. Tests give another one, so that none waits. */
export interface Time {
  /** Milliseconds since some moment; never runs backwards. */
  now(): number;
  /** Resolves after this many milliseconds; rejects with the signal's reason when it aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** From 0 up to, but not including, 1. */
  random(): number;
  /**
   * Calls `onEnd` after this many milliseconds, unless what this returns is called before. It bounds
   * what the network does, which takes real time, where `sleep` only waits for a better moment.
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
