import { createDelivery, createLatencies } from './measures.ts';
import type { Time } from '../time.ts';
import { createQueue } from './queue.ts';

/** The right to send one request; ends with exactly one of its methods. */
export interface Permit {
  succeeded(): void;
  /** The store asked for a slower pace, and perhaps for a pause of so many milliseconds. */
  throttled(retryAfter?: number): void;
  failed(): void;
}

/** The pace of all requests to one store: how many at a time, and how many writes a second. */
export interface Pace {
  /**
   * Waits until a request may be sent that makes so many writes: the keys of a DeleteObjects, 1
   * for a PUT, 0 for a read; mostly it may at once. Rejects with the signal's reason. Latencies are
   * compared within a kind.
   */
  acquire(kind: string, writes: number, signal?: AbortSignal): Permit | Promise<Permit>;
  /** Writes a second; Infinity until the store first asks for less. */
  readonly rate: number;
  /**
   * Writes that one request should make at most: the less the store bears, the less a refusal is
   * to cost, and the smoother the pace.
   */
  readonly batch: number;
}

/** What a cut takes of the writes a second that the store was seen to bear. */
const RATE_CUT = 0.03;
const IN_FLIGHT_CUT = 0.7;

/** Where the store has taken nothing since the last cut. */
const BLIND_CUT = 0.5;

/**
 * What S3 bears at least under one prefix. A store that first took more had saved some up
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html).
 */
const WRITES_OF_A_PREFIX = 3_500;

/** From a cut until the rate is what the store was seen to bear; then it goes beyond. */
const PLATEAU_SECONDS = 2;

/** That the rate is divided into: 250 writes each at what a prefix of S3 bears. */
const BATCHES_A_SECOND = 14;
const SMALLEST_BATCH = 250;
const LARGEST_BATCH = 1_000;

/** Below this, pauses do the rest: a second with few requests tells little of a pace. */
const MIN_RATE = 10;

/** Milliseconds in which all refusals tell of the same overload. */
const ONE_OVERLOAD = 500;

/** Requests at a time until one has succeeded: what is wrong with all is heard of these. */
const FIRST_IN_FLIGHT = 128;

const FIRST_PAUSE = 50;
const MAX_PAUSE = 2_000;

/**
 * Additive increase, multiplicative decrease, of a rate and of a number in flight. A rate because
 * a DeleteObjects of 1,000 keys is 1,000 of S3's 3,500 writes a second, less than one request in
 * flight; a number because a store may also be short of something else
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html).
 */
export function createPace(maxInFlight: number, time: Time): Pace {
  const state: PaceState = {
    time,
    maxInFlight,
    queue: createQueue(Math.min(maxInFlight, FIRST_IN_FLIGHT), time),
    delivery: createDelivery(),
    latencies: createLatencies(),
    borne: Infinity,
    heardAt: -Infinity,
    cutAt: -Infinity,
    grownAt: 0,
    seconds: 0,
    refusals: 0,
  };
  return {
    get rate() {
      return state.queue.rate;
    },
    get batch() {
      return batchOf(state.queue.rate);
    },
    acquire: (kind, writes, signal) => {
      if (signal?.aborted === true) return Promise.reject(signal.reason as Error);
      const waiting = state.queue.enter(writes, signal);
      if (waiting === undefined) return permitOf(state, kind, writes);
      return waiting.then(() => permitOf(state, kind, writes));
    },
  };
}

function permitOf(state: PaceState, kind: string, writes: number): Permit {
  const { time, queue } = state;
  const { leave } = queue;
  const sentAt = time.now();
  return {
    succeeded: () => {
      const now = time.now();
      if (now - state.heardAt > ONE_OVERLOAD) state.refusals = 0;
      state.delivery.add(now, writes);
      if (!state.latencies.isRising(kind, now - sentAt)) grow(state, now);
      leave();
    },
    throttled: (retryAfter = 0) => {
      slowDown(state, sentAt, retryAfter);
      leave();
    },
    failed: leave,
  };
}

interface PaceState {
  readonly time: Time;
  readonly maxInFlight: number;
  readonly queue: ReturnType<typeof createQueue>;
  readonly delivery: ReturnType<typeof createDelivery>;
  readonly latencies: ReturnType<typeof createLatencies>;
  /** Writes a second that the store bore at the last cut. */
  borne: number;
  /** When the last refusal came that told something new. */
  heardAt: number;
  cutAt: number;
  grownAt: number;
  /** Of growth, since the last cut. */
  seconds: number;
  /** That were heard, since the store last took everything for some time. */
  refusals: number;
}

/** What was sent before the last refusal that was heard tells of the same overload. */
function slowDown(state: PaceState, sentAt: number, retryAfter: number): void {
  const { queue, refusals, time } = state;
  const now = time.now();
  if (sentAt <= state.heardAt) return;
  state.heardAt = now;
  if (now - state.cutAt >= ONE_OVERLOAD) cut(state, now);
  queue.limit = Math.max(
    1,
    Math.ceil(Math.min(queue.limit, queue.inFlight) * IN_FLIGHT_CUT ** (refusals + 1)),
  );
  const wait = Math.min(MAX_PAUSE, FIRST_PAUSE * 2 ** refusals);
  queue.pauseUntil(now + Math.max(retryAfter, wait));
  state.refusals += 1;
}

function cut(state: PaceState, now: number): void {
  const { queue, delivery, cutAt } = state;
  const most = queue.rate === Infinity ? WRITES_OF_A_PREFIX : queue.rate;
  state.borne = Math.min(most, delivery.perSecond(cutAt) || most * BLIND_CUT);
  state.cutAt = state.grownAt = now;
  state.seconds = 0;
  queue.rate = rateOf(state);
}

function grow(state: PaceState, now: number): void {
  const { queue, maxInFlight } = state;
  if (state.cutAt === -Infinity) {
    queue.limit = Math.min(maxInFlight, queue.limit + 1);
    return;
  }
  state.seconds += Math.min(1, (now - state.grownAt) / 1000);
  state.grownAt = now;
  queue.rate = rateOf(state);
  queue.limit = Math.min(maxInFlight, queue.limit + 1 / queue.limit);
}

function batchOf(rate: number): number {
  const writes = Math.ceil(rate / BATCHES_A_SECOND);
  return Math.min(LARGEST_BATCH, Math.max(SMALLEST_BATCH, writes));
}

/** TCP's CUBIC (RFC 9438): soon near what the store bore, long there, then ever faster beyond. */
function rateOf({ borne, seconds }: PaceState): number {
  const rate = borne * (1 + RATE_CUT * (seconds / PLATEAU_SECONDS - 1) ** 3);
  return Math.max(MIN_RATE, rate);
}
