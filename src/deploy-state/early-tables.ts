import { setImmediate } from 'node:timers/promises';
import { createEntryTables, type StateEntries } from './entries.ts';
import type { StateTables } from './format.ts';

/** Tables of a deploy that will end well, gathered while its requests are on their way. */
export interface EarlyTables {
  /** All that was begun with, and `others`. Rejects with what the entries have thrown. */
  complete(others: StateEntries): Promise<StateTables>;
  /** They are not needed. */
  readonly stop: () => void;
}

/** Entries that are hashed in one turn of the event loop; some microseconds each. */
const ENTRIES_A_TURN = 128;

/** Begins with the entries of what the deploy leaves as it is. */
export function beginTables(salt: string, entries: StateEntries): EarlyTables {
  const tables = createEntryTables(salt);
  let isStopped = false;
  const gather = async () => {
    let count = 0;
    for (const [key, entry] of entries) {
      if (count % ENTRIES_A_TURN === 0) await setImmediate();
      if (isStopped) return;
      tables.add(key, entry);
      count += 1;
    }
  };
  const gathered = gather();
  // Nobody may ask for them.
  gathered.catch(() => undefined);
  return {
    async complete(others) {
      await gathered;
      for (const [key, entry] of others) tables.add(key, entry);
      return tables.build();
    },
    stop: () => {
      isStopped = true;
    },
  };
}
