import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';
import { PROFILES } from 's3-test-server/profiles/all.ts';
import { pictures, resultNames, resultsSection } from '../bench/pages.ts';
import { type Definition, MODES } from '../src/action/modes/modes.ts';
import { outputsOfOps } from '../src/action/report/outputs.ts';
import { ERROR_ROWS } from '../src/s3/error-codes/error-codes.ts';
import { OWN_ADVICE } from '../src/s3/error-codes/own.ts';
import type { ErrorRow, Sign } from '../src/s3/error-codes/row.ts';
import { messagesPage, sourcesOfMessages } from './messages-page.ts';
import { policyBlock, rightsPage } from './rights-page.ts';
import { summariesPage } from './summaries-page.ts';
import { storesSections } from './stores-page.ts';

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
const ERRORS = join(ROOT, 'docs/errors.md');
const MESSAGES = join(ROOT, 'docs/messages.md');
const SUMMARIES = join(ROOT, 'docs/summaries.md');
const RIGHTS = join(ROOT, 'docs/rights.md');
const STORES = join(ROOT, 'docs/stores.md');
const PREVIEWS = join(ROOT, 'docs/previews.md');
const BENCH = join(ROOT, 'bench/README.md');
const WORKFLOWS = ['deploy-site', 'upload-build', 'prune-preview', 'prune-builds', 'abort-uploads'];
const PREVIEW_WORKFLOWS = ['preview', 'prune-preview', 'deploy-beside-previews'];

/** A Markdown table of inputs: name, default and meaning. */
export function inputsTable(inputs: Readonly<Record<string, Entry>>): string {
  const rows = Object.entries(inputs).map(([name, input]) => [
    `\`${name}\``,
    input.required === true ? 'required' : defaultCell(input.default),
    cell(input.description),
  ]);
  return table(['input', 'default', 'meaning'], rows);
}

/** A Markdown table of modes: what each does, the inputs that not every mode has, and its counts. */
export function modesTable(modes: readonly Definition[]): string {
  const code = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');
  const rows = modes.map(({ name, summary, inputs, ops }) => [
    `\`${name}\``,
    summary,
    code(Object.keys(inputs)),
    code(outputsOfOps(ops)),
  ]);
  return table(['mode', 'what it does', 'inputs beside the common ones', 'counts'], rows);
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
    throw new Error(`the page must hold "${begin}" and then "${end}", each once: put them back`);
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

const EXAMPLE = { endpoint: 'https://s3.example.com', bucket: 'my-bucket' };

/** A section of Markdown for each cause: its id, sentences for an example, and signs. */
export function causeSections(rows: readonly ErrorRow[]): string {
  const facts = { code: '', message: '', causes: [], bucket: EXAMPLE.bucket };
  const sections = rows.map(({ id, signs, happened, todo }) => [
    `## ${id}`,
    `- What happened: ${line(happened(EXAMPLE, facts))}.`,
    `- What to do: ${line(todo(EXAMPLE, facts))}.`,
    `- Codes: ${line(signs.map(signText).join('; '))}.`,
  ]);
  return sections.map(([head, ...lines]) => `${head}\n\n${lines.join('\n')}`).join('\n\n');
}

/** A star or an underscore outside of code would be markup. */
function line(text: string): string {
  const parts = text
    .trim()
    .replaceAll(/\s+/g, ' ')
    .split(/(`[^`]*`)/);
  return parts.map((part, n) => (n % 2 === 1 ? part : part.replaceAll(/[*_<>]/g, '\\$&'))).join('');
}

function signText({ codes = [], statuses = [], condition }: Sign): string {
  const named = codes.map((code) => (code === '*' ? 'any code' : `\`${code}\``));
  const text = [...named, ...statuses.map((status) => `status ${status}`)].join(', ');
  return condition === undefined ? text : `${text}, when ${condition}`;
}

const ERRORS_TEXT = `# Errors and what to do about them

The cause of a failed object, or of a run that stopped, is the first of these that matches its error by
code, status or message. The log, the annotation and the job summary then say what happened and what
to do in the words of this page, shown here for the bucket \`my-bucket\` at
\`https://s3.example.com\`. In the report, the line of the object names the cause in \`failure\`, and
the last line has the words. A star in a code matches any characters. An error without a cause here is
shown as it is.

This page is generated from \`src/s3/error-codes/error-codes.ts\` by \`npm run docs\`.
`;

const WITHOUT_ADVICE = `## Codes without advice

The messages of these errors say what to do, or another failure of the same run is the one to look
at:`;

async function generateErrors(): Promise<string> {
  const unadvised = Object.entries(OWN_ADVICE).filter(([, advice]) => advice === 'none');
  const codes = unadvised.map(([code]) => `\`${code}\``).join(', ');
  return formatted(
    `${ERRORS_TEXT}\n${causeSections(ERROR_ROWS)}\n\n${WITHOUT_ADVICE} ${codes}.\n`,
    ERRORS,
  );
}

async function generateReadme(): Promise<string> {
  const readme = readFileSync(README, 'utf8');
  const manifest = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as ActionManifest;
  let text = replaceSection(readme, 'modes', modesTable(MODES));
  text = replaceSection(text, 'inputs', inputsTable(manifest.inputs ?? {}));
  text = replaceSection(text, 'outputs', outputsTable(manifest.outputs ?? {}));
  text = replaceSection(text, 'policy', policyBlock('upload-dir', { prefix: 'site/' }));
  return formatted(withWorkflows(text, WORKFLOWS), README);
}

/** `text` with these workflows in the sections of their names. */
function withWorkflows(text: string, names: readonly string[]): string {
  return names.reduce((before, name) => {
    const workflow = readFileSync(join(ROOT, `examples/workflows/${name}.yml`), 'utf8');
    return replaceSection(before, name, `\`\`\`yaml\n${workflow.trimEnd()}\n\`\`\``);
  }, text);
}

async function generatePreviews(): Promise<string> {
  return formatted(withWorkflows(readFileSync(PREVIEWS, 'utf8'), PREVIEW_WORKFLOWS), PREVIEWS);
}

async function generateStores(): Promise<string> {
  const page = readFileSync(STORES, 'utf8');
  const sections = Object.entries(storesSections(PROFILES, table));
  const text = sections.reduce(
    (before, [name, content]) => replaceSection(before, name, content),
    page,
  );
  return formatted(text, STORES);
}

async function generateBench(): Promise<string> {
  const page = readFileSync(BENCH, 'utf8');
  const text = resultNames().reduce(
    (before, name) => replaceSection(before, name, resultsSection(name)),
    page,
  );
  return formatted(text, BENCH);
}

async function formatted(text: string, file: string): Promise<string> {
  return format(text, { ...(await resolveConfig(file)), parser: 'markdown' });
}

interface Page {
  readonly file: string;
  readonly text: string;
  /** What the page is made from. */
  readonly from: string;
}

async function allPages(): Promise<readonly Page[]> {
  return [
    {
      file: README,
      text: await generateReadme(),
      from: 'action.yml, src/action/modes/ and examples/workflows/',
    },
    {
      file: ERRORS,
      text: await generateErrors(),
      from: 'src/s3/error-codes/error-codes.ts and its folder',
    },
    {
      file: MESSAGES,
      text: await formatted(messagesPage(sourcesOfMessages()), MESSAGES),
      from: 'the strings in src/',
    },
    {
      file: SUMMARIES,
      text: await formatted(summariesPage(), SUMMARIES),
      from: 'scripts/summaries-page.ts and src/action/report/summary/',
    },
    {
      file: RIGHTS,
      text: await formatted(rightsPage(), RIGHTS),
      from: 'scripts/rights.ts and src/s3/operations/rights.ts',
    },
    {
      file: STORES,
      text: await generateStores(),
      from: 'packages/s3-test-server/src/profiles/',
    },
    { file: PREVIEWS, text: await generatePreviews(), from: 'examples/workflows/' },
    { file: BENCH, text: await generateBench(), from: 'bench/results/' },
    ...pictures().map((one) => ({ ...one, from: 'bench/results/' })),
  ];
}

async function run(isCheck: boolean): Promise<void> {
  for (const { file, text, from } of await allPages()) {
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    if (isCheck) {
      const name = relative(ROOT, file);
      console.error(`${name} is not what ${from} say: run "npm run docs" and commit ${name}`);
      process.exitCode = 1;
    } else {
      writeFileSync(file, text);
    }
  }
}

if (import.meta.main) await run(process.argv.includes('--check'));
