import { describe, expect, it } from 'vitest';
import { syncPlanLines, syncPlanView } from '../../src/action/report/plan-text.ts';
import { createDeletionSample } from '../../src/listing/deletion-preview.ts';
import type { PlanCounts, SyncPlan } from '../../src/sync/plan.ts';

const NOW = new Date('2026-01-31T12:00:00Z');
const DAY = 86_400_000;

type ShownPlan = Pick<SyncPlan, 'counts' | 'deletion'>;

/** A plan with these counts, of which one delete is known. */
function planOf(changes: Partial<PlanCounts> = {}): ShownPlan {
  const counts = { uploads: new Map(), copies: 0, unchanged: 0, deletes: 0, kept: new Map() };
  const sample = createDeletionSample();
  const lastModified = new Date(NOW.getTime() - 41 * DAY);
  if (changes.deletes !== undefined) sample.add({ key: 'd|/old' }, { size: 5, lastModified });
  return { counts: { ...counts, ...changes }, deletion: sample.preview(NOW) };
}

const full = planOf({
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

  it('is in the summary only where it is refused, because changes stand there', () => {
    const { lines, markdown, refused } = syncPlanView(planOf({ deletes: 1 }));
    expect(lines).toEqual([
      'plan: delete 1',
      'to delete: 1 object, 5 bytes',
      '- "d|/": 1 object, 5 bytes',
    ]);
    expect(markdown).toBe('');
    expect(refused.split('\n\n')).toEqual([
      'plan: delete 1',
      '<details><summary>1 object, 5 bytes to delete</summary>',
      '- `d|/old`, 5 bytes, 41 days old',
      '</details>',
    ]);
  });
});
