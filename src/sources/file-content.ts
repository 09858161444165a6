import { constants, type BigIntStats } from 'node:fs';
import { filesAtOnce, filesInTheBackground } from './file-access.ts';
import { contentChanged, type Content } from '../core/content.ts';
import { codeOf, messageOf, StoreError } from '../core/errors.ts';
import { quoted } from '../core/shown.ts';

/** Which file it is, whatever its name: one that was replaced has another. */
export interface FileIdentity {
  readonly dev: bigint;
  readonly ino: bigint;
}

/** What a file was when the upload was planned. */
export interface PlannedFile {
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970, with a fraction. */
  readonly mtimeMs: number;
  readonly identity: FileIdentity;
}

/** Bytes up to which a read is done at once: handing it to another thread would take longer. */
const AT_ONCE = 256 * 1024;

/** Without waiting, so that a FIFO put in the file's place can't hold the run up for ever. */
const READ_FLAGS = constants.O_RDONLY | constants.O_NONBLOCK;

/**
 * The bytes of a file. Every read opens it anew, and rejects with a StoreError `ContentChanged`
 * when the file is not the planned one before and after, or `UnreadableFile` when it can't be
 * read. No file stays open. A change that keeps size and modification time is not noticed.
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
    file = filesAtOnce.open(path, READ_FLAGS);
    assertPlanned(filesAtOnce.stat(file), path, planned);
    const count = fillAtOnce(file, bytes, start);
    assertPlanned(filesAtOnce.stat(file), path, planned);
    if (count < bytes.length) throw changed(path, `ended at byte ${start + count}`);
    return bytes;
  } catch (thrown) {
    throw readError(path, thrown, file !== undefined);
  } finally {
    if (file !== undefined) filesAtOnce.close(file);
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
    file = await filesInTheBackground.open(path, READ_FLAGS);
    assertPlanned(await filesInTheBackground.stat(file), path, planned);
    const count = await fillInTheBackground(file, bytes, start);
    assertPlanned(await filesInTheBackground.stat(file), path, planned);
    if (count < bytes.length) throw changed(path, `ended at byte ${start + count}`);
    return bytes;
  } catch (thrown) {
    throw readError(path, thrown, file !== undefined);
  } finally {
    if (file !== undefined) await filesInTheBackground.close(file);
  }
}

/** Not from Buffer's pool: a small body would keep 8 KiB alive. */
function bufferOf(size: number, memory?: Uint8Array): Buffer {
  const isEnough = memory !== undefined && memory.byteLength >= size;
  return isEnough
    ? Buffer.from(memory.buffer, memory.byteOffset, size)
    : Buffer.allocUnsafeSlow(size);
}

/** Fills `bytes` from `start` on, as far as the file goes; how many came. */
function fillAtOnce(file: number, bytes: Buffer, start: number): number {
  let count = 0;
  while (count < bytes.length) {
    const more = filesAtOnce.read(file, bytes, count, start + count);
    if (more === 0) break;
    count += more;
  }
  return count;
}

async function fillInTheBackground(file: number, bytes: Buffer, start: number): Promise<number> {
  let count = 0;
  while (count < bytes.length) {
    const more = await filesInTheBackground.read(file, bytes, count, start + count);
    if (more === 0) break;
    count += more;
  }
  return count;
}

/** What to compare a file with later. */
export function plannedFile(stats: BigIntStats): PlannedFile {
  const { size, dev, ino } = stats;
  return { size: Number(size), mtimeMs: modifiedAt(stats), identity: { dev, ino } };
}

function modifiedAt({ mtimeNs }: BigIntStats): number {
  return Number(mtimeNs) / 1e6;
}

/** The error of a file that is there but can't be read. */
export function unreadable(path: string, cause: unknown): StoreError {
  return new StoreError(
    'UnreadableFile',
    `file ${quoted(path)} can't be read (${messageOf(cause)}): ` +
      'give the user that runs this the right to read it, or leave it out with a glob',
    { cause },
  );
}

/** What is told of a file that could not be opened, or read. */
function readError(path: string, thrown: unknown, isOpen: boolean): unknown {
  if (thrown instanceof StoreError) return thrown;
  const isGone = !isOpen && ['ENOENT', 'ENOTDIR'].includes(codeOf(thrown));
  return isGone ? changed(path, 'was removed') : unreadable(path, thrown);
}

function changed(path: string, how: string): StoreError {
  return contentChanged(`file ${quoted(path)} ${how}`);
}

function assertPlanned(
  stats: BigIntStats,
  path: string,
  { size, mtimeMs, identity }: PlannedFile,
): void {
  const isSame = stats.ino === identity.ino && stats.dev === identity.dev;
  if (!isSame) throw changed(path, 'was replaced by another file');
  const found = Number(stats.size);
  if (found !== size) throw changed(path, `went from ${size} to ${found} bytes`);
  if (modifiedAt(stats) !== mtimeMs) throw changed(path, 'was written to');
}
