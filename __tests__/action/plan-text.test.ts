import { describe, expect, it } from 'vitest';
import { retentionPlanLines, retentionPlanTables } from '../../src/action/report/plan-text.ts';
import { HOUR, planOf, row } from '../support/retention-rows.ts';

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

describe('planTables', () => {
  it('hazard 51, hazard 52: has at most a hundred deleted names and fifty kept ones, as code', () => {
    const rows = [row(`${NAME}a`, 0), ...directories(200)];
    const markdown = retentionPlanTables(planOf(rows, { keepNewest: 80 }));
    expect(markdown.match(/; plan: delete; objects: 1;/g)).toHaveLength(100);
    expect(markdown.match(/; plan: keep \(`/g)).toHaveLength(50);
    expect(markdown).toContain(
      '\n- name: 20 more directories; plan: delete; objects: 20; size: 20.0 KiB\n',
    );
    expect(markdown).toContain('\n\n31 more kept names not shown.');
    expect(markdown).not.toContain('##[');
    expect(markdown).toContain('- name: ``b/::error::\\u{a}#\\u{23}[x] | `a`/``; plan: keep');
  });

  it('shows single objects without directories', () => {
    const rows = [row('b/a', 2 * HOUR, 5), row('b/b', 3 * HOUR, 7), row('b/c', NaN)];
    expect(retentionPlanTables(planOf(rows, { keepNewestOf: 'objects' }))).toBe(
      [
        '| plan | objects | size |',
        '| --- | ---: | ---: |',
        '| delete | 1 | 7 bytes |',
        '| keep, changed less than an hour ago, or in a directory that was, so it may be unfinished ' +
          '| 1 | 1 byte |',
        '| keep, among the newest (keep-newest) | 1 | 5 bytes |',
        '',
        '| name | plan | objects | size | newest |',
        '| --- | --- | ---: | ---: | --- |',
        '| `b/a` | keep (`newest`) | 1 | 5 bytes | 2026-01-31T10:00:00.000Z |',
      ].join('\n'),
    );
  });

  it('says when there is no directory', () => {
    expect(retentionPlanTables(planOf([row('b/a', 2 * HOUR)]))).toMatch(
      /\| keep, not in a directory .* \| 0 \| 1 \| 1 byte \|\n\nNo directory was found right/,
    );
  });
});
