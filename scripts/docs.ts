import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';

/** What a table shows of one input or output of action.yml. */
export interface Entry {
  readonly description?: string;
  readonly required?: boolean;
  readonly default?: string | number | boolean;
}

interface ActionManifest {
  readonly inputs?: Readonly<Record<string, Entry>>;
  readonly outputs?: Readonly<Record<string, Entry>>;
}

const ROOT = join(import.meta.dirname, '..');
const README = join(ROOT, 'README.md');
const WORKFLOWS = ['deploy-site', 'prune-preview'];

/** A Markdown table of inputs: name, default and meaning. */
export function inputsTable(inputs: Readonly<Record<string, Entry>>): string {
  const rows = Object.entries(inputs).map(([name, input]) => [
    `\`${name}\``,
    input.required === true ? 'required' : defaultCell(input.default),
    cell(input.description),
  ]);
  return table(['input', 'default', 'meaning'], rows);
}

/** A Markdown table of outputs: name and meaning. */
export function outputsTable(outputs: Readonly<Record<string, Entry>>): string {
  const rows = Object.entries(outputs).map(([name, output]) => [
    `\`${name}\``,
    cell(output.description),
  ]);
  return table(['output', 'meaning'], rows);
}

/**
 * `text` with what lies between the markers `<!-- name:begin -->` and `<!-- name:end -->`
 * replaced by `content`. Throws when the markers are not there exactly once.
 */
export function replaceSection(text: string, name: string, content: string): string {
  const begin = `<!-- ${name}:begin -->`;
  const end = `<!-- ${name}:end -->`;
  const [before, after, ...more] = text.split(begin);
  const [, tail, ...moreTail] = (after ?? '').split(end);
  if (before === undefined || tail === undefined || more.length + moreTail.length > 0) {
    throw new Error(`README.md must hold "${begin}" and then "${end}", each once: put them back`);
  }
  return `${before}${begin}\n\n${content.trimEnd()}\n\n${end}${tail}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A pipe would end the cell and a line break the table. */
function cell(text = ''): string {
  return text.trim().replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
}

function defaultCell(value: string | number | boolean = ''): string {
  return value === '' ? '' : `\`${cell(String(value))}\``;
}

async function generate(readme: string): Promise<string> {
  const manifest = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as ActionManifest;
  let text = replaceSection(readme, 'inputs', inputsTable(manifest.inputs ?? {}));
  text = replaceSection(text, 'outputs', outputsTable(manifest.outputs ?? {}));
  for (const name of WORKFLOWS) {
    const workflow = readFileSync(join(ROOT, `examples/workflows/${name}.yml`), 'utf8');
    text = replaceSection(text, name, `\`\`\`yaml\n${workflow.trimEnd()}\n\`\`\``);
  }
  return format(text, { ...(await resolveConfig(README)), parser: 'markdown' });
}

async function run(isCheck: boolean): Promise<void> {
  const readme = readFileSync(README, 'utf8');
  const generated = await generate(readme);
  if (generated === readme) return;
  if (isCheck) {
    console.error('README.md is not what action.yml and examples/workflows/ say');
    console.error('run "npm run docs" and commit README.md');
    process.exitCode = 1;
  } else {
    writeFileSync(README, generated);
  }
}

if (import.meta.main) await run(process.argv.includes('--check'));
