import { StoreError } from '../core/errors.ts';
import type { Outcome } from '../core/outcome.ts';
import { plural, quote } from '../core/text.ts';
import type { DeleteGate } from '../object-store/wrapped-stores.ts';

/** Work that is repeated until a listing has nothing more to act on. */
export interface Passes {
  /** Acts on what is listed, and adds to `listed` the name of everything that it acts on. */
  act(
    listed: Fingerprint,
    isFirst: boolean,
    changed: ReadonlySet<string>,
  ): AsyncIterable<readonly Outcome[]>;
  /** Lists again, and adds the names of what `act` would act on, without what has changed. */
  list(remaining: Fingerprint, changed: ReadonlySet<string>): Promise<void>;
  readonly things: 'object' | 'upload';
  readonly dryRun: boolean;
  /**
   * Whether there is one pass only: what is listed after it is an error, except where something
   * has changed meanwhile. Default: false.
   */
  readonly isOnce?: boolean;
}

/** Maximum number of changed keys that are held in memory, after which there is no further pass. */
const MAX_CHANGED = 10_000;

/**
 * Acts and lists again until nothing is left to act on, because some stores list `a/b` only when
 * `a` is gone (https://github.com/minio/minio/issues/20167). After a failure, and in a dry run,
 * there is no further pass. What has changed since it was listed is kept in every further pass. What
 * is skipped is yielded by the first pass only. Throws a StoreError `StillListed` when a pass has
 * changed nothing.
 */
export async function* untilNothingIsListed(
  passes: Passes,
): AsyncGenerator<readonly Outcome[], void, undefined> {
  const { dryRun, isOnce = false } = passes;
  const changed = new Set<string>();
  for (let isFirst = true; ; isFirst = false) {
    const listed = createFingerprint();
    let hasFailed = false;
    for await (const outcomes of passes.act(listed, isFirst, changed)) {
      hasFailed ||= outcomes.some(({ status }) => status === 'failed');
      const news = isFirst ? outcomes : outcomes.filter((outcome) => isNew(outcome, changed));
      for (const one of news) {
        if (isChanged(one) && changed.size <= MAX_CHANGED) changed.add(one.key);
      }
      yield news;
    }
    if (listed.count === 0 || hasFailed || dryRun || changed.size > MAX_CHANGED) return;
    const remaining = createFingerprint();
    await passes.list(remaining, changed);
    if (remaining.count === 0) return;
    const isUnexplained = isOnce && changed.size === 0;
    if (remaining.equals(listed) || isUnexplained) throw stillListed(remaining, passes);
    if (isOnce) return;
  }
}

function isChanged(outcome: Outcome): boolean {
  return outcome.status === 'skipped' && outcome.reason === 'changed';
}

/** Whether an outcome of a further pass is not that of a row which the first one skipped too. */
function isNew(outcome: Outcome, changed: ReadonlySet<string>): boolean {
  if (outcome.status !== 'skipped') return true;
  if (outcome.op !== 'delete') return false;
  return outcome.reason === 'gone' || (isChanged(outcome) && !changed.has(outcome.key));
}

function stillListed(
  { count, first }: Fingerprint,
  { things, isOnce = false }: Pick<Passes, 'things' | 'isOnce'>,
): StoreError {
  const [act, name] = things === 'object' ? ['delete', 'is'] : ['abort', 'has the id'];
  const again = isOnce ? ', or lists it anew: run again to delete what is still old enough' : '';
  return new StoreError(
    'StillListed',
    `the store confirmed every ${act} and still lists ${plural(count, things)}, ` +
      `the first ${name} ${quote(first ?? '')}${again}`,
  );
}

/**
 * Maps the rows of a listing to items; `itemOf` returns undefined for a row without one. When the
 * listing or `itemOf` throws, the gate refuses every delete not yet sent: the rest of the listing
 * could have shown that it must not be deleted.
 */
export async function* itemsUntilFailure<Row, Item>(
  pages: AsyncIterable<Iterable<Row>>,
  itemOf: (row: Row) => Item | undefined,
  gate: DeleteGate,
): AsyncGenerator<Iterable<Item>, void, undefined> {
  try {
    for await (const rows of pages) yield itemsOfPage(rows, itemOf, gate);
  } catch (thrown) {
    gate.stopDeletes(thrown);
    throw thrown;
  }
}

function* itemsOfPage<Row, Item>(
  rows: Iterable<Row>,
  itemOf: (row: Row) => Item | undefined,
  gate: DeleteGate,
): Generator<Item, void, undefined> {
  try {
    for (const row of rows) {
      const item = itemOf(row);
      if (item !== undefined) yield item;
    }
  } catch (thrown) {
    gate.stopDeletes(thrown);
    throw thrown;
  }
}

/** The entries of pages, one by one. */
export async function* entriesOf<Entry>(
  pages: AsyncIterable<Iterable<Entry>>,
): AsyncGenerator<Entry, void, undefined> {
  for await (const page of pages) for (const entry of page) yield entry;
}

/** Tells two sets of names apart, in memory that does not grow with them. */
export interface Fingerprint {
  readonly count: number;
  readonly first: string | undefined;
  /** Two sums of 32-bit hashes. */
  readonly sums: readonly [number, number];
  add(name: string): void;
  /**
   * Whether the same names were added, in any order. As many other names are taken for the same
   * once in 2^64, or where a store has made them so: then a run that could have gone on ends with
   * an error.
   */
  equals(other: Fingerprint): boolean;
}

/** Creates the fingerprint of an empty set of names. */
export function createFingerprint(): Fingerprint {
  const fingerprint = {
    count: 0,
    first: undefined as string | undefined,
    sums: [0, 0] as [number, number],
    add(name: string): void {
      fingerprint.count += 1;
      fingerprint.first ??= name;
      addHash(fingerprint.sums, name);
    },
    equals: ({ count, sums: [one, other] }: Fingerprint) =>
      count === fingerprint.count && one === fingerprint.sums[0] && other === fingerprint.sums[1],
  };
  return fingerprint;
}

/**
 * Adds two hashes in the manner of MurmurHash3. Two CRCs would not do: of names of one length they
 * differ by a constant, whatever they start from.
 */
function addHash(sums: [number, number], name: string): void {
  let one = name.length;
  let other = ~name.length;
  for (let at = 0; at < name.length; at += 1) {
    const unit = Math.imul(name.charCodeAt(at), 0xcc9e2d51);
    one = Math.imul(rotated(one ^ unit), 0x9e3779b1);
    other = Math.imul(rotated(other ^ unit), 0x85ebca6b);
  }
  sums[0] = (sums[0] + mixed(one)) | 0;
  sums[1] = (sums[1] + mixed(other)) | 0;
}

function rotated(hash: number): number {
  return (hash << 13) | (hash >>> 19);
}

/** The last step of MurmurHash3. */
function mixed(hash: number): number {
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
