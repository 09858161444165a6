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
  'unchanged',
  'not-selected',
  'kept',
  'state',
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
  unchanged: 'the store holds the same content with the same headers',
  'not-selected': 'not what this run would upload by its globs and its rule on hidden files',
  kept: 'left the directory only lately (keep-deleted-for)',
  state: 'what a sync knows of the last one (state)',
};

/**
 * What happened to an object that a run leaves although its inputs asked for it; undefined where an
 * input explains it, or where nothing is left. What is not explained is warned of.
 */
export const UNEXPLAINED: Readonly<Record<SkipReason, string | undefined>> = {
  exists: undefined,
  symlink: undefined,
  'newer-than-run': 'written after this run began',
  younger: undefined,
  newest: undefined,
  'under-an-hour': undefined,
  'beside-directories': undefined,
  changed: 'written or changed after the plan was made',
  // What is under it has an outcome of its own.
  'covers-older': undefined,
  gone: undefined,
  unchanged: undefined,
  'not-selected': undefined,
  kept: undefined,
  state: undefined,
};

/** Why an object is uploaded, or copied onto itself. */
export const CHANGE_REASONS = ['new', 'size', 'content', 'unknown', 'headers'] as const;

export type ChangeReason = (typeof CHANGE_REASONS)[number];

/** What each of them means to somebody who reads the summary. */
export const CHANGE_TEXT: Readonly<Record<ChangeReason, string>> = {
  new: 'the store has no such object',
  size: 'the store has it in another size',
  content: 'the store has other content',
  unknown: 'nothing tells whether the store has the same content',
  headers: 'the store has the same content with other headers',
};
