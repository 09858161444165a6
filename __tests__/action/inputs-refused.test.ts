import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseInputs } from '../../src/action/inputs/inputs.ts';
import { otherInput, otherMode } from '../../src/action/inputs/other-names.ts';
import { parseAge } from '../../src/action/inputs/reader.ts';
import { INPUTS, MODES } from '../../src/action/modes/modes.ts';
import { type Given, givenInputs } from '../support/given-inputs.ts';

const { envOf, problemsOf } = givenInputs();
const upload = { mode: 'upload-dir', bucket: 'my-bucket', source: 'public' };
const remove = { mode: 'delete-prefix', bucket: 'my-bucket', prefix: 'site' };

const [lastMode = '', ...otherModes] = MODES.map(({ name }) => name).reverse();
const anyMode = `${otherModes.reverse().join(', ')} or ${lastMode}`;

const neither = (bucket: string) =>
  `bucket "${bucket}" is neither the name of a bucket nor the ARN of an access point: `;

describe('parseInputs names', () => {
  it.each<readonly [Given, string]>([
    [{ ...upload, mode: 'upload-dri' }, 'mode "upload-dri" is unknown: did you mean "upload-dir"?'],
    [{ ...upload, mode: 'move-objects' }, `mode "move-objects" is unknown: write ${anyMode}`],
    [{ ...upload, mode: '' }, `mode is empty: write ${anyMode}`],
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

describe('parseInputs refuses', () => {
  it.each<readonly [Given, RegExp]>([
    [{ ...upload, bucket: 'My_Bucket' }, /^bucket "My_Bucket" is neither .*3 to 63 lower-case/],
    [{ ...upload, bucket: 'bucket/dir' }, /^bucket .*input "prefix"/],
    [{ ...upload, bucket: 's3://b/c/d' }, /write bucket: "b" and prefix: "c\/d"$/],
    [{ ...upload, prefix: '/site' }, /^prefix "\/site\/?" begins with "\/"/],
    [{ ...upload, prefix: 'a/../b' }, /^prefix .* has "\." or "\.\." as a segment/],
    [{ ...upload, prefix: 'a\nb' }, /has a line break or control character/],
    [{ ...upload, prefix: 'x'.repeat(1024) }, /^prefix "x+…" has 1,025 bytes: the limit is 1,024;/],
    [{ ...remove, prefix: 'a*b' }, /has a star before its end/],
    [{ ...remove, prefix: 'a//*' }, /has an empty segment/],
    [{ ...remove, 'whole-bucket': 'true' }, /^prefix "site" contradicts whole-bucket: true/],
    [
      { ...remove, prefix: '*', 'whole-bucket': 'true' },
      /means every key .*: write prefix: \/ with/,
    ],
    [{ ...upload, 'dry-run': 'yes' }, /^dry-run "yes" is neither true nor false/],
    [
      { ...upload, 'on-failure': 'ignore' },
      /^on-failure "ignore" is not an allowed value: write fail or warn/,
    ],
    [
      { ...upload, 'if-exists': 'keep' },
      /^if-exists "keep" is not an allowed value: write overwrite, skip or fail/,
    ],
    [
      { ...upload, concurrency: '1.5' },
      /^concurrency "1\.5" is not a whole number from 1 to 1000: .*, or auto/,
    ],
    [{ ...upload, include: '/a' }, /^include "\/a" begins with "\/", but patterns are relative/],
    [{ ...upload, exclude: '../a' }, /^exclude "\.\.\/a" leaves its root with/],
    [{ ...upload, headers: '/a' }, /^headers, line 1:/],
    [{ ...remove, 'older-than': '30' }, /^older-than "30" is not a whole number with a unit .*30d/],
    [{ ...remove, 'older-than': '-1d' }, /^older-than "-1d" is not a whole/],
    [{ ...remove, 'older-than': '1x' }, /^older-than "1x" is not/],
    [{ ...remove, 'older-than': '0d' }, /^older-than "0d" is not a whole number/],
    [{ ...remove, include: '/a' }, /^include "\/a"/],
    [{ ...remove, 'keep-newest': '0' }, /^keep-newest "0" is not .*: to keep none, write none/],
    [
      { ...remove, 'keep-newest': '1.5' },
      /^keep-newest "1\.5" is not a whole number from 1 to 1000000/,
    ],
    [{ ...remove, 'keep-newest': '-1' }, /^keep-newest "-1" is not .*: write 10/],
    [{ ...remove, 'keep-newest': 'ten' }, /^keep-newest "ten" is not/],
    [{ ...remove, 'keep-newest': '1000001' }, /^keep-newest "1000001" is not/],
    [
      { ...remove, 'keep-newest-of': 'objects' },
      /^keep-newest-of "objects" has no effect without keep-newest/,
    ],
    [
      { ...remove, 'keep-newest': '1', 'keep-newest-of': 'builds' },
      /^keep-newest-of "builds" is not an allowed value: write directories or objects/,
    ],
    [{ ...upload, 'keep-newest': '1' }, /"keep-newest" is not used by mode upload-dir/],
    [{ ...remove, 'max-deletes': 'ten' }, /^max-deletes "ten" is neither a count nor a percentage/],
    [{ ...remove, endpoint: 'https://u:p@e.example' }, /holds credentials/],
    [{ ...remove, endpoint: 'https://e.example/bucket' }, /write https:\/\/e\.example;/],
    [
      { ...remove, endpoint: 'https://my-bucket.s3.example.com' },
      /^endpoint ".*" already names the bucket "my-bucket", .*: write https:\/\/s3\.example\.com, or force-path-style: true if/,
    ],
    [
      { ...remove, endpoint: 'https://my-bucket.s3.example.com', 'force-path-style': 'false' },
      /already names the bucket/,
    ],
    [
      { ...remove, endpoint: 'https://my-bucket.s3.example.com/my-bucket' },
      /has a path or a query: write https:\/\/s3\.example\.com;/,
    ],
    [
      { ...remove, 'force-path-style': 'Auto' },
      /^force-path-style "Auto" is neither true nor false: write one of the two, or auto$/,
    ],
    [{ ...remove, 'force-path-style': 'path' }, /write one of the two, or auto$/],
    [{ ...remove, 'dry-run': 'Auto' }, /^dry-run "Auto" .*: write one of the two$/],
    [
      { ...remove, 'expected-bucket-owner': '12345678901' },
      /^expected-bucket-owner "12345678901" is not the id of an AWS account: write all 12 digits, in quotes/,
    ],
    [
      { ...remove, 'expected-bucket-owner': '123456789012x' },
      /^expected-bucket-owner .*: write its 12 digits, or none$/,
    ],
    [{ ...remove, 'expected-bucket-owner': '' }, /^expected-bucket-owner is empty/],
    [
      { ...remove, 'request-payer': 'true' },
      /^request-payer "true" is not an allowed value: write requester or none$/,
    ],
    [{ ...remove, endpoint: 'ftp://e.example' }, /begins with https:\/\//],
    [{ ...remove, region: 'eu central' }, /^region "eu central" is not the name of a region/],
    [{ ...remove, report: 'nowhere/report' }, /^report .*create the directory/],
    [{ ...remove, report: 'public' }, /^report "public" is a directory/],
    [{ ...upload, report: 'public/report' }, /^report "public\/report" is inside "source/],
    [{ ...upload, source: 'file' }, /^source "file" is not a directory/],
    [{ ...upload, source: '..' }, /^source "\.\." is outside the workspace.*copy it/],
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

describe('parseAge', () => {
  it.each([
    ['90m', 5_400_000],
    ['12h', 43_200_000],
    ['30d', 2_592_000_000],
    ['4w', 2_419_200_000],
  ])('reads %s', (text, milliseconds) => {
    expect(parseAge(text)).toBe(milliseconds);
  });

  it.each(['', '30', '-1d', '1x', '1.5d', '0h', '1 d', '1d ', 'd', '1D', '9999999d'])(
    'refuses %j',
    (text) => {
      expect(parseAge(text)).toBeUndefined();
    },
  );
});

const SOURCE = readFileSync(
  join(import.meta.dirname, '../../src/action/inputs/other-names.ts'),
  'utf8',
);

/** The names of each row, without separators. */
const ROWS = [...SOURCE.matchAll(/\[\s*'([a-z0-9 -]+)',/g)].map(([, names = '']) =>
  names.split(' ').map((name) => name.replaceAll('-', '')),
);

describe('what modes and inputs are called elsewhere', () => {
  it('is found whatever its case and separators', () => {
    const remedy = otherInput('source-dir');
    expect(remedy).toBe('write "source"');
    for (const name of ['SOURCE_DIR', 'sourceDir', 'source dir', 'source.dir']) {
      expect(otherInput(name)).toBe(remedy);
    }
    for (const name of ['Sync-Directory', 'sync_directory', 'SyncDirectory']) {
      expect(otherMode(name)).toBe('write sync-dir');
    }
    expect([otherInput('unheard-of'), otherMode('unheard-of')]).toEqual([undefined, undefined]);
  });

  it('is no name of this action, and stands once', () => {
    expect(Object.keys(INPUTS).filter((name) => otherInput(name) !== undefined)).toEqual([]);
    expect(MODES.filter(({ name }) => otherMode(name) !== undefined)).toEqual([]);
    const names = ROWS.flat();
    expect(names.length).toBeGreaterThan(300);
    const tablesWith = (name: string) =>
      [otherInput(name), otherMode(name)].filter((remedy) => remedy !== undefined).length;
    const rowsWith = (name: string) => names.filter((other) => other === name).length;
    expect(names.filter((name) => rowsWith(name) !== tablesWith(name))).toEqual([]);
  });

  it('leads to inputs that there are', () => {
    const remedies = new Set(ROWS.flat().map((name) => otherInput(name) ?? ''));
    for (const remedy of remedies) {
      for (const [, name = ''] of remedy.matchAll(/write "([^"]+)"/g)) {
        expect(Object.keys(INPUTS)).toContain(name);
      }
    }
  });
});
