import { describe, expect, it } from 'vitest';
import { givenInputs, type Given } from '../support/given-inputs.ts';

const { problemsOf } = givenInputs();
const upload = { mode: 'upload-dir', bucket: 'my-bucket', source: 'public' };
const remove = { mode: 'delete-prefix', bucket: 'my-bucket', prefix: 'site' };

describe('parseInputs refuses', () => {
  it.each<readonly [Given, RegExp]>([
    [{ ...upload, bucket: 'My_Bucket' }, /^bucket "My_Bucket" is neither .*3 to 63 lower-case/],
    [{ ...upload, bucket: 'bucket/dir' }, /^bucket .*input "prefix"/],
    [{ ...upload, bucket: 's3://b/c/d' }, /write bucket: "b" and prefix: "c\/d"$/],
    [{ ...upload, prefix: '/site' }, /^prefix "\/site\/?" begins with "\/"/],
    [{ ...upload, prefix: 'a/../b' }, /^prefix .* has "\." or "\.\." as a segment/],
    [{ ...upload, prefix: 'a\nb' }, /has a line break or control character/],
    [
      { ...upload, prefix: 'x'.repeat(1024) },
      /^prefix "x+…" has 1,025 bytes: keys have at most 1,024;/,
    ],
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
      /^on-failure "ignore" is not a choice: write fail or warn/,
    ],
    [
      { ...upload, 'if-exists': 'keep' },
      /^if-exists "keep" is not a choice: write overwrite, skip or fail/,
    ],
    [
      { ...upload, concurrency: '1.5' },
      /^concurrency "1\.5" is not a whole number from 1 to 1000: .*, or auto/,
    ],
    [{ ...upload, include: '/a' }, /^include "\/a" begins with "\/", and patterns are relative/],
    [{ ...upload, exclude: '../a' }, /^exclude "\.\.\/a" leads out of its root/],
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
      /^keep-newest-of "builds" is not a choice: write directories or objects/,
    ],
    [{ ...upload, 'keep-newest': '1' }, /"keep-newest" is not used by mode upload-dir/],
    [{ ...remove, 'max-deletes': 'ten' }, /^max-deletes "ten" is neither a count nor a percentage/],
    [{ ...remove, endpoint: 'https://u:p@e.example' }, /holds credentials/],
    [{ ...remove, endpoint: 'https://e.example/bucket' }, /write https:\/\/e\.example;/],
    [{ ...remove, endpoint: 'ftp://e.example' }, /begins with https:\/\//],
    [{ ...remove, region: 'eu central' }, /^region "eu central" is not the name of a region/],
    [{ ...remove, report: 'nowhere/report' }, /^report .*create the directory/],
    [{ ...remove, report: 'public' }, /^report "public" is a directory/],
    [{ ...upload, report: 'public/report' }, /^report "public\/report" is inside of source/],
    [{ ...upload, source: 'file' }, /^source "file" is not a directory/],
    [{ ...upload, source: '..' }, /^source "\.\." is outside of the workspace.*copy it/],
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
