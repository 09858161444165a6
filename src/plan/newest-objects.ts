import { compareRank, createNewest } from './newest.ts';
import {
  amountOf,
  createAmounts,
  isUnderAnHour,
  verdictOnOld,
  type PlannedGroup,
  type Retention,
  type RetentionRow,
  type RetentionRules,
} from './retention-plan.ts';

/** Keeps the newest objects, each by itself, in memory for as many as are kept. */
export function retainObjects(rules: RetentionRules, runStart: Date): Retention {
  const newest = createNewest<PlannedGroup>(rules.keepNewest);
  const { amounts, add } = createAmounts();
  return {
    add(row) {
      const object = toGroup(row);
      if (isUnderAnHour(object.newest, runStart)) {
        add('under-an-hour', object);
        return;
      }
      const passed = newest.add(object);
      if (passed !== undefined) add(verdictOnOld(passed.newest, rules, runStart), passed);
    },
    decide() {
      const groups = newest.sorted();
      for (const object of groups) add('newest', object);
      const oldestKept = groups.at(-1);
      return {
        rules,
        amounts,
        groups,
        openPass() {
          let left = amountOf({ amounts }, 'delete').objects;
          return (row) => {
            const object = toGroup(row);
            if (isUnderAnHour(object.newest, runStart)) return 'under-an-hour';
            if (oldestKept === undefined) return 'changed';
            if (compareRank(object, oldestKept) >= 0) return 'newest';
            if (verdictOnOld(object.newest, rules, runStart) === 'younger') return 'younger';
            left -= 1;
            return left >= 0 ? 'delete' : 'changed';
          };
        },
      };
    },
  };
}

function toGroup({ key, lastModified, size }: RetentionRow): PlannedGroup {
  return { name: key, newest: lastModified.getTime(), objects: 1, bytes: size, verdict: 'newest' };
}
