/** How often a connection is looked at in the time of a stall limit. */
const LOOKS = 4;

/** Minimum bytes per millisecond, on average, of what is sent and received. */
const MIN_RATE = 1;

/** Stall limits for which an exchange may be slower than that: some stores work for minutes. */
const GRACE = 10;

/** A request and its answer, as far as they are. */
export interface ExchangeProgress {
  /** Bytes of the request's body. */
  readonly sending: number;
  /** Whether all bytes of the request have left this process. */
  readonly isSent: boolean;
  /** Whether any byte of an answer has arrived. */
  readonly isAnswered: boolean;
  /** Whether the head of the answer is complete; informational answers don't count. */
  readonly hasHead: boolean;
  /** Bytes of the answer's body so far. */
  readonly received: number;
  /** Whether it waits for its own reader. */
  readonly isPaused: boolean;
}

/** What is known of one exchange from look to look. */
interface Patience {
  readonly most: number;
  /** Milliseconds that it may still take without another byte. */
  left: number;
  received: number;
  /** Looks at an answer whose head is not complete. */
  looksAtHead: number;
}

export interface Slowness<Exchange extends object> {
  /** Milliseconds from one look to the next. */
  readonly interval: number;
  /**
   * Looks at the exchange that a connection carries; undefined: at none. Returns why it is too slow,
   * undefined while it is not.
   */
  readonly look: (
    exchange: Exchange | undefined,
    progressOf: (exchange: Exchange) => ExchangeProgress,
  ) => string | undefined;
}

/**
 * Limits the time of exchanges in which bytes move, which a stall limit of `stall` milliseconds never
 * ends: a head has that time from its first byte on, and bodies need a minimum rate. It counts looks
 * and reads no clock.
 */
export function createSlowness<Exchange extends object>(stall: number): Slowness<Exchange> {
  const interval = stall / LOOKS;
  let current: Exchange | undefined;
  let patience: Patience = begin(0, stall);
  return {
    interval,
    look(exchange, progressOf) {
      if (exchange === undefined) {
        current = undefined;
        return undefined;
      }
      const progress = progressOf(exchange);
      if (exchange !== current) patience = begin(progress.sending, stall);
      current = exchange;
      return headProblem(patience, progress, stall) ?? rateProblem(patience, progress, interval);
    },
  };
}

function begin(sending: number, stall: number): Patience {
  const most = GRACE * stall + sending / MIN_RATE;
  return { most, left: most, received: 0, looksAtHead: 0 };
}

/** An upload that still runs may have an answer that is not complete. */
function headProblem(
  patience: Patience,
  progress: ExchangeProgress,
  stall: number,
): string | undefined {
  const { isAnswered, isSent, hasHead } = progress;
  if (hasHead || !isSent || !isAnswered) return undefined;
  patience.looksAtHead += 1;
  return patience.looksAtHead > LOOKS
    ? `the head of the answer was not complete ${stall} ms after its first byte`
    : undefined;
}

function rateProblem(
  patience: Patience,
  { received, isPaused }: ExchangeProgress,
  interval: number,
): string | undefined {
  const more = (received - patience.received) / MIN_RATE;
  patience.received = received;
  patience.left = Math.min(patience.most, patience.left + more - (isPaused ? 0 : interval));
  return patience.left < 0
    ? `the transfer was slower than ${MIN_RATE * 1_000} bytes per second`
    : undefined;
}
