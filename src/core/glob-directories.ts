import { GLOBSTAR, type Minimatch, type ParseReturn } from 'minimatch';

/** Whether a pattern may match something below a directory. */
export function mayLead(minimatch: Minimatch): (path: string) => boolean {
  const segments: ParseReturn[] | undefined = minimatch.set[0];
  return (path) => segments !== undefined && minimatch.matchOne(path.split(/\/+/), segments, true);
}

/**
 * The same for a pattern that matches nothing hidden which it does not name. There `mayLead` says
 * of every hidden directory that something below it may match a globstar.
 */
export function mayName({ set: [segments = []] }: Minimatch): (path: string) => boolean {
  return (path) => {
    // The places in the pattern at which the names so far can have led.
    let places = new Set(withoutGlobstars(0, segments));
    for (const name of path.split(/\/+/)) {
      const next = [...places].flatMap((place) => {
        const segment = segments[place];
        if (segment === GLOBSTAR) return name.startsWith('.') ? [] : [place];
        const isMatch = typeof segment === 'object' ? segment.test(name) : segment === name;
        return isMatch ? [place + 1] : [];
      });
      places = new Set(next.flatMap((place) => withoutGlobstars(place, segments)));
    }
    return places.size > 0;
  };
}

/** A place, and those after it where a globstar in between stands for nothing. */
function withoutGlobstars(place: number, segments: readonly ParseReturn[]): readonly number[] {
  const places = [place];
  while (segments[places.at(-1) ?? 0] === GLOBSTAR) places.push(place + places.length);
  return places;
}
