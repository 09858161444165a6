import type { FileHandle } from 'node:fs/promises';
import { messageOf, StoreError } from '../../core/errors.ts';
import { quote } from '../../core/text.ts';
import { openRegularFile } from '../../local/safe-file.ts';

/**
 * A text file that is written line by line, with memory for a few lines only. Calls must be
 * awaited one after the other. `add` and `close` reject when the file can't be written.
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
  let problem: StoreError | undefined;
  const write = async (text: string) => {
    // Lines after those that are lost would make a file that looks complete.
    if (problem !== undefined) throw problem;
    await file.writeFile(text).catch((thrown: unknown) => {
      problem = unwritable(path, thrown);
      throw problem;
    });
  };
  return {
    path,
    add(line) {
      pending += `${line}\n`;
      if (pending.length < BUFFERED) return undefined;
      const text = pending;
      pending = '';
      return write(text);
    },
    async close() {
      await closeAfter(file, write(pending));
    },
  };
}

/** The path of a file, and why it can't be written. */
export function unwritableText(path: string | undefined, thrown: unknown): string {
  return `${quote(path ?? '')} can't be written (${messageOf(thrown)})`;
}

function unwritable(path: string, cause: unknown): StoreError {
  const message = `file ${unwritableText(path, cause)}: free space on its disk, and run again`;
  return new StoreError('WriteFailed', message, { cause });
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
