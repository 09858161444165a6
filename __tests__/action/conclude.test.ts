import { describe, expect, it } from 'vitest';
import { conclude, type Ending, failureLines } from '../../src/action/conclude.ts';
import { explanationsOf } from '../../src/action/report/explain.ts';
import { InputError, StoreError } from '../../src/core/errors.ts';
import { skipped } from '../../src/core/outcome.ts';
import { createTally, type Tally } from '../../src/core/tally.ts';
import { uploadInputs } from '../support/inputs.ts';
import { done, failedOutcome } from '../support/outcomes.ts';

function ending(tally: Tally, changes: Partial<Ending> = {}): Ending {
  const facts = {
    inputs: uploadInputs(),
    tally,
    files: { unlisted: 0 },
    endpoint: 'https://s3.example',
    expected: undefined,
    plan: undefined,
    warnings: [],
    unexplained: [],
    interruption: undefined,
    ...changes,
  };
  return { ...facts, explanations: explanationsOf(facts) };
}

function tallyOf(doneCount: number, failedCodes: readonly string[]): Tally {
  const tally = createTally();
  for (let n = 0; n < doneCount; n += 1) tally.add(done(`d${n}`));
  failedCodes.forEach((code, n) => {
    tally.add(failedOutcome(`f${n}`, code));
  });
  return tally;
}

function spyLog() {
  const said: [string, readonly string[]][] = [];
  const say =
    (level: string) =>
    (...lines: readonly string[]) => {
      said.push([level, lines]);
    };
  const log = {
    info: say('info'),
    notice: say('notice'),
    warning: say('warning'),
    error: say('error'),
    fail: say('fail'),
  };
  return { log, said };
}

describe('failureLines', () => {
  it('counts both sides, then names the first causes and the report', () => {
    const tally = tallyOf(1201, ['AccessDenied', 'AccessDenied', 'SlowDown']);
    expect(failureLines(ending(tally, { files: { unlisted: 0, report: '/r' } }))).toEqual([
      '3 of 1,204 objects were not uploaded',
      'AccessDenied: message of AccessDenied: "f0", "f1"',
      'SlowDown: message of SlowDown: "f2"',
      'The complete report: /r',
    ]);
  });

  it('says what was not attempted', () => {
    const interruption = { thrown: new StoreError('NoSuchBucket', 'no such bucket') };
    const [headline] = failureLines(
      ending(tallyOf(0, ['NoSuchBucket']), { expected: 5001, interruption }),
    );
    expect(headline).toBe(
      '1 of 1 object was not uploaded; the batch stopped early: ' +
        'no such bucket; 5,000 objects were not attempted',
    );
  });

  it('gives a refusal as it is', () => {
    const thrown = new InputError(['first', 'second']);
    expect(failureLines(ending(createTally(), { interruption: { thrown } }))).toEqual([
      'first',
      'second',
    ]);
  });
});

describe('conclude', () => {
  it('is true, with one closing line, when everything is done', async () => {
    const { log, said } = spyLog();
    expect(await conclude(ending(tallyOf(3, [])), log, {})).toBe(true);
    expect(said).toEqual([['info', ['uploaded 3']]]);
  });

  it.each([
    ['nothing to do', []],
    [
      'nothing to do: 2 files are up to date',
      ['a', 'b'].map((key) => skipped('upload', { bucket: 'b', key }, 'unchanged')),
    ],
    [
      'nothing to do: 1 file is up to date, skipped 1',
      [
        skipped('upload', { bucket: 'b', key: 'a' }, 'unchanged'),
        skipped('upload', { bucket: 'b', key: 'b' }, 'symlink'),
        skipped('delete', { bucket: 'b', key: '.s3-batch-action' }, 'state'),
      ],
    ],
    ['nothing to do', [skipped('delete', { bucket: 'b', key: '.s3-batch-action' }, 'state')]],
    ['nothing to do: skipped 1', [skipped('delete', { bucket: 'b', key: 'a' }, 'younger')]],
    [
      'uploaded 1, deleted 2, skipped 1 (including 1 delete marker, 5 bytes)',
      [
        done('a', { bytes: 5 }),
        done('b', { op: 'delete', deleteMarker: true, versionId: 'v' }),
        done('c', { op: 'delete' }),
        skipped('upload', { bucket: 'b', key: 'd' }, 'unchanged'),
      ],
    ],
    ['aborted 1 (9 bytes of parts freed)', [done('a', { op: 'abort', freedBytes: 9 })]],
  ] as const)('closes with: %s', async (line, outcomes) => {
    const tally = createTally();
    for (const outcome of outcomes) tally.add(outcome);
    const { log, said } = spyLog();
    await conclude(ending(tally), log, {});
    expect(said.at(-1)).toEqual(['info', [line]]);
    const inputs = uploadInputs({ dryRun: true });
    await conclude(ending(tally, { inputs }), log, {});
    const isNothing = line.startsWith('nothing');
    const dry = isNothing ? line : `dry run, nothing was changed: would have ${line}`;
    expect(said.at(-1)).toEqual(['info', [dry]]);
  });

  it('fails once, last, with what happened and what to do', async () => {
    const { log, said } = spyLog();
    expect(await conclude(ending(tallyOf(1, ['NoSuchBucket'])), log, {})).toBe(false);
    expect(said.map(([level]) => level)).toEqual(['error', 'fail']);
    expect(said[1]?.[1].slice(-2)).toEqual([
      'What happened: there is no bucket "b" at https://s3.example',
      'What to do: create the bucket b at https://s3.example first, or correct the inputs ' +
        '"bucket" and "endpoint"',
    ]);
  });

  it('only warns of failed objects when it was told so', async () => {
    const { log, said } = spyLog();
    const inputs = uploadInputs({ onFailure: 'warn' });
    expect(await conclude(ending(tallyOf(1, ['X']), { inputs }), log, {})).toBe(true);
    expect(said.map(([level]) => level)).toEqual(['warning', 'warning']);
  });

  it('fails when the run was impossible, whatever it was told', async () => {
    const { log, said } = spyLog();
    const inputs = uploadInputs({ onFailure: 'warn' });
    const interruption = { thrown: new Error('gone') };
    expect(await conclude(ending(createTally(), { inputs, interruption }), log, {})).toBe(false);
    expect(said).toEqual([['fail', ['Error: gone']]]);
  });

  it('hazard 52: annotates eight causes, counts the others, and leaves one for the verdict', async () => {
    const { log, said } = spyLog();
    const codes = Array.from({ length: 30 }, (_, n) => `C${n}`);
    await conclude(ending(tallyOf(0, codes)), log, {});
    expect(said.filter(([level]) => level === 'error')).toHaveLength(9);
    expect(said[8]?.[1]).toEqual(['22 more causes are in the report']);
    expect(said[9]?.[0]).toBe('fail');
  });

  it('warns of what the inputs do not explain', async () => {
    const { log, said } = spyLog();
    const unexplained = ['1 object under "p/" is kept'];
    expect(await conclude(ending(tallyOf(1, []), { unexplained }), log, {})).toBe(true);
    expect(said).toEqual([
      ['warning', unexplained],
      ['info', ['uploaded 1']],
    ]);
  });

  it('warns of keys that the list of changed keys can not hold', async () => {
    const { log, said } = spyLog();
    await conclude(ending(createTally(), { files: { unlisted: 2 } }), log, {});
    expect(said[0]).toEqual([
      'warning',
      [
        '2 changed keys are left out of changed-keys, where a key with line ends, other control characters or ' +
          'invalid Unicode would read as another: the report (input `report`) has all keys',
      ],
    ]);
  });
});
