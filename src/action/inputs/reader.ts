import { quoteShort } from '../../core/text.ts';
import { DELETE_CONDITIONS, type DeleteCondition } from '../../object-store/delete-condition.ts';
import { type MaxDeletes, parseMaxDeletes } from '../../operations/max-deletes.ts';
import type { CommonInputName, InputSpecs } from './specs.ts';

/** What most likely left a value empty. */
export const UNSET =
  'if it comes from a variable or secret, that is not set for this repository or environment, ' +
  'or this is a pull request from a fork, which gets none';

/** The same of several values. */
export const UNSET_ALL =
  'if they come from variables or secrets, those are not set for this repository or environment, ' +
  'or this is a pull request from a fork, which gets none';

/**
 * Reads the inputs that `Name` lists, and collects everything that is wrong or doubtful, so that
 * all of it can be reported at once.
 */
export interface Reader<Name extends string = CommonInputName> {
  readonly problems: string[];
  /** What is allowed and may be a mistake. */
  readonly warnings: string[];
  /** The value without surrounding white space; the default when it is absent or empty. */
  text(name: Name): string;
  /** Whether the value is the default, given or not. */
  isDefault(name: Name): boolean;
  /** Whether the workflow sets the input to nothing, as an expression without a result does. */
  isEmpty(name: Name): boolean;
  /** Records a problem with the value: a statement about it, and the remedy. */
  refuse(name: Name, statement: string, remedy: string): void;
  flag(name: Name): boolean;
  choice<Choice extends string>(name: Name, choices: readonly Choice[]): Choice;
  /** A whole number from `min` to `max`; `fallback` where the value is refused. */
  integer(name: Name, min: number, max: number, fallback: number): number;
  /** The value as given, for parsers that count lines and read indentation. */
  block(name: Name): string;
  /** Lines that are neither blank nor comments; none for the default. */
  lines(name: Name): readonly string[];
}

/** A reader of every input in `specs`. */
export function createReader(env: NodeJS.ProcessEnv, specs: InputSpecs): Reader<string> {
  const problems: string[] = [];
  const given = (name: string) => env[variableOf(name)]?.trim();
  const defaultOf = (name: string) => specs[name]?.default ?? '';
  const text = (name: string) => [given(name)].find(Boolean) ?? defaultOf(name);
  const isDefault = (name: string) => text(name) === defaultOf(name);
  const refuse = (name: string, statement: string, remedy: string) => {
    const value = text(name) === '' ? '' : ` ${quoteShort(text(name))}`;
    problems.push(`${name}${value} ${statement}: ${remedy}`);
  };
  return {
    problems,
    warnings: [],
    text,
    isDefault,
    isEmpty: (name) => given(name) === '',
    refuse,
    flag(name) {
      const value = flagOf(text(name));
      const remedy = `write one of the two${flagOf(defaultOf(name)) === undefined ? wordOf(defaultOf(name)) : ''}`;
      if (value === undefined) refuse(name, 'is neither true nor false', remedy);
      return value === true;
    },
    choice<Choice extends string>(name: string, choices: readonly Choice[]): Choice {
      const choice = choices.find((one) => one === text(name));
      if (choice === undefined)
        refuse(name, 'is not an allowed value', `write ${alternatives(choices)}`);
      return choice ?? (defaultOf(name) as Choice);
    },
    integer(name, min, max, fallback) {
      const value = /^\d+$/.test(text(name)) ? Number(text(name)) : NaN;
      if (value >= min && value <= max) return value;
      const remedy = `write one in this range${wordOf(defaultOf(name))}`;
      refuse(name, `is not a whole number from ${min} to ${max}`, remedy);
      return fallback;
    },
    block: (name) => env[variableOf(name)] ?? '',
    lines: (name) => (isDefault(name) ? [] : linesOf(text(name))),
  };
}

/** A default that is a word, as an alternative in a remedy. */
function wordOf(text: string): string {
  return /^\d+$/.test(text) ? '' : `, or ${text}`;
}

/** Undefined for what is neither, in the spellings of YAML 1.2. */
function flagOf(text: string): boolean | undefined {
  if (/^(true|True|TRUE)$/.test(text)) return true;
  return /^(false|False|FALSE)$/.test(text) ? false : undefined;
}

function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}

/** `a, b or c`. */
export function alternatives(words: readonly string[]): string {
  return words.join(', ').replace(/, (?=[^,]*$)/, ' or ');
}

/** The environment variable in which the runner passes an input. */
export function variableOf(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}

const MINUTE = 60_000;
const UNITS: Readonly<Record<string, number>> = {
  m: MINUTE,
  h: 60 * MINUTE,
  d: 24 * 60 * MINUTE,
  w: 7 * 24 * 60 * MINUTE,
};

/** Milliseconds of `90m`, `12h`, `30d` or `4w`; undefined for anything else, also for 0. */
export function parseAge(text: string): number | undefined {
  const [, count, unit = ''] = /^(\d{1,6})([mhdw])$/.exec(text) ?? [];
  const age = Number(count) * (UNITS[unit] ?? NaN);
  return age > 0 ? age : undefined;
}

/** Milliseconds; undefined for any age, and for a value that is refused. */
export function parseOlderThan(reader: Reader<'older-than'>): number | undefined {
  const age = parseAge(reader.text('older-than'));
  if (!reader.isDefault('older-than') && age === undefined) {
    const statement = 'is not a whole number with a unit (m, h, d or w)';
    reader.refuse('older-than', statement, 'write 12h or 30d, for example');
  }
  return age;
}

/** Milliseconds, for a mode that must not take any age. */
export function parseMinimumAge(reader: Reader<'older-than'>, mode: string): number {
  if (reader.isDefault('older-than')) {
    const why = 'write 1d or more, since a young upload may still be in progress';
    reader.problems.push(`older-than is required in mode ${mode}: ${why}`);
  }
  return parseOlderThan(reader) ?? Infinity;
}

/** The limit on deletes; undefined: none was given. */
export function parseCap(reader: Reader<'max-deletes'>): MaxDeletes | undefined {
  const maxDeletes = parseMaxDeletes(reader.text('max-deletes'));
  if (!reader.isDefault('max-deletes') && maxDeletes === undefined) {
    const statement = 'is neither a count nor a percentage from 0% to 100%';
    reader.refuse('max-deletes', statement, 'write 500 or 10%, for example');
  }
  return maxDeletes;
}

/** Which deletes carry the ETag that was listed. */
export function parseCondition(reader: Reader<'delete-condition'>): DeleteCondition {
  return reader.choice('delete-condition', DELETE_CONDITIONS);
}

const MAX_BATCH_SIZE = 1000;

/** Keys in one DeleteObjects request. */
export function parseBatchSize(reader: Reader<'batch-size'>): number {
  return reader.integer('batch-size', 1, MAX_BATCH_SIZE, MAX_BATCH_SIZE);
}
