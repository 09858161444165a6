import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseInputs } from '../../src/action/inputs.ts';
import { givenInputs } from '../support/given-inputs.ts';

const { workspace, envOf, problemsOf } = givenInputs();
const upload = { mode: 'upload-dir', bucket: 'my-bucket', source: 'public' };
const remove = { mode: 'delete-prefix', bucket: 'my-bucket', prefix: 'site' };

describe('parseInputs', () => {
  it('gives upload-dir with its defaults', () => {
    expect(parseInputs(envOf(upload))).toEqual({
      mode: 'upload-dir',
      bucket: 'my-bucket',
      prefix: '',
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
      unmatched: 'auto',
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
      forcePathStyle: false,
      concurrency: undefined,
      batchSize: 1000,
      dryRun: false,
      onFailure: 'fail',
      unmatched: 'auto',
      warnings: [],
      include: [],
      exclude: ['keep/**'],
      olderThan: 7 * 24 * 3_600_000,
    });
    expect(problemsOf(inputs)).toEqual([
      'older-than is required in mode abort-uploads: write 1d or more, since a young upload may ' +
        'still be under way',
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

  it.each([
    [{}, undefined, false],
    [{ AWS_ENDPOINT_URL: 'https://a.example' }, 'https://a.example', true],
    [
      { AWS_ENDPOINT_URL: 'https://a.example', AWS_ENDPOINT_URL_S3: 'https://b.example' },
      'https://b.example',
      true,
    ],
    [
      { AWS_ENDPOINT_URL: 'https://a.example', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' },
      undefined,
      false,
    ],
  ])('hazard 59: finds the endpoint in %j', (env, endpoint, forcePathStyle) => {
    const inputs = parseInputs(envOf(remove, env));
    expect([inputs.endpoint, inputs.forcePathStyle]).toEqual([endpoint, forcePathStyle]);
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

  it('follows a link to a source that stays in the workspace', () => {
    expect(problemsOf({ ...upload, source: 'link' })).toEqual([]);
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
