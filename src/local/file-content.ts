import {
  type BigIntStats,
  close,
  closeSync,
  constants,
  fstat,
  fstatSync,
  open,
  openSync,
  read,
  readSync,
} from 'node:fs';
import { promisify } from 'node:util';
import { codeOf, messageOf, StoreError } from '../core/errors.ts';
import { type Content, contentChanged } from '../core/items.ts';
import { formatCount, plural, quote } from '../core/text.ts';

/** Identifies a file apart from its name: a file that replaces it has another identity. */
export interface FileIdentity {
  readonly dev: bigint;
  readonly ino: bigint;
}

/** The state of a file when the upload was planned. */
export interface PlannedFile {
  /** Size in bytes. */
  readonly size: number;
  /** Modification time in milliseconds since 1970, with a fraction. */
  readonly mtimeMs: number;
  readonly identity: FileIdentity;
}

/** Maximum bytes of a synchronous read: to hand it to another thread would take longer. */
const AT_ONCE = 256 * 1024;

/** Non-blocking, so that a FIFO in the file's place can't block the run for ever. */
const READ_FLAGS = constants.O_RDONLY | constants.O_NONBLOCK;

/**
 * Returns the bytes of a file as `Content`. Every read opens it anew, and rejects with a StoreError
 * `ContentChanged` when the file is not the planned one before and after, or `UnreadableFile` when
 * it can't be read. No file stays open. A change that keeps size and modification time is not
 * noticed: the time of change (ctime) would show it, but backups, indexers and hard links made
 * elsewhere set it too, and a deploy must not fail for them.
 */
export function fileContent(absolutePath: string, planned: PlannedFile): Content {
  const { size } = planned;
  return {
    size,
    read: (start, end, memory) =>
      end - start <= AT_ONCE
        ? new Promise((resolve) => {
            resolve(readAtOnce(absolutePath, planned, start, bufferOf(end - start, memory)));
          })
        : readInTheBackground(absolutePath, planned, start, bufferOf(end - start, memory)),
  };
}

function readAtOnce(path: string, planned: PlannedFile, start: number, bytes: Buffer): Uint8Array {
  let file: number | undefined;
  try {
    file = syncFileIo.open(path, READ_FLAGS);
    assertPlanned(syncFileIo.stat(file), path, planned);
    const count = fillAtOnce(file, bytes, start);
    assertPlanned(syncFileIo.stat(file), path, planned);
    if (count < bytes.length) throw changed(path, `ended at byte ${start + count}`);
    return bytes;
  } catch (thrown) {
    throw readError(path, thrown, file !== undefined);
  } finally {
    if (file !== undefined) syncFileIo.close(file);
  }
}

async function readInTheBackground(
  path: string,
  planned: PlannedFile,
  start: number,
  bytes: Buffer,
): Promise<Uint8Array> {
  let file: number | undefined;
  try {
    file = await asyncFileIo.open(path, READ_FLAGS);
    assertPlanned(await asyncFileIo.stat(file), path, planned);
    const count = await fillInTheBackground(file, bytes, start);
    assertPlanned(await asyncFileIo.stat(file), path, planned);
    if (count < bytes.length) throw changed(path, `ended at byte ${start + count}`);
    return bytes;
  } catch (thrown) {
    throw readError(path, thrown, file !== undefined);
  } finally {
    if (file !== undefined) await asyncFileIo.close(file);
  }
}

/** Never from Buffer's pool, of which a small body would keep 8 KiB alive. */
function bufferOf(size: number, memory?: Uint8Array): Buffer {
  const isEnough = memory !== undefined && memory.byteLength >= size;
  return isEnough
    ? Buffer.from(memory.buffer, memory.byteOffset, size)
    : Buffer.allocUnsafeSlow(size);
}

/** Fills `bytes` with the file's content from `start`. Returns the number of bytes read. */
function fillAtOnce(file: number, bytes: Buffer, start: number): number {
  let count = 0;
  while (count < bytes.length) {
    const more = syncFileIo.read(file, bytes, count, start + count);
    if (more === 0) break;
    count += more;
  }
  return count;
}

async function fillInTheBackground(file: number, bytes: Buffer, start: number): Promise<number> {
  let count = 0;
  while (count < bytes.length) {
    const more = await asyncFileIo.read(file, bytes, count, start + count);
    if (more === 0) break;
    count += more;
  }
  return count;
}

/** Returns the state of a file from its stats, for `fileContent` to compare it with later. */
export function plannedFile(stats: BigIntStats): PlannedFile {
  const { size, dev, ino } = stats;
  return { size: Number(size), mtimeMs: modifiedAt(stats), identity: { dev, ino } };
}

function modifiedAt({ mtimeNs }: BigIntStats): number {
  return Number(mtimeNs) / 1e6;
}

/** The error of a file that exists but can't be read. */
export function unreadable(path: string, cause: unknown): StoreError {
  return new StoreError(
    'UnreadableFile',
    `file ${quote(path)} can't be read (${messageOf(cause)}): ` +
      'give the user that runs this permission to read it, or exclude it with a glob',
    { cause },
  );
}

/** The error of a file that could not be opened or read. */
function readError(path: string, thrown: unknown, isOpen: boolean): unknown {
  if (thrown instanceof StoreError) return thrown;
  const isGone = !isOpen && ['ENOENT', 'ENOTDIR'].includes(codeOf(thrown));
  return isGone ? changed(path, 'was removed') : unreadable(path, thrown);
}

function changed(path: string, how: string): StoreError {
  return contentChanged(`file ${quote(path)} ${how}`);
}

function assertPlanned(
  stats: BigIntStats,
  path: string,
  { size, mtimeMs, identity }: PlannedFile,
): void {
  const isSame = stats.ino === identity.ino && stats.dev === identity.dev;
  if (!isSame) throw changed(path, 'was replaced by another file');
  const found = Number(stats.size);
  if (found !== size)
    throw changed(path, `changed from ${formatCount(size)} to ${plural(found, 'byte')}`);
  if (modifiedAt(stats) !== mtimeMs) throw changed(path, 'was modified');
}

/**
 * File operations in the thread of the event loop, which take some microseconds for a small file.
 * Each of them on another thread would take longer than all of them together.
 */
export const syncFileIo = {
  open: openSync,
  stat: (file: number): BigIntStats => fstatSync(file, { bigint: true }),
  /** Reads into `bytes` at `offset` from `position`. Returns the number of bytes; 0 at the end. */
  read: (file: number, bytes: Buffer, offset: number, position: number): number =>
    readSync(file, bytes, offset, bytes.length - offset, position),
  close: closeSync,
};

const openInTheBackground = promisify(open);
const statInTheBackground = promisify(fstat);
const readBytesInTheBackground = promisify(read);

/** The same operations in other threads, without blocking the event loop. */
export const asyncFileIo = {
  open: openInTheBackground,
  stat: (file: number): Promise<BigIntStats> => statInTheBackground(file, { bigint: true }),
  read: async (file: number, bytes: Buffer, offset: number, position: number): Promise<number> => {
    const length = bytes.length - offset;
    const { bytesRead } = await readBytesInTheBackground(file, bytes, offset, length, position);
    return bytesRead;
  },
  close: promisify(close),
};
