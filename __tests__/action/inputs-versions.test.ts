import { describe, expect, it } from 'vitest';
import { parseInputs } from '../../src/action/inputs/inputs.ts';
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
      'versions "old" is not an allowed value: write current, noncurrent or all',
    ],
    [
      { versions: 'all', 'bypass-governance': 'yes' },
      'bypass-governance "yes" is neither true nor false: write one of the two',
    ],
    [
      { 'bypass-governance': 'true' },
      'bypass-governance "true" has no effect with versions: current: set versions to noncurrent ' +
        'or all, or leave it out',
    ],
    [
      { versions: 'all', 'keep-newest': '5' },
      'versions "all" can\'t be combined with keep-newest: leave one of the two out',
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
