import { constants, lstatSync, realpathSync, type BigIntStats } from 'node:fs';
import { lstat, open, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StoreError } from '../core/errors.ts';
import { isInside } from './is-inside.ts';

export interface ResolvedFile {
  /** Without links; the file itself need not exist yet. */
  readonly path: string;
  /** The way passes through one of the roots and leads out of all of them. */
  readonly isOutside: boolean;
  /** The last name is a link to nothing. */
  readonly isDangling: boolean;
}

/**
 * Where an absolute path leads. What the path itself names is taken as meant, but from inside of
 * `roots` on, where others may have put links, the way must stay inside. Undefined when there is no
 * directory for the file.
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

/** The directories on the way to a path. */
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

/** Undefined on Windows. */
const { O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants as Partial<typeof constants>;

const FLAGS = {
  read: constants.O_RDONLY | O_NOFOLLOW | O_NONBLOCK,
  write: constants.O_WRONLY | constants.O_CREAT | O_NOFOLLOW | O_NONBLOCK,
} as const;

/**
 * Opens the regular file at a path without links, as `resolveFile` gives it, or with `write` creates
 * or empties it. Throws a StoreError `UnsafeFile` when there is anything else, or a link on the way,
 * before anything is read or changed. Never waits, as for the other end of a FIFO.
 */
export async function openRegularFile(path: string, use: keyof typeof FLAGS): Promise<FileHandle> {
  const before = await lstat(path, { bigint: true }).catch(() => undefined);
  // Opening a device may already do something.
  if (before !== undefined && !before.isFile()) throw unsafe(path, 'is no regular file');
  const file = await open(path, FLAGS[use]);
  try {
    const opened = await file.stat({ bigint: true });
    if (!opened.isFile()) throw unsafe(path, 'is no regular file');
    const now = await lstat(path, { bigint: true });
    const place = join(realpathSync(dirname(path)), basename(path));
    if (!isSame(opened, now) || place !== path) throw unsafe(path, 'leads to another place now');
    if (use === 'write') await file.truncate();
    return file;
  } catch (thrown) {
    await file.close();
    throw thrown;
  }
}

function isSame(one: BigIntStats, other: BigIntStats): boolean {
  return one.dev === other.dev && one.ino === other.ino;
}

function unsafe(path: string, what: string): StoreError {
  return new StoreError(
    'UnsafeFile',
    `${JSON.stringify(path)} ${what}: it was not opened; let nothing change it while this runs`,
  );
}
