import { StoreError } from '../core/errors.ts';

/**
 * Whether an object was written after the run began, both by the server's clock. The Date header
 * counts in whole seconds, so an object of the same second is taken for older. Throws like
 * `assertServerTime`.
 */
export function isNewerThan(lastModified: Date, runStart: Date): boolean {
  assertServerTime(runStart);
  return Math.floor(lastModified.getTime() / 1000) > Math.floor(runStart.getTime() / 1000);
}

/** Throws when the server does not tell its time: then nothing may be deleted. */
export function assertServerTime(runStart: Date): void {
  if (!Number.isNaN(runStart.getTime())) return;
  throw new StoreError(
    'NoServerTime',
    "the listing's answer has no Date header, so objects written during this run can't be told " +
      'from older ones: nothing is deleted',
  );
}
