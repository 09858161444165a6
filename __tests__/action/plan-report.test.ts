import { describe, expect, it } from 'vitest';
import {
  planRows,
  planTable,
  syncPlanView,
  syncPlanLines,
} from '../../src/action/report/plan-text.ts';
import { createDeletionSample } from '../../src/listing/deletion-preview.ts';
import type { PlanCounts, SyncPlan } from '../../src/sync/plan.ts';

const NOW = new Date('2026-01-31T12:00:00Z');
const DAY = 86_400_000;

type ShownPlan = Pick<SyncPlan, 'counts' | 'changes' | 'deletion'>;

/** A plan that uploads as many files as there are rows, and deletes one object. */
function planOf(rows = 0, changes: Partial<PlanCounts> = {}): ShownPlan {
  const counts = { uploads: new Map(), copies: 0, unchanged: 0, deletes: 0, kept: new Map() };
  const sample = createDeletionSample();
  const lastModified = new Date(NOW.getTime() - 41 * DAY);
  if (changes.deletes !== undefined) sample.add({ key: 'd|/old' }, { size: 5, lastModified });
  return {
    counts: { ...counts, ...changes },
    changes: () => [
      ...Array.from({ length: rows }, (_, n) => {
        return { action: 'upload', key: `k/${n}`, reason: 'new', size: 2048 } as const;
      }),
      { action: 'delete', key: 'd|/old', reason: undefined, size: 5 },
    ],
    deletion: sample.preview(NOW),
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
      '| keep | 1 | `state`: the record that a sync keeps of its site (state), of which a part is kept |',
    ]);
    expect(planTable(planOf())).toBe('');
  });

  it('hazard 52: names as many files as a summary can hold', () => {
    const lines = planRows(planOf(10_000)).split('\n');
    expect(lines).toHaveLength(2 + 500 + 2);
    expect(lines[2]).toBe('| upload | `k/0` | `new` | 2.0 KiB |');
    expect(lines.at(-1)).toBe(
      '9,500 more files not shown: the report (input `report`) has them all.',
    );
    expect(planRows(planOf(500))).not.toContain('more');
    expect(planRows(planOf())).toBe('');
  });

  it.each([true, false])('names the files in the summary of a dry run only: %s', (isDryRun) => {
    const { lines, markdown } = syncPlanView(planOf(1, { deletes: 1 }), isDryRun);
    expect(lines).toEqual([
      'plan: delete 1',
      'to delete: 1 object, 5 bytes',
      '- "d|/": 1 object, 5 bytes',
    ]);
    expect(markdown).toContain('| delete | 1 | `absent`');
    expect(markdown.includes('`k/0`')).toBe(isDryRun);
    expect(markdown).toContain('- directory: `d|/`; objects to delete: 1; size: 5 bytes');
    expect(markdown).toContain('- key: `d|/old`; size: 5 bytes; age: 41 d');
  });
});
