import { constants, type BigIntStats } from 'node:fs';
import { filesAtOnce, filesInTheBackground, type FileAccess } from './file-access.ts';
import { contentChanged, type Content } from '../core/content.ts';
import { codeOf, messageOf, StoreError } from '../core/errors.ts';

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
    read: (start, end) => {
      const access = end - start <= AT_ONCE ? filesAtOnce : filesInTheBackground;
      return readPlanned(access, absolutePath, planned, { start, end });
    },
  };
}

async function readPlanned(
  access: FileAccess,
  path: string,
  planned: PlannedFile,
  range: { readonly start: number; readonly end: number },
): Promise<Uint8Array> {
  const file = await openFile(access, path);
  try {
    assertPlanned(await access.stat(file), path, planned);
    const bytes = await readRange(access, file, path, range);
    assertPlanned(await access.stat(file), path, planned);
    return bytes;
  } catch (thrown) {
    throw thrown instanceof StoreError ? thrown : unreadable(path, thrown);
  } finally {
    await access.close(file);
  }
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
    `file ${JSON.stringify(path)} can't be read (${messageOf(cause)}): ` +
      'give the user that runs this the right to read it, or leave it out with a glob',
    { cause },
  );
}

async function openFile(access: FileAccess, path: string): Promise<number> {
  try {
    return await access.open(path, READ_FLAGS);
  } catch (thrown) {
    const isGone = ['ENOENT', 'ENOTDIR'].includes(codeOf(thrown));
    throw isGone ? changed(path, 'was removed') : unreadable(path, thrown);
  }
}

function changed(path: string, how: string): StoreError {
  return contentChanged(`file ${JSON.stringify(path)} ${how}`);
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

async function readRange(
  access: FileAccess,
  file: number,
  path: string,
  { start, end }: { readonly start: number; readonly end: number },
): Promise<Uint8Array> {
  // Not from Buffer's pool: a small body would keep 8 KiB alive.
  const bytes = Buffer.allocUnsafeSlow(end - start);
  let filled = 0;
  while (filled < bytes.length) {
    const count = await access.read(file, bytes, filled, start + filled);
    if (count === 0) throw changed(path, `ended at byte ${start + filled}`);
    filled += count;
  }
  return bytes;
}
