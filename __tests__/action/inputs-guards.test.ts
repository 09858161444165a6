import { describe, expect, it } from 'vitest';
import { parseInputs } from '../../src/action/inputs.ts';
import { givenInputs, type Given } from '../support/given-inputs.ts';

const { envOf, problemsOf } = givenInputs();
const upload = { mode: 'upload-dir', bucket: 'my-bucket', source: 'public' };
const remove = { mode: 'delete-prefix', bucket: 'my-bucket', prefix: 'site' };
const neither = (bucket: string) =>
  `bucket "${bucket}" is neither the name of a bucket nor the ARN of an access point: `;

describe('parseInputs names', () => {
  it.each<readonly [Given, string]>([
    [{ ...upload, mode: 'upload-dri' }, 'mode "upload-dri" is unknown: did you mean "upload-dir"?'],
    [
      { ...upload, mode: 'copy-prefix' },
      'mode "copy-prefix" is unknown: write upload-dir, sync-dir, delete-prefix or abort-uploads',
    ],
    [
      { ...upload, mode: '' },
      'mode is empty: write upload-dir, sync-dir, delete-prefix or abort-uploads',
    ],
    [{ ...upload, exlude: '**' }, 'input "exlude" is unknown: did you mean "exclude"?'],
    [{ ...upload, dry_run: 'true' }, 'input "dry_run" is unknown: did you mean "dry-run"?'],
    [{ ...upload, 'a\n::b': 'x' }, 'input "a\\u{a}::b" is unknown: remove it'],
    [{ ...remove, source: 'x' }, 'input "source" is not used by mode delete-prefix: remove it'],
    [{ ...remove, headers: '*' }, 'input "headers" is not used by mode delete-prefix: remove it'],
    [
      { ...upload, 'whole-bucket': 'true' },
      'input "whole-bucket" is not used by mode upload-dir: remove it',
    ],
    [{ ...upload, source: '' }, 'source is empty: name the directory to upload'],
  ])('what is wrong with %j', (inputs, problem) => {
    expect(problemsOf(inputs)).toEqual([problem]);
  });

  it('everything at once, in one error', () => {
    const env = envOf({ mode: 'upload-dir', source: 'nowhere', 'dry-run': 'yes', exlude: 'x' });
    for (const start of ['bucket is', 'source "nowhere"', 'dry-run "yes"', 'input "exlude"']) {
      expect(() => parseInputs(env)).toThrow(start);
    }
  });

  it('no input that another mode reads but that has its default', () => {
    expect(problemsOf({ ...remove, 'if-exists': 'overwrite', source: '', headers: ' ' })).toEqual(
      [],
    );
  });
});

describe('the bucket', () => {
  it.each([
    [
      '',
      'bucket is empty: if it comes from a variable or secret, that is not set for this repository ' +
        'or environment, or this is a pull request from a fork, which gets none; name the bucket',
    ],
    ['s3://b', 'bucket "s3://b" is a URL: write bucket: "b"'],
    ['S3://b/c/', 'bucket "S3://b/c/" is a URL: write bucket: "b" and prefix: "c/"'],
    ['s3://', 'bucket "s3://" is a URL: name the bucket'],
    [
      'arn:aws:s3:::my-bucket/a',
      'bucket "arn:aws:s3:::my-bucket/a" is the ARN of a bucket: ' +
        'write bucket: "my-bucket" and prefix: "a"',
    ],
    [
      'arn:aws:s3:us-east-1:000000000000:bucket/x',
      neither('arn:aws:s3:us-east-1:000000000000:bucket/x') +
        'write arn:aws:s3:REGION:ACCOUNT:accesspoint/NAME, or the name of the bucket',
    ],
    ['192.168.5.4', `${neither('192.168.5.4')}a name may not look like an IP address`],
    [
      'https://b.example/x',
      `${neither('https://b.example/x')}write its name alone; a URL belongs in "endpoint"`,
    ],
  ])('is refused: %j', (bucket, problem) => {
    expect(problemsOf({ ...remove, bucket })).toEqual([problem]);
  });

  it.each(['ab', 'a..b', '-ab', 'ab.', 'x'.repeat(64), 'a_b'])('is refused: %j', (bucket) => {
    expect(problemsOf({ ...remove, bucket })).toEqual([
      `${neither(bucket)}names have 3 to 63 lower-case letters, digits, dots and hyphens`,
    ]);
  });

  it.each([
    'abc',
    'x'.repeat(63),
    'a.b-c.1',
    'arn:aws-cn:s3:cn-north-1:000000000000:accesspoint/p',
    'arn:aws:s3::000000000000:accesspoint/p.mrap',
    'arn:aws:s3-outposts:us-east-1:000000000000:outpost/op-1/accesspoint/p',
  ])('is taken: %s', (bucket) => {
    expect(problemsOf({ ...remove, bucket })).toEqual([]);
  });

  it('is shown cut with its prefix too', () => {
    const [problem = ''] = problemsOf({ ...remove, bucket: `s3://b/${'x'.repeat(5000)}` });
    expect(problem.length).toBeLessThan(700);
  });
});
