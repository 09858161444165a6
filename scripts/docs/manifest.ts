import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Definition, MODES } from '../../src/action/modes/modes.ts';
import { outputsOfOps } from '../../src/action/report/outputs.ts';
import { code, table } from './markdown.ts';
import { OUTPUT_EXAMPLES } from './output-examples.ts';

/** What action.yml says of an input or an output. */
interface Entry {
  readonly description?: string;
}

interface ActionManifest {
  readonly inputs: Readonly<Record<string, Entry>>;
  readonly outputs: Readonly<Record<string, Entry>>;
}

const FILE = join(import.meta.dirname, '../../action.yml');

/** What action.yml says. */
export function manifest(): ActionManifest {
  return parse(readFileSync(FILE, 'utf8')) as ActionManifest;
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
    .map(([name, { description = '' }]) => {
      const { value, snippet } = OUTPUT_EXAMPLES[name] ?? missing(name);
      const example = `For example ${code(value)}.`;
      return [
        `### ${code(name)}`,
        description.trim(),
        example,
        `\`\`\`yaml\n${snippet.trim()}\n\`\`\``,
      ].join('\n\n');
    })
    .join('\n\n');
}

function missing(name: string): never {
  throw new Error(`the output ${name} has no example in scripts/docs/output-examples.ts`);
}
