import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseHeaderRules } from '../../src/headers/rules.ts';
import { blocksOf, isYaml } from '../support/snippets.ts';

const ROOT = join(import.meta.dirname, '../..');
const namesIn = (folder: string, ending: string) =>
  readdirSync(join(ROOT, folder)).filter((name) => name.endsWith(ending));
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

const EXAMPLES = namesIn('examples/workflows', '.yml').map((name) => name.replace('.yml', ''));
const SCRIPTS = namesIn('__tests__/end-to-end', '.sh').map(
  (name) => `__tests__/end-to-end/${name}`,
);

/** The commands of a script, in which a call of a function may name the workflow that it runs. */
function commandsOf(script: string): readonly string[] {
  const lines = script.replaceAll(/\\\n\s*/g, ' ').split('\n');
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}

/** Functions of the scripts that run the workflow which their last word names. */
const BY_NAME = /\b(?:deploy|deploy_to_r2|run_on \w+) ([a-z0-9-]+)\b/g;
const BY_FILE = /\brun_workflow \w+ examples\/workflows\/([a-z0-9-]+)\.yml/g;

const RUN = new Set(
  SCRIPTS.flatMap((script) =>
    commandsOf(read(script)).flatMap((command) =>
      [BY_FILE, BY_NAME].flatMap((call) => [...command.matchAll(call)].map(([, name]) => name)),
    ),
  ),
);

const PAGES = ['README.md', ...namesIn('docs', '.md').map((name) => `docs/${name}`)];

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly permissions?: unknown }>>;
}

describe('the workflows in examples', () => {
  it.each(EXAMPLES)('%s is run by a workflow engine', (name) => {
    expect([...RUN]).toContain(name);
  });

  it.each(SCRIPTS.filter((script) => /\/act-(?!setup)/.test(script)))(
    '%s is run by act.sh',
    (script) => {
      const [, topic = ''] = /act-(\w+)\.sh$/.exec(script) ?? [];
      const topics = [
        ...read('__tests__/end-to-end/act.sh').matchAll(/^run_topics (.*?) (?:&|\|\|)/gm),
      ];
      expect(topics.flatMap(([, words = '']) => words.split(' '))).toContain(topic);
    },
  );

  it.each(EXAMPLES)('%s is shown or linked by a page', (name) => {
    const isOn = (text: string) =>
      ['workflow', 'steps'].some((kind) => text.includes(`<!-- ${kind}/${name}:begin -->`)) ||
      text.includes(`workflows/${name}.yml)`);
    expect(PAGES.filter((page) => isOn(read(page)))).not.toEqual([]);
  });

  it.each(EXAMPLES)(
    '%s asks for a token in the jobs that sign in with it, and nowhere else',
    (name) => {
      const { permissions = {}, jobs } = parse(read(`examples/workflows/${name}.yml`)) as Workflow;
      expect(permissions).not.toHaveProperty('id-token');
      for (const job of Object.values(jobs)) {
        const signsIn = JSON.stringify(job).includes('aws-actions/configure-aws-credentials@');
        expect(JSON.stringify(job.permissions).includes('"id-token":"write"')).toBe(signsIn);
      }
    },
  );
});

describe('the rules of headers in the docs', () => {
  const blocks = PAGES.flatMap(blocksOf).filter(isYaml);
  const rules = blocks.flatMap(({ page, text: yaml }) =>
    textsOf(parse(yaml), 'headers').map((text) => [page, text] as const),
  );

  it('are there', () => {
    expect(rules.length).toBeGreaterThan(8);
  });

  it.each(rules)('of %s are accepted without a warning: %s', (_, text) => {
    const { problems, warnings } = parseHeaderRules(text);
    expect([problems, warnings]).toEqual([[], []]);
  });
});

/** The texts that have this name, wherever in a document. */
function textsOf(node: unknown, name: string): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === name && typeof value === 'string' ? [value] : textsOf(value, name),
  );
}
