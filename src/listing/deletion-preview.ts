import type { ListedFacts } from '../core/outcome.ts';
import { ownCopyOf } from '../core/text.ts';

/**
 * Directories that a preview names: the first that come. Which are the largest is known only at the
 * end, with all of them in memory.
 */
const MAX_DIRECTORIES = 100;

/** Objects that a preview names. */
const MAX_OBJECTS = 500;

/** What a run deletes, in sums and by its first objects. */
export interface DeletionPreview extends DeletedAmount {
  /**
   * By directory right under the prefix, or further down where everything is in one; at most 100.
   * An object outside of them counts for the directory that contains them all.
   */
  readonly directories: readonly DeletedDirectory[];
  /** The objects of all other directories. */
  readonly rest: DeletedAmount;
  /** The first objects, versions and delete markers, at most 500. */
  readonly first: readonly DeletedObject[];
  /** When the run began, by the store's clock; an invalid date where that is unknown. */
  readonly start: Date;
}

export interface DeletedAmount {
  /** The number of objects, versions and delete markers. */
  readonly objects: number;
  readonly bytes: number;
}

export interface DeletedDirectory extends DeletedAmount {
  /** Ends with a slash; empty for the bucket itself. */
  readonly name: string;
}

export interface DeletedObject {
  readonly key: string;
  readonly versionId?: string;
  readonly isDeleteMarker: boolean;
  /** Bytes. */
  readonly size: number;
  readonly lastModified: Date;
}

type Named = Pick<DeletedObject, 'key' | 'versionId'> & { readonly isDeleteMarker?: boolean };

/** Collects a preview, in memory that doesn't grow with the number of objects or directories. */
export interface DeletionSample {
  /** Whether no further object will be named. */
  readonly isFull: boolean;
  add(object: Named, listed: Pick<ListedFacts, 'size' | 'lastModified'>): void;
  preview(start: Date): DeletionPreview;
}

export function createDeletionSample(): DeletionSample {
  const sums = createDirectorySums();
  const first: DeletedObject[] = [];
  return {
    get isFull() {
      return first.length >= MAX_OBJECTS;
    },
    add(object, listed) {
      sums.add(object.key, listed.size);
      if (first.length < MAX_OBJECTS) first.push(deletedObject(object, listed));
    },
    preview: (start) => ({ ...sums.sums(), first, start }),
  };
}

function deletedObject(
  { key, versionId, isDeleteMarker = false }: Named,
  { size, lastModified }: Pick<ListedFacts, 'size' | 'lastModified'>,
): DeletedObject {
  // A key that is part of a page's text would keep the page in memory.
  const own = { key: ownCopyOf(key), isDeleteMarker, size, lastModified };
  return versionId === undefined ? own : { ...own, versionId: ownCopyOf(versionId) };
}

type Sum = { -readonly [Name in keyof DeletedAmount]: DeletedAmount[Name] };

interface DirectoryState {
  /** The directory that contains everything so far. */
  base: string | undefined;
  /** By the names of the directories right under the base, and of the base itself. */
  readonly sums: Map<string, Sum>;
  rest: Sum;
  /** The directory of the key before, where most keys of a listing are. */
  last: { readonly name: string; readonly sum: Sum } | undefined;
}

function createDirectorySums() {
  const state: DirectoryState = {
    base: undefined,
    sums: new Map(),
    rest: nothing(),
    last: undefined,
  };
  return {
    add(key: string, size: number): void {
      const { last } = state;
      const sum = last !== undefined && isIn(last.name, key, state) ? last.sum : sumOf(state, key);
      sum.objects += 1;
      sum.bytes += size;
    },
    sums: () => {
      const directories = [...state.sums].map(([name, sum]) => ({ name, ...sum }));
      return { ...total(state), directories, rest: { ...state.rest } };
    },
  };
}

function isIn(name: string, key: string, { base = '' }: DirectoryState): boolean {
  return key.startsWith(name) && (name !== base || !key.includes('/', base.length));
}

function sumOf(state: DirectoryState, key: string): Sum {
  const { base = directoryOf(key) } = state;
  state.base = base;
  if (!key.startsWith(base)) widen(state, base, key);
  const name = childOf(state.base, key);
  const sum = state.sums.get(name) ?? newSum(state, name);
  state.last = { name, sum };
  return sum;
}

function newSum({ sums, rest }: DirectoryState, name: string): Sum {
  if (sums.size >= MAX_DIRECTORIES) return rest;
  // It differs from the name where that is no valid Unicode.
  const own = ownCopyOf(name);
  const sum = sums.get(own) ?? nothing();
  sums.set(own, sum);
  return sum;
}

/** Everything so far is in one directory of the new base. */
function widen(state: DirectoryState, base: string, key: string): void {
  let wider = base;
  while (!key.startsWith(wider)) wider = directoryOf(wider.slice(0, -1));
  const sum = total(state);
  state.base = wider;
  state.rest = nothing();
  state.sums.clear();
  state.sums.set(ownCopyOf(childOf(wider, base)), sum);
}

function total({ sums, rest }: DirectoryState): Sum {
  return addedUp([rest, ...sums.values()]);
}

function nothing(): Sum {
  return { objects: 0, bytes: 0 };
}

/** The part of a key up to its last slash. */
function directoryOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/') + 1);
}

/** The directory right under `base` that a key is in; `base` itself for a key beside them. */
function childOf(base: string, key: string): string {
  const slash = key.indexOf('/', base.length);
  return slash === -1 ? base : key.slice(0, slash + 1);
}

/** The preview of whole directories, of which only the first objects are known by a sample. */
export function previewOfDirectories(
  deleted: readonly DeletedDirectory[],
  { first, start }: DeletionPreview,
): DeletionPreview {
  const directories = deleted.slice(0, MAX_DIRECTORIES);
  const rest = addedUp(deleted.slice(MAX_DIRECTORIES));
  return { ...addedUp(deleted), directories, rest, first, start };
}

/** The sum of amounts. */
export function addedUp(amounts: Iterable<DeletedAmount>): Sum {
  const sum = nothing();
  for (const { objects, bytes } of amounts) {
    sum.objects += objects;
    sum.bytes += bytes;
  }
  return sum;
}

/**
 * Passes on the pages of a run's deletes; those that are to be deleted only after `show` has ended,
 * which is called with the first 500 of them, or all.
 */
export async function* afterPreview<Row extends Named & ListedFacts & { readonly action: string }>(
  pages: AsyncIterable<Iterable<Row>>,
  show: (sample: DeletionSample) => Promise<void>,
): AsyncGenerator<Iterable<Row>, void, undefined> {
  const sample = createDeletionSample();
  let held: Row[] | undefined = [];
  for await (const rows of pages) {
    if (held === undefined) {
      yield rows;
      continue;
    }
    const kept: Row[] = [];
    for (const row of rows) {
      (row.action === 'delete' ? held : kept).push(row);
      if (row.action === 'delete') sample.add(row, row);
    }
    if (kept.length > 0) yield kept;
    if (!sample.isFull) continue;
    await show(sample);
    yield held;
    held = undefined;
  }
  if (held === undefined) return;
  await show(sample);
  yield held;
}
