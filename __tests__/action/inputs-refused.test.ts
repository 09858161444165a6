import { describe, expect, it } from 'vitest';
import { givenInputs, type Given } from '../support/given-inputs.ts';

const { problemsOf } = givenInputs();
const upload = { mode: 'upload-dir', bucket: 'my-bucket', source: 'public' };
const remove = { mode: 'delete-prefix', bucket: 'my-bucket', prefix: 'site' };

describe('parseInputs refuses', () => {
  it.each<readonly [Given, RegExp]>([
    [{ ...upload, bucket: 'My_Bucket' }, /"bucket".*3 to 63 lower-case/],
    [{ ...upload, bucket: 'bucket/dir' }, /"bucket".*input "prefix"/],
    [{ ...upload, bucket: 's3://b/c/d' }, /write bucket: "b" and prefix: "c\/d"$/],
    [{ ...upload, prefix: '/site' }, /"prefix" must be without a leading "\/"/],
    [{ ...upload, prefix: 'a/../b' }, /"prefix" must be without "\." and "\.\."/],
    [{ ...upload, prefix: 'a\nb' }, /without line breaks and control characters/],
    [
      { ...upload, prefix: 'x'.repeat(1024) },
      /must be at most 1,024 bytes long, got "x+…": it has 1,025;/,
    ],
    [{ ...remove, prefix: 'a*b' }, /without a star in its middle/],
    [{ ...remove, prefix: 'a//*' }, /without empty segments/],
    [{ ...remove, 'whole-bucket': 'true' }, /"prefix" must be empty with whole-bucket/],
    [{ ...remove, prefix: '*', 'whole-bucket': 'true' }, /leave it out/],
    [{ ...upload, 'dry-run': 'yes' }, /"dry-run" must be true or false, got "yes"/],
    [{ ...upload, 'on-failure': 'ignore' }, /"on-failure" must be fail or warn, got "ignore"/],
    [{ ...upload, 'if-exists': 'keep' }, /"if-exists" must be overwrite or skip or fail/],
    [
      { ...upload, concurrency: '1.5' },
      /"concurrency" must be a whole number from 1 to 1000 or auto/,
    ],
    [{ ...upload, include: '/a' }, /input "include": glob "\/a" must be relative/],
    [{ ...upload, exclude: '../a' }, /input "exclude": glob "\.\.\/a" must stay under its root/],
    [{ ...upload, headers: '/a' }, /input "headers", line 1:/],
    [{ ...remove, 'older-than': '30' }, /"older-than" must be a whole number with a unit.*30d/],
    [{ ...remove, 'older-than': '-1d' }, /"older-than" must be a whole number with a unit/],
    [{ ...remove, 'older-than': '1x' }, /"older-than" must be .*got "1x"/],
    [{ ...remove, 'older-than': '0d' }, /"older-than" must be a whole number with a unit/],
    [{ ...remove, include: '/a' }, /input "include"/],
    [{ ...remove, 'keep-newest': '0' }, /"keep-newest" must be .*, got "0": to keep none, leave/],
    [{ ...remove, 'keep-newest': '1.5' }, /"keep-newest" must be a whole number from 1 to 1000000/],
    [{ ...remove, 'keep-newest': '-1' }, /"keep-newest" must be .*got "-1": write 10/],
    [{ ...remove, 'keep-newest': 'ten' }, /"keep-newest" must be .*got "ten"/],
    [{ ...remove, 'keep-newest': '1000001' }, /"keep-newest" must be .*got "1000001"/],
    [{ ...remove, 'keep-newest-of': 'objects' }, /"keep-newest-of" must be used together with/],
    [
      { ...remove, 'keep-newest': '1', 'keep-newest-of': 'builds' },
      /"keep-newest-of" must be directories or objects, got "builds"/,
    ],
    [{ ...upload, 'keep-newest': '1' }, /"keep-newest" is not used by mode upload-dir/],
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
