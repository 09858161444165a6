import { compileGlobs } from '../core/globs.ts';

export interface PathRules {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly includeHiddenFiles: boolean;
}

/**
 * Whether a run by these rules would upload a file at a path relative to its source, if there was
 * one: the meaning that `localFiles` gives to the same rules. A path that no file can have is not
 * selected. Throws a RangeError like `compileGlobs`.
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
