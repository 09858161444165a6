import { type Tally, totalOf } from '../core/tally/tally.ts';
import { formatAge, formatBytes, formatCount, plural, quote } from '../core/text.ts';
import { REAL_TIME, type Time } from '../s3/send/time.ts';
import type { Resent, Traffic } from '../s3/send/traffic.ts';
import type { Log } from './log.ts';

/** What a line of progress is made of, at any time of the run. */
export interface ProgressFacts {
  readonly tally: Tally;
  readonly traffic: Traffic;
  /** Objects to process, where the number is known. */
  total(): number | undefined;
}

/** What had happened by the line before. */
export interface ProgressState {
  /** Milliseconds, as `Time.now` returns them. */
  readonly at: number;
  readonly finished: number;
  readonly bytes: number;
  readonly throttled: number;
  readonly retries: ReadonlyMap<string, number>;
}

/** Milliseconds between two lines: in the first two minutes, and after them. */
const INTERVAL = { early: 10_000, late: 30_000 };
const EARLY = 120_000;

/** Prints a line of progress every ten seconds, after two minutes every thirty, until `stop`. */
export function startProgress(
  facts: ProgressFacts,
  log: Pick<Log, 'info'>,
  time: Pick<Time, 'now' | 'limit'> = REAL_TIME,
): { stop(): void } {
  const startedAt = time.now();
  let last = progressAt(facts, startedAt);
  let cancel: () => void;
  const schedule = () => {
    const isEarly = time.now() - startedAt < EARLY;
    cancel = time.limit(isEarly ? INTERVAL.early : INTERVAL.late, print);
  };
  const print = () => {
    const now = time.now();
    log.info(progressLine(facts, last, now));
    last = progressAt(facts, now);
    schedule();
  };
  schedule();
  return {
    stop() {
      cancel();
    },
  };
}

export function progressAt({ tally, traffic }: ProgressFacts, now: number): ProgressState {
  const { bytes, throttled, retries } = traffic;
  return { at: now, finished: totalOf(tally), bytes, throttled, retries: new Map(retries) };
}

/**
 * The objects finished, the bytes sent, the rates since the line before, the time left, and trouble:
 * `1,200 of 10,000 objects (12%), 4.5 MiB sent, 120 objects/s, 460.8 KiB/s, about 1 min left, 3 failed;
 * throttled, now 95/s; 11 requests retried: InternalError`.
 */
export function progressLine(facts: ProgressFacts, last: ProgressState, now: number): string {
  const { tally, traffic } = facts;
  const finished = totalOf(tally);
  const total = facts.total();
  const seconds = Math.max(1, now - last.at) / 1000;
  const rate = (finished - last.finished) / seconds;
  const bytesRate = (traffic.bytes - last.bytes) / seconds;
  const parts = [
    countText(finished, total),
    ...(traffic.bytes > 0 ? [`${formatBytes(traffic.bytes)} sent`] : []),
    ...(rate > 0 ? [`${rateText(rate)} objects/s`] : []),
    ...(bytesRate > 0 ? [`${formatBytes(Math.round(bytesRate))}/s`] : []),
    ...timeLeft(finished, rate, total),
    ...(tally.failed > 0 ? [`${formatCount(tally.failed)} failed`] : []),
  ];
  return [parts.join(', '), ...troubles(traffic, last)].join('; ');
}

function countText(finished: number, total: number | undefined): string {
  if (!total) return plural(finished, 'object');
  const share = Math.floor((finished / total) * 100);
  return `${formatCount(finished)} of ${plural(total, 'object')} (${share}%)`;
}

/** A number per second, with one decimal below 10. */
function rateText(rate: number): string {
  return rate < 10 ? rate.toFixed(1) : formatCount(Math.round(rate));
}

function timeLeft(finished: number, rate: number, total = 0): readonly string[] {
  if (rate <= 0 || finished >= total) return [];
  return [`about ${formatAge(Math.max(1, (total - finished) / rate) * 1000)} left`];
}

const CODES_NAMED = 3;

function troubles({ throttled, retries, rate }: Traffic, last: ProgressState): readonly string[] {
  const codes = [...retries]
    .map(([code, count]) => ({ code, count: count - (last.retries.get(code) ?? 0) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const all = codes.reduce((sum, { count }) => sum + count, 0);
  const named = codes.slice(0, CODES_NAMED).map(({ code, count }) => {
    return codes.length === 1 ? code : `${code} ${formatCount(count)}`;
  });
  const rest = codes.length > CODES_NAMED ? ' and others' : '';
  return [
    ...(throttled > last.throttled ? [`throttled, now ${rateText(rate)}/s`] : []),
    ...(all > 0 ? [`${plural(all, 'request')} retried: ${named.join(', ')}${rest}`] : []),
  ];
}

/** A retry in one line, for the debug log. */
export function retryLine({ error, wait, isThrottled }: Resent): string {
  const { operation = 'request', key, attempts, status, code, requestId } = error;
  const facts = [
    code,
    ...(status === undefined ? [] : [`status ${status}`]),
    `request id ${requestId ?? 'unknown'}`,
    ...(attempts === undefined ? [] : [`sent ${plural(attempts, 'time')}`]),
  ];
  const what = key === undefined ? operation : `${operation} ${quote(key)}`;
  const when = isThrottled && wait === 0 ? 'when the pace allows' : `in ${Math.round(wait)} ms`;
  return `retry of ${what} ${when}: ${facts.join(', ')}`;
}
