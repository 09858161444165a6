import { InputError } from '../core/errors.ts';
import { compileLine } from '../core/globs/globs.ts';
import {
  type CheckedLine,
  createLineCheck,
  type LineCheck,
  rootsOf,
} from '../core/globs/line-check.ts';
import { createPathSelection } from '../core/globs/selection.ts';
import {
  checkedLines,
  examplesOf,
  type GlobLines,
  type Unmatched,
  unmatchedFindings,
} from '../core/globs/unmatched.ts';
import { joinKey, keyProblem } from '../core/keys.ts';
import { describeValue, formatCount, plural, quote } from '../core/text.ts';
import { createSelection, type LocalEntry, type Selection } from './entry.ts';
import type { FileIdentity } from './file-content.ts';
import { directoryIdentity } from './held-directory.ts';
import { localFilesOf } from './walk.ts';

/** Key problems that one message names. */
const MAX_PROBLEMS = 20;

/** Hidden names that one message names, beside a `.well-known`, which sites need. */
const HIDDEN_NAMED = 3;
const ALWAYS_NAMED = /(?:^|\/)\.well-known$/;

/** Which files of a directory are uploaded. */
export interface FileSelection extends GlobLines {
  /** The directory, absolute or relative to the working directory. */
  readonly source: string;
  readonly includeHiddenFiles: boolean;
  readonly followSymlinks: boolean;
  /** @internal What the directory has to be; undefined: it could not be read. */
  readonly sourceIdentity: FileIdentity | undefined;
}

/** A directory to upload, and where to. */
export interface SourceOptions extends FileSelection {
  readonly bucket: string;
  /** Empty, or ends with `/`. */
  readonly prefix: string;
  /** @internal The directory as messages name it. */
  readonly sourceGiven: string;
  readonly allowEmptySource: boolean;
  /** Rules for headers, of which only the globs count here. */
  readonly headers: readonly { readonly glob: string }[];
  readonly unmatched: Unmatched;
}

/** The options of a source as a caller gives them. */
type GivenSource<Rule extends { readonly glob: string }> = Pick<
  SourceOptions,
  'bucket' | 'prefix' | 'source'
> & {
  readonly [Name in Exclude<keyof SourceOptions, 'bucket' | 'prefix' | 'source' | 'headers'>]?:
    SourceOptions[Name] | undefined;
} & { readonly headers?: readonly Rule[] | undefined };

/** A source with every default filled in. Its identity is what is there now, unless one is given. */
export function withSourceDefaults<Rule extends { readonly glob: string }>({
  bucket,
  prefix,
  source,
  sourceGiven = source,
  sourceIdentity = directoryIdentity(source),
  include = [],
  exclude = [],
  includeHiddenFiles = false,
  followSymlinks = false,
  allowEmptySource = false,
  headers = [],
  unmatched = 'auto',
}: GivenSource<Rule>): SourceOptions & { readonly headers: readonly Rule[] } {
  return {
    ...{
      bucket,
      prefix,
      source,
      sourceGiven,
      sourceIdentity,
      include,
      exclude,
      headers,
      unmatched,
    },
    ...{ includeHiddenFiles, followSymlinks, allowEmptySource },
  };
}

/** What a walk through the whole source found. */
export interface Survey {
  files: number;
  /** Hidden files, and hidden directories with all that is in them, that are skipped. */
  hidden: number;
  readonly hiddenNamed: string[];
  /** Links that are not followed. */
  links: number;
  /** What can't be uploaded or read, and fails the run before any delete. */
  failing: number;
  badKeys: number;
  readonly problems: string[];
  readonly lines: SourceLines;
}

/**
 * Throws an InputError for a prefix, of any type, that is no directory: the keys of another
 * directory could begin with it.
 */
export function refuseBadPrefix(prefix: unknown): void {
  if (prefix === '' || (typeof prefix === 'string' && prefix.endsWith('/'))) return;
  const remedy = "end it with a slash, or give '' for the whole bucket";
  throw new InputError([`prefix is ${describeValue(prefix)}: ${remedy}`]);
}

/** Walks the source, checks every key, and passes each entry to `take`. */
export async function surveySource(
  options: SourceOptions,
  signal: AbortSignal | undefined,
  take: (entry: LocalEntry) => void = () => undefined,
): Promise<Survey> {
  const lines = createSourceLines(options);
  const counts = { files: 0, hidden: 0, links: 0, failing: 0, badKeys: 0 };
  const survey: Survey = { ...counts, hiddenNamed: [], problems: [], lines };
  for await (const entry of walkSource(options, signal, lines.selection)) {
    take(entry);
    if (entry.kind === 'hidden') addHidden(survey, entry.path);
    else if (entry.kind === 'symlink') survey.links += 1;
    else if (entry.kind === 'problem') survey.failing += 1;
    else {
      survey.files += 1;
      lines.headers.note(entry.path);
      const problem = keyProblem(joinKey(options.prefix, entry.path));
      if (problem === undefined) continue;
      survey.badKeys += 1;
      if (survey.problems.length < MAX_PROBLEMS) {
        survey.problems.push(`file ${quote(entry.path)} can't be uploaded: ${problem}`);
      }
    }
  }
  return survey;
}

/** Throws an InputError when a key is bad, or when there is nothing to upload. */
export async function refuseBadSource(
  options: SourceOptions,
  survey: Survey,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { files, hidden, links, failing, badKeys, problems } = survey;
  if (badKeys > 0) {
    const more = badKeys - problems.length;
    throw new InputError(more > 0 ? [...problems, `and ${plural(more, 'more file')}`] : problems);
  }
  if (files + failing > 0 || options.allowEmptySource) return;
  const narrowed = options.include.length + options.exclude.length > 0;
  const what = narrowed
    ? await narrowedProblem(options, survey, signal)
    : `source ${quote(options.sourceGiven)} has no files: ` +
      'check that the step that builds it ran before this one';
  const skipped = [
    ...(hidden > 0 ? [`${plural(hidden, 'hidden file')} skipped`] : []),
    ...(links > 0 ? [`${plural(links, 'link')} not followed`] : []),
  ];
  const hint = skipped.length > 0 ? ` (${skipped.join(', ')})` : '';
  throw new InputError([`${what}${hint}, or set allow-empty-source: true`]);
}

async function narrowedProblem(
  options: SourceOptions,
  { lines }: Survey,
  signal: AbortSignal | undefined,
): Promise<string> {
  const each = await countedLines(options, signal);
  await lookCloser(options, lines, signal);
  const texts = each.map(({ input, line, count }) => {
    const found = lines.globs.unmatched().find((one) => one.line === line && one.input === input);
    const nearest = found?.nearest;
    const near =
      nearest === undefined || count > 0
        ? ''
        : ` (${nearest.anyCase ? 'in another case' : nearest.lines.map(quote).join(' and ')}: ` +
          `${examplesOf(nearest, '')})`;
    return `${input} ${quote(line)} matches ${plural(count, 'file')}${near}`;
  });
  return (
    `"include" and "exclude" select no file of ${quote(options.sourceGiven)}: ` +
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

/** A line for the log about hidden files that are skipped; undefined: there are none. */
export function hiddenInfo({ hidden, hiddenNamed }: Survey): string | undefined {
  if (hidden === 0) return undefined;
  const things = plural(hidden, 'hidden file or directory', 'hidden files and directories');
  const more = hidden - hiddenNamed.length;
  const rest = more > 0 ? ` and ${formatCount(more)} more` : '';
  const them = hidden === 1 ? 'it' : 'them';
  return (
    `${things} skipped: ${hiddenNamed.map(quote).join(', ')}${rest} ` +
    `(include-hidden-files: true uploads ${them})`
  );
}

/** The selected entries of the source. */
export function walkSource(
  { source, sourceIdentity, include, exclude, includeHiddenFiles, followSymlinks }: FileSelection,
  signal: AbortSignal | undefined,
  selection?: Selection,
): AsyncGenerator<LocalEntry, void, undefined> {
  return localFilesOf(
    {
      root: source,
      exclude,
      includeHiddenFiles,
      followSymlinks,
      ...(signal !== undefined && { signal }),
      ...(include.length > 0 && { patterns: include }),
    },
    selection,
    sourceIdentity,
  );
}

/** The lines of `include`, `exclude` and `headers`, checked against the names in the source. */
export interface SourceLines {
  /** The lines of `include` and `exclude`. */
  readonly globs: LineCheck;
  readonly headers: LineCheck;
  /** Selects what is walked, and notes every name met, also of what is left out. */
  readonly selection: Selection;
}

function createSourceLines(options: SourceOptions): SourceLines {
  const { include, exclude, sourceGiven, bucket, prefix } = options;
  const isIgnored = options.unmatched === 'ignore';
  const rules = options.headers.map(({ glob }): CheckedLine => ({ input: 'headers', line: glob }));
  const roots = [...rootsOf(sourceGiven), ...rootsOf(`${bucket}/${prefix}`)];
  const globs = createLineCheck(isIgnored ? [] : checkedLines(options), roots);
  const patterns = include.length === 0 ? undefined : include;
  const selected = createSelection(patterns, exclude, options.includeHiddenFiles);
  return {
    globs,
    headers: createLineCheck(isIgnored ? [] : rules, roots),
    selection: noting(globs, selected),
  };
}

/** A selection that notes every name; a walk asks about each name first without its type. */
function noting(globs: LineCheck, selection: Selection): Selection {
  return {
    includes(path, type) {
      if (type === 'unknown') globs.note(path);
      return selection.includes(path, type);
    },
    isHidden: (path, type) => selection.isHidden(path, type),
  };
}

/**
 * Walks the whole source, including what the globs leave out, if any line has matched nothing so
 * far: to confirm that, and to find what may have been meant.
 */
export async function lookCloser(
  options: SourceOptions,
  { globs, headers }: SourceLines,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (!globs.isWaiting && !headers.isWaiting) return;
  const isSelected = createPathSelection(options);
  const { source: root, sourceIdentity, followSymlinks } = options;
  const all = { root, followSymlinks, includeHiddenFiles: true, ...(signal && { signal }) };
  const selection = noting(globs, { includes: () => true, isHidden: () => false });
  for await (const { kind, path } of localFilesOf(all, selection, sourceIdentity)) {
    if (kind !== 'file') continue;
    globs.see(path);
    if (isSelected(path)) headers.see(path);
  }
}

/** Warnings about lines that match nothing in the source, which is all there is to match. */
export async function sourceLineWarnings(
  options: SourceOptions,
  lines: SourceLines,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  await lookCloser(options, lines, signal);
  const names = `file of ${quote(options.sourceGiven)}`;
  const found = [...lines.globs.unmatched(), ...lines.headers.unmatched()];
  return unmatchedFindings(found, options.unmatched, { names, verb: 'delete', root: '' }).warnings;
}

/** Each line of `include` and `exclude` with how many files of the source it matches by itself. */
async function countedLines(
  options: SourceOptions,
  signal: AbortSignal | undefined,
): Promise<readonly (CheckedLine & { readonly count: number })[]> {
  const lines = checkedLines(options).map((one) => ({ ...one, count: 0 }));
  const matchers = lines.map(({ line }) => compileLine(line));
  const all = { ...options, include: [], exclude: [] };
  for await (const { kind, path } of walkSource(all, signal)) {
    if (kind !== 'file') continue;
    for (const [at, one] of lines.entries()) if (matchers[at]?.matches(path)) one.count += 1;
  }
  return lines;
}
