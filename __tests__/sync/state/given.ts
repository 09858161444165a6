import { hash } from 'node:crypto';
import { openState } from '../../../src/sync/state/decode.ts';
import type { StateLock } from '../../../src/listing/deploy-lease.ts';
import { beginDeploy, type DeployRun } from '../../../src/sync/state/deploy.ts';
import { copyRows, randomDigits, tableSize } from '../../../src/sync/state/digests.ts';
import {
  entryIn,
  type KnownEntry,
  type StateEntry,
  tablesOfEntries,
} from '../../../src/sync/state/tables.ts';
import {
  emptyContent,
  encodeHead,
  encodeState,
  type NewState,
  type StateContent,
  type StateHead,
  type Subject,
} from '../../../src/sync/state/format.ts';
import { readDeployState } from '../../../src/sync/state/state-object.ts';
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
      unknown: [],
      ...(number % 3 === 0 && number > 0 && { removedAt: 1_700_000_000_123 + number }),
    },
  ];
}

export function entryOf(
  content: StateContent,
  key: string,
  lastModified = new Date(0),
): KnownEntry | undefined {
  return entryIn(content, key, lastModified);
}

export function cleanState(entries: Entries): NewState {
  const salt = randomDigits();
  const tables = tablesOfEntries(salt, entries);
  return { condition: 'clean', salt, nonce: randomDigits(), lock: undefined, tables, carried: [] };
}

export function bytesOf(entries: Entries): Buffer {
  return encoded(cleanState(entries));
}

/** All bytes of a state. */
export function encoded(state: NewState, subject: Subject = PLACE): Buffer {
  const { size, copy } = encodeState(state, subject);
  return copy(0, size);
}

/** What a state holds that comes in pieces of this many bytes, after its first line. */
export function decodeState(bytes: Buffer, subject: Subject, pieceSize = 100): StateContent {
  const { facts, body } = openState(bytes, bytes.length, subject);
  for (let at = body?.start ?? 0; body !== undefined && at < bytes.length; at += pieceSize)
    if (body.take(bytes.subarray(at, at + pieceSize))) break;
  const { nonce, lock } = facts;
  const condition = body === undefined ? facts.condition : 'damaged';
  return body?.content() ?? { ...emptyContent(condition), nonce, lock };
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
  return encodeHead({ ...headOf(encoded({ ...cleanState([]), lock })), format: 3 });
}

export function headOf(bytes: Buffer): StateHead {
  const line = bytes.toString('utf8', 0, bytes.indexOf('\n'));
  return JSON.parse(line.slice(line.indexOf('{'))) as StateHead;
}

/** The state in the format before this one, which had no unknown groups and one hash. */
export function inFormat1(state: NewState): Buffer {
  const { known, removed, pending } = state.tables;
  const rows = (table: typeof known, width: number) => {
    const all = Buffer.alloc(tableSize(table));
    copyRows(table, 0, all.length, all);
    return Buffer.concat(
      Array.from({ length: table.leads.length }, (_, row) =>
        all.subarray(row * table.width, row * table.width + width),
      ),
    );
  };
  const bodies = [rows(known, 64), rows(removed, 22), rows(pending, 16)];
  const body = Buffer.concat(bodies);
  const [ofKnown = 0, ofRemoved = 0, ofPending = 0] = bodies.map(({ length }) => length);
  const head = headOf(encoded(state));
  const line = encodeHead({
    ...head,
    format: 1,
    rest: {
      condition: state.condition,
      rows: { known: ofKnown / 64, left: ofRemoved / 22, owed: ofPending / 16 },
      body: hash('sha256', body),
    },
  });
  return Buffer.concat([line, body]);
}

/** Written by the last version with format 1: three entries, and the lock record after them. */
export const OF_FORMAT_1 = {
  clean:
    'czMtYmF0Y2gtYWN0aW9uIGRlcGxveSBzdGF0ZSBkMDZhZWIwYzI3NTYxYmZlOTdhZDg4NGZhNjBlNjYzNWYyYjJhMGMz' +
    'NzBkZTdkZDFiODk5MWM5YTAwMzgyNTQ2IHsiZm9ybWF0IjoxLCJzYWx0IjoiMDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3' +
    'ODlhYmNkZWYiLCJwbGFjZSI6IjQyNDYyMzE1NDVlNWIyMjE0YTE4Mjg5OTJiMGYyY2JmIiwibm9uY2UiOiJmZWRjYmE5' +
    'ODc2NTQzMjEwZmVkY2JhOTg3NjU0MzIxMCIsInJlc3QiOnsiY29uZGl0aW9uIjoiY2xlYW4iLCJyb3dzIjp7Imtub3du' +
    'IjozLCJsZWZ0IjoxLCJvd2VkIjowfSwiYm9keSI6IjA5MDc2Y2Y2NjdhN2FiYzVhODgwNGU0NGZkZTRiOTc2NTQ4ZGY5' +
    'MGVhZmI3NzkxNDNmZTFhZWI4ZTI0MmM2MTgifX0KfyBWzgtw5BBcNonSte5w4SYkE0WEtm5NR+CvD+8JMBhoU9+P5MFD' +
    'eSIkjwIQSbaWRXo49pIBlrHJl2S5h6z3/5eId9RjtM+Euq2En87Sy9P1Q+gch+lQGlc0c0CeRGwCNcu2ViWDO+B4B5Ns' +
    'Pq/eG7gFXwdkz95japIz1lgRlOnxIA7JQPPkf3rom0i2hI7xQQHmkPB7QeuT6LcWeEZxIYFVp5+9rHiWwLV+EulR1UdT' +
    '9LWFeZ3eoY9RdvY5R5zq8SAOyUDz5H966JtItoSO8QGLz+Vofg==',
  lock:
    'czMtYmF0Y2gtYWN0aW9uIGRlcGxveSBzdGF0ZSA2M2E4OTlhYmE5OGYwMWUyNmQyYjRkZDE2NGM2ZjY0MGM3ZTQyZDFi' +
    'NGFkMTBiZGUwYjMzZGZlOThjYTRkM2QwIHsiZm9ybWF0IjoxLCJzYWx0IjoiMDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3' +
    'ODlhYmNkZWYiLCJwbGFjZSI6IjQyNDYyMzE1NDVlNWIyMjE0YTE4Mjg5OTJiMGYyY2JmIiwibm9uY2UiOiJmZWRjYmE5' +
    'ODc2NTQzMjEwZmVkY2JhOTg3NjU0MzIxMCIsImxvY2siOnsicnVuIjoiNDcxMSIsImF0dGVtcHQiOjJ9LCJyZXN0Ijp7' +
    'ImNvbmRpdGlvbiI6InVuZmluaXNoZWQiLCJyb3dzIjp7Imtub3duIjowLCJsZWZ0IjoxLCJvd2VkIjoyfSwiYm9keSI6' +
    'ImMwZDk4ZmE3MWVkMjA2OWJkZGVjOGM4ZjIzZTZkYTVjYzhiNjI5YTBlYTU4NTA3M2JhOTEwZjY2N2JlYjJkZDIifX0K' +
    '8SAOyUDz5H966JtItoSO8QGLz+Vofn8gVs4LcOQQXDaJ0rXucOG45vtWIkWMCgl/0EADgI8Z',
};
