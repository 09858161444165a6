import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '../..');

/** A step of a workflow. */
export interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string | boolean;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, unknown>>;
}

/** A fenced block of code in a page. */
export interface Block {
  /** Path of the page from the root of the repository. */
  readonly page: string;
  /** The heading that it is under; empty: there is none. */
  readonly heading: string;
  readonly language: string;
  /** What follows the language, such as the path of the file that the block is about. */
  readonly about: string;
  /** Without the indentation of the list that it is in. */
  readonly text: string;
  /** The name of the generated section that consists of it; empty: it is in none. */
  readonly section: string;
}

/** The pages whose snippets people copy. */
export function pagesWithSnippets(): readonly string[] {
  const markdownIn = (folder: string, depth: 'all' | 'own') =>
    readdirSync(join(ROOT, folder), { recursive: depth === 'all', encoding: 'utf8' })
      .filter((name) => name.endsWith('.md') && !name.includes('node_modules'))
      .map((name) => join(folder, name));
  const pages = ['README.md', 'npm/README.md'].filter((page) => existsSync(join(ROOT, page)));
  return [...pages, ...markdownIn('docs', 'own'), ...markdownIn('packages', 'all')];
}

const HEADING_OR_BLOCK =
  /^#+ (?<title>.*)$|^(?<indent> *)```(?<language>\w*) *(?<about>.*)\n(?<text>[^]*?)^\k<indent>```$/gm;
const SECTION = /<!-- ([\w/-]+):begin -->\s*$/;

/** The blocks of a page of the repository. */
export function blocksOf(page: string): readonly Block[] {
  return blocksIn(readFileSync(join(ROOT, page), 'utf8'), page);
}

/** The blocks in the text of a page, or of a part of one. */
export function blocksIn(markdown: string, page = ''): readonly Block[] {
  const blocks: Block[] = [];
  let heading = '';
  for (const { groups = {}, index } of markdown.matchAll(HEADING_OR_BLOCK)) {
    const { title, indent = '', language = '', about = '', text } = groups;
    if (text === undefined) {
      heading = title ?? '';
      continue;
    }
    const section = SECTION.exec(markdown.slice(0, index))?.[1] ?? '';
    const plain = text.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
    blocks.push({ page, heading, language, about, text: plain, section });
  }
  return blocks;
}

export function isYaml({ language }: Block): boolean {
  return language === 'yaml' || language === 'yml';
}

/** All steps in a workflow, or in a part of one that is pasted into it. */
export function stepsIn(yaml: string): readonly Step[] {
  const found: Step[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('uses' in node || 'run' in node) found.push(node as Step);
    for (const child of Object.values(node)) visit(child);
  };
  visit(parse(yaml));
  return found;
}

export function isOfAction({ uses = '' }: Step): boolean {
  return uses.startsWith('org/s3-batch-action@');
}

/** What expressions are in a run, by what they contain; the first that fits. */
const VALUES: readonly (readonly [RegExp, string])[] = [
  [/[!=]=/, 'true'],
  [/BUCKET/, 'my-bucket'],
  [/REGION/, 'us-east-1'],
  [/ENDPOINT/, 'https://s3.example.com'],
  [/URL/, 'https://example.com'],
  [/ACCOUNT/, '0123456789abcdef0123456789abcdef'],
  [/number|run_id|attempt|\.id\b/, '42'],
  [/sha\b/, '0123456789abcdef0123456789abcdef01234567'],
];

/** A value as the runner passes it: without expressions, which have plausible values. */
export function evaluated(value: unknown): string {
  return String(value).replaceAll(/\$\{\{(.*?)\}\}/g, (_, expression: string) => {
    const fallback = /\|\|\s*'([^']*)'\s*$/.exec(expression)?.[1];
    return fallback ?? VALUES.find(([sign]) => sign.test(expression))?.[1] ?? 'name';
  });
}

/** The inputs of a step, as the runner passes them. */
export function inputsOf(step: Step): Readonly<Record<string, string>> {
  const inputs = Object.entries(step.with ?? {});
  return Object.fromEntries(inputs.map(([name, value]) => [name, evaluated(value)]));
}
