import { isStateKey } from '../core/keys.ts';
import type { ChangeReason, SkipReason } from '../core/outcome.ts';
import { formatCount, quoteShort } from '../core/text.ts';
import { createDeletionSample, type DeletionPreview } from '../listing/deletion-preview.ts';
import type { ListingIndex } from '../listing/listing-index.ts';
import type { RunClock } from '../listing/run-clock.ts';
import { deletesCapProblem, type MaxDeletes } from '../operations/max-deletes.ts';
import { type FileAction, isChange } from './file-action.ts';
import { type FileRow, groupOf } from './files.ts';

/** What `syncDirectory` will do, decided before its first write. */
export interface SyncPlan {
  readonly counts: PlanCounts;
  /** Keys to delete, in the order of the listing. */
  readonly deletes: readonly string[];
  /** The same for people, with sizes and ages. */
  readonly deletion: DeletionPreview;
  /** Keys of objects without a file that are kept, and why. */
  readonly kept: ReadonlyMap<string, SkipReason>;
  /** Why the plan deletes too much; empty: it doesn't. */
  readonly problems: readonly string[];
  /** Every object that the plan changes, made anew on each call. */
  changes(): Iterable<PlannedChange>;
}

/** A key that a sync will write, and why. */
export interface PlannedChange {
  readonly action: 'upload' | 'copy' | 'delete';
  readonly key: string;
  /** Undefined for a delete, which has only one reason: the directory has no such file. */
  readonly reason: ChangeReason | undefined;
  /** Bytes of the file, or of the object to delete. */
  readonly size: number;
}

/** How many files and objects a sync uploads, updates, deletes and keeps. */
export interface PlanCounts {
  readonly uploads: ReadonlyMap<ChangeReason, number>;
  readonly copies: number;
  readonly unchanged: number;
  readonly deletes: number;
  readonly kept: ReadonlyMap<SkipReason, number>;
}

export interface PlanInput {
  /** Names the directory in messages. */
  readonly source: string;
  readonly prefix: string;
  /** By the rows of the files. */
  readonly actions: readonly FileAction[];
  readonly keyOf: (row: FileRow) => string;
  /** Bytes of a file. */
  readonly sizeOf: (row: FileRow) => number;
  readonly objects: ListingIndex;
  /** Whether the directory has anything for a key: a file, a link, an unreadable entry. */
  readonly isLocal: (key: string) => boolean;
  /** Whether objects without a file are deleted; else they are not looked at. */
  readonly deletes: boolean;
  readonly rules: ObjectRules;
  readonly maxDeletes?: MaxDeletes | undefined;
  /** Content type that the header rules give to a key. */
  readonly contentTypeOf: (key: string) => string;
  /** When the file of a key was removed, in milliseconds since 1970, by the state. */
  readonly removedAtOf: (key: string) => number | undefined;
}

/** Pure: the same input gives the same plan. Throws a StoreError like `chooseObjectAction`. */
export function planSync(input: PlanInput): SyncPlan {
  const { actions, source, prefix, maxDeletes, rules } = input;
  const { deletes, sample, kept, listed } = planObjects(input);
  const counts = { ...countActions(actions), deletes: deletes.length, kept: countReasons(kept) };
  const pageDeletes = deletes.filter((key) => isPage(input, key));
  const size: PlanSize = {
    source,
    prefix,
    listed,
    deletes: deletes.length,
    additions: counts.uploads.get('new') ?? 0,
    startPage: deletes.find((key) => key === `${prefix}index.html`),
    pages: pageDeletes.length === 0 ? 0 : countPages(input),
    pageDeletes,
  };
  return {
    counts,
    deletes,
    deletion: sample.preview(rules.clock.start),
    kept,
    problems: shrinkProblems(size, maxDeletes),
    changes: () => changesOf(input, deletes),
  };
}

function* changesOf(
  { actions, keyOf, sizeOf, objects }: PlanInput,
  deletes: readonly string[],
): Generator<PlannedChange, void, undefined> {
  for (const [index, chosen] of actions.entries()) {
    const row = index as FileRow;
    if (isChange(chosen)) yield { ...chosen, key: keyOf(row), size: sizeOf(row) };
  }
  for (const key of deletes) {
    const row = objects.rowOf(key);
    const size = row === undefined ? 0 : objects.sizeAt(row);
    yield { action: 'delete', key, reason: undefined, size };
  }
}

function countActions(actions: readonly FileAction[]) {
  const uploads = new Map<ChangeReason, number>();
  let copies = 0;
  let unchanged = 0;
  for (const chosen of actions) {
    if (chosen.action === 'skip') unchanged += 1;
    else if (chosen.action === 'copy') copies += 1;
    else if (chosen.action === 'upload') add(uploads, chosen.reason);
  }
  return { uploads, copies, unchanged };
}

function countReasons(kept: ReadonlyMap<string, SkipReason>): ReadonlyMap<SkipReason, number> {
  const counts = new Map<SkipReason, number>();
  for (const reason of kept.values()) add(counts, reason);
  return counts;
}

function add<Name>(counts: Map<Name, number>, name: Name): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function planObjects(input: PlanInput) {
  const { objects, rules } = input;
  const deletes: string[] = [];
  const sample = createDeletionSample();
  const kept = new Map<string, SkipReason>();
  let listed = 0;
  for (const [key, row] of objects.entries()) {
    if (!isStateKey(key, rules.stateKey)) listed += 1;
    if (!input.deletes || input.isLocal(key)) continue;
    const facts: ObjectFacts = {
      key,
      lastModified: new Date(objects.at(row).lastModified),
      contentType: input.contentTypeOf(key),
      removedAt: input.removedAtOf(key),
    };
    const action = chooseObjectAction(facts, rules);
    if (action === 'delete') {
      deletes.push(key);
      sample.add(facts, { size: objects.sizeAt(row), lastModified: facts.lastModified });
    } else kept.set(key, action);
  }
  return { deletes, sample, kept, listed };
}

/** Counts the listed pages that a sync may delete; others say nothing about a wrong source. */
function countPages(input: PlanInput): number {
  const { rules } = input;
  let pages = 0;
  for (const key of input.objects.keys()) {
    const isManaged =
      !isStateKey(key, rules.stateKey) && rules.isSelected(key) && !rules.isBehindLink(key);
    if (isManaged && isPage(input, key)) pages += 1;
  }
  return pages;
}

function isPage({ contentTypeOf }: PlanInput, key: string): boolean {
  return groupOf(contentTypeOf(key)) === 'html';
}

/** The facts by which the action for an object without a file is chosen. */
export interface ObjectFacts {
  readonly key: string;
  readonly lastModified: Date;
  /** The type that the header rules give to the key, not the stored one. */
  readonly contentType: string;
  /** When the key's file was removed, in milliseconds since 1970, by the state. */
  readonly removedAt: number | undefined;
}

/** The rules of one run for objects without a file. */
export interface ObjectRules {
  /** Key of the state object; undefined: there is none. */
  readonly stateKey: string | undefined;
  /** Whether this run would upload a file with this key. */
  readonly isSelected: (key: string) => boolean;
  /** Whether the key is that of a link that is not followed, or below one. */
  readonly isBehindLink: (key: string) => boolean;
  /** Milliseconds for which objects are kept after their files were removed. */
  readonly keepFor: number;
  /** The store's clock, after the whole listing. */
  readonly clock: RunClock;
}

/** `delete`, or why the object is kept. */
export type ObjectAction = 'delete' | SkipReason;

/** Chooses for an object without a file. Throws a StoreError like `assertServerTime`. */
export function chooseObjectAction(object: ObjectFacts, rules: ObjectRules): ObjectAction {
  const { key, lastModified, contentType, removedAt } = object;
  const { stateKey, keepFor, clock } = rules;
  if (isStateKey(key, stateKey)) return 'state';
  if (!rules.isSelected(key)) return 'not-selected';
  if (rules.isBehindLink(key)) return 'symlink';
  if (clock.isDuringRun(lastModified)) return 'newer-than-run';
  // Pages are opened by their address only; what they load is still requested by open pages.
  if (keepFor === 0 || groupOf(contentType) === 'html') return 'delete';
  const age = isRemovalOf(object) ? clock.start.getTime() - (removedAt ?? NaN) : NaN;
  return age >= keepFor ? 'delete' : 'kept';
}

/** Whether the removal is this object's: one written later had a file again after it. */
export function isRemovalOf({
  removedAt,
  lastModified,
}: Pick<ObjectFacts, 'removedAt' | 'lastModified'>): boolean {
  return removedAt !== undefined && lastModified.getTime() <= removedAt;
}

/** How much of a prefix a plan changes. */
interface PlanSize {
  /** Names the directory in messages. */
  readonly source: string;
  readonly prefix: string;
  /** Objects under the prefix, without the state object. */
  readonly listed: number;
  readonly deletes: number;
  /** Uploads of new objects. */
  readonly additions: number;
  /** Key of the prefix's own `index.html`, if the plan deletes it. */
  readonly startPage: string | undefined;
  /** Listed pages (HTML) that are selected, whether deleted or not. */
  readonly pages: number;
  /** Keys of the deleted pages. */
  readonly pageDeletes: readonly string[];
}

/** Prefixes of up to this many objects may shrink without limit. */
const SMALL_PREFIX = 10;

/** Of up to this many pages all may be deleted, except the prefix's own `index.html`. */
const FEW_PAGES = 4;

/** Most pages that one message names. */
const MAX_NAMED = 3;

/**
 * The shrink limit: why a plan deletes too much, with numbers and remedy; empty: it doesn't. A sync
 * must not leave fewer than half of the objects, delete the start page, or delete more than half of
 * the pages, however many files are new: a wrong `source` brings new files too. `maxDeletes` is
 * checked in addition; only 100% lifts these limits.
 */
function shrinkProblems(size: PlanSize, maxDeletes: MaxDeletes | undefined): readonly string[] {
  if (maxDeletes?.kind === 'percent' && maxDeletes.percent === 100) return [];
  const overCap = maxDeletes && deletesCapProblem(maxDeletes, size);
  const over = [objectsOverLimit(size), startPageProblem(size), pagesOverLimit(size)].filter(
    (problem) => problem !== undefined,
  );
  const remedy =
    `nothing was changed: check that source ${quoteShort(size.source)} belongs to prefix ` +
    `${quoteShort(size.prefix || '/')}; if the deletes are meant, for example after renaming pages, set ` +
    'max-deletes: 100% for one run';
  return [
    ...(overCap === undefined ? [] : [overCap]),
    ...over,
    ...(over.length > 0 ? [remedy] : []),
  ];
}

function objectsOverLimit({ listed, deletes, additions }: PlanSize): string | undefined {
  const kept = listed - deletes + additions;
  if (deletes === 0 || listed <= SMALL_PREFIX || kept * 2 >= listed) return undefined;
  return (
    `the plan deletes ${formatCount(deletes)} of ${formatCount(listed)} objects and would leave ` +
    `${formatCount(kept)}, less than half`
  );
}

function startPageProblem({ startPage }: PlanSize): string | undefined {
  return startPage && `the plan deletes the start page ${quoteShort(startPage)}`;
}

function pagesOverLimit({ pages, pageDeletes }: PlanSize): string | undefined {
  const { length } = pageDeletes;
  if (pages <= FEW_PAGES || length * 2 <= pages) return undefined;
  const names = pageDeletes.slice(0, MAX_NAMED).map(quoteShort).join(', ');
  const more = length > MAX_NAMED ? ` and ${formatCount(length - MAX_NAMED)} more` : '';
  return `the plan deletes ${formatCount(length)} of ${formatCount(pages)} pages (HTML): ${names}${more}`;
}
