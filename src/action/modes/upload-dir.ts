import { counted } from '../../core/batch-error.ts';
import type { UploadItem } from '../../core/items.ts';
import { failed, skipped, type Outcome } from '../../core/outcome.ts';
import { StoreError } from '../../core/errors.ts';
import { upload } from '../../operations/upload.ts';
import { createHeadersFor } from '../../plan/header-rules.ts';
import { joinKey, keyProblem } from '../../plan/keys.ts';
import { fileContent } from '../../sources/file-content.ts';
import { localFiles, type LocalEntry } from '../../sources/local-files.ts';
import { InputError, type UploadDirInputs } from '../inputs/types.ts';
import { quoted } from '../printable.ts';
import type { ModeContext } from './mode.ts';

/** Key problems that one message names. */
const MAX_PROBLEMS = 20;

/**
 * Uploads the files of a directory. It walks twice: first every name is checked and counted, so
 * that a bad plan is refused before the first request, then each file is uploaded as it is met.
 */
export async function* uploadDir(
  inputs: UploadDirInputs,
  context: ModeContext,
): AsyncGenerator<Outcome, void, undefined> {
  const survey = await surveySource(inputs, context.signal);
  refuse(inputs, survey);
  const { files, hidden, others } = survey;
  context.log.info(`${counted(files)} files in ${quoted(inputs.sourceGiven)} to upload`);
  if (hidden > 0) {
    const hint = 'include-hidden-files: true uploads them';
    context.log.info(`${counted(hidden)} hidden files or directories are left out: ${hint}`);
  }
  context.expect(files + others);
  const store = await context.openStore();
  const { concurrency } = inputs;
  const options = { signal: context.signal, ...(concurrency !== undefined && { concurrency }) };
  yield* upload(uploadItems(inputs, context.signal), { store }, options);
}

interface Survey {
  files: number;
  hidden: number;
  /** Links and what can't be uploaded. */
  others: number;
  badKeys: number;
  readonly problems: string[];
}

async function surveySource(inputs: UploadDirInputs, signal: AbortSignal): Promise<Survey> {
  const survey: Survey = { files: 0, hidden: 0, others: 0, badKeys: 0, problems: [] };
  for await (const entry of walk(inputs, signal)) {
    if (entry.kind === 'hidden') survey.hidden += 1;
    else if (entry.kind !== 'file') survey.others += 1;
    else {
      survey.files += 1;
      const problem = keyProblem(joinKey(inputs.prefix, entry.path));
      if (problem === undefined) continue;
      survey.badKeys += 1;
      if (survey.problems.length < MAX_PROBLEMS) {
        survey.problems.push(`file ${quoted(entry.path)} can't be uploaded: ${problem}`);
      }
    }
  }
  return survey;
}

function refuse(inputs: UploadDirInputs, survey: Survey): void {
  const { files, hidden, others, badKeys, problems } = survey;
  if (badKeys > 0) {
    const more = badKeys - problems.length;
    throw new InputError(more > 0 ? [...problems, `and ${counted(more)} more files`] : problems);
  }
  if (files + others > 0 || inputs.allowEmptySource) return;
  const narrowed = inputs.include.length + inputs.exclude.length > 0;
  const what = narrowed
    ? `"include" and "exclude" must leave at least one file of ${quoted(inputs.sourceGiven)}, ` +
      'they leave none: correct the globs, which are relative to "source"'
    : `"source" must hold at least one file, ${quoted(inputs.sourceGiven)} holds none: ` +
      'check that the step that builds it ran before this one';
  const hint = hidden > 0 ? ` (${counted(hidden)} hidden ones are left out)` : '';
  throw new InputError([`input ${what}${hint}, or set allow-empty-source: true`]);
}

function walk(inputs: UploadDirInputs, signal: AbortSignal) {
  const { source, include, exclude, includeHiddenFiles, followSymlinks } = inputs;
  return localFiles({
    root: source,
    exclude,
    includeHiddenFiles,
    followSymlinks,
    signal,
    ...(include.length > 0 && { patterns: include }),
  });
}

async function* uploadItems(
  inputs: UploadDirInputs,
  signal: AbortSignal,
): AsyncGenerator<UploadItem | Outcome, void, undefined> {
  const headersFor = createHeadersFor(inputs.headers);
  for await (const entry of walk(inputs, signal)) {
    if (entry.kind !== 'hidden') yield toItem(entry, inputs, headersFor);
  }
}

function toItem(
  entry: Exclude<LocalEntry, { kind: 'hidden' }>,
  { bucket, prefix, ifExists }: UploadDirInputs,
  headersFor: ReturnType<typeof createHeadersFor>,
): UploadItem | Outcome {
  const object = { bucket, key: joinKey(prefix, entry.path) };
  if (entry.kind === 'symlink') return skipped('upload', object, 'symlink');
  if (entry.kind === 'problem') return failed('upload', object, entry.error);
  const problem = keyProblem(object.key);
  if (problem !== undefined) return failed('upload', object, new StoreError('InvalidKey', problem));
  const content = fileContent(entry.absolutePath, entry);
  return { ...object, content, headers: headersFor(entry.path), ifExists };
}
