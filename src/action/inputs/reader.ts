import { shown } from '../../core/shown.ts';
import { INPUTS, type InputName } from './names.ts';

/** Reads inputs and collects what is wrong with them, so that all of it is told at once. */
export interface Reader {
  readonly problems: string[];
  /** The value without white space around it; the default when nothing was given. */
  text(name: InputName): string;
  /** Notes that the input must be `expected`, with what to do. */
  refuse(name: InputName, expected: string, remedy: string): void;
  flag(name: InputName): boolean;
  choice<Choice extends string>(name: InputName, choices: readonly Choice[]): Choice;
  /** A whole number; `fallback` where it is refused. */
  integer(name: InputName, min: number, max: number, fallback: number): number;
  /** The value as it was given, for parsers that count lines and read indentation. */
  block(name: InputName): string;
  /** Lines that are neither blank nor comments. */
  lines(name: InputName): readonly string[];
}

export function createReader(env: NodeJS.ProcessEnv): Reader {
  const problems: string[] = [];
  const text = (name: InputName) => {
    const given = env[variableOf(name)]?.trim() ?? '';
    return given === '' ? INPUTS[name].default : given;
  };
  const refuse = (name: InputName, expected: string, remedy: string) => {
    problems.push(`input "${name}" must be ${expected}, got ${shown(text(name))}: ${remedy}`);
  };
  return {
    problems,
    text,
    refuse,
    flag(name) {
      const isTrue = /^(true|True|TRUE)$/.test(text(name));
      if (!isTrue && !/^(false|False|FALSE)$/.test(text(name))) {
        refuse(name, 'true or false', 'write one of the two');
      }
      return isTrue;
    },
    choice<Choice extends string>(name: InputName, choices: readonly Choice[]): Choice {
      const choice = choices.find((one) => one === text(name));
      if (choice === undefined) refuse(name, choices.join(' or '), 'write one of these');
      return choice ?? (INPUTS[name].default as Choice);
    },
    integer(name, min, max, fallback) {
      const value = /^\d+$/.test(text(name)) ? Number(text(name)) : NaN;
      if (value >= min && value <= max) return value;
      const word = /^\d+$/.test(INPUTS[name].default) ? '' : ` or ${INPUTS[name].default}`;
      refuse(name, `a whole number from ${min} to ${max}${word}`, 'write a number in this range');
      return fallback;
    },
    block: (name) => env[variableOf(name)] ?? '',
    lines: (name) =>
      text(name)
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#')),
  };
}

/** The variable in which the runner passes an input. */
export function variableOf(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}
