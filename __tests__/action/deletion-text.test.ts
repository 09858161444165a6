import { describe, expect, it } from 'vitest';
import { prunePlanView, syncPlanView } from '../../src/action/report/plan-text.ts';
import { createDeletionSample, previewOfDirectories } from '../../src/listing/deletion-preview.ts';
import { HOUR, NOW, planOf, row } from '../support/retention-rows.ts';

const BUDGET = 400 * 1024 + 4096;

/** Keys of 1,024 bytes: a control takes 5 bytes, and a `|` makes a list. */
const HOSTILE = ['\u0001', '<', '\u{1f600}', '|'].map((character) => {
  return (n: number) => {
    const name = `${n}/`;
    const count = Math.floor((1000 - name.length) / Buffer.byteLength(character));
    return `b/${character.repeat(count)}${name}${character}`;
  };
});

function sampleOf(keys: readonly string[], age = 41 * 24 * HOUR) {
  const sample = createDeletionSample();
  const lastModified = new Date(NOW.getTime() - age);
  for (const key of keys) sample.add({ key }, { size: 1024, lastModified });
  return sample.preview(NOW);
}

describe('what is deleted, for people', () => {
  it('is sums and the first five directories in the log', () => {
    const keys = Array.from({ length: 8 }, (_, n) => `b/${n}\n/a`);
    const { lines } = prunePlanView({ deletes: sampleOf(keys), isDone: false }, 'current');
    expect(lines).toEqual([
      'to delete: 8 objects, 8.0 KiB',
      ...[0, 1, 2, 3, 4].map((n) => `- "b/${n}\\u{a}/": 1 object, 1.0 KiB`),
      '- all other directories: 3 objects, 3.0 KiB',
    ]);
    const done = prunePlanView({ deletes: sampleOf(['b/c']), isDone: true }, 'all');
    expect(done.lines).toEqual(['deleted: 1 version, 1.0 KiB', '- "b/": 1 version, 1.0 KiB']);
    const bucket = prunePlanView({ deletes: sampleOf(['c']), isDone: true }, 'current');
    expect(bucket.lines[1]).toBe('- directly in the bucket: 1 object, 1.0 KiB');
  });

  it('is nothing when nothing is deleted', () => {
    const view = prunePlanView({ deletes: sampleOf([]), isDone: false }, 'current');
    expect(view).toEqual({ lines: [], markdown: '' });
  });

  it('is a table of directories and a block of the first objects in the summary', () => {
    const keys = ['b/a/1', 'b/a/2', 'b/c'];
    const { markdown } = prunePlanView({ deletes: sampleOf(keys), isDone: false }, 'current');
    expect(markdown.split('\n')).toEqual([
      '| directory | objects to delete | size |',
      '| --- | ---: | ---: |',
      '| `b/a/` | 2 | 2.0 KiB |',
      '| `b/` | 1 | 1.0 KiB |',
      '',
      '<details><summary>3 objects to delete</summary>',
      '',
      '| key | size | age |',
      '| --- | ---: | ---: |',
      '| `b/a/1` | 1.0 KiB | 41 d |',
      '| `b/a/2` | 1.0 KiB | 41 d |',
      '| `b/c` | 1.0 KiB | 41 d |',
      '',
      '</details>',
    ]);
  });

  it('names versions, and delete markers as such', () => {
    const sample = createDeletionSample();
    const lastModified = new Date(NOW.getTime() - HOUR);
    const marker = { key: 'b/a', versionId: 'v2', isDeleteMarker: true };
    sample.add(marker, { size: 0, lastModified });
    sample.add({ key: 'b/a', versionId: 'v1' }, { size: 5, lastModified });
    const { markdown } = prunePlanView({ deletes: sample.preview(NOW), isDone: true }, 'all');
    expect(markdown).toContain('| directory | deleted versions | size |');
    expect(markdown).toContain('<summary>2 deleted versions</summary>');
    expect(markdown).toContain('| key | version | size | age |\n| --- | --- | ---: | ---: |\n');
    expect(markdown).toContain('| `b/a` | `v2` | delete marker | 1 h |');
    expect(markdown).toContain('| `b/a` | `v1` | 5 bytes | 1 h |');
  });

  it('names 500 objects and a hundred directories, and counts the others', () => {
    const keys = Array.from({ length: 1204 }, (_, n) => `b/${n}/a`);
    const { markdown } = prunePlanView({ deletes: sampleOf(keys), isDone: false }, 'current');
    expect(markdown.match(/\| 41 d \|/g)).toHaveLength(500);
    expect(markdown).toContain('<summary>The first 500 of 1,204 objects to delete</summary>');
    expect(markdown).toContain('\n| all other directories | 1,104 | 1.1 MiB |\n');
    expect(markdown).toContain(
      '\n\n704 more objects not shown: the report (input `report`) has them all.\n\n</details>',
    );
  });

  it.each(HOSTILE.map((keyOf) => [keyOf(0).slice(2, 4), keyOf] as const))(
    'hazard 85: fits into the summary with the longest keys of %j',
    (_, keyOf) => {
      const keys = Array.from({ length: 1000 }, (_, n) => keyOf(n));
      const deletes = sampleOf(keys);
      const rows = keys.map((key, n) => row(key, (n + 2) * HOUR));
      const retention = planOf(rows, { keepNewest: 500 });
      const deleted = retention.groups.filter(({ action }) => action === 'delete');
      const directories = previewOfDirectories(deleted, deletes);
      const counts = { uploads: new Map(), copies: 0, unchanged: 0, deletes: 9, kept: new Map() };
      const changes = () =>
        keys.map((key) => ({ action: 'upload', key, reason: 'new', size: 1 }) as const);
      for (const { markdown } of [
        prunePlanView({ deletes, isDone: false }, 'current'),
        prunePlanView({ deletes: directories, retention, isDone: false }, 'current'),
        syncPlanView({ counts, changes, deletion: deletes }, true),
      ]) {
        expect(Buffer.byteLength(markdown)).toBeLessThan(BUDGET);
        expect(Buffer.byteLength(markdown)).toBeGreaterThan(BUDGET / 2.5);
        expect(markdown).toMatch(/\n\n[\d,]+ more objects not shown/);
      }
    },
  );

  it('adds up the directories that the bytes leave out', () => {
    const keys = Array.from({ length: 100 }, (_, n) => `b/${n}${'\u0001'.repeat(900)}/a`);
    const { markdown } = prunePlanView({ deletes: sampleOf(keys), isDone: false }, 'current');
    const [, count = '0'] = /\n\| all other directories \| (\d+) \|/.exec(markdown) ?? [];
    const named = markdown.slice(0, markdown.indexOf('<details>')).match(/\/` \| 1 \|/g);
    expect(Number(count)).toBeGreaterThan(0);
    expect(Number(count) + (named?.length ?? 0)).toBe(100);
  });
});
