import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { StoreError } from '../../core/errors.ts';
import { quote } from '../../core/text.ts';
import { openRegularFile } from '../../local/safe-file.ts';

export interface FileLine {
  /** From 1. */
  readonly number: number;
  /** Without its line feed; undefined when it is not UTF-8, or longer than 1 MiB. */
  readonly text: string | undefined;
}

/** A text file that can be read several times, and must not change once it is open. */
export interface FileLines {
  /**
   * All lines from the first on, in pages. Throws a StoreError `FileChanged` before it yields
   * anything that was not in the file when it was opened. The file remains open.
   */
  pages(): AsyncGenerator<readonly FileLine[], void, undefined>;
  /** At most `bytes` bytes from the beginning of the file. */
  head(bytes: number): Promise<Buffer>;
  close(): Promise<void>;
}

const CHUNK = 64 * 1024;

/** Bytes of the longest line that is read as text. */
const MAX_LINE = 1024 * 1024;

const LINE_FEED = 0x0a;
const BYTE_ORDER_MARK = '\ufeff';

/** Opens a regular file without following links; rejects when it can't be read. The caller closes it. */
export async function openFileLines(path: string): Promise<FileLines> {
  const file = await openRegularFile(path, 'read');
  try {
    const identity = identityOf(await file.stat({ bigint: true }));
    return {
      pages: () => pagesOf(file, path, identity),
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

async function* pagesOf(
  file: FileHandle,
  path: string,
  identity: string,
): AsyncGenerator<readonly FileLine[], void, undefined> {
  let rest: Buffer = Buffer.alloc(0);
  let number = 0;
  for (let position = 0; ;) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(CHUNK), 0, CHUNK, position);
    if (identityOf(await file.stat({ bigint: true })) !== identity) throw fileChanged(path);
    if (bytesRead === 0) break;
    position += bytesRead;
    const bytes = Buffer.concat([rest, buffer.subarray(0, bytesRead)]);
    const lines: FileLine[] = [];
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, start)) {
      lines.push(lineOf(bytes.subarray(start, end), (number += 1)));
      start = end + 1;
    }
    rest = bytes.subarray(start);
    yield lines;
    if (rest.length > MAX_LINE) break;
  }
  if (rest.length > 0) yield [lineOf(rest, number + 1)];
}

function lineOf(bytes: Buffer, number: number): FileLine {
  if (bytes.length > MAX_LINE || !isUtf8(bytes)) return { number, text: undefined };
  const text = bytes.toString();
  const hasMark = number === 1 && text.startsWith(BYTE_ORDER_MARK);
  return { number, text: hasMark ? text.slice(BYTE_ORDER_MARK.length) : text };
}

/** Changes with every write, as far as the file system's clock is fine enough. */
function identityOf({ size, mtimeNs, ctimeNs }: BigIntStats): string {
  return [size, mtimeNs, ctimeNs].join();
}

/** The error of a file that changed after it was checked. */
export function fileChanged(path: string): StoreError {
  return new StoreError(
    'FileChanged',
    `the file ${quote(path)} changed while it was being read: run again when nothing else ` +
      'writes to it',
  );
}

/**
 * A set of names, held as 126 bits of each name's SHA-256: 16 to 48 bytes a name, however long it
 * is. Two names that would be taken for the same can't be constructed.
 */
export interface NameSet {
  readonly size: number;
  /** Adds a name; returns whether it is new. */
  add(name: string): boolean;
  has(name: string): boolean;
  /** Ticks a name off; returns `again` when it was ticked off before. */
  take(name: string): 'first' | 'again' | 'absent';
}

const WORDS = 4;
/** A bit of the third word: the slot is in use. */
const USED = 1;
/** A bit of the last word: the name was ticked off. */
const TAKEN = 1;
const MOST_FULL = 2 / 3;

/** Creates an empty set. */
export function createNameSet(): NameSet {
  let slots = new Uint32Array(1024 * WORDS);
  let size = 0;

  const grow = () => {
    const old = slots;
    slots = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += WORDS) {
      const entry = old.subarray(at, at + WORDS);
      if (entry[2] !== 0) slots.set(entry, slotFor(slots, entry));
    }
  };

  return {
    get size() {
      return size;
    },
    add(name) {
      const entry = entryOf(name);
      const slot = slotFor(slots, entry);
      if (slots[slot + 2] !== 0) return false;
      slots.set(entry, slot);
      size += 1;
      if (size > (slots.length / WORDS) * MOST_FULL) grow();
      return true;
    },
    has: (name) => slots[slotFor(slots, entryOf(name)) + 2] !== 0,
    take(name) {
      const slot = slotFor(slots, entryOf(name));
      if (slots[slot + 2] === 0) return 'absent';
      const last = slots[slot + 3] ?? 0;
      slots[slot + 3] = last | TAKEN;
      return (last & TAKEN) === 0 ? 'first' : 'again';
    },
  };
}

function entryOf(name: string): Uint32Array {
  const digest = hash('sha256', name, 'buffer');
  return Uint32Array.of(
    digest.readUInt32LE(0),
    digest.readUInt32LE(4),
    digest.readUInt32LE(8) | USED,
    digest.readUInt32LE(12) & ~TAKEN,
  );
}

/** The position of the entry, or of the free slot where it belongs. */
function slotFor(slots: Uint32Array, entry: Uint32Array): number {
  const count = slots.length / WORDS;
  for (let slot = (entry[0] ?? 0) % count; ; slot = (slot + 1) % count) {
    const at = slot * WORDS;
    if (slots[at + 2] === 0 || isSame(slots, at, entry)) return at;
  }
}

function isSame(slots: Uint32Array, at: number, entry: Uint32Array): boolean {
  return (
    slots[at] === entry[0] &&
    slots[at + 1] === entry[1] &&
    slots[at + 2] === entry[2] &&
    ((slots[at + 3] ?? 0) | TAKEN) >>> 0 === ((entry[3] ?? 0) | TAKEN) >>> 0
  );
}
