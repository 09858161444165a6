import { describe, expect, it } from 'vitest';
import { outputsOf } from '../../src/action/outputs.ts';
import { createTally } from '../../src/core/tally.ts';
import { skipped } from '../../src/core/outcome.ts';
import { done, failedOutcome } from '../support/outcomes.ts';

const none = { unlisted: 0 };

describe('outputsOf', () => {
  it('gives every output for a run that did nothing', () => {
    expect(outputsOf({ tally: createTally(), files: none, isDryRun: false })).toEqual({
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
      'dry-run': 'false',
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

  it('never says changed in a dry run', () => {
    const tally = createTally();
    tally.add(done('a'));
    expect(outputsOf({ tally, files: none, isDryRun: true })).toMatchObject({
      uploaded: '1',
      changed: 'false',
      'dry-run': 'true',
    });
  });

  it('hazard 23: orders failed keys by their UTF-8 bytes', () => {
    const tally = createTally();
    for (const key of ['b', '\u{1f389}', '\uff5e', 'a']) tally.add(failedOutcome(key, 'X'));
    const { 'failed-keys': keys } = outputsOf({ tally, files: none, isDryRun: false });
    expect(JSON.parse(keys ?? '')).toEqual(['a', 'b', '\uff5e', '\u{1f389}']);
  });

  it('hazard 52: holds 1,000 failed keys and says that there are more', () => {
    const tally = createTally();
    for (let n = 0; n < 1001; n += 1) tally.add(failedOutcome(`key-${n}`, 'X'));
    const outputs = outputsOf({ tally, files: none, isDryRun: false });
    expect(JSON.parse(outputs['failed-keys'] ?? '')).toHaveLength(1000);
    expect(outputs['failed-keys-truncated']).toBe('true');
    expect(outputs['failed']).toBe('1001');
  });

  it('hazard 52: keeps failed keys within 256 KiB', () => {
    const tally = createTally();
    for (let n = 0; n < 999; n += 1) tally.add(failedOutcome(`${n}${'\u0001'.repeat(1000)}`, 'X'));
    const outputs = outputsOf({ tally, files: none, isDryRun: false });
    const text = outputs['failed-keys'] ?? '';
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(256 * 1024);
    expect(Buffer.byteLength(text)).toBeGreaterThan(250 * 1024);
    expect((JSON.parse(text) as string[]).length).toBeLessThan(999);
    expect(outputs['failed-keys-truncated']).toBe('true');
  });
});
