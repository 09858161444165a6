import { describe, expect, it } from 'vitest';
import { HOUR, planOf, row } from '../support/retention-rows.ts';

describe('the plan of a retention', () => {
  it('counts directories, objects and bytes by what becomes of them', () => {
    const rows = [
      ...[row('b/', HOUR, 10), row('b/1/a', 9 * HOUR, 20), row('b/1/b', 8 * HOUR, 30)],
      ...[row('b/2/a', 2 * HOUR, 40), row('b/3/a', 7 * HOUR, 50), row('b/4/a', 0, 60)],
    ];
    const { amounts, groups } = planOf(rows);
    expect(Object.fromEntries(amounts)).toEqual({
      'beside-directories': { groups: 1, objects: 1, bytes: 10 },
      delete: { groups: 2, objects: 3, bytes: 100 },
      newest: { groups: 1, objects: 1, bytes: 40 },
      'under-an-hour': { groups: 1, objects: 1, bytes: 60 },
    });
    expect(groups.map(({ name, verdict }) => `${name} ${verdict}`)).toEqual([
      ...['b/4/ under-an-hour', 'b/2/ newest', 'b/3/ delete', 'b/1/ delete'],
    ]);
  });

  it('counts single objects, and names those that it keeps', () => {
    const rows = [row('b/a', 9 * HOUR, 1), row('b/b', 2 * HOUR, 2), row('b/c', 3 * HOUR, 4)];
    const { amounts, groups } = planOf([...rows, row('b/d', 0, 8)], { keepNewestOf: 'objects' });
    expect(Object.fromEntries(amounts)).toEqual({
      delete: { groups: 2, objects: 2, bytes: 5 },
      newest: { groups: 1, objects: 1, bytes: 2 },
      'under-an-hour': { groups: 1, objects: 1, bytes: 8 },
    });
    expect(groups).toMatchObject([{ name: 'b/b', objects: 1, bytes: 2 }]);
  });
});
