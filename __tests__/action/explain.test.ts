import { describe, expect, it } from 'vitest';
import type { Inputs } from '../../src/action/modes/modes.ts';
import { explanationsOf } from '../../src/action/report/explain.ts';
import { StoreError } from '../../src/core/errors.ts';
import { createTally } from '../../src/core/tally/tally.ts';
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

  it('hazard 22: asks for the right of the request that was refused, not of the mode', () => {
    const denied = (operation: string, key?: string) =>
      new StoreError('AccessDenied', 'no', { operation, ...(key !== undefined && { key }) });
    const foundOf = (inputs: Inputs, thrown: unknown, operation: string) => {
      const tally = createTally();
      tally.add(failedOutcome('k', 'AccessDenied', 'no', operation));
      return explanationsOf({ inputs, interruption: { thrown }, tally, endpoint });
    };
    const ofDelete = foundOf(deleteInputs(), denied('ListObjectsV2'), 'DeleteObjects');
    expect(ofDelete.map(({ failure }) => failure)).toEqual([
      'access-denied-list-bucket',
      'access-denied-delete-object',
    ]);
    const ofUpload = foundOf(uploadInputs(), denied('GetObject', 'site/.s'), 'HeadObject');
    expect(ofUpload).toMatchObject([
      {
        failure: 'access-denied-get-object',
        happened: 'the credentials may not read the object "site/.s" of the bucket "b"',
      },
      {
        failure: 'access-denied-get-object',
        happened: 'the credentials may not read the objects of the bucket "b"',
      },
    ]);
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
