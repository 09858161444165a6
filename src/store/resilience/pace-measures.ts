const BIN = 100;
const BINS = 10;

/** Writes that the store has taken in the last second. */
export function createDelivery() {
  const bins = new Map<number, number>();
  const forget = (bin: number) => {
    for (const old of bins.keys()) if (old <= bin - BINS) bins.delete(old);
  };
  return {
    add(now: number, writes: number): void {
      const bin = Math.floor(now / BIN);
      forget(bin);
      bins.set(bin, (bins.get(bin) ?? 0) + writes);
    },
    perSecond(now: number): number {
      forget(Math.floor(now / BIN));
      return [...bins.values()].reduce((sum, writes) => sum + writes, 0);
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
      const { recent: before, best } = seen.get(kind) ?? { recent: latency, best: latency };
      const recent = before + NEW_WEIGHT * (latency - before);
      seen.set(kind, { recent, best: Math.min(best * BEST_DRIFT, latency) });
      return recent > 2 * best + NOISE;
    },
  };
}
