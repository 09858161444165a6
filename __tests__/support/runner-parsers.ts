/**
 * What the runner reads of a step, as it reads it: https://github.com/actions/runner, its
 * ActionCommand.cs, ActionCommandManager.cs, FileCommandManager.cs and CreateStepSummaryCommand.
 * Written from their behavior, so that a test sees what the runner would and not what was meant.
 */

/** A line of the log that the runner obeys. */
export interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** A log as the runner takes it: what it obeys, and what it shows, the titles of groups too. */
export interface ReadLog {
  readonly commands: readonly RunnerCommand[];
  readonly lines: readonly string[];
}

const COMMANDS = new Set([
  ...['add-mask', 'add-matcher', 'add-path', 'debug', 'echo', 'endgroup', 'error', 'group'],
  ...[
    'notice',
    'remove-matcher',
    'save-state',
    'set-env',
    'set-output',
    'stop-commands',
    'warning',
  ],
]);

const STOP = 'stop-commands';

/** Reads standard output line by line; `::stop-commands::token` holds until `::token::`. */
export function readLog(stdout: string): ReadLog {
  const commands: RunnerCommand[] = [];
  const lines: string[] = [];
  let token: string | undefined;
  for (const line of linesOf(stdout)) {
    const known = token === undefined ? COMMANDS : new Set([...COMMANDS, token.toLowerCase()]);
    const command = commandOf(line, known);
    const isObeyed = command !== undefined && (token === undefined || command.name === token);
    if (!isObeyed) {
      lines.push(line);
      continue;
    }
    commands.push(command);
    if (command.name === 'group') lines.push(command.data);
    if (token !== undefined) token = undefined;
    else if (command.name === STOP) token = command.data.toLowerCase();
  }
  return { commands, lines };
}

/** Lines end at CR, LF or both; what comes after the last end is a line unless it is empty. */
export function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function commandOf(line: string, known: ReadonlySet<string>): RunnerCommand | undefined {
  return currentForm(line, known) ?? olderForm(line, known);
}

/** `::name key=value,key=value::data`, after any white space. */
function currentForm(line: string, known: ReadonlySet<string>): RunnerCommand | undefined {
  const text = line.replace(/^\p{White_Space}+/u, '');
  const end = text.startsWith('::') ? text.indexOf('::', 2) : -1;
  if (end === -1) return undefined;
  return commandFrom(text.slice(2, end), ',', decoded(text.slice(end + 2), DATA), known, PROPERTY);
}

/** `##[name key=value;key=value]data`, anywhere in the line. */
function olderForm(line: string, known: ReadonlySet<string>): RunnerCommand | undefined {
  const start = line.indexOf('##[');
  const end = start === -1 ? -1 : line.indexOf(']', start);
  if (end === -1) return undefined;
  return commandFrom(
    line.slice(start + 3, end),
    ';',
    decoded(line.slice(end + 1), OLDER),
    known,
    OLDER,
  );
}

function commandFrom(
  info: string,
  separator: string,
  data: string,
  known: ReadonlySet<string>,
  escapes: Escapes,
): RunnerCommand | undefined {
  const space = info.indexOf(' ');
  const name = (space === -1 ? info : info.slice(0, space)).toLowerCase();
  if (!known.has(name)) return undefined;
  const pairs =
    space === -1
      ? []
      : info
          .slice(space + 1)
          .trim()
          .split(separator);
  const properties = pairs.flatMap((pair) => {
    const [, key = '', value = ''] = /^([^=]+)=(.+)$/s.exec(pair) ?? [];
    return key === '' ? [] : [[key, decoded(value, escapes)]];
  });
  return { name, properties: Object.fromEntries(properties) as Record<string, string>, data };
}

type Escapes = readonly (readonly [escaped: string, text: string])[];

/** The order is the runner's: the percent sign is last, so that `%250A` is `%0A`. */
const DATA: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
];
const PROPERTY: Escapes = [['%3A', ':'], ['%2C', ','], ...DATA];
const OLDER: Escapes = [['%3B', ';'], ['%5D', ']'], ...DATA];

function decoded(text: string, escapes: Escapes): string {
  return escapes.reduce((all, [escaped, plain]) => all.replaceAll(escaped, plain), text);
}

/**
 * The values in a file such as GITHUB_OUTPUT: `name=value`, or `name<<delimiter`, the value's lines
 * and the delimiter. The last value of a name counts. Throws where the runner fails the step.
 */
export function readFileCommands(text: string): Readonly<Record<string, string>> {
  const values = new Map<string, string>();
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line === '') continue;
    const [, name = '', sign = '', rest = ''] = /^(.*?)(=|<<)(.*)$/su.exec(line) ?? [];
    if (sign === '' || name === '' || (sign === '<<' && rest === '')) {
      throw new Error(`the runner does not take the line ${JSON.stringify(line)}`);
    }
    if (sign === '=') {
      values.set(name, rest);
      continue;
    }
    const end = lines.indexOf(rest, index + 1);
    if (end === -1) throw new Error(`the value of ${JSON.stringify(name)} has no end`);
    values.set(name, lines.slice(index + 1, end).join('\n'));
    index = end;
  }
  return Object.fromEntries(values);
}

const MAX_SUMMARY = 1024 * 1024;

/**
 * The Markdown that the runner uploads of GITHUB_STEP_SUMMARY, which it reads line by line to mask
 * secrets; undefined: it uploads none, because the file is empty or over 1 MiB.
 */
export function readStepSummary(file: Buffer, masked: readonly string[]): string | undefined {
  if (file.length === 0 || file.length > MAX_SUMMARY) return undefined;
  const secrets = masked.filter((secret) => secret !== '');
  const lines = linesOf(file.toString('utf8')).map((line) =>
    secrets.reduce((text, secret) => text.replaceAll(secret, '***'), line),
  );
  return lines.map((line) => `${line}\n`).join('');
}
