import { type BigIntStats, closeSync, constants, lstatSync, openSync, realpathSync } from 'node:fs';
import { type FileHandle, lstat, mkdtemp, open, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { codeOf, StoreError } from '../core/errors.ts';
import { quote } from '../core/text.ts';
import { isInside } from './file-target.ts';
import { entryOf, lookInto, O_NOFOLLOW } from './held-directory.ts';

export interface ResolvedFile {
  /** The path with its links resolved. The file itself need not exist. */
  readonly path: string;
  /** Whether the path passes through one of the roots but ends outside all of them. */
  readonly isOutside: boolean;
  /** Whether the last name is a link whose target is missing. */
  readonly isDangling: boolean;
}

/**
 * Resolves an absolute path. A path outside `roots` is trusted, but one that passes through a root,
 * where others may have put links, must end inside. Undefined: the directory of the file is
 * missing.
 */
export function resolveFile(path: string, roots: readonly string[]): ResolvedFile | undefined {
  const real = realPathOf(path);
  const parent = realPathOf(dirname(path));
  if (parent === undefined) return undefined;
  const target = real ?? join(parent, basename(path));
  const realRoots = roots.flatMap((root) => realPathOf(root) ?? []);
  const isWithin = (place: string) => realRoots.some((root) => isInside(root, place));
  const isPassing = placesOf(path).some((place) => isWithin(realPathOf(place) ?? ''));
  return {
    path: target,
    isOutside: isPassing && !isWithin(target),
    isDangling: real === undefined && isLink(path),
  };
}

/** The directories above a path. */
function placesOf(path: string): readonly string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [...placesOf(parent), parent];
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** Creates a folder of its own, with a path without links, in the runner's folder for temporary files. */
export async function makeFolder({ RUNNER_TEMP }: NodeJS.ProcessEnv): Promise<string> {
  return mkdtemp(join(await realpath(RUNNER_TEMP ?? tmpdir()), 's3-batch-action-'));
}

/** Windows has no such flag. */
const { O_NONBLOCK = 0 } = constants as Partial<typeof constants>;

const FLAGS = {
  read: constants.O_RDONLY | O_NOFOLLOW | O_NONBLOCK,
  write: constants.O_WRONLY | O_NOFOLLOW | O_NONBLOCK,
} as const;

const CREATE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | O_NOFOLLOW;

/**
 * Opens the regular file at a path without links, as `resolveFile` returns it; `write` creates or
 * truncates it. Throws a StoreError, `UnsafeFile` or `DirectoryReplaced`, for any other kind of file, for
 * one with several names to write to, or when the path has a link, before anything is read, created or
 * changed. Never blocks, not even on a FIFO.
 */
export async function openRegularFile(path: string, use: keyof typeof FLAGS): Promise<FileHandle> {
  const before = await lstat(path, { bigint: true }).catch(() => undefined);
  // Opening a device may already do something.
  if (before !== undefined && !before.isFile()) throw unsafe(path, 'is not a regular file');
  if (before === undefined && use === 'write') create(path);
  const file = await open(path, FLAGS[use]);
  try {
    const opened = await file.stat({ bigint: true });
    if (!opened.isFile()) throw unsafe(path, 'is not a regular file');
    const now = await lstat(path, { bigint: true });
    const place = join(realpathSync(dirname(path)), basename(path));
    if (!isSame(opened, now) || place !== path) throw unsafe(path, 'now leads to another place');
    if (use === 'write') {
      if (opened.nlink > 1n) throw unsafe(path, 'has other names, which are hard links to it');
      await file.truncate();
    }
    return file;
  } catch (thrown) {
    await file.close();
    throw thrown;
  }
}

/** Creates an empty file in the directory that the path leads to now, and in no other. */
function create(path: string): void {
  try {
    lookInto(dirname(path), undefined, (place) => {
      closeSync(openSync(entryOf(place, basename(path)), CREATE));
    });
  } catch (thrown) {
    // The opening that follows finds out.
    if (!['EEXIST', 'ENOENT'].includes(codeOf(thrown))) throw thrown;
  }
}

function isSame(one: BigIntStats, other: BigIntStats): boolean {
  return one.dev === other.dev && one.ino === other.ino;
}

function unsafe(path: string, what: string): StoreError {
  return new StoreError(
    'UnsafeFile',
    `${quote(path)} ${what}: it was not opened; make sure that nothing changes it while this runs`,
  );
}
