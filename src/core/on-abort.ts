/** What waits for each signal, all of it behind one event listener. */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls `listener` when `signal` aborts, unless what this returns was called before. A signal that
 * has aborted already calls nobody. To add and to remove an event listener takes longer than all
 * else that a small request needs of its signal, so the listeners of a signal share one, which
 * leaves with the last of them.
 */
export function onAbort(signal: AbortSignal | undefined, listener: () => void): () => void {
  if (signal === undefined || signal.aborted) return () => undefined;
  const listeners = waiting.get(signal) ?? listenTo(signal);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) forget(signal);
  };
}

function listenTo(signal: AbortSignal): Set<() => void> {
  const listeners = new Set<() => void>();
  waiting.set(signal, listeners);
  signal.addEventListener('abort', callAll, { once: true });
  return listeners;
}

function callAll(this: AbortSignal): void {
  // Of the set itself, so that who is made to leave meanwhile is not called.
  for (const listener of waiting.get(this) ?? []) listener();
  waiting.delete(this);
}

function forget(signal: AbortSignal): void {
  waiting.delete(signal);
  signal.removeEventListener('abort', callAll);
}
