import { linkAbort } from '../../core/link-abort.ts';
import { createListingIndex, type ListingIndex } from '../../plan/listing-index.ts';
import { createRunClock, type RunClock } from '../../plan/run-clock.ts';
import { bucketPagesAtOnce } from '../../sources/bucket-pages-at-once.ts';
import { markKeys, type KeyMarks } from '../../sources/key-ranges.ts';
import type { ObjectStore } from '../../object-store/object-store.ts';
import type { SyncDirInputs } from '../inputs/types.ts';
import type { ModeContext } from './mode.ts';
import { createHashing, type Hashing } from './sync-hashing.ts';
import { createMatches, type Matches } from './sync-matches.ts';
import { createSyncFiles, rowsOf } from './sync-files.ts';
import { readSource, type SyncSource } from './sync-source.ts';
import { readState, type SyncState } from './sync-state.ts';

/** Files that are known before the store is opened, so that threads have work meanwhile. */
const HEAD_START = 256;

/** Both sides of a sync as they are before the first write. */
export interface SyncView {
  readonly inputs: SyncDirInputs;
  readonly store: ObjectStore;
  readonly source: SyncSource;
  readonly index: ListingIndex;
  readonly matches: Matches;
  readonly clock: RunClock;
  readonly state: SyncState;
  readonly hashing: Hashing;
}

/**
 * Walks the source while the store is opened, the state is read and then the bucket is listed, and
 * reads files while that goes on. Rejects with the first error of any of these, when all have ended.
 */
export async function viewBothSides(
  inputs: SyncDirInputs,
  context: ModeContext,
): Promise<SyncView> {
  const { controller, unlink } = linkAbort(context.signal);
  const { signal } = controller;
  const index = createListingIndex();
  let marks: KeyMarks | undefined;
  const files = createSyncFiles(inputs.source);
  // First, so that threads have files to read while this one loads what the store needs.
  const walked = readSource(inputs, files, signal, context.log).then((source) => {
    marks = marksOf(inputs, source);
    return source;
  });
  const opened = files.untilThereAre(HEAD_START).then(() => context.openStore());
  const known = opened.then((store) => readState(inputs, store, signal));
  // Not before the state is known: what a deploy that ended in between has written would be missed,
  // and its state be taken for the one that the listing belongs to.
  const listing = Promise.all([opened, known]).then(([store]) =>
    list({ inputs, store, index, marks: () => marks }, signal),
  );
  const matches = createMatches(inputs.prefix, files, index);
  const hashing = createHashing(inputs, files, { index, matches }, context.digester);
  const hashed = hashing.hashUntil(listing, signal);
  const all = [walked, listing, known, hashed, opened] as const;
  try {
    const [source, clock, state, , store] = await Promise.all(all);
    await hashing.hashNeeded(signal);
    return { inputs, store, source, index, matches, clock, state, hashing };
  } catch (thrown) {
    controller.abort(thrown);
    await Promise.allSettled(all);
    throw thrown;
  } finally {
    unlink();
  }
}

function marksOf({ prefix }: SyncDirInputs, { files }: SyncSource): KeyMarks {
  return markKeys(
    prefix,
    Array.from(rowsOf(files), (row) => files.pathOf(row)),
  );
}

interface ListingParts {
  readonly inputs: SyncDirInputs;
  readonly store: ObjectStore;
  readonly index: ListingIndex;
  /** Of the files, once they are known: the bucket mostly holds what the directory does. */
  readonly marks: () => KeyMarks | undefined;
}

/** Resolves to the server's clock, which has learned from all pages. */
async function list(
  { inputs: { bucket, prefix }, store, index, marks }: ListingParts,
  signal: AbortSignal,
): Promise<RunClock> {
  const clock = createRunClock();
  for await (const page of bucketPagesAtOnce({ bucket, prefix, marks, signal }, { store })) {
    const written = page.objects.map(({ lastModified }) => lastModified);
    clock.see(page.serverTime, written);
    for (const object of page.objects) index.add(object);
  }
  clock.freeze();
  return clock;
}
