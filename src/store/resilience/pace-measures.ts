const BIN = 100;
const BINS = 10;

/** Milliseconds; a shorter time tells little of a pace. */
const LEAST_SPAN = 250;

/** Writes a second that the store has taken, over the last second or since the first one. */
export function createDelivery() {
  const bins = new Map<number, number>();
  let began: number | undefined;
  let latest: number | undefined;
  const forget = (bin: number) => {
    for (const old of bins.keys()) if (old <= bin - BINS) bins.delete(old);
  };
  return {
    add(now: number, writes: number): void {
      began ??= now;
      const bin = Math.floor(now / BIN);
      if (bin !== latest) forget(bin);
      latest = bin;
      bins.set(bin, (bins.get(bin) ?? 0) + writes);
    },
    perSecond(now: number): number {
      forget(Math.floor(now / BIN));
      const span = Math.min(BIN * BINS, Math.max(LEAST_SPAN, now - (began ?? now)));
      const writes = [...bins.values()].reduce((sum, count) => sum + count, 0);
      return (writes / span) * 1000;
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
