import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Ending, failureLines } from '../../src/action/conclude.ts';
import { InputError, StoreError } from '../../src/core/errors.ts';
import { skipped } from '../../src/core/outcome.ts';
import { createTally } from '../../src/core/tally/tally.ts';
import { uploadInputs } from '../support/inputs.ts';
import { done } from '../support/outcomes.ts';
import { ending, tallyOf } from '../support/endings.ts';

const linesOf = (run: Ending, env: NodeJS.ProcessEnv = {}) => failureLines(run, env);

describe('failureLines', () => {
  const files = { unlisted: 0, report: '/r' };

  it('counts both sides, then has the first causes and their remedies, then the report', () => {
    const tally = tallyOf(1201, ['AccessDenied', 'AccessDenied', 'Odd']);
    const lines = linesOf(ending(tally, { files }), { GITHUB_ACTION: 'deploy' });
    expect(lines).toEqual([
      '3 of 1,204 objects were not uploaded',
      'AccessDenied: message of AccessDenied: "f0", "f1"',
      'Odd: message of Odd: "f2"',
      'What happened: the credentials may not write the objects of the bucket "b"',
      expect.stringMatching(/^What to do: allow s3:PutObject /),
      'The complete report: /r',
      'It is gone after the job. To keep the report of a failed run, add these lines after this step:',
      '- if: always() && steps.deploy.outputs.report',
      '  uses: actions/upload-artifact@v7',
      "  with: { name: report, path: '${{ steps.deploy.outputs.report }}' }",
    ]);
    expect(parse(lines.slice(-3).join('\n'))).toEqual([
      {
        if: 'always() && steps.deploy.outputs.report',
        uses: 'actions/upload-artifact@v7',
        with: { name: 'report', path: '${{ steps.deploy.outputs.report }}' },
      },
    ]);
  });

  it.each(['', '__org_s3-batch-action', '0', 'a b', '$x', 'x'.repeat(101)])(
    'names an id for a step that has none: %j',
    (id) => {
      const lines = linesOf(ending(tallyOf(0, ['Odd']), { files }), { GITHUB_ACTION: id });
      expect(lines.slice(-4, -2)).toEqual([
        'It is gone after the job. To keep the report of a failed run, give this step the id s3, ' +
          'and add these lines after it:',
        '- if: always() && steps.s3.outputs.report',
      ]);
    },
  );

  it('names no report in which nothing is', () => {
    const interruption = { thrown: new Error('gone') };
    expect(linesOf(ending(createTally(), { files, interruption }))).toEqual(['gone']);
  });

  it('explains the three most frequent causes', () => {
    const codes = ['AccessDenied', 'NoSuchBucket', 'InvalidAccessKeyId', 'SignatureDoesNotMatch'];
    const lines = linesOf(ending(tallyOf(0, codes)));
    expect(lines.filter((line) => line.startsWith('What to do: '))).toHaveLength(3);
  });

  it('says once what stopped the run and failed an object', () => {
    const interruption = { thrown: new StoreError('NoSuchBucket', 'message of NoSuchBucket') };
    const [headline] = linesOf(ending(tallyOf(0, ['NoSuchBucket']), { interruption }));
    expect(headline).toBe('1 of 1 object was not uploaded');
  });

  it('says what was not attempted', () => {
    const interruption = { thrown: new StoreError('NoSuchBucket', 'no such bucket') };
    const [headline] = linesOf(
      ending(tallyOf(0, ['NoSuchBucket']), { expected: 5001, interruption }),
    );
    expect(headline).toBe(
      '1 of 1 object was not uploaded; the run stopped early: ' +
        'no such bucket; 5,000 more objects were not attempted',
    );
  });

  const cancelled = {
    interruption: { thrown: new StoreError('RequestCanceled', 'the run was cancelled (SIGTERM)') },
  };

  it('says of a cancelled run how far it came, and that it can be run again', () => {
    const tally = tallyOf(384, ['RequestCanceled', 'RequestCanceled']);
    expect(linesOf(ending(tally, { expected: 5000, ...cancelled }))).toEqual([
      'Cancelled: 384 of 5,000 uploaded, run it again',
      'the run was cancelled (SIGTERM)',
      'What happened: the run was stopped before everything was done',
      'What to do: run it again, which is safe: finished work is kept',
    ]);
  });

  it('tells what had failed apart from what was in flight when the run was cancelled', () => {
    const tally = tallyOf(7, ['SlowDown', 'RequestCanceled']);
    expect(linesOf(ending(tally, { expected: 20, ...cancelled }))).toEqual([
      'Cancelled: 7 of 20 uploaded, 1 failed, run it again',
      'the run was cancelled (SIGTERM)',
      'SlowDown: message of SlowDown: "f0"',
      expect.stringMatching(/^What happened: .* throttled /),
      expect.stringMatching(/^What to do: /),
    ]);
  });

  it('counts nothing that needed nothing, and no total that is not known, as cancelled', () => {
    const tally = createTally();
    tally.add(done('a', { op: 'copy' }));
    tally.add(skipped('upload', { bucket: 'b', key: 'c' }, 'unchanged'));
    const [known] = linesOf(ending(tally, { expected: 11, ...cancelled }));
    expect(known).toBe('Cancelled: 1 of 10 uploaded, run it again');
    const [unknown] = linesOf(ending(tally, cancelled));
    expect(unknown).toBe('Cancelled: 1 uploaded, run it again');
    const inputs = uploadInputs({ dryRun: true });
    const [dry] = linesOf(ending(tally, { inputs, ...cancelled }));
    expect(dry).toBe('Cancelled: nothing was changed, run the dry run again');
  });

  it('names no class of an error', () => {
    for (const thrown of [new TypeError('odd'), new StoreError('X', 'odd'), 'odd']) {
      const lines = linesOf(ending(createTally(), { interruption: { thrown } }));
      expect(lines).toEqual([thrown instanceof StoreError ? 'X: odd' : 'odd']);
    }
    const twice = Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT' });
    expect(linesOf(ending(createTally(), { interruption: { thrown: twice } }))).toEqual([
      'ENOENT: no such file',
    ]);
  });

  it('gives a refusal as it is', () => {
    const thrown = new InputError(['first', 'second']);
    expect(linesOf(ending(createTally(), { interruption: { thrown } }))).toEqual([
      'first',
      'second',
    ]);
  });
});
