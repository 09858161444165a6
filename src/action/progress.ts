import { counted } from '../core/batch-error.ts';
import { totalOf, type Tally } from '../core/tally.ts';
import { sized } from './counts.ts';
import type { Log } from './log.ts';

const INTERVAL = 10_000;

/** Prints where the run is every ten seconds, until `stop` is called. */
export function startProgress(
  tally: Tally,
  log: Log,
  total: () => number | undefined,
): { stop(): void } {
  const timer = setInterval(() => {
    log.info(progressLine(tally, total()));
  }, INTERVAL);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
    },
  };
}

/** `1,200 of 10,000 objects (12 %), 4.5 MiB, 3 failed`. */
export function progressLine(tally: Tally, total: number | undefined): string {
  const finished = totalOf(tally);
  const percent = total
    ? ` of ${counted(total)} objects (${share(finished, total)} %)`
    : ' objects';
  const failures = tally.failed > 0 ? `, ${counted(tally.failed)} failed` : '';
  return `${counted(finished)}${percent}, ${sized(tally.bytes)}${failures}`;
}

function share(part: number, whole: number): number {
  return Math.floor((part / whole) * 100);
}
