import { readdirSync } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { messageOf, type StoreError } from '../core/errors.ts';
import { parseGlobLines } from '../core/globs/globs.ts';
import { splitHead } from '../core/globs/matcher.ts';
import { segmentsOf } from '../core/globs/segments.ts';
import {
  createSelection,
  type Directory,
  gitError,
  isInGit,
  type LocalEntry,
  type Selection,
  type Starts,
  unreadableDirectory,
  unreadableRoot,
} from './entry.ts';
import type { FileIdentity } from './file-content.ts';
import { lookInto, statsAt } from './held-directory.ts';
import { type Found, inspectDirectory } from './inspect.ts';

/** Which files of a directory a walk yields. */
export interface LocalFilesOptions {
  /** Directory, absolute or relative to the working directory. */
  readonly root: string;
  /** Globs relative to `root`, one each; see `compileGlobs`. Default: all files. */
  readonly patterns?: readonly string[];
  /** Globs of files to exclude, even where `patterns` match. Default: none. */
  readonly exclude?: readonly string[];
  /**
   * Whether to include files and directories whose name starts with `.`, on every system; the
   * hidden attribute of Windows is ignored. Default: false, which includes only those that a
   * pattern names with a segment that starts with `.` (`.well-known/**`).
   */
  readonly includeHiddenFiles?: boolean;
  /** Whether to follow symbolic links that stay inside `root`. Default: false. */
  readonly followSymlinks?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * Walks a directory and yields the entries that `patterns` match and `exclude` doesn't, each
 * directory in the order of the names' bytes. Entries that can't be uploaded are yielded too, so
 * that none is missing silently. It reads on demand, and holds one directory's names per level.
 * Throws a StoreError when the root can't be read (`SourceUnreadable`) or lies in a `.git`
 * directory (`GitDirectory`), a RangeError for unusable patterns, and the signal's reason.
 */
export function localFiles(
  options: LocalFilesOptions,
): AsyncGenerator<LocalEntry, void, undefined> {
  return localFilesOf(options);
}

/**
 * `localFiles` with a selection by the caller, which is asked about every name. `identity`: what the
 * root has to be; undefined: anything.
 */
export async function* localFilesOf(
  options: LocalFilesOptions,
  ownSelection?: Selection,
  identity?: FileIdentity,
): AsyncGenerator<LocalEntry, void, undefined> {
  const { patterns, exclude = [], signal } = options;
  const includesHidden = options.includeHiddenFiles === true;
  const selection = ownSelection ?? createSelection(patterns, exclude, includesHidden);
  const root = await openRoot(options.root, patterns, identity);
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

/** Root of the patterns while their search paths are computed; it is never read. */
const NOWHERE = resolve('/root');

/** Opens the root. Throws a StoreError `SourceUnreadable` or `GitDirectory`. */
async function openRoot(
  root: string,
  patterns: readonly string[] | undefined,
  expected: FileIdentity | undefined,
): Promise<{ readonly directory: Directory; readonly names: readonly Buffer[] }> {
  const absolutePath = resolve(root);
  const { realPath, identity } = await resolveDirectory(root, absolutePath);
  if (isInGit(realPath)) throw gitError(root);
  if (expected !== undefined && !isSame(identity, expected)) {
    throw unreadableRoot(root, 'it was replaced by another directory during the run');
  }
  const starts = patterns && (await findStarts(patterns));
  const directory = { path: '', absolutePath, realPath, identity, ancestors: [], starts };
  const listed = readNames({ ...directory, starts: undefined });
  if ('error' in listed) throw unreadableRoot(root, messageOf(listed.error.cause), listed.error);
  if (starts === undefined) return { directory, names: listed.names };
  return { directory, names: startNames(starts) };
}

function isSame(one: FileIdentity, other: FileIdentity): boolean {
  return one.dev === other.dev && one.ino === other.ino;
}

async function resolveDirectory(
  root: string,
  absolutePath: string,
): Promise<Pick<Directory, 'realPath' | 'identity'>> {
  try {
    const stats = await stat(absolutePath);
    if (stats.isDirectory()) {
      const realPath = await realpath(absolutePath);
      return { realPath, identity: statsAt(realPath) };
    }
  } catch (thrown) {
    throw unreadableRoot(root, messageOf(thrown), thrown);
  }
  throw unreadableRoot(root, 'it is not a directory');
}

/**
 * The names in a directory, in the order of their bytes, or the error. Synchronous: most
 * directories are small, and to hand each to another thread takes longer.
 */
function readNames({
  path,
  realPath,
  identity,
  starts,
}: Directory): { readonly names: readonly Buffer[] } | { readonly error: StoreError } {
  if (starts !== undefined) return { names: startNames(starts) };
  try {
    const names = lookInto(realPath, identity, (place) =>
      readdirSync(place, { encoding: 'buffer' }),
    );
    return { names: names.sort((a, b) => Buffer.compare(a, b)) };
  } catch (cause) {
    return { error: unreadableDirectory(path, cause) };
  }
}

function startNames(starts: Starts): readonly Buffer[] {
  const names = Array.from(starts.keys(), (name) => Buffer.from(name));
  return names.sort((a, b) => Buffer.compare(a, b));
}

/** The search paths of the patterns as a tree of names; undefined: start at the root. */
async function findStarts(patterns: readonly string[]): Promise<Starts | undefined> {
  const wanted = parseGlobLines(patterns).filter(({ isNegated }) => !isNegated);
  const lines = wanted.map(({ pattern }) => [NOWHERE, ...plainNamesOf(pattern)].join('/'));
  // Loaded for patterns only: most sources are taken whole.
  const { create } = await import('@actions/glob');
  const globber = await create(lines.join('\n'));
  const tree = new Map<string, Tree>();
  for (const searchPath of globber.getSearchPaths()) {
    const way = relative(NOWHERE, searchPath);
    if (way === '') return undefined;
    let branch = tree;
    for (const name of way.split(sep)) {
      const next = branch.get(name) ?? new Map<string, Tree>();
      branch.set(name, next);
      branch = next;
    }
  }
  return toStarts(tree);
}

/**
 * The names before the first wildcard of a pattern, without those that `@actions/glob` would read in
 * another way. The rest of a pattern it would compile into an expression that can take it seconds.
 */
function plainNamesOf(pattern: string): readonly string[] {
  const { names } = splitHead(segmentsOf(pattern));
  const other = names.findIndex((name) => name !== name.trim() || /[*?[\\]/.test(name));
  return other === -1 ? names : names.slice(0, other);
}

type Tree = Map<string, Tree>;

function toStarts(tree: Tree): Starts {
  const entries = Array.from(tree, ([name, below]) => {
    return [name, below.size === 0 ? undefined : toStarts(below)] as const;
  });
  return new Map(entries);
}
