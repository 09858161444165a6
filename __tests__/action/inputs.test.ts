import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { parseInputs } from '../../src/action/inputs/inputs.ts';
import { directoryIdentity } from '../../src/local/held-directory.ts';
import { type Given, givenInputs } from '../support/given-inputs.ts';

const { workspace, envOf, problemsOf } = givenInputs();
const upload = { mode: 'upload-dir', bucket: 'my-bucket', source: 'public' };
const remove = { mode: 'delete-prefix', bucket: 'my-bucket', prefix: 'site' };
const sync = { mode: 'sync-dir', bucket: 'my-bucket', source: 'public', prefix: 'site' };

describe('parseInputs', () => {
  it('gives upload-dir with its defaults', () => {
    expect(parseInputs(envOf(upload))).toEqual({
      mode: 'upload-dir',
      bucket: 'my-bucket',
      prefix: '',
      allowHttp: false,
      forcePathStyle: undefined,
      concurrency: undefined,
      dryRun: false,
      onFailure: 'fail',
      ...{ summary: true, title: '' },
      unmatched: 'auto',
      warnings: [],
      source: join(workspace, 'public'),
      sourceGiven: 'public',
      sourceIdentity: directoryIdentity(join(workspace, 'public')),
      include: [],
      exclude: [],
      includeHiddenFiles: false,
      followSymlinks: false,
      allowEmptySource: false,
      headers: [],
      ifExists: 'overwrite',
    });
  });

  it('gives delete-prefix with everything set', () => {
    const inputs = {
      ...remove,
      region: 'eu-central-1',
      endpoint: 'https://s3.example.com',
      'force-path-style': 'false',
      concurrency: '7',
      'batch-size': '250',
      'dry-run': 'true',
      'on-failure': 'warn',
      report: 'report.jsonl',
      include: '*.zip',
      exclude: 'keep*',
      'older-than': '12h',
      'keep-newest': '10',
      'keep-newest-of': 'objects',
      'max-deletes': '10%',
    };
    expect(parseInputs(envOf(inputs))).toEqual({
      mode: 'delete-prefix',
      versions: 'current',
      bypassGovernance: false,
      deleteCondition: 'auto',
      bucket: 'my-bucket',
      prefix: 'site/',
      region: 'eu-central-1',
      endpoint: 'https://s3.example.com',
      allowHttp: false,
      forcePathStyle: false,
      concurrency: 7,
      batchSize: 250,
      dryRun: true,
      onFailure: 'warn',
      ...{ unmatched: 'auto', summary: true, title: '' },
      warnings: [],
      report: join(workspace, 'report.jsonl'),
      include: ['*.zip'],
      exclude: ['keep*'],
      olderThan: 43_200_000,
      keepNewest: 10,
      keepNewestOf: 'objects',
      maxDeletes: { kind: 'percent', percent: 10 },
    });
  });

  it('gives abort-uploads', () => {
    const inputs = { mode: 'abort-uploads', bucket: 'my-bucket', prefix: 'builds' };
    const given = { ...inputs, 'older-than': '7d', exclude: 'keep/**' };
    expect(parseInputs(envOf(given))).toEqual({
      mode: 'abort-uploads',
      bucket: 'my-bucket',
      prefix: 'builds/',
      allowHttp: false,
      forcePathStyle: undefined,
      concurrency: undefined,
      dryRun: false,
      onFailure: 'fail',
      ...{ summary: true, title: '' },
      unmatched: 'auto',
      warnings: [],
      include: [],
      exclude: ['keep/**'],
      olderThan: 7 * 24 * 3_600_000,
    });
    expect(problemsOf(inputs)).toEqual([
      'older-than is required in mode abort-uploads: write 1d or more, since a young upload may ' +
        'still be in progress',
    ]);
    expect(problemsOf({ ...given, 'max-deletes': '5' })).toEqual([
      'input "max-deletes" is not used by mode abort-uploads: remove it',
    ]);
  });

  it('splits lines, without blanks and comments', () => {
    const inputs = { ...upload, include: ' **/*.html \r\n\n# pages\n*.css', exclude: 'tmp/**' };
    expect(parseInputs(envOf(inputs))).toMatchObject({
      include: ['**/*.html', '*.css'],
      exclude: ['tmp/**'],
    });
  });

  it.each([
    ['site', 'site/'],
    [' a/b ', 'a/b/'],
    ['logs-2025*', 'logs-2025'],
    ['x'.repeat(1023), `${'x'.repeat(1023)}/`],
    [`${'x'.repeat(1024)}*`, 'x'.repeat(1024)],
  ])('hazard 11: takes the prefix %j for %j', (prefix, expected) => {
    expect(parseInputs(envOf({ ...remove, prefix }))).toMatchObject({ prefix: expected });
  });

  it('takes the whole bucket when that is confirmed', () => {
    const inputs = { ...remove, prefix: '/', 'whole-bucket': 'true' };
    expect(parseInputs(envOf(inputs))).toMatchObject({ prefix: '' });
  });

  it('hazard 76: obeys force-path-style: true for an endpoint that names the bucket', () => {
    const endpoint = 'https://my-bucket.s3.example.com';
    const inputs = parseInputs(envOf({ ...remove, endpoint, 'force-path-style': 'true' }));
    expect([inputs.endpoint, inputs.forcePathStyle]).toEqual([endpoint, true]);
  });

  it.each([
    ['auto', undefined],
    ['', undefined],
    ['true', true],
    ['false', false],
  ])('hazard 76: reads force-path-style %j', (value, expected) => {
    const inputs = parseInputs(envOf({ ...remove, 'force-path-style': value }));
    expect(inputs.forcePathStyle).toBe(expected);
  });

  it('hazard 49: reads who owns the bucket and who pays', () => {
    const named = { 'expected-bucket-owner': '012345678901', 'request-payer': 'requester' };
    const { expectedBucketOwner, requestPayer } = parseInputs(envOf({ ...remove, ...named }));
    expect([expectedBucketOwner, requestPayer]).toEqual(['012345678901', 'requester']);
    const none = { 'expected-bucket-owner': 'none', 'request-payer': 'none' };
    expect(parseInputs(envOf({ ...remove, ...none }))).toEqual(parseInputs(envOf(remove)));
  });

  it.each([
    [{}, undefined],
    [{ AWS_ENDPOINT_URL: 'https://a.example' }, 'https://a.example'],
    [
      { AWS_ENDPOINT_URL: 'https://a.example', AWS_ENDPOINT_URL_S3: 'https://b.example' },
      'https://b.example',
    ],
    [
      { AWS_ENDPOINT_URL: 'https://a.example', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' },
      undefined,
    ],
  ])('hazard 59: finds the endpoint in %j', (env, endpoint) => {
    const inputs = parseInputs(envOf(remove, env));
    expect([inputs.endpoint, inputs.forcePathStyle]).toEqual([endpoint, undefined]);
  });

  it.each([
    [{ AWS_REGION: 'a-1', AWS_DEFAULT_REGION: 'b-1' }, 'a-1'],
    [{ AWS_DEFAULT_REGION: 'b-1' }, 'b-1'],
    [{ AWS_REGION: '' }, undefined],
  ])('finds the region in %j', (env, region) => {
    expect(parseInputs(envOf(remove, env)).region).toBe(region);
  });

  it.each(['http://localhost:9000', 'http://127.0.0.1', 'http://[::1]:9000'])(
    'allows http on this machine: %s',
    (endpoint) => {
      expect(problemsOf({ ...remove, endpoint })).toEqual([]);
    },
  );

  it('allows http elsewhere when that is confirmed', () => {
    const inputs = { ...remove, endpoint: 'http://minio:9000', 'allow-http': 'true' };
    expect(problemsOf(inputs)).toEqual([]);
  });

  it('takes a link for a source only where links are followed', () => {
    const source = 'link';
    expect(problemsOf({ ...upload, source, 'follow-symlinks': 'true' })).toEqual([]);
    expect(problemsOf({ ...upload, source })).toEqual([
      expect.stringMatching(
        /^source "link" is a symbolic link to ".*\/public": name that directory/,
      ),
    ]);
  });

  it('takes the ARN of an access point for a bucket', () => {
    const bucket = 'arn:aws:s3:us-east-1:000000000000:accesspoint/my-point';
    expect(problemsOf({ ...remove, bucket })).toEqual([]);
  });

  it('keeps the indentation of header rules from their first line', () => {
    const headers = '\n\n**\n  Cache-Control: no-cache\n';
    const rules = [{ glob: '**', headers: { 'cache-control': 'no-cache' } }];
    expect(parseInputs(envOf({ ...upload, headers }))).toMatchObject({ headers: rules });
  });
});

describe('parseInputs of sync-dir', () => {
  it('gives its defaults', () => {
    expect(parseInputs(envOf(sync))).toEqual({
      mode: 'sync-dir',
      bucket: 'my-bucket',
      prefix: 'site/',
      allowHttp: false,
      forcePathStyle: undefined,
      concurrency: undefined,
      batchSize: 1000,
      dryRun: false,
      onFailure: 'fail',
      ...{ summary: true, title: '' },
      unmatched: 'auto',
      warnings: [],
      source: join(workspace, 'public'),
      sourceGiven: 'public',
      sourceIdentity: directoryIdentity(join(workspace, 'public')),
      include: [],
      exclude: [],
      includeHiddenFiles: false,
      followSymlinks: false,
      allowEmptySource: false,
      headers: [],
      deletes: false,
      compare: 'content',
      keepDeletedFor: 0,
      deleteCondition: 'auto',
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
    ['/', 'prefix "/" is the root of the bucket: name a directory in it; whole-bucket: true lets'],
    ['*', 'prefix "*" means every key of the bucket: write prefix: / with whole-bucket: true'],
    ['', 'prefix is empty: an expression in it may have come out empty; name a directory'],
    ['site/', 'prefix "site/" ends in "/": an expression at its end may have come out empty'],
    ['site/*', 'prefix "site/*" ends in "/*": an expression at its end may have come out empty'],
  ])('hazard 10: refuses to delete anywhere in the bucket by %j', (prefix, problem) => {
    expect(problemsOf({ ...sync, prefix, delete: 'true' })).toEqual([
      expect.stringContaining(problem),
    ]);
  });

  it.each<readonly [Given, string]>([
    [{ delete: 'maybe' }, 'delete "maybe" is neither true nor false: write one of the two'],
    [{ compare: 'mtime' }, 'compare "mtime" is not an allowed value: write content or size'],
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
      expect(problemsOf({ ...upload, [name]: 'x' })).toEqual([
        `input "${name}" is not used by mode upload-dir: remove it`,
      ]);
    },
  );
});
