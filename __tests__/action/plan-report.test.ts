import { describe, expect, it } from 'vitest';
import {
  planRows,
  planTable,
  syncPlanView,
  syncPlanLines,
} from '../../src/action/report/plan-text.ts';
import type { PlanCounts, SyncPlan } from '../../src/sync/plan.ts';

function planOf(rows = 0, changes: Partial<PlanCounts> = {}): Pick<SyncPlan, 'counts' | 'changes'> {
  const counts = { uploads: new Map(), copies: 0, unchanged: 0, deletes: 0, kept: new Map() };
  return {
    counts: { ...counts, ...changes },
    changes: () =>
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
  kept: new Map([
    ['kept', 5],
    ['state', 1],
  ] as const),
});

describe('a plan for people', () => {
  it('is one line of the log', () => {
    expect(syncPlanLines(full)).toEqual([
      'plan: upload 1,200 new, upload 1 with other content, update headers of 2, delete 4, keep 8',
    ]);
    expect(syncPlanLines(planOf())).toEqual(['plan: nothing to do']);
  });

  it('is a table of the numbers and their reasons', () => {
    expect(planTable(full).split('\n')).toEqual([
      '| plan | objects | because |',
      '| --- | ---: | --- |',
      '| upload | 1,200 | `new`: the store has no such object |',
      '| upload | 1 | `content`: the stored object has other content |',
      '| update headers | 2 | `headers`: the stored object has the same content, but other headers |',
      '| delete | 4 | `absent`: the directory has no such file |',
      '| keep | 3 | `unchanged`: the store holds the same content with the same headers |',
      '| keep | 5 | `kept`: removed from the directory too recently (keep-deleted-for) |',
      '| keep | 1 | `state`: the record that a sync keeps of the last one (state) |',
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
    const { lines, markdown } = syncPlanView(planOf(1, { deletes: 1 }), isDryRun);
    expect(lines).toEqual(['plan: delete 1']);
    expect(markdown).toContain('| delete | 1 | `absent`');
    expect(markdown.includes('<code>k&#124;0</code>')).toBe(isDryRun);
  });
});
