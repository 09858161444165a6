import { plural, quote } from '../text.ts';
import {
  type CheckedLine,
  createLineCheck,
  isProtecting,
  type LineCheck,
  type Near,
  rootsOf,
  type UnmatchedLine,
} from './line-check.ts';
import { directoryOf } from './selection.ts';

/** Globs that select objects, files or uploads, one a line. */
export interface GlobLines {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/**
 * What a line without a match leads to. `auto`: a warning; and a problem where an `exclude` line
 * that is written a little differently would match something that is about to be deleted. `warn`:
 * the warning alone. `ignore`: nothing.
 */
export type Unmatched = 'auto' | 'warn' | 'ignore';

/** What a check by keys has to know. */
export interface KeyCheckOptions extends GlobLines {
  readonly bucket: string;
  readonly prefix: string;
  readonly unmatched: Unmatched;
}

/** What lines without a match lead to. */
export interface Findings {
  /** Lines of one warning; empty: there is nothing to warn of. */
  readonly warnings: readonly string[];
  /** Why the run must not begin to delete. */
  readonly problems: readonly string[];
}

/** Words for messages: what was met, which follows "matches no", and what the run does to it. */
export interface LineWords {
  readonly names: string;
  /** `delete` or `abort`. */
  readonly verb: string;
  /** In front of the examples, which are relative to it. */
  readonly root: string;
}

export function checkedLines({ include, exclude }: GlobLines): readonly CheckedLine[] {
  return [
    ...include.map((line): CheckedLine => ({ input: 'include', line })),
    ...exclude.map((line): CheckedLine => ({ input: 'exclude', line })),
  ];
}

/** The check of lines that are relative to a prefix, by the keys that a run meets. */
export interface KeyCheck {
  see(key: string, isDoomed: boolean): void;
  /** Whether the run must know all keys before its first delete. */
  readonly isFirst: boolean;
  readonly lines: LineCheck;
  readonly words: LineWords;
}

/** Undefined: there is nothing to check. */
export function createKeyCheck(
  options: KeyCheckOptions,
  things: 'object' | 'upload' = 'object',
): KeyCheck | undefined {
  const checked = checkedLines(options);
  if (checked.length === 0 || options.unmatched === 'ignore') return undefined;
  const root = directoryOf(options.prefix);
  const lines = createLineCheck(checked, rootsOf(`${options.bucket}/${root}`), 'linux');
  return {
    see(key, isDoomed) {
      lines.see(key.slice(root.length), isDoomed);
    },
    isFirst: options.unmatched === 'auto' && checked.some(isProtecting),
    lines,
    words: {
      names: `${things} under ${quote(options.prefix)}`,
      verb: things === 'upload' ? 'abort' : 'delete',
      root,
    },
  };
}

/** What the lines that matched nothing lead to. */
export function unmatchedFindings(
  found: readonly UnmatchedLine[],
  unmatched: Unmatched,
  words: LineWords,
): Findings {
  if (unmatched === 'ignore') return { warnings: [], problems: [] };
  const isStop = ({ doomed }: UnmatchedLine) => unmatched === 'auto' && doomed !== undefined;
  return {
    warnings: found.filter((one) => !isStop(one)).map((one) => warningOf(one, words)),
    problems: found.filter(isStop).flatMap((one) => problemsOf(one, words)),
  };
}

/** The findings of a check by keys, where any key was met. */
export function keyCheckFindings(
  check: KeyCheck | undefined,
  unmatched: Unmatched,
  words: Partial<LineWords> = {},
): Findings {
  if (check === undefined || check.lines.seen === 0) return { warnings: [], problems: [] };
  return unmatchedFindings(check.lines.unmatched(), unmatched, { ...check.words, ...words });
}

function warningOf({ input, line, nearest }: UnmatchedLine, words: LineWords): string {
  const statement = `${input} ${quote(line)} matches no ${words.names}`;
  if (nearest === undefined) return `${statement}: correct it, or set unmatched: ignore`;
  const examples = examplesOf(nearest, words.root);
  if (nearest.anyCase) return `${statement}: did you mean another case, as in ${examples}?`;
  const verb = nearest.lines.length === 1 ? 'matches' : 'match';
  return `${statement}: did you mean ${linesOf(nearest)}, which ${verb} ${examples}?`;
}

function problemsOf({ input, line, doomed }: UnmatchedLine, words: LineWords): readonly string[] {
  if (doomed === undefined) return [];
  const { names, root, verb } = words;
  const other = doomed.anyCase
    ? 'in another case it would match'
    : `${linesOf(doomed)} would match`;
  const remedy = doomed.anyCase ? 'write it in the case of the keys' : `write ${linesOf(doomed)}`;
  const it = doomed.count === 1 ? 'it' : 'them';
  return [
    `${input} ${quote(line)} matches no ${names}, and ${other} ${examplesOf(doomed, root)} that ` +
      `this run would ${verb}, so nothing was changed: ${remedy}, or set unmatched: warn to ` +
      `${verb} ${it}`,
  ];
}

/** Lines for a message, quoted. */
function linesOf({ lines }: Near): string {
  return lines.length === 1
    ? quote(lines.join())
    : `${lines.map(quote).join(' and ')}, each on a line of its own`;
}

/** An example, and how many others there are. */
export function examplesOf({ example, count }: Near, root: string): string {
  const rest = count === 1 ? '' : ` and ${plural(count - 1, 'other')}`;
  return quote(root + example) + rest;
}
