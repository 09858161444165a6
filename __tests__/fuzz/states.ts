import { hash } from 'node:crypto';
import { StoreError } from '../../src/core/errors.ts';
import { leaseKeyOf } from '../../src/core/keys.ts';
import { encodeLease, readLease, readLock } from '../../src/listing/deploy-lease.ts';
import { encodeState, type NewState } from '../../src/sync/state/format.ts';
import { readDeployState } from '../../src/sync/state/state-object.ts';
import { tablesOfEntries } from '../../src/sync/state/tables.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { type Chance, mutated } from './chance.ts';
import { fieldsOf, must, type Topic } from './topic.ts';

const PLACE = { bucket: 'b', prefix: 'site/', key: 'site/.s3-batch-action' };
const SALT = '0123456789abcdef0123456789abcdef';
const KEYS = Array.from({ length: 20 }, (_, at) => `site/${at}`);
const LOCK = { run: '4711', attempt: 2 };
const LEASE = { ...LOCK, nonce: 'a'.repeat(32), renewal: 3, isReleased: false };
const LEASE_LINE = Buffer.from(encodeLease(LEASE));

/** States as deploys write them: finished, in progress, empty, and with a section of another version. */
const STATES: readonly Buffer[] = [
  stateOf({}),
  stateOf({ condition: 'unfinished', lock: LOCK }),
  stateOf({ tables: tablesOfEntries(SALT, []) }),
  stateOf({ carried: [{ name: 'later', width: 3, bytes: Buffer.from('abcdef') }] }),
];

function stateOf(changes: Partial<NewState>): Buffer {
  const entries = KEYS.map((key, size) => {
    const digits = String(size).padStart(32, '0');
    const facts = { etag: `"${digits}"`, size, content: digits, headers: digits, unknown: [] };
    return [key, { ...facts, ...(size % 3 === 2 && { removedAt: 1_700_000_000_000 }) }] as const;
  });
  const { size, copy } = encodeState(
    {
      condition: 'clean',
      salt: SALT,
      nonce: 'f'.repeat(32),
      lock: undefined,
      tables: tablesOfEntries(SALT, entries),
      carried: [],
      ...changes,
    },
    PLACE,
  );
  return copy(0, size);
}

/** States and leases that were changed: nothing of what they say may be believed. */
export const states: Topic = {
  name: 'states',
  turns: 5,
  open: () =>
    Promise.resolve({
      tryCase: (chance) => (chance.is(0.8) ? tryState(chance) : tryLease(chance)),
      close: () => Promise.resolve(),
    }),
};

async function tryState(chance: Chance): Promise<void> {
  const valid = chance.of(STATES);
  const other = chance.of(STATES);
  const bytes = chance.is(0.05)
    ? valid
    : chance.is(0.3)
      ? signedAnew(valid, chance)
      : mutated(valid, chance, other);
  const size = chance.is(0.9) ? bytes.length : chance.of([0, 1, bytes.length * 2, 2 ** 40]);
  const state = await orStoreError(() =>
    readDeployState({ ...PLACE, store: storeOf(bytes, size, chance) }),
  );
  if (state === undefined) return;
  const { condition } = state;
  const known = KEYS.filter((key) => state.entryOf(key) !== undefined);
  const about = () => `${condition}, ${known.length} keys: ${bytes.toString('latin1')}`;
  const isOriginal = STATES.some((one) => one.equals(bytes));
  if (!isOriginal) {
    const isBelieved = known.length > 0 || state.pendingCount > 0 || condition === 'clean';
    must(!isBelieved || isSound(bytes), () => `a changed state is believed: ${about()}`);
  } else if (bytes === STATES[0] && size === bytes.length) {
    must(condition === 'clean' && known.length === KEYS.length, () => `lost: ${about()}`);
  }
}

/** A state whose first line says something else, under the digest that this line then has. */
function signedAnew(valid: Buffer, chance: Chance): Buffer {
  const end = valid.indexOf('\n');
  const line = valid.toString('utf8', 0, end);
  const start = line.indexOf('{');
  const json = mutated(Buffer.from(line.slice(start)), chance)
    .toString()
    .replaceAll('\n', ' ');
  const magic = line.slice(0, line.indexOf('{') - 65);
  const signed = Buffer.from(`${magic}${hash('sha256', json)} ${json}`);
  return Buffer.concat([signed, valid.subarray(end)]);
}

/** Whether each section of a state has the hash that its first line gives, and nothing follows. */
function isSound(bytes: Buffer): boolean {
  const end = bytes.indexOf('\n');
  const line = bytes.toString('utf8', 0, end);
  const json = line.slice(line.indexOf('{'));
  if (!line.includes(` ${hash('sha256', json)} `)) return false;
  const { rest } = JSON.parse(json) as { rest: { sections: SectionFacts[] } };
  let [at, hashedTo] = [end + 1, end + 1];
  let isHashed = true;
  for (const { rows, width, hash: digest } of rest.sections) {
    at += rows * width;
    // A section without a hash is in that of the next one.
    if (digest === undefined) continue;
    isHashed &&= digest === hash('sha256', bytes.subarray(hashedTo, at));
    hashedTo = at;
  }
  return isHashed && hashedTo === at && at === bytes.length;
}

interface SectionFacts {
  readonly rows: number;
  readonly width: number;
  readonly hash: string | undefined;
}

async function tryLease(chance: Chance): Promise<void> {
  const bytes = chance.is(0.1) ? LEASE_LINE : mutated(LEASE_LINE, chance, chance.of(STATES));
  const store = storeOf(bytes, bytes.length, chance);
  const place = { ...PLACE, store };
  await orStoreError(() => readLock(place));
  const found = await orStoreError(() => readLease(place));
  const about = () => `${JSON.stringify(found)}: ${bytes.toString('latin1')}`;
  if (bytes === LEASE_LINE) {
    must(JSON.stringify(found?.lease) === JSON.stringify(LEASE), () => `lost: ${about()}`);
  } else if (found?.lease !== undefined) {
    const { nonce, isReleased } = found.lease;
    // The rest of a line may be in the same piece, or in one that is not read any more.
    const text = bytes.toString();
    const said = [text, text.trimStart().split('\n', 1)[0] ?? ''].map(fieldsOf);
    const isSaid = said.some(
      (fields) => fields?.['nonce'] === nonce && (fields['released'] === true) === isReleased,
    );
    must(isSaid, () => `a lease that nobody wrote: ${about()}`);
  }
}

/** A store with the same bytes under both keys, which come in pieces, of a size that may be a lie. */
function storeOf(bytes: Buffer, size: number, chance: Chance): MemoryStore {
  const store = new MemoryStore();
  const pieceSize = 1 + chance.below(chance.is(0.5) ? 50 : 5_000);
  store.get = ({ key }) => {
    const isThere = key === PLACE.key || key === leaseKeyOf(PLACE.key);
    if (!isThere) throw new Error(`nobody asks for ${key}`);
    const facts = { size, etag: '"e"', lastModified: new Date(0) };
    return Promise.resolve({ ...facts, body: piecesOf(bytes, pieceSize) });
  };
  return store;
}

async function* piecesOf(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    yield await Promise.resolve(bytes.subarray(at, at + size));
  }
}

async function orStoreError<Result>(read: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await read();
  } catch (thrown) {
    must(thrown instanceof StoreError, () => `reading throws ${String(thrown)}`);
    return undefined;
  }
}
