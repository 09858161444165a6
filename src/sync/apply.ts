import { messageOf, StoreError } from '../core/errors.ts';
import type { CopyItem, DeleteItem, UploadItem } from '../core/items.ts';
import { failed, type ListedFacts, type Outcome } from '../core/outcome.ts';
import { refusedACLs, refusedCopies } from '../headers/losses.ts';
import { ownHeaders } from '../headers/own-objects.ts';
import { type ListingIndex, listedFacts } from '../listing/listing-index.ts';
import { withDigest } from '../local/digests.ts';
import type { DeleteConditions } from '../object-store/delete-condition.ts';
import type { ObjectStore } from '../object-store/object-store.ts';
import { AclKeepingStore, isRefusal } from '../object-store/kept-acls.ts';
import { DeleteGate } from '../object-store/wrapped-stores.ts';
import { copy } from '../operations/copy.ts';
import { remove } from '../operations/remove.ts';
import { upload } from '../operations/upload.ts';
import type { Comparison, CopyFacts, HeadersFor } from './compare.ts';
import { type FileAction, isChange } from './file-action.ts';
import { type FileRow, groupOf, type HashedFiles, type UploadGroup } from './files.ts';
import { createSetAside, type SetAside } from './in-way/keys-in-way.ts';
import { replaceInWay } from './in-way/replace.ts';

interface Thrown {
  readonly thrown: unknown;
}

/** What the store has confirmed so far of a sync that is being applied. */
export interface SyncProgress {
  /** The first failure; nothing that comes later in the order is begun after it. */
  readonly failure: Thrown | undefined;
  /** The ETag of what this run stored for a file. */
  etagOf(file: FileRow): string | undefined;
  /**
   * Whether an object is no longer what was listed: it was deleted, by this run or by another
   * client, or replaced by another client.
   */
  isOutdated(key: string): boolean;
}

/** What is to be changed, and where. */
interface Changes {
  readonly store: ObjectStore;
  readonly bucket: string;
  readonly prefix: string;
  readonly files: HashedFiles;
  /** By the rows of the files. */
  readonly actions: readonly FileAction[];
  readonly copies: ReadonlyMap<FileRow, CopyFacts>;
  readonly keptAcls: Comparison['keptAcls'];
  /** Keys of `objects`. */
  readonly deletes: readonly string[];
  readonly objects: ListingIndex;
  readonly headersFor: HeadersFor;
  /** The error of a file that can't be read; it may belong to any group. */
  readonly sourceFailure: Thrown | undefined;
}

interface ApplyOptions {
  readonly uploadOrder: readonly UploadGroup[];
  readonly concurrency: number;
  readonly batchSize: number;
  readonly conditions: DeleteConditions | undefined;
  readonly signal: AbortSignal;
}

/** Applies the changes while `outcomes` is read; the rest is up to date with each outcome. */
export function applyChanges(
  changes: Changes,
  options: ApplyOptions,
): {
  readonly progress: SyncProgress;
  readonly outcomes: AsyncGenerator<Outcome, void, undefined>;
  /** What copies have lost because the store refused them as they were. */
  readonly warnings: () => readonly string[];
} {
  const recorder = createRecorder();
  const copying = new AclKeepingStore(changes.store, changes.keptAcls);
  const refused = createRefusals();
  return {
    progress: recorder.progress,
    outcomes: applyInOrder(changes, { ...options, copying, refused }, recorder),
    warnings: () => [
      ...(copying.lost.count === 0 ? [] : [refusedACLs(copying.lost.count, copying.lost.codes)]),
      ...(refused.count === 0 ? [] : [refusedCopies(refused.count, refused.codes)]),
    ],
  };
}

/** The copies that the store refused, so that their files are uploaded. */
interface Refusals {
  count: number;
  readonly codes: Set<string>;
}

function createRefusals(): Refusals {
  return { count: 0, codes: new Set() };
}

interface CopyOptions {
  /** The store that copies. */
  readonly copying: AclKeepingStore;
  readonly refused: Refusals;
}

type Recorder = ReturnType<typeof createRecorder>;

/** Keeps the progress, which only this file writes. */
function createRecorder() {
  let failure: Thrown | undefined;
  const etags = new Map<FileRow, string>();
  const outdated = new Set<string>();
  const progress: SyncProgress = {
    get failure() {
      return failure;
    },
    etagOf: (file) => etags.get(file),
    isOutdated: (key) => outdated.has(key),
  };
  return {
    progress,
    noteFailure(first: Thrown | undefined): void {
      failure ??= first;
    },
    /** Records the outcome of a file's change, or of a delete. */
    note(outcome: Outcome, file?: FileRow): void {
      if (outcome.status === 'failed') failure ??= { thrown: outcome.error.cause };
      if (outcome.op === 'delete' && outcome.status !== 'failed') outdated.add(outcome.key);
      if (outcome.status !== 'done' || outcome.op === 'delete') return;
      if (file !== undefined && outcome.etag !== undefined) etags.set(file, outcome.etag);
    },
  };
}

/**
 * Uploads and copies one group after the other, then replaces the keys in the way of others, then
 * deletes: each begins when everything of the one before is proven to be stored. After a failure,
 * what follows fails without a request.
 */
async function* applyInOrder(
  changes: Changes,
  { uploadOrder, batchSize, conditions, concurrency, signal, ...how }: ApplyOptions & CopyOptions,
  recorder: Recorder,
): AsyncGenerator<Outcome, void, undefined> {
  const { progress } = recorder;
  const groups = groupRows(changes);
  const setAside = createSetAside(changes.objects, changes.deletes);
  for (const group of uploadOrder) {
    const rows = groups.get(group) ?? [];
    if (progress.failure === undefined) {
      yield* changeFiles(changes, rows, { concurrency, signal, setAside, ...how }, recorder);
    } else yield* notAttempted(changes, rows, progress.failure.thrown);
    recorder.noteFailure(changes.sourceFailure);
  }
  const store = new DeleteGate(changes.store);
  const removeKeys = (keys: Iterable<string>) =>
    remove(deleteItems(changes, keys), { store }, { batchSize, conditions, signal });
  const replaced = new Set<string>();
  const steps = replaceSteps(changes, { uploadOrder, concurrency, signal }, removeKeys);
  const hasFailed = () => progress.failure !== undefined;
  for await (const outcome of replaceInWay(setAside, { ...steps, hasFailed })) {
    if (outcome.op === 'delete') replaced.add(outcome.key);
    yield settle(changes, recorder, outcome, setAside.fileOf(outcome));
  }
  if (progress.failure !== undefined) store.stopDeletes(progress.failure.thrown);
  for await (const outcome of removeKeys(changes.deletes.filter((key) => !replaced.has(key)))) {
    recorder.note(outcome);
    yield outcome;
  }
}

/** What replaces keys in the way of others. */
function replaceSteps(
  changes: Changes,
  {
    uploadOrder,
    concurrency,
    signal,
  }: Pick<ApplyOptions, 'uploadOrder' | 'concurrency' | 'signal'>,
  removeKeys: (keys: Iterable<string>) => AsyncIterable<Outcome>,
) {
  const { store, bucket, prefix, headersFor } = changes;
  return {
    ...{ store, bucket, concurrency, signal },
    listedOf: (key: string) => factsOf(changes, key),
    demandedOf: (key: string) => ownHeaders(headersFor(key.slice(prefix.length))),
    remove: removeKeys,
    uploads: (files: readonly FileRow[]) =>
      uploadOrder.map((group) => {
        const rows = files.filter((row) => groupOfFile(changes, row) === group);
        return () => upload(uploadItems(changes, rows), { store }, { concurrency, signal });
      }),
  };
}

function* deleteItems(changes: Changes, keys: Iterable<string>): Generator<DeleteItem> {
  for (const key of keys) yield { bucket: changes.bucket, key, listed: factsOf(changes, key) };
}

function factsOf({ objects }: Changes, key: string): ListedFacts {
  const listed = listedFacts(objects, objects.rowOf(key));
  if (listed === undefined) throw new RangeError(`${key} is not listed`);
  return listed;
}

function groupRows(changes: Changes): ReadonlyMap<UploadGroup, FileRow[]> {
  const { files, actions } = changes;
  const groups = new Map<UploadGroup, FileRow[]>();
  for (const row of files.rows()) {
    if (!isChange(actions[row])) continue;
    const group = groupOfFile(changes, row);
    const rows = groups.get(group) ?? [];
    rows.push(row);
    groups.set(group, rows);
  }
  return groups;
}

function groupOfFile({ files, headersFor }: Changes, row: FileRow): UploadGroup {
  return groupOf(headersFor(files.pathOf(row))['content-type'] ?? '');
}

/** Errors of a copy after which its file is uploaded, because the object can't be copied as it is. */
const UPLOAD_INSTEAD = new Set([
  'InvalidObjectState',
  'InvalidRequest',
  'MethodNotAllowed',
  'NoSuchKey',
  'NotImplemented',
  'PreconditionFailed',
]);

/**
 * Whether the file is uploaded after this failure of its copy. A copy needs more permissions than an
 * upload, and sends more: the object's class, encryption and tags.
 */
function isUploadedInstead(outcome: Outcome, refused: Refusals): boolean {
  if (outcome.status !== 'failed') return false;
  const { code, cause } = outcome.error;
  if (UPLOAD_INSTEAD.has(code)) return true;
  if (!isRefusal(cause)) return false;
  refused.count += 1;
  refused.codes.add(code);
  return true;
}

async function* changeFiles(
  changes: Changes,
  rows: readonly FileRow[],
  {
    setAside,
    copying,
    refused,
    ...options
  }: Pick<ApplyOptions, 'concurrency' | 'signal'> &
    CopyOptions & {
      readonly setAside: SetAside;
    },
  recorder: Recorder,
): AsyncGenerator<Outcome, void, undefined> {
  const { store, actions } = changes;
  const inFlight = new Map<string, FileRow>();
  const landed = ({ key }: Outcome) => {
    const file = inFlight.get(key);
    inFlight.delete(key);
    return file;
  };
  const uploads = rows.filter((row) => actions[row]?.action === 'upload');
  const copies = rows.filter((row) => actions[row]?.action === 'copy');
  const items = copyItems(changes, copies, inFlight);
  for await (const outcome of copy(items, { store: copying }, options)) {
    const file = landed(outcome);
    if (file !== undefined && isUploadedInstead(outcome, refused)) uploads.push(file);
    else yield settle(changes, recorder, outcome, file);
  }
  for await (const outcome of upload(uploadItems(changes, uploads, inFlight), { store }, options)) {
    const file = landed(outcome);
    const judged = setAside.judge(outcome, file);
    if (judged !== undefined) yield settle(changes, recorder, judged, file);
  }
}

/** Records an outcome, which gets the reason for which its file was changed. */
function settle(
  { actions }: Changes,
  recorder: Recorder,
  outcome: Outcome,
  file: FileRow | undefined,
): Outcome {
  recorder.note(outcome, file);
  const action = file === undefined ? undefined : actions[file];
  if (outcome.status !== 'done' || !isChange(action)) return outcome;
  return { ...outcome, reason: action.reason };
}

function* copyItems(
  { bucket, files, copies }: Changes,
  rows: readonly FileRow[],
  inFlight: Map<string, FileRow>,
): Generator<CopyItem> {
  for (const row of rows) {
    const object = { bucket, key: files.keyOf(row) };
    const facts = copies.get(row);
    if (facts === undefined) throw new RangeError(`nothing is known of ${object.key}`);
    inFlight.set(object.key, row);
    const { etag, headers } = facts;
    yield { ...object, source: object, ifSourceMatch: etag, headers };
  }
}

function* uploadItems(
  { bucket, files, headersFor }: Changes,
  rows: readonly FileRow[],
  inFlight?: Map<string, FileRow>,
): Generator<UploadItem> {
  for (const row of rows) {
    const key = files.keyOf(row);
    inFlight?.set(key, row);
    const { content, md5 } = withDigest(files.contentOf(row));
    const keepDigest = () => {
      const digest = md5();
      if (digest !== undefined) files.setMd5(row, digest);
    };
    yield { bucket, key, content, headers: headersFor(files.pathOf(row)), after: keepDigest };
  }
}

function* notAttempted(
  { bucket, files, actions }: Changes,
  rows: readonly FileRow[],
  cause: unknown,
): Generator<Outcome> {
  const reason = cause instanceof StoreError ? cause.code : messageOf(cause);
  const message = `not attempted: an earlier upload failed (${reason})`;
  const error = new StoreError('NotAttempted', message, { cause });
  for (const row of rows) {
    const op = actions[row]?.action === 'copy' ? 'copy' : 'upload';
    yield failed(op, { bucket, key: files.keyOf(row) }, error);
  }
}
