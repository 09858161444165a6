import { retainDirectories } from './newest-directories.ts';
import { retainObjects } from './newest-objects.ts';
import type { Retention, RetentionRules } from './retention-plan.ts';
import { assertServerTime, type RunClock } from './run-clock.ts';

/**
 * Decides over a stream of rows, in any order, what is kept and what goes.
 *
 * - `keepNewest` directories right under the prefix are kept, the newest by their newest row; or
 *   as many single rows.
 * - What is under an hour old when the run began is kept too and takes none of these places, so that
 *   something unfinished never pushes out the last that was complete.
 * - Of the rest goes what is older than `olderThan`; a directory is as old as its newest row.
 * - A directory is kept or goes as a whole. What lies beside the directories is left alone.
 *
 * Throws when it is unknown when the run began.
 */
export function createRetention(rules: RetentionRules, clock: RunClock): Retention {
  assertServerTime(clock.start);
  return rules.keepNewestOf === 'objects'
    ? retainObjects(rules, clock.start)
    : retainDirectories(rules, clock);
}
