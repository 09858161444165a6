import { createHash, hash } from 'node:crypto';
import { InputError } from '../../core/errors.ts';
import { copyRows, digestOfPlace, randomDigits, type Table, tableSize } from './digests.ts';
import { KNOWN_WIDTH_1, NO_TABLES, type StateTables, WIDTHS } from './tables.ts';

import { STATE_MAGIC, type StateLock } from '../../listing/deploy-lease.ts';

/** The first line of a state object: the same in every format, so that no version misses a lock. */
export interface StateHead {
  readonly format: number;
  readonly salt: string;
  /** The digest of bucket and prefix. */
  readonly place: string;
  /** Different in every state ever written, so a state is recognized by it. */
  readonly nonce: string;
  readonly lock: StateLock | undefined;
  /** Fields whose meaning depends on the format. */
  readonly rest: Readonly<Record<string, unknown>>;
}

/** Maximum bytes of the first line, with its end: a reader looks no further for it. */
export const MAX_LINE = 64 * 1024;

/** A line of text: the magic words, the digest of the JSON after it, the JSON. */
export function encodeHead(head: StateHead): Buffer {
  const json = JSON.stringify(head);
  const line = Buffer.from(`${STATE_MAGIC} ${hash('sha256', json)} ${json}\n`);
  if (line.length <= MAX_LINE) return line;
  throw new InputError([
    `the first line of the state would have ${line.length} bytes, and may have ${MAX_LINE}: give ` +
      'the run a shorter "id"',
  ]);
}

/** The format that is written. */
export const FORMAT = 2;

/** A section of a table, in the order of the object. */
export interface TableSection {
  readonly name: string;
  readonly table: keyof StateTables;
  readonly width: number;
}

/** The sections of tables in each format that can be read. Others may follow in format 2. */
export const LAYOUTS: Readonly<Record<1 | 2, readonly TableSection[]>> = {
  1: [
    { name: 'known', table: 'known', width: KNOWN_WIDTH_1 },
    { name: 'left', table: 'removed', width: WIDTHS.removed },
    { name: 'owed', table: 'pending', width: WIDTHS.pending },
  ],
  2: [
    { name: 'known', table: 'known', width: WIDTHS.known },
    { name: 'removed', table: 'removed', width: WIDTHS.removed },
    { name: 'pending', table: 'pending', width: WIDTHS.pending },
  ],
};

/** A section that this version doesn't know: it keeps it for the version that wrote it. */
export interface CarriedSection {
  readonly name: string;
  readonly width: number;
  readonly bytes: Buffer;
}

/**
 * How much a state says. `in-progress`, and `unfinished` after a deploy that failed, record only
 * when files were removed and which keys are pending; `absent` and those after it record nothing.
 */
export type StateCondition =
  'clean' | 'in-progress' | 'unfinished' | 'absent' | 'damaged' | 'foreign' | 'newer' | 'none';

/** What the first line of a state object says. */
export interface StateFacts {
  readonly condition: StateCondition;
  readonly nonce: string | undefined;
  readonly lock: StateLock | undefined;
}

/** What a state object holds. */
export interface StateContent extends StateFacts {
  readonly salt: string;
  readonly tables: StateTables;
  readonly carried: readonly CarriedSection[];
}

/** The prefix that a state describes. */
export interface Subject {
  readonly bucket: string;
  readonly prefix: string;
}

export interface NewState {
  readonly condition: 'clean' | 'unfinished';
  readonly salt: string;
  readonly nonce: string;
  /** Set in the lock record of a deploy in progress. */
  readonly lock: StateLock | undefined;
  readonly tables: StateTables;
  readonly carried: readonly CarriedSection[];
}

/** The bytes of a state, which are put together where they are needed: they are never all there. */
export interface EncodedState {
  readonly size: number;
  /** The bytes from `start` up to, not including, `end`, in `memory` if it is given. */
  readonly copy: (start: number, end: number, memory?: Uint8Array) => Buffer;
}

/** Bytes that are copied from where they are. */
interface Part {
  readonly size: number;
  readonly copyTo: (target: Buffer, start: number, end: number) => void;
}

/** A head of one line, then the sections, whose lengths and hashes the head holds. */
export function encodeState(state: NewState, { bucket, prefix }: Subject): EncodedState {
  const { condition, salt, nonce, lock, tables, carried } = state;
  const sections = [
    ...LAYOUTS[FORMAT].map(({ name, table, width }) => {
      return { name, width, part: partOfTable(tables[table]) };
    }),
    ...carried.map(({ name, width, bytes }) => ({ name, width, part: partOfBytes(bytes) })),
  ];
  const head = encodeHead({
    format: FORMAT,
    salt,
    place: digestOfPlace(salt, bucket, prefix),
    nonce,
    lock,
    rest: {
      condition,
      sections: sections.map(({ name, width, part }) => {
        return { name, width, rows: part.size / width, hash: hashOfPart(part) };
      }),
    },
  });
  return joined([partOfBytes(head), ...sections.map(({ part }) => part)]);
}

function partOfBytes(bytes: Buffer): Part {
  return {
    size: bytes.length,
    copyTo: (target, start, end) => {
      bytes.copy(target, 0, start, end);
    },
  };
}

function partOfTable(table: Table): Part {
  return {
    size: tableSize(table),
    copyTo: (target, start, end) => {
      copyRows(table, start, end, target);
    },
  };
}

/** Bytes that are hashed at a time. */
const HASHED_AT_ONCE = 64 * 1024;

function hashOfPart({ size, copyTo }: Part): string {
  const sha256 = createHash('sha256');
  const memory = Buffer.allocUnsafe(Math.min(size, HASHED_AT_ONCE));
  for (let start = 0; start < size; start += HASHED_AT_ONCE) {
    const end = Math.min(size, start + HASHED_AT_ONCE);
    copyTo(memory, start, end);
    sha256.update(memory.subarray(0, end - start));
  }
  return sha256.digest('hex');
}

function joined(parts: readonly Part[]): EncodedState {
  return {
    size: parts.reduce((sum, { size }) => sum + size, 0),
    copy(start, end, memory) {
      const target =
        memory === undefined
          ? Buffer.allocUnsafeSlow(end - start)
          : Buffer.from(memory.buffer, memory.byteOffset, end - start);
      let before = 0;
      for (const { size, copyTo } of parts) {
        const [first, last] = [Math.max(start, before), Math.min(end, before + size)];
        if (first < last) copyTo(target.subarray(first - start), first - before, last - before);
        before += size;
      }
      return target;
    },
  };
}

/** The content of a state that can't be read. */
export function emptyContent(condition: StateCondition): StateContent {
  const nothing = { nonce: undefined, lock: undefined, tables: NO_TABLES, carried: [] };
  return { condition, salt: randomDigits(), ...nothing };
}
