import type { DeleteItem } from '../../core/items.ts';
import type { SkipReason } from '../../core/reasons.ts';
import { skipped, type Outcome } from '../../core/outcome.ts';
import { remove, removePages } from '../../operations/remove.ts';
import { createKeySelection } from '../../plan/key-selection.ts';
import type { RunClock } from '../../plan/run-clock.ts';
import { isStateKey } from '../../plan/state-key.ts';
import type { JudgedVersion } from '../../plan/version-judge.ts';
import { bucketPagesAtOnce } from '../../sources/bucket-pages-at-once.ts';
import { DeleteGate } from '../../object-store/delete-gate.ts';
import type { ListedObject, ListPage, ObjectStore } from '../../object-store/object-store.ts';
import type { DeletePrefixInputs } from '../inputs/types.ts';
import { judgedVersions } from './judged-versions.ts';
import type { ModeContext } from './mode.ts';
import { createPrefixFingerprint, type PrefixFingerprint } from './prefix-fingerprint.ts';
import { removeVersions, type VersionItem } from './remove-versions.ts';
import { rowsByClock } from './rows-by-clock.ts';
import type { KeyCheck } from './unmatched.ts';

export interface DeleteDeps extends ModeContext {
  readonly store: ObjectStore;
  readonly clock: RunClock;
  /** What the first pass over the listing is to note. */
  check?: KeyCheck | undefined;
}

/** Says of an object that the globs mean why it is left alone, or that it goes. */
export type Judge = (object: ListedObject, clock: RunClock) => 'delete' | SkipReason;

export interface JudgedObject extends ListedObject {
  /** `not-meant`: the globs don't speak of it. */
  readonly verdict: 'not-meant' | ReturnType<Judge>;
}

/** The listing, page by page, as `rowsByClock` orders it. */
export function listedObjects(
  { bucket, prefix }: DeletePrefixInputs,
  deps: DeleteDeps,
): AsyncGenerator<readonly ListedObject[], void, undefined> {
  const pages = bucketPagesAtOnce({ bucket, prefix, signal: deps.signal }, deps);
  return rowsByClock(rowsOf(pages), deps.clock, ({ lastModified }) => lastModified);
}

async function* rowsOf(pages: AsyncIterable<ListPage>) {
  for await (const { objects, serverTime } of pages) yield { rows: objects, serverTime };
}

/** A row of the listing that `versions` asks for. */
export type JudgedRow = JudgedObject | JudgedVersion;

/**
 * The listing, page by page, each row judged by whether this run deletes it. Not row by row: each
 * step of an async generator costs as much as the rest of what is done here with a row.
 */
export function judgedRows(
  inputs: DeletePrefixInputs,
  deps: DeleteDeps,
  judge: Judge,
): AsyncGenerator<Iterable<JudgedRow>, void, undefined> {
  return inputs.versions === 'current'
    ? judgedObjects(inputs, deps, judge)
    : judgedVersions(inputs, deps, judge);
}

async function* judgedObjects(
  inputs: DeletePrefixInputs,
  deps: DeleteDeps,
  judge: Judge,
): AsyncGenerator<Iterable<JudgedObject>, void, undefined> {
  const isMeant = createKeySelection(inputs);
  function* judged(objects: readonly ListedObject[]): Generator<JudgedObject> {
    for (const object of objects) {
      const { key } = object;
      const verdictOn = () => (isStateKey(key) ? 'state' : judge(object, deps.clock));
      const verdict = isMeant(key) ? verdictOn() : 'not-meant';
      yield { ...object, verdict };
    }
  }
  for await (const objects of listedObjects(inputs, deps)) yield judged(objects);
}

/** One pass: what is listed goes into batches and is deleted as they fill. */
export function removeListed(
  inputs: DeletePrefixInputs,
  deps: DeleteDeps,
  judge: Judge,
  listed: PrefixFingerprint,
): AsyncGenerator<readonly Outcome[], void, undefined> {
  const { bucket, versions, concurrency, batchSize } = inputs;
  const store = new DeleteGate(deps.store);
  const options = {
    batchSize,
    signal: deps.signal,
    ...(concurrency !== undefined && { concurrency }),
  };
  const stopAtFailure = <Row extends JudgedRow, Item extends DeleteItem>(
    pages: AsyncIterable<Iterable<Row>>,
    itemOf: (row: Row) => Item,
  ) => pagesUntilFailure({ bucket, pages, itemOf, listed, gate: store, check: deps.check });
  if (versions === 'current') {
    const pages = judgedObjects(inputs, deps, judge);
    return removePages(
      stopAtFailure(pages, ({ key }) => ({ bucket, key })),
      { store },
      options,
    );
  }
  const pages = stopAtFailure(judgedVersions(inputs, deps, judge), versionItemOf(inputs));
  return removeVersions(itemsOf(pages), (items) => remove(items, { store }, options));
}

async function* itemsOf<Item>(
  pages: AsyncIterable<Iterable<Item>>,
): AsyncGenerator<Item, void, undefined> {
  for await (const page of pages) for (const item of page) yield item;
}

function versionItemOf({ bucket, bypassGovernance }: DeletePrefixInputs) {
  return ({ key, versionId, isCurrent, isDeleteMarker }: JudgedVersion): VersionItem => ({
    bucket,
    key,
    versionId,
    isCurrent,
    isDeleteMarker,
    ...(bypassGovernance && { bypassGovernance }),
  });
}

interface UntilFailure<Row, Item> {
  readonly bucket: string;
  readonly pages: AsyncIterable<Iterable<Row>>;
  readonly itemOf: (row: Row) => Item;
  readonly listed: PrefixFingerprint;
  readonly gate: DeleteGate;
  readonly check: KeyCheck | undefined;
}

async function* pagesUntilFailure<Row extends JudgedRow, Item extends DeleteItem>(
  options: UntilFailure<Row, Item>,
): AsyncGenerator<Iterable<Item | Outcome>, void, undefined> {
  const { pages, gate } = options;
  try {
    for await (const rows of pages) yield itemsUntilFailure(rows, options);
  } catch (thrown) {
    gate.stopDeletes(thrown);
    throw thrown;
  }
}

/** The judge throws where the store's answers don't let it judge. */
function* itemsUntilFailure<Row extends JudgedRow, Item extends DeleteItem>(
  rows: Iterable<Row>,
  { bucket, itemOf, listed, gate, check }: UntilFailure<Row, Item>,
): Generator<Item | Outcome, void, undefined> {
  try {
    for (const row of rows) {
      const { verdict } = row;
      check?.see(row.key, verdict === 'delete');
      if (verdict === 'not-meant') continue;
      if (verdict !== 'delete') {
        yield skipped('delete', { bucket, ...row }, verdict);
      } else {
        listed.add(nameOf(row));
        yield itemOf(row);
      }
    }
  } catch (thrown) {
    gate.stopDeletes(thrown);
    throw thrown;
  }
}

/** What is listed and would go. */
export async function listLeft(
  inputs: DeletePrefixInputs,
  deps: DeleteDeps,
  judge: Judge,
): Promise<PrefixFingerprint> {
  const left = createPrefixFingerprint();
  for await (const rows of judgedRows(inputs, deps, judge)) {
    for (const row of rows) if (row.verdict === 'delete') left.add(nameOf(row));
  }
  return left;
}

/** As in the URL of a request for it. */
function nameOf(row: JudgedRow): string {
  return 'versionId' in row ? `${row.key}?versionId=${row.versionId}` : row.key;
}
