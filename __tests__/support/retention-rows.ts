import { createRunClock } from '../../src/listing/run-clock.ts';
import {
  createRetention,
  type RetentionRow,
  type RetentionRules,
} from '../../src/prune/rules/retention.ts';

export const NOW = new Date('2026-01-31T12:00:00Z');
export const HOUR = 3_600_000;

const RULES: RetentionRules = { prefix: 'b/', keepNewest: 1, keepNewestOf: 'directories' };

/** A row whose object is so old, in milliseconds. */
export function row(key: string, age: number, size = 1): RetentionRow {
  return { key, lastModified: new Date(NOW.getTime() - age), size };
}

/** The plan for these rows: one directory under `b/` is kept, where `rules` don't say otherwise. */
export function planOf(rows: readonly RetentionRow[], rules: Partial<RetentionRules> = {}) {
  const retention = createRetention({ ...RULES, ...rules }, createRunClock(NOW));
  for (const one of rows) retention.add(one);
  return retention.decide();
}
