import type { DeleteItem, Items } from '../../core/items.ts';
import { type Outcome, skipped } from '../../core/outcome.ts';

interface VersionOfKey {
  readonly key: string;
  readonly isCurrent: boolean;
}

/** Knows when the current version of a key may be deleted. */
export interface CurrentLast<Row extends VersionOfKey> {
  /** The number of current rows that wait for others of their keys. */
  readonly waiting: number;
  /** Whether there are current rows that may be deleted now. */
  readonly hasFree: boolean;
  /** Takes the next row to delete; returns whether it may be deleted now. */
  add(row: Row): boolean;
  /** Takes the result of a delete. */
  settle(row: { readonly key: string }, isGone: boolean): void;
  /** Takes out the current rows that may be deleted now. */
  takeFree(): readonly Row[];
  /** Takes out the current rows that are kept, because something older of their keys is. */
  takeKept(): readonly Row[];
  /** Ends the deletes: every row that waits is kept. */
  stop(): void;
}

/**
 * The order in which versions and delete markers are deleted, so that no old version becomes
 * visible again, not even for a moment and whatever fails. Readers of a key see its current version
 * and no other:
 *
 * - Noncurrent versions are deleted in any order, also in one request, which has no order: those
 *   that remain lie under the current version or delete marker and can't be seen.
 * - The current version is deleted last, in a later request, when everything else of its key is
 *   proven gone. Otherwise it is kept: a delete marker over a locked version still hides it.
 *
 * Rows come each key's together, its current one last. Memory grows with the keys that have a
 * delete in flight, never with the versions.
 */
export function createCurrentLast<Row extends VersionOfKey>(): CurrentLast<Row> {
  const state: State<Row> = { keys: new Map(), openKey: undefined, waiting: 0, free: [], kept: [] };
  return {
    get waiting() {
      return state.waiting;
    },
    get hasFree() {
      return state.free.length > 0;
    },
    add: (row) => add(state, row),
    settle: ({ key }, isGone) => {
      settle(state, key, isGone);
    },
    takeFree: () => state.free.splice(0),
    takeKept: () => state.kept.splice(0),
    stop() {
      for (const { current } of state.keys.values()) if (current) state.kept.push(current);
      state.kept.push(...state.free.splice(0));
      state.keys.clear();
      state.waiting = 0;
    },
  };
}

interface State<Row> {
  /** The keys with a delete in flight, and the one whose rows are coming. */
  readonly keys: Map<string, KeyState<Row>>;
  openKey: string | undefined;
  waiting: number;
  readonly free: Row[];
  readonly kept: Row[];
}

interface KeyState<Row> {
  pending: number;
  hasFailed: boolean;
  current?: Row;
}

function add<Row extends VersionOfKey>(state: State<Row>, row: Row): boolean {
  const { keys } = state;
  openKey(state, row.key);
  const known = keys.get(row.key) ?? { pending: 0, hasFailed: false };
  if (!row.isCurrent) {
    known.pending += 1;
    keys.set(row.key, known);
    return true;
  }
  if (known.pending > 0) {
    known.current = row;
    state.waiting += 1;
    return false;
  }
  keys.delete(row.key);
  if (known.hasFailed) state.kept.push(row);
  return !known.hasFailed;
}

/** Forgets the key before when all of its rows have come and are settled. */
function openKey<Row>(state: State<Row>, key: string): void {
  const { keys, openKey: before } = state;
  if (before !== undefined && before !== key && keys.get(before)?.pending === 0) {
    keys.delete(before);
  }
  state.openKey = key;
}

function settle<Row>(state: State<Row>, key: string, isGone: boolean): void {
  const known = state.keys.get(key);
  if (known === undefined) return;
  known.pending -= 1;
  known.hasFailed ||= !isGone;
  if (known.pending > 0) return;
  const { current, hasFailed } = known;
  if (current !== undefined) {
    state.keys.delete(key);
    state.waiting -= 1;
    (hasFailed ? state.kept : state.free).push(current);
  } else if (key !== state.openKey) {
    state.keys.delete(key);
  }
}

export interface VersionItem extends DeleteItem {
  readonly versionId: string;
  readonly isCurrent: boolean;
  readonly isDeleteMarker: boolean;
}

/** Maximum number of current versions that wait for others of their keys, held in memory. */
const MAX_WAITING = 10_000;

/**
 * Deletes versions and delete markers, the current version of a key when everything else of the
 * key is proven gone. `items` come each key's together, its current one last. `remove` groups items
 * into requests and yields their outcomes. A current version over a kept one is skipped.
 *
 * A current version that has become free joins the batch that is being filled. A batch that is not
 * full is sent only when its items end; so they end with the listing, and when too many wait, and
 * another round deletes the rest.
 */
export async function* removeVersions(
  items: AsyncGenerator<VersionItem | Outcome, void, undefined>,
  remove: (items: Items<DeleteItem>) => AsyncGenerator<Outcome, void, undefined>,
): AsyncGenerator<readonly Outcome[], void, undefined> {
  const order = createCurrentLast<VersionItem>();
  const markers = createMarkersInFlight();
  const listing = { isDone: false };
  async function* round(): AsyncGenerator<VersionItem | Outcome, void, undefined> {
    while (!listing.isDone && order.waiting < MAX_WAITING) {
      yield* markers.sent(order.takeFree());
      const pulled = await items.next();
      if (pulled.done === true) listing.isDone = true;
      else if ('status' in pulled.value) yield pulled.value;
      else if (order.add(pulled.value)) yield* markers.sent([pulled.value]);
    }
    yield* markers.sent(order.takeFree());
  }
  try {
    do {
      for await (const outcome of remove(round())) {
        order.settle(outcome, outcome.status === 'done');
        yield [markers.marked(outcome), ...order.takeKept().map(toSkipped)];
      }
      yield order.takeKept().map(toSkipped);
    } while (!listing.isDone || order.hasFree);
  } catch (thrown) {
    order.stop();
    yield order.takeKept().map(toSkipped);
    throw thrown;
  } finally {
    // Not awaited: it may be waiting for a page that is no longer needed.
    void items.return().catch(() => undefined);
  }
}

function toSkipped(item: VersionItem): Outcome {
  return skipped('delete', item, 'covers-older');
}

/** Marks the outcomes of delete markers, because not every store says which they are. */
function createMarkersInFlight() {
  const names = new Set<string>();
  const nameOf = ({ key, versionId = '' }: { key: string; versionId?: string }) =>
    `${versionId}\n${key}`;
  return {
    sent(items: readonly VersionItem[]): readonly VersionItem[] {
      for (const item of items) if (item.isDeleteMarker) names.add(nameOf(item));
      return items;
    },
    marked(outcome: Outcome): Outcome {
      const isMarker = names.delete(nameOf(outcome));
      return isMarker && outcome.status === 'done' ? { ...outcome, deleteMarker: true } : outcome;
    },
  };
}
