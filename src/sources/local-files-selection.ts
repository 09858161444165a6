import { compileGlobs } from '../core/globs.ts';

/** `unknown`: it can't be told whether it is a directory. */
export type EntryType = 'file' | 'directory' | 'unknown';

export interface Selection {
  /** Whether an entry, or for a directory anything below it, may be meant by the patterns. */
  includes(path: string, type: EntryType): boolean;
  /** Whether an entry that is included is left out for being hidden, or below what is hidden. */
  isHidden(path: string, type: EntryType): boolean;
}

const EVERYTHING = { matches: () => true, mayContain: () => true };
const NOTHING = { matches: () => false, coversAll: () => false };

/**
 * What the patterns mean (undefined: everything) and the exclusions don't. What is hidden is
 * taken where it is asked for, or where a pattern names it. Throws a RangeError like
 * `compileGlobs`.
 */
export function createSelection(
  patterns: readonly string[] | undefined,
  exclude: readonly string[],
  includesHidden: boolean,
): Selection {
  const wanted = patterns === undefined ? EVERYTHING : compileGlobs(patterns);
  const unwanted = exclude.length === 0 ? NOTHING : compileGlobs(exclude);
  const asFile = (path: string) => wanted.matches(path) && !unwanted.matches(path);
  const asDirectory = (path: string) => wanted.mayContain(path) && !unwanted.coversAll(path);
  return {
    includes: (path, type) =>
      (type !== 'directory' && asFile(path)) || (type !== 'file' && asDirectory(path)),
    isHidden: includesHidden ? () => false : hiddenBy(patterns),
  };
}

function hiddenBy(patterns: readonly string[] | undefined): Selection['isHidden'] {
  // Then the walk does not get below what is hidden.
  if (patterns === undefined) return (path) => path.startsWith('.', path.lastIndexOf('/') + 1);
  const named = compileGlobs(patterns, process.platform, 'named');
  return (path, type) =>
    !(type !== 'directory' && named.matches(path)) && !(type !== 'file' && named.mayContain(path));
}
