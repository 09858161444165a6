import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testTitles } from '../../scripts/hazards.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

const SECURITY = read('docs/security.md');
const SAFETY = read('docs/safety.md');
const TITLES = testTitles();

const LINK = /\[`([^`]+)`\]\(\.\.\/__tests__\/([\w/-]+)\.(test|attacks)\.ts\)/g;

interface NamedTest {
  readonly words: string;
  readonly file: string;
  readonly kind: string;
}

interface PromiseMade {
  readonly text: string;
  readonly tests: readonly NamedTest[];
  /** Links in its list of tests, whatever they lead to. */
  readonly links: number;
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

/** Whether it runs the bundle against a server. */
const runsBundle = ({ file, kind }: NamedTest) => kind === 'attacks' || file.startsWith('bundle/');

function promise(text: string, tests: string): PromiseMade {
  return { text, tests: namedTests(tests), links: tests.match(/\]\(/g)?.length ?? 0 };
}

/** The bullets of "Promises", each with the tests in the list beneath it. */
function promisesOfSecurity(): readonly PromiseMade[] {
  const [, section = ''] = SECURITY.split('\n## Promises\n');
  const [own = ''] = section.split('\n## ');
  const [, ...bullets] = own.split(/^- /m);
  return bullets.map((bullet) => {
    const [text = '', ...tests] = bullet.split(/^ {2}- /m);
    return promise(text.trim(), tests.join('').split('\n### ')[0] ?? '');
  });
}

/** The sections of docs/safety.md, each with the tests after "Held by". */
function promisesOfSafety(): readonly PromiseMade[] {
  const [, ...sections] = SAFETY.split(/^## /m);
  return sections.map((section) => {
    const [heading = ''] = section.split('\n');
    const [, tests = ''] = section.split('\nHeld by:\n');
    return promise(heading, tests);
  });
}

const SECURE = promisesOfSecurity();
const SAFE = promisesOfSafety();

/** The promises, in the words that the README links to. */
const HEADINGS = [
  'Success is proven',
  'Nothing is deleted after a failure',
  'A wrong source does not empty a site',
  'An empty expression never widens a delete',
  'Only what was listed and planned is deleted',
  'Assets are stored before the pages that use them',
  'A run can be repeated',
  'An interrupted run leaves nothing behind',
  'Every object has one outcome',
  'Hostile names stay text',
  'Credentials are never shown',
  'Memory is bounded',
];

describe('the promises', () => {
  it.each([...SECURE, ...SAFE])('name tests that hold them: $text', ({ tests, links }) => {
    expect(tests).not.toEqual([]);
    expect(tests.filter((one) => !exists(one))).toEqual([]);
    expect(links).toBe(tests.length);
  });

  it('name no test that is not there', () => {
    const named = [...SECURE, ...SAFE].flatMap(({ tests }) => tests);
    expect(new Set(named.map(({ kind }) => kind))).toEqual(new Set(['test', 'attacks']));
    const others = named.map((one) => ({ ...one, words: `${one.words} and more` }));
    expect(others.filter(exists)).toEqual([]);
  });
});

describe('docs/security.md', () => {
  it('has promises, with every test of the page beneath one', () => {
    expect(SECURE.length).toBeGreaterThan(20);
    expect(SECURE.flatMap(({ tests }) => tests)).toEqual(namedTests(SECURITY));
  });

  it('is named by the README, CONTRIBUTING and SECURITY.md, which has a private way to report', () => {
    for (const paper of ['README.md', 'CONTRIBUTING.md', 'SECURITY.md']) {
      expect([paper, read(paper).includes('](docs/security.md)')]).toEqual([paper, true]);
    }
    expect(read('SECURITY.md')).toContain('/org/s3-batch-action/security/advisories/new)');
    expect(SECURITY).toContain('](../SECURITY.md)');
  });
});

const PROMISED = /^[*-] (?:.|\n {2,})*?\]\(docs\/safety\.md#([\w-]+)\)(?:.|\n {2,})*/gm;

describe('docs/safety.md', () => {
  it('has the promises that the README links to, and says of each what is not promised or seen', () => {
    expect(SAFE.map(({ text }) => text)).toEqual(HEADINGS);
    const [, ...sections] = SAFETY.split(/^## /m);
    expect(sections.filter((section) => !section.includes('\nNot promised: '))).toEqual([]);
  });

  it.each(SAFE)('names two tests and more, one of the bundle on a server: $text', ({ tests }) => {
    expect(tests.length).toBeGreaterThanOrEqual(2);
    expect(tests.filter(runsBundle)).not.toEqual([]);
  });

  it('knows bullets of the README by their links', () => {
    const text = '- One\n  [a](docs/safety.md#a-b) by\n  [t](__tests__/x.test.ts).\n- Two\n';
    expect([...text.matchAll(PROMISED)].map(([bullet, anchor]) => [bullet, anchor])).toEqual([
      ['- One\n  [a](docs/safety.md#a-b) by\n  [t](__tests__/x.test.ts).', 'a-b'],
    ]);
  });

  it('holds what the README promises, by a test that the README names too', () => {
    const anchors = new Map(
      SAFE.map(({ text, tests }) => [text.toLowerCase().replaceAll(' ', '-'), tests] as const),
    );
    const bullets = [...read('README.md').matchAll(PROMISED)];
    const problems = bullets.flatMap(([bullet, anchor = '']) => {
      const tests = anchors.get(anchor);
      if (tests === undefined) return [`no heading ${anchor}`];
      const files = [...bullet.matchAll(/\]\((__tests__\/[\w./-]+)\)/g)].map(
        ([, file = '']) => file,
      );
      const named = tests.map(({ file, kind }) => `__tests__/${file}.${kind}.ts`);
      const isHeld = files.some((file) => named.includes(file) && existsSync(join(ROOT, file)));
      return isHeld ? [] : [`${anchor}: ${files.join(', ')}`];
    });
    expect(problems).toEqual([]);
  });
});
