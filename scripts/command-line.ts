import { parseArgs, styleText } from 'node:util';
import { formatCount, nearestName, quote } from '../src/core/text.ts';

/** An option with a value. */
interface ValueOption {
  readonly type: 'string';
  /** What stands for the value in the help, with its unit: `MS`. */
  readonly value: string;
  readonly default?: string;
  /** Whether it may be given several times. */
  readonly multiple?: true;
  readonly about: string;
}

interface Switch {
  readonly type: 'boolean';
  readonly about: string;
}

type Options = Readonly<Record<string, ValueOption | Switch>>;

/** A program of the project as its users call it. */
export interface Program<O extends Options = Options> {
  /** How it is started: `npm run demo --`. */
  readonly command: string;
  /** What it does, in sentences. */
  readonly about: string;
  readonly options: O;
  /** What it takes beside options. Default: nothing. */
  readonly words?: { readonly name: string; readonly about: string; readonly most: number };
  /** Whole command lines. */
  readonly examples: readonly string[];
}

type Values<O extends Options> = {
  readonly [Name in keyof O]: O[Name] extends Switch
    ? boolean
    : O[Name] extends { readonly multiple: true }
      ? readonly string[]
      : O[Name] extends { readonly default: string }
        ? string
        : string | undefined;
};

/** What a command line says, as far as it can be read. */
export interface CommandLine<O extends Options = Options> {
  readonly values: Values<O>;
  readonly words: readonly string[];
  readonly isHelp: boolean;
  /** What is wrong with it, one line each. */
  readonly problems: readonly string[];
}

/** Takes a problem of one line. */
export type Report = (problem: string) => void;

const WIDTH = 100;

/** Exit code of a command line that can't be read, as of other programs. */
const MISUSED = 2;

/**
 * Reads this process's command line. With `--help` or `-h` it prints the help and ends the process with exit
 * code 0; if there is a problem, or `read` reports one, it prints all of them and ends it with 2.
 */
export function readCommand<O extends Options, Result = CommandLine<O>>(
  program: Program<O>,
  read: (line: CommandLine<O>, report: Report) => Result = (line) => line as Result,
): Result {
  const line = parseCommand(program, process.argv.slice(2));
  if (line.isHelp) {
    console.log(helpOf(program));
    process.exit(0);
  }
  const problems = [...line.problems];
  const result = read(line, (problem) => problems.push(problem));
  if (problems.length > 0) refuse(problems);
  return result;
}

/** Prints what is wrong with a command line and ends the process with exit code 2. */
export function refuse(problems: readonly string[]): never {
  for (const problem of problems) console.error(problem);
  process.exit(MISUSED);
}

/** What arguments say; a value that is missing or unknown is a problem, never an error. */
export function parseCommand<O extends Options>(
  { command, options, words: taken }: Program<O>,
  args: readonly string[],
): CommandLine<O> {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const given = tokens.filter((token) => token.kind === 'option');
  const isHelp = given.some(asksForHelp);
  const isKnown = (one: GivenOption) => asksForHelp(one) || Object.hasOwn(options, one.name);
  const values = defaultsOf(options);
  const problems = given.flatMap((one) => {
    if (!isKnown(one)) return unknown(one.rawName, options, command);
    return setValue(values, one, options[one.name]) ?? [];
  });
  // A word after an unknown option may be its value.
  const words = given.every(isKnown)
    ? tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []))
    : [];
  for (const word of words.slice(taken?.most ?? 0)) {
    problems.push(`argument ${quote(word)} is unexpected: ${command} --help shows what it takes`);
  }
  return { values: values as Values<O>, words, isHelp, problems };
}

interface GivenOption {
  readonly name: string;
  /** With its dashes. */
  readonly rawName: string;
  readonly value: string | undefined;
  /** Whether the value follows an equals sign. */
  readonly inlineValue: boolean | undefined;
}

function asksForHelp({ name, rawName }: GivenOption): boolean {
  return name === 'help' || rawName === '-h';
}

/** Sets the value of a known option; returns what is wrong with it, if anything. */
function setValue(
  values: Record<string, unknown>,
  { name, rawName, value, inlineValue }: GivenOption,
  option: Options[string] | undefined,
): string | undefined {
  if (option === undefined) return undefined;
  if (option.type === 'boolean') {
    values[name] = true;
    return value === undefined ? undefined : `option "${rawName}" takes no value: leave it out`;
  }
  if (value === undefined || value === '' || (inlineValue !== true && value.startsWith('--'))) {
    return `option "${rawName}" needs a value: write ${rawName} ${option.value}`;
  }
  values[name] = option.multiple ? [...(values[name] as string[]), value] : value;
  return undefined;
}

function defaultsOf(options: Options): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(options)) {
    if (option.type === 'boolean') values[name] = false;
    else values[name] = option.multiple ? [] : option.default;
  }
  return values;
}

function unknown(rawName: string, options: Options, command: string): string {
  const near = similarName(
    rawName,
    [...Object.keys(options), 'help'].map((name) => `--${name}`),
  );
  const hint = near === undefined ? '' : `did you mean "${near}"? `;
  return `option ${quote(rawName)} is unknown: ${hint}${command} --help lists all`;
}

/** The most similar of some names in any case; undefined: none is similar. */
export function similarName(text: string, names: readonly string[]): string | undefined {
  const near = nearestName(
    text,
    names.map((name) => name.toLowerCase()),
  );
  return names.find((name) => name.toLowerCase() === near);
}

/** A whole number that an option or an argument must be; reports one that is not, and returns NaN. */
export function wholeNumber(
  what: string,
  text: string,
  { least, most = Number.MAX_SAFE_INTEGER }: { readonly least: number; readonly most?: number },
  report: Report,
): number {
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  const range =
    most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `${least} to ${formatCount(most)}`;
  report(`${what} must be a whole number, ${range}, got ${quote(text)}: correct it`);
  return NaN;
}

/** The help of a program: what it does, its options with units and defaults, and examples. */
export function helpOf({ command, about, options, words, examples }: Program): string {
  const rows = [
    ...(words === undefined ? [] : [[words.name, words.about] as const]),
    ...Object.entries(options).map(
      ([name, option]) => [flagOf(name, option), textOf(option)] as const,
    ),
    ['-h, --help', 'Prints this help'] as const,
  ];
  const indent = Math.max(...rows.map(([flag]) => flag.length)) + 4;
  const named = words === undefined ? '' : ` [${words.name}${words.most > 1 ? ' …' : ''}]`;
  const flags = Object.keys(options).length === 0 ? '[--help]' : '[options]';
  return [
    `${styleText('bold', 'Usage:')} ${command} ${flags}${named}`,
    '',
    ...wrapped(about, WIDTH),
    '',
    ...rows.map(
      ([flag, text]) =>
        `  ${flag}`.padEnd(indent) + wrapped(text, WIDTH - indent).join(`\n${' '.repeat(indent)}`),
    ),
    '',
    ...examples.map((example, n) => `${n === 0 ? 'Example:' : '        '} ${example}`),
  ]
    .map((line) => line.trimEnd())
    .join('\n');
}

function flagOf(name: string, option: Options[string]): string {
  return option.type === 'boolean' ? `--${name}` : `--${name} ${option.value}`;
}

function textOf(option: Options[string]): string {
  if (option.type === 'boolean') return option.about;
  const notes = [
    ...(option.multiple ? ['may be repeated'] : []),
    ...(option.default === undefined ? [] : [`default: ${option.default}`]),
  ];
  return notes.length === 0 ? option.about : `${option.about} (${notes.join('; ')})`;
}

/** The lines of a text, broken between words. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [''];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? '';
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length > width && line !== '') lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
