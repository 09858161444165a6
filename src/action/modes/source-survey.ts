import { counted } from '../../core/batch-error.ts';
import { joinKey, keyProblem } from '../../plan/keys.ts';
import { localFilesOf, type LocalEntry } from '../../sources/local-files.ts';
import type { Selection } from '../../sources/local-files-selection.ts';
import { InputError, type SourceInputs } from '../inputs/types.ts';
import type { Log } from '../log.ts';
import { quoted } from '../printable.ts';
import { countedLines, createSourceLines, lookCloser, type SourceLines } from './source-lines.ts';
import { examplesOf } from './unmatched.ts';

/** Key problems that one message names. */
const MAX_PROBLEMS = 20;

/** Hidden names that one message names, beside a `.well-known`, which sites are served with. */
const HIDDEN_NAMED = 3;
const ALWAYS_NAMED = /(?:^|\/)\.well-known$/;

/** What a walk through the whole source found. */
export interface Survey {
  files: number;
  /** Hidden files, and hidden directories with all that is in them, that are skipped. */
  hidden: number;
  readonly hiddenNamed: string[];
  /** Links and what can't be uploaded. */
  others: number;
  badKeys: number;
  readonly problems: string[];
  readonly lines: SourceLines;
}

/** Walks the source, checks every key, and gives each entry to `take`. */
export async function surveySource(
  inputs: SourceInputs,
  signal: AbortSignal,
  take: (entry: LocalEntry) => void = () => undefined,
): Promise<Survey> {
  const lines = createSourceLines(inputs);
  const counts = { files: 0, hidden: 0, others: 0, badKeys: 0 };
  const survey: Survey = { ...counts, hiddenNamed: [], problems: [], lines };
  for await (const entry of walkSource(inputs, signal, lines.selection)) {
    take(entry);
    if (entry.kind === 'hidden') addHidden(survey, entry.path);
    else if (entry.kind !== 'file') survey.others += 1;
    else {
      survey.files += 1;
      lines.headers.note(entry.path);
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

/** Throws an InputError when a key is bad, or when there is nothing to upload. */
export async function refuseBadSource(
  inputs: SourceInputs,
  survey: Survey,
  signal: AbortSignal,
): Promise<void> {
  const { files, hidden, others, badKeys, problems } = survey;
  if (badKeys > 0) {
    const more = badKeys - problems.length;
    throw new InputError(more > 0 ? [...problems, `and ${counted(more)} more files`] : problems);
  }
  if (files + others > 0 || inputs.allowEmptySource) return;
  const narrowed = inputs.include.length + inputs.exclude.length > 0;
  const what = narrowed
    ? await narrowedProblem(inputs, survey, signal)
    : `source ${quoted(inputs.sourceGiven)} holds no file: ` +
      'check that the step that builds it ran before this one';
  const hint = hidden > 0 ? ` (${counted(hidden)} hidden ones are left out)` : '';
  throw new InputError([`${what}${hint}, or set allow-empty-source: true`]);
}

async function narrowedProblem(
  inputs: SourceInputs,
  { lines }: Survey,
  signal: AbortSignal,
): Promise<string> {
  const each = await countedLines(inputs, signal);
  await lookCloser(inputs, lines, signal);
  const texts = each.map(({ input, line, count }) => {
    const found = lines.globs.unmatched().find((one) => one.line === line && one.input === input);
    const nearest = found?.nearest;
    const near =
      nearest === undefined || count > 0
        ? ''
        : ` (${nearest.anyCase ? 'in another case' : nearest.lines.map(quoted).join(' and ')}: ` +
          `${examplesOf(nearest, '')})`;
    return `${input} ${quoted(line)} matches ${counted(count)} file${count === 1 ? '' : 's'}${near}`;
  });
  return (
    `"include" and "exclude" leave no file of ${quoted(inputs.sourceGiven)}: ` +
    `${texts.join(', ')}; correct the patterns, which are relative to "source"`
  );
}

function addHidden(survey: Survey, path: string): void {
  survey.hidden += 1;
  const isWellKnown = ALWAYS_NAMED.test(path);
  if (survey.hidden <= HIDDEN_NAMED || (isWellKnown && !hasWellKnown(survey))) {
    survey.hiddenNamed.push(path);
  }
}

function hasWellKnown({ hiddenNamed }: Survey): boolean {
  return hiddenNamed.some((path) => ALWAYS_NAMED.test(path));
}

export function tellHidden({ hidden, hiddenNamed }: Survey, log: Log): void {
  if (hidden === 0) return;
  const names = hiddenNamed.map(quoted).join(', ');
  const rest =
    hidden > hiddenNamed.length ? ` and ${counted(hidden - hiddenNamed.length)} more` : '';
  log.info(
    hidden === 1
      ? `1 hidden file or directory is skipped: ${names} (include-hidden-files: true uploads it)`
      : `${counted(hidden)} hidden files and directories are skipped: ${names}${rest} ` +
          '(include-hidden-files: true uploads them)',
  );
}

/** The entries of the source, as the inputs choose them. */
export function walkSource(inputs: SourceInputs, signal: AbortSignal, selection?: Selection) {
  const { source, include, exclude, includeHiddenFiles, followSymlinks } = inputs;
  const options = {
    root: source,
    exclude,
    includeHiddenFiles,
    followSymlinks,
    signal,
    ...(include.length > 0 && { patterns: include }),
  };
  return localFilesOf(options, selection);
}
