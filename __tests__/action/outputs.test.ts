import { describe, expect, it } from 'vitest';
import {
  CHANGED_BY_OP,
  countedNumbers,
  NUMBERS,
  outputsOf,
  outputsOfOps,
  reportCounts,
} from '../../src/action/report/outputs.ts';
import type { Op } from '../../src/core/errors.ts';
import { skipped } from '../../src/core/outcome.ts';
import { createTally, totalOf } from '../../src/core/tally/tally.ts';
import { done, failedOutcome } from '../support/outcomes.ts';
import { trafficOf } from '../support/traffic.ts';

const none = { unlisted: 0 };
const traffic = trafficOf();

describe('outputsOf', () => {
  it('gives every output for a run that did nothing', () => {
    expect(outputsOf({ tally: createTally(), files: none, isDryRun: false, traffic })).toEqual({
      uploaded: '0',
      deleted: '0',
      downloaded: '0',
      copied: '0',
      aborted: '0',
      skipped: '0',
      failed: '0',
      bytes: '0',
      'failed-keys': '[]',
      'failed-keys-truncated': 'false',
      report: '',
      changed: 'false',
      'changed-keys': '',
      url: '',
      'summary-file': '',
      'dry-run': 'false',
      requests: '{}',
    });
  });

  it('counts, and says that the bucket was changed', () => {
    const tally = createTally();
    tally.add(done('a', { bytes: 1234567 }));
    tally.add(done('b', { op: 'delete' }));
    tally.add(skipped('upload', { bucket: 'b', key: 'l' }, 'symlink'));
    const outputs = outputsOf({
      tally,
      files: { unlisted: 0, report: '/r', changedKeys: '/c' },
      isDryRun: false,
      traffic,
    });
    expect(outputs).toMatchObject({
      uploaded: '1',
      deleted: '1',
      skipped: '1',
      bytes: '1234567',
      changed: 'true',
      report: '/r',
      'changed-keys': '/c',
    });
  });

  it('counts requests by operation, in the order of their names', () => {
    const requests = { PutObject: 3, ListObjectsV2: 1, HeadBucket: 1 };
    const facts = { tally: createTally(), files: none, isDryRun: false };
    expect(outputsOf({ ...facts, traffic: trafficOf({ requests }) })['requests']).toBe(
      '{"HeadBucket":1,"ListObjectsV2":1,"PutObject":3}',
    );
  });

  it('never says changed in a dry run', () => {
    const tally = createTally();
    tally.add(done('a'));
    expect(outputsOf({ tally, files: none, isDryRun: true, traffic })).toMatchObject({
      uploaded: '1',
      changed: 'false',
      'dry-run': 'true',
    });
  });

  it.each([
    ['upload', 'true'],
    ['copy', 'true'],
    ['delete', 'true'],
    ['abort', 'true'],
    ['download', 'false'],
  ] as const)('says of a bucket after one %s that it was changed: %s', (op, changed) => {
    const tally = createTally();
    tally.add(done('a', { op }));
    expect(outputsOf({ tally, files: none, isDryRun: false, traffic })['changed']).toBe(changed);
  });

  it('hazard 23: orders failed keys by their UTF-8 bytes', () => {
    const tally = createTally();
    for (const key of ['b', '\u{1f389}', '\uff5e', 'a']) tally.add(failedOutcome(key, 'X'));
    const { 'failed-keys': keys } = outputsOf({ tally, files: none, isDryRun: false, traffic });
    expect(JSON.parse(keys ?? '')).toEqual(['a', 'b', '\uff5e', '\u{1f389}']);
  });

  it('hazard 52: holds 1,000 failed keys and says that there are more', () => {
    const tally = createTally();
    for (let n = 0; n < 1001; n += 1) tally.add(failedOutcome(`key-${n}`, 'X'));
    const outputs = outputsOf({ tally, files: none, isDryRun: false, traffic });
    expect(JSON.parse(outputs['failed-keys'] ?? '')).toHaveLength(1000);
    expect(outputs['failed-keys-truncated']).toBe('true');
    expect(outputs['failed']).toBe('1001');
  });

  it('hazard 85: writes failed keys as one line to every reader of lines', () => {
    const tally = createTally();
    const ends = Array.from('\n\r\v\f\u001c\u0085\u2028\u2029');
    const keys = ends.map((character) => `a${character}b`);
    for (const key of keys) tally.add(failedOutcome(key, 'X'));
    const text = outputsOf({ tally, files: none, isDryRun: false, traffic })['failed-keys'] ?? '';
    expect(text).toMatch(/^[\x20-\x7e]+$/);
    expect((JSON.parse(text) as string[]).sort()).toEqual(keys.sort());
  });

  it('hazard 52: keeps failed keys within 256 KiB', () => {
    const tally = createTally();
    for (let n = 0; n < 999; n += 1) tally.add(failedOutcome(`${n}${'\u0001'.repeat(1000)}`, 'X'));
    const outputs = outputsOf({ tally, files: none, isDryRun: false, traffic });
    const text = outputs['failed-keys'] ?? '';
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(256 * 1024);
    expect(Buffer.byteLength(text)).toBeGreaterThan(250 * 1024);
    expect((JSON.parse(text) as string[]).length).toBeLessThan(999);
    expect(outputs['failed-keys-truncated']).toBe('true');
  });
});

const OPS = Object.keys(CHANGED_BY_OP) as Op[];

describe('the numbers of a run', () => {
  it('count every outcome in exactly one, whatever was done', () => {
    const tally = createTally();
    const counted = () =>
      countedNumbers(tally)
        .filter(({ counts }) => counts === 'outcomes')
        .reduce((sum, { count }) => sum + count, 0);
    const outcomes = [
      ...OPS.map((op) => done('a', { op, bytes: 3, deleteMarker: true, freedBytes: 9 })),
      done('v', { op: 'delete', deleteMarker: true, versionId: 'v' }),
      skipped('upload', { bucket: 'b', key: 'l' }, 'symlink'),
      failedOutcome('f', 'X'),
    ];
    for (const [index, outcome] of outcomes.entries()) {
      tally.add(outcome);
      expect(counted()).toBe(index + 1);
    }
    expect(counted()).toBe(totalOf(tally));
  });

  it.each(OPS)('have an output for the operation %s', (op) => {
    expect(outputsOfOps([op])).toHaveLength(1);
  });

  it('are in the report as outputs always, and otherwise above 0', () => {
    const tally = createTally();
    const outputs = Object.entries(NUMBERS).filter(([, { place }]) => place === 'output');
    expect(Object.keys(reportCounts(tally))).toEqual(outputs.map(([name]) => name));
    tally.add(done('a', { op: 'abort', freedBytes: 9 }));
    expect(reportCounts(tally)).toMatchObject({ aborted: 1, freedBytes: 9 });
    tally.add(done('a', { op: 'delete', deleteMarker: true }));
    expect(reportCounts(tally)).not.toHaveProperty('markersLeft');
  });
});
