import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../../src/action/log.ts';
import { filesAddress } from '../../src/action/report/markdown.ts';
import { refusalSummary, summaryOf } from '../../src/action/report/summary/summary.ts';
import { durationText } from '../../src/action/report/summary/totals-text.ts';
import { InputError, StoreError } from '../../src/core/errors.ts';
import { skipped } from '../../src/core/outcome.ts';
import { ERROR_ROWS } from '../../src/s3/error-codes/error-codes.ts';
import { markupOf } from '../support/github-markdown.ts';
import { deleteInputs, uploadInputs } from '../support/inputs.ts';
import { done, failedOutcome } from '../support/outcomes.ts';
import { factsOfRun, many, NOW, summaryFacts } from '../support/summary-facts.ts';
import { trafficOf } from '../support/traffic.ts';

const DAY = 86_400_000;
const SMALL = `<sub>s3-batch-action ${VERSION}</sub>`;

const cancelled = new StoreError('RequestCanceled', 'the run was cancelled (SIGINT)');

describe('the summary of a run', () => {
  it('says what was done to what, how much in one line, and what changed in a block', () => {
    const listed = { etag: '', size: 5, lastModified: new Date(NOW.getTime() - 12 * DAY) };
    const text = summaryOf(
      factsOfRun([
        done('site/a', { reason: 'new', bytes: 2048 }),
        done('site/b', { reason: 'new', bytes: 4096 }),
        done('site/c', { reason: 'content', bytes: 10 }),
        done('site/h', { op: 'copy', reason: 'headers' }),
        done('site/d', { op: 'delete', listed }),
        skipped('upload', { bucket: 'b', key: 'u' }, 'unchanged'),
        skipped('upload', { bucket: 'b', key: 'l' }, 'symlink'),
        skipped('upload', { bucket: 'b', key: 's' }, 'state'),
      ]),
    );
    expect(text.split('\n\n')).toEqual([
      '### ✅ Uploaded `public` to `b/site/`',
      '2 new, 1 updated, headers of 1 updated, 1 deleted (5 bytes) · 1 up to date · ' +
        '6.0 KiB in 2.0 s · 3 objects/s',
      '- 1 left out: a symbolic link (follow-symlinks: true uploads what it points to)',
      '<details><summary>What changed</summary>',
      '**new**, largest first',
      '- `site/b`, 4.0 KiB\n- `site/a`, 2.0 KiB',
      '**updated**',
      '- `site/c`, 10 bytes',
      '**headers updated**',
      '- `site/h`',
      '**deleted**',
      '- `site/d`, 5 bytes, 12 days old',
      '</details>',
      SMALL,
    ]);
  });

  it('says "would" in a dry run', () => {
    const inputs = uploadInputs({ dryRun: true });
    const outcomes = [
      done('a', { bytes: 7 }),
      done('d', { op: 'delete' }),
      done('h', { op: 'copy', reason: 'headers' }),
    ];
    expect(summaryOf(factsOfRun(outcomes, { inputs })).split('\n\n')).toEqual([
      '### 📝 Would upload `public` to `b/site/`',
      'Would upload 1, update the headers of 1, delete 1 · 7 bytes to transfer · planned in 2.0 s',
      '<details><summary>What would change</summary>',
      '**would upload**',
      '- `a`, 7 bytes',
      '**would update the headers**',
      '- `h`',
      '**would delete**',
      '- `d`',
      '</details>',
      SMALL,
    ]);
  });

  it('says that there was nothing to do, and never "skipped"', () => {
    const outcomes = many(46, (n) => skipped('upload', { bucket: 'b', key: `${n}` }, 'unchanged'));
    const text = summaryOf(factsOfRun(outcomes));
    expect(text.split('\n\n')).toEqual([
      '### ✅ Uploaded `public` to `b/site/`',
      'Nothing to do, 46 up to date · 2.0 s',
      SMALL,
    ]);
  });

  it('names modes without a source by where they work', () => {
    const inputs = deleteInputs();
    const text = summaryOf(factsOfRun([done('a', { op: 'delete' })], { inputs }));
    expect(text).toContain('### ✅ Deleted objects in `b/site/`\n');
    expect(summaryOf(summaryFacts({ inputs }))).toContain(
      '### ✅ Nothing to delete in `b/site/`\n',
    );
  });

  it('counts delete markers with what is deleted', () => {
    const text = summaryOf(
      factsOfRun([
        done('a', { op: 'delete', versionId: 'v', deleteMarker: true }),
        done('b', { op: 'delete', deleteMarker: true }),
      ]),
    );
    expect(text).toContain('\n2 deleted (1 delete marker, 1 hidden under a delete marker) · ');
    expect(text).toContain('\n- `a` (version `v`), delete marker\n- `b`\n');
  });

  it('names the speed in bytes where objects are large', () => {
    const text = summaryOf(factsOfRun([done('a', { bytes: 8 * 2 ** 20 })]));
    expect(text).toContain('1 uploaded · 8.0 MiB in 2.0 s · 4.0 MiB/s');
  });

  it('ends with where the requests went, how many of them, and the version', () => {
    const traffic = trafficOf({
      region: 'eu-west-1',
      requests: { ListObjectsV2: 4, PutObject: 1_200 },
      throttled: 3,
      retries: new Map([['InternalError', 9]]),
    });
    const lastOf = (text: string) => text.split('\n').at(-1);
    expect(lastOf(summaryOf(summaryFacts({ traffic, endpoint: 'https://s3.example' })))).toBe(
      '<sub>endpoint `https://s3.example` · region `eu-west-1` · 1,204 requests ' +
        `(PutObject 1,200, ListObjectsV2 4) · 12 retries · s3-batch-action ${VERSION}</sub>`,
    );
    const one = trafficOf({ requests: { PutObject: 7 } });
    expect(lastOf(summaryOf(summaryFacts({ traffic: one })))).toContain(
      '<sub>7 requests (PutObject) · ',
    );
  });

  it('begins with the title that is given, in which nothing is markup', () => {
    const titled = (title: string, dryRun = false) =>
      summaryOf(summaryFacts({ inputs: uploadInputs({ title, dryRun }) })).split('\n')[0];
    expect(titled('Production site')).toBe('### ✅ Production site: `public` to `b/site/`');
    expect(titled('Preview of #12', true)).toBe(
      '### 📝 `Preview of #12` (dry run): `public` to `b/site/`',
    );
    const { elements, links } = markupOf(titled('# <b> [x](http://y)\n@org'.repeat(99)) ?? '');
    expect({ elements, links }).toEqual({ elements: ['code', 'h3'], links: [] });
    expect(titled('x'.repeat(999))?.length).toBeLessThan(250);
  });

  it('warns in sentences', () => {
    const warnings = ['include "**/*.map" matches nothing\nsecond line'];
    expect(summaryOf(summaryFacts({ warnings }))).toContain(
      '\n- ⚠️ include `**/*.map` matches nothing\n- ⚠️ second line\n',
    );
  });
});

describe('the summary of a run that failed', () => {
  it('has cause and remedy first, with a link to more', () => {
    const address = 'https://github.com/o/r/blob/v1';
    const outcomes = many(86, (n) => failedOutcome(`k${n}`, 'AccessDenied', 'Access Denied'));
    const text = summaryOf(factsOfRun(outcomes, { address, report: '/r.jsonl' }));
    expect(text.split('\n\n')).toEqual([
      '### ❌ Failed to upload `public` to `b/site/`',
      '86 of 86 objects were not uploaded · 2.0 s',
      '**What happened:** The credentials may not write the objects of the bucket `b`.',
      expect.stringMatching(
        /^\*\*What to do:\*\* Allow `s3:PutObject` on .* See \[docs\/errors\.md\]\(https:\/\/github\.com\/o\/r\/blob\/v1\/docs\/errors\.md#[\w-]+\)\.$/,
      ),
      '- `AccessDenied`: `Access Denied`, first `k0`',
      'The complete report: `/r.jsonl`. Keep it with `actions/upload-artifact` and the output ' +
        '`report`, which has its path.',
      SMALL,
    ]);
  });

  it('links to headings that exist', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/errors.md'), 'utf8');
    const headings = new Set([...page.matchAll(/^## (\S+)$/gm)].map(([, heading]) => heading));
    expect(ERROR_ROWS.length).toBeGreaterThan(10);
    expect(ERROR_ROWS.filter(({ id }) => !headings.has(id))).toEqual([]);
  });

  it('shares causes in bars, with the remedies that are not above', () => {
    const outcomes = [
      done('a'),
      ...many(6, (n) => failedOutcome(`k${n}`, 'AccessDenied')),
      ...many(2, (n) => failedOutcome(`t${n}`, 'KeyTooLongError')),
    ];
    const text = summaryOf(factsOfRun(outcomes));
    expect(text).toContain('### ❌ Only partly uploaded: `public` to `b/site/`');
    expect(text).toContain('\n8 of 9 objects were not uploaded · 1 uploaded · 2.0 s');
    expect(text).toContain(
      '\n- `████████░░` **6** `AccessDenied`: `message of AccessDenied`, first `k0`\n' +
        '- `███░░░░░░░` **2** `KeyTooLongError`: `message of KeyTooLongError`, first `t0`  \n' +
        '  Shorten the prefix or the file names; S3 allows 1,024 bytes of UTF-8.\n',
    );
  });

  it('names 20 causes and counts the others', () => {
    const text = summaryOf(factsOfRun(many(25, (n) => failedOutcome(`k${n}`, `Code${n}`))));
    expect(text.match(/`Code\d+`/g)).toHaveLength(20);
    expect(text).toContain('\n- `██░░░░░░░░` **5** other causes\n');
  });

  it('puts last what did not fail by itself, and adds up to what failed', () => {
    const codes = ['NotAttempted', 'RequestCanceled', 'RequestCanceled', 'Odd'];
    const text = summaryOf(factsOfRun(codes.map((code, n) => failedOutcome(`k${n}`, code))));
    expect(text).toContain('\n4 of 4 objects were not uploaded');
    expect(text.split('\n').filter((line) => line.startsWith('- '))).toEqual([
      '- `███░░░░░░░` **1** `Odd`: `message of Odd`, first `k3`',
      '- `█████░░░░░` **2** interrupted',
      '- `███░░░░░░░` **1** not attempted',
    ]);
  });

  it('only warns where failures do', () => {
    const inputs = uploadInputs({ onFailure: 'warn' });
    expect(summaryOf(factsOfRun([failedOutcome('k', 'Odd')], { inputs }))).toMatch(
      /^### ⚠️ Failed/,
    );
  });

  it('says how far a cancelled run came', () => {
    const text = summaryOf(
      factsOfRun([done('a'), failedOutcome('k', 'RequestCanceled')], {
        expected: 3,
        interruption: { thrown: cancelled },
      }),
    );
    expect(text.split('\n\n').slice(0, 3)).toEqual([
      '### ⚠️ Only partly uploaded: `public` to `b/site/`',
      'Cancelled: 1 of 3 uploaded, run it again · 2.0 s · 1 object/s',
      '- **1** interrupted',
    ]);
  });

  it('does not call failed what was cancelled before anything was done', () => {
    const text = summaryOf(factsOfRun([], { expected: 3, interruption: { thrown: cancelled } }));
    expect(text.split('\n\n').slice(0, 2)).toEqual([
      '### ⚠️ Not uploaded: `public` to `b/site/`',
      'Cancelled: 0 of 3 uploaded, run it again · 2.0 s',
    ]);
  });

  it('has only the time of a run that failed before the first object, and no report', () => {
    const thrown = new StoreError('Odd', 'no');
    const text = summaryOf(factsOfRun([], { interruption: { thrown }, report: '/r.jsonl' }));
    expect(text.split('\n\n').slice(1, 3)).toEqual([
      'Stopped after 2.0 s',
      'Stopped early: `Odd: no`',
    ]);
    expect(text).not.toContain('report');
  });

  it('names once what stopped the run and failed an object', () => {
    const thrown = new StoreError('Odd', 'message of Odd');
    const text = summaryOf(factsOfRun([failedOutcome('k', 'Odd')], { interruption: { thrown } }));
    expect(text.match(/message of Odd/g)).toHaveLength(1);
    expect(text).toContain('\n- `Odd`: `message of Odd`, first `k`');
  });

  it('does not count the state of a sync among the objects', () => {
    const state = skipped('delete', { bucket: 'b', key: '.s3-batch-action' }, 'state');
    const text = summaryOf(factsOfRun([failedOutcome('k', 'Odd'), state]));
    expect(text).toContain('\n1 of 1 object was not uploaded · ');
  });

  it('has no order of sizes where all are the same', () => {
    const named = (...sizes: number[]) =>
      summaryOf(factsOfRun(sizes.map((bytes, n) => done(`k${n}`, { bytes }))));
    expect(named(3, 4)).toContain('**uploaded**, largest first\n');
    expect(named(3, 3)).toContain('**uploaded**\n');
  });

  it('says why a run stopped early, and what it did not come to', () => {
    const thrown = new StoreError('Odd', 'no *route*');
    const text = summaryOf(factsOfRun([done('a')], { expected: 9, interruption: { thrown } }));
    expect(text.split('\n\n').slice(1, 3)).toEqual([
      '8 not attempted · 1 uploaded · 2.0 s · 1 object/s',
      'Stopped early: `Odd: no *route*`',
    ]);
  });

  it('shows a refused plan, with what it would have changed', () => {
    const plan = { lines: [], markdown: 'PLAN', refused: 'REFUSED' };
    const thrown = new InputError(['the plan deletes "a"', 'check *it*']);
    const text = summaryOf(summaryFacts({ plan, interruption: { thrown } }));
    expect(text.split('\n\n')).toEqual([
      '### ❌ Refused to upload `public` to `b/site/`, nothing was changed',
      '- the plan deletes `a`\n- check `*it*`',
      'PLAN',
      'REFUSED',
      SMALL,
    ]);
    const single = summaryFacts({ interruption: { thrown: new InputError(['only "this"']) } });
    expect(summaryOf(single)).toContain('\n\nonly `this`\n\n');
    expect(summaryOf(summaryFacts({ plan }))).not.toContain('REFUSED');
  });
});

describe('the summary of refused inputs', () => {
  it('has every problem, and where inputs are explained', () => {
    const thrown = new InputError(['prefix "a//" is <odd>', 'region is empty']);
    const address = 'https://github.com/o/r/blob/v1';
    const facts = { title: '', mode: 'sync-dir', address } as const;
    expect(refusalSummary(thrown, facts).split('\n\n')).toEqual([
      '### ❌ The inputs are refused, nothing was done',
      '- prefix `a//` is `<odd>`\n- region is empty',
      'All inputs are explained in [docs/sync-dir.md](https://github.com/o/r/blob/v1/docs/sync-dir.md#inputs).',
      SMALL,
    ]);
    expect(refusalSummary(thrown, { title: 'My *site*', address: undefined })).toMatch(
      /^### ❌ `My \*site\*`: the inputs are refused, [^]*explained in `docs\/inputs\.md`/,
    );
  });

  it('shows any other error as it is', () => {
    const text = refusalSummary(new Error('ENOSPC: *no* space'), { title: '', address: undefined });
    expect(text).toBe(`### ❌ Failed at the start\n\n\`ENOSPC: *no* space\`\n\n${SMALL}`);
  });
});

describe('filesAddress', () => {
  const env = {
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_ACTION_REPOSITORY: 'o/r.js',
    GITHUB_ACTION_REF: 'releases/v1.2',
  };

  it('is that of the action at its ref', () => {
    expect(filesAddress(env)).toBe('https://github.com/o/r.js/blob/releases/v1.2');
    expect(filesAddress({ ...env, GITHUB_SERVER_URL: 'https://git.corp:8443' })).toBe(
      'https://git.corp:8443/o/r.js/blob/releases/v1.2',
    );
  });

  it.each([
    { GITHUB_ACTION_REPOSITORY: '' },
    { GITHUB_ACTION_REF: undefined },
    { GITHUB_ACTION_REF: 'v1)[x](y' },
    { GITHUB_ACTION_REF: 'a/../b' },
    { GITHUB_ACTION_REPOSITORY: 'o/r/s' },
    { GITHUB_ACTION_REPOSITORY: 'o/r"' },
    { GITHUB_SERVER_URL: 'javascript:alert(1)' },
    { GITHUB_SERVER_URL: 'https://u:p@h' },
  ])('is unknown with %j', (changes) => {
    expect(filesAddress({ ...env, ...changes })).toBeUndefined();
  });
});

describe('durationText', () => {
  it.each([
    [40, '0.1 s'],
    [9940, '9.9 s'],
    [9960, '10 s'],
    [119_400, '119 s'],
    [125_000, '2 min 5 s'],
    [7_199_000, '119 min 59 s'],
    [7_380_000, '2 h 3 min'],
  ])('%d ms: %s', (duration, text) => {
    expect(durationText(duration)).toBe(text);
  });
});
