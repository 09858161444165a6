import { onAbort } from '../../../core/on-abort.ts';
import type { Time } from '../time.ts';

interface Entry {
  readonly writes: number;
  readonly start: () => void;
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
  /** Nothing starts before this time of `Time.now`. */
  pauseUntil(time: number): void;
  /**
   * Waits for a turn, if it isn't there at once, as it nearly always is. The caller calls `leave`
   * when its request has ended. Rejects with the signal's reason when it aborts while it waits.
   */
  readonly enter: (writes: number, signal?: AbortSignal) => Promise<void> | undefined;
  readonly leave: () => void;
}

interface QueueState extends Omit<Queue, 'enter' | 'leave' | 'pauseUntil'> {
  inFlight: number;
  readonly waiting: Entry[];
  /** When the next write may leave, and when anything may. */
  nextWrite: number;
  pausedUntil: number;
  /** When the queue is looked at again by itself. */
  wake: { readonly at: number; readonly stopper: AbortController } | undefined;
  readonly time: Time;
}

export function createQueue(limit: number, time: Time): Queue {
  const state: QueueState = {
    rate: Infinity,
    limit,
    inFlight: 0,
    waiting: [],
    nextWrite: 0,
    pausedUntil: 0,
    wake: undefined,
    time,
  };
  return Object.assign(state, {
    pauseUntil: (time: number) => {
      state.pausedUntil = Math.max(state.pausedUntil, time);
    },
    enter: (writes: number, signal?: AbortSignal) => enter(state, writes, signal),
    leave: () => {
      state.inFlight -= 1;
      pump(state);
    },
  });
}

function enter(
  state: QueueState,
  writes: number,
  signal: AbortSignal | undefined,
): Promise<void> | undefined {
  const now = state.time.now();
  if (state.waiting.length === 0 && startOf(state, writes, now) <= now) {
    begin(state, writes, now);
    return undefined;
  }
  return new Promise((resolve, reject) => {
    const start = () => {
      forget();
      resolve();
    };
    const entry: Entry = { writes, start };
    const forget = onAbort(signal, () => {
      state.waiting.splice(state.waiting.indexOf(entry), 1);
      if (state.waiting.length === 0) sleepOn(state);
      reject(signal?.reason as Error);
    });
    state.waiting.push(entry);
    pump(state);
  });
}

/** Starts what may start, and comes back when the next one may. */
function pump(state: QueueState): void {
  const { waiting, time } = state;
  for (let head = waiting[0]; head !== undefined; head = waiting[0]) {
    const now = time.now();
    const from = startOf(state, head.writes, now);
    if (from === Infinity) return;
    if (from > now) {
      wakeUp(state, from, now);
      return;
    }
    waiting.shift();
    begin(state, head.writes, now);
    head.start();
  }
  sleepOn(state);
}

/** A timer that fires early does no harm: the queue is looked at, and this is called again. */
function wakeUp(state: QueueState, at: number, now: number): void {
  if (state.wake !== undefined && state.wake.at <= at) return;
  sleepOn(state);
  const stopper = new AbortController();
  state.wake = { at, stopper };
  const wake = () => {
    state.wake = undefined;
    pump(state);
  };
  state.time.sleep(at - now, stopper.signal).then(wake, () => undefined);
}

/** Nothing keeps the process running for a queue in which nobody waits. */
function sleepOn(state: QueueState): void {
  state.wake?.stopper.abort();
  state.wake = undefined;
}

/** When the next request may start; Infinity: when another has ended. */
function startOf(state: QueueState, writes: number, now: number): number {
  const { inFlight, limit, pausedUntil, nextWrite } = state;
  if (inFlight > 0 && inFlight + 1 > limit) return Infinity;
  return Math.max(now, pausedUntil, writes > 0 ? nextWrite : 0);
}

function begin(state: QueueState, writes: number, now: number): void {
  state.inFlight += 1;
  state.nextWrite = Math.max(state.nextWrite, now - BURST) + (writes / state.rate) * 1000;
}
