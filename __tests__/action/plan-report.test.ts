import { describe, expect, it } from 'vitest';
import {
  planLines,
  planRows,
  planTable,
  shownPlan,
  type PlanReport,
} from '../../src/action/plan-report.ts';

function planOf(rows = 0, changes: Partial<PlanReport['counts']> = {}): PlanReport {
  const counts = { uploads: new Map(), copies: 0, unchanged: 0, deletes: 0, left: new Map() };
  return {
    counts: { ...counts, ...changes },
    rows: () =>
      Array.from({ length: rows }, (_, n) => ({
        action: 'delete',
        key: `k|${n}`,
        reason: undefined,
      })),
  };
}

const full = planOf(0, {
  uploads: new Map([
    ['new', 1200],
    ['content', 1],
  ] as const),
  copies: 2,
  unchanged: 3,
  deletes: 4,
  left: new Map([['kept', 5]] as const),
});

describe('a plan for people', () => {
  it('is one line of the log', () => {
    expect(planLines(full)).toEqual([
      'plan: upload 1,200 new, upload 1 content, copy 2 headers, delete 4 absent, ' +
        'leave 3 unchanged, leave 5 kept',
    ]);
    expect(planLines(planOf())).toEqual(['plan: nothing']);
  });

  it('is a table of the numbers and their reasons', () => {
    expect(planTable(full).split('\n')).toEqual([
      '| plan | objects | because |',
      '| --- | ---: | --- |',
      '| upload | 1,200 | `new`: the store has no such object |',
      '| upload | 1 | `content`: the store has other content |',
      '| copy | 2 | `headers`: the store has the same content with other headers |',
      '| delete | 4 | `absent`: the directory has no such file |',
      '| leave | 3 | `unchanged`: the store holds the same content with the same headers |',
      '| leave | 5 | `kept`: left the directory only lately (keep-deleted-for) |',
    ]);
    expect(planTable(planOf())).toBe('');
  });

  it('hazard 52: names as many objects as a summary can hold', () => {
    const lines = planRows(planOf(10_000)).split('\n');
    expect(lines).toHaveLength(2 + 500 + 2);
    expect(lines[2]).toBe('| delete | <code>k&#124;0</code> | `absent` |');
    expect(lines.at(-1)).toBe('and 9,500 more.');
    expect(planRows(planOf(500))).not.toContain('more');
    expect(planRows(planOf())).toBe('');
  });

  it.each([true, false])('names the objects in the summary of a dry run only: %s', (isDryRun) => {
    const { lines, markdown } = shownPlan(planOf(1, { deletes: 1 }), isDryRun);
    expect(lines).toEqual(['plan: delete 1 absent']);
    expect(markdown).toContain('| delete | 1 | `absent`');
    expect(markdown.includes('<code>k&#124;0</code>')).toBe(isDryRun);
  });
});
