import { counted } from '../../core/batch-error.ts';
import { directoryOf } from '../../plan/key-selection.ts';
import {
  createLineCheck,
  isProtecting,
  type CheckedLine,
  type LineCheck,
  type Near,
  type UnmatchedLine,
} from '../../plan/line-check.ts';
import { rootsOf } from '../../plan/nearest-lines.ts';
import type { CommonInputs } from '../inputs/types.ts';
import type { Log } from '../log.ts';
import { quoted } from '../printable.ts';

/** Inputs with lines that may match nothing. */
export interface LineInputs extends CommonInputs {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** What a run met, in words that follow "matches no", and what it does to it. */
export interface LineWords {
  readonly names: string;
  /** `delete` or `abort`. */
  readonly verb: string;
  /** In front of the examples, which are relative to it. */
  readonly root: string;
}

export function checkedLines({ include, exclude }: LineInputs): readonly CheckedLine[] {
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
  inputs: LineInputs,
  things: 'object' | 'upload' = 'object',
): KeyCheck | undefined {
  const checked = checkedLines(inputs);
  if (checked.length === 0 || inputs.unmatched === 'ignore') return undefined;
  const root = directoryOf(inputs.prefix);
  const lines = createLineCheck(checked, rootsOf(`${inputs.bucket}/${root}`), 'linux');
  return {
    see(key, isDoomed) {
      lines.see(key.slice(root.length), isDoomed);
    },
    isFirst: inputs.unmatched === 'auto' && checked.some(isProtecting),
    lines,
    words: {
      names: `${things} under ${quoted(inputs.prefix)}`,
      verb: things === 'upload' ? 'abort' : 'delete',
      root,
    },
  };
}

/**
 * Warns of lines that matched nothing, where anything was met, and returns why the run must not
 * begin to delete.
 */
export function tellUnmatched(
  found: readonly UnmatchedLine[],
  { unmatched }: Pick<CommonInputs, 'unmatched'>,
  words: LineWords,
  log: Log,
): readonly string[] {
  if (unmatched === 'ignore') return [];
  const isStop = ({ doomed }: UnmatchedLine) => unmatched === 'auto' && doomed !== undefined;
  const warnings = found.filter((one) => !isStop(one)).map((one) => warningOf(one, words));
  if (warnings.length > 0) log.warning(...warnings);
  return found.filter(isStop).flatMap((one) => stopsOf(one, words));
}

/** The same of a check by keys. */
export function tellKeyCheck(
  check: KeyCheck | undefined,
  inputs: LineInputs,
  log: Log,
  words: Partial<LineWords> = {},
): readonly string[] {
  if (check === undefined || check.lines.seen === 0) return [];
  return tellUnmatched(check.lines.unmatched(), inputs, { ...check.words, ...words }, log);
}

function warningOf({ input, line, nearest }: UnmatchedLine, words: LineWords): string {
  const statement = `${input} ${quoted(line)} matches no ${words.names}`;
  if (nearest === undefined) return `${statement}: correct it, or set unmatched: ignore`;
  const examples = examplesOf(nearest, words.root);
  if (nearest.anyCase) return `${statement}: did you mean another case, as in ${examples}?`;
  const verb = nearest.lines.length === 1 ? 'matches' : 'match';
  return `${statement}: did you mean ${linesOf(nearest)}, which ${verb} ${examples}?`;
}

function stopsOf({ input, line, doomed }: UnmatchedLine, words: LineWords): readonly string[] {
  if (doomed === undefined) return [];
  const { names, root, verb } = words;
  const other = doomed.anyCase
    ? 'it would in another case match'
    : `${linesOf(doomed)} would match`;
  const remedy = doomed.anyCase ? 'write it in the case of the keys' : `write ${linesOf(doomed)}`;
  const it = doomed.count === 1 ? 'it' : 'them';
  return [
    `${input} ${quoted(line)} matches no ${names}, and ${other} ${examplesOf(doomed, root)} that ` +
      `this run would ${verb}, so nothing was changed: ${remedy}, or set unmatched: warn to ` +
      `${verb} ${it}`,
  ];
}

/** A line in words for messages: with quotes, and one beside the other. */
function linesOf({ lines }: Near): string {
  return lines.length === 1
    ? quoted(lines.join())
    : `${lines.map(quoted).join(' and ')}, each on a line of its own`;
}

export function examplesOf({ example, count }: Near, root: string): string {
  const others = count - 1;
  const rest = others === 0 ? '' : ` and ${counted(others)} other${others === 1 ? '' : 's'}`;
  return quoted(root + example) + rest;
}
