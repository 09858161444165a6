import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { resultNames, resultsSection } from '../../bench/pages.ts';
import { MODES } from '../../src/action/modes/modes.ts';
import { linksOf } from '../support/markdown-links.ts';
import { blocksIn, inputsOf, isOfAction, isYaml, stepsIn } from '../support/snippets.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const README = read('README.md');

/** The lines under a heading of the second level. */
function section(page: string, heading: string): string {
  const [, after] = page.split(`\n## ${heading}\n`);
  if (after === undefined) throw new Error(`there is no heading "${heading}"`);
  return after.split('\n## ')[0] ?? '';
}

/** The pieces of YAML in a page, or in a part of one. */
const yamlIn = (markdown: string) =>
  blocksIn(markdown)
    .filter(isYaml)
    .map(({ text }) => text);

/** The modes of the steps of the action in a piece of YAML. */
const modesIn = (yaml: string) =>
  stepsIn(yaml)
    .filter(isOfAction)
    .map((step) => inputsOf(step)['mode']);

/** Times, memory and requests in prose. */
const figuresOf = (page: string) =>
  page.replaceAll(/^```[^]*?^```$/gm, '').match(/\d[\d,.]*(?: s| MiB| requests)\b/g) ?? [];

const MEASURED = resultNames()
  .map(resultsSection)
  .join('\n')
  .replaceAll('\u00a0', ' ')
  .replaceAll(', ', ' ')
  .replaceAll(/\| +([\d,]+) \|$/gm, '| $1 requests |');

describe('README.md', () => {
  const lines = README.trimEnd().split('\n');

  it('has at most 200 lines of at most 120 characters', () => {
    expect(lines.length).toBeLessThanOrEqual(200);
    expect(lines.filter((line) => line.length > 120)).toEqual([]);
  });

  it('has a whole workflow on its first screens, with the rights at the job', () => {
    const [workflow = ''] = yamlIn(lines.slice(0, 60).join('\n'));
    const { jobs } = parse(workflow) as { jobs: Record<string, { permissions: unknown }> };
    const rights = { contents: 'read', 'id-token': 'write' };
    expect(Object.values(jobs).map(({ permissions }) => permissions)).toEqual([rights]);
    expect(modesIn(workflow)).toEqual(['sync-dir']);
  });

  it('links each promise to its section of docs/safety.md and to a test', () => {
    const bullets = section(README, 'What it promises').trim().split(/^- /m).slice(1);
    expect(bullets.length).toBeGreaterThanOrEqual(8);
    expect(bullets.length).toBeLessThanOrEqual(10);
    for (const bullet of bullets) {
      const [safety, test = '', ...more] = linksOf(bullet);
      expect(safety).toMatch(/^docs\/safety\.md#[a-z-]+$/);
      expect([test, /^__tests__\/.*\.test\.ts$/.test(test)]).toEqual([test, true]);
      expect([test, existsSync(join(ROOT, test)), more]).toEqual([test, true, []]);
    }
  });

  it('names every mode in its table beside its page, and gives a step of each', () => {
    const rows = section(README, 'What do you want to do?').split('\n');
    const shown = yamlIn(section(README, 'The modes, and what people set')).flatMap(modesIn);
    for (const { name } of MODES) {
      const own = rows.filter((row) => row.includes(`\`${name}\``));
      expect(own.join('\n')).toContain(`(docs/${name}.md)`);
    }
    expect(shown.sort()).toEqual(MODES.map(({ name }) => name).sort());
  });
});

describe('the figures', () => {
  it.each([
    ['README.md', README],
    ['docs/speed.md', section(read('docs/speed.md'), 'In short')],
  ])('in %s are in the results', (_, text) => {
    const figures = figuresOf(text);
    expect(figures.length).toBeGreaterThan(1);
    expect(figures.filter((figure) => !MEASURED.includes(` ${figure} `))).toEqual([]);
  });
});

describe('docs/migrate.md', () => {
  it('has an example of before and one of after for each tool', () => {
    const headings = read('docs/migrate.md').match(/(?<=^## )From .*/gm) ?? [];
    expect(headings).toHaveLength(4);
    for (const heading of headings) {
      const [before = '', after = ''] = section(read('docs/migrate.md'), heading).split(
        /^After:$/m,
      );
      expect(yamlIn(before).join('')).toMatch(/aws s3 sync|s3-sync-action|s3deploy|rclone/);
      expect(yamlIn(after).flatMap(modesIn)).toHaveLength(1);
    }
  });
});

describe('docs/README.md', () => {
  it('links every page of docs once, and the examples and the measurements', () => {
    const links = linksOf(read('docs/README.md')).filter((link) => !link.includes('#'));
    const pages = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));
    expect(links.filter((link, n) => links.indexOf(link) !== n)).toEqual([]);
    expect(pages.filter((name) => name !== 'README.md' && !links.includes(name))).toEqual([]);
    expect(links).toContain('../examples/workflows');
    expect(links).toContain('../examples/library');
    expect(links).toContain('../bench/README.md');
  });
});
