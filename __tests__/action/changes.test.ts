import { describe, expect, it } from 'vitest';
import { createChanges } from '../../src/action/report/changes.ts';
import { skipped } from '../../src/core/outcome.ts';
import { done, failedOutcome } from '../support/outcomes.ts';

describe('createChanges', () => {
  it('groups objects by what was done to them, in one order', () => {
    const changes = createChanges();
    changes.add(done('d', { op: 'delete' }));
    changes.add(done('a', { op: 'abort', freedBytes: 7 }));
    changes.add(done('h', { op: 'copy', reason: 'headers' }));
    changes.add(done('u', { reason: 'headers' }));
    changes.add(done('c', { op: 'copy' }));
    changes.add(done('x', { op: 'download' }));
    for (const reason of ['new', 'size', 'content', 'unknown'] as const) {
      changes.add(done(reason, { reason }));
    }
    changes.add(done('plain'));
    changes.add(skipped('upload', { bucket: 'b', key: 's' }, 'unchanged'));
    changes.add(failedOutcome('f', 'SlowDown'));
    const named = changes.groups().map(({ change, count, largest }) => {
      return [change, count, largest.map(({ key }) => key).join(' ')];
    });
    expect(named).toEqual([
      ['new', 1, 'new'],
      ['updated', 3, 'size content unknown'],
      ['uploaded', 1, 'plain'],
      ['downloaded', 1, 'x'],
      ['copied', 1, 'c'],
      ['headers', 2, 'h u'],
      ['deleted', 1, 'd'],
      ['aborted', 1, 'a'],
    ]);
  });

  it('knows the size of each: sent, listed before a delete, or freed by an abort', () => {
    const changes = createChanges();
    const lastModified = new Date(5);
    const listed = { etag: '', size: 30, lastModified };
    changes.add(done('u', { bytes: 10 }));
    changes.add(done('d', { op: 'delete', listed }));
    changes.add(done('m', { op: 'delete', versionId: 'v', deleteMarker: true }));
    changes.add(done('a', { op: 'abort', freedBytes: 20 }));
    const [uploaded, deleted, aborted] = changes.groups();
    expect(uploaded).toMatchObject({ bytes: 10, largest: [{ key: 'u', bytes: 10 }] });
    expect(deleted).toEqual({
      change: 'deleted',
      count: 2,
      bytes: 30,
      largest: [
        { key: 'd', bytes: 30, isMarker: false, lastModified },
        { key: 'm', versionId: 'v', bytes: 0, isMarker: true, lastModified: undefined },
      ],
    });
    expect(aborted).toMatchObject({ bytes: 20, largest: [{ bytes: 20 }] });
  });

  it('counts all, and names the largest, of the same size the first', () => {
    const changes = createChanges();
    for (let n = 0; n < 5000; n += 1) changes.add(done(`k${n}`, { bytes: n % 1000 }));
    const [group] = changes.groups();
    expect(group).toMatchObject({ count: 5000, bytes: 2_497_500 });
    expect(group?.largest).toHaveLength(200);
    expect(group?.largest.slice(0, 6).map(({ key }) => key)).toEqual([
      'k999',
      'k1999',
      'k2999',
      'k3999',
      'k4999',
      'k998',
    ]);
    expect(group?.largest.at(-1)).toMatchObject({ key: 'k4960', bytes: 960 });
  });

  it('gives each group an equal share of the names, and what smaller groups leave', () => {
    const changes = createChanges();
    for (let n = 0; n < 300; n += 1) {
      changes.add(done(`n${n}`, { reason: 'new' }));
      changes.add(done(`d${n}`, { op: 'delete' }));
      if (n < 20) changes.add(done(`h${n}`, { op: 'copy', reason: 'headers' }));
    }
    const named = changes.groups().map(({ change, largest }) => [change, largest.length]);
    expect(named).toEqual([
      ['new', 90],
      ['headers', 20],
      ['deleted', 90],
    ]);
  });
});
