import type { FileHandle } from 'node:fs/promises';
import { openRegularFile } from '../sources/safe-file.ts';

/**
 * A text file that is written line by line, with memory for a few lines only. Calls must be
 * awaited one after the other. What goes wrong with the file is thrown by `add` or by `close`.
 */
export interface LineFile {
  readonly path: string;
  /** Undefined: the line is kept for now, and there is nothing to await. */
  add(line: string): Promise<void> | undefined;
  /** Resolves when everything is in the file. */
  close(): Promise<void>;
}

/** Characters that are gathered before they are written. */
const BUFFERED = 32 * 1024;

/** Opens `path`, which has no links, for writing and empties it. Rejects when it can't be written. */
export async function openLineFile(
  path: string,
  open: (path: string) => Promise<FileHandle> = openForWriting,
): Promise<LineFile> {
  const file = await open(path);
  let pending = '';
  return {
    path,
    add(line) {
      pending += `${line}\n`;
      if (pending.length < BUFFERED) return undefined;
      const text = pending;
      pending = '';
      return file.writeFile(text);
    },
    async close() {
      await closeAfter(file, file.writeFile(pending));
    },
  };
}

async function closeAfter(file: FileHandle, writing: Promise<void>): Promise<void> {
  try {
    await writing;
  } finally {
    await file.close();
  }
}

function openForWriting(path: string): Promise<FileHandle> {
  return openRegularFile(path, 'write');
}
