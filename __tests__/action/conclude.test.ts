import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { conclude, type Ending } from '../../src/action/conclude.ts';
import { createChanges } from '../../src/action/report/changes.ts';
import { type Outcome, skipped } from '../../src/core/outcome.ts';
import { createTally, type Tally } from '../../src/core/tally/tally.ts';
import { uploadInputs } from '../support/inputs.ts';
import { done } from '../support/outcomes.ts';
import { ending, tallyOf } from '../support/endings.ts';

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
    group: (title: string, lines: readonly string[]) =>
      void said.push(['group', [title, ...lines]]),
    fail: say('fail'),
  };
  return { log, said };
}

let folder = '';

// Without a file for them, the outputs would be printed.
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'conclude-'));
  const outputs = join(folder, 'outputs');
  writeFileSync(outputs, '');
  vi.stubEnv('GITHUB_OUTPUT', outputs);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
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
      'nothing to do: 2 files up to date',
      ['a', 'b'].map((key) => skipped('upload', { bucket: 'b', key }, 'unchanged')),
    ],
    [
      'nothing to do: 1 file up to date, left out 1',
      [
        skipped('upload', { bucket: 'b', key: 'a' }, 'unchanged'),
        skipped('upload', { bucket: 'b', key: 'b' }, 'symlink'),
        skipped('delete', { bucket: 'b', key: '.s3-batch-action' }, 'state'),
      ],
    ],
    ['nothing to do', [skipped('delete', { bucket: 'b', key: '.s3-batch-action' }, 'state')]],
    ['nothing to do: kept 1', [skipped('delete', { bucket: 'b', key: 'a' }, 'younger')]],
    [
      'uploaded 1, deleted 2, 1 file up to date (including 1 delete marker, 5 bytes)',
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
    expect(said.map(([level]) => level)).toEqual(['group', 'info', 'fail']);
    expect(said[2]?.[1].slice(-2)).toEqual([
      'What happened: there is no bucket "b" at https://s3.example',
      'What to do: create the bucket "b" at https://s3.example first, or correct the inputs ' +
        '"bucket" and "endpoint"',
    ]);
  });

  it('has the totals of a run that failed', async () => {
    const totalsOf = async (tally: Tally, changes: Partial<Ending> = {}) => {
      const { log, said } = spyLog();
      await conclude(ending(tally, changes), log, {});
      return said.filter(([level]) => level === 'info').flatMap(([, lines]) => lines);
    };
    expect(await totalsOf(tallyOf(384, ['X', 'Y']))).toEqual(['uploaded 384, failed 2']);
    expect(await totalsOf(tallyOf(0, ['X']))).toEqual(['failed 1']);
    const asides = ['X', 'RequestCanceled', 'NotAttempted'];
    expect(await totalsOf(tallyOf(0, asides))).toEqual([
      'failed 1, interrupted 1, not attempted 1',
    ]);
    const inputs = uploadInputs({ dryRun: true });
    expect(await totalsOf(tallyOf(1, ['X']), { inputs })).toEqual([
      'dry run, nothing was changed: would have uploaded 1, failed 1',
    ]);
  });

  it('only warns of failed objects when it was told so', async () => {
    const { log, said } = spyLog();
    const inputs = uploadInputs({ onFailure: 'warn' });
    expect(await conclude(ending(tallyOf(1, ['X']), { inputs }), log, {})).toBe(true);
    expect(said.map(([level]) => level)).toEqual(['group', 'info', 'warning']);
  });

  it('fails when the run was impossible, whatever it was told', async () => {
    const { log, said } = spyLog();
    const inputs = uploadInputs({ onFailure: 'warn' });
    const interruption = { thrown: new Error('gone') };
    expect(await conclude(ending(createTally(), { inputs, interruption }), log, {})).toBe(false);
    expect(said).toEqual([['fail', ['gone']]]);
  });

  it('hazard 52: annotates eight causes, counts the others, and leaves one for the verdict', async () => {
    const { log, said } = spyLog();
    const codes = Array.from({ length: 30 }, (_, n) => `C${n}`);
    await conclude(ending(tallyOf(0, codes)), log, {});
    expect(said.filter(([level]) => level === 'error')).toHaveLength(9);
    const annotations = said.filter(([level]) => level === 'error' || level === 'fail');
    expect(annotations[8]?.[1]).toEqual(['and 22 more causes (22 failures): see the report']);
    expect(annotations[9]?.[0]).toBe('fail');
    expect(annotations).toHaveLength(10);
  });

  it('hazard 52: leaves that room among the warnings too, where failures only warn', async () => {
    const { log, said } = spyLog();
    const codes = Array.from({ length: 30 }, (_, n) => `C${n}`);
    const inputs = uploadInputs({ onFailure: 'warn' });
    const given = { inputs, warnings: ['a', 'b'], unexplained: ['c'] };
    await conclude(ending(tallyOf(0, codes), given), log, {});
    const warnings = said.filter(([level]) => level === 'warning').map(([, [line]]) => line);
    expect(warnings).toHaveLength(10 - given.warnings.length);
    expect(warnings.at(-2)).toBe('and 25 more causes (25 failures): see the report');
  });

  it('puts the remedy of the most frequent cause into the first annotation', async () => {
    const { log, said } = spyLog();
    await conclude(ending(tallyOf(0, ['Odd', 'AccessDenied', 'AccessDenied'])), log, {});
    expect(said.map(([level, [line]]) => [level, line])).toEqual([
      ['group', 'failures: 3'],
      ['info', 'failed 3'],
      ['error', 'AccessDenied: message of AccessDenied: "f1", "f2"'],
      ['error', 'Odd: message of Odd: "f0"'],
      ['fail', '3 of 3 objects were not uploaded'],
    ]);
    expect(said[2]?.[1].slice(1)).toEqual([
      'What happened: the credentials may not write the objects of the bucket "b"',
      expect.stringMatching(/^What to do: allow s3:PutObject /),
    ]);
    expect(said[3]?.[1]).toHaveLength(1);
  });

  it('annotates nothing that was only stopped or not attempted', async () => {
    const { log, said } = spyLog();
    const codes = ['RequestCanceled', 'RequestCanceled', 'NotAttempted', 'AccessDenied'];
    await conclude(ending(tallyOf(6, codes)), log, {});
    expect(said.map(([level]) => level)).toEqual(['group', 'info', 'fail']);
    expect(said[0]?.[1]).toEqual(['failures: 1', '"f3": AccessDenied: message of AccessDenied']);
    expect(said[2]?.[1].slice(0, 2)).toEqual([
      '4 of 10 objects were not uploaded, 2 of them interrupted, 1 of them not attempted',
      'AccessDenied: message of AccessDenied: "f3"',
    ]);
    expect(JSON.stringify(said)).not.toContain('RequestCanceled');
  });

  it('has a group of the failures, as far as they are in memory', async () => {
    const groupOf = async (changes: Partial<Ending>) => {
      const { log, said } = spyLog();
      const tally = tallyOf(0, Array<string>(1204).fill('Odd'));
      await conclude(ending(tally, changes), log, {});
      return said.find(([level]) => level === 'group')?.[1] ?? [];
    };
    const lines = await groupOf({ files: { unlisted: 0, report: '/r' } });
    expect(lines.slice(0, 2)).toEqual(['failures: 1,204', '"f0": Odd: message of Odd']);
    expect(lines.slice(-3)).toEqual([
      '"f999": Odd: message of Odd',
      '204 more',
      'the report names them all',
    ]);
    expect((await groupOf({})).at(-1)).toBe('a report (input report) names them all');
  });

  it('has a group of the changes, with objects of each', async () => {
    const groupOf = async (outcomes: readonly Outcome[], dryRun = false) => {
      const { log, said } = spyLog();
      const tally = createTally();
      const changes = createChanges();
      for (const outcome of outcomes) {
        tally.add(outcome);
        changes.add(outcome);
      }
      const facts = { changes: changes.groups(), inputs: uploadInputs({ dryRun }) };
      await conclude(ending(tally, facts), log, {});
      expect(said.map(([level]) => level).slice(-2)).toEqual(['group', 'info']);
      return said.at(-2)?.[1] ?? [];
    };
    const some = [
      done('a\n', { bytes: 5, reason: 'new' }),
      done('b', { bytes: 2048, reason: 'new' }),
      done('c', { op: 'copy', reason: 'headers' }),
      done('d', { op: 'delete', versionId: 'v', deleteMarker: true }),
    ];
    expect(await groupOf(some)).toEqual([
      'changes: 2 new, headers of 1 updated, 1 deleted',
      'new: "b", 2.0 KiB',
      'new: "a\\u{a}", 5 bytes',
      'headers updated: "c"',
      'deleted: "d" (version "v"), delete marker',
    ]);
    expect(await groupOf(some, true)).toEqual([
      'changes: would create 2, update the headers of 1, delete 1',
      'would create: "b", 2.0 KiB',
      'would create: "a\\u{a}", 5 bytes',
      'would update the headers: "c"',
      'would delete: "d" (version "v"), delete marker',
    ]);
    const many = await groupOf(Array.from({ length: 1204 }, (_, n) => done(`k${n}`)));
    expect(many).toHaveLength(203);
    expect(many.slice(-2)).toEqual([
      'uploaded: 1,004 more',
      'a report (input report) names them all',
    ]);
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
        '2 changed keys are left out of changed-keys, because line ends, other control characters or invalid ' +
          'Unicode would make other keys of them: the report (input `report`) has all keys',
      ],
    ]);
  });
});
