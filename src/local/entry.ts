import type { BigIntStats } from 'node:fs';
import { sep } from 'node:path';
import { derivedError, messageOf, StoreError } from '../core/errors.ts';
import { compileGlobs } from '../core/globs/globs.ts';
import { quote } from '../core/text.ts';
import type { FileIdentity, PlannedFile } from './file-content.ts';

/** An entry of a walk. Paths are relative to the root and separated by `/`. */
export type LocalEntry =
  | LocalFile
  /** A link that is not followed. */
  | { readonly kind: 'symlink'; readonly path: string }
  /** A hidden file, or a hidden directory with all that is in it. */
  | { readonly kind: 'hidden'; readonly path: string }
  /** An entry that can't be uploaded, or that can't be read. */
  | { readonly kind: 'problem'; readonly path: string; readonly error: StoreError };

/** A regular file, or a link to one that is followed. */
export interface LocalFile extends PlannedFile {
  readonly kind: 'file';
  readonly path: string;
  readonly absolutePath: string;
}

/** A directory of the walk. */
export interface Directory {
  /** Relative to the root, separated by `/`; empty for the root. */
  readonly path: string;
  readonly absolutePath: string;
  /** Its path with all links resolved. */
  readonly realPath: string;
  /** What was at the real path when the directory was met. */
  readonly identity: FileIdentity;
  /** Real paths of the directories above it, outermost first. */
  readonly ancestors: readonly string[];
  /** The only names to inspect; undefined: all. */
  readonly starts: Starts | undefined;
}

/** Names on the paths to where the patterns can match; undefined: walk the whole directory. */
export type Starts = ReadonlyMap<string, Starts | undefined>;

export function problemAt(path: string, error: StoreError): LocalEntry {
  return { kind: 'problem', path, error };
}

/** Whether a name is `.git`, in any case: on some file systems `.GIT` is the same. */
export function isGit(name: string): boolean {
  return name.toLowerCase() === '.git';
}

/** Whether a path with its links resolved is, or is in, a `.git` directory. */
export function isInGit(realPath: string): boolean {
  return realPath.split(sep).some(isGit);
}

/** The error of a `.git` directory, which holds credentials and history. */
export function gitError(path: string): StoreError {
  return new StoreError(
    'GitDirectory',
    `${quote(path)} is or leads to a ".git" directory, which may hold credentials and is never ` +
      'uploaded: exclude it with a glob, for example "**/.git"',
  );
}

/** `unknown`: it may be a directory. */
export type EntryType = 'file' | 'directory' | 'unknown';

/** Decides which entries of a walk to take. */
export interface Selection {
  /** Whether the patterns select an entry or, for a directory, may select anything below it. */
  includes(path: string, type: EntryType): boolean;
  /** Whether an included entry is skipped because it, or a directory above it, is hidden. */
  isHidden(path: string, type: EntryType): boolean;
}

const EVERYTHING = { matches: () => true, mayContain: () => true };
const NOTHING = { matches: () => false, coversAll: () => false };

/**
 * Selects what the patterns match (undefined: everything) and `exclude` doesn't. Hidden entries are
 * taken with `includesHidden`, or where a pattern names them. Throws a RangeError like
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
  // Without patterns the walk does not descend into hidden directories.
  if (patterns === undefined) return (path) => path.startsWith('.', path.lastIndexOf('/') + 1);
  const named = compileGlobs(patterns, process.platform, 'named');
  return (path, type) =>
    !(type !== 'directory' && named.matches(path)) && !(type !== 'file' && named.mayContain(path));
}

/** The error of a FIFO, a socket or a device. */
export function notAFile(path: string, stats: BigIntStats): StoreError {
  const kind = stats.isFIFO() ? 'FIFO' : stats.isSocket() ? 'socket' : 'device';
  const message = `${quote(path)} is a ${kind}, not a regular file: remove it, or exclude it with a glob`;
  return new StoreError('NotARegularFile', message);
}

/** The error of a directory of the walk. */
export function unreadableDirectory(path: string, cause: unknown): StoreError {
  const message =
    `directory ${quote(path)} can't be read (${messageOf(cause)}): ` +
    'give the user that runs this permission to read it, or exclude it with a glob';
  return cause instanceof StoreError
    ? derivedError(cause, { message })
    : new StoreError('UnreadableDirectory', message, { cause });
}

/** The error of the directory that the walk starts from. */
export function unreadableRoot(root: string, why: string, cause?: unknown): StoreError {
  return new StoreError(
    'SourceUnreadable',
    `directory ${quote(root)} can't be read (${why}): ` +
      'check its name, and that the step that creates it ran before this one',
    { scope: 'batch', cause },
  );
}
