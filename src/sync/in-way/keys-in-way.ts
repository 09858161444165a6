import { derivedError, isKeyInWay, type StoreError } from '../../core/errors.ts';
import { parentsOf, placesInWay } from '../../core/keys.ts';
import { type Failed, failed, type Outcome } from '../../core/outcome.ts';
import { formatCount, quote } from '../../core/text.ts';
import type { ListingIndex } from '../../listing/listing-index.ts';
import type { FileRow } from '../files.ts';

/** An upload that the store refused because of keys above or below its own, and may take later. */
export interface Refused {
  readonly file: FileRow;
  readonly outcome: Failed;
}

/** Refused uploads that the same keys are in the way of, in the order of the uploads. */
export interface Blocked {
  /** Keys that the plan deletes. */
  readonly keys: readonly string[];
  readonly refused: readonly Refused[];
}

/** Uploads that were set aside when the store refused them. */
export interface SetAside {
  /** The outcome to report now; undefined: the upload was set aside, to be tried once more. */
  judge(outcome: Outcome, file: FileRow | undefined): Outcome | undefined;
  blocked(): Iterable<Blocked>;
  /** The file of an upload that was set aside. */
  fileOf(upload: { readonly key: string }): FileRow | undefined;
}

/** Objects that are replaced by one: all of them are read before the first is deleted. */
const MAX_IN_WAY = 1000;

/** Sets uploads aside that only planned deletes are in the way of. */
export function createSetAside(objects: ListingIndex, deletes: readonly string[]): SetAside {
  const all = new Map<string, { keys: readonly string[]; refused: Refused[] }>();
  const files = new Map<string, FileRow>();
  let planned: ReadonlySet<string> | undefined;
  let sorted: readonly string[] | undefined;
  return {
    judge(outcome, file) {
      if (file === undefined || outcome.status !== 'failed') return outcome;
      const refusal = outcome.error.cause;
      if (!isKeyInWay(refusal)) return outcome;
      const keys = keysInWay(outcome.key, objects, (sorted ??= [...objects.keys()].sort()));
      planned ??= new Set(deletes);
      const [first] = keys;
      const kept = keys.find((key) => planned?.has(key) !== true);
      if (first === undefined || kept !== undefined || keys.length > MAX_IN_WAY) {
        return failed('upload', outcome, explained(refusal, outcome.key, keys, kept));
      }
      const same = all.get(first) ?? { keys, refused: [] };
      all.set(first, same);
      same.refused.push({ file, outcome });
      files.set(outcome.key, file);
      return undefined;
    },
    blocked: () => all.values(),
    fileOf: ({ key }) => files.get(key),
  };
}

/** The listed keys that can't be there together with this one where keys are paths. */
function keysInWay(key: string, objects: ListingIndex, sorted: readonly string[]): string[] {
  const above = parentsOf(key).filter((parent) => objects.rowOf(parent) !== undefined);
  const below = `${key}/`;
  let first = 0;
  for (let end = sorted.length; first < end;) {
    const middle = (first + end) >> 1;
    if ((sorted[middle] ?? '') < below) first = middle + 1;
    else end = middle;
  }
  let last = first;
  while (sorted[last]?.startsWith(below) === true) last += 1;
  return [...above, ...sorted.slice(first, last)];
}

/** The refusal with the names of both keys, and what to do. */
function explained(
  refusal: StoreError,
  key: string,
  keys: readonly string[],
  kept: string | undefined,
): StoreError {
  const which =
    keys.length === 0
      ? `an object that was not listed under the prefix (${placesInWay(key)}) is`
      : namesOf(kept === undefined ? keys : [kept]);
  const remedy =
    keys.length === 0
      ? 'delete it'
      : kept === undefined
        ? `more than ${formatCount(MAX_IN_WAY)} objects are not replaced by one: delete them first`
        : 'set delete: true, which replaces what no other input keeps, or delete it';
  const message =
    `${which} in the way of ${quote(key)}: the store keeps keys as paths of files, where nothing ` +
    `is both a file and a directory; ${remedy}, or rename the file`;
  return derivedError(refusal, { message });
}

/** For a sentence: which objects are in the way. */
export function namesOf(keys: readonly string[]): string {
  const [first = ''] = keys;
  if (keys.length === 1) return `object ${quote(first)} is`;
  return `object ${quote(first)} and ${formatCount(keys.length - 1)} more are`;
}
