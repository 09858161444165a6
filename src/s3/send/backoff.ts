import type { Time } from './time.ts';

const BASE = 100;
const CAP = 10_000;

/**
 * Full jitter: anything up to a bound that doubles with every attempt, in milliseconds
 * (https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/).
 */
export function backoff(attempt: number, { random }: Pick<Time, 'random'>): number {
  return random() * Math.min(CAP, BASE * 2 ** attempt);
}
