import type { StoreError } from '../../core/errors.ts';
import { retryOf } from '../error-codes/error-codes.ts';
import { answerErrorOf, toStoreError } from '../errors.ts';
import type { OperationName } from '../operations/operation.ts';
import type { Call, Concern } from './call.ts';
import { createDelivery, createLatencies, createQueue } from './queue.ts';
import type { Time } from './time.ts';

/** Permission to send one request; exactly one of its methods is called at the end. */
export interface Permit {
  succeeded(): void;
  /** The store throttled the request, and may have asked for a pause of `retryAfter` ms. */
  throttled(retryAfter?: number): void;
  failed(): void;
}

/** The pace of all requests to one store: requests in flight, and writes per second. */
export interface Pace {
  /**
   * Waits until a request with this number of writes may be sent: the keys of a DeleteObjects, 1 for
   * a PUT, 0 for a read; usually at once. Rejects with the signal's reason when it aborts. Latencies
   * are compared between requests of the same kind.
   */
  acquire(kind: string, writes: number, signal?: AbortSignal): Permit | Promise<Permit>;
  /** Maximum number of writes per second; Infinity until the store first throttles. */
  readonly rate: number;
  /**
   * Maximum number of writes in one request: the lower the rate, the fewer, so that a throttled
   * request costs less and the pace is smoother.
   */
  readonly batch: number;
}

/** The part of the accepted writes per second that a cut takes off. */
const RATE_CUT = 0.03;
const IN_FLIGHT_CUT = 0.7;

/** The same where the store has accepted nothing since the last cut. */
const BLIND_CUT = 0.5;

/**
 * The writes per second that S3 supports at least per prefix. More than that at first is a burst
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html).
 */
const WRITES_OF_A_PREFIX = 3_500;

/** From a cut until the rate reaches the accepted rate again; then it grows beyond. */
const PLATEAU_SECONDS = 2;

/** Requests that the rate is divided into: 250 writes each at the limit of a prefix. */
const BATCHES_A_SECOND = 14;
const SMALLEST_BATCH = 250;
const LARGEST_BATCH = 1_000;

/** Lower rates are left to pauses: a second with few requests doesn't show a rate. */
const MIN_RATE = 10;

/** Milliseconds within which throttled answers count as one overload. */
const ONE_OVERLOAD = 500;

/** Requests in flight until one has succeeded: an error of all requests shows in these. */
const FIRST_IN_FLIGHT = 128;

const FIRST_PAUSE = 50;
const MAX_PAUSE = 2_000;

/**
 * Additive increase and multiplicative decrease of a rate and of the requests in flight. A rate,
 * because a DeleteObjects of 1,000 keys is 1,000 of S3's 3,500 writes per second; requests in flight,
 * because a store may also be short of something else
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html).
 */
export function createPace(maxInFlight: number, time: Time): Pace {
  const state: PaceState = {
    time,
    maxInFlight,
    queue: createQueue(Math.min(maxInFlight, FIRST_IN_FLIGHT), time),
    delivery: createDelivery(),
    latencies: createLatencies(),
    accepted: Infinity,
    throttledAt: -Infinity,
    cutAt: -Infinity,
    grownAt: 0,
    seconds: 0,
    throttles: 0,
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
      if (now - state.throttledAt > ONE_OVERLOAD) state.throttles = 0;
      state.delivery.add(now, writes);
      if (!state.latencies.isRising(kind, now - sentAt)) grow(state, now);
      leave();
    },
    throttled: (retryAfter = 0) => {
      slowDown(state, { sentAt, writes }, retryAfter);
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
  /** Writes per second that the store accepted at the last cut. */
  accepted: number;
  /** When the last throttled answer came that was not about an earlier overload. */
  throttledAt: number;
  cutAt: number;
  grownAt: number;
  /** Seconds of growth since the last cut. */
  seconds: number;
  /** Throttled answers in a row, without a success after the overload. */
  throttles: number;
}

/** A request that was sent before the last throttled answer is about the same overload. */
function slowDown(
  state: PaceState,
  { sentAt, writes }: { readonly sentAt: number; readonly writes: number },
  retryAfter: number,
): void {
  const { queue, throttles, time } = state;
  const now = time.now();
  if (sentAt <= state.throttledAt) return;
  state.throttledAt = now;
  if (now - state.cutAt >= ONE_OVERLOAD) cut(state, now, writes);
  queue.limit = Math.max(
    1,
    Math.ceil(Math.min(queue.limit, queue.inFlight) * IN_FLIGHT_CUT ** (throttles + 1)),
  );
  const wait = Math.min(MAX_PAUSE, FIRST_PAUSE * 2 ** throttles);
  queue.pauseUntil(now + Math.max(retryAfter, wait));
  state.throttles += 1;
}

/**
 * Cuts the rate to what was accepted. A few writes before, such as a question to the store, say
 * nothing about how many it accepts: no fewer count than the refused request has.
 */
function cut(state: PaceState, now: number, refused: number): void {
  const { queue, delivery, cutAt } = state;
  const highest = queue.rate === Infinity ? WRITES_OF_A_PREFIX : queue.rate;
  state.accepted = Math.min(highest, delivery.perSecond(cutAt, refused) || highest * BLIND_CUT);
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

/** TCP's CUBIC (RFC 9438): fast up to the accepted rate, slow near it, then ever faster beyond. */
function rateOf({ accepted, seconds }: PaceState): number {
  const rate = accepted * (1 + RATE_CUT * (seconds / PLATEAU_SECONDS - 1) ** 3);
  return Math.max(MIN_RATE, rate);
}

/** Sends each request when the pace permits, and reports its outcome to the pace. */
export function paced(pace: Pace): Concern {
  return (next) => async (call) => {
    if (call.options.isUrgent === true) return next(call);
    const entering = enter(pace, call);
    const permit = entering instanceof Promise ? await entering : entering;
    try {
      const answer = await next(call);
      if ((call.options.throttled?.(answer) ?? 'nothing') === 'nothing') permit.succeeded();
      else permit.throttled();
      return answer;
    } catch (thrown) {
      const error = thrown as StoreError;
      if (retryOf(error) === 'slower') permit.throttled(retryAfterOf(error));
      else permit.failed();
      throw error;
    }
  };
}

/** Without a promise when there is nothing to wait for, as is usual. */
function enter<Name extends OperationName>(pace: Pace, call: Call<Name>): Permit | Promise<Permit> {
  const { operation, options, waiting } = call;
  const permit = pace.acquire(operation, options.writes ?? 0, waiting);
  if (!(permit instanceof Promise)) return permit;
  return permit.catch((thrown: unknown) => {
    call.isStopped = true;
    throw toStoreError(thrown, waiting);
  });
}

const MAX_RETRY_AFTER = 20_000;

/** Milliseconds of the answer's Retry-After; 0 without one. */
function retryAfterOf(error: StoreError): number {
  const seconds = Number(answerErrorOf(error)?.retryAfter);
  return seconds > 0 ? Math.min(seconds * 1000, MAX_RETRY_AFTER) : 0;
}
