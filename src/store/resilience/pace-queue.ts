import { onAbort } from '../../core/on-abort.ts';

interface Entry {
  readonly writes: number;
  readonly start: () => void;
  /** Stops listening to the signal. */
  forget: () => void;
}

/** Milliseconds of writes that may leave together, to make up for timers that fire late. */
const BURST = 20;

/** Requests that wait for their turn, first come first served. */
export interface Queue {
  /** Writes a second. */
  rate: number;
  /** Requests at a time. */
  limit: number;
  readonly inFlight: number;
  /** Nothing starts before this time of `performance.now()`. */
  pauseUntil(time: number): void;
  /** Waits for a turn; the caller calls what it resolves to when its request has ended. */
  enter(writes: number, signal?: AbortSignal): Promise<() => void>;
}

interface QueueState extends Omit<Queue, 'enter' | 'pauseUntil'> {
  inFlight: number;
  readonly waiting: Entry[];
  /** When the next write may leave, and when anything may. */
  nextWrite: number;
  pausedUntil: number;
  timer: NodeJS.Timeout | undefined;
}

export function createQueue(limit: number): Queue {
  const state: QueueState = {
    rate: Infinity,
    limit,
    inFlight: 0,
    waiting: [],
    nextWrite: 0,
    pausedUntil: 0,
    timer: undefined,
  };
  return Object.assign(state, {
    pauseUntil: (time: number) => {
      state.pausedUntil = Math.max(state.pausedUntil, time);
    },
    enter: (writes: number, signal?: AbortSignal) => enter(state, writes, signal),
  });
}

function enter(state: QueueState, writes: number, signal?: AbortSignal): Promise<() => void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const start = () => {
      entry.forget();
      resolve(() => {
        state.inFlight -= 1;
        pump(state);
      });
    };
    const entry: Entry = { writes, start, forget: () => undefined };
    state.waiting.push(entry);
    pump(state);
    // What starts at once, as nearly everything does, need not listen.
    if (state.waiting.at(-1) !== entry) return;
    entry.forget = onAbort(signal, () => {
      state.waiting.splice(state.waiting.indexOf(entry), 1);
      reject(signal?.reason as Error);
    });
  });
}

/** Starts what may start, and comes back when the next one may. */
function pump(state: QueueState): void {
  clearTimeout(state.timer);
  const { waiting, rate } = state;
  for (let head = waiting[0]; head !== undefined; head = waiting[0]) {
    const { writes, start } = head;
    if (state.inFlight > 0 && state.inFlight + 1 > state.limit) return;
    const now = performance.now();
    const from = Math.max(state.pausedUntil, writes > 0 ? state.nextWrite : 0);
    if (from > now) {
      state.timer = setTimeout(pump, from - now, state);
      return;
    }
    waiting.shift();
    state.inFlight += 1;
    state.nextWrite = Math.max(state.nextWrite, now - BURST) + (writes / rate) * 1000;
    start();
  }
}
