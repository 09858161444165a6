import { compileGlobs } from './globs.ts';
import { DOT_SEGMENT } from './matcher.ts';

export interface KeyGlobs {
  /** Ends with `/`, is empty, or names the beginning of keys. */
  readonly prefix: string;
  /** Empty: every key. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/**
 * The directory that a prefix names, or that the beginning of a key lies in: ends with `/`, or is
 * empty.
 */
export function directoryOf(prefix: string): string {
  return prefix.slice(0, prefix.lastIndexOf('/') + 1);
}

/**
 * A function that returns whether the globs select a key. They are relative to the directory that
 * the prefix names, or that the beginning of a key lies in. Throws a RangeError like
 * `compileGlobs`.
 */
export function createKeySelection({ prefix, include, exclude }: KeyGlobs) {
  if (include.length === 0 && exclude.length === 0) return () => true;
  const directory = directoryOf(prefix);
  const wanted = include.length === 0 ? undefined : compileGlobs(include, 'linux');
  const unwanted = compileGlobs(exclude, 'linux');
  return (key: string): boolean => {
    const path = key.slice(directory.length);
    const isWanted = wanted?.matches(path) ?? true;
    // No exclude line could protect such a key.
    return isWanted && !unwanted.matches(path) && !DOT_SEGMENT.test(path);
  };
}

export interface PathRules {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly includeHiddenFiles: boolean;
}

/**
 * A function that returns whether a run by these rules would upload a file at a path relative to
 * its source, if there was one: `localFiles` reads the same rules alike. A path that no file can
 * have is not selected. Throws a RangeError like `compileGlobs`.
 */
export function createPathSelection(rules: PathRules): (path: string) => boolean {
  const { include, exclude, includeHiddenFiles } = rules;
  const lines = include.length === 0 ? ['**'] : include;
  const wanted = compileGlobs(lines, process.platform, includeHiddenFiles ? 'any' : 'named');
  const unwanted = compileGlobs(exclude);
  const isUploadable = (segment: string) =>
    segment !== '' && segment !== '.' && segment !== '..' && segment.toLowerCase() !== '.git';
  return (path) =>
    !path.includes('\0') &&
    path.split('/').every(isUploadable) &&
    wanted.matches(path) &&
    !unwanted.matches(path);
}
