import { compareKeys } from '../../core/keys.ts';
import type { SkipReason } from '../../core/outcome.ts';
import { assertServerTime, type RunClock } from '../../listing/run-clock.ts';

/** What `keepNewest` counts. */
export type KeepNewestOf = 'directories' | 'objects';

/** The rules by which `keepNewest` and `olderThan` keep objects. */
export interface RetentionRules {
  /** Ends with `/`, is empty, or names the beginning of keys. */
  readonly prefix: string;
  /** A positive integer. */
  readonly keepNewest: number;
  readonly keepNewestOf: KeepNewestOf;
  /** Milliseconds; undefined: of any age. */
  readonly olderThan?: number | undefined;
}

/** What retention knows of an object. */
export interface RetentionRow {
  readonly key: string;
  readonly lastModified: Date;
  /** Bytes. */
  readonly size: number;
}

/** What becomes of an object: it is deleted, or why it is kept. */
export type RetentionAction =
  | 'delete'
  | Extract<
      SkipReason,
      | 'newest'
      | 'under-an-hour'
      | 'younger'
      | 'beside-directories'
      | 'newer-than-run'
      | 'changed'
      | 'state'
    >;

/** The first pass over a listing. */
export interface Retention {
  /**
   * Counts a row; `isState`: the state of a sync is counted with its directory, whose age it doesn't
   * change. Default: false.
   */
  add(row: RetentionRow, isState?: boolean): void;
  /** Makes the plan; called once, after the last row. */
  decide(): RetentionPlan;
}

/** What is deleted and kept of a prefix, decided before the first delete. */
export interface RetentionPlan {
  readonly rules: RetentionRules;
  /** Everything that was counted, by what becomes of it. */
  readonly amounts: ReadonlyMap<RetentionAction, Amount>;
  /**
   * The newest first: every directory, named up to its slash; or only those single objects that
   * are kept as newest, named by their keys.
   */
  readonly groups: readonly PlannedGroup[];
  /**
   * @internal Begins a pass over a later listing of the same prefix: a function that takes each row once and
   * returns what becomes of it. It returns `delete` only for rows that were counted, and not more
   * often than they were. The state of a sync may be deleted with a directory that is.
   */
  openPass(): (row: RetentionRow, isState?: boolean) => RetentionAction;
}

/** What is kept or deleted as a whole: a directory, or a single object. */
export interface PlannedGroup extends Ranked {
  readonly objects: number;
  readonly bytes: number;
  readonly action: RetentionAction;
}

/** A number of objects, and their bytes. */
export interface Amount {
  /** The number of directories, or of single objects. */
  readonly groups: number;
  readonly objects: number;
  /** The sum of their sizes. */
  readonly bytes: number;
}

interface Ranked {
  readonly name: string;
  /** When its newest object was written, in milliseconds since 1970. */
  readonly newest: number;
}

/**
 * Decides over a stream of rows, in any order, which are kept and which are deleted.
 *
 * - The `keepNewest` newest directories right under the prefix are kept, by their newest rows; or
 *   as many single rows.
 * - Everything under an hour old when the run began is kept too and is not counted among these, so
 *   that something unfinished never pushes out the last that was complete.
 * - Of the rest, everything older than `olderThan` is deleted; a directory is as old as its newest
 *   row.
 * - A directory is kept or deleted as a whole. Objects beside the directories are kept.
 *
 * Single objects to delete are passed to `noteDelete` as soon as that is certain. Throws a StoreError
 * when the run's start is unknown.
 */
export function createRetention(
  rules: RetentionRules,
  clock: RunClock,
  noteDelete?: (object: PlannedGroup) => void,
): Retention {
  assertServerTime(clock.start);
  return rules.keepNewestOf === 'objects'
    ? retainObjects(rules, clock.start, noteDelete)
    : retainDirectories(rules, clock);
}

/** Adds up groups by what becomes of them. */
function createAmounts() {
  const amounts = new Map<RetentionAction, Amount>();
  return {
    amounts,
    add: (action: RetentionAction, { objects, bytes }: Omit<Amount, 'groups'>): void => {
      const sum = amountOf({ amounts }, action);
      amounts.set(action, {
        groups: sum.groups + 1,
        objects: sum.objects + objects,
        bytes: sum.bytes + bytes,
      });
    },
  };
}

/** The groups with this action, added up. */
export function amountOf(
  { amounts }: Pick<RetentionPlan, 'amounts'>,
  action: RetentionAction,
): Amount {
  return amounts.get(action) ?? { groups: 0, objects: 0, bytes: 0 };
}

const HOUR = 3_600_000;

/** Whether something written then may be unfinished, or still in use by its writer. */
function isUnderAnHour(newest: number, runStart: Date): boolean {
  // Not "less than", so that an object with an unreadable time is kept.
  return !(runStart.getTime() - newest >= HOUR);
}

/** What becomes of something that is neither under an hour old nor among the newest. */
function actionOnOld(
  newest: number,
  { olderThan = 0 }: RetentionRules,
  runStart: Date,
): 'delete' | 'younger' {
  return runStart.getTime() - newest > olderThan ? 'delete' : 'younger';
}
/**
 * Negative when `a` is older than `b`. Of two with the same time, the one whose name comes last in
 * the order of UTF-8 bytes is the newer, as `build-102` is newer than `build-101`.
 */
function compareRank(a: Ranked, b: Ranked): number {
  return a.newest - b.newest || compareKeys(a.name, b.name);
}

interface Newest<Item extends Ranked> {
  /** Adds an item; returns the oldest when there would be more than the limit. */
  add(item: Item): Item | undefined;
  /** All of them, the newest first. */
  sorted(): readonly Item[];
}

/** Keeps the newest of any number of items in memory for `limit`: a heap with the oldest on top. */
function createNewest<Item extends Ranked>(limit: number): Newest<Item> {
  const heap: Item[] = [];
  return {
    add(item) {
      const [oldest] = heap;
      if (heap.length < limit || oldest === undefined) {
        heap.push(item);
        siftUp(heap, item);
        return undefined;
      }
      if (compareRank(item, oldest) <= 0) return item;
      siftDown(heap, item);
      return oldest;
    },
    sorted: () => [...heap].sort((a, b) => compareRank(b, a)),
  };
}

/** Moves the last item up to its place. */
function siftUp<Item extends Ranked>(heap: Item[], item: Item): void {
  let at = heap.length - 1;
  while (at > 0) {
    const parentAt = (at - 1) >> 1;
    const parent = heap[parentAt];
    if (parent === undefined || compareRank(parent, item) <= 0) break;
    heap[at] = parent;
    at = parentAt;
  }
  heap[at] = item;
}

/** Puts the item in the place of the top, then moves it down to its own. */
function siftDown<Item extends Ranked>(heap: Item[], item: Item): void {
  let at = 0;
  for (;;) {
    const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
    if (left === undefined) break;
    const isRight = right !== undefined && compareRank(right, left) < 0;
    const older = isRight ? right : left;
    if (compareRank(item, older) <= 0) break;
    heap[at] = older;
    at = 2 * at + (isRight ? 2 : 1);
  }
  heap[at] = item;
}

interface Directory {
  readonly name: string;
  /** Where nothing but states is in it, the newest of them. */
  newest: number;
  /** Objects without states. */
  counted: number;
  objects: number;
  bytes: number;
  action: RetentionAction;
}

/** Keeps the newest directories, each as a whole; memory grows with the number of directories. */
function retainDirectories(rules: RetentionRules, clock: RunClock): Retention {
  const directories = new Map<string, Directory>();
  const { amounts, add } = createAmounts();
  const nameOf = directoryNames(rules);
  return {
    add(row, isState = false) {
      const name = nameOf(row.key);
      if (name !== undefined) count(directories, name, row, isState);
      else if (!isState) add('beside-directories', { objects: 1, bytes: row.size });
    },
    decide() {
      const groups = [...directories.values()].sort((a, b) => compareRank(b, a));
      decideAll(groups, rules, clock.start);
      for (const group of groups) add(group.action, group);
      const openPass = () => {
        const actionIn = createPass(directories, clock);
        return (row: RetentionRow, isState = false): RetentionAction => {
          const name = nameOf(row.key);
          if (isState) return actionOnState(row, directories.get(name ?? ''), rules, clock);
          return name === undefined ? 'beside-directories' : actionIn(name, row);
        };
      };
      return { rules, amounts, groups, openPass };
    },
  };
}

/** Returns a key's directory right under the prefix; undefined for a key beside the directories. */
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
  isState: boolean,
): void {
  const newest = lastModified.getTime();
  const known = directories.get(name);
  if (known === undefined) {
    const counted = isState ? 0 : 1;
    directories.set(name, { name, newest, counted, objects: 1, bytes: size, action: 'newest' });
    return;
  }
  known.objects += 1;
  known.bytes += size;
  if (isState && known.counted > 0) return;
  const isFirst = !isState && known.counted === 0;
  known.newest = isFirst ? newest : Math.max(known.newest, newest);
  if (!isState) known.counted += 1;
}

/** What becomes of the state of a sync: it may be deleted with the whole directory only. */
function actionOnState(
  { lastModified }: RetentionRow,
  directory: Directory | undefined,
  rules: RetentionRules,
  clock: RunClock,
): RetentionAction {
  if (clock.isDuringRun(lastModified)) return 'newer-than-run';
  if (directory?.action !== 'delete') return 'state';
  const written = lastModified.getTime();
  if (isUnderAnHour(written, clock.start)) return 'under-an-hour';
  return actionOnOld(written, rules, clock.start);
}

/**
 * Directories under an hour old may be unfinished: they are kept and not counted as newest, nor are
 * those in which a sync left nothing but its state.
 */
function decideAll(newestFirst: readonly Directory[], rules: RetentionRules, runStart: Date): void {
  let places = rules.keepNewest;
  for (const directory of newestFirst) {
    if (isUnderAnHour(directory.newest, runStart)) {
      directory.action = 'under-an-hour';
    } else if (places > 0 && directory.counted > 0) {
      places -= 1;
    } else {
      directory.action = actionOnOld(directory.newest, rules, runStart);
    }
  }
}

/**
 * The rest of a directory is kept from the first row on that was not counted: one newer than all
 * that were, or one more than there were.
 */
function createPass(directories: ReadonlyMap<string, Directory>, clock: RunClock) {
  const seen = new Map<string, number>();
  return (name: string, { lastModified }: RetentionRow): RetentionAction => {
    const directory = directories.get(name);
    if (directory !== undefined && directory.action !== 'delete') return directory.action;
    const { newest, counted } = directory ?? { newest: -Infinity, counted: 0 };
    const count = (seen.get(name) ?? 0) + 1;
    const isCounted = count <= counted && lastModified.getTime() <= newest;
    seen.set(name, isCounted ? count : Infinity);
    if (clock.isDuringRun(lastModified)) return 'newer-than-run';
    return isCounted ? 'delete' : 'changed';
  };
}

/** Keeps the newest objects, each by itself; memory grows with the number of kept ones. */
function retainObjects(
  rules: RetentionRules,
  runStart: Date,
  noteDelete?: (object: PlannedGroup) => void,
): Retention {
  const newest = createNewest<PlannedGroup>(rules.keepNewest);
  const { amounts, add } = createAmounts();
  return {
    add(row, isState = false) {
      if (isState) return;
      const object = toGroup(row);
      if (isUnderAnHour(object.newest, runStart)) {
        add('under-an-hour', object);
        return;
      }
      const passed = newest.add(object);
      if (passed === undefined) return;
      const action = actionOnOld(passed.newest, rules, runStart);
      add(action, passed);
      if (action === 'delete') noteDelete?.(passed);
    },
    decide() {
      const groups = newest.sorted();
      for (const object of groups) add('newest', object);
      const oldestKept = groups.at(-1);
      return {
        rules,
        amounts,
        groups,
        openPass: () => createObjectsPass({ rules, amounts }, oldestKept, runStart),
      };
    },
  };
}

function createObjectsPass(
  { rules, amounts }: Pick<RetentionPlan, 'rules' | 'amounts'>,
  oldestKept: PlannedGroup | undefined,
  runStart: Date,
) {
  let remaining = amountOf({ amounts }, 'delete').objects;
  return (row: RetentionRow, isState = false): RetentionAction => {
    if (isState) return 'state';
    const object = toGroup(row);
    if (isUnderAnHour(object.newest, runStart)) return 'under-an-hour';
    if (oldestKept === undefined) return 'changed';
    if (compareRank(object, oldestKept) >= 0) return 'newest';
    if (actionOnOld(object.newest, rules, runStart) === 'younger') return 'younger';
    remaining -= 1;
    return remaining >= 0 ? 'delete' : 'changed';
  };
}

function toGroup({ key, lastModified, size }: RetentionRow): PlannedGroup {
  return { name: key, newest: lastModified.getTime(), objects: 1, bytes: size, action: 'newest' };
}
