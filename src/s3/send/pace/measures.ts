/** Answers, or milliseconds, that a measurement takes in: whichever is longer. */
const MARKS = 32;
const BETWEEN_MARKS = 1000 / MARKS;

/** Milliseconds; a shorter time tells little of a pace. */
const LEAST_SPAN = 250;

/** Writes a second that the store has taken of late. */
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
     * From answer to answer. 0 when none has come since the given time; Infinity when they have
     * not come for long enough.
     */
    perSecond(since: number): number {
      if (last.at <= since) return 0;
      const [first = last] = marks;
      const span = last.at - first.at;
      return span >= LEAST_SPAN ? ((last.total - first.total) / span) * 1000 : Infinity;
    },
  };
}

const NEW_WEIGHT = 0.2;

/** The best latency is forgotten slowly, in case the network has changed for good. */
const BEST_DRIFT = 1.001;

/** Milliseconds that a busy runner may add by itself. */
const NOISE = 50;

/** Whether requests of a kind take twice as long as they did at best. */
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
