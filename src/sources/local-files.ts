import type { LocalEntry } from './local-files-entry.ts';
import { inspectDirectory, type Found } from './local-files-inspect.ts';
import { openRoot, readNames } from './local-files-names.ts';
import { createSelection, type Selection } from './local-files-selection.ts';

export type { LocalEntry, LocalFile } from './local-files-entry.ts';

export interface LocalFilesOptions {
  /** Directory, absolute or relative to the working directory. */
  readonly root: string;
  /** Globs relative to `root`, one each; see `compileGlobs`. Default: all files. */
  readonly patterns?: readonly string[];
  /** Globs of what to leave out, whatever `patterns` say. Default: nothing. */
  readonly exclude?: readonly string[];
  /**
   * Whether to take files and directories whose name starts with `.`, on every system: the
   * hidden attribute of Windows counts for nothing. Default: false, and then only those that a
   * pattern names by a segment which starts with `.` in their place (`.well-known/**`).
   */
  readonly includeHiddenFiles?: boolean;
  /** Default: false. */
  readonly followSymlinks?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * Walks a directory and yields what the patterns mean and the exclusions don't, in the order of
 * the names' bytes within a directory. What can't be taken is yielded too, so that nothing is
 * missing silently. It pulls as it is asked, and keeps in memory one directory's names per level.
 * Throws a StoreError when the root can't be read (`SourceUnreadable`) or lies in a `.git`
 * directory (`GitDirectory`), a RangeError for unusable patterns, and the signal's reason.
 */
export function localFiles(
  options: LocalFilesOptions,
): AsyncGenerator<LocalEntry, void, undefined> {
  return localFilesOf(options);
}

/** The same for who has a selection of its own, which is asked about every name that is met. */
export async function* localFilesOf(
  options: LocalFilesOptions,
  ownSelection?: Selection,
): AsyncGenerator<LocalEntry, void, undefined> {
  const { patterns, exclude = [], signal } = options;
  const includesHidden = options.includeHiddenFiles === true;
  const selection = ownSelection ?? createSelection(patterns, exclude, includesHidden);
  const root = await openRoot(options.root, patterns);
  const context = {
    root: root.directory.realPath,
    selection,
    followsLinks: options.followSymlinks === true,
  };
  const levels: AsyncGenerator<Found, void, undefined>[] = [
    inspectDirectory(root.directory, root.names, context),
  ];
  for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
    signal?.throwIfAborted();
    const { done, value: found } = await level.next();
    if (done === true) {
      levels.pop();
    } else if (found.kind === 'directory') {
      const names = readNames(found.directory);
      if ('error' in names) yield { kind: 'problem', path: found.directory.path, ...names };
      else levels.push(inspectDirectory(found.directory, names.names, context));
    } else {
      yield found;
    }
  }
}
