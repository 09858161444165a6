import type { ChangeReason, SkipReason } from '../core/reasons.ts';
import type { MaxDeletes } from './deletes-cap.ts';
import type { FileVerdict } from './file-verdict.ts';
import type { ListingIndex } from './listing-index.ts';
import { judgeRemote, type RemoteRules } from './remote-verdict.ts';
import { shrinkProblems } from './shrink-limit.ts';
import { isStateKey } from './state-key.ts';
import { groupOf } from './upload-order.ts';

/** What a sync is about to do, decided before the first write. */
export interface SyncPlan {
  /** In the order of the files. */
  readonly verdicts: readonly FileVerdict[];
  /** Keys in the order of the listing. */
  readonly deletes: readonly string[];
  /** Keys without a file that stay, and why. */
  readonly left: ReadonlyMap<string, SkipReason>;
  readonly counts: PlanCounts;
  /** Why it deletes too much; empty: it does not. */
  readonly problems: readonly string[];
}

export interface PlanCounts {
  readonly uploads: ReadonlyMap<ChangeReason, number>;
  readonly copies: number;
  readonly unchanged: number;
  readonly deletes: number;
  readonly left: ReadonlyMap<SkipReason, number>;
}

export interface PlanInput {
  /** Names the directory in messages, as it stands in the workflow. */
  readonly source: string;
  readonly prefix: string;
  readonly verdicts: readonly FileVerdict[];
  readonly listing: ListingIndex;
  /** Whether a key is accounted for by something of the directory: a file, a link, a problem. */
  isLocal(key: string): boolean;
  /** Whether objects go that the directory has no file for; else they are not looked at. */
  readonly deletes: boolean;
  readonly rules: RemoteRules;
  readonly maxDeletes?: MaxDeletes | undefined;
  /** Content type that the rules give to a key. */
  contentTypeOf(key: string): string;
  /** When a key left the directory, in milliseconds since 1970, as the state knows. */
  leftAtOf(key: string): number | undefined;
}

/** Pure: the same input gives the same plan. Throws a StoreError like `judgeRemote`. */
export function planSync(input: PlanInput): SyncPlan {
  const { verdicts, source, prefix, maxDeletes } = input;
  const { deletes, left, listed } = planRemote(input);
  const uploads = new Map<ChangeReason, number>();
  let copies = 0;
  let unchanged = 0;
  for (const verdict of verdicts) {
    if (verdict.action === 'skip') unchanged += 1;
    else if (verdict.action === 'copy') copies += 1;
    else if (verdict.action === 'upload') add(uploads, verdict.reason);
  }
  const leftBy = new Map<SkipReason, number>();
  for (const reason of left.values()) add(leftBy, reason);
  const pageDeletes = deletes.filter((key) => isPage(input, key));
  const extent = {
    source,
    prefix,
    listed,
    deletes: deletes.length,
    additions: uploads.get('new') ?? 0,
    startPage: deletes.find((key) => key === `${prefix}index.html`),
    pages: pageDeletes.length === 0 ? 0 : countPages(input),
    pageDeletes,
  };
  return {
    verdicts,
    deletes,
    left,
    counts: { uploads, copies, unchanged, deletes: deletes.length, left: leftBy },
    problems: shrinkProblems(extent, maxDeletes),
  };
}

function planRemote(input: PlanInput) {
  const { listing, rules } = input;
  const deletes: string[] = [];
  const left = new Map<string, SkipReason>();
  let listed = 0;
  let row = -1;
  for (const key of listing.keys()) {
    row += 1;
    if (!isStateKey(key, rules.stateKey)) listed += 1;
    if (!input.deletes || input.isLocal(key)) continue;
    const verdict = judgeRemote(
      {
        key,
        lastModified: new Date(listing.at(row).lastModified),
        contentType: input.contentTypeOf(key),
        leftAt: input.leftAtOf(key),
      },
      rules,
    );
    if (verdict === 'delete') deletes.push(key);
    else left.set(key, verdict);
  }
  return { deletes, left, listed };
}

/** Listed pages that this run may touch: those that it leaves alone in any case say nothing. */
function countPages(input: PlanInput): number {
  const { rules } = input;
  let pages = 0;
  for (const key of input.listing.keys()) {
    const isManaged =
      !isStateKey(key, rules.stateKey) && rules.isSelected(key) && !rules.isBehindLink(key);
    if (isManaged && isPage(input, key)) pages += 1;
  }
  return pages;
}

function isPage(input: PlanInput, key: string): boolean {
  return groupOf(input.contentTypeOf(key)) === 'html';
}

function add<Name>(counts: Map<Name, number>, name: Name): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
