import { beginDeploy, type DeployRun } from '../../../src/sync/state/deploy.ts';
import { randomDigits } from '../../../src/sync/state/digests.ts';
import { type StateEntry, tablesOfEntries } from '../../../src/sync/state/tables.ts';
import {
  encodeHead,
  encodeState,
  type NewState,
  type StateContent,
  type StateHead,
  type StateLock,
} from '../../../src/sync/state/format.ts';
import { entryIn, type KnownEntry, readDeployState } from '../../../src/sync/state/state-object.ts';
import { BUCKET, openTestStore, startTestServer } from '../../support/test-store.ts';

export const PLACE = { bucket: BUCKET, prefix: 'site/' };

export type Entries = readonly (readonly [key: string, entry: StateEntry])[];

/** An entry that differs from those of other numbers in everything; each third key has left. */
export function givenEntry(key: string, number: number): readonly [string, StateEntry] {
  const digits = (letter: string) => `${letter}${number}`.padStart(32, '0');
  return [
    key,
    {
      etag: `"${digits('a')}"`,
      size: number,
      content: digits('b'),
      headers: digits('c'),
      ...(number % 3 === 0 && number > 0 && { removedAt: 1_700_000_000_123 + number }),
    },
  ];
}

export function entryOf(
  content: StateContent,
  key: string,
  lastModified = new Date(0),
): KnownEntry | undefined {
  return entryIn({ content, etag: '"x"', lastModified }, key);
}

export function cleanState(entries: Entries): NewState {
  const salt = randomDigits();
  const tables = tablesOfEntries(salt, entries);
  return { condition: 'clean', salt, nonce: randomDigits(), lock: undefined, tables };
}

export function bytesOf(entries: Entries): Buffer {
  return encodeState(cleanState(entries), PLACE);
}

export const STATE_KEY = 'site/.s3-batch-action';

/** A server, and a place on it; with entries, after a deploy that left them. */
export async function startDeploys(entries?: Entries) {
  const server = await startTestServer();
  const store = await openTestStore(server);
  const place = { store, bucket: BUCKET, prefix: 'site/', key: STATE_KEY };
  if (entries !== undefined) {
    const first = await beginDeploy(place, await readDeployState(place), runOf('0'));
    await first.finish(entries, 'complete');
  }
  server.clearLog();
  return { server, place };
}

export function runOf(id: string, attempt = 1): DeployRun {
  return { id, attempt, now: new Date(), pending: [`owed by ${id}`], unchanged: () => [] };
}

/** A state of a format that this version does not know. */
export function newerState(lock?: StateLock): Buffer {
  const bytes = encodeState({ ...cleanState([]), lock }, PLACE);
  const line = bytes.toString('utf8', 0, bytes.indexOf('\n'));
  const head = JSON.parse(line.slice(line.indexOf('{'))) as StateHead;
  return encodeHead({ ...head, format: 2 });
}
