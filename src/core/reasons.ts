/**
 * Why an object was left alone on purpose. The same words in the log, the summary, the report
 * and the tests; a new reason is added here first.
 */
export const SKIP_REASONS = ['exists', 'symlink', 'newer-than-run', 'younger'] as const;

export type SkipReason = (typeof SKIP_REASONS)[number];

/** What each reason means to somebody who reads the summary. */
export const REASON_TEXT: Readonly<Record<SkipReason, string>> = {
  exists: 'the key existed already (if-exists: skip)',
  symlink: 'a symbolic link (follow-symlinks: true uploads what it points to)',
  'newer-than-run': 'written after this run began, so it belongs to somebody else',
  younger: 'not old enough (older-than)',
};
