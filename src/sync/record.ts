import { StoreError } from '../core/errors.ts';
import type { ObjectHeaders } from '../core/object-headers.ts';
import { formatCount } from '../core/text.ts';
import type { ListingIndex } from '../listing/listing-index.ts';
import type { FeatureEvent } from '../operations/feature.ts';
import type { SyncProgress } from './apply.ts';
import type { Comparison, HeadersFor } from './compare.ts';
import type { FileAction } from './file-action.ts';
import type { FileRow, SyncFiles } from './files.ts';
import { isRemovalOf, type SyncPlan } from './plan.ts';
import { beginDeploy, type OpenDeploy } from './state/deploy.ts';
import { headersHash } from './state/digests.ts';
import type { LeaseTime } from './state/lease.ts';
import type { StateEntry } from './state/tables.ts';
import type { BothSides, SyncPlace } from './survey.ts';

type Entry = readonly [key: string, entry: StateEntry];
type Entries = Generator<Entry, void, undefined>;

/** What the next state is made from: it records only what is proven of an object. */
interface RecordParts {
  readonly files: SyncFiles;
  readonly objects: ListingIndex;
  readonly plan: SyncPlan;
  /** Whether the plan leaves a file's object as it is. */
  readonly isUnchanged: (file: FileRow) => boolean;
  /** The headers of an object left as it is of which it is not known whether it has them. */
  readonly unknownOf: (file: FileRow) => StateEntry['unknown'];
  /** The ETag listed for a file's object. */
  readonly listedETagOf: (file: FileRow) => string | undefined;
  /** The hash of the headers wanted for a file. */
  readonly headersHashOf: (file: FileRow) => string;
  /** When the file of a key was removed, in milliseconds since 1970, by the last state. */
  readonly removedAtOf: (key: string) => number | undefined;
}

/**
 * Whether the next state would record a removal, or that a file came back, which the last one does
 * not: then the state is written although no object changes.
 */
function hasNewRemovals(parts: RecordParts): boolean {
  const { files, plan } = parts;
  for (const [key, reason] of plan.kept) {
    if (reason === 'kept' && removalOf(parts, key) === undefined) return true;
  }
  for (const row of files.rows()) {
    if (parts.isUnchanged(row) && parts.removedAtOf(files.keyOf(row)) !== undefined) return true;
  }
  return false;
}

/** The entries of objects that the sync doesn't change. */
function* unchangedEntries(parts: RecordParts): Entries {
  for (const row of parts.files.rows()) {
    const etag = parts.isUnchanged(row) ? parts.listedETagOf(row) : undefined;
    // An entry without an ETag would describe any object of the same size.
    if (etag) yield entryOf(parts, row, etag);
  }
}

/** The entries of all other objects under the prefix, after the sync has ended. */
export function* changedEntries(parts: RecordParts, progress: SyncProgress, now: Date): Entries {
  const { files, objects, plan } = parts;
  const local = new Set<string>();
  for (const row of files.rows()) {
    local.add(files.keyOf(row));
    const etag = parts.isUnchanged(row) ? undefined : progress.etagOf(row);
    if (etag !== undefined) yield entryOf(parts, row, etag);
  }
  for (const [key, row] of objects.entries()) {
    if (local.has(key) || progress.isOutdated(key)) continue;
    const { etag, size } = objects.at(row);
    const isKept = plan.kept.get(key) === 'kept';
    const removedAt = removalOf(parts, key) ?? (isKept ? now.getTime() : undefined);
    if (removedAt !== undefined)
      yield [key, { etag, size, content: '', headers: '', unknown: [], removedAt }];
  }
}

/**
 * The entry of an object that is proven to be stored as its file, with the wanted headers, except
 * for those that could neither be read nor set.
 */
function entryOf(parts: RecordParts, row: FileRow, etag: string): Entry {
  const { files, headersHashOf, unknownOf } = parts;
  const [size, content] = [files.sizeOf(row), files.md5Of(row) ?? ''];
  const entry = { etag, size, content, headers: headersHashOf(row), unknown: unknownOf(row) };
  return [files.keyOf(row), entry];
}

/** A request that set headers proves them; what is left as it is has them as far as it was read. */
function unknownIn(action: FileAction | undefined): StateEntry['unknown'] {
  return (action?.action === 'skip' ? action.unknown : undefined) ?? [];
}

/** When the file of an object was removed; undefined if it had one again afterwards. */
function removalOf({ objects, removedAtOf }: RecordParts, key: string): number | undefined {
  const removedAt = removedAtOf(key);
  const row = objects.rowOf(key);
  if (removedAt === undefined || row === undefined) return undefined;
  const lastModified = new Date(objects.at(row).lastModified);
  return isRemovalOf({ removedAt, lastModified }) ? removedAt : undefined;
}

/** The parts of the record, from the stages before. */
export function recordParts(
  { files, objects, counterparts, state }: BothSides,
  actions: Comparison['actions'],
  plan: SyncPlan,
  headersFor: HeadersFor,
): RecordParts {
  return {
    files,
    objects,
    plan,
    isUnchanged: (row) => actions[row]?.action === 'skip',
    unknownOf: (row) => unknownIn(actions[row]),
    listedETagOf: (row) => counterparts.objectOf(row)?.etag,
    headersHashOf: (row) => headersHash(headersFor(files.pathOf(row))),
    removedAtOf: state.removedAtOf,
  };
}

interface LockOptions {
  /** Key of the state object; undefined: there is none, and no lock. */
  readonly stateKey: string | undefined;
  /** What the rules set for the state object. */
  readonly stateHeaders: ObjectHeaders;
  readonly run: { readonly id: string; readonly attempt: number };
  readonly dryRun: boolean;
  readonly report: ReportKeys;
  readonly signal: AbortSignal;
  readonly time: LeaseTime;
  readonly lockJournal: LockJournal | undefined;
  /** Called once, when another run has taken over. */
  readonly onLost: (error: StoreError) => void;
}

/** A record of the lock, so that another process can release it when this one is killed. */
export interface LockJournal {
  taken(stateKey: string, nonce: string): void;
  /** The deploy has ended, and left no lock. */
  ended(): void;
}

type ReportKeys = (event: FeatureEvent<never>) => Promise<void>;

/** Takes the lock before the first write. Undefined: this sync writes nothing. */
export async function takeLock(
  { bucket, prefix }: SyncPlace,
  { store, state, clock }: BothSides,
  record: RecordParts,
  { stateKey, stateHeaders: headers, run, dryRun, report, lockJournal, ...options }: LockOptions,
): Promise<OpenDeploy | undefined> {
  const pending = Array.from(record.plan.changes(), ({ key }) => key);
  const hasChanges = pending.length > 0 || hasNewRemovals(record);
  const isUnfinished = state.condition === 'in-progress' || state.condition === 'unfinished';
  if (dryRun || !(hasChanges || isUnfinished || state.pendingCount > 0)) return undefined;
  const place = { store, bucket, prefix, key: stateKey, headers };
  const unchanged = () => unchangedEntries(record);
  const deploying = { ...run, now: clock.start, pending, unchanged };
  try {
    const deploy = await beginDeploy(place, state, deploying, options);
    if (stateKey === undefined) return deploy;
    if (deploy.nonce === undefined) await report({ kind: 'warning', messages: [NOT_LOCKED] });
    else lockJournal?.taken(stateKey, deploy.nonce);
    return deploy;
  } catch (thrown) {
    const isInProgress = thrown instanceof StoreError && thrown.code === 'DeployInProgress';
    if (hasChanges || !isInProgress) throw thrown;
    const message = 'another run is deploying here; this one has nothing to change';
    await report({ kind: 'info', message });
    return undefined;
  }
}

const NOT_LOCKED =
  'the store has no conditional writes, so nothing keeps two deploys apart: make them wait for ' +
  'each other, in a workflow by "concurrency"';

/**
 * Reports the pending keys that this plan doesn't change as changed: an earlier deploy, which did
 * not finish, may have changed them, and never reported it.
 */
export async function reportPending(
  { files, objects, state }: BothSides,
  plan: SyncPlan,
  report: ReportKeys,
): Promise<void> {
  if (state.pendingCount === 0) return;
  const planned = new Set(Array.from(plan.changes(), ({ key }) => key));
  let unknown = state.pendingCount;
  for (const key of allKeys(files, objects)) {
    if (!state.isPending(key)) continue;
    unknown -= 1;
    if (!planned.has(key)) await report({ kind: 'changed', key });
  }
  if (unknown === 0) return;
  const keys = unknown === 1 ? '1 key that is' : `${formatCount(unknown)} keys that are`;
  const message =
    `an unfinished earlier deploy planned to change or delete ${keys} now in neither source nor bucket; ` +
    `${unknown === 1 ? 'its name is' : 'their names are'} not known, so changed-keys lacks ` +
    `${unknown === 1 ? 'it' : 'them'}: invalidate the whole prefix where a CDN may still have ` +
    (unknown === 1 ? 'it' : 'them');
  await report({ kind: 'warning', messages: [message] });
}

/** The keys of files and of objects, each once. */
function* allKeys(files: SyncFiles, objects: ListingIndex): Generator<string, void, undefined> {
  const local = new Set<string>();
  for (const row of files.rows()) {
    const key = files.keyOf(row);
    local.add(key);
    yield key;
  }
  for (const key of objects.keys()) if (!local.has(key)) yield key;
}
