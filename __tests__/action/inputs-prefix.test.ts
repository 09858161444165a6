import { describe, expect, it } from 'vitest';
import { givenInputs } from '../support/given-inputs.ts';

const { problemsOf } = givenInputs();
const upload = { mode: 'upload-dir', bucket: 'my-bucket', source: 'public' };
const remove = { mode: 'delete-prefix', bucket: 'my-bucket' };
const abort = { mode: 'abort-uploads', bucket: 'my-bucket', 'older-than': '1d' };

const GUARD =
  'an expression in it came out empty or was not evaluated; check it, and guard the step with ' +
  '"if: ${{ … != \'\' }}"';

describe.each([remove, abort])('hazard 10: $mode refuses the whole bucket', (inputs) => {
  it.each(['', ' ', '/', '*'])('for the prefix %j', (prefix) => {
    expect(problemsOf({ ...inputs, prefix })).toEqual([
      'input "prefix" must be a directory of the bucket, not all of it, got ' +
        `${JSON.stringify(prefix.trim())}: name the prefix; whole-bucket: true means everything`,
    ]);
  });

  it.each(['**', '//', '/*', '.', './', '..', '.*', '*/', '/.'])('for the prefix %j', (prefix) => {
    expect(problemsOf({ ...inputs, prefix })).not.toEqual([]);
    expect(problemsOf({ ...inputs, prefix, 'whole-bucket': 'true' })).not.toEqual([]);
  });

  it('when it is asked for beside a prefix', () => {
    expect(problemsOf({ ...inputs, prefix: 'site', 'whole-bucket': 'true' })).toEqual([
      'input "prefix" must be empty with whole-bucket: true, got "site": leave one of the two out',
    ]);
  });
});

describe.each([
  ['upload-dir', upload],
  ['sync-dir', { ...upload, mode: 'sync-dir' }],
  ['delete-prefix', remove],
  ['abort-uploads', abort],
])('hazard 58: %s refuses a prefix', (_, inputs) => {
  it.each([
    ['a//b', 'without empty segments'],
    ['previews//', 'without empty segments'],
    ['undefined', 'without the segment "undefined"'],
    ['previews/undefined/', 'without the segment "undefined"'],
    ['a/null/b', 'without the segment "null"'],
    ['previews/${{ x }}', 'without the segment "${{ x }}"'],
    ['pr-${{ x }}-y', 'without the segment "pr-${{ x }}-y"'],
  ])('from an expression that came out empty: %j', (prefix, expected) => {
    expect(problemsOf({ ...inputs, prefix })).toEqual([
      `input "prefix" must be ${expected}, got ${JSON.stringify(prefix)}: ${GUARD}`,
    ]);
  });

  it.each([
    ['/site', 'without a leading "/"'],
    ['a/./b', 'without "." and ".." as segments'],
    ['../b', 'without "." and ".." as segments'],
    ['a\u0007b', 'without line breaks and control characters'],
    ['x'.repeat(1024), 'at most 1,024 bytes long'],
    ['é'.repeat(512), 'at most 1,024 bytes long'],
  ])('that can not be: %j', (prefix, expected) => {
    expect(problemsOf({ ...inputs, prefix })).toEqual([
      expect.stringContaining(`input "prefix" must be ${expected}, got "`),
    ]);
  });
});

describe('a prefix with a star', () => {
  it.each(['a/undefined*', 'null*', 'a//*', 'a/../*'])(
    'is refused as one without: %s',
    (prefix) => {
      expect(problemsOf({ ...remove, prefix })).toHaveLength(1);
    },
  );

  it('may begin like the words that are refused', () => {
    expect(problemsOf({ ...remove, prefix: 'nullable/undefined-x*' })).toEqual([]);
  });
});

it('upload-dir says that "/" has a leading slash', () => {
  expect(problemsOf({ ...upload, prefix: '/' })).toEqual([
    'input "prefix" must be without a leading "/", got "/": write it without; keys begin with a name',
  ]);
});
