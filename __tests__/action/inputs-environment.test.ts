import { describe, expect, it } from 'vitest';
import { givenInputs } from '../support/given-inputs.ts';
import { join } from 'node:path';
import { parseInputs } from '../../src/action/inputs/inputs.ts';
import { temporaryFile } from '../support/credential-sources.ts';

const { workspace, envOf, problemsOf } = givenInputs();
const upload = { mode: 'upload-dir', bucket: 'my-bucket', source: 'public' };
const remove = { mode: 'delete-prefix', bucket: 'my-bucket', prefix: 'site' };

const problemOf = (env: Readonly<Record<string, string>>) => problemsOf(upload, env).join('\n');

const KEYS = { AWS_ACCESS_KEY_ID: 'AKID12345678', AWS_SECRET_ACCESS_KEY: 'hush' };
const AGAIN = 'set the value again without it';

describe('variables of the environment', () => {
  it.each([
    ['AWS_ACCESS_KEY_ID', 'AKID\n', `ends with a line break: ${AGAIN}`],
    ['AWS_ACCESS_KEY_ID', '\tAKID', `begins with white space: ${AGAIN}`],
    ['AWS_SECRET_ACCESS_KEY', 'hush\r\n', `ends with a line break: ${AGAIN}`],
    ['AWS_SECRET_ACCESS_KEY', '\u{feff}hush', `begins with an invisible character: ${AGAIN}`],
    ['AWS_SECRET_ACCESS_KEY', 'hush\u{200b}', `ends with an invisible character: ${AGAIN}`],
    ['AWS_SECRET_ACCESS_KEY', 'hush\u{a0}', `ends with an invisible character: ${AGAIN}`],
    ['AWS_SECRET_ACCESS_KEY', '"hush"', `is in quotes: ${AGAIN}`],
    ['AWS_SECRET_ACCESS_KEY', 'AKID\nhush', `has a line break: ${AGAIN}`],
    [
      'AWS_SESSION_TOKEN',
      ' hush\n',
      `begins with white space and ends with a line break: ${AGAIN}`,
    ],
    ['AWS_SESSION_TOKEN', ' ', `has only white space: ${AGAIN}`],
    ['AWS_REGION', 'eu-central-1 ', 'ends with white space: remove it'],
    ['AWS_DEFAULT_REGION', 'eu-central-1\n', 'ends with a line break: remove it'],
    ['AWS_ENDPOINT_URL', ' https://s3.example.com', 'begins with white space: remove it'],
    ['AWS_ENDPOINT_URL_S3', 'https://s3.example.com\n', 'ends with a line break: remove it'],
    ['AWS_ENDPOINT_URL_STS', 'https://sts.example.com\n', 'ends with a line break: remove it'],
    ['AWS_PROFILE', 'deploy ', 'ends with white space: remove it'],
    ['AWS_ROLE_ARN', 'arn:aws:iam::123456789012:role/x\n', 'ends with a line break: remove it'],
    ['HTTPS_PROXY', 'http://me:hush@proxy\n', `ends with a line break: ${AGAIN}`],
    ['https_proxy', "'http://proxy'", `is in quotes: ${AGAIN}`],
    ['NODE_EXTRA_CA_CERTS', '/etc/ca.pem ', 'ends with white space: remove it'],
  ])('are refused with what nobody sees: %s=%j', (name, value, statement) => {
    const problem = problemOf({ ...KEYS, [name]: value });
    expect(problem).toBe(`${name} ${statement}`);
    expect(problem).not.toContain('hush');
  });

  it.each([
    ['AWS_SESSION_TOKEN', ''],
    ['AWS_PROFILE', ''],
    ['AWS_REGION', ''],
    ['AWS_ENDPOINT_URL', ''],
    ['AWS_CA_BUNDLE', ''],
    ['AWS_SECRET_ACCESS_KEY', 'pass phrase "of" a store'],
    ['AWS_PAGER', ' '],
    ['AWS_BUCKET', 'my-bucket '],
    ['NO_PROXY', 'localhost, 127.0.0.1'],
  ])('are taken as they are: %s=%j', (name, value) => {
    expect(problemOf({ ...KEYS, [name]: value })).toBe('');
  });

  it('are refused with keys of blanks, whoever else is named', () => {
    const blank = { AWS_ACCESS_KEY_ID: ' ', AWS_SECRET_ACCESS_KEY: ' ' };
    const text = 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are empty: if they come from';
    expect(problemOf({ ...blank, AWS_PROFILE: 'deploy' })).toContain(text);
    expect(problemOf({ ...KEYS, AWS_ACCESS_KEY_ID: '\n' })).toContain('AWS_ACCESS_KEY_ID is empty');
  });

  it('are refused together with the inputs', () => {
    const problems = problemsOf({ ...upload, bucket: '' }, { ...KEYS, AWS_REGION: 'x ' });
    expect(problems).toHaveLength(2);
  });

  it('are warned of where certificates are not checked', () => {
    const warningsOf = (value: string) =>
      parseInputs(envOf(upload, { ...KEYS, NODE_TLS_REJECT_UNAUTHORIZED: value })).warnings;
    expect(warningsOf('0')).toEqual([expect.stringContaining('certificates are not checked')]);
    expect(warningsOf('1')).toEqual([]);
  });
});

describe('the file that AWS_CA_BUNDLE names', () => {
  const REMEDY = ': name a file of certificates in PEM, or unset the variable';
  const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
  it.each([
    ['/nowhere/ca.pem', `can't be read (ENOENT)${REMEDY}`],
    ['/', `can't be read (EISDIR)${REMEDY}`],
    [temporaryFile('ca.pem', 'no certificate'), `contains no PEM certificate${REMEDY}`],
    [temporaryFile('ca.pem', broken), `contains a broken certificate (number 1)${REMEDY}`],
  ])('is refused when it can not be used', (path, statement) => {
    const problem = problemOf({ ...KEYS, AWS_CA_BUNDLE: path });
    expect(problem).toBe(`AWS_CA_BUNDLE ${JSON.stringify(path)} ${statement}`);
  });
});

const ENDPOINTS = [
  ['s3.example.com', /is not a URL that .*: write https:\/\/s3\.example\.com$/],
  ['my-bucket.e.example', /is not a URL that .*: write https:\/\/e\.example$/],
  ['minio:9000', /is not a URL that .*: write https:\/\/minio:9000$/],
  ['localhost:9000', /is not a URL that .*: write http:\/\/localhost:9000$/],
  ['127.0.0.1:9000', /is not a URL that .*: write http:\/\/127\.0\.0\.1:9000$/],
  ['https://e.example:99999', /is not a URL that .*: write it in full, for example https:/],
  [
    'https://my-bucket.e.example:9000',
    /already names the bucket "my-bucket", .*: write https:\/\/e\.example:9000, or force-path-style/,
  ],
  ['https://e.example/?a=b', /has a path or a query: write https:\/\/e\.example;/],
  [
    'http://minio:9000',
    /without encryption to another machine: use https, or set allow-http: true/,
  ],
  ['http://127.0.0.1.e.example', /without encryption to another machine/],
] as const;

describe.each([
  ['endpoint', 'endpoint'],
  ['the variable AWS_ENDPOINT_URL_S3', 'AWS_ENDPOINT_URL_S3'],
  ['the variable AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL'],
])('%s', (named, name) => {
  const problemsWith = (value: string) =>
    name === 'endpoint'
      ? problemsOf({ ...remove, endpoint: value })
      : problemsOf(remove, { [name]: value });

  it.each(ENDPOINTS)('is refused: %s', (value, message) => {
    const [problem = '', ...more] = problemsWith(value);
    expect(problem.startsWith(`${named} "`)).toBe(true);
    expect(problem).toMatch(message);
    expect(more).toEqual([]);
  });

  it.each([
    'https://user:a-secret@e.example',
    'https://user:a-secret@e.example/path',
    'https://user:a-p@a-secret@e.example',
    'user:a-secret@e.example',
    'https://e.example/?X-Amz-Signature=a-secret',
  ])('never shows a secret: %s', (value) => {
    const [problem = ''] = problemsWith(value);
    expect(problem).toContain('***');
    expect(problem).not.toContain('a-secret');
  });
});

it('an endpoint of the environment does not count beside the input', () => {
  const inputs = { ...remove, endpoint: 'https://e.example' };
  expect(problemsOf(inputs, { AWS_ENDPOINT_URL: 'http://minio:9000' })).toEqual([]);
});

describe('a path', () => {
  it.each([
    [{ source: 'a\n::error::x' }, String.raw`"a\u{a}::error::x" does not exist, looked for at "`],
    [{ source: '/' }, 'is outside the workspace, at "/": copy it into the workspace'],
    [{ report: 'new/' }, 'is a directory: add the name of a file'],
    [{ report: 'a\nb' }, 'has a line break or control character: write one path'],
    [{ report: 'new/r' }, `create the directory "${join(workspace, 'new')}" first`],
    [
      { source: 'link', 'follow-symlinks': 'true', report: 'public/r' },
      'is inside "source": write it somewhere else',
    ],
    [{ source: 'public', report: 'link/r' }, 'is inside "source": write it somewhere else'],
  ])('is refused in %j', (inputs, problem) => {
    expect(problemsOf({ ...upload, ...inputs })).toEqual([expect.stringContaining(problem)]);
  });

  it('is refused when the workspace is not there', () => {
    const env = { GITHUB_WORKSPACE: join(workspace, 'gone') };
    expect(problemsOf({ ...upload, source: join(workspace, 'public') }, env)).toEqual([
      expect.stringContaining('copy it into the workspace'),
    ]);
  });

  it.each(['source', 'report'])('is shown cut in %s', (name) => {
    const [problem = ''] = problemsOf({ ...upload, [name]: `d/${'x'.repeat(3000)}/r` });
    expect(problem.length).toBeLessThan(700);
  });
});

it('problems of header rules carry the line of the block as it was given', () => {
  expect(problemsOf({ ...upload, headers: '\n# a\n/a\n  Vary: b' })).toEqual([
    expect.stringMatching(/^headers, line 3: glob "\/a" begins with "\/", but patterns/),
    expect.stringMatching(/^headers, line 4: header "Vary" can't be stored in S3/),
  ]);
});
