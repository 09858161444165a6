import { execFile } from 'node:child_process';
import { inspect, promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { codeOf, ItemError, messageOf, type Op, StoreError } from '../../src/core/errors.ts';
import {
  failed,
  type Outcome,
  REASON_TEXT,
  SKIP_REASONS,
  skipped,
} from '../../src/core/outcome.ts';
import { BatchError, collect } from '../../src/core/tally/tally.ts';
import { done, failedOutcome } from '../support/outcomes.ts';

const TALLY = new URL('../../src/core/tally/tally.ts', import.meta.url).href;
const OUTCOME = new URL('../../src/core/outcome.ts', import.meta.url).href;

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

  it.each<readonly [Op, string, string]>([
    ['upload', 'BatchedUploadIncomplete', 'objects was not uploaded'],
    ['download', 'BatchedDownloadIncomplete', 'objects was not downloaded'],
    ['delete', 'BatchedDeleteIncomplete', 'objects was not deleted'],
    ['copy', 'BatchedCopyIncomplete', 'objects was not copied'],
    ['abort', 'BatchedAbortIncomplete', 'multipart uploads was not aborted'],
  ])('throws after the last outcome of a failed %s', async (op, code, what) => {
    const object = { bucket: 'bucket', key: 'k"', versionId: 'v' };
    const outcomes = [
      failed(op, object, new StoreError('AccessDenied', 'Access Denied')),
      ...Array.from({ length: 1203 }, (_, n) => done(`k${n}`, { op })),
    ];
    const error = await errorOf(outcomes);
    expect(error).toBeInstanceOf(BatchError);
    expect(error).toMatchObject({
      code,
      message: `1 of 1,204 ${what}: AccessDenied: Access Denied: "k\\"" (version "v")`,
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
        '1 of 2 objects was not uploaded; the run stopped early: the source broke:\n' +
        '  X: message of X: "b"',
      cause: broken,
    });
  });

  it('reports an interruption without any failure', async () => {
    async function* interrupted() {
      yield await Promise.resolve(done('a'));
      throw new Error('broke');
    }
    expect(await errorOf(interrupted())).toMatchObject({
      message: 'the run stopped early: broke (after 1 object)',
      tally: { failed: 0 },
    });
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

describe('a BatchError', () => {
  it('groups what failed by cause, the most frequent first', async () => {
    const codes = ['A', 'B', 'B', 'C', 'D', 'E'];
    const error = await errorOf(codes.map((code, n) => failedOutcome(`k${n}`, code)));
    expect((error as BatchError).message.split('\n')).toEqual([
      '6 of 6 objects were not uploaded:',
      '  B: message of B: "k1", "k2"',
      '  A: message of A: "k0"',
      '  C: message of C: "k3"',
      '  and 2 more causes (2 failures)',
    ]);
  });

  it('keeps what a store says on one line', async () => {
    const error = await errorOf([failedOutcome('k', 'A', 'one\n    at two')]);
    expect((error as BatchError).message).toBe(
      '1 of 1 object was not uploaded: A: one\\u{a}    at two: "k"',
    );
  });

  it('is printed as a few lines, with what interrupted it, and keeps every error', async () => {
    const broken = new Error('the source broke');
    broken.stack = 'Error: the source broke\n    at its place';
    async function* interrupted() {
      for (let n = 0; n < 2000; n += 1) yield await Promise.resolve(failedOutcome(`${n}`, `C${n}`));
      throw broken;
    }
    const error = (await errorOf(interrupted())) as BatchError;
    const lines = inspect(error).split('\n');
    expect(lines.length).toBeLessThanOrEqual(20);
    expect(lines[0]).toBe(
      'BatchError: 2,000 of 2,000 objects were not uploaded; ' +
        'the run stopped early: the source broke:',
    );
    expect(lines).toContain("  code: 'BatchedUploadIncomplete',");
    expect(lines).toContain('  [cause]: Error: the source broke');
    expect(lines.some((line) => line.includes('collect.test.ts'))).toBe(true);
    expect(error.errors).toHaveLength(1000);
  });

  it('is as short when nothing catches it', async () => {
    const program = `
      import { BatchError, createTally } from ${JSON.stringify(TALLY)};
      import { failed } from ${JSON.stringify(OUTCOME)};
      const tally = createTally();
      for (let n = 0; n < 2000; n += 1) {
        tally.add(failed('delete', { bucket: 'b', key: String(n) }, new Error('broke')));
      }
      throw new BatchError('delete', tally);`;
    const args = ['--input-type=module', '--eval', program];
    const run = await promisify(execFile)(process.execPath, args).catch(
      (thrown: unknown) => thrown,
    );
    const printed = String((run as { stderr?: unknown }).stderr);
    expect(printed).toContain('BatchError: 2,000 of 2,000 objects were not deleted: broke: "0"');
    expect(printed.trim().split('\n').length).toBeLessThanOrEqual(20);
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
