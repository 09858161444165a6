import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PROFILES } from 's3-test-server/profiles/all.ts';
import { figuresSection, resultNames, resultsSection } from '../../bench/pages.ts';
import { REASON_TEXT, SKIP_REASONS } from '../../src/core/outcome.ts';
import { exportsSection } from './exports.ts';
import { inputsSection } from './inputs.ts';
import { modesSection, outputsSection } from './manifest.ts';
import { code } from './markdown.ts';
import { policyBlock } from './rights-page.ts';
import { MODE_NEEDS } from './rights.ts';
import { storesSections } from './stores-page.ts';

const PICTURES = join(import.meta.dirname, '../../docs/pictures');
const WORKFLOWS = join(import.meta.dirname, '../../examples/workflows');

/** Makes the sections whose names begin with a word and a slash, from what follows. */
const BY_KIND: Readonly<Record<string, (rest: string) => string>> = {
  picture: pictureSection,
  workflow: (name) => yamlBlock(workflowNamed(name)),
  steps: stepsSection,
  inputs: inputsSection,
  policy: (mode) => (isMode(mode) ? policyBlock(mode, { prefix: 'site/' }) : unknown(mode)),
  stores: (name) => oneOf(storesSections(PROFILES), name),
  bench: (name) => (resultNames().includes(name) ? resultsSection(name) : unknown(name)),
  figures: (name) => (resultNames().includes(name) ? figuresSection(name) : unknown(name)),
};

const BY_NAME: Readonly<Record<string, () => string>> = {
  exports: exportsSection,
  modes: () => modesSection(),
  outputs: outputsSection,
  reasons: reasonsSection,
};

/** The Markdown of a generated section, by the name in its markers. Throws for a name of none. */
export function sectionOf(name: string): string {
  const [kind = '', ...rest] = name.split('/');
  const make = rest.length === 0 ? BY_NAME[name] : BY_KIND[kind];
  return make === undefined ? unknown(name) : make(rest.join('/'));
}

/** The reasons why objects are skipped, as the report has them. */
function reasonsSection(): string {
  return SKIP_REASONS.map((reason) => `- ${code(reason)}: ${REASON_TEXT[reason]}`).join('\n');
}

function workflowNamed(name: string): string {
  const file = join(WORKFLOWS, `${name}.yml`);
  return existsSync(file) ? readFileSync(file, 'utf8') : unknown(name);
}

/** The steps of a workflow from the first one of the action on, without what all workflows begin with. */
function stepsSection(name: string): string {
  const [, steps] =
    /^( {6}- (?:id: .*\n +)?uses: org\/s3-batch-action@[^]*)/m.exec(workflowNamed(name)) ?? [];
  return steps === undefined ? unknown(name) : yamlBlock(steps.replaceAll(/^ {6}/gm, ''));
}

function yamlBlock(yaml: string): string {
  return `\`\`\`yaml\n${yaml.trimEnd()}\n\`\`\``;
}

/** The picture of a summary, light or dark, by its path from the page without the ending. */
function pictureSection(path: string): string {
  const file = join(PICTURES, `${basename(path)}.md`);
  if (!existsSync(file)) return unknown(path);
  const [title = '', , totals = ''] = readFileSync(file, 'utf8').replaceAll('`', '').split('\n');
  // Times are no part of what a picture is about.
  const shown = totals.replace(/ in [\d.]+ s.*| · [\d.]+ s$/, '');
  const text = `Job summary: ${title.replace(/^### \S+ /, '')}. ${shown}`;
  const lines = text.match(/\S.{0,95}(?= |$)/g) ?? [];
  return [
    '<picture>',
    `<source media="(prefers-color-scheme: dark)" srcset="${path}-dark.png">`,
    `<img width="840" src="${path}-light.png"\nalt="${lines.join('\n')}">`,
    '</picture>',
  ].join('\n');
}

function isMode(name: string): name is keyof typeof MODE_NEEDS {
  return name in MODE_NEEDS;
}

function oneOf(sections: Readonly<Record<string, string>>, name: string): string {
  return sections[name] ?? unknown(name);
}

function unknown(name: string): never {
  throw new Error(`nothing makes a section "${name}": see scripts/docs/sections.ts`);
}
