import { describe, expect, it } from 'vitest';
import { BatchError } from '../../src/core/batch-error.ts';
import { collect } from '../../src/core/collect.ts';
import { codeOf, ItemError, messageOf, StoreError } from '../../src/core/errors.ts';
import { failed, skipped, type Op, type Outcome } from '../../src/core/outcome.ts';
import { REASON_TEXT, SKIP_REASONS } from '../../src/core/reasons.ts';
import { done, failedOutcome } from '../support/outcomes.ts';

async function errorOf(outcomes: Iterable<Outcome> | AsyncIterable<Outcome>): Promise<unknown> {
  return collect(outcomes).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
}

describe('collect', () => {
  it('adds up what was done and skipped', async () => {
    const tally = await collect([
      done('a', { bytes: 5 }),
      done('b', { bytes: 7 }),
      skipped('upload', { bucket: 'b', key: 'c' }, 'exists'),
    ]);
    expect(tally).toMatchObject({ done: { upload: 2 }, skipped: 1, failed: 0, bytes: 12 });
    expect([...tally.skippedBy]).toEqual([['exists', 1]]);
  });

  it('is content with nothing', async () => {
    expect(await collect([])).toMatchObject({ skipped: 0, failed: 0 });
  });

  it.each<readonly [Op, string]>([
    ['upload', 'BatchedUploadIncomplete'],
    ['download', 'BatchedDownloadIncomplete'],
    ['delete', 'BatchedDeleteIncomplete'],
  ])('throws after the last outcome of a failed %s', async (op, code) => {
    const object = { bucket: 'bucket', key: 'k"', versionId: 'v' };
    const outcomes = [
      failed(op, object, new StoreError('AccessDenied', 'Access Denied')),
      ...Array.from({ length: 1203 }, (_, n) => done(`k${n}`, { op })),
    ];
    const error = await errorOf(outcomes);
    expect(error).toBeInstanceOf(BatchError);
    expect(error).toMatchObject({
      code,
      message: `${code}: 1 of 1,204 objects failed to ${op}`,
      tally: { failed: 1 },
      errors: [
        {
          name: 'ItemError',
          bucket: 'bucket',
          key: 'k"',
          versionId: 'v',
          code: 'AccessDenied',
          message:
            'failed to perform batch operation on "k\\"" to "bucket": AccessDenied: Access Denied',
        },
      ],
    });
  });

  it('keeps 1,000 errors and counts on', async () => {
    const error = await errorOf(Array.from({ length: 2500 }, (_, n) => failedOutcome(`${n}`, 'X')));
    expect(error).toMatchObject({ tally: { failed: 2500 } });
    expect((error as BatchError).errors).toHaveLength(1000);
    expect((error as BatchError).errors[999]?.key).toBe('999');
  });

  it('reports what interrupted the batch beside what failed', async () => {
    const broken = new Error('the source broke');
    async function* interrupted() {
      yield done('a');
      yield await Promise.resolve(failedOutcome('b', 'X'));
      throw broken;
    }
    expect(await errorOf(interrupted())).toMatchObject({
      message:
        'BatchedUploadIncomplete: 1 of 2 objects failed to upload; ' +
        'the batch stopped early: the source broke',
      cause: broken,
    });
  });

  it('reports an interruption without any failure', async () => {
    async function* interrupted() {
      yield await Promise.resolve(done('a'));
      throw new Error('broke');
    }
    expect(await errorOf(interrupted())).toMatchObject({ tally: { failed: 0 } });
  });

  it('passes on what was thrown before the first outcome', async () => {
    const broken = new Error('never began');
    // eslint wants a yield here, and a source that breaks at once has none to reach.
    async function* interrupted(): AsyncGenerator<Outcome> {
      await Promise.reject(broken);
      yield done('never');
    }
    expect(await errorOf(interrupted())).toBe(broken);
  });
});

describe('errors', () => {
  it.each([
    [new StoreError('SlowDown', 'm'), 'SlowDown', 'm'],
    [Object.assign(new Error('m'), { code: 'ENOENT' }), 'ENOENT', 'm'],
    [new TypeError('m'), 'TypeError', 'm'],
    ['text', 'Error', 'text'],
    [undefined, 'Error', 'undefined'],
  ])('tells code and message of %s', (thrown, code, message) => {
    expect([codeOf(thrown), messageOf(thrown)]).toEqual([code, message]);
  });

  it('keeps an ItemError as it is', () => {
    const error = new ItemError({ bucket: 'b', key: 'k' }, 'X', 'cause');
    expect(failed('delete', { bucket: 'b', key: 'k' }, error).error).toBe(error);
  });
});

describe('reasons', () => {
  it('each have a meaning', () => {
    expect(Object.keys(REASON_TEXT).sort()).toEqual([...SKIP_REASONS].sort());
  });
});
