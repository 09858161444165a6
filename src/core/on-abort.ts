/** What waits for one signal. */
interface Waiting {
  /** In slots that are used again. */
  readonly listeners: ((() => void) | undefined)[];
  readonly freeSlots: number[];
}

/** What waits for each signal, all of it behind one event listener. */
const waiting = new WeakMap<AbortSignal, Waiting>();

/**
 * Calls `listener` when `signal` aborts, unless what this returns was called before. A signal that
 * has aborted already calls nobody. To add and to remove an event listener takes longer than all
 * else that a small request needs of its signal, so the listeners of a signal share one, which
 * leaves with the last of them. No Set: each table that it leaves behind as it changes points to
 * the next one, and those that have grown old keep every request in memory until the whole heap is
 * collected.
 */
export function onAbort(signal: AbortSignal | undefined, listener: () => void): () => void {
  if (signal === undefined || signal.aborted) return () => undefined;
  const { listeners, freeSlots } = waiting.get(signal) ?? listenTo(signal);
  const slot = freeSlots.pop() ?? listeners.length;
  listeners[slot] = listener;
  return () => {
    if (listeners[slot] !== listener) return;
    listeners[slot] = undefined;
    freeSlots.push(slot);
    if (freeSlots.length === listeners.length) forget(signal);
  };
}

function listenTo(signal: AbortSignal): Waiting {
  const all: Waiting = { listeners: [], freeSlots: [] };
  waiting.set(signal, all);
  signal.addEventListener('abort', callAll, { once: true });
  return all;
}

function callAll(this: AbortSignal): void {
  // Of the slots themselves, so that who is made to leave meanwhile is not called.
  for (const listener of waiting.get(this)?.listeners ?? []) listener?.();
  waiting.delete(this);
}

function forget(signal: AbortSignal): void {
  waiting.delete(signal);
  signal.removeEventListener('abort', callAll);
}
