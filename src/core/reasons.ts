/**
 * Why an object was left alone on purpose. The same words in the log, the summary, the report
 * and the tests; a new reason is added here first.
 */
export const SKIP_REASONS = [
  'exists',
  'symlink',
  'newer-than-run',
  'younger',
  'gone',
  'newest',
  'under-an-hour',
  'beside-directories',
  'changed',
  'covers-older',
] as const;

export type SkipReason = (typeof SKIP_REASONS)[number];

/** What each reason means to somebody who reads the summary. */
export const REASON_TEXT: Readonly<Record<SkipReason, string>> = {
  exists: 'the key existed already (if-exists: skip)',
  symlink: 'a symbolic link (follow-symlinks: true uploads what it points to)',
  'newer-than-run': 'written after this run began, so it belongs to somebody else',
  younger: 'not old enough (older-than)',
  newest: 'among the newest (keep-newest)',
  'under-an-hour': 'less than an hour old, or in such a directory, so it may be unfinished',
  'beside-directories': 'not in a directory right under the prefix, of which keep-newest decides',
  changed: 'appeared or changed after the plan was made',
  'covers-older': 'current, and something older of the key stays, which would become visible',
  gone: 'completed or aborted by somebody else before its turn came',
};
