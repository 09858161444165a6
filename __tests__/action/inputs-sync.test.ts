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
      prefix: '',
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
    ['', '', '.s3-batch-action'],
    ['site', 'none', undefined],
    ['site', '.s3-batch-action', '.s3-batch-action'],
  ])('with the prefix %j and the state %j keeps it at %j', (prefix, state, stateKey) => {
    expect(parseInputs(envOf({ ...sync, prefix, state }))).toMatchObject({ stateKey });
  });

  it.each(['', '/', '*'])('hazard 10: refuses to delete anywhere in the bucket by %j', (prefix) => {
    expect(problemsOf({ ...sync, prefix, delete: 'true' })).toEqual([
      `input "prefix" must be a directory of the bucket, not all of it, got "${prefix}": name the ` +
        'prefix; whole-bucket: true lets it delete anywhere in the bucket',
    ]);
  });

  it.each<readonly [Given, string]>([
    [
      { delete: 'maybe' },
      'input "delete" must be true or false, got "maybe": write one of the two',
    ],
    [
      { compare: 'mtime' },
      'input "compare" must be content or size, got "mtime": write one of these',
    ],
    [
      { 'upload-order': 'html, assets' },
      'input "upload-order" must be assets, rest and html in some order, separated by commas, got ' +
        '"html, assets": write assets, rest, html, for example',
    ],
    [
      { delete: 'true', 'max-deletes': 'many' },
      'input "max-deletes" must be a count or a percentage from 0% to 100%, got "many": write 500 ' +
        'or 10%, for example',
    ],
    [
      { 'max-deletes': '5' },
      'input "max-deletes" must be empty without delete: true, got "5": leave one of the two out',
    ],
    [
      { delete: 'true', 'keep-deleted-for': '7 days' },
      'input "keep-deleted-for" must be a whole number with a unit (m, h, d or w), or 0, got ' +
        '"7 days": write 12h or 7d, for example',
    ],
    [
      { 'keep-deleted-for': '7d' },
      'input "keep-deleted-for" must be 0 without delete: true, got "7d": leave it out, or set ' +
        'delete',
    ],
    [
      { delete: 'true', 'keep-deleted-for': '7d', state: 'none' },
      'input "keep-deleted-for" must be 0 with state: none, got "7d": the state knows when a key ' +
        'left the directory; leave one of the two out',
    ],
    ...['/a', 'a/', 'a//b', '../a', 'x'.repeat(1025)].map(
      (state) =>
        [
          { state },
          expect.stringMatching(
            /^input "state" must be the key of an object, or none, got ".+": write the whole key/,
          ) as string,
        ] as const,
    ),
    [
      { 'whole-bucket': 'true' },
      'input "whole-bucket" must be false, unless delete is true and prefix is empty, got "true": ' +
        'leave it out',
    ],
    [
      { 'whole-bucket': 'true', delete: 'true' },
      'input "whole-bucket" must be false, unless delete is true and prefix is empty, got "true": ' +
        'leave it out',
    ],
    [
      { source: 'nowhere' },
      expect.stringContaining('input "source" must be a directory') as string,
    ],
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
