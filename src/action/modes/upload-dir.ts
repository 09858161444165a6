import { counted } from '../../core/batch-error.ts';
import type { UploadItem } from '../../core/items.ts';
import { failed, skipped, type Outcome } from '../../core/outcome.ts';
import { StoreError } from '../../core/errors.ts';
import { upload } from '../../operations/upload.ts';
import { createHeadersFor } from '../../plan/headers-for.ts';
import { joinKey, keyProblem } from '../../plan/keys.ts';
import { isStateKey } from '../../plan/state-key.ts';
import { fileContent } from '../../sources/file-content.ts';
import type { LocalEntry } from '../../sources/local-files.ts';
import type { UploadDirInputs } from '../inputs/types.ts';
import { quoted } from '../printable.ts';
import type { ModeContext } from './mode.ts';
import { tellSourceLines } from './source-lines.ts';
import { refuseBadSource, surveySource, tellHidden, walkSource } from './source-survey.ts';

/** Entries of a walk that are kept, some hundred bytes each. */
const MAX_KEPT = 16_384;

/**
 * Uploads the files of a directory. First every name is checked and counted, so that a bad plan is
 * refused before the first request. What is too much to be kept is met in a second walk.
 */
export async function* uploadDir(
  inputs: UploadDirInputs,
  context: ModeContext,
): AsyncGenerator<Outcome, void, undefined> {
  const kept: LocalEntry[] = [];
  const survey = await surveySource(inputs, context.signal, (entry) => {
    if (kept.length <= MAX_KEPT) kept.push(entry);
  });
  await refuseBadSource(inputs, survey, context.signal);
  const { files, others, lines } = survey;
  context.log.info(`${counted(files)} files in ${quoted(inputs.sourceGiven)} to upload`);
  tellHidden(survey, context.log);
  await tellSourceLines(inputs, lines, context);
  context.expect(files + others);
  const store = await context.openStore();
  const { concurrency } = inputs;
  const options = { signal: context.signal, ...(concurrency !== undefined && { concurrency }) };
  const items =
    kept.length > MAX_KEPT ? walkedItems(inputs, context.signal) : keptItems(inputs, kept);
  yield* upload(items, { store }, options);
}

function* keptItems(
  inputs: UploadDirInputs,
  entries: readonly LocalEntry[],
): Generator<UploadItem | Outcome, void, undefined> {
  const headersFor = createHeadersFor(inputs.headers);
  for (const entry of entries) {
    if (entry.kind !== 'hidden') yield toItem(entry, inputs, headersFor);
  }
}

async function* walkedItems(
  inputs: UploadDirInputs,
  signal: AbortSignal,
): AsyncGenerator<UploadItem | Outcome, void, undefined> {
  const headersFor = createHeadersFor(inputs.headers);
  for await (const entry of walkSource(inputs, signal)) {
    if (entry.kind !== 'hidden') yield toItem(entry, inputs, headersFor);
  }
}

function toItem(
  entry: Exclude<LocalEntry, { kind: 'hidden' }>,
  { bucket, prefix, ifExists }: UploadDirInputs,
  headersFor: ReturnType<typeof createHeadersFor>,
): UploadItem | Outcome {
  const object = { bucket, key: joinKey(prefix, entry.path) };
  if (isStateKey(object.key)) return skipped('upload', object, 'state');
  if (entry.kind === 'symlink') return skipped('upload', object, 'symlink');
  if (entry.kind === 'problem') return failed('upload', object, entry.error);
  const problem = keyProblem(object.key);
  if (problem !== undefined) return failed('upload', object, new StoreError('InvalidKey', problem));
  const content = fileContent(entry.absolutePath, entry);
  return { ...object, content, headers: headersFor(entry.path), ifExists };
}
