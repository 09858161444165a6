import { mkdtemp, open, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Inputs } from '../../src/action/modes/modes.ts';
import { openLedger, reportLine } from '../../src/action/report/ledger.ts';
import { openLineFile } from '../../src/action/report/line-file.ts';
import { createUnexplained } from '../../src/action/report/unexplained.ts';
import { SKIP_REASONS, skipped, type SkipReason, UNEXPLAINED } from '../../src/core/outcome.ts';
import { abortInputs, deleteInputs } from '../support/inputs.ts';
import { done, failedOutcome } from '../support/outcomes.ts';

const COUNTS = {
  uploaded: 1,
  deleted: 0,
  downloaded: 0,
  copied: 0,
  aborted: 0,
  skipped: 1,
  failed: 1,
  bytes: 5,
};

describe('openLedger', () => {
  let folder: string;
  let env: { RUNNER_TEMP: string };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ledger-'));
    env = { RUNNER_TEMP: folder };
  });

  it('reports what was asked, each outcome, and the counts', async () => {
    const report = join(folder, 'report.jsonl');
    const ledger = await openLedger(deleteInputs({ report, dryRun: true }), env);
    await ledger.add(done('a\n"', { bytes: 5, attempts: 2, versionId: 'v' }));
    await ledger.add(skipped('delete', { bucket: 'b', key: 'n' }, 'newer-than-run'));
    await ledger.add(failedOutcome('\ud800', 'AccessDenied', 'no', 'DeleteObjects'));
    const words = { failure: 'f', happened: 'h\n', todo: 't' };
    expect(await ledger.close(false, { failures: [words], requests: { PutObject: 2 } })).toEqual({
      report,
      unlisted: 0,
    });
    const [header, ...lines] = parsed(await readFile(report, 'utf8'));
    expect(header).toMatchObject({
      version: 1,
      mode: 'delete-prefix',
      bucket: 'b',
      prefix: 'site/',
      dryRun: true,
    });
    expect(header?.['time']).toMatch(/^\d{4}-\d\d-\d\dT/);
    const first = { op: 'upload', key: 'a\n"', versionId: 'v', status: 'done', bytes: 5 };
    expect(lines).toEqual([
      { ...first, etag: '"e"', attempts: 2 },
      { op: 'delete', key: 'n', status: 'skipped', reason: 'newer-than-run' },
      {
        op: 'upload',
        key: '\ud800',
        status: 'failed',
        code: 'AccessDenied',
        failure: 'access-denied-delete-object',
        message: 'no',
      },
      {
        counts: COUNTS,
        requests: { PutObject: 2 },
        causes: [{ code: 'AccessDenied', message: 'no', count: 1, keys: ['\ud800'] }],
        failures: [words],
      },
    ]);
  });

  it('has in a dry run what was listed of what is deleted or skipped, for a later run', () => {
    const lastModified = new Date('2026-01-05T08:00:00.120Z');
    const listed = { etag: '"abc"', size: 7, lastModified };
    const object = { bucket: 'b', key: 'a', versionId: 'v', listed };
    const deleted = { ...object, op: 'delete', status: 'done', bytes: 0 } as const;
    expect(reportLine(deleted, true)).toBe(
      '{"op":"delete","key":"a","versionId":"v","status":"done","bytes":0,' +
        '"etag":"\\"abc\\"","size":7,"lastModified":"2026-01-05T08:00:00.120Z"}',
    );
    const kept = skipped('delete', { bucket: 'b', key: 'k', listed }, 'younger');
    expect(reportLine(kept, true)).toBe(
      '{"op":"delete","key":"k","status":"skipped","reason":"younger",' +
        '"etag":"\\"abc\\"","size":7,"lastModified":"2026-01-05T08:00:00.120Z"}',
    );
    for (const outcome of [deleted, kept]) {
      const line = JSON.parse(reportLine(outcome, false)) as Record<string, unknown>;
      expect(Object.keys(line)).not.toContain('size');
      expect(Object.keys(line)).not.toContain('etag');
      expect(Object.keys(line)).not.toContain('lastModified');
    }
  });

  it('has no time that can not be read, and nothing listed of an upload', () => {
    const listed = { etag: '', size: 0, lastModified: new Date(NaN) };
    const kept = skipped('delete', { bucket: 'b', key: 'k', listed }, 'newer-than-run');
    expect(JSON.parse(reportLine(kept, true))).toEqual({
      ...{ op: 'delete', key: 'k', status: 'skipped', reason: 'newer-than-run' },
      ...{ etag: '', size: 0 },
    });
    expect(JSON.parse(reportLine(done('u', { listed }), true))).not.toHaveProperty('size');
  });

  it('hazard 16: tells a delete that left a marker from one that removed the object', async () => {
    const report = join(folder, 'report.jsonl');
    const ledger = await openLedger(deleteInputs({ report }), env);
    await ledger.add(done('marked', { op: 'delete', deleteMarker: true }));
    await ledger.add(done('gone', { op: 'delete' }));
    await ledger.close(false);
    const [, marked, gone] = parsed(await readFile(report, 'utf8'));
    expect(marked).toMatchObject({ key: 'marked', deleteMarker: true });
    expect(gone).not.toHaveProperty('deleteMarker');
  });

  it('leaves no report that nobody needs', async () => {
    const ledger = await openLedger(deleteInputs(), env);
    expect(await ledger.close(false)).toEqual({ unlisted: 0 });
    const [own = ''] = await readdir(folder);
    expect(await readdir(join(folder, own))).toEqual([]);
  });

  it('keeps the report of a run that failed', async () => {
    const ledger = await openLedger(deleteInputs(), env);
    const { report } = await ledger.close(true);
    expect(report?.startsWith(folder)).toBe(true);
    expect(parsed(await readFile(report ?? '', 'utf8'))).toHaveLength(2);
  });

  it('lists changed keys one a line', async () => {
    const ledger = await openLedger(deleteInputs(), env);
    for (const key of ['ä b', 'tab\t', 'z']) await ledger.add(done(key));
    await ledger.add(failedOutcome('failed', 'X'));
    const { changedKeys, unlisted } = await ledger.close(false);
    expect(await readFile(changedKeys ?? '', 'utf8')).toBe('ä b\nz\n');
    expect(unlisted).toBe(1);
  });

  // What is a line end to a shell, JavaScript, Python's splitlines or .NET, and what a file can't hold.
  it.each(Array.from('\n\r\v\f\u001c\u001d\u001e\u0085\u2028\u2029\0\ud800'))(
    'hazard 85: lists no changed key with %j, counts it, and keeps its line in the report whole',
    async (character) => {
      const report = join(folder, 'report.jsonl');
      const ledger = await openLedger(deleteInputs({ report }), env);
      const hostile = `a${character}prod/index.html`;
      for (const key of ['first', hostile, 'last']) await ledger.add(done(key));
      await ledger.noteChanged(hostile);
      const { changedKeys, unlisted } = await ledger.close(false);
      expect(await readFile(changedKeys ?? '', 'utf8')).toBe('first\nlast\n');
      expect(unlisted).toBe(2);
      const text = await readFile(report, 'utf8');
      expect(text.replaceAll('\n', '')).not.toContain(character);
      expect(parsed(text)[2]).toMatchObject({ key: hostile });
    },
  );

  it('lists no changed keys in a dry run', async () => {
    const ledger = await openLedger(deleteInputs({ dryRun: true }), env);
    await ledger.add(done('a'));
    expect(await ledger.close(false)).toEqual({ unlisted: 0 });
  });

  it('rejects when the report can not be written', async () => {
    const report = join(folder, 'missing', 'report.jsonl');
    await expect(openLedger(deleteInputs({ report }), env)).rejects.toThrow(
      /ENOENT.*report\.jsonl/,
    );
  });
});

function parsed(text: string): Record<string, unknown>[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('openLineFile', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'line-file-'));
  });

  it('holds every line, in order, also beyond the size of its buffer', async () => {
    const file = await openLineFile(join(folder, 'lines'));
    const lines = Array.from({ length: 5000 }, (_, n) => `line ${n} ${'x'.repeat(50)}`);
    for (const line of lines) await file.add(line);
    await file.close();
    expect(await readFile(file.path, 'utf8')).toBe(`${lines.join('\n')}\n`);
  });

  it('rejects at once when the file can not be opened', async () => {
    await expect(openLineFile(join(folder, 'missing', 'lines'))).rejects.toThrow(/ENOENT/);
  });

  it('tells of a device that is full', async () => {
    // A handle that is collected as garbage makes Node warn, in whatever test runs then.
    await using device = await open('/dev/full', 'w');
    const file = await openLineFile('/dev/full', () => Promise.resolve(device));
    const writeAll = async () => {
      for (let n = 0; n < 1000; n += 1) await file.add('x'.repeat(1000));
      await file.close();
    };
    await expect(writeAll()).rejects.toThrow(/ENOSPC/);
  });
});

function warningsOf(inputs: Inputs, reason: SkipReason, keys: readonly string[] = ['k']) {
  const unexplained = createUnexplained(inputs);
  unexplained.add(done('other'));
  for (const key of keys) unexplained.add(skipped('delete', { bucket: 'b', key }, reason));
  return unexplained.warnings();
}

describe('what a run leaves', () => {
  it('has for every reason whether the inputs explain it', () => {
    expect(Object.keys(UNEXPLAINED).sort()).toEqual([...SKIP_REASONS].sort());
    const unexplained = SKIP_REASONS.filter((reason) => UNEXPLAINED[reason] !== undefined);
    expect(unexplained).toEqual(['newer-than-run', 'changed']);
  });

  it.each(SKIP_REASONS)('as %s is warned of just where no input explains it', (reason) => {
    const { length } = warningsOf(deleteInputs(), reason);
    expect(length).toBe(UNEXPLAINED[reason] === undefined ? 0 : 1);
  });

  it.each([
    ['delete-prefix with older-than', deleteInputs({ olderThan: 1 }), 0],
    ['abort-uploads, which always has it', abortInputs(), 0],
    ['keep-newest, which plans by all ages', deleteInputs({ olderThan: 1, keepNewest: 1 }), 1],
  ])('as too new is explained by an age to reach: %s', (_, inputs, count) => {
    expect(warningsOf(inputs, 'newer-than-run')).toHaveLength(count);
  });

  it('is counted and named, the first three', () => {
    expect(warningsOf(deleteInputs(), 'newer-than-run', ['a', 'b\n', 'c', 'd', 'e'])).toEqual([
      '5 objects under "site/" were written after this run began and are kept ' +
        String.raw`("a", "b\u{a}", "c" and 2 more): run again to delete them`,
    ]);
  });

  it('is named by what it is', () => {
    expect(warningsOf(deleteInputs({ versions: 'all' }), 'newer-than-run')).toEqual([
      '1 version under "site/" was written after this run began and is kept ("k"): ' +
        'run again to delete it',
    ]);
    expect(warningsOf(deleteInputs({ keepNewest: 1 }), 'changed')).toEqual([
      '1 object under "site/" was written or changed after the plan was made and is kept ("k"): ' +
        'the next run decides about it',
    ]);
  });
});
