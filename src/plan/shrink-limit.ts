import { counted } from '../core/batch-error.ts';
import { shown } from '../core/shown.ts';
import { deletesCapProblem, type MaxDeletes } from './deletes-cap.ts';

/** What a sync is about to do to what is under its prefix. */
export interface SyncExtent {
  /** As it stands in the workflow. */
  readonly source: string;
  readonly prefix: string;
  /** Objects under the prefix, without the state object. */
  readonly listed: number;
  readonly deletes: number;
  /** Objects that are not there yet. */
  readonly additions: number;
  /** Key of the prefix's own `index.html`, if it is among the deletes. */
  readonly startPage: string | undefined;
  /** Listed pages (HTML) that this run may delete or keep. */
  readonly pages: number;
  /** Pages among the deletes. */
  readonly pageDeletes: readonly string[];
}

/** Prefixes of up to so many objects may shrink as they like. */
const SMALL_PREFIX = 10;

/** Of up to so many pages all may be deleted, but not the prefix's own `index.html`. */
export const FEW_PAGES = 4;

/** Pages that a message names. */
const MAX_NAMED = 3;

/**
 * Why a plan deletes too much, with the numbers and what to do; empty: it does not. A sync may
 * not leave less than half of the objects, delete the start page, nor delete more than half of the
 * pages, whatever is new: a wrong `source` brings new files too. A cap comes on top of these limits;
 * only one of 100% takes them off.
 */
export function shrinkProblems(
  extent: SyncExtent,
  maxDeletes: MaxDeletes | undefined,
): readonly string[] {
  if (maxDeletes?.kind === 'percent' && maxDeletes.percent === 100) return [];
  const overCap = maxDeletes && deletesCapProblem(maxDeletes, extent);
  const over = [objectsOverLimit(extent), startPageProblem(extent), pagesOverLimit(extent)].filter(
    (problem) => problem !== undefined,
  );
  const remedy =
    `nothing was changed: check that source ${shown(extent.source)} belongs to prefix ` +
    `${shown(extent.prefix || '/')}; if the deletes are meant, as after pages were renamed, set ` +
    'max-deletes: 100% for one run';
  return [
    ...(overCap === undefined ? [] : [overCap]),
    ...over,
    ...(over.length > 0 ? [remedy] : []),
  ];
}

function objectsOverLimit({ listed, deletes, additions }: SyncExtent): string | undefined {
  const kept = listed - deletes + additions;
  if (deletes === 0 || listed <= SMALL_PREFIX || kept * 2 >= listed) return undefined;
  return (
    `the plan deletes ${counted(deletes)} of ${counted(listed)} objects and would leave ` +
    `${counted(kept)}, less than half`
  );
}

function startPageProblem({ startPage }: SyncExtent): string | undefined {
  return startPage && `the plan deletes the start page ${shown(startPage)}`;
}

function pagesOverLimit({ pages, pageDeletes }: SyncExtent): string | undefined {
  const { length } = pageDeletes;
  if (pages <= FEW_PAGES || length * 2 <= pages) return undefined;
  const names = pageDeletes.slice(0, MAX_NAMED).map(shown).join(', ');
  const more = length > MAX_NAMED ? ` and ${counted(length - MAX_NAMED)} more` : '';
  return `the plan deletes ${counted(length)} of ${counted(pages)} pages (HTML): ${names}${more}`;
}
