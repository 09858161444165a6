import { retainDirectories } from './newest-directories.ts';
import { retainObjects } from './newest-objects.ts';
import type { Retention, RetentionRules } from './retention-plan.ts';
import { assertServerTime } from './run-start.ts';

/**
 * Decides over a stream of rows, in any order, what is kept and what goes.
 *
 * - `keepNewest` directories right under the prefix are kept, the newest by their newest row; or
 *   as many single rows.
 * - What is under an hour old at `runStart` is kept too and takes none of these places, so that
 *   something unfinished never pushes out the last that was complete.
 * - Of the rest goes what is older than `olderThan`; a directory is as old as its newest row.
 * - A directory is kept or goes as a whole. What lies beside the directories is left alone.
 *
 * `runStart` is the server's clock when its first page was answered; throws when that is unknown.
 */
export function createRetention(rules: RetentionRules, runStart: Date): Retention {
  assertServerTime(runStart);
  return rules.keepNewestOf === 'objects'
    ? retainObjects(rules, runStart)
    : retainDirectories(rules, runStart);
}
