import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { givenInputs } from '../support/given-inputs.ts';

const { workspace, problemsOf } = givenInputs();
const upload = { mode: 'upload-dir', bucket: 'my-bucket', source: 'public' };
const remove = { mode: 'delete-prefix', bucket: 'my-bucket', prefix: 'site' };

const ENDPOINTS = [
  ['s3.example.com', /is not a URL that .*: write https:\/\/s3\.example\.com$/],
  ['minio:9000', /is not a URL that .*: write https:\/\/minio:9000$/],
  ['localhost:9000', /is not a URL that .*: write http:\/\/localhost:9000$/],
  ['127.0.0.1:9000', /is not a URL that .*: write http:\/\/127\.0\.0\.1:9000$/],
  ['https://e.example:99999', /is not a URL that .*: write it in full, for example https:/],
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
    [{ source: 'a\n::error::x' }, String.raw`"a\u{a}::error::x" does not exist, looked for as "`],
    [{ source: '/' }, 'is outside of the workspace, at "/": copy it into the workspace'],
    [{ report: 'new/' }, 'is a directory: add the name of a file'],
    [{ report: 'a\nb' }, 'has a line break or control character: write one path'],
    [{ report: 'new/r' }, `create the directory "${join(workspace, 'new')}" first`],
    [
      { source: 'link', 'follow-symlinks': 'true', report: 'public/r' },
      'is inside of source: write it somewhere else',
    ],
    [{ source: 'public', report: 'link/r' }, 'is inside of source: write it somewhere else'],
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
    expect.stringMatching(/^headers, line 3: glob "\/a" begins with "\/", and patterns/),
    expect.stringMatching(/^headers, line 4: header "Vary" can't be stored in S3/),
  ]);
});
