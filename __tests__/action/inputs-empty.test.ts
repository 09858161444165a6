import { INPUTS, MODES, modesWith } from '../../src/action/modes/modes.ts';
import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { parseInputs } from '../../src/action/inputs/inputs.ts';
import { type Given, givenInputs } from '../support/given-inputs.ts';
import { writeFileSync } from 'node:fs';

const { workspace, envOf, problemsOf } = givenInputs();
const upload = { mode: 'upload-dir', bucket: 'my-bucket', source: 'public' };

const reads = (mode: string, input: string) => modesWith(input).some(({ name }) => name === mode);

/** What some modes need beside a prefix and a source, or need to read every input. */
const ALSO: Readonly<Record<string, Given>> = {
  'sync-dir': { delete: 'true' },
  'abort-uploads': { 'older-than': '1d' },
};

const given = (mode: string): Given => ({
  mode,
  bucket: 'my-bucket',
  prefix: 'site',
  ...(reads(mode, 'source') && { source: 'public' }),
  ...ALSO[mode],
});

const names = Object.keys(INPUTS);
const withWord = names.filter((name) => INPUTS[name]?.defaultMeans !== undefined);
const wordOf = (name: string) => INPUTS[name]?.default ?? '';
const pairs = (of: readonly string[]) =>
  of.flatMap((name) => modesWith(name).map((mode) => ({ mode: mode.name, name })));

describe('hazard 62: an expression that came out empty', () => {
  it.each(pairs(withWord))('is refused for $name in $mode, by name', ({ mode, name }) => {
    for (const empty of ['', ' ', '\n']) {
      expect(problemsOf({ ...given(mode), [name]: empty })).toEqual([
        mode === 'abort-uploads' && name === 'older-than'
          ? expect.stringMatching(/^older-than is required in mode abort-uploads: write 1d/)
          : name === 'prefix' && reads(mode, 'whole-bucket')
            ? expect.stringMatching(/^prefix is empty: .*; name a directory in the bucket, or/)
            : expect.stringMatching(
                `^${name} is empty: .*; write ${wordOf(name)} for the default \\(.+\\); a workflow that ` +
                  `passes it on can write \\$\\{\\{ inputs\\.${name} \\|\\| '${wordOf(name)}' }}$`,
              ),
      ]);
    }
  });

  it('is refused for every input that it would widen, or send elsewhere', () => {
    const known = [
      'dry-run',
      'endpoint',
      'exclude',
      'if-exists',
      'include',
      'keep-deleted-for',
      'keep-newest',
      'keep-newest-of',
      'keys-from',
      'max-deletes',
      'older-than',
      'prefix',
      'state',
      'versions',
    ];
    expect(known.filter((name) => !withWord.includes(name))).toEqual([]);
  });

  it.each(
    pairs(names.filter((name) => !withWord.includes(name) && !['mode', 'bucket'].includes(name))),
  )('is the default for $name in $mode', ({ mode, name }) => {
    if (name === 'source') return;
    const absent = parseInputs(envOf(given(mode)));
    const { [name]: value } = given(mode);
    // Nothing is deleted by an empty `delete`.
    if (name === 'delete') {
      expect(parseInputs(envOf({ ...given(mode), [name]: '' }))).toMatchObject({ deletes: false });
    } else {
      expect(value).toBeUndefined();
      expect(parseInputs(envOf({ ...given(mode), [name]: '' }))).toEqual(absent);
    }
  });

  it('is no problem of an input that the mode does not read', () => {
    expect(problemsOf({ ...given('upload-dir'), 'keys-from': '', 'keep-newest': '' })).toEqual([]);
  });
});

describe('the word for the default', () => {
  it.each(
    pairs(withWord).filter(
      ({ mode, name }) => !(mode === 'abort-uploads' && name === 'older-than'),
    ),
  )('of $name in $mode is the same as none', ({ mode, name }) => {
    const absent = Object.fromEntries(Object.entries(given(mode)).filter(([one]) => one !== name));
    const whole =
      name === 'prefix' && reads(mode, 'whole-bucket') ? { 'whole-bucket': 'true' } : {};
    const inputs = { ...absent, ...whole };
    expect(parseInputs(envOf({ ...inputs, [name]: wordOf(name) }))).toEqual(
      parseInputs(envOf(inputs)),
    );
  });

  it('is refused where the mode must be told more', () => {
    expect(problemsOf({ ...given('abort-uploads'), 'older-than': 'any' })).toEqual([
      expect.stringMatching(/^older-than is required/),
    ]);
  });

  it('counts only as the whole value', () => {
    writeFileSync(join(workspace, 'none'), 'site/a\n');
    const inputs = { ...given('delete-prefix'), include: 'all\n*.zip', exclude: './none' };
    expect(parseInputs(envOf({ ...inputs, 'keys-from': './none' }))).toMatchObject({
      include: ['all', '*.zip'],
      exclude: ['./none'],
      keysFrom: join(workspace, 'none'),
    });
  });
});

const remove = { mode: 'delete-prefix', bucket: 'my-bucket' };
const abort = { mode: 'abort-uploads', bucket: 'my-bucket', 'older-than': '1d' };

const GUARD =
  'an expression in it came out empty or was not evaluated; check it, and guard the step with ' +
  '"if: ${{ … != \'\' }}"';

describe.each([remove, abort])('hazard 10: $mode refuses the whole bucket', (inputs) => {
  it.each([{}, { prefix: '/' }, { prefix: ' / ' }])('for %j', (given) => {
    expect(problemsOf({ ...inputs, ...given })).toEqual([
      'prefix "/" is the root of the bucket: name a directory in it; whole-bucket: true means ' +
        'everything in it',
    ]);
  });

  it.each(['', ' '])('for the prefix %j, also with whole-bucket: true', (prefix) => {
    const problem =
      'prefix is empty: an expression in it may have come out empty; name a directory in the ' +
      'bucket, or write / for its root';
    expect(problemsOf({ ...inputs, prefix })).toEqual([problem]);
    expect(problemsOf({ ...inputs, prefix, 'whole-bucket': 'true' })).toEqual([problem]);
  });

  it.each(['*', '**'])('for the prefix %j, also with whole-bucket: true', (prefix) => {
    const problem =
      `prefix "${prefix}" means every key of the bucket: write prefix: / with whole-bucket: true ` +
      'if that is meant';
    expect(problemsOf({ ...inputs, prefix })).toEqual([problem]);
    expect(problemsOf({ ...inputs, prefix, 'whole-bucket': 'true' })).toEqual([problem]);
  });

  it.each([
    ['previews/', '/', 'previews'],
    ['previews/*', '/*', 'previews'],
    ['a/b/', '/', 'a/b'],
    [' a/b/* ', '/*', 'a/b'],
  ])('for %j, whose end an expression may have left', (prefix, end, directory) => {
    expect(problemsOf({ ...inputs, prefix })).toEqual([
      `prefix "${prefix.trim()}" ends in "${end}": an expression at its end may have come out ` +
        `empty; write ${directory} if all of it is meant`,
    ]);
  });

  it('but the directory itself', () => {
    expect(problemsOf({ ...inputs, prefix: 'previews' })).toEqual([]);
    expect(problemsOf({ ...inputs, prefix: '/', 'whole-bucket': 'true' })).toEqual([]);
  });

  it.each([
    ['pr-*', 1],
    ['logs_*', 1],
    ['logs-2025*', 0],
  ])('and warns of a star that may stand after an empty expression: %s', (prefix, count) => {
    const parsed = parseInputs(envOf({ ...inputs, prefix }));
    expect(parsed.warnings).toHaveLength(count);
    expect(parsed.warnings.join()).toMatch(count === 0 ? /^$/ : /^prefix ".*\*" means every key/);
  });

  it.each(['//', '/*', '.', './', '..', '.*', '*/', '/.'])('for the prefix %j', (prefix) => {
    expect(problemsOf({ ...inputs, prefix })).not.toEqual([]);
    expect(problemsOf({ ...inputs, prefix, 'whole-bucket': 'true' })).not.toEqual([]);
  });

  it('when it is asked for beside a prefix', () => {
    expect(problemsOf({ ...inputs, prefix: 'site', 'whole-bucket': 'true' })).toEqual([
      'prefix "site" contradicts whole-bucket: true: write prefix: /, or leave whole-bucket out',
    ]);
  });
});

describe.each(MODES)('hazard 58: $name refuses a prefix', ({ name }) => {
  const inputs = given(name);

  it.each([
    ['a//b', 'has an empty segment'],
    ['previews//', 'has an empty segment'],
    ['previews/ /x', 'has an empty segment'],
    ['undefined', 'has the segment "undefined"'],
    ['previews/undefined/', 'has the segment "undefined"'],
    ['a/null/b', 'has the segment "null"'],
    ['previews/${{ x }}', 'has the segment "${{ x }}"'],
    ['pr-${{ x }}-y', 'has the segment "pr-${{ x }}-y"'],
  ])('from an expression that came out empty: %j', (prefix, statement) => {
    expect(problemsOf({ ...inputs, prefix })).toEqual([
      `prefix ${JSON.stringify(prefix)} ${statement}: ${GUARD}`,
    ]);
  });

  it.each([
    ['/site', 'begins with "/"'],
    ['a/./b', 'has "." or ".." as a segment'],
    ['../b', 'has "." or ".." as a segment'],
    ['a\u0007b', 'has a line break or control character'],
    ['x'.repeat(1024), 'has 1,025 bytes'],
    ['é'.repeat(512), 'has 1,025 bytes'],
  ])('that can not be: %j', (prefix, statement) => {
    expect(problemsOf({ ...inputs, prefix })).toEqual([
      expect.stringMatching(new RegExp(`^prefix ".*" ${statement}: `)),
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

describe.each([upload, { ...upload, mode: 'sync-dir' }])('$mode', (inputs) => {
  it.each([{}, { prefix: '/' }])('uploads to the root of the bucket by %j', (given) => {
    expect(parseInputs(envOf({ ...inputs, ...given }))).toMatchObject({ prefix: '' });
  });

  it.each(['site', 'site/'])('takes %s for a directory', (prefix) => {
    expect(parseInputs(envOf({ ...inputs, prefix }))).toMatchObject({ prefix: 'site/' });
  });

  it('hazard 62: refuses an empty prefix, which would be the root', () => {
    expect(problemsOf({ ...inputs, prefix: '' })).toEqual([
      expect.stringMatching(
        inputs.mode === 'sync-dir'
          ? /^prefix is empty: .*; name a directory in the bucket, or write \/ for its root$/
          : /^prefix is empty: .*; write \/ for the default \(the root of the bucket\);/,
      ),
    ]);
  });
});
