import { setImmediate } from 'node:timers/promises';
import { HEADER_GROUPS, type HeaderGroup } from '../../core/object-headers.ts';
import type { ListedObject } from '../../object-store/object-store.ts';
import {
  createTable,
  createTableReader,
  DIGEST_BYTES,
  digestOfContent,
  digestOfHeaders,
  digestOfKey,
  digestOfObject,
  findRow,
  hexIn,
  type Table,
} from './digests.ts';

/** Bytes of a time, in milliseconds since 1970. */
const TIME_BYTES = 6;

/** Bytes of a row of each table. */
export const WIDTHS = {
  /** Digests of the key, ETag with size, content, headers; one bit for each unknown group. */
  known: 4 * DIGEST_BYTES + 1,
  /** A key without a file, and when its file was removed. */
  removed: DIGEST_BYTES + TIME_BYTES,
  /** A key with an unconfirmed change: one that an unfinished deploy planned. */
  pending: DIGEST_BYTES,
} as const;

export type StateTables = Readonly<Record<keyof typeof WIDTHS, Table>>;

export const NO_TABLES: StateTables = {
  known: createTableReader(WIDTHS.known, 0).table(),
  removed: createTableReader(WIDTHS.removed, 0).table(),
  pending: createTableReader(WIDTHS.pending, 0).table(),
};

/** Bytes of a row of `known` in format 1, which says nothing of unknown groups. */
export const KNOWN_WIDTH_1 = 4 * DIGEST_BYTES;

/** What no version asked for that wrote format 1, although it recorded all headers as stored. */
const UNKNOWN_1: readonly HeaderGroup[] = ['acl', 'tags', 'none'];

const ALL_GROUPS = 2 ** HEADER_GROUPS.length;

function unknownBits(unknown: readonly HeaderGroup[]): number {
  return unknown.reduce((bits, group) => bits | (1 << HEADER_GROUPS.indexOf(group)), 0);
}

/** A bit that this version doesn't know may mean any group. */
function unknownGroups(bits: number): readonly HeaderGroup[] {
  if (bits >= ALL_GROUPS) return HEADER_GROUPS;
  return bits === 0 ? [] : HEADER_GROUPS.filter((_, bit) => (bits & (1 << bit)) !== 0);
}

/** What a state records of a key. */
export interface StateEntry {
  readonly etag: string;
  /** Bytes. */
  readonly size: number;
  /** The MD5 of the local bytes, in hexadecimal; empty when it is not known. */
  readonly content: string;
  /** The result of `headersHash`; empty when it is not known. */
  readonly headers: string;
  /** The groups of those headers of which it is not known whether the object has them. */
  readonly unknown: readonly HeaderGroup[];
  /** When the file was removed from the directory, in milliseconds since 1970. */
  readonly removedAt?: number;
}

/** What a state records of a key. It holds digests, so values can only be compared. */
export interface KnownEntry {
  /**
   * Whether the entry describes this listed object: it has the same ETag and size, and was not
   * written after the state. Without that the other answers mean nothing.
   */
  isOf(listed: Pick<ListedObject, 'etag' | 'size' | 'lastModified'>): boolean;
  /** Whether the object was made from local bytes of this MD5, in hexadecimal. */
  hasContent(content: string): boolean;
  /** Whether the object was stored with headers of this `headersHash`. */
  hasHeaders(headers: string): boolean;
  /** The groups of those headers of which it is not known whether the object has them. */
  readonly unknown: readonly HeaderGroup[];
  /** When the key's file was removed, in milliseconds since 1970, whatever object it has now. */
  readonly removedAt: number | undefined;
}

/** What tables record of a key, by a state object that was written at `lastModified`. */
export function entryIn(
  { salt, tables }: { readonly salt: string; readonly tables: StateTables },
  key: string,
  lastModified: Date | undefined,
): KnownEntry | undefined {
  const { known, removed } = tables;
  const digest = digestOfKey(salt, key);
  const row = findRow(known, digest.id);
  const removedRow = findRow(removed, digest.id);
  if (row === undefined && removedRow === undefined) return undefined;
  const holds = (column: number, value: string) =>
    row !== undefined && hexIn(known, row, column * DIGEST_BYTES, DIGEST_BYTES) === value;
  return {
    isOf: (listed) =>
      isUpTo(listed.lastModified, lastModified) && holds(1, digestOfObject(digest, listed)),
    hasContent: (value) => holds(2, digestOfContent(digest, value)),
    hasHeaders: (value) => holds(3, digestOfHeaders(digest, value)),
    unknown: row === undefined ? HEADER_GROUPS : unknownIn(known, row),
    removedAt: removedRow === undefined ? undefined : timeIn(removed, removedRow),
  };
}

function unknownIn(known: Table, row: number): readonly HeaderGroup[] {
  if (known.width === KNOWN_WIDTH_1) return UNKNOWN_1;
  return unknownGroups(Number.parseInt(hexIn(known, row, KNOWN_WIDTH_1, 1), 16));
}

function timeIn(removed: Table, row: number): number {
  return Number.parseInt(hexIn(removed, row, DIGEST_BYTES, TIME_BYTES), 16);
}

/** Compares whole seconds, as in a GET's Last-Modified. An unknown time is not before any other. */
function isUpTo(time: Date, other = new Date(NaN)): boolean {
  return Math.floor(time.getTime() / 1000) <= Math.floor(other.getTime() / 1000);
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
      const headers = digestOfHeaders(digest, entry.headers);
      const unknown = unknownBits(entry.unknown).toString(16).padStart(2, '0');
      known.add(digest.id + object + content + headers + unknown);
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
  const { leads } = tables.pending;
  for (let row = 0; row < leads.length; row += 1)
    pending.add(hexIn(tables.pending, row, 0, DIGEST_BYTES));
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
