import { InputError } from '../core/errors.ts';
import { createKeySelection } from '../core/globs/selection.ts';
import { createKeyCheck } from '../core/globs/unmatched.ts';
import type { AbortItem } from '../core/items.ts';
import { type Outcome, skipped, type SkipReason } from '../core/outcome.ts';
import { plural } from '../core/text.ts';
import { createRunClock, rowsByClock, type RunClock } from '../listing/run-clock.ts';
import { uploadPages } from '../listing/uploads.ts';
import type { ListedUpload, ObjectStore, UploadsPage } from '../object-store/object-store.ts';
import { DeleteGate } from '../object-store/wrapped-stores.ts';
import { abort } from '../operations/abort.ts';
import { type FeatureOptions, openFeatureStore } from '../operations/feature.ts';
import { entriesOf, type Fingerprint, itemsUntilFailure, untilNothingIsListed } from './passes.ts';
import { placeProblems, type PrefixGlobs, reportLines, withDefaults } from './run.ts';

/** Options of `abortUploads`. */
export interface AbortUploadsOptions extends FeatureOptions<never>, PrefixGlobs {
  /**
   * Milliseconds; only uploads that were begun longer ago are aborted. There is no default, because
   * a young upload may still be in progress.
   */
  readonly olderThan: number;
}

/**
 * Aborts the old multipart uploads under a prefix, whose parts cost storage. Yields one outcome for
 * each upload whose key the globs select. Uploads begun after the run are kept.
 *
 * Throws an InputError before the first abort for options that make no sense; a StoreError when a
 * listing fails, after which nothing more is aborted, and `StillListed` when the store lists uploads
 * that it said are aborted; the reason of an aborted signal.
 */
export async function* abortUploads(
  options: AbortUploadsOptions,
): AsyncGenerator<Outcome, void, undefined> {
  const problems = placeProblems(options.prefix, options.olderThan);
  if (problems.length > 0) throw new InputError(problems);
  const settings = { ...options, ...withDefaults(options) };
  const check = createKeyCheck(settings, 'upload');
  const store = await openFeatureStore(settings);
  const run: AbortRun = { settings, store, clock: createRunClock() };
  if (check?.isFirst) await refuseByLines(run, check);
  const laterCheck = check?.isFirst ? undefined : check;
  let unsized = 0;
  const passes = untilNothingIsListed({
    act: (listed, isFirst) => abortListed(run, listed, isFirst ? laterCheck : undefined),
    list: (remaining) => addRemaining(run, remaining),
    things: 'upload',
    dryRun: settings.dryRun,
  });
  for await (const outcomes of passes) {
    for (const outcome of outcomes) {
      if (outcome.status === 'done' && outcome.freedBytes === undefined) unsized += 1;
      yield outcome;
    }
  }
  if (unsized > 0) await settings.onEvent?.({ kind: 'warning', messages: [unsizedText(unsized)] });
}

function unsizedText(unsized: number): string {
  return (
    `the size of ${plural(unsized, 'upload')} is unknown and not counted: allow ` +
    's3:ListMultipartUploadParts on the objects of the bucket to have it counted'
  );
}

interface AbortRun {
  readonly settings: AbortUploadsOptions & ReturnType<typeof withDefaults>;
  readonly store: ObjectStore;
  readonly clock: RunClock;
}

type LinesCheck = NonNullable<ReturnType<typeof createKeyCheck>>;

/**
 * Lists everything before the first abort. Throws an InputError when a glob that is to keep
 * something keeps nothing.
 */
async function refuseByLines(run: AbortRun, check: LinesCheck): Promise<void> {
  let selected = 0;
  for await (const uploads of classifiedUploads(run)) {
    for (const { key, action } of uploads) {
      check.see(key, action === 'abort');
      if (action !== 'not-selected') selected += 1;
    }
  }
  const problems = await reportLines(check, run.settings);
  if (problems.length > 0) throw new InputError(problems);
  await run.settings.onEvent?.({ kind: 'expected', objects: selected });
}

/** One pass: lists, and aborts as it goes. */
async function* abortListed(
  run: AbortRun,
  listed: Fingerprint,
  check: LinesCheck | undefined,
): AsyncGenerator<readonly Outcome[], void, undefined> {
  const { bucket, signal, concurrency } = run.settings;
  const gate = new DeleteGate(run.store);
  const toItem = ({ key, uploadId, action }: ClassifiedUpload): AbortItem | Outcome | undefined => {
    check?.see(key, action === 'abort');
    const item = { bucket, key, uploadId };
    if (action === 'not-selected') return undefined;
    if (action !== 'abort') return skipped('abort', item, action);
    listed.add(uploadId);
    return item;
  };
  const items = entriesOf(itemsUntilFailure(classifiedUploads(run), toItem, gate));
  const options = { signal, ...(concurrency !== undefined && { concurrency }) };
  for await (const outcome of abort(items, { store: gate }, options)) yield [outcome];
  await reportLines(check, run.settings);
}

interface ClassifiedUpload extends ListedUpload {
  /** `abort`, or why the upload is kept. */
  readonly action: 'abort' | SkipReason;
}

/** The listing, page by page, each upload with what becomes of it. */
async function* classifiedUploads({
  settings,
  store,
  clock,
}: AbortRun): AsyncGenerator<readonly ClassifiedUpload[], void, undefined> {
  const { bucket, prefix, olderThan, signal } = settings;
  const isSelected = createKeySelection(settings);
  const actionOn = ({ key, initiated }: ListedUpload): ClassifiedUpload['action'] => {
    if (!isSelected(key)) return 'not-selected';
    if (clock.isDuringRun(initiated)) return 'newer-than-run';
    return clock.start.getTime() - initiated.getTime() <= olderThan ? 'younger' : 'abort';
  };
  const pages = uploadPages({ bucket, prefix, signal }, { store });
  for await (const uploads of rowsByClock(rowsOf(pages), clock, (row) => row.initiated)) {
    yield uploads.map((upload) => ({ ...upload, action: actionOn(upload) }));
  }
}

async function* rowsOf(pages: AsyncIterable<UploadsPage>) {
  for await (const { uploads, serverTime } of pages) yield { rows: uploads, serverTime };
}

async function addRemaining(run: AbortRun, remaining: Fingerprint): Promise<void> {
  for await (const uploads of classifiedUploads(run)) {
    for (const { uploadId, action } of uploads) if (action === 'abort') remaining.add(uploadId);
  }
}
