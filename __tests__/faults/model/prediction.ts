import { matchesGlob } from 'node:path';
import type { Mirror, Version } from './mirror.ts';
import type { Given, Task } from './task.ts';

const HOUR = 3_600_000;
const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: HOUR, d: 24 * HOUR };

/** An object that a mode looks at, and the time that its age counts from. */
interface Row {
  readonly key: string;
  readonly version: Version;
  readonly since: number;
  readonly isCurrent: boolean;
}

/** What goes: keys, or versions as `key version`, or ids of uploads. */
export function predict(mirror: Mirror, { task, keys }: Task, now: number): ReadonlySet<string> {
  if (keys !== undefined) {
    const named = keys.filter((key) => isMeant(key, task));
    return new Set(protectsNothing(keys, named, task) ? [] : named);
  }
  if (task['mode'] === 'abort-uploads') return agedUploads(mirror, task, now);
  const rows = rowsOf(mirror, task['versions'] ?? 'current');
  const listed = rows.filter(({ key }) => key.startsWith(prefixOf(task)));
  const goes = chosen(
    listed.filter(({ key }) => isMeant(key, task)),
    task,
    now,
  );
  const planned = task['keep-newest'] === undefined ? withSites(listed, goes, task) : goes;
  if (isOverCap(task['max-deletes'], planned.length, listed.length)) return new Set();
  const [all, doomed] = [listed, goes].map((some) => some.map(({ key }) => key));
  if (protectsNothing(all ?? [], doomed ?? [], task)) return new Set();
  const settled = goes.filter((row) => !isState(row) || isOldState(row, task, now));
  if (task['versions'] === undefined) {
    return new Set(withSites(listed, settled, task).map(({ key }) => key));
  }
  const isFailure = settled.some((row) => !isState(row) && !isFree(row, task, now));
  const free = withoutUncovering(mirror, settled, task, now).filter(
    (row) => !isFailure || !isState(row),
  );
  return new Set(withSites(listed, free, task).map(nameOf));
}

/** The state of a sync, which goes with its site. */
function isState({ key, version, isCurrent }: Row): boolean {
  return key.endsWith('/.s3-batch-action') && isCurrent && !version.isDeleteMarker;
}

/** Retention goes by directories, and each state by its own age too. */
function isOldState({ version, since }: Row, task: Given, now: number): boolean {
  if (task['keep-newest'] === undefined) return true;
  return now - version.time >= HOUR && isOld(since, task, now);
}

/** What goes, without the states of sites of which something stays. */
function withSites(listed: readonly Row[], goes: readonly Row[], task: Given): Row[] {
  const gone = new Set(goes.filter((row) => !isState(row)).map(nameOf));
  const states = goes.filter(isState).sort((a, b) => b.key.length - a.key.length);
  for (const row of states) {
    const site = row.key.slice(0, row.key.lastIndexOf('/') + 1);
    const rest = listed.filter((one) => one.key.startsWith(site) && nameOf(one) !== nameOf(row));
    const isWhole = site.startsWith(prefixOf(task)) && rest.every((one) => gone.has(nameOf(one)));
    if (isWhole) gone.add(nameOf(row));
  }
  return goes.filter((row) => gone.has(nameOf(row)));
}

function nameOf({ key, version }: Pick<Row, 'key' | 'version'>): string {
  return `${key} ${version.id}`;
}

function prefixOf({ prefix = '' }: Given): string {
  return prefix.endsWith('*') ? prefix.slice(0, -1) : `${prefix}/`;
}

/** All that is listed: every visible object, or the versions that the input speaks of. */
function rowsOf({ keys }: Mirror, versions: string): Row[] {
  return [...keys].flatMap(([key, all]) =>
    all.flatMap((version, index): Row[] => {
      const isCurrent = index === 0;
      const since = isCurrent ? version.time : (all[index - 1]?.time ?? 0);
      if (versions === 'current' && (!isCurrent || version.isDeleteMarker)) return [];
      return [{ key, version, since, isCurrent }];
    }),
  );
}

/** Globs are relative to the directory that the prefix names, or that the beginning lies in. */
function isMeant(key: string, { include, exclude, prefix = '' }: Given): boolean {
  const directory = prefix.endsWith('*')
    ? prefix.slice(0, prefix.lastIndexOf('/') + 1)
    : `${prefix}/`;
  // Node's own globs leave out names that begin with a dot.
  const path = key.slice(directory.length).replace(/(^|\/)\./, '$1');
  const matches = (glob: string) => matchesGlob(path, glob);
  return (
    (include === undefined || matches(include)) && (exclude === undefined || !matches(exclude))
  );
}

/** Whether an `exclude` has no effect that would have one at any depth, or without the prefix. */
function protectsNothing(
  listed: readonly string[],
  doomed: readonly string[],
  task: Given,
): boolean {
  const { exclude, prefix = '' } = task;
  if (exclude === undefined) return false;
  const isMatch = (glob: string) => (key: string) => !isMeant(key, { prefix, exclude: glob });
  const meant = [`**/${exclude}`, exclude.replace(/^b\//, '')];
  return !listed.some(isMatch(exclude)) && meant.some((glob) => doomed.some(isMatch(glob)));
}

function isOld(since: number, { 'older-than': age }: Given, now: number): boolean {
  if (age === undefined) return true;
  return now - since > Number(age.slice(0, -1)) * (UNITS[age.slice(-1)] ?? NaN);
}

function chosen(rows: readonly Row[], task: Given, now: number): Row[] {
  const newest = Number(task['keep-newest'] ?? 0);
  if (newest > 0) return retained(rows, newest, task, now);
  const isAsked = ({ isCurrent }: Row) => task['versions'] !== 'noncurrent' || !isCurrent;
  return rows.filter((row) => isAsked(row) && isOld(row.since, task, now));
}

/** What is neither among the newest, nor under an hour old, nor too young. */
function retained(rows: readonly Row[], newest: number, task: Given, now: number): Row[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const slash = row.key.indexOf('/', prefixOf(task).length);
    const name = task['keep-newest-of'] === 'objects' ? row.key : row.key.slice(0, slash + 1);
    const isCounted = name !== '' && !(task['keep-newest-of'] === 'objects' && isState(row));
    if (isCounted) groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  const isSite = (group: readonly Row[]) => group.every(isState);
  const timeOf = (group: readonly Row[]) =>
    Math.max(
      ...group.filter((row) => isSite(group) || !isState(row)).map(({ version }) => version.time),
    );
  const settled = [...groups]
    .filter(([, group]) => now - timeOf(group) >= HOUR)
    .sort(([a, one], [b, other]) => timeOf(other) - timeOf(one) || (a < b ? 1 : -1));
  const [sites, builds] = [true, false].map((is) =>
    settled.filter(([, group]) => isSite(group) === is),
  );
  return [...(sites ?? []), ...(builds ?? []).slice(newest)]
    .filter(([, group]) => isOld(timeOf(group), task, now))
    .flatMap(([, group]) => group);
}

function isOverCap(cap: string | undefined, deletes: number, listed: number): boolean {
  if (cap === undefined) return false;
  const most = cap.endsWith('%') ? (listed * Number(cap.slice(0, -1))) / 100 : Number(cap);
  return deletes > Math.floor(most);
}

function isFree({ version: { lock } }: Row, task: Given, now: number): boolean {
  return (
    lock === undefined ||
    lock.until <= now ||
    (lock.kind === 'GOVERNANCE' && task['bypass-governance'] === 'true')
  );
}

/** Locked versions stay, and then what is current of their key stays too. */
function withoutUncovering(mirror: Mirror, goes: readonly Row[], task: Given, now: number): Row[] {
  const free = goes.filter((row) => isFree(row, task, now));
  return free.filter(({ key, isCurrent }) => {
    const others = (mirror.keys.get(key)?.length ?? 1) - 1;
    const gone = free.filter((row) => row.key === key && !row.isCurrent).length;
    return !isCurrent || gone === others;
  });
}

function agedUploads({ uploads }: Mirror, task: Given, now: number): ReadonlySet<string> {
  const listed = [...uploads].filter(([, { key }]) => key.startsWith(prefixOf(task)));
  const goes = listed
    .filter(([, { key }]) => isMeant(key, task))
    .filter(([, { time }]) => isOld(time, task, now));
  const [all, doomed] = [listed, goes].map((some) => some.map(([, { key }]) => key));
  return new Set(protectsNothing(all ?? [], doomed ?? [], task) ? [] : goes.map(([id]) => id));
}
