import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseInputs } from '../../src/action/inputs.ts';
import { InputError } from '../../src/action/inputs/types.ts';

let workspace: string;
beforeAll(() => {
  workspace = mkdtempSync(join(tmpdir(), 'inputs-'));
  mkdirSync(join(workspace, 'public'));
  writeFileSync(join(workspace, 'file'), '');
  symlinkSync('public', join(workspace, 'link'));
});

type Given = Readonly<Record<string, string>>;

function envOf(inputs: Given, env: Given = {}): NodeJS.ProcessEnv {
  const variables = Object.entries(inputs).map(([name, value]) => [
    `INPUT_${name.toUpperCase()}`,
    value,
  ]);
  return { GITHUB_WORKSPACE: workspace, ...env, ...Object.fromEntries(variables) };
}

const upload = { mode: 'upload-dir', bucket: 'my-bucket', source: 'public' };
const remove = { mode: 'delete-prefix', bucket: 'my-bucket', prefix: 'site' };

function problemsOf(inputs: Given, env: Given = {}): readonly string[] {
  try {
    parseInputs(envOf(inputs, env));
  } catch (thrown) {
    if (thrown instanceof InputError) return thrown.problems;
    throw thrown;
  }
  return [];
}

describe('parseInputs', () => {
  it('gives upload-dir with its defaults', () => {
    expect(parseInputs(envOf(upload))).toEqual({
      mode: 'upload-dir',
      bucket: 'my-bucket',
      prefix: '',
      allowHttp: false,
      forcePathStyle: false,
      concurrency: undefined,
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
      'max-deletes': '10%',
    };
    expect(parseInputs(envOf(inputs))).toEqual({
      mode: 'delete-prefix',
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
      report: join(workspace, 'report.jsonl'),
      maxDeletes: { kind: 'percent', percent: 10 },
    });
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
    ['site/', 'site/'],
    [' a/b ', 'a/b/'],
    ['logs-2025*', 'logs-2025'],
    ['logs/*', 'logs/'],
  ])('takes the prefix %j for %j', (prefix, expected) => {
    expect(parseInputs(envOf({ ...remove, prefix }))).toMatchObject({ prefix: expected });
  });

  it('takes the whole bucket when that is confirmed', () => {
    const inputs = { ...remove, prefix: '', 'whole-bucket': 'true' };
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
  ])('finds the endpoint in %j', (env, endpoint, forcePathStyle) => {
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
});

describe('parseInputs refuses', () => {
  it.each<readonly [Given, RegExp]>([
    [{ ...upload, bucket: 'My_Bucket' }, /"bucket".*3 to 63 lower-case/],
    [{ ...upload, bucket: 'bucket/dir' }, /"bucket".*input "prefix"/],
    [{ ...upload, bucket: 's3://b/c/d' }, /write bucket: b and prefix: c\/d/],
    [{ ...upload, prefix: '/site' }, /"prefix" must be without a leading "\/"/],
    [{ ...upload, prefix: 'a/../b' }, /"prefix" must be without "\." and "\.\."/],
    [{ ...upload, prefix: 'a\nb' }, /without line breaks and control characters/],
    [{ ...upload, prefix: 'x'.repeat(1024) }, /shorter than 1024 bytes/],
    [{ ...remove, prefix: 'a*b' }, /without a star in its middle/],
    [{ ...remove, prefix: 'a//*' }, /without empty segments/],
    [{ ...remove, 'whole-bucket': 'true' }, /"prefix" must be empty with whole-bucket/],
    [{ ...remove, prefix: '*', 'whole-bucket': 'true' }, /leave it out/],
    [{ ...upload, 'dry-run': 'yes' }, /"dry-run" must be true or false, got "yes"/],
    [{ ...upload, 'on-failure': 'ignore' }, /"on-failure" must be fail or warn, got "ignore"/],
    [{ ...upload, 'if-exists': 'keep' }, /"if-exists" must be overwrite or skip or fail/],
    [{ ...upload, concurrency: '1.5' }, /"concurrency" must be a whole number from 1 to 1000/],
    [{ ...upload, include: '/a' }, /input "include": glob "\/a" must be relative/],
    [{ ...upload, exclude: '../a' }, /input "exclude": glob "\.\.\/a" must stay under its root/],
    [{ ...upload, headers: '/a' }, /input "headers", line 1:/],
    [{ ...remove, 'max-deletes': 'ten' }, /"max-deletes" must be a count or a percentage/],
    [{ ...remove, endpoint: 'https://u:p@e.example' }, /without credentials/],
    [{ ...remove, endpoint: 'https://e.example/bucket' }, /write https:\/\/e\.example;/],
    [{ ...remove, endpoint: 'ftp://e.example' }, /begins with https:\/\//],
    [{ ...remove, region: 'eu central' }, /"region" must be the name of a region/],
    [{ ...remove, report: 'nowhere/report' }, /"report".*create the directory/],
    [{ ...remove, report: 'public' }, /"report".*it is a directory/],
    [{ ...upload, report: 'public/report' }, /"report" must be a file outside of "source"/],
    [{ ...upload, source: 'file' }, /"source".*it is no directory/],
    [{ ...upload, source: '..' }, /"source".*copy it into the workspace/],
    [{ ...upload, 'batch-size': '5' }, /"batch-size" is not used by mode upload-dir: remove it/],
    [{ ...upload, somthing: 'x' }, /input "somthing" is unknown: remove it/],
  ])('%j', (inputs, problem) => {
    const problems = problemsOf(inputs);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
  });

  it('shows a long value cut', () => {
    const [problem = ''] = problemsOf({ ...upload, mode: 'x'.repeat(5000) });
    expect(problem.length).toBeLessThan(400);
  });
});
