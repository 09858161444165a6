interface VersionOfKey {
  readonly key: string;
  readonly isCurrent: boolean;
}

/** Tells when what is current of a key may be deleted. */
export interface CurrentLast<Row extends VersionOfKey> {
  /** Current rows that wait for others of their keys. */
  readonly waiting: number;
  /** Whether there are current rows that may go now. */
  readonly hasFree: boolean;
  /** Takes the next row that is to go; whether it may go now. */
  add(row: Row): boolean;
  /** Takes what became of a row that went. */
  settle(row: { readonly key: string }, isGone: boolean): void;
  /** Takes out the current rows that may go now. */
  takeFree(): readonly Row[];
  /** Takes out the current rows that stay, because something under them does. */
  takeKept(): readonly Row[];
  /** Nothing more goes: what waits stays. */
  stop(): void;
}

/**
 * The order in which versions and delete markers go, so that no old version becomes visible again,
 * not even for a moment and whatever fails. A key shows what is current of it, and only that:
 *
 * - What is not current may go in any order, also together in one request, which has no order:
 *   whatever of it is left lies under the current version or delete marker and can't be seen.
 * - What is current goes last, in a later request, when everything else of its key is proven
 *   gone. Else it stays: a delete marker over a locked version goes on hiding it.
 *
 * Rows come each key's together, its current one last. Memory grows with the keys of which
 * something is on its way, never with the versions.
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
  /** Keys of which something is on its way, and the one that rows come of. */
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

/** Of a key whose rows have all come nothing need be known once they are settled. */
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
