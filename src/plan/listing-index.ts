import { createDigestColumn, createNumberColumn } from '../core/columns.ts';
import { ownCopyOf } from '../core/own-copy.ts';
import type { ListedObject } from '../object-store/object-store.ts';
import { bareETag, splitETag } from './etag.ts';

/** A whole listing in little memory: some 100 bytes an object beside its key. */
export interface ListingIndex {
  readonly count: number;
  /** A key that was added before keeps its row and gets the new facts. */
  add(object: ListedObject): void;
  /** The row of a key, from 0. */
  rowOf(key: string): number | undefined;
  at(row: number): IndexedObject;
  /** Bytes. */
  sizeAt(row: number): number;
  /** Parts that the ETag tells of; 0: it tells of none. */
  partsAt(row: number): number;
  /** Keys by their rows. */
  keys(): Iterable<string>;
}

export interface IndexedObject {
  /** Bytes. */
  readonly size: number;
  /** Without quotes. */
  readonly etag: string;
  /** Milliseconds since 1970. */
  readonly lastModified: number;
}

export function createListingIndex(): ListingIndex {
  const rows = new Map<string, number>();
  const sizes = createNumberColumn();
  const times = createNumberColumn();
  const etags = createETagColumn();
  return {
    get count() {
      return rows.size;
    },
    add({ key, size, etag, lastModified }) {
      const row = rows.get(key) ?? rows.size;
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
  };
}

/** What looks like an MD5, with or without a number of parts, goes in binary. */
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
