import { setImmediate } from 'node:timers/promises';
import { forEachConcurrent } from '../core/concurrency.ts';
import { StoreError } from '../core/errors.ts';
import type { ListingIndex } from '../listing/listing-index.ts';
import type { Digester } from '../local/digest-threads.ts';
import { PART_SIZE, partSizesFor } from '../object-store/part-sizes.ts';
import type { Counterparts, FileRow, HashedFiles } from './files.ts';

/** What reading the files has shown, beside their MD5s. */
export interface Hashes {
  /** The errors of files that can't be read as the walk met them. */
  readonly unreadable: ReadonlyMap<FileRow, StoreError>;
  /** Whether the listed ETag is that of the file's bytes in parts of some usual size. */
  isETagOfParts(row: FileRow): boolean;
}

/** Reads files for their MD5, each once. */
export interface Hashing {
  readonly hashes: Hashes;
  /** Reads files that may have to be compared, until the listing has ended. */
  readonly hashUntil: (listing: Promise<unknown>, signal: AbortSignal) => Promise<void>;
  /** Reads the other files that must be compared, once everything is listed. */
  readonly hashNeeded: (signal: AbortSignal) => Promise<void>;
}

/** Files, and what is listed of their objects so far. */
interface Compared {
  readonly files: HashedFiles;
  readonly objects: ListingIndex;
  readonly counterparts: Counterparts;
}

interface Found extends Hashes {
  readonly unreadable: Map<FileRow, StoreError>;
  readonly withETagOfParts: Set<FileRow>;
}

/** Without a digester no file is read. */
export function createHashing(compared: Compared, digester: Digester | undefined): Hashing {
  const withETagOfParts = new Set<FileRow>();
  const found: Found = {
    unreadable: new Map(),
    withETagOfParts,
    isETagOfParts: (row) => withETagOfParts.has(row),
  };
  const hashAll = async (turns: Turns, ownLists: number, signal: AbortSignal) => {
    if (digester === undefined) return;
    const concurrency = digester.listsAtOnce + ownLists;
    const hashTurn = (rows: readonly FileRow[]) => hashRows(compared, found, rows, digester);
    await forEachConcurrent(turns, hashTurn, { concurrency, signal });
  };
  return {
    hashes: found,
    hashUntil: (listing, signal) => hashAll(likelyRows(compared.files, listing), 0, signal),
    // One list more, for this thread, which is idle then.
    hashNeeded: (signal) => hashAll(neededRows(compared, found), 1, signal),
  };
}

async function hashRows(
  compared: Compared,
  { unreadable, withETagOfParts }: Found,
  rows: readonly FileRow[],
  digester: Digester,
): Promise<void> {
  const { files, counterparts } = compared;
  const results = await digester.digest(
    rows.map((row) => ({
      path: files.absolutePathOf(row),
      planned: files.plannedOf(row),
      partSizes: partSizesFor(files.sizeOf(row), listedParts(compared, row)),
    })),
  );
  for (const [at, row] of rows.entries()) {
    const result = results[at];
    if (result instanceof StoreError) unreadable.set(row, result);
    else if (result !== undefined) {
      files.setMd5(row, result.md5);
      if (result.etags.length === 0) continue;
      const listed = counterparts.objectOf(row)?.etag ?? '';
      if (result.etags.includes(listed)) withETagOfParts.add(row);
    }
  }
}

/** The number of parts in the listed ETag of a file. */
function listedParts({ objects, counterparts }: Compared, row: FileRow): number {
  const listed = counterparts.rowOf(row);
  return listed === undefined ? 0 : objects.partsAt(listed);
}

/** Lists of files that are read one after the other. */
type Turns = Iterable<readonly FileRow[]> | AsyncIterable<readonly FileRow[]>;

/** Files that are read in one turn of the event loop; some 30 microseconds each. */
const FILES_A_TURN = 32;

/** Leaves large files until it is known whether, and in which parts, they are compared. */
async function* likelyRows(
  files: HashedFiles,
  listing: Promise<unknown>,
): AsyncGenerator<FileRow[]> {
  const known = { isListed: false };
  const note = () => {
    known.isListed = true;
  };
  listing.then(note, note);
  for (let start = 0; !known.isListed; start += FILES_A_TURN) {
    await files.untilThereAre(start + FILES_A_TURN);
    const count = Math.min(files.count - start, FILES_A_TURN);
    if (count <= 0) return;
    const rows = Array.from({ length: count }, (_, at) => (start + at) as FileRow);
    yield rows.filter((row) => files.sizeOf(row) <= PART_SIZE);
    // Reading small files never waits, so without this the listing would not go on.
    await setImmediate();
  }
}

function* neededRows(
  { files, objects, counterparts }: Compared,
  { unreadable, withETagOfParts }: Found,
): Generator<FileRow[]> {
  let turn: FileRow[] = [];
  for (const row of files.rows()) {
    const listed = counterparts.rowOf(row);
    if (listed === undefined || unreadable.has(row)) continue;
    if (objects.sizeAt(listed) !== files.sizeOf(row)) continue;
    const isInParts = objects.partsAt(listed) > 0;
    if (files.md5Of(row) !== undefined && (!isInParts || withETagOfParts.has(row))) continue;
    turn.push(row);
    if (turn.length < FILES_A_TURN && files.sizeOf(row) <= PART_SIZE) continue;
    yield turn;
    turn = [];
  }
  yield turn;
}
