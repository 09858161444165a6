import { describe, expect, it } from 'vitest';
import { prunePlanView, syncPlanView } from '../../src/action/report/plan-text.ts';
import { createDeletionSample, previewOfDirectories } from '../../src/listing/deletion-preview.ts';
import { HOUR, NOW, planOf, row } from '../support/retention-rows.ts';

const BUDGET = 350 * 1024 + 4096;

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
    const bucket = prunePlanView({ deletes: sampleOf(['c']), isDone: false }, 'current');
    expect(bucket.lines[1]).toBe('- directly in the bucket: 1 object, 1.0 KiB');
  });

  it('is nothing in the log where the changes name every deleted object', () => {
    const linesOf = (count: number) => {
      const keys = Array.from({ length: count }, (_, n) => `b/${n}`);
      return prunePlanView({ deletes: sampleOf(keys), isDone: true }, 'all').lines;
    };
    expect(linesOf(200)).toEqual([]);
    expect(linesOf(201)).toEqual([
      'deleted: 201 versions, 201.0 KiB',
      '- "b/": 201 versions, 201.0 KiB',
    ]);
  });

  it('is nothing when nothing is deleted', () => {
    const view = prunePlanView({ deletes: sampleOf([]), isDone: false }, 'current');
    expect(view).toEqual({ lines: [], markdown: '', refused: '' });
  });

  it('is directories with their shares in the summary, and first objects where it is refused', () => {
    const keys = ['b/a/1', 'b/a/2', 'b/c'];
    const { markdown, refused } = prunePlanView(
      { deletes: sampleOf(keys), isDone: false },
      'current',
    );
    expect(markdown.split('\n')).toEqual([
      'To delete, by directory:',
      '',
      '- `███████░░░` `b/a/`: 2 objects, 2.0 KiB',
      '- `███░░░░░░░` `b/`: 1 object, 1.0 KiB',
    ]);
    expect(refused.split('\n')).toEqual([
      '<details><summary>3 objects, 3.0 KiB to delete</summary>',
      '',
      '- `b/a/1`, 1.0 KiB, 41 days old',
      '- `b/a/2`, 1.0 KiB, 41 days old',
      '- `b/c`, 1.0 KiB, 41 days old',
      '',
      '</details>',
    ]);
    const one = prunePlanView({ deletes: sampleOf(['b/a']), isDone: false }, 'current');
    expect(one.markdown).toBe('');
  });

  it('names versions, and delete markers as such', () => {
    const sample = createDeletionSample();
    const lastModified = new Date(NOW.getTime() - HOUR);
    const marker = { key: 'b/a', versionId: 'v2', isDeleteMarker: true };
    sample.add(marker, { size: 0, lastModified });
    sample.add({ key: 'b/a', versionId: 'v1' }, { size: 5, lastModified });
    const { refused } = prunePlanView({ deletes: sample.preview(NOW), isDone: true }, 'all');
    expect(refused).toContain('<summary>2 versions, 5 bytes deleted</summary>');
    expect(refused).toContain('\n- `b/a` (version `v2`), delete marker, 1 hour old\n');
    expect(refused).toContain('\n- `b/a` (version `v1`), 5 bytes, 1 hour old\n');
  });

  it('names 500 objects and a hundred directories, and counts the others', () => {
    const keys = Array.from({ length: 1204 }, (_, n) => `b/${n}/a`);
    const view = prunePlanView({ deletes: sampleOf(keys), isDone: true }, 'current');
    expect(view.refused.match(/, 41 days old/g)).toHaveLength(500);
    expect(view.refused).toContain('\n- and 704 more\n');
    expect(view.markdown).toContain('<details><summary>Deleted, by directory</summary>');
    expect(view.markdown).toContain(
      '\n- `█████████░` all other directories: 1,104 objects, 1.1 MiB\n',
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
      for (const { markdown, refused } of [
        prunePlanView({ deletes, isDone: false }, 'current'),
        prunePlanView({ deletes: directories, retention, isDone: false }, 'current'),
        syncPlanView({ counts, deletion: deletes }),
      ]) {
        const bytes = Buffer.byteLength(markdown + refused);
        expect(bytes).toBeLessThan(BUDGET);
        expect(bytes).toBeGreaterThan(BUDGET / 4);
        expect(refused).toMatch(/\n- and [\d,]+ more\n/);
      }
    },
  );

  it('adds up the directories that the bytes leave out', () => {
    const keys = Array.from({ length: 100 }, (_, n) => `b/${n}${'\u0001'.repeat(900)}/a`);
    const { markdown } = prunePlanView({ deletes: sampleOf(keys), isDone: false }, 'current');
    const [, count = '0'] = / all other directories: (\d+) objects/.exec(markdown) ?? [];
    const named = markdown.match(/\/`: 1 object,/g);
    expect(Number(count)).toBeGreaterThan(0);
    expect(Number(count) + (named?.length ?? 0)).toBe(100);
  });
});
