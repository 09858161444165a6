import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileVerdict } from '../../src/plan/file-verdict.ts';
import { createListingIndex } from '../../src/plan/listing-index.ts';
import { judgeRemote, type RemoteFacts, type RemoteRules } from '../../src/plan/remote-verdict.ts';
import { createRunClock } from '../../src/plan/run-clock.ts';
import { planSync } from '../../src/plan/sync-plan.ts';

const DAY = 86_400_000;
const NOW = new Date('2026-06-01T00:00:00Z');
const ago = (days: number) => new Date(NOW.getTime() - days * DAY);

const RULES: RemoteRules = {
  stateKey: 'site/.s3-batch-action',
  isSelected: () => true,
  isBehindLink: () => false,
  keepFor: 0,
  clock: createRunClock(NOW),
};
const FACTS: RemoteFacts = {
  key: 'site/a.css',
  lastModified: ago(30),
  contentType: 'text/css',
  leftAt: undefined,
};
const HTML = 'text/html; charset=utf-8';
const keep = { keepFor: 7 * DAY };
const left = (days: number) => ({ leftAt: ago(days).getTime() });

/** What becomes of an object without a file. */
const REMOTE_CASES: readonly (readonly [
  name: string,
  facts: Partial<RemoteFacts>,
  rules: Partial<RemoteRules>,
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
  ['what left six days ago', left(6), keep, 'kept'],
  ['what left seven days ago', left(7), keep, 'delete'],
  ['what left eight days ago', left(8), keep, 'delete'],
  ['what left, came back and left again', { ...left(8), lastModified: ago(2) }, keep, 'kept'],
  ['a page that left just now', { contentType: HTML }, keep, 'delete'],
  ['an XHTML page', { contentType: 'application/xhtml+xml' }, keep, 'delete'],
  ['what left, with nothing kept', left(1), {}, 'delete'],
];

describe('what becomes of an object without a file', () => {
  it.each(REMOTE_CASES)('%s', (_, facts, rules, expected) => {
    expect(judgeRemote({ ...FACTS, ...facts }, { ...RULES, ...rules })).toBe(expected);
  });

  it("hazard 18: is not decided without the server's clock", () => {
    expect(() => judgeRemote(FACTS, { ...RULES, clock: createRunClock() })).toThrow(
      'has no Date header',
    );
  });
});

describe('planSync', () => {
  const names = fc.constantFrom('a.css', 'b.html', 'c/d.js', '.hidden', '.s3-batch-action', 'new');
  const VERDICTS: readonly FileVerdict[] = [
    { action: 'skip' },
    { action: 'fail' },
    { action: 'copy', reason: 'headers' },
    { action: 'upload', reason: 'new' },
    { action: 'upload', reason: 'size' },
  ];
  const given = fc.record({
    local: fc.uniqueArray(names),
    remote: fc.uniqueArray(names),
    verdicts: fc.array(fc.constantFrom(...VERDICTS), { minLength: 6, maxLength: 6 }),
    deletes: fc.boolean(),
    keepFor: fc.constantFrom(0, DAY),
  });

  it('accounts once for every file and every object, and deletes nothing that has a file', () => {
    fc.assert(
      fc.property(given, ({ local, remote, verdicts, deletes, keepFor }) => {
        const listing = createListingIndex();
        for (const name of remote) {
          const lastModified = name === 'new' ? new Date(NOW.getTime() + DAY) : ago(1);
          listing.add({ key: `site/${name}`, size: 1, etag: '"e"', lastModified });
        }
        const ofFiles = verdicts.slice(0, local.length);
        const plan = planSync({
          source: 'public',
          prefix: 'site/',
          verdicts: ofFiles,
          listing,
          isLocal: (key) => local.some((name) => key === `site/${name}`),
          deletes,
          rules: { ...RULES, keepFor, isSelected: (key) => !key.includes('/.') },
          contentTypeOf: (key) => (key.endsWith('.html') ? HTML : 'text/css'),
          leftAtOf: () => undefined,
        });
        const alone = remote.filter((name) => !local.includes(name)).map((name) => `site/${name}`);
        const planned = [...plan.deletes, ...plan.left.keys()];
        expect(planned.sort()).toEqual(deletes ? alone.sort() : []);
        expect(plan.deletes).not.toContain('site/new');
        expect(plan.deletes).not.toContain('site/.hidden');
        expect(plan.deletes).not.toContain('site/.s3-batch-action');
        if (keepFor > 0) expect(plan.deletes.filter((key) => !key.endsWith('.html'))).toEqual([]);
        const { uploads, copies, unchanged } = plan.counts;
        const failing = ofFiles.filter(({ action }) => action === 'fail').length;
        const uploading = [...uploads.values()].reduce((sum, count) => sum + count, 0);
        expect(uploading + copies + unchanged + failing).toBe(local.length);
      }),
    );
  });
});
