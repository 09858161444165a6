import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseInputs } from '../../src/action/inputs.ts';
import { givenInputs, type Given } from '../support/given-inputs.ts';

const { workspace, envOf, problemsOf } = givenInputs();
const sync = { mode: 'sync-dir', bucket: 'my-bucket', source: 'public', prefix: 'site' };

describe('parseInputs of sync-dir', () => {
  it('gives its defaults', () => {
    expect(parseInputs(envOf(sync))).toEqual({
      mode: 'sync-dir',
      bucket: 'my-bucket',
      prefix: 'site/',
      allowHttp: false,
      forcePathStyle: false,
      concurrency: undefined,
      batchSize: 1000,
      dryRun: false,
      onFailure: 'fail',
      unmatched: 'auto',
      warnings: [],
      source: join(workspace, 'public'),
      sourceGiven: 'public',
      include: [],
      exclude: [],
      includeHiddenFiles: false,
      followSymlinks: false,
      allowEmptySource: false,
      headers: [],
      deletes: false,
      compare: 'content',
      keepDeletedFor: 0,
      stateKey: 'site/.s3-batch-action',
      uploadOrder: ['assets', 'rest', 'html'],
    });
  });

  it('gives everything set', () => {
    const inputs = {
      ...sync,
      prefix: '/',
      'whole-bucket': 'true',
      delete: 'true',
      compare: 'size',
      'max-deletes': '100%',
      'keep-deleted-for': '7d',
      state: 'state/site',
      'upload-order': 'html, assets, rest',
      'batch-size': '10',
    };
    expect(parseInputs(envOf(inputs))).toMatchObject({
      prefix: '',
      deletes: true,
      compare: 'size',
      maxDeletes: { kind: 'percent', percent: 100 },
      keepDeletedFor: 604_800_000,
      stateKey: 'state/site',
      uploadOrder: ['html', 'assets', 'rest'],
      batchSize: 10,
    });
  });

  it.each([
    ['/', 'auto', '.s3-batch-action'],
    ['site', 'auto', 'site/.s3-batch-action'],
    ['site', 'none', undefined],
    ['site', '.s3-batch-action', '.s3-batch-action'],
  ])('with the prefix %j and the state %j keeps it at %j', (prefix, state, stateKey) => {
    expect(parseInputs(envOf({ ...sync, prefix, state }))).toMatchObject({ stateKey });
  });

  it.each([
    ['/', 'prefix "/" is the root of the bucket: name a directory of it; whole-bucket: true lets'],
    ['*', 'prefix "*" means every key of the bucket: write prefix: / with whole-bucket: true'],
    ['', 'prefix is empty: an expression in it may have come out empty; write / if'],
    ['site/', 'prefix "site/" ends in "/": an expression at its end may have come out empty'],
    ['site/*', 'prefix "site/*" ends in "/*": an expression at its end may have come out empty'],
  ])('hazard 10: refuses to delete anywhere in the bucket by %j', (prefix, problem) => {
    expect(problemsOf({ ...sync, prefix, delete: 'true' })).toEqual([
      expect.stringContaining(problem),
    ]);
  });

  it.each<readonly [Given, string]>([
    [{ delete: 'maybe' }, 'delete "maybe" is neither true nor false: write one of the two'],
    [{ compare: 'mtime' }, 'compare "mtime" is not a choice: write content or size'],
    [
      { 'upload-order': 'html, assets' },
      'upload-order "html, assets" does not have each of assets, rest and html once: write assets, ' +
        'rest, html, for example',
    ],
    [
      { delete: 'true', 'max-deletes': 'many' },
      'max-deletes "many" is neither a count nor a percentage from 0% to 100%: write 500 or 10%, ' +
        'for example',
    ],
    [
      { 'max-deletes': '5' },
      'max-deletes "5" has no effect without delete: true: leave it out, or set delete: true',
    ],
    [
      { delete: 'true', 'keep-deleted-for': '7 days' },
      'keep-deleted-for "7 days" is not a whole number with a unit (m, h, d or w): write 12h or ' +
        '7d, for example, or 0',
    ],
    [
      { 'keep-deleted-for': '7d' },
      'keep-deleted-for "7d" has no effect without delete: true: leave it out, or set delete: true',
    ],
    [
      { delete: 'true', 'keep-deleted-for': '7d', state: 'none' },
      'keep-deleted-for "7d" can\'t be combined with state: none: the state records when a key ' +
        'left the directory; leave one of the two out',
    ],
    ...['/a', 'a/', 'a//b', '../a', 'x'.repeat(1025)].map(
      (state) =>
        [
          { state },
          expect.stringMatching(
            /^state ".+" is not the key of an object: write the whole key/,
          ) as string,
        ] as const,
    ),
    [
      { 'whole-bucket': 'true' },
      'whole-bucket "true" confirms that objects anywhere in the bucket may be deleted: leave it ' +
        'out, or set delete: true',
    ],
    [
      { 'whole-bucket': 'true', delete: 'true' },
      'prefix "site" contradicts whole-bucket: true: write prefix: /, or leave whole-bucket out',
    ],
    [{ source: 'nowhere' }, expect.stringContaining('source "nowhere" does not exist') as string],
    [{ 'if-exists': 'skip' }, 'input "if-exists" is not used by mode sync-dir: remove it'],
    [{ 'older-than': '5d' }, 'input "older-than" is not used by mode sync-dir: remove it'],
  ])('refuses %j', (changes, problem) => {
    expect(problemsOf({ ...sync, ...changes })).toEqual([problem]);
  });

  it.each(['delete', 'compare', 'keep-deleted-for', 'state', 'upload-order'])(
    'is the only mode that reads %s',
    (name) => {
      const upload = { mode: 'upload-dir', bucket: 'my-bucket', source: 'public' };
      expect(problemsOf({ ...upload, [name]: 'x' })).toEqual([
        `input "${name}" is not used by mode upload-dir: remove it`,
      ]);
    },
  );
});
