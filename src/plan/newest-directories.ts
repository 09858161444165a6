import { compareRank } from './newest.ts';
import {
  createAmounts,
  isUnderAnHour,
  verdictOnOld,
  type Retention,
  type RetentionRow,
  type RetentionRules,
  type RetentionVerdict,
} from './retention-plan.ts';
import type { RunClock } from './run-clock.ts';

interface Directory {
  readonly name: string;
  newest: number;
  objects: number;
  bytes: number;
  verdict: RetentionVerdict;
}

/** Keeps the newest directories, each as a whole, in memory for as many as there are. */
export function retainDirectories(rules: RetentionRules, clock: RunClock): Retention {
  const directories = new Map<string, Directory>();
  const { amounts, add } = createAmounts();
  const nameOf = directoryNames(rules);
  return {
    add(row) {
      const name = nameOf(row.key);
      if (name === undefined) add('beside-directories', { objects: 1, bytes: row.size });
      else count(directories, name, row);
    },
    decide() {
      const groups = [...directories.values()].sort((a, b) => compareRank(b, a));
      decideAll(groups, rules, clock.start);
      for (const group of groups) add(group.verdict, group);
      const openPass = () => {
        const verdictIn = createPass(directories, clock);
        return (row: RetentionRow): RetentionVerdict => {
          const name = nameOf(row.key);
          return name === undefined ? 'beside-directories' : verdictIn(name, row);
        };
      };
      return { rules, amounts, groups, openPass };
    },
  };
}

/** The directory that a key lies in, right under that of the prefix; undefined: beside them. */
function directoryNames({ prefix }: RetentionRules) {
  return (key: string): string | undefined => {
    const slash = key.indexOf('/', prefix.length);
    return slash === -1 ? undefined : key.slice(0, slash + 1);
  };
}

function count(
  directories: Map<string, Directory>,
  name: string,
  { lastModified, size }: RetentionRow,
): void {
  const newest = lastModified.getTime();
  const known = directories.get(name);
  if (known === undefined) {
    directories.set(name, { name, newest, objects: 1, bytes: size, verdict: 'newest' });
    return;
  }
  known.newest = Math.max(known.newest, newest);
  known.objects += 1;
  known.bytes += size;
}

/** Those under an hour old may be unfinished: they stay beside the newest and take no place. */
function decideAll(newestFirst: readonly Directory[], rules: RetentionRules, runStart: Date): void {
  let places = rules.keepNewest;
  for (const directory of newestFirst) {
    if (isUnderAnHour(directory.newest, runStart)) {
      directory.verdict = 'under-an-hour';
    } else if (places > 0) {
      places -= 1;
    } else {
      directory.verdict = verdictOnOld(directory.newest, rules, runStart);
    }
  }
}

/**
 * A directory that goes is left alone from the first row on that was not counted: one that is
 * newer than all that were, or one more than there were.
 */
function createPass(directories: ReadonlyMap<string, Directory>, clock: RunClock) {
  const seen = new Map<string, number>();
  return (name: string, { lastModified }: RetentionRow): RetentionVerdict => {
    const directory = directories.get(name);
    if (directory !== undefined && directory.verdict !== 'delete') return directory.verdict;
    const { newest, objects } = directory ?? { newest: -Infinity, objects: 0 };
    const count = (seen.get(name) ?? 0) + 1;
    const isCounted = count <= objects && lastModified.getTime() <= newest;
    seen.set(name, isCounted ? count : Infinity);
    if (clock.isDuringRun(lastModified)) return 'newer-than-run';
    return isCounted ? 'delete' : 'changed';
  };
}
