export interface Grace {
  /** Aborts some time after the signal that it follows. */
  readonly signal: AbortSignal;
  /** Forgets the other signal; the caller calls it when its work is over. */
  end(): void;
}

/** For what must not be left half done: a signal that aborts `ms` milliseconds after another. */
export function createGrace(signal: AbortSignal | undefined, ms: number): Grace {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const start = () => {
    timer = setTimeout(() => {
      controller.abort(signal?.reason);
    }, ms);
  };
  if (signal?.aborted === true) start();
  else signal?.addEventListener('abort', start, { once: true });
  return {
    signal: controller.signal,
    end: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', start);
    },
  };
}
