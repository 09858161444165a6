import { setImmediate } from 'node:timers/promises';
import { StoreError } from '../../core/errors.ts';
import type { ListingIndex } from '../../plan/listing-index.ts';
import type { Digester } from '../../sources/digest-job.ts';
import { PART_SIZE, partSizesFor } from '../../s3/multipart/sizes.ts';
import type { SyncDirInputs } from '../inputs/types.ts';
import { forEach } from './for-each.ts';
import { rowsOf, type SyncFiles } from './sync-files.ts';
import type { Matches } from './sync-matches.ts';

/** Reads files for their MD5, each once. */
export interface Hashing {
  /** Files that can't be read as they were met, by their row. */
  readonly problems: ReadonlyMap<number, StoreError>;
  /** Whether the listed ETag is what the file gives in parts of some usual size. */
  isETagOfParts(row: number): boolean;
  /** Reads files that may have to be compared, until the listing tells which. */
  hashUntil(listing: Promise<unknown>, signal: AbortSignal): Promise<void>;
  /** Reads those that must be compared, once everything is listed. */
  hashNeeded(signal: AbortSignal): Promise<void>;
}

/** The bucket's side, as far as it is listed. */
interface Listed {
  readonly index: ListingIndex;
  readonly matches: Matches;
}

interface Hashed extends Listed {
  readonly files: SyncFiles;
  readonly problems: Map<number, StoreError>;
  /** Rows of files whose ETag is one of parts. */
  readonly ofParts: Set<number>;
}

export function createHashing(
  { compare }: SyncDirInputs,
  files: SyncFiles,
  listed: Listed,
  digester: Digester,
): Hashing {
  const hashed: Hashed = { files, ...listed, problems: new Map(), ofParts: new Set() };
  const hashAll = async (turns: Turns, concurrency: number, signal: AbortSignal) => {
    if (compare === 'size') return;
    const hashTurn = (rows: readonly number[]) => hashRows(hashed, rows, digester);
    await forEach(turns, hashTurn, { concurrency, signal });
  };
  return {
    problems: hashed.problems,
    isETagOfParts: (row) => hashed.ofParts.has(row),
    hashUntil: (listing, signal) =>
      hashAll(likelyRows(files, listing), digester.listsAtOnce, signal),
    // One list more, for this thread, which has nothing else to do then.
    hashNeeded: (signal) => hashAll(neededRows(hashed), digester.listsAtOnce + 1, signal),
  };
}

async function hashRows(hashed: Hashed, rows: readonly number[], digester: Digester) {
  const { files, problems, ofParts, matches } = hashed;
  const results = await digester.digest(
    rows.map((row) => ({
      path: files.absolutePathOf(row),
      planned: files.plannedOf(row),
      partSizes: partSizesFor(files.sizeOf(row), partsOf(hashed, row)),
    })),
  );
  for (const [at, row] of rows.entries()) {
    const result = results[at];
    if (result instanceof StoreError) problems.set(row, result);
    else if (result !== undefined) {
      files.setMd5(row, result.md5);
      if (result.etags.length === 0) continue;
      if (result.etags.includes(matches.listedAs(row)?.etag ?? '')) ofParts.add(row);
    }
  }
}

/** Parts that the listed ETag of a file tells of. */
function partsOf({ index, matches }: Hashed, row: number): number {
  const listed = matches.listedRowOf(row);
  return listed === undefined ? 0 : index.partsAt(listed);
}

/** Rows of files that are read one after the other. */
type Turns = Iterable<readonly number[]> | AsyncIterable<readonly number[]>;

/** Files that are read in one turn of the event loop; some 30 microseconds each. */
const FILES_A_TURN = 32;

/** Large files wait until it is known whether, and in which parts, they are compared. */
async function* likelyRows(files: SyncFiles, listing: Promise<unknown>): AsyncGenerator<number[]> {
  const known = { isListed: false };
  const note = () => {
    known.isListed = true;
  };
  listing.then(note, note);
  for (let start = 0; !known.isListed; start += FILES_A_TURN) {
    await files.untilThereAre(start + FILES_A_TURN);
    const count = Math.min(files.count - start, FILES_A_TURN);
    if (count <= 0) return;
    const rows = Array.from({ length: count }, (_, at) => start + at);
    yield rows.filter((row) => files.sizeOf(row) <= PART_SIZE);
    // Small files are read without waiting, and the listing would be left waiting.
    await setImmediate();
  }
}

function* neededRows(hashed: Hashed): Generator<number[]> {
  const { files, problems, ofParts, index, matches } = hashed;
  let turn: number[] = [];
  for (const row of rowsOf(files)) {
    const listed = matches.listedRowOf(row);
    if (listed === undefined || problems.has(row)) continue;
    if (index.sizeAt(listed) !== files.sizeOf(row)) continue;
    const isInParts = index.partsAt(listed) > 0;
    if (files.md5Of(row) !== undefined && (!isInParts || ofParts.has(row))) continue;
    turn.push(row);
    if (turn.length < FILES_A_TURN && files.sizeOf(row) <= PART_SIZE) continue;
    yield turn;
    turn = [];
  }
  yield turn;
}
