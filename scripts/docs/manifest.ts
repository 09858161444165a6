import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { COMMON_INPUTS } from '../../src/action/inputs/specs.ts';
import { type Definition, modeNamed, MODES } from '../../src/action/modes/modes.ts';
import { outputsOfOps } from '../../src/action/report/outputs.ts';
import { code, table } from './markdown.ts';

/** What action.yml says of an input or an output. */
interface Entry {
  readonly description?: string;
  readonly required?: boolean;
  readonly default?: string | number | boolean;
}

interface ActionManifest {
  readonly inputs: Readonly<Record<string, Entry>>;
  readonly outputs: Readonly<Record<string, Entry>>;
}

const FILE = join(import.meta.dirname, '../../action.yml');

function manifest(): ActionManifest {
  return parse(readFileSync(FILE, 'utf8')) as ActionManifest;
}

/** The section of a mode's own inputs (`upload-dir`), or of those of every mode (`common`). */
export function inputsSection(mode: string): string {
  const names = mode === 'common' ? COMMON_INPUTS : modeNamed(mode)?.inputs;
  if (names === undefined) throw new Error(`there is no mode "${mode}" with inputs to show`);
  const { inputs } = manifest();
  return Object.keys(names)
    .map((name) => inputEntry(name, inputs[name] ?? {}))
    .join('\n\n');
}

function inputEntry(name: string, { description = '', required, default: standard = '' }: Entry) {
  const word = required === true ? 'Required.' : `Default: ${code(String(standard))}.`;
  return `### ${code(name)}\n\n${description.trim()} ${standard === '' && required !== true ? '' : word}`;
}

/** The section of all modes: what each does, and what it counts. */
export function modesSection(modes: readonly Definition[] = MODES): string {
  const rows = modes.map(({ name, summary, ops }) => [
    `[${code(name)}](${name}.md)`,
    summary,
    outputsOfOps(ops).map(code).join(', '),
  ]);
  return table(['mode', 'what it does', 'counts'], rows);
}

/** The section of all outputs. */
export function outputsSection(): string {
  return Object.entries(manifest().outputs)
    .map(([name, { description = '' }]) => `### ${code(name)}\n\n${description.trim()}`)
    .join('\n\n');
}
