import {
  close,
  closeSync,
  fstat,
  fstatSync,
  open,
  openSync,
  read,
  readSync,
  type BigIntStats,
} from 'node:fs';
import { promisify } from 'node:util';

/** What is done with an open file, by its descriptor. */
export interface FileAccess {
  readonly open: (path: string, flags: number) => number | Promise<number>;
  readonly stat: (file: number) => BigIntStats | Promise<BigIntStats>;
  /** Fills `bytes` from `offset` on with what the file holds from `position` on; 0 at its end. */
  readonly read: (
    file: number,
    bytes: Buffer,
    offset: number,
    position: number,
  ) => number | Promise<number>;
  readonly close: (file: number) => void | Promise<void>;
}

/**
 * In the thread of the event loop, which takes some microseconds for a small file. Each step on
 * another thread would take longer than all of them together.
 */
export const filesAtOnce: FileAccess = {
  open: openSync,
  stat: (file) => fstatSync(file, { bigint: true }),
  read: (file, bytes, offset, position) =>
    readSync(file, bytes, offset, bytes.length - offset, position),
  close: closeSync,
};

const openInTheBackground = promisify(open);
const statInTheBackground = promisify(fstat);
const readInTheBackground = promisify(read);

/** In other threads, while the event loop goes on. */
export const filesInTheBackground: FileAccess = {
  open: (path, flags) => openInTheBackground(path, flags),
  stat: (file) => statInTheBackground(file, { bigint: true }),
  read: async (file, bytes, offset, position) => {
    const length = bytes.length - offset;
    const { bytesRead } = await readInTheBackground(file, bytes, offset, length, position);
    return bytesRead;
  },
  close: promisify(close),
};
