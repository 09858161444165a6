import { describe, expect, it } from 'vitest';
import {
  prunePlanView,
  retentionBlock,
  retentionPlanLines,
} from '../../src/action/report/plan-text.ts';
import { createDeletionSample } from '../../src/listing/deletion-preview.ts';
import { HOUR, NOW, planOf, row } from '../support/retention-rows.ts';

const NAME = 'b/::error::\n##[x] | `a`/';

/** So many directories, each an hour older than the one before. */
function directories(count: number) {
  return Array.from({ length: count }, (_, index) =>
    row(`b/${String(index).padStart(3, '0')}/a`, (index + 1) * HOUR, 1024),
  );
}

describe('planLines', () => {
  it('names at most ten of each kind, the newest first', () => {
    expect(retentionPlanLines(planOf(directories(1200), { keepNewest: 12 }))).toEqual([
      'plan (keep-newest: 12 of the directories under "b/"):',
      expect.stringMatching(
        /^- delete: 1,188 directories with 1,188 objects, which frees 1\.2 MiB: "b\/012\/", .*"b\/021\/" and 1,178 more$/,
      ),
      expect.stringMatching(/^- keep, among the newest.*: 12 directories.*"b\/009\/" and 2 more$/),
    ]);
  });

  it('hazard 50: shows names escaped, on one line', () => {
    const [, deleted = '', kept = ''] = retentionPlanLines(planOf([row(`${NAME}a`, 9 * HOUR)]));
    expect(deleted).toBe('- delete: 0 objects, which frees 0 bytes');
    expect(kept).toContain('"b/::error::\\u{a}#\\u{23}[x] | `a`/"');
  });
});

describe('the block of what is deleted and kept', () => {
  it('hazard 51, hazard 52: has at most a hundred deleted names and fifty kept ones, as code', () => {
    const rows = [row(`${NAME}a`, 0), ...directories(200)];
    const markdown = retentionBlock(planOf(rows, { keepNewest: 80 }), NOW);
    expect(markdown.match(/: delete; 1 object,/g)).toHaveLength(100);
    expect(markdown.match(/: keep, /g)).toHaveLength(50);
    expect(markdown).toContain('\n- 20 more directories: delete; 20 objects, 20.0 KiB\n');
    expect(markdown).toContain('\n- 31 more names kept\n');
    expect(markdown).not.toContain('##[');
    expect(markdown).toContain(
      '- ``b/::error::\\u{a}#\\u{23}[x] | `a`/``: keep, changed less than',
    );
  });

  it('names single objects that are kept, and says why', () => {
    const rows = [row('b/a', 2 * HOUR, 5), row('b/b', 3 * HOUR, 7), row('b/c', NaN)];
    const markdown = retentionBlock(planOf(rows, { keepNewestOf: 'objects' }), NOW);
    expect(markdown.split('\n\n')).toEqual([
      '<details><summary>What is kept</summary>',
      '- `b/a`: keep, among the newest (keep-newest); 1 object, 5 bytes, 2 hours old',
      '</details>',
    ]);
  });
});

describe('the summary of a retention', () => {
  const nothing = createDeletionSample().preview(NOW);

  it('has its rule, and its amounts only where the plan is refused', () => {
    const retention = planOf(directories(3), { keepNewest: 2 });
    const view = prunePlanView({ deletes: nothing, retention, isDone: false }, 'current');
    expect(view.markdown.split('\n\n').slice(0, 2)).toEqual([
      'plan (keep-newest: 2 of the directories under `b/`):',
      '<details><summary>What is deleted and what is kept</summary>',
    ]);
    expect(view.refused.split('\n')).toEqual([
      '- delete: 1 directory with 1 object, which frees 1.0 KiB',
      expect.stringMatching(/^- keep, among the newest .*: 2 directories with 2 objects/),
    ]);
  });

  it('says when there is no directory', () => {
    const retention = planOf([row('b/a', 2 * HOUR)]);
    const { markdown } = prunePlanView({ deletes: nothing, retention, isDone: false }, 'current');
    expect(markdown).toContain('\n\nNo directory was found directly under the prefix,');
  });
});
