import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { linksOf, targetProblem } from '../support/markdown-links.ts';
import { blocksOf, isOfAction, isYaml, stepsIn } from '../support/snippets.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

const PAPERS = [
  ...['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'CHANGELOG.md', 'SECURITY.md'],
  ...['docs', 'src', 'npm', '__tests__', 'packages'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name)),
  ),
];

/** Whether a link of a page leads to a file or folder here, and to an anchor that it has. */
function isThere(link: string, page: string): boolean {
  const target = link.startsWith('#') ? page + link : join(dirname(page), decodeURI(link));
  return targetProblem(target) === undefined;
}

const stagesFolder = join(ROOT, '.ci/stages');
const STAGES = readdirSync(stagesFolder).sort();

describe('the papers', () => {
  it.each(PAPERS)('%s names only npm scripts that exist', (paper) => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...read(paper).matchAll(/npm run (?:--\S+ )*([a-z][a-z0-9:-]*)/g)];
    expect(named.map(([, name = '']) => name).filter((name) => !(name in scripts))).toEqual([]);
  });

  it.each(PAPERS)('%s links only to files and headings that are there', (paper) => {
    const links = linksOf(read(paper)).filter((link) => !/^[a-z]+:/.test(link));
    expect(links.filter((link) => !isThere(link, paper))).toEqual([]);
  });

  it('have links to files, to headings of their own, and to those of others', () => {
    const all = PAPERS.flatMap((paper) => linksOf(read(paper)));
    for (const kind of [/^[\w./-]+\.md$/, /^#[\w-]+$/, /^[\w./-]+\.md#[\w-]+$/]) {
      expect(all.filter((link) => kind.test(link)).length).toBeGreaterThan(5);
    }
    expect(isThere('docs/errors.md#no-such-heading', 'README.md')).toBe(false);
    expect(isThere('docs/no-such-page.md', 'README.md')).toBe(false);
  });

  it.each(PAPERS)('%s gives the action only inputs that it has', (paper) => {
    const { inputs } = parse(read('action.yml')) as { inputs: Record<string, unknown> };
    const blocks = blocksOf(paper).filter(isYaml);
    const steps = blocks.flatMap(({ text }) => stepsIn(text)).filter(isOfAction);
    const given = steps.flatMap((step) => Object.keys(step.with ?? {}));
    expect(given.filter((name) => !(name in inputs))).toEqual([]);
  });

  it('ARCHITECTURE.md names the files that it points to, and every folder of src', () => {
    const text = read('ARCHITECTURE.md');
    const files = [...text.matchAll(/`([a-z0-9]+\/[a-z0-9/-]+\.ts)`/g)].map(
      ([, file = '']) => file,
    );
    expect(files.length).toBeGreaterThan(5);
    const isMissing = (file: string) =>
      !existsSync(join(ROOT, file.replace(/^(?:src\/)?/, 'src/')));
    expect(files.filter(isMissing)).toEqual([]);
    const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `src/${name}/`);
    expect(folders.filter((folder) => !text.includes(`\`${folder}\``))).toEqual([]);
  });
});

describe('CONTRIBUTING.md', () => {
  it('has a line on each npm script', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const rows = read('CONTRIBUTING.md').matchAll(
      /^\| `npm (?:run )?([\w:]+)[^`]*` +\| \S.{10,} \|$/gm,
    );
    expect([...rows].map(([, name]) => name).sort()).toEqual(Object.keys(scripts).sort());
  });
});

describe('the READMEs in src', () => {
  const readmes = PAPERS.filter((paper) => paper.startsWith('src/'));
  const filesIn = (paper: string) =>
    [...read(paper).matchAll(/`([\w./-]+\.(?:ts|md|yml|json))`/g)].map(([, file = '']) => file);

  it.each(readmes)('%s names only files that exist', (paper) => {
    // From its own folder, from src, or from the root of the repository.
    const isThere = (file: string) =>
      [dirname(paper), 'src', ''].some((folder) => existsSync(join(ROOT, folder, file)));
    expect(filesIn(paper).filter((file) => !isThere(file))).toEqual([]);
  });

  it('name files at all', () => {
    expect(readmes.length).toBeGreaterThan(10);
    expect(readmes.flatMap(filesIn).length).toBeGreaterThan(30);
  });
});

describe('the gate', () => {
  const budgetOf = (stage: string) =>
    Number(/^# budget: (\d+) s$/m.exec(readFileSync(join(stagesFolder, stage), 'utf8'))?.[1]);

  it('gives each stage a budget, all together less than 45 minutes', () => {
    const budgets = STAGES.map(budgetOf);
    expect(STAGES.filter((_, index) => !((budgets[index] ?? NaN) > 0))).toEqual([]);
    expect(budgets.reduce((sum, budget) => sum + budget, 0)).toBeLessThan(45 * 60);
  });
});
