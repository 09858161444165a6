import { setImmediate } from 'node:timers/promises';
import { StoreError } from '../../core/errors.ts';
import { splitETag } from '../../plan/etag.ts';
import { joinKey } from '../../plan/keys.ts';
import type { IndexedObject, ListingIndex } from '../../plan/listing-index.ts';
import { digestContent } from '../../sources/content-digests.ts';
import { PART_SIZE, partSizesFor } from '../../store/part-plan.ts';
import type { SyncDirInputs } from '../inputs/types.ts';
import { forEach } from './for-each.ts';
import { rowsOf, type SyncFiles } from './sync-files.ts';

/** Files read at a time: what MD5 takes is one thread's time. */
const CONCURRENCY = 8;

/** Reads files for their MD5, each once. */
export interface Hashing {
  /** Files that can't be read as they were met, by their row. */
  readonly problems: ReadonlyMap<number, StoreError>;
  /** Whether the listed ETag is what the file gives in parts of some usual size. */
  isETagOfParts(row: number): boolean;
  /** Reads files that may have to be compared, for as long as nobody knows which. */
  hashWhile(isUnknown: () => boolean, signal: AbortSignal): Promise<void>;
  /** Reads those that must be compared, once everything is listed. */
  hashNeeded(signal: AbortSignal): Promise<void>;
}

interface Hashed {
  readonly files: SyncFiles;
  readonly problems: Map<number, StoreError>;
  /** Rows of files whose ETag is one of parts. */
  readonly ofParts: Set<number>;
  readonly listedAs: (row: number) => IndexedObject | undefined;
}

export function createHashing(
  { prefix, compare }: SyncDirInputs,
  files: SyncFiles,
  index: ListingIndex,
): Hashing {
  const hashed: Hashed = {
    files,
    problems: new Map(),
    ofParts: new Set(),
    listedAs: (row) => {
      const at = index.rowOf(joinKey(prefix, files.pathOf(row)));
      return at === undefined ? undefined : index.at(at);
    },
  };
  const hashAll = async (turns: Turns, signal: AbortSignal) => {
    if (compare === 'size') return;
    const hashTurn = async (rows: readonly number[]) => {
      for (const row of rows) await hashRow(hashed, row);
    };
    await forEach(turns, hashTurn, { concurrency: CONCURRENCY, signal });
  };
  return {
    problems: hashed.problems,
    isETagOfParts: (row) => hashed.ofParts.has(row),
    hashWhile: (isUnknown, signal) => hashAll(likelyRows(files, isUnknown), signal),
    hashNeeded: (signal) => hashAll(neededRows(hashed), signal),
  };
}

async function hashRow({ files, problems, ofParts, listedAs }: Hashed, row: number) {
  const etag = listedAs(row)?.etag ?? '';
  const partSizes = partSizesFor(files.sizeOf(row), splitETag(etag)?.parts ?? 0);
  try {
    const { md5, etags } = await digestContent(files.contentOf(row), { partSizes });
    files.setMd5(row, md5);
    if (etags.includes(etag)) ofParts.add(row);
  } catch (thrown) {
    if (!(thrown instanceof StoreError)) throw thrown;
    problems.set(row, thrown);
  }
}

/** Rows of files that are read one after the other. */
type Turns = Iterable<readonly number[]> | AsyncIterable<readonly number[]>;

/** Files that are read in one turn of the event loop; some 30 microseconds each. */
const FILES_A_TURN = 32;

/** Large files wait until it is known whether, and in which parts, they are compared. */
async function* likelyRows(files: SyncFiles, isUnknown: () => boolean): AsyncGenerator<number[]> {
  for (let start = 0; start < files.count && isUnknown(); start += FILES_A_TURN) {
    const end = Math.min(files.count, start + FILES_A_TURN);
    const rows = Array.from({ length: end - start }, (_, at) => start + at);
    yield rows.filter((row) => files.sizeOf(row) <= PART_SIZE);
    // Small files are read without waiting, and the listing would be left waiting.
    await setImmediate();
  }
}

function* neededRows({ files, problems, ofParts, listedAs }: Hashed): Generator<number[]> {
  for (const row of rowsOf(files)) {
    const listed = listedAs(row);
    if (listed?.size !== files.sizeOf(row) || problems.has(row)) continue;
    const isInParts = (splitETag(listed.etag)?.parts ?? 0) > 0;
    if (files.md5Of(row) === undefined || (isInParts && !ofParts.has(row))) yield [row];
  }
}
