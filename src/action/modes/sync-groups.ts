import { messageOf, StoreError } from '../../core/errors.ts';
import type { CopyItem, UploadItem } from '../../core/items.ts';
import { failed, type Outcome } from '../../core/outcome.ts';
import { copy } from '../../operations/copy.ts';
import { upload } from '../../operations/upload.ts';
import { groupOf, type UploadGroup } from '../../plan/upload-order.ts';
import { withDigest } from '../../sources/content-digests.ts';
import { rowsOf } from './sync-files.ts';
import type { SyncWork } from './sync-work.ts';

/** Errors of a copy after which the file itself is sent instead. */
const UPLOAD_INSTEAD = new Set([
  'InvalidObjectState',
  'InvalidRequest',
  'MethodNotAllowed',
  'NoSuchKey',
  'NotImplemented',
  'PreconditionFailed',
]);

/**
 * Uploads what the plan says, one group after the other: a group begins when all of the one before
 * is proven to be stored. After a failure the groups that follow fail without a request.
 */
export async function* uploadGroups(
  work: SyncWork,
  signal: AbortSignal,
): AsyncGenerator<Outcome, void, undefined> {
  const groups = groupRows(work);
  for (const group of work.view.inputs.uploadOrder) {
    const rows = groups.get(group) ?? [];
    if (work.failure === undefined) yield* changeAll(work, rows, signal);
    else yield* leaveOut(work, rows, work.failure.thrown);
    // What can't be read may be of any group, so it counts for the first.
    work.failure ??= work.sourceFailure;
  }
}

function groupRows(work: SyncWork): ReadonlyMap<UploadGroup, number[]> {
  const groups = new Map<UploadGroup, number[]>();
  for (const row of rowsOf(work.view.source.files)) {
    if (!isToDo(work, row)) continue;
    const group = groupOf(work.headersOf(row)['content-type'] ?? '');
    const rows = groups.get(group) ?? [];
    rows.push(row);
    groups.set(group, rows);
  }
  return groups;
}

function isToDo({ verdicts }: SyncWork, row: number): boolean {
  const action = verdicts[row]?.action;
  return action === 'upload' || action === 'copy';
}

async function* changeAll(
  work: SyncWork,
  rows: readonly number[],
  signal: AbortSignal,
): AsyncGenerator<Outcome, void, undefined> {
  const { concurrency } = work.view.inputs;
  const options = { signal, ...(concurrency !== undefined && { concurrency }) };
  const uploads = rows.filter((row) => work.verdicts[row]?.action === 'upload');
  const copies = rows.filter((row) => work.verdicts[row]?.action === 'copy');
  for await (const outcome of copy(copyItems(work, copies), { store: work.view.store }, options)) {
    const row = work.finish(outcome.key);
    const isRefused = outcome.status === 'failed' && UPLOAD_INSTEAD.has(outcome.error.code);
    if (isRefused && row !== undefined) uploads.push(row);
    else yield work.note(outcome, row);
  }
  for await (const outcome of upload(
    uploadItems(work, uploads),
    { store: work.view.store },
    options,
  )) {
    yield work.note(outcome, work.finish(outcome.key));
  }
}

function* copyItems(work: SyncWork, rows: readonly number[]): Generator<CopyItem> {
  for (const row of rows) {
    const object = work.begin(row);
    const facts = work.copies.get(row);
    if (facts === undefined) throw new RangeError(`nothing is known of ${object.key}`);
    const { etag, headers } = facts;
    yield { ...object, source: object, ifSourceMatch: etag, headers };
  }
}

function* uploadItems(work: SyncWork, rows: readonly number[]): Generator<UploadItem> {
  for (const row of rows) {
    const object = work.begin(row);
    const { content, md5 } = withDigest(work.view.source.files.contentOf(row));
    const keepDigest = () => {
      const digest = md5();
      if (digest !== undefined) work.view.source.files.setMd5(row, digest);
    };
    yield { ...object, content, headers: work.headersOf(row), after: keepDigest };
  }
}

function* leaveOut(work: SyncWork, rows: readonly number[], cause: unknown): Generator<Outcome> {
  const message = `not attempted, because what goes before it is not complete: ${messageOf(cause)}`;
  const error = new StoreError('NotAttempted', message, { cause });
  for (const row of rows) {
    const op = work.verdicts[row]?.action === 'copy' ? 'copy' : 'upload';
    yield failed(op, work.objectOf(row), error);
  }
}
