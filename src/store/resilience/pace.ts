import { createDelivery, createLatencies } from './pace-measures.ts';
import { createQueue } from './pace-queue.ts';

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
   * for a PUT, 0 for a read. Rejects with the signal's reason. Latencies are compared within a
   * kind.
   */
  acquire(kind: string, writes: number, signal?: AbortSignal): Promise<Permit>;
  /** Writes a second; Infinity until the store first asks for less. */
  readonly rate: number;
}

/** What a cut leaves of the writes a second that the store was seen to bear. */
const RATE_CUT = 0.97;
const IN_FLIGHT_CUT = 0.7;

/**
 * What S3 bears at least under one prefix. A store that first took more had saved some up
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html).
 */
const WRITES_OF_A_PREFIX = 3_500;

/** Growth a second right after a cut; it quickens with the time since, as in TCP's CUBIC. */
const GROWTH = 0.02;
const QUICKENING_SECONDS = 3;

/** Below this, pauses do the rest: a second with few requests tells little of a pace. */
const MIN_RATE = 10;

/** Milliseconds in which all refusals tell of the same overload. */
const ONE_OVERLOAD = 500;

const FIRST_PAUSE = 50;
const MAX_PAUSE = 2_000;

/**
 * Additive increase, multiplicative decrease, of a rate and of a number in flight. A rate because
 * a DeleteObjects of 1,000 keys is 1,000 of S3's 3,500 writes a second, less than one request in
 * flight; a number because a store may also be short of something else
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html).
 */
export function createPace(maxInFlight: number): Pace {
  const state: PaceState = {
    maxInFlight,
    queue: createQueue(maxInFlight),
    delivery: createDelivery(),
    latencies: createLatencies(),
    cutAt: -Infinity,
    grownAt: 0,
    refusals: 0,
  };
  return {
    get rate() {
      return state.queue.rate;
    },
    acquire: async (kind, writes, signal) => {
      const leave = await state.queue.enter(writes, signal);
      const sentAt = performance.now();
      return {
        succeeded: () => {
          const now = performance.now();
          state.refusals = 0;
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
    },
  };
}

interface PaceState {
  readonly maxInFlight: number;
  readonly queue: ReturnType<typeof createQueue>;
  readonly delivery: ReturnType<typeof createDelivery>;
  readonly latencies: ReturnType<typeof createLatencies>;
  cutAt: number;
  grownAt: number;
  /** Since the last success. */
  refusals: number;
}

/** What was sent before a cut tells of the overload that the cut answered. */
function slowDown(state: PaceState, sentAt: number, retryAfter: number): void {
  const now = performance.now();
  const { queue, delivery, refusals } = state;
  if (sentAt < state.cutAt) return;
  if (now - state.cutAt >= ONE_OVERLOAD) {
    state.cutAt = state.grownAt = now;
    const borne = Math.min(delivery.perSecond(now), WRITES_OF_A_PREFIX, queue.rate);
    queue.rate = Math.max(MIN_RATE, borne * RATE_CUT);
    queue.limit = Math.max(1, Math.ceil(queue.inFlight * IN_FLIGHT_CUT));
  }
  const wait = Math.min(MAX_PAUSE, FIRST_PAUSE * 2 ** refusals);
  queue.pauseUntil(now + Math.max(retryAfter, wait));
  state.refusals += 1;
}

function grow(state: PaceState, now: number): void {
  const { queue, cutAt, maxInFlight } = state;
  if (cutAt === -Infinity) return;
  const seconds = Math.min(1, (now - state.grownAt) / 1000);
  const quickening = 1 + ((now - cutAt) / 1000 / QUICKENING_SECONDS) ** 2;
  state.grownAt = now;
  queue.rate *= 1 + seconds * GROWTH * quickening;
  queue.limit = Math.min(maxInFlight, queue.limit + 1 / queue.limit);
}
