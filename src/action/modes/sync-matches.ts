import { createRowColumn } from '../../core/columns.ts';
import { joinKey } from '../../plan/keys.ts';
import type { IndexedObject, ListingIndex } from '../../plan/listing-index.ts';
import type { SyncFiles } from './sync-files.ts';

/** Which listed object each file has; each is looked for by its key until it was found. */
export interface Matches {
  /** The object's row in the listing; undefined: it is not listed, as far as that goes. */
  listedRowOf(row: number): number | undefined;
  listedAs(row: number): IndexedObject | undefined;
}

export function createMatches(prefix: string, files: SyncFiles, index: ListingIndex): Matches {
  const found = createRowColumn();
  const listedRowOf = (row: number) => {
    const known = found.at(row);
    if (known !== undefined || index.count === 0) return known;
    const listed = index.rowOf(joinKey(prefix, files.pathOf(row)));
    if (listed !== undefined) found.set(row, listed);
    return listed;
  };
  return {
    listedRowOf,
    listedAs(row) {
      const listed = listedRowOf(row);
      return listed === undefined ? undefined : index.at(listed);
    },
  };
}
