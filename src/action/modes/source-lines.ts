import { compileLine } from '../../core/globs.ts';
import { createLineCheck, type CheckedLine, type LineCheck } from '../../plan/line-check.ts';
import { rootsOf } from '../../plan/nearest-lines.ts';
import { createPathSelection } from '../../plan/path-selection.ts';
import { localFiles, localFilesOf } from '../../sources/local-files.ts';
import { createSelection, type Selection } from '../../sources/local-files-selection.ts';
import type { SourceInputs } from '../inputs/types.ts';
import { quoted } from '../printable.ts';
import { checkedLines, tellUnmatched } from './unmatched.ts';
import type { ModeContext } from './mode.ts';

/** The lines of the inputs, checked by the names in the source. */
export interface SourceLines {
  /** Of `include` and `exclude`. */
  readonly globs: LineCheck;
  readonly headers: LineCheck;
  /** What the walk takes; it notes every name that is met, also of what is left out. */
  readonly selection: Selection;
}

export function createSourceLines(inputs: SourceInputs): SourceLines {
  const { include, exclude, sourceGiven, bucket, prefix } = inputs;
  const isIgnored = inputs.unmatched === 'ignore';
  const rules = inputs.headers.map(({ glob }): CheckedLine => ({ input: 'headers', line: glob }));
  const roots = [...rootsOf(sourceGiven), ...rootsOf(`${bucket}/${prefix}`)];
  const globs = createLineCheck(isIgnored ? [] : checkedLines(inputs), roots);
  const patterns = include.length === 0 ? undefined : include;
  const selected = createSelection(patterns, exclude, inputs.includeHiddenFiles);
  return {
    globs,
    headers: createLineCheck(isIgnored ? [] : rules, roots),
    selection: noting(globs, selected),
  };
}

/** A selection that notes every name; about each it is first asked without its type. */
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
 * Walks through all of the source, also through what the globs leave out, because of lines that
 * have matched nothing: whether they really don't, and what they may have meant.
 */
export async function lookCloser(
  inputs: SourceInputs,
  { globs, headers }: SourceLines,
  signal: AbortSignal,
): Promise<void> {
  if (!globs.isWaiting && !headers.isWaiting) return;
  const isSelected = createPathSelection(inputs);
  const { source: root, followSymlinks } = inputs;
  const everything = { root, followSymlinks, includeHiddenFiles: true, signal };
  const selection = noting(globs, { includes: () => true, isHidden: () => false });
  for await (const { kind, path } of localFilesOf(everything, selection)) {
    if (kind !== 'file') continue;
    globs.see(path);
    if (isSelected(path)) headers.see(path);
  }
}

/** Warns of lines that match nothing in the source, which is all there is to match. */
export async function tellSourceLines(
  inputs: SourceInputs,
  lines: SourceLines,
  { log, signal }: ModeContext,
): Promise<void> {
  await lookCloser(inputs, lines, signal);
  const words = { names: `file of ${quoted(inputs.sourceGiven)}`, verb: 'delete', root: '' };
  const found = [...lines.globs.unmatched(), ...lines.headers.unmatched()];
  tellUnmatched(found, inputs, words, log);
}

/** Each line of `include` and `exclude` with how many files of the source it matches by itself. */
export async function countedLines(
  inputs: SourceInputs,
  signal: AbortSignal,
): Promise<readonly (CheckedLine & { readonly count: number })[]> {
  const lines = checkedLines(inputs).map((one) => ({ ...one, count: 0 }));
  const matchers = lines.map(({ line }) => compileLine(line));
  const { source: root, includeHiddenFiles, followSymlinks } = inputs;
  for await (const { kind, path } of localFiles({
    root,
    includeHiddenFiles,
    followSymlinks,
    signal,
  })) {
    if (kind !== 'file') continue;
    for (const [at, one] of lines.entries()) if (matchers[at]?.matches(path)) one.count += 1;
  }
  return lines;
}
