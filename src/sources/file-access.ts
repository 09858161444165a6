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

/**
 * What is done with an open file, in the thread of the event loop, which takes some microseconds
 * for a small file. Each step on another thread would take longer than all of them together.
 */
export const filesAtOnce = {
  open: openSync,
  stat: (file: number): BigIntStats => fstatSync(file, { bigint: true }),
  /** Fills `bytes` from `offset` on with what the file holds from `position` on; 0 at its end. */
  read: (file: number, bytes: Buffer, offset: number, position: number): number =>
    readSync(file, bytes, offset, bytes.length - offset, position),
  close: closeSync,
};

const openInTheBackground = promisify(open);
const statInTheBackground = promisify(fstat);
const readInTheBackground = promisify(read);

/** The same in other threads, while the event loop goes on. */
export const filesInTheBackground = {
  open: openInTheBackground,
  stat: (file: number): Promise<BigIntStats> => statInTheBackground(file, { bigint: true }),
  read: async (file: number, bytes: Buffer, offset: number, position: number): Promise<number> => {
    const length = bytes.length - offset;
    const { bytesRead } = await readInTheBackground(file, bytes, offset, length, position);
    return bytesRead;
  },
  close: promisify(close),
};
