import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createListingIndex } from '../../src/listing/listing-index.ts';
import { createRunClock } from '../../src/listing/run-clock.ts';
import { parseMaxDeletes } from '../../src/operations/max-deletes.ts';
import type { FileAction } from '../../src/sync/file-action.ts';
import {
  chooseObjectAction,
  type ObjectFacts,
  type ObjectRules,
  planSync,
} from '../../src/sync/plan.ts';

const DAY = 86_400_000;
const NOW = new Date('2026-06-01T00:00:00Z');
const ago = (days: number) => new Date(NOW.getTime() - days * DAY);

const RULES: ObjectRules = {
  stateKey: 'site/.s3-batch-action',
  isSelected: () => true,
  isBehindLink: () => false,
  keepFor: 0,
  clock: createRunClock(NOW),
};
const FACTS: ObjectFacts = {
  key: 'site/a.css',
  lastModified: ago(30),
  contentType: 'text/css',
  removedAt: undefined,
};
const HTML = 'text/html; charset=utf-8';
const keep = { keepFor: 7 * DAY };
const removed = (days: number) => ({ removedAt: ago(days).getTime() });

/** What becomes of an object without a file. */
const OBJECT_CASES: readonly (readonly [
  name: string,
  facts: Partial<ObjectFacts>,
  rules: Partial<ObjectRules>,
  expected: string,
])[] = [
  ['an object', {}, {}, 'delete'],
  ['the state', { key: 'site/.s3-batch-action' }, {}, 'state'],
  ['the state of a prefix below', { key: 'site/a/.s3-batch-action' }, {}, 'state'],
  ['the state under another name', { key: 'x' }, { stateKey: 'x' }, 'state'],
  [
    'the default state of a sync that keeps none',
    { key: 'site/.s3-batch-action' },
    { stateKey: undefined },
    'state',
  ],
  ['what is named like the state', { key: 'site/a.s3-batch-action' }, {}, 'delete'],
  ['what would not be uploaded', {}, { isSelected: () => false }, 'not-selected'],
  ['what lies behind a link', {}, { isBehindLink: () => true }, 'symlink'],
  ['what is as old as the run', { lastModified: NOW }, {}, 'delete'],
  [
    'what is three seconds newer',
    { lastModified: new Date(NOW.getTime() + 3000) },
    {},
    'newer-than-run',
  ],
  [
    'a page that is newer',
    { lastModified: new Date(NOW.getTime() + 3000), contentType: HTML },
    keep,
    'newer-than-run',
  ],
  ['what left just now', {}, keep, 'kept'],
  ['what left six days ago', removed(6), keep, 'kept'],
  ['what left seven days ago', removed(7), keep, 'delete'],
  ['what left eight days ago', removed(8), keep, 'delete'],
  ['what left, came back and left again', { ...removed(8), lastModified: ago(2) }, keep, 'kept'],
  ['a page that left just now', { contentType: HTML }, keep, 'delete'],
  ['an XHTML page', { contentType: 'application/xhtml+xml' }, keep, 'delete'],
  ['what left, with nothing kept', removed(1), {}, 'delete'],
];

describe('what becomes of an object without a file', () => {
  it.each(OBJECT_CASES)('%s', (_, facts, rules, expected) => {
    expect(chooseObjectAction({ ...FACTS, ...facts }, { ...RULES, ...rules })).toBe(expected);
  });

  it("hazard 18: is not decided without the server's clock", () => {
    expect(() => chooseObjectAction(FACTS, { ...RULES, clock: createRunClock() })).toThrow(
      'has no Date header',
    );
  });
});

describe('planSync', () => {
  const names = fc.constantFrom('a.css', 'b.html', 'c/d.js', '.hidden', '.s3-batch-action', 'new');
  const ACTIONS: readonly FileAction[] = [
    { action: 'skip' },
    { action: 'fail' },
    { action: 'copy', reason: 'headers' },
    { action: 'upload', reason: 'new' },
    { action: 'upload', reason: 'size' },
  ];
  const given = fc.record({
    local: fc.uniqueArray(names),
    remote: fc.uniqueArray(names),
    chosen: fc.array(fc.constantFrom(...ACTIONS), { minLength: 6, maxLength: 6 }),
    deletes: fc.boolean(),
    keepFor: fc.constantFrom(0, DAY),
  });

  it('accounts once for every file and every object, and deletes nothing that has a file', () => {
    fc.assert(
      fc.property(given, ({ local, remote, chosen, deletes, keepFor }) => {
        const listing = createListingIndex();
        for (const name of remote) {
          const lastModified = name === 'new' ? new Date(NOW.getTime() + DAY) : ago(1);
          listing.add({ key: `site/${name}`, size: 1, etag: '"e"', lastModified });
        }
        const actions = chosen.slice(0, local.length);
        const plan = planSync({
          source: 'public',
          prefix: 'site/',
          actions,
          keyOf: (row) => `site/${local[row] ?? ''}`,
          sizeOf: () => 2,
          objects: listing,
          isLocal: (key) => local.some((name) => key === `site/${name}`),
          deletes,
          rules: { ...RULES, keepFor, isSelected: (key) => !key.includes('/.') },
          contentTypeOf: (key) => (key.endsWith('.html') ? HTML : 'text/css'),
          removedAtOf: () => undefined,
        });
        const alone = remote.filter((name) => !local.includes(name)).map((name) => `site/${name}`);
        const planned = [...plan.deletes, ...plan.kept.keys()];
        expect(planned.sort()).toEqual(deletes ? alone.sort() : []);
        expect(plan.deletes).not.toContain('site/new');
        expect(plan.deletion.first.map(({ key }) => key)).toEqual(plan.deletes);
        expect(plan.deletion.bytes).toBe(plan.deletes.length);
        expect(plan.deletes).not.toContain('site/.hidden');
        expect(plan.deletes).not.toContain('site/.s3-batch-action');
        if (keepFor > 0) expect(plan.deletes.filter((key) => !key.endsWith('.html'))).toEqual([]);
        const { uploads, copies, unchanged } = plan.counts;
        const failing = actions.filter(({ action }) => action === 'fail').length;
        const uploading = [...uploads.values()].reduce((sum, count) => sum + count, 0);
        expect(uploading + copies + unchanged + failing).toBe(local.length);
        const changed = actions.flatMap(({ action }, row) =>
          ['upload', 'copy'].includes(action) ? [`${action} site/${local[row] ?? ''}`] : [],
        );
        expect([...plan.changes()].map(({ action, key }) => `${action} ${key}`)).toEqual([
          ...changed,
          ...plan.deletes.map((key) => `delete ${key}`),
        ]);
      }),
    );
  });
});

const OLD = new Date('2026-05-01T00:00:00Z');

interface Site {
  /** Names under the prefix. */
  readonly remote: readonly string[];
  readonly local: readonly string[];
  readonly maxDeletes?: string;
  readonly keepFor?: number;
  readonly prefix?: string;
  readonly isSelected?: (key: string) => boolean;
}

function problemsOf({ remote, local, maxDeletes = 'auto', ...site }: Site): readonly string[] {
  const { prefix = 'site/', keepFor = 0, isSelected = () => true } = site;
  const listing = createListingIndex();
  for (const name of remote) {
    listing.add({ key: `${prefix}${name}`, size: 1, etag: '"e"', lastModified: OLD });
  }
  const actions = local.map((name) =>
    remote.includes(name)
      ? ({ action: 'skip' } as const)
      : ({ action: 'upload', reason: 'new' } as const),
  );
  return planSync({
    source: 'public',
    prefix,
    actions,
    keyOf: (row) => `${prefix}${local[row] ?? ''}`,
    sizeOf: () => 2,
    objects: listing,
    isLocal: (key) => local.includes(key.slice(prefix.length)),
    deletes: true,
    rules: {
      stateKey: `${prefix}.s3-batch-action`,
      isSelected,
      isBehindLink: () => false,
      keepFor,
      clock: createRunClock(NOW),
    },
    maxDeletes: parseMaxDeletes(maxDeletes),
    contentTypeOf: (key) => (/\.html$|clean\/[^.]+$/.test(key) ? 'text/html' : 'text/css'),
    removedAtOf: () => undefined,
  }).problems;
}

const names = (count: number, nameOf: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => nameOf(n));
const pages = (count: number) => names(count, (n) => `${n}.html`);
const texts = (count: number) => names(count, (n) => `${n}.txt`);
const hashed = (count: number, version: string) => names(count, (n) => `${n}.${version}.css`);

type Case = readonly [string, Site, readonly RegExp[]];

const CASES: readonly Case[] = [
  ['6 of 11 objects', { remote: texts(11), local: texts(5) }, [/would leave 5, less than half$/]],
  ['5 of 11 objects', { remote: texts(11), local: texts(6) }, []],
  ['all of 10 objects', { remote: texts(10), local: [] }, []],
  ['nothing', { remote: [], local: texts(5) }, []],
  ['all of 100 objects for 50', { remote: hashed(100, 'a'), local: hashed(50, 'b') }, []],
  [
    'all of 100 objects for 49',
    { remote: hashed(100, 'a'), local: hashed(49, 'b') },
    [/deletes 100 of 100 objects and would leave 49/],
  ],
  [
    'all hashed assets, with the pages kept',
    {
      remote: ['index.html', ...pages(20), ...hashed(60, 'a')],
      local: ['index.html', ...pages(20), ...hashed(60, 'b')],
    },
    [],
  ],
  [
    'the start page of a small prefix',
    { remote: ['index.html'], local: ['home.html'] },
    [/the start page "site\/index\.html"$/],
  ],
  [
    "the bucket's start page",
    { remote: ['index.html'], local: ['a.txt'], prefix: '' },
    [/the start page "index\.html"$/],
  ],
  ['the start page of a directory', { remote: ['a/index.html'], local: ['a.txt'] }, []],
  ['all of 4 pages, with the start page kept', { remote: pages(4), local: ['a.txt'] }, []],
  ['2 of 5 pages', { remote: pages(5), local: pages(3) }, []],
  ['3 of 6 pages', { remote: pages(6), local: pages(3) }, []],
  [
    '3 of 5 pages',
    { remote: pages(5), local: pages(2) },
    [/deletes 3 of 5 pages \(HTML\): "site\/2\.html", "site\/3\.html", "site\/4\.html"$/],
  ],
  [
    '20 pages that get new names',
    { remote: pages(20), local: names(20, (n) => `${n}/index.html`) },
    [/deletes 20 of 20 pages \(HTML\): "site\/0\.html", "site\/1\.html", .* and 17 more$/],
  ],
  [
    'pages that only the rules make pages',
    { remote: names(5, (n) => `clean/${n}`), local: ['clean/0'] },
    [/deletes 4 of 5 pages/],
  ],
  [
    'pages, where others are left alone in any case',
    {
      remote: [...pages(6), ...names(100, (n) => `blog/${n}.html`)],
      local: pages(2),
      isSelected: (key) => !key.startsWith('site/blog/'),
    },
    [/deletes 4 of 6 pages/],
  ],
  [
    'pages, where everything else is kept for a while',
    { remote: [...pages(6), ...texts(99)], local: pages(2), keepFor: 7 * DAY },
    [/deletes 4 of 6 pages/],
  ],
];

const GONE_SITE: Site = { remote: ['index.html', ...pages(20)], local: ['a.txt'] };

describe('hazard 13, hazard 65: the limits of a sync', () => {
  it.each(CASES)('on deleting %s', (_, site, expected) => {
    const problems = problemsOf(site);
    expect(problems.slice(0, expected.length)).toEqual(
      expected.map((problem) => expect.stringMatching(problem) as unknown),
    );
    expect(problems.slice(expected.length)).toEqual(
      expected.length === 0 ? [] : [expect.stringMatching(/^nothing was changed: check that/)],
    );
    expect(problemsOf({ ...site, maxDeletes: '100%' })).toEqual([]);
  });

  it('say what the source was, and how to go on', () => {
    expect(problemsOf(GONE_SITE)).toEqual([
      'the plan deletes 21 of 21 objects and would leave 1, less than half',
      'the plan deletes the start page "site/index.html"',
      'the plan deletes 21 of 21 pages (HTML): "site/index.html", "site/0.html", "site/1.html" ' +
        'and 18 more',
      'nothing was changed: check that source "public" belongs to prefix "site/"; if the deletes ' +
        'are meant, for example after renaming pages, set max-deletes: 100% for one run',
    ]);
  });

  it.each([
    ['50%', { remote: ['index.html', ...pages(4)], local: pages(4) }, [/the start page/]],
    ['60%', { remote: texts(100), local: texts(40) }, [/would leave 40, less than half/]],
    ['90', { remote: texts(100), local: texts(10) }, [/would leave 10, less than half/]],
    ['60%', { remote: texts(100), local: texts(39) }, [/allows 60%/, /would leave 39/]],
    ['4', { remote: texts(100), local: texts(95) }, [/allows 4 of 100/]],
    ['5', { remote: texts(100), local: texts(95) }, []],
    ['99.9%', GONE_SITE, [/allows 99.9%/, /leave 1/, /the start page/, /pages/]],
  ] as const)('are not taken off by max-deletes: %s', (maxDeletes, site, expected) => {
    const problems = problemsOf({ ...site, maxDeletes });
    const limits = problems.filter((problem) => !problem.startsWith('nothing was changed'));
    expect(limits).toEqual(expected.map((one) => expect.stringMatching(one) as unknown));
  });
});
