import { linesOf, removeCurrent, removeVersion, type Mirror } from './mirror.ts';
import type { Task } from './task.ts';

const MARKER = { id: 'new', isDeleteMarker: true, time: Infinity };

/** What is left when these are gone, with whatever ids the new delete markers have. */
export function expectedLines(
  mirror: Mirror,
  { task }: Task,
  gone: ReadonlySet<string>,
): readonly string[] {
  const left: Mirror = { ...mirror, keys: new Map(mirror.keys), uploads: new Map(mirror.uploads) };
  for (const name of gone) {
    const [key = '', id = ''] = name.split(' ');
    if (task['mode'] === 'abort-uploads') left.uploads.delete(name);
    else if (task['versions'] === undefined) removeCurrent(left, key, MARKER);
    else removeVersion(left, key, id);
  }
  return withoutMarkerIds(linesOf(left));
}

export function withoutMarkerIds(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replace(/ [^ ]+ \(marker\)$/, ' (marker)')).sort();
}

/** Of each key the version that a reader is given. */
export function visibleVersions({ keys }: Pick<Mirror, 'keys'>): ReadonlyMap<string, string> {
  return new Map(
    [...keys].flatMap(([key, [newest]]) =>
      newest === undefined || newest.isDeleteMarker ? [] : [[key, newest.id] as const],
    ),
  );
}
