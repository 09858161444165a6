import { compileGlobs } from '../core/globs.ts';

/** `unknown`: it can't be told whether it is a directory. */
export type EntryType = 'file' | 'directory' | 'unknown';

export interface Selection {
  /** Whether an entry, or for a directory anything below it, may be meant by the patterns. */
  includes(path: string, type: EntryType): boolean;
}

const EVERYTHING = { matches: () => true, mayContain: () => true };
const NOTHING = { matches: () => false, coversAll: () => false };

/**
 * What the patterns mean (undefined: everything) and the exclusions don't. Throws a RangeError
 * like `compileGlobs`.
 */
export function createSelection(
  patterns: readonly string[] | undefined,
  exclude: readonly string[],
): Selection {
  const wanted = patterns === undefined ? EVERYTHING : compileGlobs(patterns);
  const unwanted = exclude.length === 0 ? NOTHING : compileGlobs(exclude);
  const asFile = (path: string) => wanted.matches(path) && !unwanted.matches(path);
  const asDirectory = (path: string) => wanted.mayContain(path) && !unwanted.coversAll(path);
  return {
    includes: (path, type) =>
      (type !== 'directory' && asFile(path)) || (type !== 'file' && asDirectory(path)),
  };
}
