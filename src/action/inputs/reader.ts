import { shown } from '../../core/shown.ts';
import { INPUTS, type InputName } from './names.ts';

/** Reads inputs and collects what is wrong or doubtful, so that all of it is said at once. */
export interface Reader {
  readonly problems: string[];
  /** What is allowed and may not be meant. */
  readonly warnings: string[];
  /** The value without white space around it; the default when it is absent or empty. */
  text(name: InputName): string;
  /** Whether the workflow has the input with nothing in it, as an expression without a result leaves it. */
  isEmpty(name: InputName): boolean;
  /** Notes what is wrong with the input's value, as a statement about it, and what to do. */
  refuse(name: InputName, statement: string, remedy: string): void;
  flag(name: InputName): boolean;
  choice<Choice extends string>(name: InputName, choices: readonly Choice[]): Choice;
  /** A whole number; `fallback` where it is refused. */
  integer(name: InputName, min: number, max: number, fallback: number): number;
  /** The value as it was given, for parsers that count lines and read indentation. */
  block(name: InputName): string;
  /** Lines that are neither blank nor comments; none for the default. */
  lines(name: InputName): readonly string[];
}

export function createReader(env: NodeJS.ProcessEnv): Reader {
  const problems: string[] = [];
  const given = (name: InputName) => env[variableOf(name)]?.trim();
  const text = (name: InputName) => {
    const value = given(name) ?? '';
    return value === '' ? INPUTS[name].default : value;
  };
  const refuse = (name: InputName, statement: string, remedy: string) => {
    const value = text(name);
    problems.push(`${value === '' ? name : `${name} ${shown(value)}`} ${statement}: ${remedy}`);
  };
  return {
    problems,
    warnings: [],
    text,
    isEmpty: (name) => given(name) === '',
    refuse,
    flag(name) {
      const isTrue = /^(true|True|TRUE)$/.test(text(name));
      if (!isTrue && !/^(false|False|FALSE)$/.test(text(name))) {
        refuse(name, 'is neither true nor false', 'write one of the two');
      }
      return isTrue;
    },
    choice<Choice extends string>(name: InputName, choices: readonly Choice[]): Choice {
      const choice = choices.find((one) => one === text(name));
      if (choice === undefined) refuse(name, 'is not a choice', `write ${alternatives(choices)}`);
      return choice ?? (INPUTS[name].default as Choice);
    },
    integer(name, min, max, fallback) {
      const value = /^\d+$/.test(text(name)) ? Number(text(name)) : NaN;
      if (value >= min && value <= max) return value;
      const word = /^\d+$/.test(INPUTS[name].default) ? '' : `, or ${INPUTS[name].default}`;
      refuse(name, `is not a whole number from ${min} to ${max}`, `write one in this range${word}`);
      return fallback;
    },
    block: (name) => env[variableOf(name)] ?? '',
    lines: (name) => (text(name) === INPUTS[name].default ? [] : linesOf(text(name))),
  };
}

function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}

/** `a, b or c`. */
export function alternatives(words: readonly string[]): string {
  return words.join(', ').replace(/, (?=[^,]*$)/, ' or ');
}

/** The variable in which the runner passes an input. */
export function variableOf(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}
