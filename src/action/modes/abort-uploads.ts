import { counted } from '../../core/batch-error.ts';
import { StoreError } from '../../core/errors.ts';
import type { AbortItem } from '../../core/items.ts';
import { skipped, type Outcome } from '../../core/outcome.ts';
import type { SkipReason } from '../../core/reasons.ts';
import { quoted } from '../../core/shown.ts';
import { abort } from '../../operations/abort.ts';
import { createKeySelection } from '../../plan/key-selection.ts';
import { createRunClock, type RunClock } from '../../plan/run-clock.ts';
import { uploadPages } from '../../sources/bucket-uploads.ts';
import { DeleteGate } from '../../object-store/delete-gate.ts';
import type { ListedUpload, ObjectStore, UploadsPage } from '../../object-store/object-store.ts';
import { InputError, type AbortUploadsInputs } from '../inputs/types.ts';
import type { ModeContext } from './mode.ts';
import { createPrefixFingerprint, type PrefixFingerprint } from './prefix-fingerprint.ts';
import { rowsByClock } from './rows-by-clock.ts';
import { createKeyCheck, tellKeyCheck, type KeyCheck } from './unmatched.ts';

interface Deps extends ModeContext {
  readonly store: ObjectStore;
  readonly clock: RunClock;
  /** What the first pass over the listing is to note. */
  check?: KeyCheck | undefined;
}

/**
 * Aborts the old multipart uploads under a prefix while they are listed. Afterwards it lists
 * again, until nothing is left that it may abort.
 */
export async function* abortUploads(
  inputs: AbortUploadsInputs,
  context: ModeContext,
): AsyncGenerator<Outcome, void, undefined> {
  const check = createKeyCheck(inputs, 'upload');
  const store = await context.openStore();
  const deps: Deps = { ...context, store, clock: createRunClock(), check };
  if (check?.isFirst) await surveyUploads(inputs, deps);
  let unsized = 0;
  for (let pass = 1, isOver = false; !isOver; pass += 1) {
    const listed = createPrefixFingerprint();
    let isClean = true;
    for await (const outcome of abortListed(inputs, deps, listed)) {
      isClean &&= outcome.status !== 'failed';
      if (outcome.status === 'done' && outcome.freedBytes === undefined) unsized += 1;
      if (pass === 1 || outcome.status !== 'skipped') yield outcome;
    }
    tellOnce(inputs, deps);
    isOver =
      listed.count === 0 || !isClean || inputs.dryRun || !(await hasMore(inputs, deps, listed));
  }
  if (unsized > 0) {
    context.log.warning(
      `the bytes of ${counted(unsized)} uploads are not known and not counted: allow ` +
        's3:ListMultipartUploadParts on the objects of the bucket to have them counted',
    );
  }
}

/**
 * Lists everything before the first abort. Throws an InputError when a line that is to protect
 * something protects nothing.
 */
async function surveyUploads(inputs: AbortUploadsInputs, deps: Deps): Promise<void> {
  let listed = 0;
  const uploads = judgedUploads(inputs, deps);
  while ((await uploads.next()).done !== true) listed += 1;
  const problems = tellOnce(inputs, deps);
  if (problems.length > 0) throw new InputError([...problems]);
  deps.expect(listed);
}

/** Tells what one pass over the listing has shown of the lines; later passes say nothing new. */
function tellOnce(inputs: AbortUploadsInputs, deps: Deps): readonly string[] {
  const problems = tellKeyCheck(deps.check, inputs, deps.log);
  deps.check = undefined;
  return problems;
}

/** One pass: what is listed is aborted as it comes. */
async function* abortListed(
  inputs: AbortUploadsInputs,
  deps: Deps,
  listed: PrefixFingerprint,
): AsyncGenerator<Outcome, void, undefined> {
  const { concurrency } = inputs;
  const store = new DeleteGate(deps.store);
  const options = { signal: deps.signal, ...(concurrency !== undefined && { concurrency }) };
  yield* abort(itemsUntilFailure(inputs, deps, listed, store), { store }, options);
}

async function* itemsUntilFailure(
  inputs: AbortUploadsInputs,
  deps: Deps,
  listed: PrefixFingerprint,
  gate: DeleteGate,
): AsyncGenerator<AbortItem | Outcome, void, undefined> {
  const { bucket } = inputs;
  try {
    for await (const { key, uploadId, verdict } of judgedUploads(inputs, deps)) {
      const item = { bucket, key, uploadId };
      if (verdict === 'abort') listed.add(uploadId);
      yield verdict === 'abort' ? item : skipped('abort', item, verdict);
    }
  } catch (thrown) {
    gate.stopDeletes(thrown);
    throw thrown;
  }
}

interface JudgedUpload extends ListedUpload {
  /** Why it is left alone, or that it goes. */
  readonly verdict: 'abort' | SkipReason;
}

/** The listing without what the globs leave out, each upload judged. */
async function* judgedUploads(
  inputs: AbortUploadsInputs,
  deps: Deps,
): AsyncGenerator<JudgedUpload, void, undefined> {
  const { bucket, prefix, olderThan } = inputs;
  const isMeant = createKeySelection(inputs);
  const pages = uploadPages({ bucket, prefix, signal: deps.signal }, deps);
  for await (const uploads of rowsByClock(rowsOf(pages), deps.clock, (row) => row.initiated)) {
    for (const upload of uploads) {
      const verdict = isMeant(upload.key) ? verdictOn(upload, deps.clock, olderThan) : undefined;
      deps.check?.see(upload.key, verdict === 'abort');
      if (verdict !== undefined) yield { ...upload, verdict };
    }
  }
}

async function* rowsOf(pages: AsyncIterable<UploadsPage>) {
  for await (const { uploads, serverTime } of pages) yield { rows: uploads, serverTime };
}

function verdictOn(
  { initiated }: ListedUpload,
  clock: RunClock,
  olderThan: number,
): JudgedUpload['verdict'] {
  if (clock.isDuringRun(initiated)) return 'newer-than-run';
  return clock.start.getTime() - initiated.getTime() <= olderThan ? 'younger' : 'abort';
}

/** Whether a listing still has what this run may abort; throws when it is all of it. */
async function hasMore(
  inputs: AbortUploadsInputs,
  deps: Deps,
  before: PrefixFingerprint,
): Promise<boolean> {
  const left = createPrefixFingerprint();
  for await (const { uploadId, verdict } of judgedUploads(inputs, deps)) {
    if (verdict === 'abort') left.add(uploadId);
  }
  if (left.count === 0) return false;
  if (!left.equals(before)) return true;
  throw new StoreError(
    'StillListed',
    `${counted(left.count)} uploads are still listed after the store said that they are gone, ` +
      `the first has the id ${quoted(left.first ?? '')}`,
  );
}
