import { describe, expect, it } from 'vitest';
import { parseInputs } from '../../src/action/inputs.ts';
import { givenInputs } from '../support/given-inputs.ts';

const { envOf, problemsOf } = givenInputs();
const remove = { mode: 'delete-prefix', bucket: 'my-bucket', prefix: 'site' };

describe('the inputs of versions', () => {
  it.each([
    [{}, { versions: 'current', bypassGovernance: false }],
    [{ versions: 'noncurrent' }, { versions: 'noncurrent', bypassGovernance: false }],
    [
      { versions: 'all', 'bypass-governance': 'true' },
      { versions: 'all', bypassGovernance: true },
    ],
  ])('%j are %j', (given, expected) => {
    expect(parseInputs(envOf({ ...remove, ...given }))).toMatchObject(expected);
  });

  it.each([
    [
      { versions: 'old' },
      'input "versions" must be current or noncurrent or all, got "old": write one of these',
    ],
    [
      { versions: 'all', 'bypass-governance': 'yes' },
      'input "bypass-governance" must be true or false, got "yes": write one of the two',
    ],
    [
      { 'bypass-governance': 'true' },
      'input "bypass-governance" must be false with versions: current, got "true": set versions ' +
        'to noncurrent or all, or leave it out: nothing else is locked',
    ],
    [
      { versions: 'all', 'keep-newest': '5' },
      'input "versions" must be current with keep-newest, got "all": leave one of the two out',
    ],
  ])('refuses %j', (given, problem) => {
    expect(problemsOf({ ...remove, ...given })).toEqual([problem]);
  });

  it('refuses them in a mode that deletes nothing', () => {
    const given = { mode: 'upload-dir', bucket: 'my-bucket', source: 'public', versions: 'all' };
    expect(problemsOf(given)).toEqual([
      'input "versions" is not used by mode upload-dir: remove it',
    ]);
  });
});
