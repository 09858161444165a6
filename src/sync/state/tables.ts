import { setImmediate } from 'node:timers/promises';
import {
  DIGEST_BYTES,
  digestOfContent,
  digestOfHeaders,
  digestOfKey,
  digestOfObject,
} from './digests.ts';

/** Rows of one width in one piece of memory, sorted by the digests that they begin with. */
export interface Table {
  /** Bytes of a row. */
  readonly width: number;
  readonly bytes: Buffer;
  /** The first 32 bits of each row, so that a search reads little memory. */
  readonly leads: Uint32Array;
}

const LEAD_DIGITS = 8;

/** A table over rows that are in order. */
export function tableOf(width: number, bytes: Buffer): Table {
  const leads = new Uint32Array(bytes.length / width);
  for (let row = 0; row < leads.length; row += 1) leads[row] = bytes.readUInt32BE(row * width);
  return { width, bytes, leads };
}

/** Where the row of this digest begins. */
export function findRow({ width, bytes, leads }: Table, id: string): number | undefined {
  const lead = Number.parseInt(id.slice(0, LEAD_DIGITS), 16);
  let low = 0;
  let high = leads.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((leads[middle] ?? 0) < lead) low = middle + 1;
    else high = middle;
  }
  for (let row = low; leads[row] === lead; row += 1) {
    if (hexOf(bytes, row * width, DIGEST_BYTES) === id) return row * width;
  }
  return undefined;
}

export function hexOf(bytes: Buffer, start: number, length: number): string {
  return bytes.toString('hex', start, start + length);
}

interface TableBuilder {
  /** Adds a row in hexadecimal, its digest first. */
  add(row: string): void;
  /** The rows in order; of those with the same digest the one that was added first. */
  build(): Table;
}

const FIRST_ROWS = 1024;

function createTable(width: number): TableBuilder {
  let rows = Buffer.allocUnsafe(FIRST_ROWS * width);
  let used = 0;
  return {
    add(row) {
      if (used === rows.length) rows = Buffer.concat([rows], 2 * rows.length);
      used += rows.write(row, used, width, 'hex');
    },
    build: () => tableOf(width, sorted(rows.subarray(0, used), width)),
  };
}

function sorted(rows: Buffer, width: number): Buffer {
  const order = Uint32Array.from({ length: rows.length / width }, (_, row) => row * width);
  const compare = (one: number, other: number) =>
    rows.readUInt32BE(one) - rows.readUInt32BE(other) || compareDigests(rows, one, rows, other);
  order.sort(compare);
  const bytes = Buffer.allocUnsafe(rows.length);
  let used = 0;
  for (const at of order) {
    if (used > 0 && compareDigests(rows, at, bytes, used - width) === 0) continue;
    used += rows.copy(bytes, used, at, at + width);
  }
  return bytes.subarray(0, used);
}

function compareDigests(one: Buffer, at: number, other: Buffer, otherAt: number): number {
  return one.compare(other, otherAt, otherAt + DIGEST_BYTES, at, at + DIGEST_BYTES);
}

/** Bytes of a time, in milliseconds since 1970. */
export const TIME_BYTES = 6;

/** Bytes of a row of each table: digests, and a time. */
export const WIDTHS = {
  /** The key, ETag with size, content, headers. */
  known: 4 * DIGEST_BYTES,
  /** A key without a file, and when its file was removed. */
  removed: DIGEST_BYTES + TIME_BYTES,
  /** A key with an unconfirmed change: one that an unfinished deploy planned. */
  pending: DIGEST_BYTES,
} as const;

export type StateTables = Readonly<Record<keyof typeof WIDTHS, Table>>;

export const NO_TABLES: StateTables = {
  known: tableOf(WIDTHS.known, Buffer.alloc(0)),
  removed: tableOf(WIDTHS.removed, Buffer.alloc(0)),
  pending: tableOf(WIDTHS.pending, Buffer.alloc(0)),
};

/** What a state records of a key. */
export interface StateEntry {
  readonly etag: string;
  /** Bytes. */
  readonly size: number;
  /** The MD5 of the local bytes, in hexadecimal; empty when it is not known. */
  readonly content: string;
  /** The result of `headersHash`; empty when it is not known. */
  readonly headers: string;
  /** When the file was removed from the directory, in milliseconds since 1970. */
  readonly removedAt?: number;
}

export type StateEntries = Iterable<readonly [key: string, entry: StateEntry]>;

function createEntryTables(salt: string) {
  const known = createTable(WIDTHS.known);
  const removed = createTable(WIDTHS.removed);
  return {
    add(key: string, entry: StateEntry): void {
      const digest = digestOfKey(salt, key);
      const object = digestOfObject(digest, entry);
      const content = digestOfContent(digest, entry.content);
      known.add(digest.id + object + content + digestOfHeaders(digest, entry.headers));
      if (entry.removedAt !== undefined) removed.add(digest.id + timeDigits(entry.removedAt));
    },
    build: (): StateTables => ({ ...NO_TABLES, known: known.build(), removed: removed.build() }),
  };
}

function timeDigits(time: number): string {
  return Math.floor(time)
    .toString(16)
    .padStart(2 * TIME_BYTES, '0');
}

/** The tables of a deploy that finished. */
export function tablesOfEntries(salt: string, ...lists: readonly StateEntries[]): StateTables {
  const tables = createEntryTables(salt);
  for (const entries of lists) for (const [key, entry] of entries) tables.add(key, entry);
  return tables.build();
}

/**
 * The tables of a lock record. It records no object, since any may be about to change; it keeps
 * when files were removed, and adds to the pending keys.
 */
export function tablesOfLock(
  { salt, tables }: { readonly salt: string; readonly tables: StateTables },
  pendingKeys: Iterable<string>,
): StateTables {
  const pending = createTable(WIDTHS.pending);
  for (const key of pendingKeys) pending.add(digestOfKey(salt, key).id);
  const { width, bytes } = tables.pending;
  for (let at = 0; at < bytes.length; at += width) pending.add(hexOf(bytes, at, width));
  return { ...NO_TABLES, removed: tables.removed, pending: pending.build() };
}

/** The tables of the next state, gathered while the deploy's requests are in flight. */
interface PreparedTables {
  /** All entries prepared, and `others`. Rejects with what the entries have thrown. */
  complete(others: StateEntries): Promise<StateTables>;
  /** Ends the preparation; the tables are not needed. */
  readonly stop: () => void;
}

/** Entries that are hashed in one turn of the event loop; some microseconds each. */
const ENTRIES_A_TURN = 128;

/** Begins with the entries of the objects that the deploy doesn't change. */
export function prepareTables(salt: string, entries: StateEntries): PreparedTables {
  const tables = createEntryTables(salt);
  let isStopped = false;
  const gather = async () => {
    let count = 0;
    for (const [key, entry] of entries) {
      if (count % ENTRIES_A_TURN === 0) await setImmediate();
      if (isStopped) return;
      tables.add(key, entry);
      count += 1;
    }
  };
  const gathered = gather();
  // `complete` may never be called.
  gathered.catch(() => undefined);
  return {
    async complete(others) {
      await gathered;
      for (const [key, entry] of others) tables.add(key, entry);
      return tables.build();
    },
    stop: () => {
      isStopped = true;
    },
  };
}
