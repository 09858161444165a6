import { digestOfContent, digestOfHeaders, digestOfKey, digestOfObject } from './digests.ts';
import { NO_TABLES, TIME_BYTES, WIDTHS, type StateContent, type StateTables } from './format.ts';
import { createTable, rowsOf } from './table.ts';

/** What a state will know of a key. */
export interface StateEntry {
  readonly etag: string;
  /** Bytes. */
  readonly size: number;
  /** The MD5 of the local bytes, in hexadecimal; empty when that is not known. */
  readonly content: string;
  /** By `headersHash`; empty when that is not known. */
  readonly headers: string;
  /** When the key left the directory, in milliseconds since 1970. */
  readonly leftAt?: number;
}

export type StateEntries = Iterable<readonly [key: string, entry: StateEntry]>;

/** Gathers the tables of a deploy that finishes. */
export interface EntryTables {
  add(key: string, entry: StateEntry): void;
  build(): StateTables;
}

export function createEntryTables(salt: string): EntryTables {
  const known = createTable(WIDTHS.known);
  const left = createTable(WIDTHS.left);
  return {
    add(key, entry) {
      const digest = digestOfKey(salt, key);
      const object = digestOfObject(digest, entry);
      const content = digestOfContent(digest, entry.content);
      known.add(digest.id + object + content + digestOfHeaders(digest, entry.headers));
      if (entry.leftAt !== undefined) left.add(digest.id + timeDigits(entry.leftAt));
    },
    build: () => ({ ...NO_TABLES, known: known.build(), left: left.build() }),
  };
}

/** The tables of a deploy that finished. */
export function tablesOfEntries(salt: string, ...lists: readonly StateEntries[]): StateTables {
  const tables = createEntryTables(salt);
  for (const entries of lists) for (const [key, entry] of entries) tables.add(key, entry);
  return tables.build();
}

/** The tables of a deploy in progress: what is known of objects is about to change. */
export function tablesOfMark(
  { salt, tables }: StateContent,
  owedKeys: Iterable<string>,
): StateTables {
  const owed = createTable(WIDTHS.owed);
  for (const key of owedKeys) owed.add(digestOfKey(salt, key).id);
  for (const row of rowsOf(tables.owed)) owed.add(row);
  return { ...NO_TABLES, left: tables.left, owed: owed.build() };
}

function timeDigits(time: number): string {
  return Math.floor(time)
    .toString(16)
    .padStart(2 * TIME_BYTES, '0');
}
