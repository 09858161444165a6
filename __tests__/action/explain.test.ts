import { describe, expect, it } from 'vitest';
import { explanationsOf } from '../../src/action/explanations.ts';
import { StoreError } from '../../src/core/errors.ts';
import { createTally } from '../../src/core/tally.ts';
import { deleteInputs, uploadInputs } from '../support/inputs.ts';
import { failedOutcome } from '../support/outcomes.ts';

const endpoint = 'https://s3.example';

function tallyOf(...errors: readonly (readonly [code: string, message?: string])[]) {
  const tally = createTally();
  errors.forEach(([code, message], n) => {
    tally.add(failedOutcome(`k${n}`, code, message));
  });
  return tally;
}

describe('explanationsOf', () => {
  it('says first what stopped the run, then what objects failed of, each once', () => {
    const tally = tallyOf(['AccessDenied'], ['Unknown'], ['AccessDenied'], ['NoSuchBucket']);
    const interruption = { thrown: new StoreError('NoSuchBucket', 'gone') };
    const found = explanationsOf({ inputs: uploadInputs(), tally, endpoint, interruption });
    expect(found.map(({ failure }) => failure)).toEqual([
      'no-such-bucket',
      'access-denied-put-object',
    ]);
    expect(found[0]?.happened).toBe('there is no bucket "b" at https://s3.example');
  });

  it('hazard 22: knows a listing from the deletes, and a look from an upload', () => {
    const denied = new StoreError('AccessDenied', 'Access Denied');
    const failuresOf = (
      facts: Pick<Parameters<typeof explanationsOf>[0], 'inputs' | 'interruption'>,
    ) =>
      explanationsOf({ ...facts, tally: tallyOf(['AccessDenied']), endpoint }).map(
        ({ failure }) => failure,
      );
    expect(failuresOf({ inputs: deleteInputs(), interruption: { thrown: denied } })).toEqual([
      'access-denied-list-bucket',
      'access-denied-delete-object',
    ]);
    const inputs = uploadInputs({ dryRun: true });
    expect(failuresOf({ inputs, interruption: undefined })).toEqual(['access-denied-get-object']);
  });

  it('does not call a run cancelled that something else stopped', () => {
    const tally = tallyOf(['RequestCanceled'], ['NoSuchBucket']);
    const facts = { inputs: uploadInputs(), endpoint, interruption: undefined };
    const failuresOf = (tally: ReturnType<typeof tallyOf>) =>
      explanationsOf({ ...facts, tally }).map(({ failure }) => failure);
    expect(failuresOf(tally)).toEqual(['no-such-bucket']);
    expect(failuresOf(tallyOf(['RequestCanceled']))).toEqual(['cancelled']);
  });

  it('says eight things at most, whatever permissions the answers name', () => {
    const errors = Array.from({ length: 100 }, (_, n) => {
      return ['AccessDenied', `is not authorized to perform: s3:X${n} on resource`] as const;
    });
    const facts = { inputs: uploadInputs(), endpoint, interruption: undefined };
    expect(explanationsOf({ ...facts, tally: tallyOf(...errors) })).toHaveLength(8);
  });
});
