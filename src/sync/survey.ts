import { linkAbort } from '../core/abort.ts';
import { type LineWords, unmatchedFindings } from '../core/globs/unmatched.ts';
import { isStateKey, joinKey, leaseKeyOf } from '../core/keys.ts';
import { failed, type Failed, skipped, type Skipped } from '../core/outcome.ts';
import { plural, quote } from '../core/text.ts';
import { statePathOf } from '../headers/own-objects.ts';
import { createListingIndex, type ListingIndex } from '../listing/listing-index.ts';
import { boundariesOf, type KeyBoundaries } from '../listing/key-ranges.ts';
import { bucketPagesAtOnce } from '../listing/pages.ts';
import { createRunClock, type RunClock } from '../listing/run-clock.ts';
import type { Digester } from '../local/digest-threads.ts';
import type { LocalEntry } from '../local/entry.ts';
import {
  hiddenInfo,
  lookCloser,
  refuseBadSource,
  type SourceLines,
  type SourceOptions,
  surveySource,
} from '../local/source.ts';
import type { ObjectStore } from '../object-store/object-store.ts';
import type { FeatureEvent } from '../operations/feature.ts';
import {
  type Counterparts,
  createCounterparts,
  type GrowingFiles,
  type SyncFiles,
} from './files.ts';
import { createHashing, type Hashes } from './hashing.ts';
import type { StatePlace } from './state/own-objects.ts';
import { type DeployState, openDeployState, type StateNeeds } from './state/state-object.ts';

/** Files that are found before the store is opened, so that threads have work meanwhile. */
const HEAD_START = 256;

/** The directory and the prefix as they are before the first write. */
export interface BothSides {
  readonly store: ObjectStore;
  readonly files: SyncFiles;
  readonly local: LocalSide;
  /** The hashes of the files, whose MD5s are in `files`. */
  readonly hashes: Hashes;
  readonly objects: ListingIndex;
  readonly counterparts: Counterparts;
  /** The store's clock, after all pages of the listing. */
  readonly clock: RunClock;
  readonly state: DeployState;
}

/** The prefix of a sync. */
export interface SyncPlace {
  readonly bucket: string;
  readonly prefix: string;
}

export interface SurveyParts {
  readonly files: GrowingFiles;
  /** Walks the directory and adds its files to `files`. */
  readonly walk: (signal: AbortSignal) => Promise<LocalSide>;
  readonly openStore: () => Promise<ObjectStore>;
  readonly state: Pick<StatePlace, 'key' | 'headers'>;
  /** Undefined: no file is read. */
  readonly digester: Digester | undefined;
}

/**
 * Walks the directory while the store is opened, the first piece of the state is read, the prefix is
 * listed and then the rest of the state is read; reads files meanwhile. Rejects with the first error
 * of any of these, when all have ended.
 */
export async function surveyBothSides(
  place: SyncPlace,
  { files, walk, openStore, state: kept, digester }: SurveyParts,
  stopped: AbortSignal,
): Promise<BothSides> {
  const { controller, unlink } = linkAbort(stopped);
  const { signal } = controller;
  const objects = createListingIndex();
  const counterparts = createCounterparts(files, objects);
  const hashing = createHashing({ files, objects, counterparts }, digester);
  let boundaries: KeyBoundaries | undefined;
  // First, so that threads have files to read while this one loads what the store needs.
  const walked = walk(signal).then((local) => {
    boundaries = keyBoundaries(place.prefix, files);
    return local;
  });
  const opened = files.untilThereAre(HEAD_START).then(openStore);
  const known = opened.then((store) => openDeployState({ store, ...place, ...kept }, signal));
  // Not before the state is opened: otherwise a deploy that ended in between would be missed, and
  // its state be taken for the one that belongs to the listing.
  const listed = Promise.all([opened, known]).then(([store]) =>
    listObjects(place, store, objects, () => boundaries, signal),
  );
  const read = Promise.all([known, listed, walked]).then(([state]) =>
    state.read(needsOf(files, objects)),
  );
  const all = [walked, opened, read, listed, hashing.hashUntil(listed, signal)] as const;
  try {
    const [local, store, state, clock] = await Promise.all(all);
    await hashing.hashNeeded(signal);
    return { store, files, local, hashes: hashing.hashes, objects, counterparts, clock, state };
  } catch (thrown) {
    controller.abort(thrown);
    await Promise.allSettled(all);
    await known.then((state) => state.close()).catch(() => undefined);
    throw thrown;
  } finally {
    unlink();
  }
}

function needsOf(files: SyncFiles, objects: ListingIndex): StateNeeds {
  const isListed = (key: string) => objects.rowOf(key) !== undefined;
  return { objects: objects.count, files: files.count, isListed };
}

/** Where to cut the listing, since the prefix mostly holds what the directory does. */
function keyBoundaries(prefix: string, files: SyncFiles): KeyBoundaries {
  return boundariesOf(
    prefix,
    Array.from(files.rows(), (row) => files.pathOf(row)),
  );
}

/** Adds all objects to `objects`. Resolves to the store's clock. */
async function listObjects(
  { bucket, prefix }: SyncPlace,
  store: ObjectStore,
  objects: ListingIndex,
  boundaries: () => KeyBoundaries | undefined,
  signal: AbortSignal,
): Promise<RunClock> {
  const clock = createRunClock();
  for await (const page of bucketPagesAtOnce({ bucket, prefix, boundaries, signal }, { store })) {
    const written = page.objects.map(({ lastModified }) => lastModified);
    clock.see(page.serverTime, written);
    for (const object of page.objects) objects.add(object);
  }
  clock.freeze();
  return clock;
}

/** What a directory holds beside files to upload. */
export interface LocalSide {
  /** The outcomes of links, unreadable entries and the like, by the keys they would have. */
  readonly settled: ReadonlyMap<string, Skipped | Failed>;
  /** Whether the key is that of a link that is not followed, or below one. */
  readonly isBehindLink: (key: string) => boolean;
  /** The lines of globs and header rules, with what they have matched. */
  readonly lines: SourceLines;
}

/** Reports lines for a log. */
type ReportLines = (
  event: Extract<FeatureEvent<never>, { kind: 'info' | 'warning' }>,
) => Promise<void>;

/**
 * Walks the directory and adds its files to `files`, which others may read meanwhile. Throws an
 * InputError when the directory can't be uploaded as it is.
 */
export async function walkDirectory(
  options: SourceOptions,
  files: GrowingFiles,
  { stateKey, report }: { readonly stateKey: string | undefined; readonly report: ReportLines },
  signal: AbortSignal,
): Promise<LocalSide> {
  const { bucket, prefix, sourceGiven } = options;
  const settled = new Map<string, Skipped | Failed>();
  const take = (entry: LocalEntry) => {
    if (entry.kind === 'hidden') return;
    const object = { bucket, key: joinKey(prefix, entry.path) };
    if (isStateKey(object.key, stateKey))
      settled.set(object.key, skipped('upload', object, 'state'));
    else if (entry.kind === 'file') files.add(entry);
    else settled.set(object.key, outcomeOf(entry, object));
  };
  const found = await surveySource(options, signal, take).finally(() => {
    files.end();
  });
  await refuseBadSource(options, found, signal);
  // A rule may be for the state alone.
  if (stateKey !== undefined) {
    const path = statePathOf(stateKey, prefix);
    for (const own of [path, leaseKeyOf(path)]) found.lines.headers.note(own);
  }
  const count = plural(files.count, 'file');
  await report({ kind: 'info', message: `${count} in ${quote(sourceGiven)}` });
  const hidden = hiddenInfo(found);
  if (hidden !== undefined) await report({ kind: 'info', message: hidden });
  return { settled, isBehindLink: linkCheck(settled), lines: found.lines };
}

/** Looks up each directory of a key, so that the number of links doesn't matter. */
export function linkCheck(settled: LocalSide['settled']): LocalSide['isBehindLink'] {
  const isLink = (key: string) => {
    const outcome = settled.get(key);
    return outcome?.status === 'skipped' && outcome.reason === 'symlink';
  };
  return (key) => {
    for (let end = key.indexOf('/'); end !== -1; end = key.indexOf('/', end + 1)) {
      if (isLink(key.slice(0, end))) return true;
    }
    return isLink(key);
  };
}

function outcomeOf(
  entry: Extract<LocalEntry, { kind: 'symlink' | 'problem' }>,
  object: { readonly bucket: string; readonly key: string },
): Skipped | Failed {
  if (entry.kind === 'symlink') return skipped('upload', object, 'symlink');
  return failed('upload', object, entry.error);
}

/** The keys that globs may match in the bucket. */
interface BucketKeys {
  readonly listed: Iterable<string>;
  /** Keys that the plan deletes. */
  readonly deletes: readonly string[];
  /** Keys without a file that are kept. */
  readonly kept: Iterable<string>;
}

/**
 * Warns of lines that match neither a file nor a listed object. Resolves to the reasons why the
 * plan must not be carried out.
 */
export async function unmatchedProblems(
  options: SourceOptions,
  lines: SourceLines,
  { listed, deletes, kept }: BucketKeys,
  report: ReportLines,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { prefix, sourceGiven } = options;
  const { globs, headers } = lines;
  const pathOf = (key: string) => key.slice(prefix.length);
  if (globs.isWaiting) for (const key of listed) globs.note(pathOf(key));
  await lookCloser(options, lines, signal);
  if (globs.isWaiting) {
    for (const key of deletes) globs.see(pathOf(key), true);
    for (const key of kept) globs.see(pathOf(key));
  }
  const local: LineWords = { names: `file of ${quote(sourceGiven)}`, verb: 'delete', root: '' };
  const names = `${local.names} and no object ${prefix === '' ? 'of the bucket' : `under ${quote(prefix)}`}`;
  const both: LineWords = { ...local, names, root: prefix };
  const findings = [
    unmatchedFindings(globs.unmatched(), options.unmatched, both),
    unmatchedFindings(headers.unmatched(), options.unmatched, local),
  ];
  for (const { warnings } of findings) {
    if (warnings.length > 0) await report({ kind: 'warning', messages: warnings });
  }
  return findings.flatMap(({ problems }) => problems);
}
