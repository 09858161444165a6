import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseInputs } from '../../src/action/inputs.ts';
import { INPUTS, MODES, modesOf, type InputName } from '../../src/action/inputs/names.ts';
import { givenInputs, type Given } from '../support/given-inputs.ts';

const { workspace, envOf, problemsOf } = givenInputs();

const VALID: Readonly<Record<string, Given>> = {
  'upload-dir': { source: 'public', prefix: 'site' },
  'sync-dir': { source: 'public', prefix: 'site', delete: 'true' },
  'delete-prefix': { prefix: 'site' },
  'abort-uploads': { prefix: 'site', 'older-than': '1d' },
};

const given = (mode: string): Given => ({ mode, bucket: 'my-bucket', ...VALID[mode] });

const names = Object.keys(INPUTS) as InputName[];
const withWord = names.filter((name) => 'defaultMeans' in INPUTS[name]);
const pairs = (of: readonly InputName[]) =>
  MODES.flatMap((mode) =>
    of.filter((name) => modesOf(name).includes(mode)).map((name) => ({ mode, name })),
  );

describe('hazard 62: an expression that came out empty', () => {
  it.each(pairs(withWord))('is refused for $name in $mode, by name', ({ mode, name }) => {
    for (const empty of ['', ' ', '\n']) {
      expect(problemsOf({ ...given(mode), [name]: empty })).toEqual([
        mode === 'abort-uploads' && name === 'older-than'
          ? expect.stringMatching(/^older-than is required in mode abort-uploads: write 1d/)
          : expect.stringMatching(
              `^${name} is empty: .*; write ${INPUTS[name].default} if .* is meant, and in a ` +
                `wrapper pass on \\$\\{\\{ inputs\\.${name} \\|\\| '${INPUTS[name].default}' }}$`,
            ),
      ]);
    }
  });

  it('is refused for every input that it would widen, or send elsewhere', () => {
    expect(withWord).toEqual([
      'prefix',
      'endpoint',
      'dry-run',
      'include',
      'exclude',
      'if-exists',
      'keep-deleted-for',
      'state',
      'older-than',
      'keep-newest',
      'keep-newest-of',
      'versions',
      'keys-from',
      'max-deletes',
    ]);
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
    const whole = name === 'prefix' && mode !== 'upload-dir' ? { 'whole-bucket': 'true' } : {};
    const inputs = { ...absent, ...whole };
    expect(parseInputs(envOf({ ...inputs, [name]: INPUTS[name].default }))).toEqual(
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
