import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testTitles } from '../../scripts/hazards.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

const PAGE = read('docs/security.md');
const TITLES = testTitles();

const LINK = /\[`([^`]+)`\]\(\.\.\/__tests__\/([\w/-]+)\.(test|attacks)\.ts\)/g;

interface NamedTest {
  readonly words: string;
  readonly file: string;
  readonly kind: string;
}

function namedTests(text: string): readonly NamedTest[] {
  return [...text.matchAll(LINK)].map(([, words = '', file = '', kind = '']) => {
    return { words, file, kind };
  });
}

function exists({ words, file, kind }: NamedTest): boolean {
  if (kind === 'attacks') return read(`__tests__/${file}.attacks.ts`).includes(`name: '${words}'`);
  return TITLES.some((one) => one.file === file && one.title.includes(words));
}

/** The rows of the tables below a heading, without their heads. */
function rowsBelow(heading: string): readonly string[] {
  const [, section = ''] = PAGE.split(`\n## ${heading}\n`);
  const [own = ''] = section.split('\n## ');
  return own.split('\n').filter((line) => line.startsWith('| ') && !/^\| (?:promise|-)/.test(line));
}

const PROMISES = rowsBelow('Promises');

describe('docs/security.md', () => {
  it('has promises', () => {
    expect(PROMISES.length).toBeGreaterThan(20);
  });

  it.each(PROMISES)('names tests that hold it: %s', (row) => {
    const named = namedTests(row);
    expect(named).not.toEqual([]);
    expect(named.filter((one) => !exists(one))).toEqual([]);
    // Every link of the row is one of these.
    expect(row.match(/\]\(/g)).toHaveLength(named.length);
  });

  it('names no test that is not there', () => {
    const named = namedTests(PAGE);
    expect(new Set(named.map(({ kind }) => kind))).toEqual(new Set(['test', 'attacks']));
    const others = named.map((one) => ({ ...one, words: `${one.words} and more` }));
    expect(others.filter(exists)).toEqual([]);
  });

  it('is named by the README, CONTRIBUTING and SECURITY.md, which has a private way to report', () => {
    for (const paper of ['README.md', 'CONTRIBUTING.md', 'SECURITY.md']) {
      expect([paper, read(paper).includes('](docs/security.md)')]).toEqual([paper, true]);
    }
    expect(read('SECURITY.md')).toContain('/org/s3-batch-action/security/advisories/new)');
    expect(PAGE).toContain('](../SECURITY.md)');
  });
});
