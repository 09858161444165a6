import { onAbort } from '../../core/abort.ts';
import type { Time } from './time.ts';

interface Entry {
  readonly writes: number;
  readonly start: () => void;
}

/** Milliseconds of writes that may start together, to make up for timers that fire late. */
const BURST = 20;

/** Requests that wait for their turn, in order of arrival. */
export interface Queue {
  /** Maximum number of writes per second. */
  rate: number;
  /** Maximum number of requests in flight. */
  limit: number;
  readonly inFlight: number;
  /** Nothing starts before this time of `Time.now`. */
  pauseUntil(time: number): void;
  /**
   * Waits for a turn; undefined when there is nothing to wait for, as is usual. The caller calls
   * `leave` when its request has ended. Rejects with the signal's reason when it aborts while it waits.
   */
  readonly enter: (writes: number, signal?: AbortSignal) => Promise<void> | undefined;
  readonly leave: () => void;
}

interface QueueState extends Omit<Queue, 'enter' | 'leave' | 'pauseUntil'> {
  inFlight: number;
  readonly waiting: Entry[];
  /** The earliest times of the next write and of any request. */
  nextWrite: number;
  pausedUntil: number;
  /** The timer after which the queue is pumped again. */
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

/** Starts all requests that may start, and sets the timer for the next one. */
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

/** Sets the timer. One that fires early does no harm: `pump` sets it again. */
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

/** Clears the timer, so that an empty queue doesn't keep the process running. */
function sleepOn(state: QueueState): void {
  state.wake?.stopper.abort();
  state.wake = undefined;
}

/** When the next request may start; Infinity until another one ends. */
function startOf(state: QueueState, writes: number, now: number): number {
  const { inFlight, limit, pausedUntil, nextWrite } = state;
  if (inFlight > 0 && inFlight + 1 > limit) return Infinity;
  return Math.max(now, pausedUntil, writes > 0 ? nextWrite : 0);
}

function begin(state: QueueState, writes: number, now: number): void {
  state.inFlight += 1;
  state.nextWrite = Math.max(state.nextWrite, now - BURST) + (writes / state.rate) * 1000;
}

/** A measurement covers this many answers or about a second, whichever is longer. */
const MARKS = 32;
const BETWEEN_MARKS = 1000 / MARKS;

/** Milliseconds; a shorter span is too short to measure a rate. */
const LEAST_SPAN = 250;

/** Measures the writes per second that the store has accepted recently. */
export function createDelivery() {
  const marks: { readonly at: number; readonly total: number }[] = [];
  let last = { at: -Infinity, total: 0 };
  return {
    add(now: number, writes: number): void {
      last = { at: now, total: last.total + writes };
      const mark = marks.at(-1);
      if (mark !== undefined && now - mark.at < BETWEEN_MARKS) return;
      marks.push(last);
      if (marks.length > MARKS) marks.shift();
    },
    /**
     * Measured from answer to answer. 0 without an answer since the given time, and where fewer than
     * `least` writes were accepted; Infinity while the measured span is too short.
     */
    perSecond(since: number, least: number): number {
      if (last.at <= since) return 0;
      const [first = last] = marks;
      const span = last.at - first.at;
      if (span < LEAST_SPAN) return Infinity;
      const writes = last.total - first.total;
      return writes < least ? 0 : (writes / span) * 1000;
    },
  };
}

const NEW_WEIGHT = 0.2;

/** The best latency drifts up slowly, in case the network has changed for good. */
const BEST_DRIFT = 1.001;

/** Milliseconds of latency that a busy runner may add. */
const NOISE = 50;

/** Detects when requests of a kind take more than twice their best latency. */
export function createLatencies() {
  const seen = new Map<string, { recent: number; best: number }>();
  return {
    isRising(kind: string, latency: number): boolean {
      const before = seen.get(kind);
      const known = before ?? { recent: latency, best: latency };
      if (before === undefined) seen.set(kind, known);
      const { best } = known;
      known.recent += NEW_WEIGHT * (latency - known.recent);
      known.best = Math.min(best * BEST_DRIFT, latency);
      return known.recent > 2 * best + NOISE;
    },
  };
}
