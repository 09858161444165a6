import { isUtf8 } from 'node:buffer';
import type { BigIntStats } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { StoreError } from '../core/errors.ts';
import { quoted } from '../core/shown.ts';
import { openRegularFile } from './safe-file.ts';

export interface FileLine {
  /** From 1. */
  readonly number: number;
  /** Without the line feed; undefined when the line can't be read as text. */
  readonly text: string | undefined;
}

/** A text file that can be read again and again, and must stay as it was when it was opened. */
export interface FileLines {
  /**
   * All lines, from the first. Throws a StoreError `FileChanged` before it yields anything that
   * was not in the file when it was opened. The file stays open.
   */
  lines(): AsyncGenerator<FileLine, void, undefined>;
  /** At most so many bytes of its beginning. */
  head(bytes: number): Promise<Buffer>;
  close(): Promise<void>;
}

const CHUNK = 64 * 1024;

/** Bytes of the longest line that is read; what is longer is one line that is no text. */
const MAX_LINE = 1024 * 1024;

const LINE_FEED = 0x0a;
const BYTE_ORDER_MARK = '\ufeff';

/** Opens `path`, which has no links; rejects when it can't be read. The caller closes it. */
export async function openFileLines(path: string): Promise<FileLines> {
  const file = await openRegularFile(path, 'read');
  try {
    const identity = identityOf(await file.stat({ bigint: true }));
    return {
      lines: () => linesOf(file, path, identity),
      async head(bytes) {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
        return buffer.subarray(0, bytesRead);
      },
      close: () => file.close(),
    };
  } catch (thrown) {
    await file.close();
    throw thrown;
  }
}

async function* linesOf(
  file: FileHandle,
  path: string,
  identity: string,
): AsyncGenerator<FileLine, void, undefined> {
  let rest: Buffer = Buffer.alloc(0);
  let number = 0;
  for (let position = 0; ;) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(CHUNK), 0, CHUNK, position);
    if (identityOf(await file.stat({ bigint: true })) !== identity) throw fileChanged(path);
    if (bytesRead === 0) break;
    position += bytesRead;
    const bytes = Buffer.concat([rest, buffer.subarray(0, bytesRead)]);
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, start)) {
      yield lineOf(bytes.subarray(start, end), (number += 1));
      start = end + 1;
    }
    rest = bytes.subarray(start);
    if (rest.length > MAX_LINE) break;
  }
  if (rest.length > 0) yield lineOf(rest, number + 1);
}

function lineOf(bytes: Buffer, number: number): FileLine {
  if (bytes.length > MAX_LINE || !isUtf8(bytes)) return { number, text: undefined };
  const text = bytes.toString();
  const hasMark = number === 1 && text.startsWith(BYTE_ORDER_MARK);
  return { number, text: hasMark ? text.slice(BYTE_ORDER_MARK.length) : text };
}

/** Any write changes it, as far as the file system's clock tells. */
function identityOf({ size, mtimeNs, ctimeNs }: BigIntStats): string {
  return [size, mtimeNs, ctimeNs].join();
}

/** The error of a file that is no longer what was checked. */
export function fileChanged(path: string): StoreError {
  return new StoreError(
    'FileChanged',
    `the file ${quoted(path)} changed while it was being read: let nothing write to it, ` +
      'and run again',
  );
}
