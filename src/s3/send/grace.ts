import type { Time } from './time.ts';

export interface Grace {
  /** Aborts some time after the signal that it follows, or after it was made. */
  readonly signal: AbortSignal;
  /** It never aborts from then on; the caller calls it when its work is over. */
  end(): void;
}

/** A signal that aborts by itself, until it is ended. */
export function createDeadline(ms: number, time: Time): Grace {
  const controller = new AbortController();
  const end = time.limit(ms, () => {
    controller.abort(new DOMException('the time for it is over', 'TimeoutError'));
  });
  return { signal: controller.signal, end };
}

/** For what must not be left half done: a signal that aborts `ms` milliseconds after another. */
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
