import { createDigestColumn, createNumberColumn } from '../core/columns.ts';
import type { ListedFacts } from '../core/outcome.ts';
import { ownCopyOf } from '../core/text.ts';
import type { ListedObject } from '../object-store/object-store.ts';

/** An ETag that has the form of an MD5, or of the MD5 of the parts' MD5s. */
export interface SplitETag {
  /** 32 hexadecimal digits in lower case. */
  readonly digest: string;
  /** Number of parts; 0: the object was not stored in parts. */
  readonly parts: number;
}

/** The ETag without its quotes. */
export function bareETag(etag: string): string {
  return etag.replace(/^(?:W\/)?"(.*)"$/, '$1');
}

/** Splits an ETag without quotes; undefined: it has another form. */
export function splitETag(etag: string): SplitETag | undefined {
  const [, digest, parts = '0'] = /^([0-9a-f]{32})(?:-([1-9]\d{0,4}))?$/.exec(etag) ?? [];
  return digest === undefined ? undefined : { digest, parts: Number(parts) };
}

declare const objectRow: unique symbol;

/** The number of an object in a listing, from 0. */
export type ObjectRow = number & { readonly [objectRow]: true };

/** A whole listing in little memory: some 100 bytes an object beside its key. */
export interface ListingIndex {
  readonly count: number;
  /** Adds an object. A key that was added before keeps its row and gets the new values. */
  add(object: ListedObject): void;
  /** Undefined for a key that is not listed. */
  rowOf(key: string): ObjectRow | undefined;
  at(row: ObjectRow): IndexedObject;
  /** Bytes. */
  sizeAt(row: ObjectRow): number;
  /** The number of parts in the ETag; 0: it has none. */
  partsAt(row: ObjectRow): number;
  /** Keys in the order of their rows. */
  keys(): Iterable<string>;
  /** Keys and their rows, in the order of the rows. */
  entries(): Iterable<readonly [key: string, row: ObjectRow]>;
}

export interface IndexedObject {
  /** Size in bytes. */
  readonly size: number;
  /** ETag without quotes. */
  readonly etag: string;
  /** Milliseconds since 1970. */
  readonly lastModified: number;
}

/** What was listed of an object; undefined without a row. */
export function listedFacts(
  objects: ListingIndex,
  row: ObjectRow | undefined,
): ListedFacts | undefined {
  if (row === undefined) return undefined;
  const { etag, size, lastModified } = objects.at(row);
  return { etag: `"${etag}"`, size, lastModified: new Date(lastModified) };
}

export function createListingIndex(): ListingIndex {
  const rows = new Map<string, ObjectRow>();
  const sizes = createNumberColumn();
  const times = createNumberColumn();
  const etags = createETagColumn();
  return {
    get count() {
      return rows.size;
    },
    add({ key, size, etag, lastModified }) {
      const row = rows.get(key) ?? (rows.size as ObjectRow);
      if (row === rows.size) rows.set(ownCopyOf(key), row);
      sizes.set(row, size);
      times.set(row, lastModified.getTime());
      etags.set(row, bareETag(etag));
    },
    rowOf: (key) => rows.get(key),
    at: (row) => ({ size: sizes.at(row), etag: etags.at(row), lastModified: times.at(row) }),
    sizeAt: (row) => sizes.at(row),
    partsAt: (row) => etags.partsAt(row),
    keys: () => rows.keys(),
    entries: () => rows.entries(),
  };
}

/** Stores ETags that look like an MD5, with or without a number of parts, in binary. */
function createETagColumn() {
  const digests = createDigestColumn();
  const parts = createNumberColumn();
  const others = new Map<number, string>();
  return {
    set(row: number, etag: string) {
      const split = splitETag(etag);
      if (split === undefined) {
        others.set(row, ownCopyOf(etag));
        parts.set(row, 0);
      } else {
        others.delete(row);
        digests.set(row, split.digest);
        parts.set(row, split.parts);
      }
    },
    partsAt: (row: number) => parts.at(row),
    at(row: number): string {
      const other = others.get(row);
      if (other !== undefined) return other;
      const digest = digests.at(row) ?? '';
      return parts.at(row) === 0 ? digest : `${digest}-${parts.at(row)}`;
    },
  };
}
