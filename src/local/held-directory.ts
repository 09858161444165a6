import {
  type BigIntStats,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
} from 'node:fs';
import { basename, dirname, sep } from 'node:path';
import { StoreError } from '../core/errors.ts';
import { quote } from '../core/text.ts';
import type { FileIdentity } from './file-content.ts';

/** Linux: each open file, whatever its path leads to meanwhile. */
const OPEN_FILES = '/proc/self/fd';

/** Node doesn't name this flag of Linux: the directory need not be readable. */
const O_PATH = 0o10000000;

const { O_DIRECTORY = 0 } = constants as Partial<typeof constants>;

/** Opens no link. Windows has no such flag. */
export const { O_NOFOLLOW = 0 } = constants as Partial<typeof constants>;

/**
 * Ways to look into a directory. `held` is for Linux, where an open directory has a path of its
 * own; elsewhere it is only compared before and after, so a swap that is undone in between, within
 * some microseconds, is not noticed.
 */
export type Hold = 'held' | 'compared';

const HOLD: Hold = process.platform === 'linux' && existsSync(OPEN_FILES) ? 'held' : 'compared';

/**
 * Calls `look` with a path of the directory, which no link that is put into the directory's own
 * path can lead elsewhere. `realPath` has no links. Throws a StoreError `DirectoryReplaced` when it
 * leads to another directory than the expected one, undefined: than one at just that path; and what
 * the file system throws when there is no directory.
 */
export function lookInto<T>(
  realPath: string,
  expected: FileIdentity | undefined,
  look: (place: string) => T,
  hold: Hold = HOLD,
): T {
  if (hold === 'compared') {
    assertExpected(realPath, lstatSync(realPath, { bigint: true }), expected);
    assertUnmoved(realPath, expected, () => realpathSync.native(realPath));
    const found = look(realPath);
    assertExpected(realPath, lstatSync(realPath, { bigint: true }), expected);
    assertUnmoved(realPath, expected, () => realpathSync.native(realPath));
    return found;
  }
  const file = openSync(realPath, O_PATH | O_DIRECTORY | O_NOFOLLOW);
  const place = `${OPEN_FILES}/${file}`;
  try {
    assertExpected(realPath, fstatSync(file, { bigint: true }), expected);
    assertUnmoved(realPath, expected, () => readlinkSync(place));
    return look(place);
  } catch (thrown) {
    throw withPath(thrown, place, realPath);
  } finally {
    closeSync(file);
  }
}

/** An error of the file system with the path that people know. */
export function withPath(thrown: unknown, place: string, path: string): unknown {
  if (thrown instanceof Error) thrown.message = thrown.message.replace(place, path);
  return thrown;
}

function assertExpected(
  path: string,
  { dev, ino }: BigIntStats,
  expected: FileIdentity | undefined,
): void {
  if (expected === undefined || (dev === expected.dev && ino === expected.ino)) return;
  throw replaced(path);
}

/** A directory that was not looked at before is known by its path alone. */
function assertUnmoved(
  path: string,
  expected: FileIdentity | undefined,
  placeOf: () => string,
): void {
  if (expected === undefined && placeOf() !== path) throw replaced(path);
}

/** The error of a directory that has become another one, or a link. */
function replaced(path: string): StoreError {
  return new StoreError(
    'DirectoryReplaced',
    `${quote(path)} was replaced while it was being read: run again when nothing else ` +
      'writes to it',
  );
}

/** The path of a directory's entry; `join` would read every character of it again. */
export function entryOf(directory: string, name: string): string {
  return directory.endsWith(sep) ? directory + name : directory + sep + name;
}

/**
 * What is at a path without links, and certainly not behind one: throws a StoreError
 * `DirectoryReplaced` when a name on the path has become a link.
 */
export function statsAt(realPath: string, hold?: Hold): BigIntStats {
  const look = (place: string) => lstatSync(entryOf(place, basename(realPath)), { bigint: true });
  const stats = lookInto(dirname(realPath), undefined, look, hold);
  if (stats.isSymbolicLink()) throw replaced(realPath);
  return stats;
}

/** The identity of what is at a path, whose links are followed; undefined: nothing can be read. */
export function directoryIdentity(path: string): FileIdentity | undefined {
  try {
    return identityAt(realpathSync.native(path));
  } catch {
    return undefined;
  }
}

/** The identity of what is at a path without links. Throws what `statsAt` throws. */
export function identityAt(realPath: string): FileIdentity {
  const { dev, ino } = statsAt(realPath);
  return { dev, ino };
}
